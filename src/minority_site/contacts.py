"""Contacts: associations, offices, help lines, places, districts, and people who agreed to be named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from minority_site.minorities import MINORITIES
from minority_site.records import (
    Choice,
    DataProblem,
    Day,
    Each,
    One,
    PlainText,
    Record,
    Tag,
    YesNo,
    identifier,
)
from minority_site.times import Clock
from minority_site.ways import Email, Phone, Url, is_fictional_phone, is_reserved_host
from minority_site.words import Words, WordsKind

Visibility = Literal["public", "on_registration"]
VISIBILITIES = ("public", "on_registration")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

minority_kind = Each(Choice(tuple(MINORITIES)))
language_kind = Each(Tag())
_REFERENCE = identifier()


@dataclass(frozen=True, kw_only=True)
class Person:
    """A named human being, shown only as long as they agree (GDPR article 9: belonging is sensitive)."""

    name: Annotated[str, PlainText(120)]
    """As the person writes it."""
    consent: Annotated[dt.date | None, Day()] = None
    """When the person agreed to be named here; without it the name is an error and is not shown."""
    withdrawn: Annotated[dt.date | None, Day()] = None
    """When the person took the consent back: from then the name is in nothing that is built."""
    expires: Annotated[dt.date | None, Day()] = None
    """The last day that the name may be shown."""

    def may_be_named(self, today: dt.date) -> bool:
        """Return whether consent holds on a day."""
        if self.consent is None or self.consent > today or (self.withdrawn and self.withdrawn <= today):
            return False
        return self.expires is None or self.expires >= today


@dataclass(frozen=True, kw_only=True)
class District(Record):
    """A part of the municipality."""

    words: Annotated[Words, WordsKind({"name": PlainText(80), "note": PlainText(300)}, required=("name",))]


@dataclass(frozen=True, kw_only=True)
class Venue(Record):
    """A place to meet in. Written once, used by events and associations."""

    name: Annotated[str, PlainText(120)]
    """The place's own name, the same in all languages."""
    name_language: Annotated[str, Tag()] = "sv"
    street: Annotated[str | None, PlainText(120)] = None
    postcode: Annotated[str | None, PlainText(12)] = None
    town: Annotated[str | None, PlainText(80)] = None
    district: Annotated[str | None, _REFERENCE] = None
    wheelchair: Annotated[bool | None, YesNo()] = None
    """Whether one gets in and to a toilet with a wheelchair; left out when nobody has checked."""
    hearing_loop: Annotated[bool | None, YesNo()] = None
    """Left out when nobody has checked."""
    words: Annotated[Words | None, WordsKind({"directions": PlainText(600)}, required=("directions",))] = None
    """`directions`: how to get there."""

    @property
    def address(self) -> str:
        """Street, postcode and town on one line, as Swedish post writes them."""
        town = " ".join(part for part in (self.postcode, self.town) if part)
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def one_line(self) -> str:
        """Name and address."""
        return ", ".join(part for part in (self.name, self.address) if part)


@dataclass(frozen=True, kw_only=True)
class Association(Record):
    """An association of one or more minorities."""

    name: Annotated[str, PlainText(120)]
    """Its own name, the same in all languages."""
    name_language: Annotated[str, Tag()] = "sv"
    minorities: Annotated[tuple[str, ...], minority_kind]
    languages: Annotated[tuple[str, ...], language_kind] = ()
    """Languages that one can reach it in."""
    phone: Annotated[str | None, Phone()] = None
    email: Annotated[str | None, Email()] = None
    url: Annotated[str | None, Url()] = None
    person: Annotated[Person | None, One(Person)] = None
    """Who answers, when that person has agreed to be named."""
    place: Annotated[str | None, _REFERENCE] = None
    """Where it meets."""
    place_visibility: Annotated[Visibility, Choice(VISIBILITIES)] = "public"
    """`on_registration`: the meeting place is told to those who register, and is in nothing that is built."""
    last_checked: Annotated[dt.date, Day()]
    """When somebody last made sure that all of this is right."""
    consent: Annotated[dt.date | None, Day()] = None
    """When the association agreed to be listed; needed unless it is a sample."""
    withdrawn: Annotated[dt.date | None, Day()] = None
    """When it asked not to be listed any more."""
    words: Annotated[
        Words, WordsKind({"summary": PlainText(400), "reach": PlainText(300)}, required=("summary",))
    ]
    """`summary`: what it does; `reach`: when and how it answers."""
    place_withheld: bool = False
    """Told when the records are made public: there is a place, and it is not for everybody."""


