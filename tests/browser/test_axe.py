"""axe-core over the site: all its rules, those for WCAG 2.2 included, find nothing.

The default run takes a fixed sample: every kind of page once, in turn through the sixteen states of language, colours
and width, so that each state occurs. `slow` takes every kind of page in every state.
"""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.reading import LANGUAGES, PAGE_TYPES, SCHEMES, WIDTHS, Reader

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
STATES = tuple(itertools.product(LANGUAGES, SCHEMES, WIDTHS))
SAMPLE = tuple((name, *STATES[index * 5 % len(STATES)]) for index, name in enumerate(sorted(PAGE_TYPES)))
"""Five and sixteen have no common divisor: sixteen pages in a row take sixteen states."""


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


def test_the_sample_has_every_kind_of_page_and_every_state() -> None:
    assert {name for name, *_ in SAMPLE} == set(PAGE_TYPES)
    assert {tuple(state) for _, *state in SAMPLE} == set(STATES)


@pytest.mark.parametrize(("name", "language", "scheme", "width"), SAMPLE)
def test_a_sample_of_pages(reader: Reader, name: str, language: str, scheme: str, width: int) -> None:
    page = reader.open(f"{language}/{PAGE_TYPES[name]}", width=width, scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "scheme", "width"), STATES)
def test_every_kind_of_page(reader: Reader, language: str, scheme: str, width: int) -> None:
    found = {}
    for name, path in PAGE_TYPES.items():
        page = reader.open(f"{language}/{path}", width=width, scheme=scheme, reduced_motion="reduce")
        if broken := violations(page):
            found[name] = broken
    assert found == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_chooser(reader: Reader, scheme: str) -> None:
    assert violations(reader.open("", scheme=scheme)) == []


@pytest.mark.parametrize(
    ("width", "opener"), [(1280, ".ms-switcher"), (320, ".ms-switcher"), (320, ".ms-menu")]
)
def test_what_the_header_opens(reader: Reader, width: int, opener: str) -> None:
    page = reader.open("yi/rights/", width=width, scheme="dark", reduced_motion="reduce")
    page.locator(f"{opener} summary").click()
    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_with_its_results(reader: Reader, width: int) -> None:
    page = reader.open("sv/", width=width, reduced_motion="reduce")
    if width < 960:
        page.locator(".ms-search-button").click()
    page.locator(".md-search__input").press_sequentially("skola")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert violations(page) == []
