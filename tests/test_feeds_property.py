"""Any event that validates gives feeds that parse back to the same facts."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minority_site.data_writing import with_record
from minority_site.dataset import load_dataset
from minority_site.events import EVENT_TYPES
from minority_site.feeds.plain import one_line
from minority_site.generated import generated_files
from minority_site.minorities import MINORITIES
from minority_site.publishing import publish
from minority_site.site import Site
from tests.datasite import PLACE, site_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TODAY = dt.date(2026, 11, 24)
ATOM = "{http://www.w3.org/2005/Atom}"

texts = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=100
)
moments = st.datetimes(dt.datetime(2026, 11, 24), dt.datetime(2031, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
records = st.fixed_dictionaries({
    "id": st.from_regex(r"[a-z0-9]{1,20}", fullmatch=True),
    "sample": st.booleans(),
    "uid": st.uuids(version=4).map(str),
    "type": st.sampled_from(EVENT_TYPES),
    "minorities": st.lists(st.sampled_from(sorted(MINORITIES)), unique=True),
    "start": moments,
    "hours": st.integers(1, 200),
    "sequence": st.integers(1, 99),
    "status": st.sampled_from(["scheduled", "cancelled"]),
    "spoken": st.lists(st.sampled_from(["sv", "fi", "yi", "rmy", "fit"]), min_size=1, unique=True),
    "title": texts.filter(lambda text: text.strip()),
    "summary": texts.filter(lambda text: text.strip()),
    "online": st.booleans(),
})  # fmt: skip


@cache
def project() -> Site:
    return site_of(Path(mkdtemp()), places=PLACE.replace("    sample: true\n", ""))


def data_of(record: dict[str, Any]) -> dict[str, Any]:
    found = {
        key: value
        for key, value in record.items()
        if key not in ("hours", "title", "summary", "online") and value != []
    }
    found["end"] = f"{record['start'] + dt.timedelta(hours=record['hours']):%Y-%m-%d %H:%M}"
    found["start"] = f"{record['start']:%Y-%m-%d %H:%M}"
    found["updated"] = "2026-11-10 09:00"
    found |= {"attendance": "online"} if record["online"] else {"place": "huset"}
    found["words"] = {"sv": {"title": record["title"], "summary": record["summary"]}}
    return found


@given(record=records)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_facts_come_back_from_every_feed(record: dict[str, Any]) -> None:
    base = project()
    text = with_record("", "events", data_of(record))
    dataset = load_dataset(base.settings.root, base.settings, today=TODAY, instead={"data/events.yml": text})
    if dataset.problems:
        # Not valid: a time that the clocks skip, or a letter that has no place in a fact.
        assert record["id"] not in dataset.events
        return
    event = dataset.events[record["id"]]
    site = Site(settings=base.settings, today=TODAY, data=publish(dataset, TODAY), catalogs=base.catalogs)
    for tag in ("fi", "yi"):
        files = dict(generated_files(site, tag))
        (entry,) = icalendar.Calendar.from_ical(files["calendar.ics"]).walk("VEVENT")
        assert (entry.start, entry.end) == (event.start, event.end)
        assert str(entry["UID"]) == record["uid"]
        assert str(entry["SUMMARY"]).endswith(one_line(event.words.versions["sv"].texts["title"]))
        assert (str(entry["STATUS"]) == "CANCELLED") is (record["status"] == "cancelled")
        (told,) = json.loads(files["events.json"])["events"]
        assert dt.datetime.fromisoformat(told["start"]) == event.start
        assert (told["spoken"], told["sample"], told["sequence"]) == (
            record["spoken"],
            record["sample"],
            record["sequence"],
        )
        (item,) = ET.fromstring(files["events.xml"]).iter(f"{ATOM}entry")
        assert (item.findtext(f"{ATOM}title") or "").endswith(
            one_line(event.words.versions["sv"].texts["title"])
        )
        (news,) = json.loads(files["feed.json"])["items"]
        assert news["_event"]["start"] == event.start.isoformat()
