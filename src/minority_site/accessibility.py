"""The accessibility statement that 2018:1937 asks for, as data: what was tried, when, and what does not hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from minority_site.records import Choice, DataProblem, Day, Each, Matching, One, PlainText, Record, identifier
from minority_site.ways import Url
from minority_site.words import Words, WordsKind

Conformance = Literal["full", "partly", "not", "not-assessed"]
CONFORMANCES: tuple[Conformance, ...] = ("full", "partly", "not", "not-assessed")
ShortcomingKind = Literal["not-met", "burden", "outside"]
SHORTCOMING_KINDS: tuple[ShortcomingKind, ...] = ("not-met", "burden", "outside")


@dataclass(frozen=True, kw_only=True)
class Shortcoming:
    """Something that not everybody can use."""

    id: Annotated[str, identifier()]
    """Its words stand under `shortcomings` and this id."""
    kind: Annotated[ShortcomingKind, Choice(SHORTCOMING_KINDS)] = "not-met"
    """`not-met`: the law asks for it · `burden`: excepted as unreasonably burdensome · `outside`: the law does not reach it."""
    criterion: Annotated[
        str | None,
        Matching(
            r"\d\.\d{1,2}\.\d{1,2}",
            "'{value}' is no success criterion",
            "write its number in quotes: '3.1.2'",
        ),
    ] = None
    """Number of the success criterion of WCAG 2.2."""


@dataclass(frozen=True, kw_only=True)
class AccessibilityStatement(Record):
    """How accessible the site is. One record, with the id `statement`."""

    conformance: Annotated[Conformance, Choice(CONFORMANCES)] = "not-assessed"
    assessed_on: Annotated[dt.date | None, Day()] = None
    """When the site was last tried; left out until it has been."""
    updated_on: Annotated[dt.date | None, Day()] = None
    """When the statement was last changed."""
    form: Annotated[str | None, Url()] = None
    """A form for telling of what does not work; left out, the page to report errors on is linked."""
    shortcomings: Annotated[tuple[Shortcoming, ...], Each(One(Shortcoming))] = ()
    """Everything known that does not hold, each with its words."""
    words: Annotated[
        Words,
        WordsKind(
            {"evaluation": PlainText(800)},
            required=("evaluation",),
            groups={"shortcomings": {"what": PlainText(400), "why": PlainText(400)}},
        ),
    ]
    """`evaluation`: how the site was tried; each shortcoming: `what` does not work, and `why`."""


def statement_problems(statement: AccessibilityStatement) -> Iterator[DataProblem]:
    """Yield what is wrong between the parts of a statement."""
    report = statement.origin.problem
    source = statement.words.versions[statement.words.source]
    for index, shortcoming in enumerate(statement.shortcomings):
        if f"shortcomings.{shortcoming.id}.what" not in source.texts:
            message = f"nobody says what '{shortcoming.id}' is"
            hint = f"write '{shortcoming.id}: {{what: …, why: …}}' under 'shortcomings:' in the words of '{source.language}'"
            yield report("missing-value", message, hint, "shortcomings", index)
    if statement.conformance == "full" and any(each.kind == "not-met" for each in statement.shortcomings):
        message = "a site with shortcomings does not hold in full"
        yield report("wrong-value", message, "write 'conformance: partly'", "conformance")
    if statement.conformance != "not-assessed" and statement.assessed_on is None:
        message = f"'conformance: {statement.conformance}' and nobody says when it was tried"
        yield report("missing-value", message, "add 'assessed_on:', the day of the last test", "conformance")
