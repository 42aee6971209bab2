"""The templates to download say what the page says, in each language."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from minority_site.link_targets import LinkNames, link_target
from minority_site.sections import Section
from tests.datasite import exemplar

DOCS = Path(__file__).parents[1] / "docs"
PAGE = "contacts/start-association.md"
TEXTS = {"statutes-template": "downloads/statutes.txt", "grant-checklist": "downloads/grant-checklist.txt"}
PLAN = "downloads/activity-plan.csv"
LANGUAGES = ("sv", "en", "fi")
SITE = exemplar()


def section(tag: str, section_id: str) -> Section:
    page = SITE.page(PAGE, tag)
    assert page is not None
    return next(each for each in page.sections if each.id == section_id)


def items(tag: str, section_id: str) -> list[str]:
    """Return the items of a section's list as plain lines, numbers and hyphens kept."""
    lines = re.findall(r"^(?:\d+\.|-) .*$", section(tag, section_id).text, re.MULTILINE)
    return [line.replace("**", "") for line in lines]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(("section_id", "file"), TEXTS.items())
def test_a_text_to_download_has_the_words_of_its_section(tag: str, section_id: str, file: str) -> None:
    text = (DOCS / tag / "contacts" / file).read_text(encoding="utf-8-sig")
    expected = [section(tag, section_id).heading, *items(tag, section_id)]
    assert [line for line in text.splitlines() if line] == expected


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_plan_to_download_has_the_cells_of_its_table(tag: str) -> None:
    text = (DOCS / tag / "contacts" / PLAN).read_text(encoding="utf-8-sig")
    rows = re.findall(r"^\| (?!---)(.*) \|$", section(tag, "plan-template").text, re.MULTILINE)
    expected = [row.split(" | ") for row in rows]
    assert list(csv.reader(io.StringIO(text), delimiter=";")) == expected


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_is_linked_from_its_section(tag: str) -> None:
    names = LinkNames.of(SITE.settings)
    page = SITE.page(PAGE, tag)
    assert page is not None
    for section_id, file in {**TEXTS, "plan-template": PLAN}.items():
        keys = [
            link_target(link.target, link.line, page, names).key for link in section(tag, section_id).links
        ]
        assert f"contacts/{file}" in keys
