"""Paper, forced colours, less motion, more contrast: what the reader's system asks for is heeded."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.reading import Reader, shown


def test_a_printed_page_has_its_text_its_address_and_its_code_and_no_controls(reader: Reader) -> None:
    page = reader.open("sv/rights/mother-tongue/")
    page.emulate_media(media="print")
    for gone in (
        ".md-header",
        ".ms-tabs",
        ".md-sidebar--primary",
        ".md-sidebar--secondary",
        ".md-footer",
        ".ms-skip",
    ):
        expect(page.locator(gone)).to_be_hidden()
    assert shown(page, "h1") == ["Modersmål i skolan"]
    assert shown(page, ".ms-print p") == ["https://minoriteter.example/sv/rights/mother-tongue/"]
    assert shown(page, ".ms-example-banner") != []
    assert len(shown(page, ".ms-reviewed")) == 1
    code = page.locator(".ms-print svg").bounding_box()
    assert code is not None
    assert code["width"] > 100
    assert code["height"] > 100


def test_a_dark_page_is_printed_dark_on_white(reader: Reader) -> None:
    page = reader.open("sv/rights/", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    assert page.locator("body").evaluate(colours)[1] == "rgb(255, 255, 255)"
    assert page.locator("#ms-content p").first.evaluate(colours)[0] == "rgb(0, 0, 0)"


def test_an_external_link_is_printed_with_its_address(reader: Reader) -> None:
    page = reader.open("sv/rights/mother-tongue/")
    page.emulate_media(media="print")
    after = page.locator("#ms-content a[href^='https']").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "https://" in after


def test_nothing_of_the_printers_part_is_on_the_screen(reader: Reader) -> None:
    assert shown(reader.open("sv/rights/"), ".ms-print") == []


def test_with_forced_colours_controls_have_edges_and_pictures_the_systems_colours(reader: Reader) -> None:
    page = reader.open("sv/rights/", forced_colors="active")
    state = page.evaluate(
        """() => {
          const probe = document.createElement("p")
          document.body.append(probe)
          probe.style.color = "CanvasText"
          const text = getComputedStyle(probe).color
          const button = getComputedStyle(document.querySelector(".ms-switcher__button"))
          const icon = getComputedStyle(document.querySelector(".ms-switcher__button svg"))
          const current = getComputedStyle(document.querySelector(".ms-tabs [aria-current]"))
          const bars = getComputedStyle(document.querySelector(".ms-header"), "::before")
          return {
            edge: button.borderTopStyle, icon: icon.fill === button.color,
            current: current.outlineStyle, bars: bars.backgroundColor === text,
          }
        }"""
    )
    assert state == {"edge": "solid", "icon": True, "current": "solid", "bars": True}


def test_with_reduced_motion_nothing_moves(reader: Reader) -> None:
    page = reader.open("sv/rights/", reduced_motion="reduce")
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("*")].flatMap(element => {
          const style = getComputedStyle(element)
          return [style.transitionDuration, style.animationDuration].join(",").split(",").map(parseFloat)
        }))"""
    )
    assert longest <= 0.01


def test_more_contrast_is_given_where_it_is_asked_for(reader: Reader) -> None:
    page = reader.open("sv/rights/", contrast="more")
    assert page.locator("#ms-content p").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