@dataclass(frozen=True, kw_only=True)
class Office(Record):
    """Somebody public who answers: a part of the municipality, or a national body."""

    level: Annotated[Literal["municipality", "national"], Choice(("municipality", "national"))]
    minorities: Annotated[tuple[str, ...], minority_kind] = ()
    """Those it is for; empty means everybody."""
    languages: Annotated[tuple[str, ...], language_kind] = ()
    phone: Annotated[str | None, Phone()] = None
    email: Annotated[str | None, Email()] = None
    url: Annotated[str | None, Url()] = None
    place: Annotated[str | None, _REFERENCE] = None
    last_checked: Annotated[dt.date, Day()]
    source: Annotated[str | None, PlainText(200)] = None
    """Where the facts of a national body were read."""
    words: Annotated[
        Words,
        WordsKind(
            {"name": PlainText(120), "summary": PlainText(500), "reach": PlainText(300)},
            required=("name", "summary"),
        ),
    ]


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When a line is answered, on some weekdays."""

    days: Annotated[tuple[str, ...], Each(Choice(WEEKDAYS))]
    opens: Annotated[dt.time, Clock()]
    closes: Annotated[dt.time, Clock()]


@dataclass(frozen=True, kw_only=True)
class HelpLine(Record):
    """A number to call when somebody is harmed or at risk."""

    phone: Annotated[str, Phone()]
    written: Annotated[str | None, PlainText(30)] = None
    """The number as the line itself writes it, where that is not the usual way: 020-555 666."""
    always: Annotated[bool, YesNo()] = False
    """Whether it is answered day and night."""
    hours: Annotated[tuple[Hours, ...], Each(One(Hours))] = ()
    """When it is answered, where that is known."""
    for_professionals: Annotated[bool, YesNo()] = False
    """A line for those who help others: never shown among those for people at risk."""
    url: Annotated[str | None, Url()] = None
    languages: Annotated[tuple[str, ...], language_kind] = ()
    """Languages that are answered in, where a source says so."""
    source: Annotated[str, PlainText(200)]
    """Who said so."""
    verified: Annotated[dt.date, Day()]
    """The date of what the source said."""
    words: Annotated[
        Words, WordsKind({"name": PlainText(120), "summary": PlainText(400)}, required=("name", "summary"))
    ]


Contact = Association | Office
"""Somebody to write to or call."""


def consent_problems(
    person: Person | None, record: Record, today: dt.date, *keys: str | int
) -> Iterator[DataProblem]:
    """Yield what forbids to name a person."""
    if person is None:
        return
    hint = "ask the person, and write the date that they agreed; or write a role under 'words' and no name"
    if person.consent is None:
        yield record.origin.problem("consent", "a person is named without consent", hint, *keys, "name")
    elif person.consent > today:
        yield record.origin.problem(
            "consent", f"the consent is from the future ({person.consent})", hint, *keys, "consent"
        )
    if person.consent and person.withdrawn and person.withdrawn < person.consent:
        yield record.origin.problem(
            "consent", "the consent is withdrawn before it was given", hint, *keys, "withdrawn"
        )


def association_problems(association: Association, today: dt.date) -> Iterator[DataProblem]:
    """Yield what forbids to publish an association."""
    yield from consent_problems(association.person, association, today, "person")
    if not association.sample and association.consent is None and association.withdrawn is None:
        hint = "ask the association, and write the date that it agreed"
        yield association.origin.problem("consent", f"'{association.id}' has not agreed to be listed", hint)


def sample_problems(record: Record, values: dict[str, str | None]) -> Iterator[DataProblem]:
    """Yield addresses and numbers of a sample that could be somebody's, and real ones that are nobody's."""
    for key, value in values.items():
        if value is None:
            continue
        reserved = is_fictional_phone(value) if key == "phone" else is_reserved_host(value)
        if record.sample and not reserved:
            hint = (
                "a sample uses example.org and 070-174 06 05 to 070-174 06 99, so that nobody real is called"
            )
            yield record.origin.problem(
                "sample-marks", f"'{value}' in a sample could be somebody's", hint, key
            )
        elif reserved and not record.sample:
            hint = "write the real one, or 'sample: true' on the record"
            yield record.origin.problem(
                "sample-marks", f"'{value}' is kept for examples and reaches nobody", hint, key
            )
