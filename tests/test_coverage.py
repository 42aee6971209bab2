"""What counts as covered and as reviewed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from minority_site.coverage import (
    LanguageCount,
    PageCount,
    TierCount,
    below_threshold,
    count_language,
    count_site,
)
from minority_site.languages import builtin_languages
from minority_site.pages import Page, read_page
from minority_site.settings import Settings, SiteLanguage, Threshold
from minority_site.site import Site

SOURCE = """\
---
title: Skola
description: Så gör du.
tier: must
---

Här får du veta.

## Ansök {#apply}

Du ansöker hos kommunen.

## Överklaga {#appeal}

Du överklagar här.
"""
"""Words: `_meta` 4, `_intro` 4, `apply` 5, `appeal` 4."""


def read(text: str, tag: str, path: str = "school.md") -> Page:
    return read_page(text.encode(), path=path, file=f"docs/{tag}/{path}", language=tag)


def settings(machine: str = "hide") -> Settings:
    registry = builtin_languages()
    languages = (
        SiteLanguage(language=registry["sv"], name="svenska", default=True),
        SiteLanguage(language=registry["fi"], name="suomi", fallback=("sv",), machine=machine),  # type: ignore[arg-type]
    )
    root = Path("/nowhere")
    return Settings(
        root=root,
        docs_dir=root / "docs",
        site_dir=root / "site",
        site_name="Prov",
        languages=languages,
        registry=registry,
    )


def site(pages: Mapping[str, Mapping[str, Page]], machine: str = "hide") -> Site:
    return Site(settings=settings(machine), today=dt.date(2026, 11, 24), pages=pages)


def translation(
    state: str, covered: tuple[str, ...] = ("_meta", "_intro", "apply", "appeal"), extra: str = ""
) -> Page:
    """Return a translation that covers these sections of SOURCE as they are, and the others as they were."""
    now = {section.id: section.fingerprint for section in read(SOURCE, "sv").sections}
    lines = [f"    {key}: {value if key in covered else 'v1:0.0'}" for key, value in now.items()]
    head = [
        "---",
        "title: Koulu",
        "description: Näin teet.",
        "translation:",
        f"  state: {state}",
        "  covers:",
        *lines,
        "---",
    ]
    body = "\nTäällä.\n\n## Hae {#apply}\n\nHaet.\n\n## Valita {#appeal}\n\nValitat.\n"
    return read("\n".join(head) + "\n" + body + extra, "fi")


def one(target: Page | None, machine: str = "hide", source: str = SOURCE) -> PageCount:
    versions = {"sv": read(source, "sv")} | ({"fi": target} if target else {})
    (page,) = count_language(site({"school.md": versions}, machine), "fi").pages
    return page


@pytest.mark.parametrize(
    ("target", "machine", "status", "covered", "reviewed", "words"),
    [
        (translation("reviewed"), "hide", "up-to-date", True, True, 17),
        (translation("translated"), "hide", "up-to-date", True, False, 17),
        (translation("machine"), "label", "up-to-date", True, False, 17),
        (translation("machine"), "hide", "up-to-date", False, False, 0),
        (translation("draft"), "label", "up-to-date", False, False, 0),
        (translation("reviewed", covered=("_meta", "_intro", "apply")), "hide", "outdated", False, False, 13),
        (translation("reviewed", extra="\n## Vanha {#old}\n\nTeksti.\n"), "hide", "extra", False, False, 17),
        (
            translation("reviewed", extra="\n## Oma {#own .local}\n\nTeksti.\n"),
            "hide",
            "up-to-date",
            True,
            True,
            17,
        ),
        (None, "hide", "missing", False, False, 0),
    ],
    ids=["reviewed", "translated", "labelled", "hidden", "draft", "stale", "dropped", "local", "missing"],
)
def test_a_page_counts_by_what_readers_get(
    target: Page | None, machine: str, status: str, covered: bool, reviewed: bool, words: int
) -> None:
    page = one(target, machine)
    assert (page.status, page.covered, page.reviewed, page.words, page.words_covered) == (
        status,
        covered,
        reviewed,
        17,
        words,
    )


def test_reviewed_words_are_covered_words_of_a_reviewed_page() -> None:
    assert one(translation("reviewed", covered=("apply",))).words_reviewed == 5
    assert one(translation("translated")).words_reviewed == 0


def test_an_unreadable_translation_is_a_fallback() -> None:
    broken = read("---\ntitle: a: b\n---\n", "fi")
    page = one(broken)
    assert (page.covered, page.words_covered, page.shown) == (False, 0, False)


def test_a_section_of_the_source_alone_is_not_wanted() -> None:
    source = SOURCE.replace("{#appeal}", "{#appeal .local}")
    assert one(None, source=source).words == 13


def test_a_draft_in_the_source_is_wanted_of_nobody() -> None:
    source = SOURCE.replace("tier: must\n", "tier: must\ntranslation: {state: draft}\n")
    counted = count_language(site({"school.md": {"sv": read(source, "sv")}}), "fi")
    assert counted.tiers["must"] == TierCount()
    assert counted.pages[0].words == 0


def test_a_page_that_the_source_lacks_is_listed_and_not_counted() -> None:
    counted = count_language(
        site({"old.md": {"fi": read("---\ntitle: Vanha\n---\n\nTeksti.\n", "fi", "old.md")}}), "fi"
    )
    assert [(page.page, page.status, page.counted) for page in counted.pages] == [("old.md", "extra", False)]
    assert all(tier == TierCount() for tier in counted.tiers.values())


def language(**pages: str) -> LanguageCount:
    """Return the count of a site with a source page and a translation in the given state for each name."""
    found = {}
    for name, state in pages.items():
        tier = name.split("_")[0]
        source = read(SOURCE.replace("tier: must", f"tier: {tier}"), "sv", f"{name}.md")
        found[f"{name}.md"] = {"sv": source} | ({} if state == "none" else {"fi": translation(state)})
    return count_language(site(found), "fi")


def test_tiers_are_added_up() -> None:
    counted = language(must_a="reviewed", must_b="translated", must_c="none", should_a="none")
    assert counted.tiers == {
        "must": TierCount(pages=3, covered=2, reviewed=1, words=51, words_covered=34, words_reviewed=17),
        "should": TierCount(pages=1, words=17),
        "may": TierCount(),
    }


@pytest.mark.parametrize(
    ("pages", "complete"),
    [
        ({"must_a": "reviewed", "should_a": "none"}, True),
        ({"must_a": "translated"}, False),
        ({"must_a": "reviewed", "must_b": "none"}, False),
    ],
)
def test_complete_goes_by_reviewed_must_pages(pages: dict[str, str], complete: bool) -> None:
    assert language(**pages).complete is complete


def test_the_source_is_not_among_the_languages() -> None:
    counted = count_site(site({"school.md": {"sv": read(SOURCE, "sv")}}))
    assert (counted.source, [entry.tag for entry in counted.languages]) == ("sv", ["fi"])
    assert count_site(site({}), ["en"]).languages == ()


@pytest.mark.parametrize(
    ("count", "threshold", "expected"),
    [
        (TierCount(pages=4, covered=3, reviewed=1), Threshold(covered=75, reviewed=25), ()),
        (TierCount(pages=4, covered=3, reviewed=1), Threshold(covered=76), (("covered", 75.0, 76),)),
        (
            TierCount(pages=4, covered=4, reviewed=1),
            Threshold(covered=100, reviewed=50),
            (("reviewed", 25.0, 50),),
        ),
        (TierCount(), Threshold(covered=100, reviewed=100), ()),
    ],
)
def test_below_threshold(
    count: TierCount, threshold: Threshold, expected: tuple[tuple[str, float, float], ...]
) -> None:
    assert below_threshold(count, threshold) == expected
