"""`upcoming`: what to lift or check in the coming weeks."""

from __future__ import annotations

import datetime as dt
import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from minority_site import __version__
from minority_site.commands import Outcome, Project
from minority_site.reminders import Reminder, reminders
from minority_site.site import Site
from minority_site.times import today_starts


def add_arguments(parser: ArgumentParser) -> None:
    """Declare --weeks and --format."""
    parser.add_argument("--weeks", type=_weeks, default=6, metavar="N", help="how far ahead (default: 6)")
    parser.add_argument("--format", choices=("text", "json", "ics"), default="text", help="default: text")


def _weeks(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 104:
        raise ArgumentTypeError(f"'{text}' is no number of weeks from 1 to 104")
    return int(text)


def run(options: Namespace, project: Project) -> Outcome:
    """Return the list. It never fails: what is wrong is for `check` to say."""
    site = project.site
    found = reminders(site, weeks=options.weeks)
    if options.format == "json":
        return Outcome(stdout=as_json(found, site, options.weeks))
    if options.format == "ics":
        return Outcome(stdout=as_calendar(found, site).decode())
    return Outcome(stdout=as_text(found, site))


def as_text(found: Sequence[Reminder], site: Site) -> str:
    """Return one line for each reminder, overdue ones first, under headings."""
    if not found:
        return "nothing to lift or check"
    overdue = [reminder for reminder in found if reminder.on < site.today]
    coming = [reminder for reminder in found if reminder.on >= site.today]
    parts = [*(["Overdue", *map(_line, overdue)] if overdue else [])]
    parts += [""] if overdue and coming else []
    parts += ["Coming", *map(_line, coming)] if coming else []
    return "\n".join(parts)


def _line(reminder: Reminder) -> str:
    place = f" ({reminder.path}:{reminder.line})" if reminder.path else ""
    return f"  {reminder.on}  {reminder.kind:<12} {reminder.id}: {reminder.message}{place}"


def as_json(found: Sequence[Reminder], site: Site, weeks: int) -> str:
    """Return the reminders as JSON."""
    items = [{**vars(reminder), "on": reminder.on.isoformat()} for reminder in found]
    until = site.today + dt.timedelta(weeks=weeks)
    head = {"schema": "minority-site/upcoming/1", "from": site.today.isoformat(), "until": until.isoformat()}
    return json.dumps({**head, "items": items}, ensure_ascii=False, indent=2)


def as_calendar(found: Sequence[Reminder], site: Site) -> bytes:
    """Return the reminders as a calendar of whole days for the communications team; overdue ones are today's."""
    made = Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", f"-//minority-site//{__version__} upcoming//EN")
    for reminder in found:
        entry = CalendarEvent()
        day = max(reminder.on, site.today)
        entry.add("UID", vText(f"{reminder.kind}-{reminder.id}-{reminder.on:%Y%m%d}@minority-site"))
        entry.add("DTSTAMP", today_starts(site.today).astimezone(dt.UTC))
        entry.add("DTSTART", day)
        entry.add("DTEND", day + dt.timedelta(days=1))
        entry.add("SUMMARY", vText(f"{reminder.kind}: {reminder.id}"))
        entry.add("DESCRIPTION", vText(reminder.message))
        entry.add("TRANSP", "TRANSPARENT")
        made.add_component(entry)
    return bytes(made.to_ical())
