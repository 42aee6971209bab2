"""Atom feeds (RFC 4287).

Own code on the standard library's XML writer: feedgen, the usual library, needs lxml and gives an entry no language of
its own, which is the one thing that must not be lost here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def atom_feed(
    view: View, events: Iterable[Event], name: Text, address: str, entries: Mapping[str, ET.Element]
) -> bytes:
    """Return a feed of events, the one changed last first.

    Args:
        view: the reader; links are absolute.
        events: what it holds.
        name: what clients call it.
        address: its own address, relative to the language's folder.
        entries: what `entry` made of each event, by its id: an event is in several feeds.
    """
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
        feed.append(entries[event.id])
    return _bytes(feed)


def entry(view: View, event: Event) -> ET.Element:
    """Return an event as an entry of a feed."""
    made = ET.Element("entry")
    page = view.absolute(event_page(event))
    title, text = event_title(view, event), event_text(view, event)
    _text(made, "id", page)
    _text(made, "title", title.value, title.language)
    _text(made, "updated", event.updated.isoformat())
    _link(made, "alternate", page, "text/html")
    _link(made, "enclosure", view.absolute(event_calendar(event)), "text/calendar")
    if organiser := organiser_name(view, event):
        _person(made, organiser.value)
    label = phrases.event_type(view.t, event.type)
    # `label` has no language of its own in RFC 4287 beside that of its element.
    ET.SubElement(
        made,
        "category",
        {"term": event.type, "label": one_line(label.value), LANGUAGE: label.language or view.tag},
    )
    for minority in event.minorities:
        ET.SubElement(made, "category", {"term": minority})
    facts = facts_line(view, event)
    _text(made, "summary", facts.value, facts.language)
    _text(made, "content", text.value, text.language)
    return made


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
