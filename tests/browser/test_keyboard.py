"""The header by keyboard: every control is reached, seen, and does what it says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import Reader, focused, shown, tab_to

PAGE = "rights/mother-tongue/"


def test_the_switcher_stays_on_the_page_and_keeps_the_section(reader: Reader) -> None:
    page = reader.open(f"sv/{PAGE}#{section_of(reader)}")
    tab_to(page, "Välj språk: svenska")
    page.keyboard.press("Enter")
    tab_to(page, "suomi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/**")
    assert reader.path(page) == f"fi/{PAGE}#{section_of(reader)}"


def section_of(reader: Reader) -> str:
    """Return the id of the page's second section."""
    page = reader.open(f"sv/{PAGE}")
    return str(page.locator("#ms-content h2").nth(1).get_attribute("id"))


def test_escape_closes_the_switcher_and_returns_to_its_button(reader: Reader) -> None:
    page = reader.open(f"sv/{PAGE}")
    tab_to(page, "Välj språk: svenska")
    page.keyboard.press("Enter")
    tab_to(page, "English")
    page.keyboard.press("Escape")
    assert focused(page) == "Välj språk: svenska"
    assert shown(page, ".ms-switcher__link") == []


def test_the_switcher_closes_when_the_focus_goes_on(reader: Reader) -> None:
    page = reader.open(f"sv/{PAGE}")
    tab_to(page, "Välj språk: svenska")
    page.keyboard.press("Enter")
    assert len(shown(page, ".ms-switcher__link")) == 12
    tab_to(page, "Startsida")
    assert shown(page, ".ms-switcher__link") == []


def test_the_switcher_says_of_each_language_whether_this_page_is_translated(reader: Reader) -> None:
    page = reader.open("fi/rights/")
    page.locator(".ms-switcher summary").click()
    rows = dict(row.split(" | ") for row in rows_of(page))
    assert rows["svenska"] == ""
    assert rows["suomi"] == "konekäännetty"
    assert rows["davvisámegiella"] == "näytetään kielellä svenska"


def rows_of(page: Page) -> list[str]:
    return list(
        page.locator(".ms-switcher__item").evaluate_all(
            """items => items.map(item => [".ms-switcher__link", ".ms-switcher__note"]
                 .map(part => item.querySelector(part)?.innerText.trim() ?? "").join(" | "))"""
        )
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_the_skip_link_comes_first_and_moves_the_focus_into_the_text(reader: Reader, width: int) -> None:
    page = reader.open("sv/rights/", width=width)
    page.keyboard.press("Tab")
    assert focused(page) == "Gå till innehållet"
    assert shown(page, ".ms-skip") == ["Gå till innehållet"]
    page.keyboard.press("Enter")
    assert focused(page) == "ms-content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('ms-content').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_menu_of_small_screens_opens_and_leads_to_an_area(reader: Reader, script: bool) -> None:
    page = reader.open("sv/rights/", width=320, script=script)
    menu = page.locator(".ms-menu summary")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.locator(".ms-menu a", has_text="Kalender")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sv/calendar/")


def test_everything_that_tab_reaches_is_seen_and_has_a_visible_focus(reader: Reader) -> None:
    for width in (320, 1280):
        page = reader.open("sv/calendar/", width=width, reduced_motion="reduce")
        for _ in range(25):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """() => {
                  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect()
                  const x = r.x + r.width / 2, y = r.y + Math.min(r.height / 2, 20)
                  const top = document.elementFromPoint(x, y)
                  return {
                    name: e.outerHTML.slice(0, 120),
                    outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
                    size: r.width > 8 && r.height > 8,
                    uncovered: !!top && (e.contains(top) || top.contains(e)),
                  }
                }"""
            )
            assert [wrong for wrong in ("outline", "size", "uncovered") if not state[wrong]] == [], state


def test_nothing_is_focused_that_is_closed(reader: Reader) -> None:
    page = reader.open("sv/rights/", width=320)
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(focused(page))
    assert names[:6] == [
        "Gå till innehållet",
        "Nationella minoriteter i Huddinge",
        "Välj språk: svenska",
        "Sök",
        "Meny",
        "Innehåll",
    ]


def test_the_search_opens_by_its_button_on_small_screens_and_closes_by_escape(reader: Reader) -> None:
    page = reader.open("sv/rights/", width=320)
    tab_to(page, "Sök")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__inner")).to_be_hidden()


def test_a_search_leads_to_a_page_of_the_language(reader: Reader) -> None:
    page = reader.open("sv/")
    page.locator(".md-search__input").focus()
    page.keyboard.type("förskola")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sv/*/**")
