"""Yiddish: the page runs from right to left, the Swedish texts borrowed for it from left to right."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.reading import Reader


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return {"left": found["x"], "right": found["x"] + found["width"]}


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}"))


def test_the_page_is_laid_out_from_the_right(reader: Reader) -> None:
    page = reader.open("yi/rights/")
    text = box(page, "#ms-content")
    assert box(page, ".md-sidebar--primary")["left"] >= text["right"]
    assert box(page, ".md-sidebar--secondary")["right"] <= text["left"]
    assert box(page, ".ms-brand__mark")["left"] > box(page, ".ms-switcher")["right"]
    assert box(page, ".ms-switcher")["left"] > box(page, ".md-search__input")["right"]


def test_the_same_page_in_swedish_is_its_mirror(reader: Reader) -> None:
    right, left = (boxes(reader.open(f"{tag}/rights/")) for tag in ("yi", "sv"))
    assert [1280 - found for found in right] == left


def boxes(page: Page) -> list[float]:
    """Outer edges of the parts beside the text, seen from where reading begins."""
    edge = "right" if page.locator("html").get_attribute("dir") == "rtl" else "left"
    return [box(page, part)[edge] for part in (".md-sidebar--primary", "#ms-content", ".ms-brand__mark")]


def test_borrowed_swedish_text_reads_from_the_left(reader: Reader) -> None:
    page = reader.open("yi/rights/")
    assert style(page, ".ms-borrowed p", "direction") == "ltr"
    assert style(page, ".ms-borrowed p", "textAlign") in ("start", "left")
    item = ".ms-borrowed ul:not([class]) li"
    assert (style(page, item, "marginLeft"), style(page, item, "marginRight")) != ("0px", "0px")
    assert style(page, item, "marginRight") == "0px"


def test_a_sentence_from_data_is_whole_in_its_own_direction(reader: Reader) -> None:
    page = reader.open("yi/rights/")
    about_the_area = page.locator(".ms-rights p").nth(1)
    assert about_the_area.inner_text() == "Det finns inget förvaltningsområde för ייִדיש."
    assert about_the_area.evaluate("p => getComputedStyle(p).direction") == "ltr"
    assert set(
        page.locator(".ms-rights__list > li").evaluate_all(
            "items => items.map(item => getComputedStyle(item).direction)"
        )
    ) == {"ltr"}


def test_a_title_and_a_notice_in_swedish_begin_on_the_left(reader: Reader) -> None:
    page = reader.open("yi/rights/")
    text = box(page, "#ms-content")
    assert abs(box(page, "h1 > span")["left"] - text["left"]) < 2
    assert style(page, ".ms-notice p", "direction") == "ltr"


def test_the_columns_of_a_borrowed_table_stand_in_the_order_of_its_language(reader: Reader) -> None:
    page = reader.open("yi/rights/")
    head = page.locator(".words thead th")
    assert [head.nth(i).get_attribute("lang") for i in range(2)] == [None, "yi"]
    swedish, yiddish = (head.nth(i).bounding_box() for i in range(2))
    assert swedish is not None
    assert yiddish is not None
    assert swedish["x"] < yiddish["x"]
    assert style(page, '.words td[lang="yi"]', "direction") == "rtl"
    assert style(page, '.words td[lang="yi"]', "textAlign") in ("start", "right")
    assert style(page, ".words tbody th", "textAlign") in ("start", "left")


def test_numbers_and_addresses_are_isolated(reader: Reader) -> None:
    page = reader.open("yi/contacts/associations/")
    links = page.locator(":is(a[href^='tel:'], a[href^='mailto:'])")
    assert links.count() > 10
    inside = links.evaluate_all("links => links.map(link => link.querySelector('bdi')?.dir)")
    assert set(inside) == {"ltr"}


def test_pointed_hebrew_script_has_room_for_its_points(reader: Reader) -> None:
    page = reader.open("yi/rights/")
    size, height = (
        float(style(page, '.words td[lang="yi"]', name).removesuffix("px"))
        for name in ("fontSize", "lineHeight")
    )
    assert size >= 17
    assert height / size >= 1.7
