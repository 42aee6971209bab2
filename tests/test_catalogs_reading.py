from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minority_site.catalogs.reading import LARGEST, read_catalog, read_catalog_file
from minority_site.catalogs.records import Catalog

HEADER = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n'


def read(text: str | bytes) -> Catalog:
    return read_catalog(text if isinstance(text, bytes) else text.encode(), file="fi.po", tag="fi")


def test_entry_is_read_with_all_that_is_said_of_it() -> None:
    catalog = read(
        HEADER
        + "\n# Source: Finlex; certainty: verified\n# Asked for by the library\n#. Above a list.\n"
        + '#: src/a.py overrides/b.html\n#, fuzzy, python-brace-format\n#| msgid "{count} meeting"\n'
        + 'msgctxt "event"\nmsgid "{count} event"\nmsgid_plural ""\n"{count} "\n"events"\n'
        + 'msgstr[0] "{count} tapahtuma"\nmsgstr[1] "{count} tapahtumaa"\n'
    )
    (message,) = catalog.messages
    assert (message.context, message.id, message.plural) == ("event", "{count} event", "{count} events")
    assert message.strings == ("{count} tapahtuma", "{count} tapahtumaa")
    assert message.flags == {"fuzzy", "python-brace-format"}
    assert message.comments == ("Source: Finlex; certainty: verified", "Asked for by the library")
    assert message.extracted == ("Above a list.",)
    assert message.references == ("src/a.py", "overrides/b.html")
    assert message.previous_id == "{count} meeting"
    assert message.source == "Finlex; certainty: verified"
    assert message.line == 12
    assert message.fuzzy
    assert catalog.header == {"Language": "fi"}


def test_obsolete_entries_are_kept_apart() -> None:
    catalog = read(HEADER + '\n#~ msgid "Home"\n#~ msgstr "Koti"\n\nmsgid "Home"\nmsgstr "Etusivu"\n')
    assert [message.obsolete for message in catalog.messages] == [True, False]
    assert catalog.active[(None, "Home")].strings == ("Etusivu",)
    assert catalog.duplicates == ()


def test_of_two_entries_with_the_same_key_the_first_counts_and_the_second_is_named() -> None:
    catalog = read(HEADER + '\nmsgid "Home"\nmsgstr "Etusivu"\n\nmsgid "Home"\nmsgstr "Koti"\n')
    assert catalog.active[(None, "Home")].strings == ("Etusivu",)
    (problem,) = catalog.duplicates
    assert (problem.line, problem.message) == (8, "the message 'Home' stands on line 5 already")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "Home"\nmsgstr "Etusivu\n', 2, "this is no line of a PO file"),
        ('msgid "Home"\nmsgstr "Etu"sivu"\n', 2, "this is no line of a PO file"),
        ('msgid "Home"\n\nmsgid "Menu"\nmsgstr "Valikko"\n', 3, "msgid cannot stand here, after msgid"),
        (
            'msgid "Home"\n# a remark\nmsgid "Menu"\nmsgstr "Valikko"\n',
            3,
            "msgid cannot stand here, after msgid",
        ),
        (
            'msgid "Home"\nmsgid_plural "Homes"\nmsgstr "Etusivu"\n',
            3,
            "msgstr cannot stand here, after msgid_plural",
        ),
        ('msgstr "Etusivu"\n', 1, "msgstr cannot stand here"),
        ('"Etusivu"\n', 1, "a string that belongs to nothing"),
        ('msgid "Home"\n', 1, "msgid without a msgstr"),
        ("Etusivu\n", 1, "this is no line of a PO file"),
        (HEADER + '\nmsgid ""\nmsgstr "Language: sv\\n"\n', 5, "a second header: an empty msgid"),
        ('msgid "Home"\nmsgstr "Etu\0sivu"\n', 2, "a control character, U+0000"),
        ('msgid "Home"\nmsgstr "Etu\u2028sivu"\n', 2, "a control character, U+2028"),
        ('msgid "Home"\nmsgstr "Etu\x1b[2Jsivu"\n', 2, "a control character, U+001B"),
    ],
)
def test_broken_file_is_a_problem_with_its_line_and_gives_no_messages(
    text: str, line: int, message: str
) -> None:
    catalog = read(text)
    (problem,) = catalog.problems
    assert (problem.path, problem.line) == ("fi.po", line)
    assert problem.message == f"the catalog cannot be read: {message}"
    assert catalog.messages == ()


def test_text_in_another_encoding_is_a_problem_at_its_line() -> None:
    (problem,) = read('msgid "Today"\nmsgstr "Tänään"\n'.encode("latin-1")).problems
    assert (problem.line, problem.message) == (2, "the catalog cannot be read: this is not UTF-8 text")


def test_byte_order_mark_and_windows_line_endings_change_nothing() -> None:
    text = HEADER + '\nmsgid "Today"\nmsgstr "Tänään"\n'
    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


def test_comment_without_a_space_is_a_comment() -> None:
    catalog = read(HEADER + '\n#Source: Finlex\nmsgid "Today"\nmsgstr "Tänään"\n')
    assert catalog.active[(None, "Today")].source == "Finlex"


def test_text_that_is_a_file_name_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "#secret").write_text('msgid "Home"\nmsgstr "Etusivu"\n', encoding="utf-8")
    assert read("#secret").messages == ()


def test_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.po").write_text(HEADER, encoding="utf-8")
    (tmp_path / "messages.po").symlink_to(tmp_path / "outside.po")
    (problem,) = read_catalog_file(tmp_path / "messages.po", file="messages.po", tag="fi").problems
    assert problem.message == "the catalog cannot be read: this is no ordinary file"


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "messages.po")
    assert read_catalog_file(tmp_path / "messages.po", file="messages.po", tag="fi").problems


def test_giant_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    (problem,) = read_catalog_file(path, file="messages.po", tag="fi").problems
    assert problem.message == "the catalog cannot be read: this is too large for a catalog"


_PIECES = st.sampled_from(
    ['msgid "a"', 'msgid ""', 'msgctxt "d"', 'msgid_plural "e"', 'msgstr "b"', 'msgstr ""', 'msgstr[0] "f"', 'msgstr[1] "g"',
     '"c\\n"', "# h", "#, fuzzy", '#| msgid "i"', '#~ msgid "j"', '#~ msgstr "k"', "", "#~", "#|", "#:", "#.", "x"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=8), max_size=14))
def test_any_lines_are_read_or_are_a_problem(lines: list[str]) -> None:
    catalog = read("\n".join(lines))
    assert not (catalog.problems and catalog.messages)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_are_a_problem(raw: bytes) -> None:
    catalog = read(raw)
    assert not (catalog.problems and catalog.messages)
