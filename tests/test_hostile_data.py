"""Hostile values in every field of every record, in every output: they stay text.

Each value is put into all text fields at once, past the reader (which refuses some of them), so that each output has
to defend itself. What an output is made of (elements, attributes, properties, keys) must be what it is for a harmless
value.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import icalendar
import markdown
import pytest
import vobject
import yaml

from minority_site.commands.upcoming import as_calendar, as_json
from minority_site.feeds.plain import clean, one_line
from minority_site.feeds.poster import poster_html
from minority_site.generated import generated_files, generated_pages
from minority_site.records import Origin
from minority_site.reminders import reminders
from minority_site.render import channels, contacts, days, events, helplines, rights
from minority_site.render.markup import block
from minority_site.render.register import rows
from minority_site.render.view import View
from minority_site.reports.board import board_html, board_json, board_markdown
from minority_site.site import Site
from tests.datasite import raw, site_of

HARMLESS = "Qwertz"

VALUES = [
    # markup
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "-->",
    "<![CDATA[", "]]>", "</p></div></main>", "<svg/onload=alert(1)>", "<style>*{display:none}</style>", "<a href='x'>y</a>",
    "&lt;b&gt;", "&#60;script&#62;", "&nosuch;", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)", "`${alert(1)}`",
    "<bdi dir=rtl>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    # Markdown and templates
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "**b** _i_ `c` ~~d~~", "# Heading", "- item", "1. item",
    "!!! danger \"x\"", "::: x", "{{ law(\"2009:724\") }}", "{% include 'x' %}", "${7*7}", "{0.__class__}", "%(name)s",
    "<https://evil.example/>", "[^1]: note", "*[HTML]: x", "a | b | c", "{: .class onclick=alert(1) }", "\\",
    # calendars and cards
    "x\r\nATTENDEE:mailto:evil@example.org", "x\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil", "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:evil",
    "a;b,c:d\\n", "LANGUAGE=sv\";X=\"", "\\;\\,\\\\n",
    # spreadsheets, terminals, shells
    "=cmd|' /C calc'!A0", "@SUM(1+1)", "+46", "-1", "\x1b[31mred\x1b[0m", "\x1b]8;;https://evil.example\x07x\x1b]8;;\x07",
    "\x00", "a\x08b", "::error file=x::evil", "$(id)", "; rm -rf /", "../../etc/passwd", "%00%0d%0a",
    # letters that hide or turn
    "\u202egnp.exe", "\u2066x\u2069", "\u200bx\u200d", "\ufeffx", "\u2028x\u2029", "a\u0301\u0301\u0301",
    "\ue000x\uefe1sv\uefe2y\uefe3",
    "\ufffe\uffff", "\U000e0041", "שלום <b>", "\"", "'", "<", ">", "&", "x" * 5000,
]  # fmt: skip


def yaml_of(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def words(*names: str, **groups: Any) -> dict[str, Any]:
    return {"sv": dict.fromkeys(names, HARMLESS) | groups}


PROGRAMME = {"first": {"title": HARMLESS, "speaker": HARMLESS, "note": HARMLESS}}
EVENT = {
    "id": "mote", "uid": "00dd67b5-c27c-4ff8-b523-8c71a14e602a", "type": "seminar", "minorities": ["roma"],
    "start": "2026-12-18 18:00", "end": "2026-12-18 20:00", "updated": "2026-11-10 09:00", "place": "huset", "room": HARMLESS,
    "series": "dagarna", "district": "norr", "spoken": ["sv"], "interpretation": ["fi"], "price": 10,
    "organiser": "foreningen", "contact": "kontoret", "status": "moved", "sequence": 1,
    "previous": {"start": "2026-12-17 18:00"},
    "registration": {"until": "2026-12-17", "email": "a@huddinge.se"},
    "programme": [{"id": "first", "start": "18:00", "room": HARMLESS, "speaker": {"name": HARMLESS, "consent": "2026-01-01"}}],
    "words": words("title", "summary", "description", "directions", "registration", "price", "change", programme=PROGRAMME),
}  # fmt: skip
DATA = {
    "events": [EVENT],
    "series": [{"id": "dagarna", "words": words("title", "summary", "description")}],
    "districts": [{"id": "norr", "words": words("name", "note")}],
    "places": [{"id": "huset", "name": HARMLESS, "street": HARMLESS, "postcode": HARMLESS, "town": HARMLESS,
                "words": words("directions")}],
    "associations": [{"id": "foreningen", "name": HARMLESS, "minorities": ["roma"], "languages": ["rmy"], "place": "huset",
                      "person": {"name": HARMLESS, "consent": "2026-01-01"}, "consent": "2026-01-01",
                      "email": "b@huddinge.se", "last_checked": "2025-11-01", "words": words("summary", "reach")}],
    "offices": [{"id": "kontoret", "level": "municipality", "place": "huset", "source": HARMLESS, "email": "c@huddinge.se",
                 "last_checked": "2026-11-01", "words": words("name", "summary", "reach")}],
    "helplines": [{"id": "linjen", "phone": "112", "source": HARMLESS, "verified": "2026-11-01",
                   "words": words("name", "summary")}],
    "days": [{"id": "dagen", "kind": "official", "month": 12, "day": 24, "source": HARMLESS, "verified": "2026-11-01",
              "words": words("name", "note")}],
    "rights": [{"id": "ratten", "law": [{"statute": "2009:724", "section": "3"}], "words": words("name", "ask")}],
    "fulfilments": [{"id": "ratten", "answers": HARMLESS, "last_reviewed": "2026-11-01",
                     "history": [{"day": "2026-11-01", "status": "partly"}], "words": words("met", "next")}],
}  # fmt: skip


@cache
def harmless() -> Site:
    site = site_of(Path(mkdtemp()), all=yaml_of(DATA))
    assert [problem.problem.message for problem in site.data.problems] == []
    municipality = replace(site.settings.municipality, name=HARMLESS)
    return replace(site, settings=replace(site.settings, municipality=municipality))


def poisoned(thing: Any, value: str) -> Any:
    """Return `thing` with the harmless word replaced wherever it stands."""
    if isinstance(thing, str):
        return value if thing == HARMLESS else thing
    if isinstance(thing, Origin):
        return thing
    if is_dataclass(thing) and not isinstance(thing, type):
        found = {each.name: poisoned(getattr(thing, each.name), value) for each in fields(thing)}
        return replace(thing, **found)
    if isinstance(thing, Mapping):
        return {key: poisoned(each, value) for key, each in thing.items()}
    if isinstance(thing, tuple):
        return tuple(poisoned(each, value) for each in thing)
    return thing


def site_with(value: str) -> Site:
    site = harmless()
    municipality = replace(site.settings.municipality, name=value)
    return replace(
        site, data=poisoned(site.data, value), settings=replace(site.settings, municipality=municipality)
    )


# --- What an output is made of ------------------------------------------------------------------------------------


def made_of_html(html: str) -> list[tuple[str, tuple[str, ...]]]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    for element in elements:
        for name in ("href", "src", "action"):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", element.get(name) or "", re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in ("http", "https", "mailto", "tel", "webcal"), (
                element.get(name)
            )
    return [(element.tag, tuple(sorted(map(str, element.keys())))) for element in elements]


def made_of_xml(raw: bytes) -> list[tuple[str, tuple[str, ...]]]:
    return [(element.tag, tuple(sorted(element.keys()))) for element in ET.fromstring(raw).iter()]


def made_of_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: made_of_json(each) for key, each in value.items()}
    return [made_of_json(each) for each in value] if isinstance(value, list) else type(value).__name__


def made_of_calendar(raw: bytes) -> list[tuple[str, list[str]]]:
    calendar = icalendar.Calendar.from_ical(raw)
    return [(part.name, sorted(part.keys())) for part in calendar.walk()]


def made_of_cards(raw: bytes) -> list[list[str]]:
    return [sorted(card.contents) for card in vobject.readComponents(raw.decode())]


def made_of_markdown(text: str) -> list[tuple[str, tuple[str, ...]]]:
    extensions = ["abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
    return made_of_html(markdown.markdown(text, extensions=extensions))


def blocks(view: View) -> Iterator[tuple[str, str]]:
    data = view.data
    event, association = data.events["mote"], data.associations["foreningen"]
    yield "list", events.event_item(view, event)
    yield "details", events.event_details(view, event)
    yield "series", events.series_block(view, data.series["dagarna"])
    yield "card", contacts.card(view, association)
    yield "office", contacts.card(view, data.offices["kontoret"])
    yield "days", days.day_table(view, days.coming_days(view), with_minority=True)
    yield "rights", rights.rights_box_html(view)
    yield "helplines", helplines.line_list(view, tuple(data.helplines.values()))
    yield "channels", channels.channel_list(view)


def made(site: Site) -> dict[str, Any]:
    """Return what every output of a site is made of."""
    view = View(site, "fi", "fi/calendar/")
    found: dict[str, Any] = {}
    for name, html in blocks(view):
        found[f"block {name}"] = made_of_html(html)
        # As a page's Markdown carries it: nothing in it may become Markdown.
        found[f"markdown {name}"] = made_of_markdown("Före.\n\n" + block("ms-data", html) + "\n\nEfter.\n")
    for page in generated_pages(site, "fi"):
        if _is_empty_list(page.path):
            continue
        document = f"<html><head><title>x</title>{page.head}</head><body>{page.html}</body></html>"
        found[f"page {page.path}"] = made_of_html(document)
    for name, raw_file in generated_files(site, "fi"):
        if _is_empty_list(name):
            continue
        found[f"file {name}"] = made_of_file(name, raw_file)
    found["poster"] = made_of_html(poster_html(view.on(None), site.data.events["mote"]))
    since = dt.date(2026, 1, 1)
    register = rows(view, since)
    found["board html"] = made_of_html(board_html(view, register, since))
    found["board md"] = made_of_markdown(board_markdown(view, register, since))
    found["board json"] = made_of_json(json.loads(board_json(view, register, since)))
    told = reminders(site, weeks=6)
    found["upcoming json"] = made_of_json(json.loads(as_json(told, site, 6)))
    found["upcoming ics"] = made_of_calendar(as_calendar(told, site))
    return found


def _is_empty_list(path: str) -> bool:
    """Return whether a list is one of the many that hold no event here."""
    match = re.match(r"calendar/(?:type|minority|language)/([\w-]+)", path)
    return match is not None and match[1] not in ("seminar", "roma", "sv")


def made_of_file(name: str, content: bytes) -> Any:
    kind = name.rpartition(".")[2]
    if kind == "ics":
        return made_of_calendar(content)
    if kind == "vcf":
        return made_of_cards(content)
    if kind in ("xml", "svg"):
        return made_of_xml(content) if kind == "xml" else "picture"
    if kind == "json":
        return made_of_json(json.loads(content))
    return made_of_html(content.decode()) if kind == "html" else "style"


@cache
def expected() -> dict[str, Any]:
    return made(harmless())


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_hostile_value_changes_nothing_but_text(value: str) -> None:
    assert made(site_with(value)) == expected()


def test_there_are_enough_values() -> None:
    assert len(set(VALUES)) >= 40


@pytest.mark.parametrize("name", ["block details", "block series", "block card", "block office"])
def test_the_harmless_word_is_in_every_output(name: str) -> None:
    html = dict(blocks(View(harmless(), "fi", "fi/calendar/")))[name.partition(" ")[2]]
    assert html.count(HARMLESS) >= 3


def test_every_text_field_reaches_an_output() -> None:
    """Each field in turn holds a word of its own, which must come out somewhere."""
    site = harmless()
    count = 0

    def numbered(thing: Any) -> Any:
        nonlocal count
        if isinstance(thing, str) and thing == HARMLESS:
            count += 1
            return f"Qw{count:03d}x"
        if isinstance(thing, Origin):
            return thing
        if is_dataclass(thing) and not isinstance(thing, type):
            return replace(
                thing, **{each.name: numbered(getattr(thing, each.name)) for each in fields(thing)}
            )
        if isinstance(thing, Mapping):
            return {key: numbered(each) for key, each in thing.items()}
        return tuple(numbered(each) for each in thing) if isinstance(thing, tuple) else thing

    own = replace(site, data=numbered(site.data))
    view = View(own, "fi", "fi/calendar/")
    text = "".join(html for _, html in blocks(view))
    text += "".join(page.html for page in generated_pages(own, "fi")) + board_html(
        view, rows(view, None), None
    )
    missing = {f"Qw{number:03d}x" for number in range(1, count + 1)} - set(re.findall(r"Qw\d{3}x", text))
    # A district's note, a day's source and an office's source are for editors.
    assert (count, len(missing)) == (42, 3)


def test_texts_come_back_from_calendars_as_they_were() -> None:
    for value in VALUES:
        raw_calendar = dict(generated_files(site_with(value), "fi"))["calendar.ics"]
        (entry,) = icalendar.Calendar.from_ical(raw_calendar).walk("VEVENT")
        assert str(entry["SUMMARY"]) == (one_line(value) or "mote"), value
        assert clean(value).strip() in str(entry["DESCRIPTION"]), value


# --- What the reader refuses --------------------------------------------------------------------------------------

FIELDS = [
    ("events", ("join",)), ("events", ("url",)), ("events", ("uid",)), ("events", ("id",)), ("events", ("place",)),
    ("events", ("start",)), ("events", ("type",)), ("events", ("registration", "email")), ("events", ("registration", "url")),
    ("events", ("registration", "phone")), ("associations", ("email",)), ("associations", ("phone",)),
    ("associations", ("url",)), ("helplines", ("phone",)), ("events", ("spoken",)), ("rights", ("law", 0, "statute")),
    ("rights", ("law", 0, "section")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "path"), FIELDS, ids=[f"{kind}.{'.'.join(map(str, path))}" for kind, path in FIELDS]
)
def test_fields_with_a_form_refuse_every_hostile_value(
    kind: str, path: tuple[Any, ...], tmp_path: Path
) -> None:
    for value in VALUES:
        if (path[-1], value) in (("section", "-1"), ("phone", "+46")):
            continue
        changed = json.loads(json.dumps(DATA))
        place = changed[kind][0]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        dataset = raw(tmp_path, all=json.dumps(changed))
        assert dataset.problems, value


INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066\u200b\ufeff\u2028\ue000\ufffe\U000e0041]")


def test_control_and_invisible_characters_are_refused_in_words(tmp_path: Path) -> None:
    for value in VALUES:
        changed = json.loads(json.dumps(DATA))
        changed["events"][0]["words"]["sv"]["title"] = value
        dataset = raw(tmp_path, all=json.dumps(changed))
        hidden = bool(INVISIBLE.search(value))
        assert bool(dataset.problems) is (hidden or len(value) > 120), value
