"""Atom feeds (RFC 4287).

Own code on the standard library's XML writer: feedgen, the usual library, needs lxml and gives an entry no language of
its own, which is the one thing that must not be lost here.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from minority_site import phrases
from minority_site.events import Event
from minority_site.feeds.plain import clean, event_text, event_title, facts_line, one_line, organiser_name
from minority_site.paths import CALENDAR_PAGE, event_calendar, event_page
from minority_site.render.view import View
from minority_site.text import Text
from minority_site.times import today_starts

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom_feed(view: View, events: Iterable[Event], name: Text, address: str) -> bytes:
    """Return a feed of events, the one changed last first; `address` is its own, relative to the language's folder."""
    found = sorted(events, key=lambda event: (event.updated, event.uid), reverse=True)
    feed = ET.Element("feed", {"xmlns": ATOM, LANGUAGE: view.tag})
    own = view.absolute(address)
    _text(feed, "id", own)
    _text(feed, "title", name.value, name.language)
    _text(feed, "updated", (found[0].updated if found else today_starts(view.today)).isoformat())
    _link(feed, "self", own, "application/atom+xml")
    _link(feed, "alternate", view.absolute(CALENDAR_PAGE), "text/html")
    _person(feed, view.settings.municipality.name or view.settings.site_name)
    for event in found:
        feed.append(_entry(view, event))
    return _bytes(feed)


def _entry(view: View, event: Event) -> ET.Element:
    entry = ET.Element("entry")
    page = view.absolute(event_page(event))
    title, text = event_title(view, event), event_text(view, event)
    _text(entry, "id", page)
    _text(entry, "title", title.value, title.language)
    _text(entry, "updated", event.updated.isoformat())
    _link(entry, "alternate", page, "text/html")
    _link(entry, "enclosure", view.absolute(event_calendar(event)), "text/calendar")
    if organiser := organiser_name(view, event):
        _person(entry, organiser.value)
    label = phrases.event_type(view.t, event.type)
    # `label` has no language of its own in RFC 4287 beside that of its element.
    ET.SubElement(
        entry,
        "category",
        {"term": event.type, "label": one_line(label.value), LANGUAGE: label.language or view.tag},
    )
    for minority in event.minorities:
        ET.SubElement(entry, "category", {"term": minority})
    facts = facts_line(view, event)
    _text(entry, "summary", facts.value, facts.language)
    _text(entry, "content", text.value, text.language)
    return entry


def _text(parent: ET.Element, name: str, text: str, language: str | None = None) -> None:
    element = ET.SubElement(parent, name, {LANGUAGE: language} if language else {})
    element.text = clean(text)


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": clean(address), "type": kind})


def _person(parent: ET.Element, name: str) -> None:
    author = ET.SubElement(parent, "author")
    _text(author, "name", one_line(name))


def _bytes(feed: ET.Element) -> bytes:
    ET.indent(feed)
    text = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
