"""Where a silence holds, and where not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from minority_site._compat.config import read_settings
from minority_site.checks.registry import run_checks
from minority_site.pages import Page, read_page
from minority_site.silences import catalog_silences, page_silences, section_at, yaml_silences
from minority_site.site import load
from tests.conftest import Project

HEAD = "---\ntitle: Skola\n---\n"


def read(body: str, head: str = HEAD) -> Page:
    return read_page((head + body).encode(), path="index.md", file="docs/sv/index.md", language="sv")


def seen(page: Page) -> list[tuple[int, str, str, str | None]]:
    return [(silence.line, silence.rule, silence.reason, silence.section) for silence in page_silences(page)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<!-- silence PAR006: counts in dozens -->\n", [(4, "PAR006", "counts in dozens", "_intro")]),
        ("<!--silence number-mismatch : why-->\n", [(4, "number-mismatch", "why", "_intro")]),
        ("<!-- silence PAR006 why not -->\n", [(4, "PAR006", "why not", "_intro")]),
        ("<!-- silence PAR006 -->\n", [(4, "PAR006", "", "_intro")]),
        ("<!-- silence: -->\n", [(4, "", "", "_intro")]),
        ("## A {#a}\n\n<!-- silence PAR006: x -->\n\n## B {#b}\n", [(6, "PAR006", "x", "a")]),
        ("## A {#a}\n\n### C {#c}\n\n   <!-- silence PAR006: x -->\n", [(8, "PAR006", "x", "a")]),
        ("Text <!-- silence PAR006: x -->\n", []),
        ("<!-- silently -->\n", []),
        ("    <!-- silence PAR006: x -->\n", []),
        ("```\n<!-- silence PAR006: x -->\n```\n", []),
        (
            "~~~~\n```\n<!-- silence PAR006: x -->\n~~~~\n<!-- silence PAR007: y -->\n",
            [(8, "PAR007", "y", "_intro")],
        ),
    ],
)
def test_silences_of_markdown(body: str, expected: list[tuple[int, str, str, str | None]]) -> None:
    assert seen(read(body)) == expected


def test_silences_of_front_matter_hold_for_it() -> None:
    page = read(
        "",
        head="---\n# silence PAG004: a list of links\ntitle: Skola # silence PAG003: no line of its own\n---\n",
    )
    assert seen(page) == [(2, "PAG004", "a list of links", "_meta")]


@pytest.mark.parametrize(
    ("line", "section"), [(1, "_meta"), (3, "_meta"), (4, "_intro"), (6, "a"), (9, "a"), (10, "b")]
)
def test_the_section_of_a_line(line: int, section: str) -> None:
    assert section_at(read("Text.\n\n## A {#a}\n\n### C {#c}\n\n## B {#b}\n"), line) == section


def test_a_silence_in_data_holds_for_the_next_line_with_content() -> None:
    text = "events:\n  # silence DAT004: short by law\n\n  # another remark\n  - phone: 112\n    name: x\n"
    (silence,) = yaml_silences("data/events.yml", text)
    assert (silence.line, silence.rule, list(silence.lines)) == (2, "DAT004", [5])


def test_a_silence_in_a_catalog_holds_for_its_entry() -> None:
    text = 'msgid "a"\nmsgstr "b"\n\n# silence CAT003: on purpose\n#: x.html\nmsgid "c"\nmsgstr "d"\n\nmsgid "e"\n'
    (silence,) = catalog_silences("locales/fi/LC_MESSAGES/messages.po", text, "fi")
    assert (silence.line, list(silence.lines), silence.language) == (4, [4, 5, 6, 7], "fi")


def found(root: Path, *, languages: tuple[str, ...] = ()) -> list[str]:
    site = load(read_settings(root), today=dt.date(2026, 11, 24))
    wanted = ("PAG005", "SIL")
    return [
        f"{f.path}:{f.line}: {f.id}" for f in run_checks(site, languages=languages) if f.id.startswith(wanted)
    ]


def test_a_silence_holds_in_its_section_and_nowhere_else(project: Callable[..., Project]) -> None:
    made = project(
        "docs/\n  sv/\n    index.md\n    | ## A\n    |\n    | <!-- silence PAG005: prov -->\n    |\n    | ## B\n"
    )
    assert found(made.root) == ["docs/sv/index.md:5: PAG005"]


def test_a_silence_holds_in_its_own_file_only(project: Callable[..., Project]) -> None:
    made = project(
        "docs/\n  sv/\n    index.md\n    | <!-- silence PAG005: prov -->\n    | ### A\n    other.md\n    | ### A\n"
    )
    assert found(made.root) == ["docs/sv/other.md:1: PAG005"]


def test_a_silence_without_reason_silences_nothing(project: Callable[..., Project]) -> None:
    made = project("docs/\n  sv/\n    index.md\n    | <!-- silence PAG005 -->\n    | ### A\n")
    assert found(made.root) == ["docs/sv/index.md:1: SIL001", "docs/sv/index.md:2: PAG005"]


def test_a_silence_of_another_language_is_not_unused_when_one_language_is_asked_for(
    project: Callable[..., Project],
) -> None:
    made = project(
        "docs/\n  sv/\n    index.md\n    | text\n  fi/\n    index.md\n    | <!-- silence PAG005: x -->\n    | ### A\n"
    )
    assert found(made.root, languages=("sv",)) == []


def test_silences_of_the_safety_families_do_nothing(project: Callable[..., Project]) -> None:
    made = project(
        "docs/\n  sv/\n    index.md\n    | <!-- silence SEC002: x -->\n    |\n    | <script></script>\n"
    )
    run = made.run("check", "--format", "json")
    assert run.code == 1
    assert '"SEC002"' in run.out
    assert '"SIL002"' in run.out
