"""Times as people in Sweden write them: local, in Europe/Stockholm, each of them once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from minority_site.records import Scalar, Wrong

ZONE_NAME = "Europe/Stockholm"
ZONE = ZoneInfo(ZONE_NAME)
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
"""Not 24:00, which newer Pythons take for the next day's midnight."""


@dataclass(frozen=True)
class Moment(Scalar):
    """A date with a time of day."""

    def read(self, value: Any) -> dt.datetime:
        """Return the moment in Europe/Stockholm. Raises Wrong."""
        return local_moment(_naive(value))

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$"}


def _naive(value: Any) -> dt.datetime:
    hint = "write 2027-02-24 18:00, in Swedish time"
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None or value.second or value.microsecond:
            raise Wrong("a time has no zone and no seconds here", hint)
        return value
    if isinstance(value, dt.date):
        raise Wrong("the time of day is missing", hint)
    if not isinstance(value, str) or not (
        match := re.fullmatch(rf"(\d{{4}}-\d{{2}}-\d{{2}})[ T]({_CLOCK})", value)
    ):
        raise Wrong(f"'{str(value)[:60]}' is no date with a time", hint)
    try:
        return dt.datetime.fromisoformat(f"{match[1]}T{match[2]}")
    except ValueError as error:
        raise Wrong(f"'{value}' is no date with a time", hint) from error


def local_moment(naive: dt.datetime) -> dt.datetime:
    """Return `naive` in Europe/Stockholm. Raises Wrong when the clocks skip it or show it twice."""
    moment = naive.replace(tzinfo=ZONE)
    try:
        back = moment.astimezone(dt.UTC).astimezone(ZONE).replace(tzinfo=None)
    except OverflowError as error:
        raise Wrong(f"the year {naive.year} is not possible here", "correct it", "impossible-time") from error
    shown = naive.strftime("%Y-%m-%d %H:%M")
    if back != naive:
        raise Wrong(
            f"{shown} does not exist: the clocks go forward then",
            "write a time after 03:00",
            "impossible-time",
        )
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise Wrong(
            f"{shown} exists twice: the clocks go back then", "write a time after 03:00", "impossible-time"
        )
    return moment


@dataclass(frozen=True)
class Clock(Scalar):
    """A time of day."""

    def read(self, value: Any) -> dt.time:
        """Return the time. Raises Wrong."""
        if isinstance(value, int) and not isinstance(value, bool) and 600 <= value < 1440:
            # YAML 1.1 reads an unquoted 18:15 as 18 × 60 + 15; nobody else writes such a number here.
            return dt.time(value // 60, value % 60)
        if isinstance(value, str) and re.fullmatch(_CLOCK, value):
            return dt.time.fromisoformat(value)
        raise Wrong(f"'{str(value)[:60]}' is no time of day", "write 18:15")

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "pattern": r"^\d{2}:\d{2}$"}


def today_starts(day: dt.date) -> dt.datetime:
    """Return the first moment of a day in Europe/Stockholm."""
    return dt.datetime.combine(day, dt.time(), ZONE)
