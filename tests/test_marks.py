"""Language marks become `lang` and `dir` wherever a theme happened to print the words."""

from __future__ import annotations

from minority_site.marks import mark, resolve_marks, strip_marks

DIRECTIONS = {"sv": "ltr", "fi": "ltr", "yi": "rtl"}


def resolved(html: str) -> str:
    return resolve_marks(html, DIRECTIONS)  # type: ignore[arg-type]


def test_marked_text_becomes_an_element_with_lang_and_dir() -> None:
    assert resolved(f"<p>{mark('Sök', 'sv')}</p>") == '<p><span lang="sv" dir="ltr">Sök</span></p>'


def test_a_right_to_left_language_brings_its_direction() -> None:
    assert resolved(mark("ייִדיש", "yi")) == '<span lang="yi" dir="rtl">ייִדיש</span>'


def test_marks_inside_marks_keep_both_languages() -> None:
    html = resolved(mark(f"Sidan finns på {mark('suomi', 'fi')}.", "sv"))
    assert html == '<span lang="sv" dir="ltr">Sidan finns på <span lang="fi" dir="ltr">suomi</span>.</span>'


def test_marking_twice_changes_nothing() -> None:
    assert mark(mark("Sök", "sv"), "sv") == mark("Sök", "sv")


def test_a_label_becomes_a_hidden_element_that_the_name_refers_to() -> None:
    html = resolved(f'<nav aria-label="{mark("Sidfot", "sv")}"><a href="x">y</a></nav>')
    assert html == (
        '<nav aria-labelledby="label-1"><span hidden id="label-1"><span lang="sv" dir="ltr">Sidfot</span></span>'
        '<a href="x">y</a></nav>'
    )


def test_a_label_in_two_languages_keeps_them_apart() -> None:
    html = resolved(f'<a aria-label="{mark("Nästa", "sv")}: Etusivu">x</a>')
    assert '<span lang="sv" dir="ltr">Nästa</span>: Etusivu</span>' in html


def test_an_empty_element_takes_the_language_of_its_attribute() -> None:
    html = resolved(f'<input placeholder="{mark("Sök", "sv")}" aria-label="{mark("Sök", "sv")}">')
    assert html == '<input lang="sv" placeholder="Sök" aria-label="Sök">'


def test_a_document_title_takes_the_language_of_its_first_words() -> None:
    assert resolved(f"<title>{mark('Kontakt', 'sv')} - Webb</title>") == (
        '<title lang="sv" dir="ltr">Kontakt - Webb</title>'
    )


def test_a_document_title_in_the_pages_language_is_left_alone() -> None:
    assert resolved(f"<title>Yhteys - {mark('Webb', 'sv')}</title>") == "<title>Yhteys - Webb</title>"


def test_scripts_hold_no_marks_escaped_or_not() -> None:
    assert (
        resolved('<script>{"a": "\\uefe1sv\\uefe2S\\u00f6k\\uefe3"}</script>')
        == '<script>{"a": "S\\u00f6k"}</script>'
    )
    assert resolved(f'<script>"{mark("Sök", "sv")}"</script>') == '<script>"Sök"</script>'


def test_html_without_marks_is_returned_as_it_is() -> None:
    html = '<p title="a > b">x</p>'
    assert resolved(html) is html


def test_stripping_leaves_the_words() -> None:
    assert strip_marks(mark(f"a {mark('b', 'fi')}", "sv")) == "a b"
