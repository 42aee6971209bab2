"""Events and series: what happens, when, where and for whom; words apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from minority_site.contacts import VISIBILITIES, Person, Visibility, language_kind, minority_kind
from minority_site.records import (
    Choice,
    DataProblem,
    Day,
    Each,
    Matching,
    One,
    PlainText,
    Record,
    Whole,
    YesNo,
    identifier,
)
from minority_site.times import Clock, Moment
from minority_site.ways import Email, Phone, Url
from minority_site.words import Words, WordsKind

EventType = Literal[
    "seminar",
    "democracy-walk",
    "consultation",
    "school-dialogue",
    "citizen-dialogue",
    "board-meeting",
    "culture",
    "youth",
]
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
"""`consultation` is samråd (2009:724, section 5); `board-meeting` is one held out in a district."""

Status = Literal["scheduled", "moved", "cancelled"]
Attendance = Literal["place", "online", "both"]

MUNICIPALITY = "municipality"
"""As organiser or contact: the municipality itself, whose name and ways are in `mkdocs.yml`."""

FEED_MEMORY = dt.timedelta(days=31)
"""How long an event that is over stays in calendars and feeds: a client may fetch once a month, and then learns
of a cancelled or moved event that it would otherwise keep for ever."""

_REFERENCE = identifier()
_UID = Matching(
    r"[A-Za-z0-9][A-Za-z0-9._-]{7,120}(?:@[A-Za-z0-9.-]{1,120})?",
    "'{value}' is no calendar id",
    "letters, digits, '.', '-', '_' and one '@', at least eight; a UUID is good. Never change it",
)


@dataclass(frozen=True, kw_only=True)
class Registration:
    """How to register."""

    required: Annotated[bool, YesNo()] = True
    until: Annotated[dt.date | None, Day()] = None
    """The last day to register."""
    url: Annotated[str | None, Url()] = None
    email: Annotated[str | None, Email()] = None
    phone: Annotated[str | None, Phone()] = None
    seats: Annotated[int | None, Whole(1, 100_000)] = None
    """How many can come."""

    def is_open(self, today: dt.date) -> bool:
        """Return whether one can still register."""
        return self.until is None or self.until >= today


@dataclass(frozen=True, kw_only=True)
class Previous:
    """When and where an event was to be before it was moved."""

    start: Annotated[dt.datetime, Moment()]
    end: Annotated[dt.datetime | None, Moment()] = None
    place: Annotated[str | None, _REFERENCE] = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """One point of a programme. Its title, and its speaker's role, are under `words` by its id."""

    id: Annotated[str, identifier()]
    day: Annotated[dt.date | None, Day()] = None
    """The day, of an event over several; the event's first when left out."""
    start: Annotated[dt.time, Clock()]
    end: Annotated[dt.time | None, Clock()] = None
    room: Annotated[str | None, PlainText(80)] = None
    speaker: Annotated[Person | None, One(Person)] = None
    """A person who agreed to be named; a role alone needs no person."""
    spoken: Annotated[tuple[str, ...], language_kind] = ()
    """Languages spoken; the event's when left out."""
    interpretation: Annotated[tuple[str, ...], language_kind] = ()
    """Languages that it is interpreted into; the event's when left out."""


