"""Without JavaScript: every page can be reached and read; what cannot work is not shown."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.reading import Reader, shown
from tests.built import BuiltSite

DOCS = Path(__file__).parents[2] / "docs" / "sv"
AREAS = [
    "Startsida",
    "Rättigheter",
    "Minoriteterna",
    "Kalender",
    "Kontakter",
    "Delta",
    "Stöd",
    "Om webbplatsen",
]


def test_the_switcher_works(reader: Reader) -> None:
    page = reader.open("sv/rights/", script=False)
    page.locator(".ms-switcher summary").click()
    page.locator(".ms-switcher__link", has_text="suomi").click()
    assert reader.path(page) == "fi/rights/"


def test_the_chooser_leads_to_each_language_by_its_own_name(reader: Reader) -> None:
    page = reader.open("", script=False)
    names = shown(page, "main a")
    assert names[:2] == ["svenska", "lättläst svenska"]
    assert len(names) == 12
    page.locator("main a", has_text="ייִדיש").click()
    assert reader.path(page) == "yi/"


def test_the_main_areas_are_in_sight_on_wide_screens_and_in_the_menu_on_small_ones(reader: Reader) -> None:
    wide = reader.open("sv/rights/", script=False)
    assert shown(wide, ".ms-tabs a") == AREAS
    assert "Modersmål i skolan" in shown(wide, ".md-sidebar--primary a")
    small = reader.open("sv/rights/", width=320, script=False)
    assert shown(small, ".ms-menu a") == []
    small.locator(".ms-menu summary").click()
    links = shown(small, ".ms-menu a")
    assert [name for name in AREAS if name not in links] == []
    assert "Modersmål i skolan" in links


@pytest.mark.parametrize("width", [320, 1280])
def test_the_search_is_not_shown(reader: Reader, width: int) -> None:
    page = reader.open("sv/rights/", width=width, script=False)
    for part in (".md-search", ".ms-search-button", ".md-search__input"):
        expect(page.locator(part)).to_be_hidden()


def test_the_sections_of_a_page_open_on_small_screens(reader: Reader) -> None:
    page = reader.open("sv/rights/", width=320, script=False)
    page.locator(".ms-sections summary").click()
    page.locator(".ms-sections a").last.click()
    assert reader.path(page) == "sv/rights/#not-met"


def test_a_reader_whose_system_is_dark_gets_a_dark_page(reader: Reader) -> None:
    colours = {
        (scheme, script): reader.open("sv/rights/", scheme=scheme, script=script).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
        for script in (True, False)
    }
    assert colours == {
        ("light", True): "rgb(255, 255, 255)",
        ("light", False): "rgb(255, 255, 255)",
        ("dark", True): "rgb(18, 25, 27)",
        ("dark", False): "rgb(18, 25, 27)",
    }


def test_every_page_that_people_write_is_reached_by_links_alone(exemplar: BuiltSite) -> None:
    """The pages' own links, as they stand in the HTML."""
    written = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    for tag in ("sv", "yi"):
        pages = {f"/{tag}/{name.removesuffix('index')}" for name in written}
        assert {page.rstrip("/") for page in pages} - linked(exemplar, tag) == set()


def linked(site: BuiltSite, tag: str) -> set[str]:
    """Addresses of all pages of a language that one comes to from its start page, without the last slash."""
    found: set[str] = set()
    new = [f"/{tag}/"]
    while new:
        address = new.pop()
        if address.rstrip("/") in found or not address.startswith(f"/{tag}/") or not site.has(address):
            continue
        found.add(address.rstrip("/"))
        if address.endswith("/"):
            text = site.page(f"{address[1:]}index.html").text
            new += [urljoin(address, link) for link in re.findall(r'<a\b[^>]*\shref="([^"#:]+)', text)]
    return found
