"""320 CSS pixels, which is also 400 % zoom: nothing is wider than the window (WCAG 1.4.10)."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.reading import LANGUAGES, PAGE_TYPES, Reader

WIDE_PARTS = """() => {
  const width = document.documentElement.clientWidth
  const inABoxOfItsOwn = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(box).overflowX)) return true
    }
    return false
  }
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  return [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1)
      && seen(element) && !inABoxOfItsOwn(element)
  }).map(element => element.outerHTML.slice(0, 100)).concat(
    document.scrollingElement.scrollWidth > width ? [`the page: ${document.scrollingElement.scrollWidth}`] : []
  )
}"""


def too_wide(page: Page) -> list[Any]:
    return list(page.evaluate(WIDE_PARTS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(reader: Reader, language: str) -> None:
    found = {
        name: parts
        for name, path in PAGE_TYPES.items()
        if (parts := too_wide(reader.open(f"{language}/{path}", width=320, height=640)))
    }
    assert found == {}


def test_no_page_scrolls_sideways_without_a_script(reader: Reader) -> None:
    found = {
        name: parts
        for name, path in PAGE_TYPES.items()
        if (parts := too_wide_without_script(reader, f"yi/{path}"))
    }
    assert found == {}


def too_wide_without_script(reader: Reader, path: str) -> list[Any]:
    """Playwright's own evaluation works where the page's scripts do not."""
    return too_wide(reader.open(path, width=320, height=640, script=False))


def test_the_chooser_does_not_scroll_sideways(reader: Reader) -> None:
    assert too_wide(reader.open("", width=320)) == []


@pytest.mark.parametrize("popup", [".ms-switcher", ".ms-menu"])
@pytest.mark.parametrize("language", ["sma", "yi"])
def test_what_the_header_opens_fits(reader: Reader, language: str, popup: str) -> None:
    page = reader.open(f"{language}/rights/", width=320, height=640)
    page.locator(f"{popup} summary").click()
    assert too_wide(page) == []
    box = page.locator(f"{popup} .ms-panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_a_table_that_is_too_wide_scrolls_in_a_box_that_the_keyboard_reaches(reader: Reader) -> None:
    page = reader.open("sv/rights/", width=320, height=640)
    tables = page.locator("#ms-content table").evaluate_all(
        "tables => tables.map(table => [table.scrollWidth > table.clientWidth, table.tabIndex])"
    )
    assert [True, 0] in tables
    assert [True, -1] not in tables
