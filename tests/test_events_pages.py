"""Events, series, lists and contacts as pages show them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

from minority_site import phrases
from minority_site.generated import GeneratedPage, generated_files, generated_pages
from minority_site.render.contacts import card
from minority_site.render.events import event_details, event_item, event_list, programme
from minority_site.render.proposals import EVENT_FIELDS, proposal
from minority_site.render.view import View
from minority_site.site import Site
from tests.datasite import ASSOCIATION, EVENT, PLACE, exemplar, site_of

SITE = exemplar()


def parsed(html: str) -> ET.Element:
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def page_of(site: Site, tag: str, path: str) -> GeneratedPage:
    return next(page for page in generated_pages(site, tag) if page.path == path)


def facts(html: str) -> dict[str, str]:
    return {
        text_of(row.find("dt")): text_of(row.find("dd"))
        for row in parsed(html).iter("div")
        if row.find("dt") is not None
    }  # type: ignore[arg-type]


# --- One event ----------------------------------------------------------------------------------------------------


def test_an_events_page_tells_all_its_facts_in_the_readers_language() -> None:
    page = page_of(SITE, "fi", "calendar/events/demokratidagarna-finska.md")
    assert (page.title.value, page.title.language, page.translated) == (
        "ESIMERKKI: Suomen kieli arjessa",
        "fi",
        True,
    )
    told = facts(page.html)
    assert told["Aika"] == "19. maaliskuuta 2027, 17.00–19.00"
    assert told["Paikka"].startswith("Exempelhuset, Lilla salen, Exempelgatan 1, 123 45 Exempelstad")
    assert told["Puhuttu kieli"] == "suomi"
    assert told["Tulkkaus"] == "ruotsi"
    assert "17. maaliskuuta 2027" in told["Ilmoittautuminen"]
    assert "070-174 06 19" in told["Ilmoittautuminen"]


def test_an_event_without_words_in_a_language_is_a_fallback_that_says_so() -> None:
    page = page_of(SITE, "yi", "calendar/events/sverigefinnarnas-dag.md")
    assert (page.translated, page.source, page.title.language) == (False, "sv", "sv")
    lead = next(p for p in parsed(page.html).iter("p") if p.get("class") == "ms-lead")
    assert (lead.get("lang"), lead.get("dir")) == ("sv", "ltr")


def test_machine_words_are_shown_under_a_notice() -> None:
    html = page_of(SITE, "en", "calendar/events/unga-maj.md").html
    assert phrases.machine_notice(View(SITE, "en").t).value in html


def test_a_moved_event_says_from_when_and_a_cancelled_one_that_it_is() -> None:
    moved = page_of(SITE, "sv", "calendar/events/medborgardialog-april.md").html
    assert "ms-notice--moved" in moved
    assert "7 april 2027" in moved
    cancelled = page_of(SITE, "sv", "calendar/events/vandring-april.md")
    assert "ms-notice--cancelled" in cancelled.html
    assert cancelled.title.value == "EXEMPEL: Inställt: Demokrativandring i norra området"


def test_dates_and_digits_are_isolated_in_a_text_from_right_to_left() -> None:
    html = event_details(View(SITE, "yi", "yi/x/"), SITE.data.events["demokratidagarna-finska"])
    assert '<bdi dir="ltr">070-174 06 19</bdi>' in html
    assert re.search(r'<time datetime="2027-03-19T17:00:00\+01:00">19טן מערץ 2027', html)


@pytest.mark.parametrize(
    ("until", "today", "expected"),
    [
        ("2027-03-16", "2027-03-16", "Anmäl dig senast 16 mars 2027"),
        ("2027-03-16", "2027-03-17", "Anmälan stängde 16 mars 2027"),
    ],
)
def test_registration_is_open_until_the_last_day(
    until: str, today: str, expected: str, tmp_path: Path
) -> None:
    text = EVENT.replace(
        "    room:", f"    registration:\n      until: {until}\n      email: info@example.org\n    room:"
    )
    site = site_of(tmp_path, today=dt.date.fromisoformat(today), events=text, places=PLACE)
    html = event_details(View(site, "sv", "sv/x/"), site.data.events["mote"])
    assert facts(html)["Anmälan"].startswith(expected)
    assert ("mailto:info@example.org" in html) is (today <= until)


@pytest.mark.parametrize(
    ("price", "expected"), [("0", "Kostnadsfritt"), ("80", "80 kronor"), ("1500", "1 500 kronor")]
)
def test_a_price_is_written_as_the_language_writes_numbers(price: str, expected: str, tmp_path: Path) -> None:
    text = EVENT.replace("    room:", f"    price: {price}\n    room:")
    site = site_of(tmp_path, events=text, places=PLACE)
    shown = facts(event_details(View(site, "sv", "sv/x/"), site.data.events["mote"]))["Pris"]
    assert " ".join(shown.split()) == expected


# --- Lists --------------------------------------------------------------------------------------------------------


def test_a_list_shows_what_is_coming_soonest_first_and_carries_what_a_script_needs() -> None:
    html = event_list(
        View(SITE, "sv", "sv/calendar/"),
        SITE.data.coming(SITE.today),
        phrases.no_coming_events(View(SITE, "sv").t),
    )
    items = [item for item in parsed(html).iter("li") if "ms-event" in (item.get("class") or "")]
    ends = [item.get("data-end") for item in items]
    assert len(items) == 17
    assert ends == sorted(ends)  # type: ignore[type-var]
    assert items[0].get("data-type") == "culture"
    assert items[0].get("data-languages") == "fit fi sv"


@pytest.mark.parametrize(("today", "coming"), [("2027-03-18", True), ("2027-03-19", False)])
def test_an_event_is_coming_to_the_end_of_its_day(today: str, coming: bool, tmp_path: Path) -> None:
    site = site_of(tmp_path, today=dt.date.fromisoformat(today), events=EVENT, places=PLACE)
    assert bool(site.data.coming(site.today)) is coming
    assert bool(site.data.past(site.today)) is not coming


def test_a_moved_event_is_coming_until_its_old_time_has_passed_too(tmp_path: Path) -> None:
    text = EVENT.replace(
        "    updated:",
        "    status: moved\n    sequence: 1\n    previous:\n      start: 2027-03-25 18:00\n    updated:",
    )
    site = site_of(tmp_path, today=dt.date(2027, 3, 24), events=text, places=PLACE)
    assert [event.id for event in site.data.coming(site.today)] == ["mote"]


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    view = View(site_of(tmp_path), "sv", "sv/calendar/")
    assert (
        event_list(view, (), phrases.no_coming_events(view.t))
        == '<p class="ms-empty">Det finns inga kommande evenemang.</p>'
    )


def test_a_sample_is_marked_in_lists() -> None:
    item = event_item(View(SITE, "sv", "sv/x/"), SITE.data.events["unga-maj"])
    assert '<strong class="ms-sample">EXEMPEL</strong>' in item


def test_filters_have_a_page_for_each_value_without_scripts() -> None:
    paths = {page.path for page in generated_pages(SITE, "sv")}
    assert {
        "calendar/type/seminar.md", "calendar/type/board-meeting.md", "calendar/minority/jews.md",
        "calendar/minority/tornedalians.md", "calendar/language/fi.md", "calendar/language/rmy.md",
        "calendar/district/north.md", "calendar/past/2025.md", "calendar/past/2026.md",
        "contacts/minority/sami.md", "contacts/association/romska-exempelforeningen.md",
        "calendar/series/demokratidagarna.md", "rights/register.md",
    } <= paths  # fmt: skip
    assert "calendar/language/sv-simple.md" not in paths


def listed(page: GeneratedPage) -> list[str]:
    links = (
        a.get("href") or ""
        for p in parsed(page.html).iter("p")
        if p.get("class") == "ms-event__title"
        for a in p.iter("a")
    )
    return [link.rstrip("/").rpartition("/")[2] for link in links]


def test_each_filter_lists_its_events_and_no_other() -> None:
    assert listed(page_of(SITE, "sv", "calendar/type/school-dialogue.md")) == ["demokratidagarna-skoldialog"]
    assert listed(page_of(SITE, "fi", "calendar/district/south.md")) == [
        "nationaldag-februari", "demokratidagarna-vandring", "unga-maj",
    ]  # fmt: skip
    assert listed(page_of(SITE, "sv", "calendar/language/yi.md")) == ["minnesstund-januari"]
    assert listed(page_of(SITE, "sv", "calendar/past/2026.md")) == [
        "sprakveckan-2026",
        "namndmote-soder-2026",
    ]


# --- A programme --------------------------------------------------------------------------------------------------


def test_a_programme_is_a_table_a_day_with_headings_and_labels() -> None:
    html = programme(View(SITE, "sv", "sv/x/"), SITE.data.of_series("demokratidagarna"))
    tables = list(parsed(html).iter("table"))
    assert [text_of(table.find("caption")) for table in tables] == [  # type: ignore[arg-type]
        "torsdag 18 mars 2027", "fredag 19 mars 2027", "lördag 20 mars 2027",
    ]  # fmt: skip
    for table in tables:
        assert [cell.get("scope") for cell in table.find("thead").iter("th")] == ["col"] * 5  # type: ignore[union-attr]
        rows = [
            row for body in table.findall("tbody") for row in body.findall("tr") if row.find("td") is not None
        ]
        assert {len(row.findall("td")) for row in rows} == {5}
    thursday = tables[0]
    first = [
        text_of(cell)
        for cell in next(row for row in thursday.iter("tr") if row.find("td") is not None).findall("td")
    ]
    assert first == [
        "Tid 18:00–18:15", "Programpunkt VälkomnaKommunstyrelsens ordförande", "Rum Stora salen",
        "Talat språk svenska", "Tolkning finska",
    ]  # fmt: skip


# --- Contacts -----------------------------------------------------------------------------------------------------


def test_a_card_shows_ways_to_reach_and_when_they_were_checked(tmp_path: Path) -> None:
    site = site_of(tmp_path, associations=ASSOCIATION)
    html = card(View(site, "sv", "sv/contacts/"), site.data.associations["foreningen"])
    assert '<a href="tel:+46701740610"><bdi dir="ltr">070-174 06 10</bdi></a>' in html
    assert '<a href="mailto:info@example.org"><bdi dir="ltr">info@example.org</bdi></a>' in html
    assert "Senast kontrollerat 1 november 2026" in text_of(parsed(html))
    assert '<a href="association/foreningen.vcf">Spara kontakten</a>' in html


def test_a_meeting_place_that_is_withheld_is_told_as_such() -> None:
    html = card(View(SITE, "sv", "sv/contacts/"), SITE.data.associations["judiska-exempelforeningen"])
    assert facts(html)["Mötesplats"] == "Du får veta platsen när du anmäler dig."


def test_a_letter_of_an_association_holds_every_field_in_its_language() -> None:
    address = proposal(View(SITE, "fi", "fi/contacts/propose/"), "kommunen@huddinge.example", "event")
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "kommunen@huddinge.example")
    letter = parse_qs(parts.query)
    assert letter["subject"] == ["Ehdota tapahtumaa"]
    lines = letter["body"][0].split("\r\n")
    assert lines[:4] == ["Otsikko: ", "Mistä on kyse: ", "Tyyppi: ", "Vähemmistö: "]
    assert len(lines) == len(EVENT_FIELDS) + 1


# --- Everything ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_every_generated_page_is_html_without_errors_scripts_or_styles(tag: str) -> None:
    for page in generated_pages(SITE, tag):
        document = f"<!doctype html><html lang='{tag}'><head><title>x</title></head><body><main>{page.html}</main></body></html>"
        html5lib.HTMLParser(strict=True).parse(document)
        assert "<script" not in page.html, page.path
        assert "style=" not in page.html, page.path
        assert "\n\n" not in page.html, page.path


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_every_relative_link_of_a_generated_page_leads_to_a_page_or_file(tag: str) -> None:
    from posixpath import normpath

    from minority_site.addresses import Addresses

    addresses = Addresses(SITE.settings)
    pages = list(generated_pages(SITE, tag))
    there = {addresses.page(tag, page.path) for page in pages}
    there |= {addresses.page(tag, path) for path in SITE.pages}
    there |= {SITE.settings.prefix(tag) + name for name, _ in generated_files(SITE, tag)}
    for page in pages:
        for target in _targets(page.html):
            address = normpath("/" + addresses.page(tag, page.path) + target).lstrip("/")
            address += "/" if target.endswith("/") else ""
            assert address in there, (page.path, target)


def _targets(html: str) -> Iterator[str]:
    for element in parsed(html).iter():
        for name in ("href", "src"):
            if (target := element.get(name)) and not re.match(r"[a-z]+:", target):
                yield target


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_every_text_in_another_script_than_the_readers_is_labelled(tag: str) -> None:
    hebrew = re.compile("[\u0590-\u05ff]")
    for page in generated_pages(SITE, tag):
        for language, text in _spoken(parsed(page.html), tag):
            letters = [letter for letter in text if letter.isalpha()]
            if letters and language == "yi":
                # Names of feeds' forms, mail addresses and digits are read as they stand.
                assert hebrew.search(text) or re.fullmatch(r"[\w.@/ -]+", text), (page.path, text)
            elif letters:
                assert not hebrew.search(text), (page.path, text)


def _spoken(element: ET.Element, language: str) -> Iterator[tuple[str, str]]:
    language = element.get("lang") or language
    if element.tag != "bdi" and element.text and element.text.strip():
        yield language, element.text.strip()
    for child in element:
        yield from _spoken(child, language)
        if child.tail and child.tail.strip():
            yield language, child.tail.strip()
