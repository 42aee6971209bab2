"""Minority days: which date of which year, and how pages show them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from minority_site.days import MinorityDay
from minority_site.render.days import coming_days, date_of, day_table
from minority_site.render.view import View
from tests.datasite import exemplar, raw, told

DAYS = exemplar().data.days


@pytest.mark.parametrize(
    ("day", "year", "first", "last"),
    [
        ("holocaust-remembrance-day", 2027, "2027-01-27", "2027-01-27"),
        ("sami-national-day", 2027, "2027-02-06", "2027-02-06"),
        ("mother-language-day", 2027, "2027-02-21", "2027-02-21"),
        ("sweden-finns-day", 2027, "2027-02-24", "2027-02-24"),
        ("meankieli-day", 2027, "2027-02-27", "2027-02-27"),
        ("romani-day", 2027, "2027-04-08", "2027-04-08"),
        ("tornedalians-day", 2027, "2027-07-15", "2027-07-15"),
        ("sami-language-week", 2026, "2026-10-19", "2026-10-25"),
        ("sami-language-week", 2027, "2027-10-25", "2027-10-31"),
        ("sami-language-week", 2021, "2021-10-25", "2021-10-31"),
    ],
)
def test_a_day_has_its_date_in_any_year(day: str, year: int, first: str, last: str) -> None:
    found = DAYS[day].occurrence(year)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_a_day_does_not_exist_before_it_was_first_kept() -> None:
    assert DAYS["sami-national-day"].occurrence(1992) is None
    assert DAYS["sami-national-day"].occurrence(1993) is not None


def leap_day(tmp_path: Path, rule: str) -> MinorityDay:
    text = f"""\
days:
  - id: egen
    kind: customary
{rule}
    source: Vi
    verified: 2026-11-01
    words:
      sv: {{name: Egen dag}}
"""
    dataset = raw(tmp_path, days=text)
    assert told(dataset) == []
    return dataset.days["egen"]


def test_a_leap_day_comes_in_leap_years_only(tmp_path: Path) -> None:
    day = leap_day(tmp_path, "    month: 2\n    day: 29")
    assert day.occurrence(2027) is None
    coming = day.next_occurrence(dt.date(2026, 11, 24))
    assert coming is not None
    assert coming.first == dt.date(2028, 2, 29)


def test_week_53_comes_in_long_years_only(tmp_path: Path) -> None:
    day = leap_day(tmp_path, "    week: 53")
    assert day.occurrence(2027) is None
    long_year = day.occurrence(2026)
    assert long_year is not None
    assert (long_year.first, long_year.last) == (dt.date(2026, 12, 28), dt.date(2027, 1, 3))


@pytest.mark.parametrize(
    "rule", ["    month: 2", "    month: 2\n    day: 30", "    week: 3\n    month: 1\n    day: 1", ""]
)
def test_a_day_has_one_rule_that_can_be(rule: str, tmp_path: Path) -> None:
    head = f"days:\n  - id: egen\n    kind: customary\n{rule}\n"
    text = head + "    source: Vi\n    verified: 2026-11-01\n    words:\n      sv: {name: Dag}\n"
    assert [problem.rule for problem in raw(tmp_path, days=text).problems] == ["wrong-value"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2027-02-05", "2027-02-06"), ("2027-02-06", "2027-02-06"), ("2027-02-07", "2028-02-06")],
)
def test_the_next_day_is_todays_until_it_is_over(today: str, expected: str) -> None:
    found = DAYS["sami-national-day"].next_occurrence(dt.date.fromisoformat(today))
    assert found is not None
    assert found.first.isoformat() == expected


def test_the_coming_years_table_holds_each_day_once_in_order_with_its_kind() -> None:
    view = View(exemplar(), "sv", "sv/calendar/")
    days = coming_days(view)
    assert [occurrence.day.id for occurrence in days] == [
        "holocaust-remembrance-day",
        "sami-national-day",
        "mother-language-day",
        "sweden-finns-day",
        "meankieli-day",
        "romani-day",
        "tornedalians-day",
        "sami-language-week",
    ]
    assert {occurrence.day.kind for occurrence in days} == {"official", "customary", "remembrance"}
    table = day_table(view, days[:1], with_minority=True)
    assert '<time datetime="2027-01-27">27 januari 2027</time>' in table
    assert "<td>Minnesdag</td>" in table


def test_a_minority_gets_its_own_days_and_those_of_all() -> None:
    view = View(exemplar(), "sv", "sv/calendar/")
    assert [each.day.id for each in coming_days(view, "tornedalians")] == [
        "mother-language-day", "meankieli-day", "tornedalians-day",
    ]  # fmt: skip


def test_a_week_is_told_with_its_number_and_dates() -> None:
    site = exemplar()
    occurrence = DAYS["sami-language-week"].occurrence(2027)
    assert occurrence is not None
    assert date_of(View(site, "sv"), occurrence).value == "Vecka 43 (25–31 oktober 2027)"
    assert date_of(View(site, "en"), occurrence).value == "Week 43 (25–31 October 2027)"
    assert date_of(View(site, "fi"), occurrence).value == "Viikko 43 (25.–31. lokakuuta 2027)"