_ITEM_WORDS = {"title": PlainText(160), "speaker": PlainText(160), "note": PlainText(400)}
_EVENT_WORDS = {
    "title": PlainText(120),
    "summary": PlainText(300),
    "description": PlainText(4000, paragraphs=True),
    "directions": PlainText(600),
    "registration": PlainText(300),
    "price": PlainText(200),
    "change": PlainText(300),
}


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """Something that residents can come to."""

    uid: Annotated[str, _UID]
    """Name in calendars for all time (RFC 5545, section 3.8.4.7); made once, from neither date nor title."""
    type: Annotated[EventType, Choice(EVENT_TYPES)]
    minorities: Annotated[tuple[str, ...], minority_kind] = ()
    """Whom it is for first of all; empty means everybody."""
    series: Annotated[str | None, _REFERENCE] = None
    district: Annotated[str | None, _REFERENCE] = None
    start: Annotated[dt.datetime, Moment()]
    end: Annotated[dt.datetime, Moment()]
    status: Annotated[Status, Choice(("scheduled", "moved", "cancelled"))] = "scheduled"
    previous: Annotated[Previous | None, One(Previous)] = None
    """With `moved`: when and where it was to be."""
    sequence: Annotated[int, Whole(0, 9999)] = 0
    """Goes up by one with each change of time, place or status, or calendars ignore it (RFC 5545)."""
    updated: Annotated[dt.datetime, Moment()]
    """When these facts were last changed; calendars and feeds say so instead of the time of building."""
    attendance: Annotated[Attendance, Choice(("place", "online", "both"))] = "place"
    join: Annotated[str | None, Url()] = None
    """Where to join online."""
    place: Annotated[str | None, _REFERENCE] = None
    room: Annotated[str | None, PlainText(80)] = None
    place_visibility: Annotated[Visibility, Choice(VISIBILITIES)] = "public"
    """`on_registration`: place, room and link are told to those who register, and are in nothing built."""
    spoken: Annotated[tuple[str, ...], language_kind]
    """Languages spoken."""
    interpretation: Annotated[tuple[str, ...], language_kind] = ()
    """Languages that it is interpreted into."""
    hearing_loop: Annotated[bool | None, YesNo()] = None
    """Only where it differs from what the place says."""
    wheelchair: Annotated[bool | None, YesNo()] = None
    """Only where it differs from what the place says."""
    price: Annotated[int | None, Whole(0, 100_000)] = None
    """In kronor; 0 is free of charge."""
    registration: Annotated[Registration | None, One(Registration)] = None
    """Left out: come as you are."""
    organiser: Annotated[str | None, _REFERENCE] = MUNICIPALITY
    """An association, an office, or `municipality`; None when published and it is not listed any more."""
    contact: Annotated[str | None, _REFERENCE] = None
    """Who answers questions; the organiser when left out."""
    url: Annotated[str | None, Url()] = None
    """More to read elsewhere."""
    programme: Annotated[tuple[Item, ...], Each(One(Item))] = ()
    words: Annotated[Words, WordsKind(_EVENT_WORDS, groups={"programme": _ITEM_WORDS})]
    """`change` says why it was moved or cancelled; `directions` how to get there, besides the place's own."""
    place_withheld: bool = False
    """Told when the records are made public: there is a place, and it is not for everybody."""

    def is_past(self, today: dt.date) -> bool:
        """Return whether it is over; a moved one is not before its old time, too, has passed."""
        return self.last_day < today

    @property
    def last_day(self) -> dt.date:
        """The last day on which somebody may still expect it."""
        return self.expected_until.date()

    @property
    def expected_until(self) -> dt.datetime:
        """The last moment at which somebody may still expect it."""
        old = self.previous and (self.previous.end or self.previous.start)
        return max(self.end, old) if old else self.end

    def in_feeds(self, today: dt.date) -> bool:
        """Return whether calendars and feeds hold it."""
        return self.last_day >= today - FEED_MEMORY

    def item_start(self, item: Item) -> dt.datetime:
        """Return when a point of the programme begins."""
        return dt.datetime.combine(item.day or self.start.date(), item.start, self.start.tzinfo)


@dataclass(frozen=True, kw_only=True)
class Series(Record):
    """Events that belong together, as demokratidagarna: several days, one programme."""

    organiser: Annotated[str | None, _REFERENCE] = MUNICIPALITY
    url: Annotated[str | None, Url()] = None
    words: Annotated[
        Words,
        WordsKind(
            {
                "title": PlainText(120),
                "summary": PlainText(300),
                "description": PlainText(4000, paragraphs=True),
            }
        ),
    ]


