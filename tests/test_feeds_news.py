"""Atom, JSON Feed, open data, cards, JSON-LD, the embeddable list and the codes, each read by a parser that is not ours."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import jsonschema
import pytest
import vobject

from minority_site.feeds import jsonld
from minority_site.generated import generated_files, generated_pages
from minority_site.render.view import View
from minority_site.site import Site
from tests.datasite import ASSOCIATION, EVENT, PLACE, exemplar, site_of

SITE = exemplar()
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def files(site: Site, tag: str) -> dict[str, bytes]:
    return dict(generated_files(site, tag))


# --- Atom ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_atom_is_read_by_feedparser_without_complaint(tag: str) -> None:
    feed = feedparser.parse(files(SITE, tag)["events.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == tag
    assert len(feed.entries) == sum(event.in_feeds(SITE.today) for event in SITE.data.events.values())


def test_atom_has_what_rfc_4287_requires() -> None:
    for name in ("events.xml", "calendar/type/seminar.xml", "calendar/minority/jews.xml"):
        root = ET.fromstring(files(SITE, "fi")[name])
        assert root.tag == f"{ATOM}feed"
        for element in (root, *root.iter(f"{ATOM}entry")):
            for required in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{required}")) == 1, (name, required)
            moment = dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
            assert moment.tzinfo is not None
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        links = {(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")}
        assert ("self", f"https://minoriteter.example/fi/{name}") in links
        ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))


def test_atom_says_the_language_of_each_text() -> None:
    root = ET.fromstring(files(SITE, "yi")["events.xml"])
    for entry in root.iter(f"{ATOM}entry"):
        assert {entry.find(f"{ATOM}{name}").get(LANGUAGE) for name in ("title", "content")} == {"sv"}  # type: ignore[union-attr]
        assert entry.find(f"{ATOM}summary").get(LANGUAGE) == "yi"  # type: ignore[union-attr]


def test_atom_begins_with_what_changed_last() -> None:
    root = ET.fromstring(files(SITE, "sv")["events.xml"])
    updated = [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)  # type: ignore[type-var]
    assert root.findtext(f"{ATOM}updated") == updated[0]


# --- JSON ---------------------------------------------------------------------------------------------------------

JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string", "pattern": "^https://"},
        "feed_url": {"type": "string", "pattern": "^https://"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "minProperties": 1}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": {"type": "string"},
                    "url": {"type": "string", "pattern": "^https://"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_modified": {
                        "type": "string",
                        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]\d\d:\d\d$",
                    },
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "attachments": {"type": "array", "items": {"required": ["url", "mime_type"]}},
                },
            },
        },
    },
}
"""jsonfeed.org/version/1.1, as far as we use it."""


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_json_feed_fits_version_1_1(tag: str) -> None:
    feed = json.loads(files(SITE, tag)["feed.json"])
    jsonschema.validate(feed, JSON_FEED)
    assert feed["language"] == tag
    assert {item["language"] for item in feed["items"]} <= set(SITE.settings.tags)


def test_open_data_has_the_facts_once_and_each_text_with_language_and_state() -> None:
    data = json.loads(files(SITE, "fi")["events.json"])
    assert (data["schema"], data["language"], data["as_of"]) == ("minority-site/events/1", "fi", "2026-11-24")
    event = next(each for each in data["events"] if each["id"] == "sverigefinnarnas-dag")
    assert event["start"] == "2027-02-24T16:00:00+01:00"
    assert event["title"] == {"text": "Ruotsinsuomalaisten päivä", "language": "fi", "state": "machine"}
    assert event["place"] == {"text": "Exempelhuset, Exempelgatan 1, 123 45 Exempelstad", "language": "sv"}
    assert event["sample"] is True


# --- Cards --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_cards_are_read_by_vobject(tag: str) -> None:
    text = files(SITE, tag)["contacts.vcf"].decode()
    cards = list(vobject.readComponents(text))
    assert len(cards) == len(SITE.data.associations) + len(SITE.data.offices)
    card = next(card for card in cards if card.fn.value.endswith("Romska exempelföreningen"))
    assert card.version.value == "4.0"
    assert card.tel.value == "tel:+46701740613"
    assert card.email.value == "romska-exempelforeningen@example.org"
    assert [each.value for each in card.contents["lang"]] == ["rmy", "rmn", "sv"]
    assert card.fn.value == "EXEMPEL: Romska exempelföreningen"


def test_card_lines_are_folded_between_characters() -> None:
    raw = files(SITE, "fi")["contacts.vcf"]
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")
    raw.decode("utf-8")


def test_each_association_has_a_card_of_its_own() -> None:
    written = files(SITE, "sv")
    for association in SITE.data.associations.values():
        card = vobject.readOne(written[f"contacts/association/{association.id}.vcf"].decode())
        assert card.org.value == [association.name]


def test_a_withheld_meeting_place_is_on_no_card() -> None:
    assert b"Exempellunden" not in files(SITE, "sv")["contacts.vcf"]


# --- JSON-LD ------------------------------------------------------------------------------------------------------

SCHEMA_ORG = {
    "Event": {
        "name", "url", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "inLanguage", "description",
        "previousStartDate", "location", "organizer", "isAccessibleForFree", "offers", "maximumAttendeeCapacity",
    },
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
    "PostalAddress": {"streetAddress", "postalCode", "addressLocality", "addressCountry"},
    "Organization": {"name", "url", "description", "contactPoint"},
    "ContactPoint": {"contactType", "telephone", "email", "availableLanguage"},
    "Offer": {"price", "priceCurrency", "url"},
}  # fmt: skip
"""Types and those of their properties that we use, from the vocabulary of schema.org, version 29."""


def outside_vocabulary(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*(outside_vocabulary(each) for each in value), set())
    if not isinstance(value, dict):
        return set()
    own = set(value) - {"@context", "@type"} - SCHEMA_ORG[value["@type"]]
    return own.union(*(outside_vocabulary(each) for each in value.values()))


REAL = EVENT.replace("    sample: true\n", "")
REAL_PLACE = PLACE.replace("    sample: true\n", "")


def described(site: Site) -> dict[str, Any]:
    found = jsonld.event_description(View(site, "fi"), site.data.events["mote"])
    assert found is not None
    return found


def test_a_real_event_is_described_within_the_vocabulary(tmp_path: Path) -> None:
    text = REAL.replace(
        "    updated:",
        "    status: moved\n    sequence: 1\n    previous:\n      start: 2027-03-11 18:00\n    price: 0\n    updated:",
    )
    found = described(site_of(tmp_path, events=text, places=REAL_PLACE))
    assert outside_vocabulary(found) == set()
    assert found["eventStatus"] == "https://schema.org/EventRescheduled"
    assert found["previousStartDate"] == "2027-03-11T18:00:00+01:00"
    assert found["location"]["address"]["streetAddress"] == "Exempelgatan 1"
    assert (found["inLanguage"], found["isAccessibleForFree"]) == (["fi", "sv"], True)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("scheduled", "https://schema.org/EventScheduled"), ("cancelled", "https://schema.org/EventCancelled")],
)
def test_the_status_is_told_and_the_date_kept(status: str, expected: str, tmp_path: Path) -> None:
    text = REAL.replace("    updated:", f"    status: {status}\n    sequence: 1\n    updated:")
    found = described(site_of(tmp_path, events=text, places=REAL_PLACE))
    assert (found["eventStatus"], found["startDate"]) == (expected, "2027-03-18T18:00:00+01:00")


def test_a_withheld_place_is_in_no_description(tmp_path: Path) -> None:
    text = REAL.replace(
        "    room: Salen\n",
        "    place_visibility: on_registration\n    registration:\n      email: info@huddinge.se\n",
    )
    found = described(site_of(tmp_path, events=text, places=REAL_PLACE))
    assert "location" not in found


def test_a_sample_has_no_description_for_search_engines() -> None:
    heads = [page.head for tag in ("sv", "fi") for page in generated_pages(SITE, tag)]
    assert not any("ld+json" in head for head in heads)
    view = View(SITE, "sv")
    assert all(jsonld.event_description(view, event) is None for event in SITE.data.events.values())
    assert all(jsonld.association_description(view, each) is None for each in SITE.data.associations.values())


def test_a_real_association_is_described_within_the_vocabulary(tmp_path: Path) -> None:
    text = ASSOCIATION.replace("    sample: true\n", "    consent: 2026-11-01\n").replace(
        "070-174 06 10", "08-123 45 67"
    )
    text = text.replace("info@example.org", "info@huddinge.se").replace(
        "https://example.org/", "https://huddinge.se/"
    )
    site = site_of(tmp_path, associations=text)
    found = jsonld.association_description(View(site, "sv"), site.data.associations["foreningen"])
    assert found is not None
    assert outside_vocabulary(found) == set()
    assert found["contactPoint"]["availableLanguage"] == ["rmy", "sv"]


def test_nothing_in_a_description_ends_its_element() -> None:
    script = jsonld.script({"@type": "Event", "name": "</script><script>alert(1)</script><!-- & \u2028"})
    assert script.count("<") == 2
    text = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', script)
    assert text is not None
    assert json.loads(text[1])["name"] == "</script><script>alert(1)</script><!-- & \u2028"


# --- On other sites -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_the_page_for_frames_has_no_script_and_its_own_language(tag: str) -> None:
    text = files(SITE, tag)["embed/events.html"].decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert (tree.get("lang"), tree.get("dir")) == (tag, "rtl" if tag == "yi" else "ltr")
    assert list(tree.iter("script")) == []
    assert not re.search(r"\son\w+=|javascript:|style=", text)
    links = [link.get("href") for link in tree.iter("a")]
    assert all(link.startswith("https://minoriteter.example/") for link in links)


def test_the_fragment_is_a_piece_with_its_language_and_absolute_links() -> None:
    text = files(SITE, "fi")["embed/events.fragment.html"].decode()
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    (block,) = list(tree)
    assert (block.tag, block.get("lang"), block.get("dir")) == ("div", "fi", "ltr")
    assert len(list(block.iter("li"))) == 12


# --- Codes --------------------------------------------------------------------------------------------------------


def test_the_code_is_a_picture_without_scripts() -> None:
    root = ET.fromstring(files(SITE, "fi")["calendar/events/unga-maj.svg"])
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "g", "path"}
    assert int(root.get("width") or 0) == int(root.get("height") or 1)
