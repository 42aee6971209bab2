"""The rights register: what the law gives, and how the municipality meets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from minority_site.contacts import language_kind, minority_kind
from minority_site.minorities import MINORITIES
from minority_site.records import (
    Choice,
    Day,
    Each,
    Matching,
    One,
    PlainText,
    Record,
    Scalar,
    Wrong,
    identifier,
)
from minority_site.statutes import Provision
from minority_site.words import Words, WordsKind

Reach = Literal["everywhere", "area", "outside-area"]
RightStatus = Literal["not-assessed", "planned", "partly", "met", "not-met"]
RIGHT_STATUSES: tuple[RightStatus, ...] = ("not-assessed", "planned", "partly", "met", "not-met")


@dataclass(frozen=True)
class SectionKind(Scalar):
    """A section as `statutes.py` reads it."""

    def read(self, value: Any) -> str:
        """Return the section as it is cited. Raises Wrong."""
        try:
            return str(Provision.parse(str(value)))
        except ValueError as error:
            raise Wrong(str(error), "put it in quotes: '8:12 b'") from error

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": ["string", "integer"]}


@dataclass(frozen=True, kw_only=True)
class LawReference:
    """A section of a statute."""

    statute: Annotated[
        str, Matching(r"\d{4}:\d{1,4}", "'{value}' is no statute's number", "write '2009:724' in quotes")
    ]
    """Number in Svensk författningssamling."""
    section: Annotated[
        str | None,
        SectionKind(),
    ] = None
    """`8`, `10:7` (chapter and section), `8:12 b`; left out: the whole statute."""


@dataclass(frozen=True, kw_only=True)
class Right(Record):
    """One right. National: the same in every municipality."""

    law: Annotated[tuple[LawReference, ...], Each(One(LawReference))]
    minorities: Annotated[tuple[str, ...], minority_kind] = ()
    """Whose right it is; empty means all five."""
    languages: Annotated[tuple[str, ...], language_kind] = ()
    """Which languages it concerns; empty means that it does not depend on the language."""
    reach: Annotated[Reach, Choice(("everywhere", "area", "outside-area"))] = "everywhere"
    """`area`: in the administrative area of the language only; `outside-area`: where there is none."""
    page: Annotated[str | None, PlainText(120)] = None
    """The page about it, relative to the language's folder: `rights/authorities.md`."""
    words: Annotated[
        Words, WordsKind({"name": PlainText(120), "ask": PlainText(400)}, required=("name", "ask"))
    ]
    """`ask`: what one may ask for, in one or two sentences to the reader."""

    def holds_for(self, language: str, areas: tuple[str, ...]) -> bool:
        """Return whether it is a right in `language`, in a municipality in the areas of `areas`."""
        if not self.languages:
            return True
        if not any(_same_language(language, tag) for tag in self.languages):
            return False
        inside = any(_same_area(language, area) for area in areas)
        return self.reach == "everywhere" or (self.reach == "area") == inside


def _same_language(tag: str, other: str) -> bool:
    return tag.split("-")[0] == other.split("-")[0]


def _same_area(language: str, area: str) -> bool:
    """Return whether a language is that of an area; Sami, whichever is spoken, is one language to the law."""
    sami = MINORITIES["sami"]
    primary, of_area = language.split("-")[0], area.split("-")[0]
    return primary == of_area or (primary in sami and of_area in sami)


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How far a right was met on a day."""

    day: Annotated[dt.date, Day()]
    status: Annotated[RightStatus, Choice(RIGHT_STATUSES)]


@dataclass(frozen=True, kw_only=True)
class Fulfilment(Record):
    """How the municipality meets a right. Its id is the right's."""

    answers: Annotated[str, PlainText(120)]
    """The role that answers, in the source language; never a person."""
    history: Annotated[tuple[Assessment, ...], Each(One(Assessment))]
    """Each assessment, oldest first; the last one holds."""
    last_reviewed: Annotated[dt.date, Day()]
    contact: Annotated[str | None, identifier()] = None
    """The office to turn to."""
    words: Annotated[
        Words, WordsKind({"met": PlainText(1000, paragraphs=True), "next": PlainText(600)}, required=("met",))
    ]
    """`met`: how the right is met; `next`: what happens next."""

    @property
    def status(self) -> RightStatus:
        """The assessment that holds."""
        return self.history[-1].status

    def changed_since(self, day: dt.date) -> tuple[Assessment, ...]:
        """Return the assessments after a day."""
        return tuple(assessment for assessment in self.history if assessment.day > day)


def register(
    rights: Iterator[Right], fulfilments: dict[str, Fulfilment]
) -> Iterator[tuple[Right, Fulfilment | None]]:
    """Yield each right with how it is met."""
    for right in rights:
        yield right, fulfilments.get(right.id)
