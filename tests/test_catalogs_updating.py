"""`catalogs update`: what changes, what stays to the letter."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minority_site.catalogs.reading import read_catalog
from minority_site.catalogs.updating import update_catalog
from minority_site.errors import SiteError
from minority_site.languages import builtin_languages

LANGUAGES = builtin_languages()
POT_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER = """\
# Suomi. Translators: the library's language group
msgid ""
msgstr ""
"Project-Id-Version: minority-site\\n"
"PO-Revision-Date: 2026-03-01 12:00+0100\\n"
"Language-Team: Finnish <suomi@library.example>\\n"
"Language: fi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: Weblate 5\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"
"""
HOME = 'msgid "Home"\nmsgstr "Etusivu"\n'
MENU = 'msgid "Menu"\nmsgstr "Valikko"\n'
EVENTS = 'msgid "{count} event"\nmsgid_plural "{count} events"\nmsgstr[0] "{count} tapahtuma"\nmsgstr[1] "{count} tapahtumaa"\n'


def pot(*entries: str) -> str:
    return "\n".join((POT_HEADER, *entries))


def po(*entries: str, header: str = HEADER) -> str:
    return "\n".join((header, *entries))


def empty(text: str) -> str:
    return "".join(
        line if not line.startswith("msgstr") else line.split('"')[0] + '""\n'
        for line in text.splitlines(keepends=True)
    )


def update(before: str | bytes | None, template: str, tag: str = "fi", **known: object) -> str:
    raw = before.encode() if isinstance(before, str) else before
    read = read_catalog(template.encode(), file="messages.pot", tag=None)
    assert not read.problems
    once = update_catalog(raw, read, LANGUAGES.resolve(tag), file="fi.po", **known)  # type: ignore[arg-type]
    assert update_catalog(once, read, LANGUAGES.resolve(tag), file="fi.po", **known) == once  # type: ignore[arg-type]
    return once.decode()


def changes(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_catalog_that_lacks_nothing_comes_out_byte_for_byte() -> None:
    odd = po(
        '# Source: Finlex\n#. Label.\n#: src/a.py\nmsgid ""\n"Ho"\n"me"\nmsgstr   "Etusivu"\n\n\n',
        '#~ msgid "Between"\n#~ msgstr "Välissä"\n',
        '#. Label.\n#: src/a.py\n#, fuzzy, no-wrap\n#| msgid "Menus"\nmsgid "Menu"\nmsgstr "Valikko"\n',
        "# the end",
    )
    template = pot("#. Label.\n#: src/a.py\n" + empty(MENU), "#. Label.\n#: src/a.py\n" + empty(HOME))
    for text in (odd, odd + "\n", "\ufeff" + odd, odd.replace("\n", "\r\n")):
        assert update(text, template) == text


def test_new_message_stands_after_its_neighbour_in_the_template() -> None:
    before = po(HOME, EVENTS)
    after = update(before, pot(empty(HOME), "#. List of pages.\n#: src/b.py\n" + empty(MENU), empty(EVENTS)))
    assert after == po(HOME, "#. List of pages.\n#: src/b.py\n" + empty(MENU), EVENTS)


def test_order_of_translators_is_kept() -> None:
    before = po(EVENTS, HOME)
    assert update(before, pot(empty(HOME), empty(EVENTS))) == before
    assert update(before, pot(empty(HOME), empty(MENU), empty(EVENTS))) == po(EVENTS, HOME, empty(MENU))


def test_only_the_lines_of_the_code_change_when_the_code_moves() -> None:
    before = po("# Source: Finlex\n# asked the library\n#. Old remark.\n#: src/a.py\n" + HOME, MENU)
    after = update(before, pot("#. New remark.\n#: src/b.py\n" + empty(HOME), empty(MENU)))
    assert changes(before, after) == ["-#. Old remark.", "-#: src/a.py", "+#. New remark.", "+#: src/b.py"]


def test_reworded_message_keeps_its_words_for_review_with_the_old_words_beside() -> None:
    before = po(HOME, '# Source: Finlex\nmsgid "There are no events."\nmsgstr "Tapahtumia ei ole."\n')
    after = update(before, pot(empty(HOME), 'msgid "There are no coming events."\nmsgstr ""\n'))
    assert changes(before, after) == [
        '-msgid "There are no events."',
        "+#, fuzzy",
        '+#| msgid "There are no events."',
        '+msgid "There are no coming events."',
    ]


def test_reworded_twice_keeps_the_words_it_was_translated_from() -> None:
    before = po('msgid "There are no events."\nmsgstr "Tapahtumia ei ole."\n')
    once = update(before, pot('msgid "There are no coming events."\nmsgstr ""\n'))
    twice = update(once, pot('msgid "There are no coming events now."\nmsgstr ""\n'))
    assert '#| msgid "There are no events."' in twice
    assert "coming events." not in twice


def test_message_alone_in_its_context_is_followed_however_it_is_reworded() -> None:
    before = po('msgctxt "search"\nmsgid "Search"\nmsgstr "Haku"\n')
    after = update(before, pot('msgctxt "search"\nmsgid "Find"\nmsgstr ""\n'))
    assert '#, fuzzy\n#| msgid "Search"\nmsgctxt "search"\nmsgid "Find"\nmsgstr "Haku"\n' in after


def test_message_that_is_not_alike_gets_no_foreign_words() -> None:
    after = update(po(HOME), pot(empty(MENU)))
    assert after == po(empty(MENU), '#~ msgid "Home"\n#~ msgstr "Etusivu"\n')


def test_message_no_longer_used_becomes_obsolete_and_comes_back_with_its_words() -> None:
    before = po("# Source: Finlex\n#. A label.\n#: src/a.py\n" + HOME, MENU)
    gone = update(before, pot(empty(MENU)))
    assert gone == po(MENU, '# Source: Finlex\n#~ msgid "Home"\n#~ msgstr "Etusivu"\n')
    back = update(gone, pot("#. A label.\n#: src/a.py\n" + empty(HOME), empty(MENU)))
    assert back == before


def test_unused_message_without_words_is_dropped() -> None:
    assert update(po(HOME, empty(MENU)), pot(empty(HOME))) == po(HOME)


def test_plural_added_to_a_message_is_reviewed() -> None:
    before = po('msgid "{count} event"\nmsgstr "{count} tapahtuma"\n')
    after = update(before, pot(empty(EVENTS)))
    assert after == po(
        '#, fuzzy\n#| msgid "{count} event"\nmsgid "{count} event"\nmsgid_plural "{count} events"\n'
        'msgstr[0] "{count} tapahtuma"\nmsgstr[1] ""\n'
    )


def test_header_keeps_its_own_fields_and_gets_the_registrys_rule() -> None:
    header = HEADER.replace("Language: fi", "Language: sv").replace("n != 1", "n > 1")
    after = update(po(HOME, header=header), pot(empty(HOME)))
    assert changes(po(HOME, header=header), after) == [
        '-"Language: sv\\n"',
        '+"Language: fi\\n"',
        '-"Plural-Forms: nplurals=2; plural=n > 1;\\n"',
        '+"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    ]


def test_wrapped_header_field_is_replaced_whole() -> None:
    header = HEADER.replace(
        'nplurals=2; plural=n != 1;\\n"', 'nplurals=3; "\n"plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"'
    )
    after = update(po(HOME, header=header), pot(empty(HOME)))
    assert after == po(HOME, header=HEADER.replace("n != 1", "(n != 1)"))


def test_file_without_a_header_gets_one() -> None:
    after = update(HOME, pot(empty(HOME)))
    assert after.startswith(
        '# suomi (Finnish)\nmsgid ""\nmsgstr ""\n"Project-Id-Version: minority-site\\n"\n"Language: fi\\n"\n'
    )
    assert after.endswith("\n\n" + HOME)


def test_new_catalog_of_a_language_that_babel_does_not_know() -> None:
    after = update(None, pot(empty(EVENTS)), tag="rmy-x-kelderas")
    assert '"Language: rmy-x-kelderas\\n"' in after
    assert 'msgstr[0] ""\nmsgstr[1] ""\n' in after


def test_new_catalog_of_a_language_with_a_dual_has_three_forms() -> None:
    after = update(None, pot(empty(EVENTS)), tag="smj")
    assert '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"' in after
    assert 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n' in after


def test_english_words_are_the_msgids_until_somebody_writes_others() -> None:
    first = update(None, pot(empty(HOME), empty(EVENTS)), tag="en")
    assert 'msgid "Home"\nmsgstr "Home"\n' in first
    assert 'msgstr[0] "{count} event"\nmsgstr[1] "{count} events"\n' in first
    reworded = update(first, pot('msgid "Homes"\nmsgstr ""\n', empty(EVENTS)), tag="en")
    assert 'msgid "Homes"\nmsgstr "Homes"\n' in reworded
    assert "fuzzy" not in reworded
    own = first.replace('msgstr "Home"', 'msgstr "Start"')
    assert '#, fuzzy\n#| msgid "Home"\nmsgid "Homes"\nmsgstr "Start"\n' in update(
        own, pot('msgid "Homes"\nmsgstr ""\n', empty(EVENTS)), tag="en"
    )


def test_words_of_a_projects_own_for_the_packages_messages_stay() -> None:
    before = po(HOME, MENU)
    assert update(before, pot(empty(HOME)), also_known={(None, "Menu")}) == before


def test_format_flags_follow_the_template_and_others_stay() -> None:
    before = po('#, no-wrap\nmsgid "On {date}"\nmsgstr "Päivänä {date}"\n')
    after = update(before, pot('#, python-brace-format\nmsgid "On {date}"\nmsgstr ""\n'))
    assert changes(before, after) == ["-#, no-wrap", "+#, no-wrap, python-brace-format"]


def test_previous_words_of_obsolete_entries_survive() -> None:
    before = po(HOME, '#, fuzzy\n#~| msgid "Menus"\n#~ msgid "Menu"\n#~ msgstr "Valikko"\n')
    assert update(before, pot(empty(HOME))) == before
    back = update(before, pot(empty(HOME), empty(MENU)))
    assert '#, fuzzy\n#| msgid "Menus"\nmsgid "Menu"\nmsgstr "Valikko"\n' in back


def test_broken_catalog_is_refused_with_its_line() -> None:
    with pytest.raises(SiteError) as caught:
        update(po('msgid "Home"\nmsgstr "Etusivu\n'), pot(empty(HOME)))
    assert (caught.value.path, caught.value.line) == ("fi.po", 15)


_WORDS = st.text('abcdefgå {}\\"\n', min_size=1, max_size=12)
_ENTRY = st.tuples(st.none() | st.sampled_from(["x", "y"]), _WORDS, _WORDS | st.just(""))


@given(st.lists(_ENTRY, max_size=6), st.lists(_ENTRY, max_size=6))
def test_updating_twice_is_updating_once_and_no_words_are_lost(
    before: list[tuple[str | None, str, str]], wanted: list[tuple[str | None, str, str]]
) -> None:
    text = po(*_entries(before))
    after = update(text, pot(*_entries([(context, msgid, "") for context, msgid, _ in wanted])))
    catalog = read_catalog(after.encode(), file="fi.po", tag="fi")
    old = read_catalog(text.encode(), file="fi.po", tag="fi")
    assert not catalog.problems
    assert set(catalog.active) == {(context, msgid) for context, msgid, _ in wanted}
    assert {m.strings for m in old.messages if any(m.strings)} == {
        m.strings for m in catalog.messages if any(m.strings)
    }


def _entries(entries: list[tuple[str | None, str, str]]) -> list[str]:
    import polib

    unique = {(context, msgid): words for context, msgid, words in reversed(entries)}
    return [
        str(polib.POEntry(msgctxt=context, msgid=msgid, msgstr=words))
        for (context, msgid), words in unique.items()
    ]
