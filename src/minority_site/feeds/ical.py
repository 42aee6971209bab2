"""Calendars (RFC 5545 and 7986), written by `icalendar`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from icalendar import (
    Calendar,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDatetime,
    vDuration,
    vRecur,
    vText,
    vUri,
)
from icalendar import Event as CalendarEvent

from minority_site import __version__, phrases
from minority_site.events import Event
from minority_site.feeds.plain import contact_line, event_text, event_title, location, notes, one_line
from minority_site.paths import event_page
from minority_site.render.view import View
from minority_site.text import Text
from minority_site.times import ZONE_NAME

FETCH_AGAIN = dt.timedelta(hours=12)
"""How long a client may keep a calendar (RFC 7986, section 5.7)."""


def calendar(
    view: View, events: Iterable[Event], name: Text, address: str, components: Mapping[str, bytes]
) -> bytes:
    """Return a calendar to subscribe to.

    Args:
        view: the reader; links are absolute.
        events: what it holds, cancelled events included.
        name: what clients call it.
        address: its own address, relative to the language's folder.
        components: what `component` made of each event, by its id: an event is in several calendars.
    """
    found = sorted(events, key=lambda event: (event.start, event.uid))
    made = _empty()
    _add_text(made, "NAME", name)
    # Clients from before RFC 7986 read these.
    made.add("X-WR-CALNAME", vText(one_line(name.value)))
    made.add("X-WR-TIMEZONE", vText(ZONE_NAME))
    made.add("X-PUBLISHED-TTL", vDuration(FETCH_AGAIN))
    made.add("REFRESH-INTERVAL", vDuration(FETCH_AGAIN), parameters={"VALUE": "DURATION"})
    made.add("SOURCE", vUri(view.absolute(address)), parameters={"VALUE": "URI"})
    if found:
        made.add("LAST-MODIFIED", _utc(max(event.updated for event in found)))
    return _with(bytes(made.to_ical()), [components[event.id] for event in found])


def event_files(components: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield, for each event's id, a calendar file that holds it alone."""
    empty = bytes(_empty().to_ical())
    for event_id, written in components.items():
        yield event_id, _with(empty, [written])


def component(view: View, event: Event) -> bytes:
    """Return an event as a component of a calendar."""
    return bytes(_component(view, event).to_ical())


def _empty() -> Calendar:
    made = Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", f"-//minority-site//{__version__}//EN")
    made.add("CALSCALE", "GREGORIAN")
    made.add_component(time_zone())
    return made


def _with(made: bytes, components: Iterable[bytes]) -> bytes:
    head, end, _ = made.partition(b"END:VCALENDAR")
    return b"".join([head, *components, end, b"\r\n"])


def _component(view: View, event: Event) -> CalendarEvent:
    made = CalendarEvent()
    made.add("UID", vText(event.uid))
    made.add("DTSTAMP", _utc(event.updated))
    made.add("LAST-MODIFIED", _utc(event.updated))
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTART", event.start)
    made.add("DTEND", event.end)
    made.add("STATUS", "CANCELLED" if event.status == "cancelled" else "CONFIRMED")
    made.add("TRANSP", "TRANSPARENT" if event.status == "cancelled" else "OPAQUE")
    _add_text(made, "SUMMARY", event_title(view, event))
    _add_text(made, "DESCRIPTION", event_text(view, event))
    _add_text(made, "LOCATION", location(view, event))
    _add_text(made, "CONTACT", contact_line(view, event))
    _add_categories(made, view, event)
    # What is in another language than the words has a property of its own: a description can have one language.
    language = view.title(event.words).language
    for note in notes(view, event):
        if note.language != language:
            _add_text(made, "COMMENT", note)
    made.add("URL", vUri(view.absolute(event_page(event))))
    if event.join:
        made.add("CONFERENCE", vUri(event.join), parameters={"VALUE": "URI"})
    return made


def _add_text(component: Calendar | CalendarEvent, name: str, text: Text | None) -> None:
    if text is not None and text.value:
        parameters = {"LANGUAGE": text.language} if text.language else {}
        component.add(name, vText(text.value), parameters=parameters)


def _add_categories(made: CalendarEvent, view: View, event: Event) -> None:
    names = [
        phrases.event_type(view.t, event.type),
        *(view.minority(minority) for minority in event.minorities),
    ]
    languages = dict.fromkeys(name.language for name in names)
    for language in languages:
        values = [one_line(name.value) for name in names if name.language == language]
        made.add("CATEGORIES", values, parameters={"LANGUAGE": language} if language else {})


def _utc(moment: dt.datetime) -> vDatetime:
    return vDatetime(moment.astimezone(dt.UTC))


def time_zone() -> Timezone:
    """Return Europe/Stockholm as it has been since 1996 (directive 2000/84/EC: the last Sundays of March and October).

    Written out, because what `icalendar` makes of the zone database lists each change of the clocks for decades.
    """
    zone = Timezone()
    zone.add("TZID", ZONE_NAME)
    for part, start, month, old, new, name in (
        (TimezoneDaylight(), dt.datetime(1996, 3, 31, 2), 3, 1, 2, "CEST"),
        (TimezoneStandard(), dt.datetime(1996, 10, 27, 3), 10, 2, 1, "CET"),
    ):
        part.add("DTSTART", start)
        part.add("RRULE", vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY="-1SU"))
        part.add("TZOFFSETFROM", dt.timedelta(hours=old))
        part.add("TZOFFSETTO", dt.timedelta(hours=new))
        part.add("TZNAME", name)
        zone.add_component(part)
    return zone
