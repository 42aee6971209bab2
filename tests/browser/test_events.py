"""Events by the reader's clock and choice."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import Page, expect

from tests.browser.reading import Reader


def listed(page: Page) -> list[str]:
    """Return the titles of the events that the calendar shows."""
    return page.locator(".ms-events > li:visible .ms-event__title a").all_inner_texts()


def test_filters_are_switches_that_can_be_combined(reader: Reader) -> None:
    page = reader.open("sv/calendar/")
    everything = listed(page)
    page.locator(".ms-filters summary").click()
    page.get_by_role("button", name="Demokrativandring").click()
    assert len(listed(page)) == 3
    page.get_by_role("button", name="Norra området").click()
    assert listed(page) == ["Demokrativandring i norra området", "Demokrativandring i norra området i maj"]
    expect(page.get_by_role("status")).to_have_text("2 evenemang")
    page.get_by_role("button", name="Seminarium").click()
    assert len(listed(page)) == 2
    for name in ("Demokrativandring", "Norra området", "Seminarium"):
        page.get_by_role("button", name=name).click()
    assert listed(page) == everything


def test_filters_can_be_used_by_keyboard_and_say_their_state(reader: Reader) -> None:
    page = reader.open("fi/calendar/")
    page.locator(".ms-filters summary").focus()
    page.keyboard.press("Enter")
    switch = page.get_by_role("button", name="Seminaari")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text("3 tapahtumaa")


def test_without_a_script_each_filter_is_a_page(reader: Reader) -> None:
    page = reader.open("sv/calendar/", script=False)
    page.locator(".ms-filters summary").click()
    page.locator(".ms-filters a", has_text="Samråd").click()
    assert reader.path(page) == "sv/calendar/type/consultation/"
    assert listed(page) == ["Samråd om äldreomsorg på finska"]


def test_what_is_over_by_the_readers_clock_is_gone_from_coming_events_and_stays_in_past_ones(
    reader: Reader,
) -> None:
    page = reader.open("sv/calendar/")
    first = listed(page)[0]
    assert first == "Körkväll i december"
    page.clock.set_fixed_time(dt.datetime(2026, 12, 17, 12, tzinfo=dt.UTC))
    page.reload()
    assert listed(page)[0] == "Samråd om äldreomsorg på finska"
    page.goto(page.url.replace("sv/calendar/", "sv/calendar/past/"))
    assert "Kväll under samiska språkveckan" in listed(page)