def time_problems(event: Event, today: dt.date) -> Iterator[DataProblem]:
    """Yield the times of an event that cannot be."""
    report = event.origin.problem
    if event.end <= event.start:
        yield report(
            "impossible-time", "the event ends before it begins", "correct 'start:' or 'end:'", "end"
        )
    elif event.end - event.start > dt.timedelta(days=31):
        yield report(
            "impossible-time", "the event lasts more than a month", "make it a series of events", "end"
        )
    if event.previous and event.previous.end and event.previous.end <= event.previous.start:
        yield report(
            "impossible-time", "the old end is before the old beginning", "correct it", "previous", "end"
        )
    for index, item in enumerate(event.programme):
        yield from _item_problems(event, item, index)
    yield from _registration_problems(event, today)


def _item_problems(event: Event, item: Item, index: int) -> Iterator[DataProblem]:
    start = event.item_start(item)
    if not event.start <= start < event.end and event.start < event.end:
        hint = "correct 'start:', or write 'day:' for an event over several days"
        yield event.origin.problem(
            "impossible-time", f"'{item.id}' is outside the event", hint, "programme", index, "start"
        )
    if item.end is not None and item.end <= item.start:
        hint = "correct 'start:' or 'end:'"
        yield event.origin.problem(
            "impossible-time", f"'{item.id}' ends before it begins", hint, "programme", index, "end"
        )


def _registration_problems(event: Event, today: dt.date) -> Iterator[DataProblem]:
    registration = event.registration
    if registration is None or registration.until is None:
        return
    place = ("registration", "until")
    if registration.until > event.end.date():
        hint = "correct the date"
        yield event.origin.problem(
            "registration-date", "one can register after the event is over", hint, *place
        )
    elif (
        registration.required
        and event.status != "cancelled"
        and registration.until < today <= event.start.date()
    ):
        hint = "readers are told that it is closed; write a later date if people can still come"
        message = f"registration closed on {registration.until} and the event is still to come"
        yield event.origin.problem("registration-date", message, hint, *place)


def shape_problems(event: Event) -> Iterator[DataProblem]:
    """Yield what an event lacks for what it says of itself."""
    report = event.origin.problem
    if event.attendance in ("place", "both") and event.place is None:
        yield report(
            "missing-value", "an event at a place has a place", "add 'place:', or 'attendance: online'"
        )
    if event.attendance == "place" and event.join:
        yield report(
            "wrong-value",
            "there is a link to join, and the event is at a place",
            "write 'attendance: both'",
            "join",
        )
    if event.status == "moved" and event.previous is None:
        yield report(
            "missing-value", "a moved event says when it was to be", "add 'previous:' with 'start:'", "status"
        )
    if event.previous and event.status == "scheduled":
        yield report(
            "wrong-value",
            "'previous' says that it was moved, 'status' does not",
            "write 'status: moved'",
            "previous",
        )
    if event.status != "scheduled" and event.sequence == 0:
        hint = "write 'sequence: 1', and a new 'updated:'"
        yield report(
            "sequence", f"a {event.status} event with sequence 0 is ignored by calendars", hint, "status"
        )
    if event.place_visibility == "on_registration" and event.registration is None:
        hint = "add 'registration:' with a way to register"
        yield report(
            "missing-value",
            "the place is told on registration, and one cannot register",
            hint,
            "place_visibility",
        )
    ids = [item.id for item in event.programme]
    for index, item in enumerate(event.programme):
        if ids.index(item.id) != index:
            yield report(
                "duplicate-id",
                f"'{item.id}' is in the programme twice",
                "give it an id of its own",
                "programme",
                index,
            )
    yield from _programme_words(event)


def _programme_words(event: Event) -> Iterator[DataProblem]:
    ids = {item.id for item in event.programme}
    source = event.words.source
    for index, item in enumerate(event.programme):
        if f"programme.{item.id}.title" not in event.words.versions[source].texts:
            hint = f"add 'words: {source}: programme: {item.id}: title:'"
            yield event.origin.problem(
                "missing-value", f"'{item.id}' has no title in '{source}'", hint, "programme", index
            )
    for language, version in event.words.versions.items():
        for name in version.texts:
            group, _, rest = name.partition(".")
            if group == "programme" and (part := rest.split(".")[0]) not in ids:
                place = ("words", language, "programme", part)
                yield event.origin.problem(
                    "unknown-record", f"the programme has no '{part}'", "correct the id", *place
                )
