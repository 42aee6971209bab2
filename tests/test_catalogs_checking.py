from __future__ import annotations

import pytest

from minority_site.catalogs.checking import broken, header_faults, same_plural_rule
from minority_site.catalogs.records import Catalog, Message
from minority_site.languages import Plural, builtin_languages

SV = builtin_languages()["sv"]
SE = builtin_languages()["se"]


def fault(*strings: str, msgid: str, plural: str | None = None, flags: str = "", language=SV) -> str | None:
    message = Message(id=msgid, plural=plural, strings=strings, flags=frozenset(flags.split()))
    found = broken(message, Catalog(tag=language.tag, file="x.po"), language)
    return found.message if found else None


@pytest.mark.parametrize(
    ("msgid", "words", "expected"),
    [
        ("Register by {date}", "Anmäl dig senast {date}", None),
        ("{a} and {b}", "{b} och {a}", None),
        (
            "Register by {date}",
            "Anmäl dig senast {datum}",
            "has {datum}, which the English words do not have",
        ),
        ("Register by {date}", "Anmäl dig i tid", "lacks {date}"),
        ("Register by {date}", "Anmäl dig senast {date", "lacks {date}"),
        ("Calendar", "Kalender {0}", "has {0}, which the English words do not have"),
        ("On {date}", "Den {date!r}", "has {date!r}, which the English words do not have"),
        ("On {date}", "Den {date[0]}", "has {date[0]}, which the English words do not have"),
        ("# min read", "# minuters läsning", None),
        ("# min read", "några minuters läsning", "lacks #"),
        ("Half of it", "50 % av det", None),
    ],
)
def test_placeholders_are_compared_by_their_written_form(
    msgid: str, words: str, expected: str | None
) -> None:
    assert fault(words, msgid=msgid) == (expected and f"'{msgid}' {expected}")


def test_printf_conversions_are_compared_where_the_message_is_marked() -> None:
    assert fault("%s av %d", msgid="%s of %d", flags="python-format") is None
    assert fault("%d av %s", msgid="%s of %d", flags="python-format") is not None
    assert fault("100 %", msgid="all", flags="") is None
    assert fault("%(n)d sidor, 100 %%", msgid="%(n)d pages", flags="python-format") is None


def test_form_for_one_number_only_may_leave_the_number_out() -> None:
    assert fault("ett evenemang", "{count} evenemang", msgid="{count} event", plural="{count} events") is None
    assert (
        fault("ett evenemang", "evenemang", msgid="{count} event", plural="{count} events")
        == "msgstr[1] of '{count} event' lacks {count}"
    )


def test_language_with_a_dual_has_three_forms() -> None:
    words = ("{count} siidu",) * 3  # the sourced noun; its inflection is not the subject
    assert fault(*words, msgid="{count} page", plural="{count} pages", language=SE) is None
    assert (
        fault(*words[:2], msgid="{count} page", plural="{count} pages", language=SE)
        == "'{count} page' has 2 plural forms, not 3"
    )


def test_plural_words_under_another_rule_are_not_used() -> None:
    message = Message(id="{count} event", plural="{count} events", strings=("{count} evenemang",) * 2)
    catalog = Catalog(tag="sv", file="x.po", header={"Plural-Forms": "nplurals=2; plural=(n > 1);"})
    found = broken(message, catalog, SV)
    assert found is not None
    assert found.fault == "plural"


@pytest.mark.parametrize(
    ("msgid", "words", "expected"),
    [
        ("Read <b>more</b>", "Läs <b>mer</b>", None),
        ("Read<br>more", "Läs<br/>mer", None),
        ('<a href="/x" class="y">Read</a>', '<a class="y" href="/x">Läs</a>', None),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2", None),
        ("Read <b>more</b>", "Läs mer", "'Read <b>more</b>' lacks <b>"),
        ("Read <b>more</b>", "Läs <b>mer", "'Read <b>more</b>': <b> is not closed"),
        (
            "Read <b>more</b>",
            "Läs <i>mer</i>",
            "'Read <b>more</b>' has <i>, which the English words do not have",
        ),
        ("Read", "Läs<!-- -->", "'Read': a '<' that begins no whole tag"),
        ("Read", "Läs<img src=x onerror=alert(1)", "'Read': a '<' that begins no whole tag"),
        ("Read", "<svg/onload=alert(1)>", "'Read': <svg> is not closed"),
    ],
)
def test_markup_is_that_of_the_english_words(msgid: str, words: str, expected: str | None) -> None:
    assert fault(words, msgid=msgid) == expected


def test_rules_that_choose_alike_are_the_same_however_written() -> None:
    assert same_plural_rule("nplurals=2; plural=n!=1", SV)
    assert same_plural_rule("nplurals=2; plural=(n == 1) ? 0 : 1;", SV)
    assert not same_plural_rule("nplurals=2; plural=(n > 1);", SV)
    assert not same_plural_rule("nplurals=3; plural=(n != 1);", SV)
    assert not same_plural_rule("", SV)


@pytest.mark.parametrize(
    "rule",
    ["nplurals=2; plural=n%0;", "nplurals=1; plural=n;", "__import__('os')", "nplurals=2; plural=n**n;"],
)
def test_rule_that_is_none_equals_no_rule(rule: str) -> None:
    assert not same_plural_rule(rule, SV)


def test_header_faults_name_the_right_field() -> None:
    header = {
        "Language": "fi",
        "Content-Type": "text/plain; charset=cp1252",
        "Plural-Forms": Plural().gettext,
    }
    assert list(header_faults(Catalog(tag="se", file="x.po", header=header), SE)) == [
        ("the header says cp1252; catalogs are UTF-8", "Content-Type: text/plain; charset=UTF-8"),
        ("the header is for 'fi'; its folder is 'se'", "Language: se"),
        (
            "the header counts by 'nplurals=2; plural=(n != 1);'; the registry has another rule",
            "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
        ),
    ]


def test_words_too_long_for_a_label_are_not_searched_for_tags() -> None:
    assert fault("<a" * 2501, msgid="Home") == "'Home' is longer than 5000 characters"


def test_rule_with_room_for_a_search_without_end_is_no_rule() -> None:
    assert not same_plural_rule("nplurals=2; plural=" + " " * 5000 + "x;", SV)
    assert not same_plural_rule("nplurals=2; plural=" + "(" * 600 + "n" + ")" * 600, SV)
