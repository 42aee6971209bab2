"""What is wrong between records: references to nothing, ids used twice, words that tell what is withheld."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from minority_site.accessibility import AccessibilityStatement, statement_problems
from minority_site.contacts import (
    Association,
    HelpLine,
    Office,
    Venue,
    association_problems,
    consent_problems,
    sample_problems,
)
from minority_site.days import MinorityDay
from minority_site.events import MUNICIPALITY, Event, Series, shape_problems, time_problems
from minority_site.records import DataProblem, Record
from minority_site.rights import Fulfilment
from minority_site.strict import did_you_mean
from minority_site.ways import e164
from minority_site.words import Words

if TYPE_CHECKING:
    from minority_site.dataset import Dataset

Ids = Mapping[str, Mapping[str, Any]]
"""Kind of record → the ids that its records have, broken ones included."""


def cross_problems(dataset: Dataset, seen: Ids, today: dt.date) -> Iterator[DataProblem]:
    """Yield what is wrong with whole records and between them."""
    ids = {kind: frozenset(seen[kind]) | frozenset(getattr(dataset, kind)) for kind in seen}
    ids["contacts"] = ids["associations"] | ids["offices"]
    for _, record in dataset.records():
        yield from _own_problems(record, ids, today)
    yield from _double_uids(dataset)
    yield from withheld_in_words(dataset, today)


def _own_problems(record: Record, ids: Mapping[str, frozenset[str]], today: dt.date) -> Iterator[DataProblem]:
    if isinstance(record, Event):
        yield from time_problems(record, today)
        yield from shape_problems(record)
        yield from _event_references(record, ids)
        for index, item in enumerate(record.programme):
            yield from consent_problems(item.speaker, record, today, "programme", index, "speaker")
        yield from _registration_samples(record)
    elif isinstance(record, Series):
        yield from _reference(record, "organiser", record.organiser, "contacts", ids, MUNICIPALITY)
        yield from sample_problems(record, {"url": record.url})
    elif isinstance(record, Venue):
        yield from _reference(record, "district", record.district, "districts", ids)
    elif isinstance(record, Association):
        yield from association_problems(record, today)
        yield from _reference(record, "place", record.place, "places", ids)
        yield from _contact_samples(record)
    elif isinstance(record, Office):
        yield from _reference(record, "place", record.place, "places", ids)
        yield from _contact_samples(record)
    elif isinstance(record, MinorityDay):
        yield from _day_rule(record)
    elif isinstance(record, HelpLine):
        yield from sample_problems(record, {"phone": record.phone, "url": record.url})
        if record.written and e164(record.written) != record.phone:
            hint = "write the same digits as in 'phone:'"
            yield record.origin.problem(
                "wrong-value", "this is another number than 'phone:'", hint, "written"
            )
    elif isinstance(record, Fulfilment):
        yield from _fulfilment(record, ids)
    elif isinstance(record, AccessibilityStatement):
        yield from statement_problems(record)


def _contact_samples(record: Association | Office) -> Iterator[DataProblem]:
    yield from sample_problems(record, {"phone": record.phone, "email": record.email, "url": record.url})


def _event_references(event: Event, ids: Mapping[str, frozenset[str]]) -> Iterator[DataProblem]:
    yield from _reference(event, "series", event.series, "series", ids)
    yield from _reference(event, "district", event.district, "districts", ids)
    yield from _reference(event, "place", event.place, "places", ids)
    yield from _reference(event, "organiser", event.organiser, "contacts", ids, MUNICIPALITY)
    yield from _reference(event, "contact", event.contact, "contacts", ids, MUNICIPALITY)
    if event.previous and event.previous.place:
        yield from _reference(event, "previous", event.previous.place, "places", ids)


def _reference(
    record: Record, key: str, value: str | None, kind: str, ids: Mapping[str, frozenset[str]], *also: str
) -> Iterator[DataProblem]:
    if value is None or value in also or value in ids[kind]:
        return
    hint = did_you_mean(value, [*ids[kind], *also]) if ids[kind] else f"add it under '{kind}:' in data/ first"
    yield record.origin.problem("unknown-record", f"'{value}' is none of the {kind}", hint, key)


def _registration_samples(event: Event) -> Iterator[DataProblem]:
    values: dict[str, str | None] = {"join": event.join, "url": event.url}
    yield from sample_problems(event, values)
    registration = event.registration
    if registration:
        ways = {"url": registration.url, "email": registration.email, "phone": registration.phone}
        yield from sample_problems(event, ways)


def _day_rule(day: MinorityDay) -> Iterator[DataProblem]:
    is_date, is_week = day.month is not None and day.day is not None, day.week is not None
    if is_date == is_week or (day.month is None) != (day.day is None):
        hint = "a day has 'month:' and 'day:', a week has 'week:'"
        yield day.origin.problem("wrong-value", f"'{day.id}' has no day, or two", hint)
    elif is_date:
        try:
            dt.date(2024, day.month or 0, day.day or 0)
        except ValueError:
            yield day.origin.problem(
                "wrong-value", f"month {day.month} has no day {day.day}", "correct it", "day"
            )


def _fulfilment(record: Fulfilment, ids: Mapping[str, frozenset[str]]) -> Iterator[DataProblem]:
    yield from _reference(record, "id", record.id, "rights", ids)
    yield from _reference(record, "contact", record.contact, "offices", ids)
    days = [assessment.day for assessment in record.history]
    if days != sorted(set(days)):
        hint = "write each day once, the oldest first"
        yield record.origin.problem(
            "wrong-value", "the assessments are not in the order of their days", hint, "history"
        )


def _double_uids(dataset: Dataset) -> Iterator[DataProblem]:
    first: dict[str, Event] = {}
    for event in dataset.events.values():
        other = first.setdefault(event.uid.casefold(), event)
        if other is not event:
            message = f"the calendar id is that of '{other.id}' too"
            hint = "make a new one: a copied event is another event to calendars"
            yield event.origin.problem("duplicate-id", message, hint, "uid")


def withheld_in_words(dataset: Dataset, today: dt.date) -> Iterator[DataProblem]:
    """Yield words of records that give away a withheld place or a name that may not be shown."""
    names = withheld_names(dataset, today)
    for _, record in dataset.records():
        words = getattr(record, "words", None)
        if words is None:
            continue
        for name in names:
            for language, key in _mentions(words, name):
                hint = "take the name out, here and in all languages"
                message = "this names a person who has not agreed to it, or not any more"
                yield record.origin.problem(
                    "consent", message, hint, "words", language, key, language=language
                )
        if isinstance(record, Event | Association):
            yield from _given_away(record, words, dataset)


def withheld_names(dataset: Dataset, today: dt.date) -> tuple[str, ...]:
    """Return the names that stand in data and may not be shown."""
    people = [association.person for association in dataset.associations.values()]
    people += [item.speaker for event in dataset.events.values() for item in event.programme]
    allowed = {person.name for person in people if person and person.may_be_named(today)}
    return tuple(sorted({p.name for p in people if p and not p.may_be_named(today)} - allowed))


def withheld_places(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return, by the id of each place that is shown nowhere, what would tell it: its name and street."""
    holders: list[Event | Association] = [*dataset.events.values(), *dataset.associations.values()]
    shown = {holder.place for holder in holders if holder.place_visibility == "public"}
    shown |= {office.place for office in dataset.offices.values()}
    found = {}
    for holder in holders:
        if holder.place and holder.place not in shown and holder.place in dataset.places:
            found[holder.place] = _tells(dataset.places[holder.place])
    return found


def _tells(venue: Venue) -> tuple[str, ...]:
    return tuple(text for text in (venue.name, venue.street) if text)


def _given_away(record: Event | Association, words: Words, dataset: Dataset) -> Iterator[DataProblem]:
    if record.place_visibility != "on_registration":
        return
    venue = dataset.places.get(record.place or "")
    secrets = _tells(venue) if venue else ()
    if isinstance(record, Event):
        secrets += tuple(text for text in (record.join, record.room) if text)
    for secret in secrets:
        for language, key in _mentions(words, secret):
            if key == "directions":
                continue  # is withheld with the place
            hint = "take it out of the words: the place is told to those who register"
            message = "this tells the place that is withheld"
            yield record.origin.problem(
                "withheld-place", message, hint, "words", language, key, language=language
            )


def _mentions(words: Words, secret: str) -> Iterator[tuple[str, str]]:
    for language, version in words.versions.items():
        for key, text in version.texts.items():
            if secret.casefold() in text.casefold():
                yield language, key
