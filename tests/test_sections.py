"""Markdown cut into sections, and what parity checks are given of them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify
from markdown.extensions.toc import unique as toc_unique
from markdown_it import MarkdownIt

from minority_site.pages import split_front_matter
from minority_site.sections import (
    Admonition,
    Code,
    Heading,
    Image,
    Link,
    Section,
    Table,
    TextBlock,
    split_sections,
)
from minority_site.sections.ids import Ids, slug
from minority_site.sections.markdown import _parser, parse

EXEMPLAR = sorted((Path(__file__).parent.parent / "docs").rglob("*.md"))


def split(body: str, *, first_line: int = 1, title: str = "", language: str = "sv") -> tuple[Section, ...]:
    return split_sections(title, "", body, first_line=first_line, language=language)


def only(body: str) -> Section:
    """Return the section before the first heading."""
    return split(body)[1]


def test_meta_and_intro_come_first_and_then_a_section_for_each_level_two_heading() -> None:
    sections = split("Hej.\n\n## Ett {#one}\n\nText\n\n### Under {#sub}\n\n## Två {#two}\n", first_line=7)
    assert [(part.id, part.line, part.heading) for part in sections] == [
        ("_meta", 1, ""),
        ("_intro", 7, ""),
        ("one", 9, "Ett"),
        ("two", 15, "Två"),
    ]


def test_the_texts_of_the_sections_are_the_body() -> None:
    body = "Hej.\x0b\n\n## Ett {#one}\n\nText\u2028mer\n\nTvå {#two}\n---\n\n> ## Citat\n\nslut"
    assert "".join(part.text for part in split(body)[1:]) == body


@pytest.mark.parametrize("file", EXEMPLAR, ids=lambda file: "/".join(file.parts[-3:]))
def test_the_sections_of_every_page_of_the_exemplar_are_its_body(file: Path) -> None:
    _, body, line = split_front_matter(file.read_text(encoding="utf-8"))
    sections = split(body, first_line=line)
    assert "".join(part.text for part in sections[1:]) == body


@pytest.mark.parametrize(
    ("heading", "id_", "text", "classes"),
    [
        ("## Ansök {#apply}", "apply", "Ansök", set()),
        ("## Ansök {: #apply .critical }", "apply", "Ansök", {"critical"}),
        ("## Ansök *nu* ## {#apply .local .wide}", "apply", "Ansök nu", {"local", "wide"}),
        ("## Ansök { id=apply class='a b' }", "apply", "Ansök", {"a", "b"}),
        ("Ansök {#apply}\n---", "apply", "Ansök", set()),
        ("## {{ words('apply') }} {#apply}", "apply", "{{ words('apply') }}", set()),
    ],
)
def test_reads_written_ids_and_classes(heading: str, id_: str, text: str, classes: set[str]) -> None:
    section = split(f"{heading}\n\nText\n")[2]
    assert (section.id, section.heading, section.classes) == (id_, text, frozenset(classes))
    assert section.explicit


@pytest.mark.parametrize(
    "text", ["Ansök nu", "Så här – gör du!", "1. Början", "C++ & Ö", "ייִדיש", "", "a_1", "A  b"]
)
def test_makes_an_id_as_python_markdown_does(text: str) -> None:
    assert slug(text) == slugify(text, "-")


def test_counts_up_an_id_as_python_markdown_does() -> None:
    written = ["a", "a_1", "a_5", "b_9", "c_07"]
    wanted = [
        "a",
        "b_9",
        "",
        "c",
        "c",
        "",
        "a",
        "a_5",
        "a",
        "a_3",
        "a",
        "a_6",
        "c_7",
        "c_07",
        "_1",
        "d_1",
        "d",
        "d",
    ]
    ours, theirs = Ids(written), set(written)
    assert [ours.unique(text) for text in wanted] == [toc_unique(text, theirs) for text in wanted]


@given(st.lists(st.sampled_from(["", "a", "a_1", "a_2", "a_3", "_1", "a_1_1", "a_01"]), max_size=20))
def test_counts_up_any_ids_as_python_markdown_does(wanted: list[str]) -> None:
    ours, theirs = Ids(), set[str]()
    assert [ours.unique(text) for text in wanted] == [toc_unique(text, theirs) for text in wanted]


def test_made_ids_are_those_of_the_built_page() -> None:
    body = "## Ett\n\n## Ett\n\n## Två *ord*\n\n## Fri {#ett_1}\n\n### Ett\n\n## ייִדיש\n"
    built = re.findall(r'<h\d id="([^"]*)"', markdown.markdown(body, extensions=["toc", "attr_list"]))
    assert [heading.id for part in split(body) for heading in part.headings] == built
    assert [part.explicit for part in split(body)[2:]] == [False, False, False, True, False]


def test_headings_in_boxes_lists_and_code_do_not_cut() -> None:
    body = "!!! note\n\n    ## I en ruta\n\n- ## I en lista\n\n> ## I ett citat\n\n```\n## Kod\n```\n\n    ## Kod\n"
    assert [part.id for part in split(body)] == ["_meta", "_intro"]


def test_gives_links_with_their_lines() -> None:
    body = 'En [länk](a.md "Titel")\noch [en *annan*][r]\n<https://c.example/>\noch <a href="d&amp;e">fyra</a>.\n\n[r]: b.md\n'
    assert only(body).links == (
        Link(target="a.md", text="länk", line=1, title="Titel"),
        Link(target="b.md", text="en annan", line=2),
        Link(target="https://c.example/", text="https://c.example/", line=3),
        Link(target="d&e", text="fyra", line=4),
    )


def test_gives_pictures_with_their_lines() -> None:
    body = '![Ett *hus* &amp; en bil](a.png "T")\n<img src="b.png" alt="Båt">\n\n<p><img alt="C" src=c.png></p>\n'
    assert only(body).images == (
        Image(source="a.png", alt="Ett *hus* & en bil", line=1, title="T"),
        Image(source="b.png", alt="Båt", line=2),
        Image(source="c.png", alt="C", line=4),
    )


def test_gives_boxes_and_tabs() -> None:
    body = (
        '!!! warning inline "Obs *nu*"\n    a\n\n??? note\n    b\n\n???+ tip ""\n    c\n\n=== "Flik"\n    d\n'
    )
    assert only(body).admonitions == (
        Admonition(kind="warning", classes=("warning", "inline"), title="Obs *nu*", line=1, marker="!!!"),
        Admonition(kind="note", classes=("note",), title="", line=4, marker="???"),
        Admonition(kind="tip", classes=("tip",), title="", line=7, marker="???+"),
        Admonition(kind="tab", classes=(), title="Flik", line=10, marker="==="),
    )
    assert [block.text for block in only(body).blocks] == ["Obs nu", "a", "b", "c", "Flik", "d"]


def test_a_box_ends_where_the_renderer_ends_it() -> None:
    body = '!!! note "A"\n\n    ett\n\n\n\n    två\n\n    - tre\n\nutanför\n'
    rendered = markdown.markdown(body, extensions=["admonition"])
    assert rendered.index("två") < rendered.index("</div>") < rendered.index("utanför")
    depths = {token.content: token.level for token in parse(body) if token.type == "inline"}
    assert depths == {"A": 1, "ett": 2, "två": 2, "tre": 4, "utanför": 1}


def test_gives_the_shape_of_tables() -> None:
    body = "| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n\ntext\n\n| a |\n| - |\n"
    assert only(body).tables == (Table(rows=3, columns=2, line=1), Table(rows=1, columns=1, line=8))


def test_gives_code() -> None:
    body = 'Kör `make site` nu\noch `make`.\n\n```bash title="x"\nmake  \n```\n\n    indragen\n'
    assert only(body).code == (
        Code(content="make site", line=1, inline=True),
        Code(content="make", line=2, inline=True),
        Code(content="make", line=4, info='bash title="x"'),
        Code(content="indragen", line=8),
    )


def test_gives_headings_of_all_levels() -> None:
    assert split("## Ett {#one}\n\n#### Under *ett* {#sub .x}\n")[2].headings == (
        Heading(id="one", level=2, line=1, text="Ett", explicit=True),
        Heading(id="sub", level=4, line=3, text="Under ett", explicit=True, classes=frozenset({"x"})),
    )


def test_gives_text_as_readers_see_it() -> None:
    body = (
        "Ett *två*\n**tre**\u00a0`fyra` &amp; fem<!-- sex -->.\n\n<p>Sju <b>åtta</b></p>\n\nTerm\n:   Ord\n"
    )
    assert only(body).blocks == (
        TextBlock(text="Ett två tre fyra & fem.", line=1),
        TextBlock(text="Sju åtta", line=4, kind="html"),
        TextBlock(text="Term", line=6, kind="term"),
        TextBlock(text="Ord", line=7),
    )


def test_knows_which_words_are_in_another_language() -> None:
    body = 'Det heter *sámediggi*{ lang=se } och <span lang="fi">käräjät</span>, se [här](x.md){lang=en}.\n'
    assert only(body).blocks[0].foreign == (("se", "sámediggi"), ("fi", "käräjät"), ("en", "här"))
    assert only(body).blocks[0].text == "Det heter sámediggi och käräjät, se här."


def test_markdown_within_html_is_read_as_markdown() -> None:
    body = '<div class="grid" markdown>\n- [Ett](a.md)\n</div>\n\n<div>\n- [Två](b.md)\n</div>\n'
    assert [link.target for link in only(body).links] == ["a.md"]


def test_a_section_says_whether_it_is_empty_or_only_begun() -> None:
    sections = split(
        "<!-- sv: text -->\n\n## Ett {#one}\n\n<!-- sv: text -->\n\n{{ feeds() }}\n\n## Två {#two}\n\nOrd.\n"
    )
    assert [(part.id, part.empty, part.bare) for part in sections] == [
        ("_meta", True, True),
        ("_intro", True, True),
        ("one", False, True),
        ("two", False, False),
    ]


def test_counts_words() -> None:
    body = "## Ett ord {#one}\n\nTvå *ord* [till](x.md).\n\n![En bild](a.png)\n\n```\nej kod\n```\n"
    assert split(body, title="En titel")[0].words == 2
    assert split(body)[2].words == 2 + 3 + 2


def test_leaving_idle_rules_out_changes_no_tree() -> None:
    corpus = [split_front_matter(file.read_text(encoding="utf-8"))[1] for file in EXEMPLAR]
    corpus.append(
        'a\n:   b\n\n- c\n\n  d\n  : e\n\n> - f\n>   ===\n\n~~~\ng\n~~~\n\n[^1]\n\n[^1]: h\n\n=== "T"\n    i\n'
    )
    everything = _parser()
    for text in corpus:
        assert [token.as_dict() for token in parse(text)] == [
            token.as_dict() for token in everything.parse(text)
        ]


def test_words_without_marks_are_read_as_the_library_reads_them() -> None:
    plain = MarkdownIt("commonmark")
    for text in ("ett\ntvå  \ntre", "a  \nb\u00a0c", "slut  "):
        token = plain.parse(text)[1]
        library = "".join(
            " " if child.type in ("softbreak", "hardbreak") else child.content
            for child in token.children or ()
        )
        assert only(text).blocks[0].text == " ".join(library.split())


def test_every_text_has_sections() -> None:
    for body in (
        "",
        "\n",
        "##",
        "## {#x}",
        "!!!",
        "[^1]:",
        "|",
        "<",
        "<!--",
        "{",
        "\x00",
        "```",
        '=== "',
        "> " * 200,
    ):
        assert [part.id for part in split(body)][:2] == ["_meta", "_intro"]


def test_entities_in_a_heading_are_letters() -> None:
    assert split("## F&ouml;r &amp; emot {#x}\n")[2].heading == html.unescape("F&ouml;r &amp; emot")
