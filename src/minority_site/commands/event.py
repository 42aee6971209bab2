"""`event new`: add an event to `data/`."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from argparse import ArgumentParser, Namespace
from typing import Any

from minority_site.adding import add_common_arguments, add_record, asked, compact, slug, terminal
from minority_site.commands import Outcome, Project
from minority_site.events import EVENT_TYPES
from minority_site.minorities import MINORITIES
from minority_site.times import ZONE

_NEEDED = (
    ("type", f"Type ({', '.join(EVENT_TYPES)})"),
    ("title", "Title"),
    ("start", "Begins (2027-02-24 18:00)"),
    ("end", "Ends (2027-02-24 20:00)"),
    ("spoken", "Spoken languages (sv fi)"),
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare a flag for each fact."""
    add_common_arguments(parser, "event")
    parser.add_argument("--type", choices=EVENT_TYPES)
    parser.add_argument("--title", metavar="TEXT")
    parser.add_argument("--summary", metavar="TEXT", help="one or two sentences")
    parser.add_argument("--start", metavar="TIME", help="as '2027-02-24 18:00', Swedish time")
    parser.add_argument("--end", metavar="TIME")
    parser.add_argument("--spoken", metavar="TAGS", help="languages spoken: 'sv fi'")
    parser.add_argument("--interpretation", metavar="TAGS", help="languages it is interpreted into")
    parser.add_argument("--minority", action="append", choices=tuple(MINORITIES), help="may be repeated")
    parser.add_argument("--place", metavar="ID", help="a place in data/places.yml; left out: online")
    parser.add_argument("--withheld", action="store_true", help="the place is told to those who register")
    parser.add_argument("--join", metavar="URL", help="where to join online")
    parser.add_argument("--district", metavar="ID")
    parser.add_argument("--series", metavar="ID")
    parser.add_argument(
        "--organiser", metavar="ID", help="an association or office (default: the municipality)"
    )
    parser.add_argument("--price", type=int, metavar="KRONOR", help="0 is free of charge")
    parser.add_argument("--register-until", metavar="DATE")
    parser.add_argument("--register-email", metavar="ADDRESS")
    parser.add_argument("--register-url", metavar="URL")
    parser.add_argument("--uid", metavar="ID", help="the calendar id, when the event has one already")


def run(options: Namespace, project: Project) -> Outcome:
    """Add the event. Raises UsageError with all that is wrong with it."""
    asked(options, _NEEDED, terminal())
    site = project.site
    event_id = options.id or slug(options.title, site.data.events)
    record = compact({
        "id": event_id,
        "sample": options.sample,
        "uid": options.uid or str(uuid.uuid4()),
        "type": options.type,
        "minorities": options.minority,
        "series": options.series,
        "district": options.district,
        "start": options.start,
        "end": options.end,
        "updated": _now(),
        "attendance": _attendance(options),
        "join": options.join,
        "place": options.place,
        "place_visibility": "on_registration" if options.withheld else None,
        "spoken": options.spoken.replace(",", " ").split(),
        "interpretation": (options.interpretation or "").replace(",", " ").split(),
        "organiser": options.organiser,
    })  # fmt: skip
    if options.price is not None:
        record["price"] = options.price
    if registration := _registration(options):
        record["registration"] = registration
    language = options.language or site.settings.source
    record["words"] = {language: compact({"title": options.title, "summary": options.summary})}
    return Outcome(stdout=add_record(site, "events", record, options.file or "data/events.yml"))


def _attendance(options: Namespace) -> str | None:
    if not options.place:
        return "online"
    return "both" if options.join else None


def _registration(options: Namespace) -> dict[str, Any]:
    return compact({
        "until": options.register_until,
        "email": options.register_email,
        "url": options.register_url,
    })  # fmt: skip


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = dt.datetime.fromtimestamp(int(epoch), ZONE) if epoch.isdigit() else dt.datetime.now(ZONE)
    return moment.strftime("%Y-%m-%d %H:%M")
