"""What editors should lift or check soon: days, events, words that are missing, facts that grow old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from minority_site.contacts import Contact
from minority_site.minorities import languages_of
from minority_site.records import Origin
from minority_site.site import Site

ReminderKind = Literal[
    "day", "event", "registration", "words", "contact", "helpline", "right", "day-source", "source", "statute"
]
YEAR = dt.timedelta(days=365)
"""How long a checked fact is trusted."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One thing to do, or to tell about."""

    on: dt.date
    """The day it happens or is due; one that is overdue keeps the day that it was due."""
    kind: ReminderKind
    id: str
    """The record it is about."""
    message: str
    path: str = ""
    """File relative to the project; '' for what comes with the package."""
    line: int = 1

    @property
    def sort_key(self) -> tuple[dt.date, str, str]:
        """Order of reports."""
        return self.on, self.kind, self.id


def reminders(site: Site, *, weeks: int) -> tuple[Reminder, ...]:
    """Return what happens or falls due in the coming weeks, and what is overdue, by day."""
    until = site.today + dt.timedelta(weeks=weeks)
    found = [*_days(site, until), *_events(site, until), *_growing_old(site, until)]
    return tuple(sorted(found, key=lambda reminder: reminder.sort_key))


def _days(site: Site, until: dt.date) -> Iterator[Reminder]:
    for occurrence in site.data.days_from(site.today, until=until):
        day = occurrence.day
        name = day.words.title(site.settings.source, site.settings).value
        yield _reminder(max(occurrence.first, site.today), "day", day.id, name, day.origin)


def _events(site: Site, until: dt.date) -> Iterator[Reminder]:
    source, settings = site.settings.source, site.settings
    for event in site.data.coming(site.today):
        title = event.words.title(source, settings).value
        soon = event.start.date() <= until
        if soon and event.status != "cancelled":
            yield _reminder(event.start.date(), "event", event.id, title, event.origin)
        last = event.registration.until if event.registration else None
        if last and site.today <= last <= until and event.status != "cancelled":
            yield _reminder(last, "registration", event.id, f"last day to register: {title}", event.origin)
        lacking = [
            tag
            for tag in languages_of(event.minorities, settings.tags)
            if not event.words.is_shown_in(tag, settings)
        ]
        if lacking:
            message = f"no words in {', '.join(lacking)} that can be shown: {title}"
            yield _reminder(event.start.date(), "words", event.id, message, event.origin, "words")


def _growing_old(site: Site, until: dt.date) -> Iterator[Reminder]:
    data = site.data
    contacts: tuple[Contact, ...] = (*data.associations.values(), *data.offices.values())
    for contact in contacts:
        if contact.last_checked + YEAR <= until:
            message = f"call or write and check: last done on {contact.last_checked}"
            yield _reminder(
                contact.last_checked + YEAR, "contact", contact.id, message, contact.origin, "last_checked"
            )
    for line in data.helplines.values():
        if line.verified + YEAR <= until:
            message = f"check the number and hours: the source is of {line.verified}"
            yield _reminder(line.verified + YEAR, "helpline", line.id, message, line.origin, "verified")
    for day in data.days.values():
        if day.verified + YEAR <= until:
            message = f"check the date: the source was read on {day.verified}"
            yield _reminder(day.verified + YEAR, "day-source", day.id, message, day.origin, "verified")
    for source in data.sources.values():
        if source.read_on + YEAR <= until:
            message = f"read again whether it says what the pages say: read on {source.read_on}"
            yield _reminder(source.read_on + YEAR, "source", source.id, message, source.origin, "read_on")
    for right in data.fulfilments.values():
        if right.last_reviewed + YEAR <= until:
            message = f"review how it is met: last done on {right.last_reviewed}"
            yield _reminder(
                right.last_reviewed + YEAR, "right", right.id, message, right.origin, "last_reviewed"
            )
    for number, statute in site.statutes.items():
        if statute.read_on and statute.read_on + YEAR <= until:
            message = f"read again whether it has been amended: read in the wording of {statute.read_on}"
            yield Reminder(on=statute.read_on + YEAR, kind="statute", id=number, message=message)


def _reminder(
    on: dt.date, kind: ReminderKind, record_id: str, message: str, origin: Origin, *keys: str
) -> Reminder:
    own = not origin.path.startswith("minority_site:")
    return Reminder(
        on=on,
        kind=kind,
        id=record_id,
        message=message,
        path=origin.path if own else "",
        line=origin.line(*keys) if own else 1,
    )
