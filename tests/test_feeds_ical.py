"""Calendars, read back by icalendar and by vobject, which share no code."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from minority_site.events import Event
from minority_site.feeds.ical import time_zone
from minority_site.generated import generated_files
from minority_site.site import Site
from tests.datasite import EVENT, PLACE, exemplar, site_of

SITE = exemplar()
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def files(site: Site, tag: str) -> dict[str, bytes]:
    return dict(generated_files(site, tag))


def entries(raw: bytes) -> dict[str, icalendar.Event]:
    return {str(entry["UID"]): entry for entry in icalendar.Calendar.from_ical(raw).walk("VEVENT")}


def by_vobject(raw: bytes) -> dict[str, vobject.base.Component]:
    calendar = vobject.readOne(raw.decode())
    return {entry.uid.value: entry for entry in calendar.contents.get("vevent", [])}


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_each_language_has_a_calendar_with_the_facts_of_every_event(tag: str) -> None:
    raw = files(SITE, tag)["calendar.ics"]
    found, again = entries(raw), by_vobject(raw)
    expected = {event.uid: event for event in SITE.data.events.values() if event.in_feeds(SITE.today)}
    assert set(found) == set(again) == set(expected)
    for uid, event in expected.items():
        assert (found[uid].start, found[uid].end) == (event.start, event.end)
        assert (again[uid].dtstart.value, again[uid].dtend.value) == (event.start, event.end)
        assert (int(found[uid]["SEQUENCE"]), again[uid].sequence.value) == (
            event.sequence,
            str(event.sequence),
        )
        assert found[uid]["DTSTAMP"].dt == event.updated.astimezone(dt.UTC)


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_every_text_says_its_language(tag: str) -> None:
    for entry in entries(files(SITE, tag)["calendar.ics"]).values():
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT"):
            if name in entry:
                assert entry[name].params["LANGUAGE"] in SITE.settings.tags, name


def test_words_are_the_readers_where_there_are_any_and_labelled_swedish_where_not() -> None:
    uid = SITE.data.events["sverigefinnarnas-dag"].uid
    finnish, yiddish = (
        entries(files(SITE, "fi")["calendar.ics"])[uid],
        entries(files(SITE, "yi")["calendar.ics"])[uid],
    )
    assert (str(finnish["SUMMARY"]), finnish["SUMMARY"].params["LANGUAGE"]) == (
        "ESIMERKKI: Ruotsinsuomalaisten päivä", "fi",
    )  # fmt: skip
    assert (str(yiddish["SUMMARY"]), yiddish["SUMMARY"].params["LANGUAGE"]) == (
        "EXEMPEL: Sverigefinnarnas dag",
        "sv",
    )


def test_a_cancelled_event_stays_under_its_id_and_says_so() -> None:
    event = SITE.data.events["vandring-april"]
    entry = entries(files(SITE, "sv")["calendar.ics"])[event.uid]
    assert (str(entry["STATUS"]), str(entry["TRANSP"]), int(entry["SEQUENCE"])) == (
        "CANCELLED",
        "TRANSPARENT",
        1,
    )
    assert str(entry["SUMMARY"]) == "EXEMPEL: Inställt: Demokrativandring i norra området"


def test_a_moved_event_has_its_new_time_and_tells_the_old() -> None:
    event = SITE.data.events["medborgardialog-april"]
    entry = entries(files(SITE, "sv")["calendar.ics"])[event.uid]
    assert entry.start == dt.datetime(2027, 4, 14, 18, tzinfo=STOCKHOLM)
    assert "7 april 2027" in str(entry["DESCRIPTION"])


def test_the_calendar_names_itself_for_old_and_new_clients() -> None:
    calendar = icalendar.Calendar.from_ical(files(SITE, "fi")["calendar.ics"])
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Kaikki tapahtumat"
    assert calendar["NAME"].params["LANGUAGE"] == "fi"
    assert str(calendar["SOURCE"]) == "https://minoriteter.example/fi/calendar.ics"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT12H"
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert (str(calendar["VERSION"]), str(calendar["CALSCALE"])) == ("2.0", "GREGORIAN")


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_asks() -> None:
    for name, raw in files(SITE, "yi").items():
        if name.endswith(".ics"):
            assert raw.endswith(b"END:VCALENDAR\r\n"), name
            assert b"\n" not in raw.replace(b"\r\n", b""), name
            assert max(len(line) for line in raw.split(b"\r\n")) <= 75, name
            raw.decode("utf-8")


def test_each_event_has_a_file_of_its_own_with_the_same_component() -> None:
    written = files(SITE, "fi")
    for event in SITE.data.events.values():
        if event.in_feeds(SITE.today):
            alone = entries(written[f"calendar/events/{event.id}.ics"])
            assert list(alone) == [event.uid]
            assert alone[event.uid].to_ical() == entries(written["calendar.ics"])[event.uid].to_ical()


def test_calendars_by_type_and_minority_hold_theirs_and_what_is_for_everybody() -> None:
    written = files(SITE, "sv")
    names = {event.uid: event.id for event in SITE.data.events.values()}
    walks = {names[uid] for uid in entries(written["calendar/type/democracy-walk.ics"])}
    assert walks == {"demokratidagarna-vandring", "vandring-april", "vandring-maj"}
    roma = {names[uid] for uid in entries(written["calendar/minority/roma.ics"])}
    assert {"romernas-dag", "demokratidagarna-romska", "demokratidagarna-oppning"} <= roma
    assert "sverigefinnarnas-dag" not in roma


def test_the_past_stays_a_month_and_is_gone_then(tmp_path: Path) -> None:
    kept = site_of(tmp_path, today=dt.date(2027, 4, 18), events=EVENT, places=PLACE)
    gone = site_of(tmp_path, today=dt.date(2027, 4, 19), events=EVENT, places=PLACE)
    assert len(entries(files(kept, "sv")["calendar.ics"])) == 1
    assert len(entries(files(gone, "sv")["calendar.ics"])) == 0


def test_a_changed_title_or_time_keeps_the_id(tmp_path: Path) -> None:
    changed = EVENT.replace("Ett möte", "Ett annat möte").replace("2027-03-18", "2027-03-19")
    first = entries(files(site_of(tmp_path, events=EVENT, places=PLACE), "sv")["calendar.ics"])
    second = entries(files(site_of(tmp_path, events=changed, places=PLACE), "sv")["calendar.ics"])
    assert list(first) == list(second) == ["00dd67b5-c27c-4ff8-b523-8c71a14e602a"]


def test_the_same_input_gives_the_same_bytes_whatever_the_clock_says(tmp_path: Path) -> None:
    first = files(site_of(tmp_path, events=EVENT, places=PLACE), "fi")
    second = files(site_of(tmp_path, events=EVENT, places=PLACE), "fi")
    assert first == second


def test_the_written_zone_is_the_zone_of_the_database() -> None:
    zone = icalendar.Timezone.from_ical(time_zone().to_ical()).to_tz(lookup_tzid=False)
    moment = dt.datetime(2000, 1, 1, 12)
    while moment.year < 2045:
        here, there = moment.replace(tzinfo=STOCKHOLM), moment.replace(tzinfo=zone)
        assert here.utcoffset() == there.utcoffset(), moment
        moment += dt.timedelta(days=5, hours=7)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2027-03-28 01:00", "2027-03-28 04:00"),
        ("2027-03-27 23:30", "2027-03-28 03:30"),
        ("2026-12-31 22:00", "2027-01-01 01:00"),
        ("2027-10-31 01:30", "2027-10-31 03:30"),
    ],
)
def test_events_across_a_change_of_the_clocks_or_year_keep_their_times(
    start: str, end: str, tmp_path: Path
) -> None:
    text = EVENT.replace("start: 2027-03-18 18:00", f"start: {start}").replace(
        "end: 2027-03-18 20:00", f"end: {end}"
    )
    raw = files(site_of(tmp_path, events=text, places=PLACE), "sv")["calendar.ics"]
    (entry,), (again,) = entries(raw).values(), by_vobject(raw).values()
    expected = [dt.datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM) for text in (start, end)]
    for read in ([entry.start, entry.end], [again.dtstart.value, again.dtend.value]):
        assert [moment.astimezone(dt.UTC) for moment in read] == [
            moment.astimezone(dt.UTC) for moment in expected
        ]


def test_an_online_event_has_its_link_as_a_conference(tmp_path: Path) -> None:
    text = EVENT.replace(
        "    place: huset\n    room: Salen\n",
        "    attendance: online\n    join: https://mote.example/a?b=1\n",
    )
    (entry,) = entries(files(site_of(tmp_path, events=text), "sv")["calendar.ics"]).values()
    assert (str(entry["CONFERENCE"]), entry["CONFERENCE"].params["VALUE"]) == (
        "https://mote.example/a?b=1",
        "URI",
    )


def test_required_properties_are_there_once() -> None:
    raw = files(SITE, "se")["calendar.ics"].decode()
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", raw, re.DOTALL):
        names = re.findall(r"^([A-Z-]+)[;:]", block, re.MULTILINE)
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "URL"):
            assert names.count(name) == 1, name


def test_two_languages_never_share_a_property() -> None:
    event: Event = SITE.data.events["samrad-januari"]
    mixed = replace(SITE, data=replace(SITE.data, events={event.id: event}))
    (entry,) = entries(files(mixed, "yi")["calendar.ics"]).values()
    categories = entry["CATEGORIES"]
    categories = categories if isinstance(categories, list) else [categories]
    assert {each.params["LANGUAGE"] for each in categories} == {"sv", "yi"}
