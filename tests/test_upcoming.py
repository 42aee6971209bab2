"""`minority-site upcoming`: what to lift or check."""

from __future__ import annotations

import json
from collections.abc import Callable

import icalendar
import pytest

from tests.conftest import Project
from tests.datasite import ASSOCIATION, CONFIG, EVENT, PLACE

TODAY = {"SOURCE_DATE_EPOCH": "1795514400"}
"""2026-11-24 at noon."""


@pytest.fixture
def municipality(project: Callable[..., Project]) -> Project:
    made = project("docs/\n  sv/\n    index.md\n    | # Hej\n", config=CONFIG)
    made.write("data/places.yml", PLACE)
    made.write("data/events.yml", EVENT.replace("2027-03-18", "2026-12-10"))
    made.write("data/associations.yml", ASSOCIATION.replace("2026-11-01", "2025-12-01"))
    return made


def items(municipality: Project, *arguments: str) -> list[dict[str, object]]:
    run = municipality.run("upcoming", "--format", "json", *arguments, env=TODAY)
    assert run.code == 0, run.err
    told = json.loads(run.out)
    assert (told["schema"], told["from"]) == ("minority-site/upcoming/1", "2026-11-24")
    # What comes with the package has a file of its own there, and a test of its own below.
    return [item for item in told["items"] if item["path"]]


def test_lists_events_words_that_are_missing_and_contacts_that_grow_old(municipality: Project) -> None:
    assert [
        (item["on"], item["kind"], item["id"], item["path"], item["line"]) for item in items(municipality)
    ] == [
        ("2026-12-01", "contact", "foreningen", "data/associations.yml", 10),
        ("2026-12-10", "event", "mote", "data/events.yml", 2),
        ("2026-12-10", "words", "mote", "data/events.yml", 13),
    ]


def test_looks_as_far_ahead_as_it_is_asked_to(municipality: Project) -> None:
    assert [item["kind"] for item in items(municipality, "--weeks", "1")] == ["contact", "words"]
    assert [item["kind"] for item in items(municipality, "--weeks", "2")] == ["contact", "words"]
    assert [item["kind"] for item in items(municipality, "--weeks", "3")] == ["contact", "event", "words"]


def test_tells_days_sources_and_help_lines_of_the_package(municipality: Project) -> None:
    out = municipality.run("upcoming", "--weeks", "12", env=TODAY).out
    assert "2027-01-27  day          holocaust-remembrance-day: Förintelsens minnesdag\n" in out
    assert (
        "2025-04-16  helpline     kvinnofridslinjen: check the number and hours: the source is of 2024-04-16\n"
        in out
    )
    assert (
        "statute      2009:724: read again whether it has been amended: read in the wording of 2025-09-01\n"
        in out
    )
    assert out.startswith("Overdue\n")


def test_as_a_calendar_it_is_whole_days_with_stable_ids(municipality: Project) -> None:
    first = municipality.run("upcoming", "--format", "ics", env=TODAY).out
    entries = {str(entry["UID"]): entry for entry in icalendar.Calendar.from_ical(first).walk("VEVENT")}
    contact = entries["contact-foreningen-20261201@minority-site"]
    assert (contact.start.isoformat(), contact.end.isoformat()) == ("2026-12-01", "2026-12-02")
    assert first == municipality.run("upcoming", "--format", "ics", env=TODAY).out


def test_says_so_when_there_is_nothing(project: Callable[..., Project]) -> None:
    made = project("docs/\n  sv/\n    index.md\n    | # Hej\n", config=CONFIG)
    run = made.run("upcoming", "--weeks", "1", env={"SOURCE_DATE_EPOCH": "1600000000"})
    assert (run.code, run.out) == (0, "nothing to lift or check\n")


@pytest.mark.parametrize("weeks", ["0", "-1", "105", "two"])
def test_a_number_of_weeks_that_cannot_be_is_refused(weeks: str, municipality: Project) -> None:
    run = municipality.run("upcoming", f"--weeks={weeks}")
    assert run.code == 2
    assert "is no number of weeks from 1 to 104" in run.err
