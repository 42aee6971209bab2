"""`minority-site status` from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import html5lib
import pytest

from minority_site.pages import read_page
from tests.conftest import Project

SOURCE = """\
---
title: {title}
description: Så gör du.
tier: {tier}
---

Här får du veta.

## Ansök {{#apply}}

Du ansöker hos kommunen.
"""
ZERO = {"pages": 0, "covered": 0, "reviewed": 0, "words": 0, "words_covered": 0, "words_reviewed": 0}


def translation(title: str, state: str, source: str, stale: tuple[str, ...] = ()) -> str:
    page = read_page(source.encode(), path="x.md", file="docs/sv/x.md", language="sv")
    covers = "".join(
        f"    {section.id}: {'v1:0.0' if section.id in stale else section.fingerprint}\n"
        for section in page.sections
    )
    head = f"---\ntitle: {title}\ndescription: Näin teet.\ntranslation:\n  state: {state}\n  covers:\n{covers}---\n"
    return head + "\nTäällä.\n\n## Hae {#apply}\n\nHaet.\n"


@pytest.fixture
def made(project: Callable[..., Project]) -> Project:
    """Three pages: reviewed, stale and missing in Finnish."""
    made = project()
    sources = {"a": ("Skola", "must"), "b": ("=Vård", "must"), "c": ("Val", "should")}
    for name, (title, tier) in sources.items():
        made.write(f"docs/sv/{name}.md", SOURCE.format(title=title, tier=tier))
    reviewed = translation("Koulu", "reviewed", made.read("docs/sv/a.md"))
    stamp = "state: reviewed\n  reviewed_by: granskare\n  reviewed_on: 2026-01-15"
    made.write("docs/fi/a.md", reviewed.replace("state: reviewed", stamp))
    made.write("docs/fi/b.md", translation("=Hoito", "machine", made.read("docs/sv/b.md"), stale=("apply",)))
    return made


def test_json_is_the_contract(made: Project) -> None:
    run = made.run("status", "--format", "json", "--language", "fi")
    assert (run.code, run.err) == (0, "")
    status = json.loads(run.out)
    (finnish,) = status["languages"]
    catalog = finnish.pop("catalog")
    assert sorted(catalog) == ["fuzzy", "messages", "translated"]
    assert (status["schema"], status["source"]) == ("minority-site/status/1", "sv")
    up, old, gone = "up-to-date", "outdated", "missing"
    assert finnish == {
        "tag": "fi",
        "coverage": {
            "must": {
                "pages": 2,
                "covered": 1,
                "reviewed": 1,
                "words": 26,
                "words_covered": 21,
                "words_reviewed": 13,
            },
            "should": {**ZERO, "pages": 1, "words": 13},
            "may": ZERO,
        },
        "pages": [
            {
                "page": "a.md",
                "tier": "must",
                "state": "reviewed",
                "status": up,
                "sections": [
                    {"id": "_meta", "status": up},
                    {"id": "_intro", "status": up},
                    {"id": "apply", "status": up},
                ],
            },
            {
                "page": "b.md",
                "tier": "must",
                "state": "machine",
                "status": old,
                "sections": [
                    {"id": "_meta", "status": up},
                    {"id": "_intro", "status": up},
                    {"id": "apply", "status": old},
                ],
            },
            {
                "page": "c.md",
                "tier": "should",
                "state": None,
                "status": gone,
                "sections": [
                    {"id": "_meta", "status": gone},
                    {"id": "_intro", "status": gone},
                    {"id": "apply", "status": gone},
                ],
            },
        ],
    }


def test_text_puts_obligations_first_and_lists_what_is_left(made: Project) -> None:
    lines = made.run("status", "--language", "fi").out.splitlines()
    assert lines[:3] == [
        "fi: not complete",
        "  must:   1 of 2 pages covered, 1 reviewed; 21 of 26 words",
        "  should: 0 of 1 pages covered, 0 reviewed; 0 of 13 words",
    ]
    assert lines[3].startswith("  strings: ")
    assert lines[4:] == ["    b.md (must): outdated, machine: #apply outdated", "    c.md (should): missing"]


def test_csv_counts_words_to_translate(made: Project) -> None:
    rows = list(csv.DictReader(io.StringIO(made.run("status", "--format", "csv", "--language", "fi").out)))
    assert [
        (row["page"], row["section"], row["status"], row["words"], row["words_to_translate"]) for row in rows
    ] == [
        ("a.md", "_meta", "up-to-date", "4", "0"),
        ("a.md", "_intro", "up-to-date", "4", "0"),
        ("a.md", "apply", "up-to-date", "5", "0"),
        ("b.md", "_meta", "up-to-date", "4", "0"),
        ("b.md", "_intro", "up-to-date", "4", "0"),
        ("b.md", "apply", "outdated", "5", "5"),
        ("c.md", "_meta", "missing", "4", "4"),
        ("c.md", "_intro", "missing", "4", "4"),
        ("c.md", "apply", "missing", "5", "5"),
    ]


@pytest.mark.parametrize("name", ["=cmd", "+1", "-1", "@x"])
def test_csv_cells_are_no_formulas(made: Project, name: str) -> None:
    made.write(f"docs/sv/{name}.md", SOURCE.format(title="x", tier="must"))
    out = made.run("status", "--format", "csv", "--language", "fi").out
    assert f"fi,'{name}.md,_meta," in out


def test_html_is_labelled_and_escaped(made: Project) -> None:
    made.write("docs/sv/d.md", SOURCE.format(title="'<b>fet</b>'", tier="may"))
    out = made.run("status", "--format", "html", "--language", "fi", "--language", "yi").out
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(out)
    assert '<th scope="rowgroup" rowspan="4" lang="fi" dir="ltr">suomi</th>' in out
    assert 'lang="yi" dir="rtl">ייִדיש</th>' in out
    assert '<th scope="row" lang="fi" dir="ltr">Koulu</th>' in out
    assert '<th scope="row">&lt;b&gt;fet&lt;/b&gt;</th>' in out
    assert "\n\n" not in out


def test_badge_is_an_image_that_says_what_it_shows(made: Project) -> None:
    root = ET.fromstring(made.run("status", "--format", "badge", "--language", "fi").out)
    assert root.get("aria-label") == "fi: 1 of 2 must-pages reviewed"
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["fi", "1 of 2 must-pages reviewed"]


def test_all_target_languages_without_the_option(made: Project) -> None:
    tags = [entry["tag"] for entry in json.loads(made.run("status", "--format", "json").out)["languages"]]
    assert tags == ["fi", "yi"]


def test_the_source_has_no_coverage(made: Project) -> None:
    run = made.run("status", "--language", "sv")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("minority-site: 'sv' is the source language")


def test_status_never_fails_however_little_is_translated(made: Project) -> None:
    assert made.run("status", "--language", "yi").code == 0
