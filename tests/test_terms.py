"""The terms file: sourced words, a project's own beside them, wrong rows left out and named."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from minority_site.languages import builtin_languages
from minority_site.terms import Terms, builtin_terms, read_terms
from minority_site.text import Text
from tests.conftest import Project

TERMS = builtin_terms()


def test_the_packages_own_file_has_nothing_wrong() -> None:
    assert TERMS.problems == ()
    assert len(TERMS) == 74


def test_every_word_is_in_a_language_of_the_registry_and_has_a_source() -> None:
    assert {tag for term in TERMS.values() for tag in term.words} <= set(builtin_languages())
    assert all(term.source for term in TERMS.values())
    assert all(
        unicodedata.is_normalized("NFC", word) for term in TERMS.values() for word in term.words.values()
    )


WORDS = {
    ("national-minorities", "sv"): "nationella minoriteter",
    ("national-minorities", "se"): "našuvnnalaš unnitlogut",
    ("national-minorities", "yi"): "נאַציאָנאַלע מינאָריטעטן",
    ("right-to-vote", "smj"): "jienastimriektá",
    ("finnish-language", "sma"): "såevmie",
    ("autonym", "rmf"): "kaalengo tšimb",
    ("and", "sma"): "jih",
}


@pytest.mark.parametrize(("key", "word"), WORDS.items())
def test_a_word_comes_with_its_language(key: tuple[str, str], word: str) -> None:
    assert TERMS.word(*key) == Text(word, key[1])


def test_what_has_no_source_is_nothing() -> None:
    assert TERMS.word("seminar", "yi") is None
    assert TERMS.word("no-such-term", "sv") is None


def test_a_simpler_form_of_a_language_has_its_words_under_that_languages_name() -> None:
    assert TERMS.word("rights", "sv-simple") == Text("rättigheter", "sv")


def test_a_variety_does_not_take_another_varietys_words() -> None:
    assert TERMS.word("rights", "rmy") == Text("čačimata", "rmy")
    assert TERMS.word("rights", "rmy-x-lovari") is None


@pytest.mark.parametrize("term", ["jews", "finnish-language"])
def test_a_word_whose_only_source_is_in_lovari_is_not_kelderash(term: str) -> None:
    assert TERMS.word(term, "rmy") is None
    assert "Lovari" in TERMS[term].source


def test_a_withheld_word_is_kept_for_the_record_and_never_shown() -> None:
    withheld = TERMS["national-minorities-kaale-title"]
    assert withheld.words["rmf"] == "nacionalne minoriteti"
    assert withheld.word("rmf") is None


# A project's own.

HEADER = "id,concept,sv,fi,source,certainty\n"


def extended(rows: str, header: str = HEADER) -> Terms:
    return TERMS.extended((header + rows).encode(), "data/terms.csv")


def test_a_project_adds_terms_and_cells(tmp_path: Path) -> None:
    file = tmp_path / "data" / "terms.csv"
    file.parent.mkdir()
    file.write_text(
        HEADER + "town-hall,,kommunhus,kaupungintalo,Isof,verified\ncalendar,,almanacka,,SAOL,verified\n",
        encoding="utf-8",
    )
    terms = read_terms(tmp_path)
    assert terms.problems == ()
    assert terms.word("town-hall", "fi") == Text("kaupungintalo", "fi")
    assert terms.word("calendar", "sv") == Text("almanacka", "sv")
    assert terms.word("calendar", "se") == Text("kaleanddar", "se")
    assert terms["calendar"].concept == "calendar"


def test_without_a_file_the_packages_terms_are_all() -> None:
    assert read_terms(Path("/nonexistent")) is TERMS


def test_a_spreadsheets_semicolons_byte_order_mark_and_decomposed_letters_are_read() -> None:
    text = "\ufeff" + unicodedata.normalize(
        "NFD", "id;sv;source;certainty\r\nyear-book;årsbok;SAOL;verified\r\n"
    )
    terms = TERMS.extended(text.encode(), "data/terms.csv")
    assert terms.problems == ()
    assert terms.word("year-book", "sv") == Text("årsbok", "sv")


def test_new_language_columns_are_welcome() -> None:
    terms = extended("rights,rettigheter,Bokmålsordboka,lexicon\n", "id,nb,source,certainty\n")
    assert terms.problems == ()
    assert terms.word("rights", "nb") == Text("rettigheter", "nb")


WRONG = {
    "x_y,,a,,s,verified\n": (2, "the id 'x_y' is not kebab-case"),
    "a,,x,,s,verified\na,,y,,s,verified\n": (3, "the id 'a' is on line 2 too"),
    "a,,x,,s,certain\n": (2, "the certainty of 'a' is 'certain'"),
    "a,,x,,,verified\n": (2, "'a' has words and no source"),
    "a,,x,s,verified\n": (2, "the row has 5 cells, the first line 6"),
    "a,,x,,s,verified\n\nb,,y,,s,\n": (4, "the certainty of 'b' is ''"),
    'a,,"x\ny",,s,verified\n': (2, "the word in 'sv' holds a line break or an invisible character"),
    "a,,x\u202ey,,s,verified\n": (2, "the word in 'sv' holds a line break or an invisible character"),
    'a,,"x,,s,verified\n': (2, "the row cannot be read: unexpected end of data"),
}


@pytest.mark.parametrize(("rows", "problem"), WRONG.items())
def test_a_wrong_row_is_left_out_and_named_with_its_line(rows: str, problem: tuple[int, str]) -> None:
    terms = extended(rows)
    assert [(p.path, p.line, p.message) for p in terms.problems] == [("data/terms.csv", *problem)]
    assert all(found.hint for found in terms.problems)


WRONG_HEADERS = {
    "id,sv,certainty\n": "there is no column 'source'",
    "": "there is no column 'id'",
    "id,svenska språket,source,certainty\n": "the column 'svenska språket' is not a language tag (BCP 47)",
    "id,sv,sv,source,certainty\n": "the column 'sv' is given twice",
}


@pytest.mark.parametrize(("header", "message"), WRONG_HEADERS.items())
def test_a_wrong_first_line_is_named(header: str, message: str) -> None:
    problems = extended("", header).problems
    assert problems[0].line == 1
    assert problems[0].message.startswith(message)


def test_a_file_that_is_no_text_is_named() -> None:
    problems = TERMS.extended(b"id,sv,source,certainty\nlaw,l\xe4g,s,verified\n", "data/terms.csv").problems
    assert [(p.line, p.message) for p in problems] == [(2, "this is not UTF-8 text")]


def test_check_names_the_row(project: Callable[..., Project]) -> None:
    site = project()
    site.write("data/terms.csv", HEADER + "Town hall,,kommunhus,,Isof,verified\n")
    run = site.run("check", "--format", "text")
    assert run.code == 1
    assert (
        "data/terms.csv:2:1: error: the id 'Town hall' is not kebab-case (TRM003 bad-terms-file)" in run.out
    )
