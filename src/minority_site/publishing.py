"""What of the data may be shown: the one place where names, places and entries are taken out.

Pages, feeds, cards, posters, search and caches are made from what `publish` returns and never see the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from minority_site.contacts import Association, Person
from minority_site.dataset import RECORDS, Dataset
from minority_site.events import MUNICIPALITY, Event
from minority_site.records import Record

R = TypeVar("R", bound=Record)


def publish(dataset: Dataset, today: dt.date) -> Dataset:
    """Return the records that may be shown on a day, without what may not.

    Taken out: expired records; associations and people that have not agreed or have withdrawn; places, rooms,
    directions and links to join that are told on registration only; places used by nothing that is left.
    """
    kept = {kind: _unexpired(getattr(dataset, kind), today) for kind in RECORDS}
    associations = {
        k: _association(a, today) for k, a in kept["associations"].items() if _is_listed(a, today)
    }
    contacts = associations.keys() | kept["offices"].keys() | {MUNICIPALITY}
    events = {k: _event(e, contacts, kept["series"], today) for k, e in kept["events"].items()}
    series = {
        k: replace(s, organiser=s.organiser if s.organiser in contacts else None)
        for k, s in kept["series"].items()
    }
    kept |= {"associations": associations, "events": events, "series": series}
    used = {holder.place for kind in ("associations", "events", "offices") for holder in kept[kind].values()}
    used |= {event.previous.place for event in events.values() if event.previous}
    kept["places"] = {key: place for key, place in kept["places"].items() if key in used}
    return replace(dataset, **cast(Any, kept))


def _unexpired(records: Mapping[str, R], today: dt.date) -> dict[str, R]:
    return {
        key: record for key, record in records.items() if record.expires is None or record.expires >= today
    }


def _is_listed(association: Association, today: dt.date) -> bool:
    if association.withdrawn and association.withdrawn <= today:
        return False
    return association.sample or (association.consent is not None and association.consent <= today)


def _named(person: Person | None, today: dt.date) -> Person | None:
    return person if person and person.may_be_named(today) else None


def _association(association: Association, today: dt.date) -> Association:
    open_ = replace(association, person=_named(association.person, today))
    if open_.place and open_.place_visibility == "on_registration":
        return replace(open_, place=None, place_withheld=True)
    return open_


def _event(
    event: Event, contacts: frozenset[str] | set[str], series: Mapping[str, Record], today: dt.date
) -> Event:
    programme = tuple(replace(item, speaker=_named(item.speaker, today)) for item in event.programme)
    event = replace(
        event,
        programme=programme,
        organiser=event.organiser if event.organiser in contacts else None,
        contact=event.contact if event.contact in contacts else None,
        series=event.series if event.series in series else None,
    )
    if event.place_visibility != "on_registration":
        return event
    return replace(
        event,
        place=None,
        room=None,
        join=None,
        place_withheld=True,
        previous=replace(event.previous, place=None) if event.previous else None,
        programme=tuple(replace(item, room=None) for item in programme),
        words=event.words.without("directions"),
    )
