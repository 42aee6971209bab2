"""JSON Feed 1.1 (jsonfeed.org), and all events as open data."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from minority_site import phrases
from minority_site.events import Event
from minority_site.feeds.plain import clean, event_text, event_title, facts_line, location, organiser_name
from minority_site.paths import CALENDAR_PAGE, event_calendar, event_page
from minority_site.render.view import View
from minority_site.text import Text
from minority_site.times import ZONE_NAME
from minority_site.words import Wording


def json_feed(view: View, events: Iterable[Event], name: Text, address: str) -> bytes:
    """Return a JSON Feed of events, the one changed last first."""
    found = sorted(events, key=lambda event: (event.updated, event.uid), reverse=True)
    return _bytes({
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(name.value),
        "home_page_url": view.absolute(CALENDAR_PAGE),
        "feed_url": view.absolute(address),
        "language": view.tag,
        "authors": [{"name": clean(view.settings.municipality.name or view.settings.site_name)}],
        "items": [_item(view, event) for event in found],
    })  # fmt: skip


def _item(view: View, event: Event) -> dict[str, Any]:
    title, text, page = event_title(view, event), event_text(view, event), view.absolute(event_page(event))
    return {
        "id": page,
        "url": page,
        "title": title.value,
        "language": title.language,
        "summary": facts_line(view, event).value,
        "content_text": text.value or title.value,
        "date_modified": event.updated.isoformat(),
        "tags": [event.type, *event.minorities],
        "attachments": [{"url": view.absolute(event_calendar(event)), "mime_type": "text/calendar"}],
        "_event": {
            "start": event.start.isoformat(),
            "end": event.end.isoformat(),
            "status": event.status,
            "sample": event.sample,
        },
    }


def events_json(view: View, events: Iterable[Event]) -> bytes:
    """Return events as data for programs: facts once, and each text with its language and state."""
    found = sorted(events, key=lambda event: (event.start, event.uid))
    return _bytes({
        "schema": "minority-site/events/1",
        "language": view.tag,
        "time_zone": ZONE_NAME,
        "as_of": view.today.isoformat(),
        "events": [_event(view, event) for event in found],
    })  # fmt: skip


def _event(view: View, event: Event) -> dict[str, Any]:
    registration = event.registration
    return {
        "id": event.id,
        "uid": event.uid,
        "url": view.absolute(event_page(event)),
        "calendar": view.absolute(event_calendar(event)),
        "sample": event.sample,
        "type": {"id": event.type, "name": _said(phrases.event_type(view.t, event.type))},
        "minorities": [{"id": each, "name": _said(view.minority(each))} for each in event.minorities],
        "status": event.status,
        "sequence": event.sequence,
        "updated": event.updated.isoformat(),
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "previous_start": event.previous.start.isoformat() if event.previous else None,
        "series": event.series,
        "district": event.district,
        "attendance": event.attendance,
        "join": event.join,
        "place": _said(location(view, event)),
        "place_on_registration": event.place_withheld,
        "spoken": list(event.spoken),
        "interpretation": list(event.interpretation),
        "price": event.price,
        "organiser": _said(organiser_name(view, event)),
        "registration": None
        if registration is None
        else {
            "required": registration.required,
            "until": _date(registration.until),
            "url": registration.url,
            "email": registration.email,
            "phone": registration.phone,
        },
        "title": _said(view.title(event.words)),
        "summary": _said(view.words(event.words, "summary")),
        "description": _said(view.words(event.words, "description")),
    }


def _said(text: Text | None) -> dict[str, Any] | None:
    if text is None:
        return None
    state = {"state": text.state} if isinstance(text, Wording) else {}
    return {"text": clean(text.value), "language": text.language, **state}


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _bytes(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
