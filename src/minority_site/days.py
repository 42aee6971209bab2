"""Minority days: which day of any year, and of what kind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from minority_site.contacts import minority_kind
from minority_site.records import Choice, Day, PlainText, Record, Whole
from minority_site.words import Words, WordsKind

DayKind = Literal["official", "customary", "remembrance"]
DAY_KINDS: tuple[DayKind, ...] = ("official", "customary", "remembrance")


@dataclass(frozen=True, kw_only=True)
class MinorityDay(Record):
    """A day, or a week, of one or more minorities. Either `month` and `day`, or `week`."""

    kind: Annotated[DayKind, Choice(DAY_KINDS)]
    """`official`: set by the United Nations, or a national day; `customary`: kept by the minority itself and by
    those who mark it with them; `remembrance`: in memory of those who were persecuted and killed."""
    minorities: Annotated[tuple[str, ...], minority_kind] = ()
    """Empty means all of them."""
    month: Annotated[int | None, Whole(1, 12)] = None
    day: Annotated[int | None, Whole(1, 31)] = None
    week: Annotated[int | None, Whole(1, 53)] = None
    """Of the ISO 8601 calendar, which Sweden uses: Monday to Sunday."""
    since: Annotated[int | None, Whole(1500, 2100)] = None
    """First year; earlier ones have no such day."""
    source: Annotated[str, PlainText(200)]
    """Who says so."""
    verified: Annotated[dt.date, Day()]
    """When that was read."""
    words: Annotated[Words, WordsKind({"name": PlainText(120), "note": PlainText(400)}, required=("name",))]

    def occurrence(self, year: int) -> Occurrence | None:
        """Return the day in a year, None where that year has none (29 February, week 53, before `since`)."""
        if self.since is not None and year < self.since:
            return None
        try:
            if self.week is not None:
                first = dt.date.fromisocalendar(year, self.week, 1)
                return Occurrence(day=self, first=first, last=first + dt.timedelta(days=6))
            first = dt.date(year, self.month or 0, self.day or 0)
        except ValueError:
            return None
        return Occurrence(day=self, first=first, last=first)

    def next_occurrence(self, today: dt.date) -> Occurrence | None:
        """Return the day that is today or comes next; None when there is none within nine years."""
        # Eight years may lie between two leap days (1896 and 1904).
        for year in range(today.year, today.year + 9):
            found = self.occurrence(year)
            if found and found.last >= today:
                return found
        return None


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """A minority day in one year."""

    day: MinorityDay
    first: dt.date
    last: dt.date
    """The same as `first` unless it is a week."""
