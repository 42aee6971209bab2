"""References in Markdown: what is found, where, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minority_site.pages import read_page
from minority_site.references import BrokenReference, Reference, find_references
from tests.conftest import Project


def calls(text: str) -> list[tuple[str, tuple[str | int, ...], dict[str, str | int]]]:
    found = find_references(text)
    assert all(isinstance(reference, Reference) for reference in found), found
    return [(r.name, r.arguments, dict(r.options)) for r in found if isinstance(r, Reference)]


def places(text: str, *, first_line: int = 1) -> list[tuple[int, int, bool]]:
    found = (reference.place for reference in find_references(text, first_line=first_line))
    return [(place.line, place.column, place.alone) for place in found]


FOUND = {
    "{{ feeds() }}": ("feeds", (), {}),
    '{{ law("2009:724", "8") }}': ("law", ("2009:724", "8"), {}),
    "{{law('2010:800', '8:12 b')}}": ("law", ("2010:800", "8:12 b"), {}),
    "{{ events(limit=3) }}": ("events", (), {"limit": 3}),
    '{{ events( type = "seminar" , limit=-1 ) }}': ("events", (), {"type": "seminar", "limit": -1}),
    '{{ words("rights", "law", languages="se smj sma") }}': (
        "words",
        ("rights", "law"),
        {"languages": "se smj sma"},
    ),
    '{{ term("") }}': ("term", ("",), {}),
    '{{ term("a, b (c) }} d") }}': ("term", ("a, b (c) }} d",), {}),
    '{{ term("it\'s", \'say "x"\') }}': ("term", ("it's", 'say "x"'), {}),
    '{{ term("rights",) }}': ("term", ("rights",), {}),
}


@pytest.mark.parametrize(("text", "call"), FOUND.items())
def test_a_reference_is_a_name_with_texts_and_numbers(
    text: str, call: tuple[str, tuple[str | int, ...], dict[str, str | int]]
) -> None:
    assert calls(text) == [call]


def test_several_stand_in_one_line_with_line_and_column() -> None:
    text = 'Första.\n\nEnligt {{ law("2009:724", "8") }} och {{ law("2009:724", "9") }}.\n'
    assert places(text, first_line=10) == [(12, 8, False), (12, 39, False)]


def test_the_place_is_counted_in_the_file_front_matter_included() -> None:
    raw = b"---\ntitle: T\n---\n\n{{ feeds() }}\n"
    page = read_page(raw, path="index.md", file="docs/sv/index.md", language="sv")
    assert [(r.place.line, r.place.column) for r in page.references] == [(5, 1)]


ALONE = {
    "{{ feeds() }}": True,
    "Text.\n\n{{ feeds() }}\n\nText.": True,
    "Text.\n \n{{ feeds() }}  \n\t\nText.": True,
    "Text.\n{{ feeds() }}\n\nText.": False,
    "{{ feeds() }}\nText.": False,
    "Se {{ feeds() }}": False,
    "{{ feeds() }}.": False,
    "- {{ feeds() }}": False,
    '!!! note "Obs"\n\n    {{ feeds() }}\n': False,
    " {{ feeds() }}": False,
}


@pytest.mark.parametrize(("text", "alone"), ALONE.items())
def test_a_reference_is_alone_when_it_is_a_paragraph_at_the_margin(text: str, alone: bool) -> None:
    assert [found[2] for found in places(text)] == [alone]


CODE = [
    "Skriv `{{ feeds() }}` så.",
    "Skriv ``{{ feeds() }} ` `` så.",
    "Skriv `ett\n{{ feeds() }}` så.",
    "```\n{{ feeds() }}\n```\n",
    "~~~ markdown\n{{ feeds() }}\n~~~\n",
    "```\n{{ feeds() }}\n",
    "Text.\n\n    {{ feeds() }}\n",
    "- punkt\n\n    ```\n    {{ feeds() }}\n    ```\n",
    '!!! note "Obs"\n\n        {{ feeds() }}\n',
    "<!-- {{ feeds() }} -->",
    "<!--\n\n{{ feeds() }}\n\n-->",
    "<pre><code>{{ feeds() }}</code></pre>",
    "<pre>\n\n{{ feeds() }}\n\n</pre>",
]


@pytest.mark.parametrize("text", CODE)
def test_what_stands_in_code_or_a_comment_is_left_alone(text: str) -> None:
    assert find_references(text) == ()


LIVE = [
    "`kod` {{ feeds() }} `kod`",
    "En ` ensam. {{ feeds() }}",
    "En ` ensam.\n\n{{ feeds() }}\n\nEn till ` ensam.",
    "\\`{{ feeds() }}\\`",
    "`` ett ` {{ feeds() }}",
    "- punkt\n\n    {{ feeds() }}\n",
    '!!! note "Obs"\n\n    {{ feeds() }}\n',
    "| a |\n| --- |\n| {{ feeds() }} |\n",
    "## {{ feeds() }} {#id}",
    "[{{ feeds() }}](a.md)",
    "<!-- a --> {{ feeds() }} <!-- b -->",
    "```\nkod\n```\n\n{{ feeds() }}",
]


@pytest.mark.parametrize("text", LIVE)
def test_what_only_stands_beside_code_is_found(text: str) -> None:
    assert calls(text) == [("feeds", (), {})]


BROKEN = {
    "{{ feeds }}": ("'{{ feeds }}' is no reference", 'write it as {{ name("argument", key="value") }}'),
    "{{ config.site_name }}": (
        "'{{ config.site_name }}' is no reference",
        'write it as {{ name("argument", key="value") }}',
    ),
    "{{ term(“rights”) }}": (
        "the arguments of 'term' cannot be read at '“rights”'",
        'use straight quotes: "…"',
    ),
    "{{ term(rights) }}": (
        "the arguments of 'term' cannot be read at 'rights'",
        'write it as {{ name("argument", key="value") }}',
    ),
    '{{ term("a" "b") }}': (
        "the arguments of 'term' cannot be read at '\"a\" \"b\"'",
        'write it as {{ name("argument", key="value") }}',
    ),
    '{{ term("a\\"b") }}': (
        "the arguments of 'term' cannot be read at '\"a\\\"b\"'",
        'write it as {{ name("argument", key="value") }}',
    ),
    "{{ events(limit=1+2) }}": (
        "the arguments of 'events' cannot be read at 'limit=1+2'",
        'write it as {{ name("argument", key="value") }}',
    ),
    "{{ events(limit=3, limit=4) }}": (
        "'events' is given 'limit' twice",
        'write it as {{ name("argument", key="value") }}',
    ),
    '{{ term(language="se", "rights") }}': (
        "in 'term' an argument without a name follows one with a name",
        'write it as {{ name("argument", key="value") }}',
    ),
    '{{ term("rights) }}': (
        "the arguments of 'term' cannot be read at '\"rights'",
        'write it as {{ name("argument", key="value") }}',
    ),
    '{{ term("rights")': (
        "'{{ term(\"rights\")' does not end with '}}'",
        'write it as {{ name("argument", key="value") }}',
    ),
    "{{ __import__('os').system('x') }}": (
        "the arguments of '__import__' cannot be read at ''os').system('x''",
        'write it as {{ name("argument", key="value") }}',
    ),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.items())
def test_what_is_no_reference_says_how_one_is_written(text: str, said: tuple[str, str]) -> None:
    found = find_references(text)
    assert [(r.message, r.hint) for r in found if isinstance(r, BrokenReference)] == [said]


@pytest.mark.parametrize(
    "text", ["{{ feeds", "{{\nfeeds() }}", "{ {feeds()} }", "{% feeds() %}", "a {{", "{{}"]
)
def test_braces_that_do_not_close_on_their_line_are_no_reference(text: str) -> None:
    assert find_references(text) == ()


@given(st.text(alphabet="{}()`'\"=,ab1 \n-\\<!>", max_size=80))
def test_any_text_is_read_and_every_place_is_where_it_says(text: str) -> None:
    lines = text.split("\n")
    for reference in find_references(text):
        place = reference.place
        assert text[place.start : place.start + 2] == "{{"
        assert isinstance(reference, BrokenReference) or text[place.end - 2 : place.end] == "}}"
        assert lines[place.line - 1][place.column - 1 :].startswith("{{")


def test_a_long_line_of_braces_takes_no_time() -> None:
    find_references("{{ a(" + '"x", ' * 20_000 + ") }}")
    find_references("{{" * 20_000)
    find_references("{{ " + '"' * 40_001)
    find_references("`" * 20_000 + "{{ feeds() }}")
    find_references("` `` " * 5_000 + "{{ feeds() }}")


def test_check_names_an_unknown_reference_with_line_and_nearest_name(project: Callable[..., Project]) -> None:
    site = project()
    site.write("docs/sv/index.md", "---\ntitle: Prov\n---\n\n{{ eventz(limit=3) }}\n")
    run = site.run("check", "--format", "text")
    assert run.code == 1
    shown = "docs/sv/index.md:5:1: error: unknown reference 'eventz' (DAT001 unknown-reference)\n    did you mean 'events'?"
    assert shown in run.out
