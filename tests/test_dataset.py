"""Data files: what is read, what is refused with line and remedy, what may be published."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from minority_site._compat.config import read_settings
from minority_site.dataset import RECORDS
from minority_site.publishing import publish
from minority_site.records import Each, One, fields_of
from minority_site.schemas import schema_files
from minority_site.times import ZONE
from minority_site.words import Wording
from tests.datasite import ASSOCIATION, EVENT, PLACE, TODAY, exemplar, raw, site_of, told

SCHEMAS = Path(__file__).parent.parent / "src/minority_site/data/schemas"


def test_an_event_is_read_with_its_facts(tmp_path: Path) -> None:
    event = raw(tmp_path, events=EVENT, places=PLACE).events["mote"]
    assert (event.start, event.end) == (
        dt.datetime(2027, 3, 18, 18, tzinfo=ZONE),
        dt.datetime(2027, 3, 18, 20, tzinfo=ZONE),
    )
    assert (event.type, event.minorities, event.spoken) == ("seminar", ("sweden-finns",), ("fi", "sv"))
    assert (event.sequence, event.status, event.attendance, event.price) == (0, "scheduled", "place", None)
    assert event.sample is True


def test_the_exemplar_is_whole() -> None:
    site = exemplar()
    assert told(site.data) == []
    assert {event.type for event in site.data.events.values()} == {
        "seminar", "democracy-walk", "consultation", "school-dialogue",
        "citizen-dialogue", "board-meeting", "culture", "youth",
    }  # fmt: skip
    assert len(site.data.coming(site.today)) == 17
    assert len(site.data.associations) == 15
    assert all(event.sample for event in site.data.events.values())
    assert all(association.sample for association in site.data.associations.values())


def test_every_translation_of_the_exemplar_and_of_the_package_is_up_to_date() -> None:
    site = exemplar()
    versions = {
        (kind, record.id, version.language): version
        for kind, record in site.data.records()
        if getattr(record, "words", None)
        for version in record.words.versions.values()
    }
    told = {key: version.status for key, version in versions.items() if version.status == "outdated"}
    assert told == {}
    assert {version.state for (_, _, tag), version in versions.items() if tag != "sv"} == {"machine"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("type: seminar", "type: semniar", (5, "'semniar' is not known here", "did you mean 'seminar'?")),
        ("    room:", "    rom: x\n    room:", (11, "unknown key 'rom'", "did you mean 'room'?")),
        (
            "end: 2027-03-18 20:00",
            "end: 2027-03-18 17:00",
            (8, "the event ends before it begins", "correct 'start:' or 'end:'"),
        ),
        (
            "start: 2027-03-18 18:00",
            "start: 2027-03-28 02:30",
            (7, "2027-03-28 02:30 does not exist: the clocks go forward then", "write a time after 03:00"),
        ),
        (
            "start: 2027-03-18 18:00",
            "start: 2026-10-25 02:00",
            (7, "2026-10-25 02:00 exists twice: the clocks go back then", "write a time after 03:00"),
        ),
        (
            "start: 2027-03-18 18:00",
            "start: 2027-03-18T18:00:00+01:00",
            (7, "a time has no zone and no seconds here", "write 2027-02-24 18:00, in Swedish time"),
        ),
        (
            "start: 2027-03-18 18:00",
            "start: 2027-03-18 24:00",
            (7, "'2027-03-18 24:00' is no date with a time", "write 2027-02-24 18:00, in Swedish time"),
        ),
        ("place: huset", "place: husset", (10, "'husset' is none of the places", "did you mean 'huset'?")),
        (
            "    room: Salen",
            "    organiser: foreningen",
            (11, "'foreningen' is none of the contacts", "add it under 'contacts:' in data/ first"),
        ),
        (
            "title: Ett möte",
            'title: "Ett\\u0007 möte"',
            (15, "an invisible or control character (U+0007)", "remove it"),
        ),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_line_and_remedy(
    old: str, new: str, expected: tuple[int, str, str], tmp_path: Path
) -> None:
    assert old in EVENT
    assert expected in told(raw(tmp_path, events=EVENT.replace(old, new), places=PLACE))


@pytest.mark.parametrize(
    "moment", ["2027-03-28 01:59", "2027-03-28 03:00", "2026-10-25 01:59", "2026-10-25 03:00"]
)
def test_times_beside_a_change_of_the_clocks_are_taken(moment: str, tmp_path: Path) -> None:
    text = EVENT.replace("start: 2027-03-18 18:00", f"start: {moment}").replace(
        "end: 2027-03-18 20:00", f"end: {moment[:10]} 12:00"
    )
    assert told(raw(tmp_path, events=text, places=PLACE)) == []


@pytest.mark.parametrize(
    "text",
    [
        "events:\n  - !!python/object/apply:os.system [ls]\n",
        "events: !!python/name:os.system\n",
        "a: &a [x]\nevents: *a\n",
        "events:\n  - id: x\n    id: y\n",
        "events: [" * 5000,
        "events:\n\t- id: x\n",
    ],
    ids=["object", "name", "alias", "twice", "deep", "tab"],
)
def test_unsafe_and_broken_yaml_is_one_problem_and_nothing_is_run(text: str, tmp_path: Path) -> None:
    dataset = raw(tmp_path, events=text)
    assert [problem.rule for problem in dataset.problems] == ["unreadable-data"]
    assert dataset.events == {}


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text(EVENT, encoding="utf-8")
    root = tmp_path / "project"
    raw(root)
    (root / "data/events.yml").symlink_to(secret)
    dataset = raw(root)
    assert (dataset.events, [problem.rule for problem in dataset.problems]) == ({}, ["unreadable-data"])


def test_a_broken_record_is_left_out_and_found_once(tmp_path: Path) -> None:
    other = (
        EVENT.replace("events:\n", "").replace("- id: mote", "- id: annat").replace("00dd67b5", "11dd67b5")
    )
    text = EVENT.replace("type: seminar", "type: semniar") + other
    dataset = raw(tmp_path, events=text, places=PLACE)
    assert (list(dataset.events), len(dataset.problems)) == (["annat"], 1)


def test_files_may_be_split_in_folders(tmp_path: Path) -> None:
    root = tmp_path
    raw(root, places=PLACE)
    (root / "data/events").mkdir()
    (root / "data/events/2027.yml").write_text(EVENT, encoding="utf-8")
    dataset = raw(root)
    assert (list(dataset.events), dataset.files) == (["mote"], ("data/events/2027.yml", "data/places.yml"))


def test_a_day_of_the_project_takes_the_place_of_ours(tmp_path: Path) -> None:
    day = """\
days:
  - id: sami-national-day
    kind: official
    minorities: [sami]
    month: 2
    day: 6
    source: Vi själva
    verified: 2026-11-20
    words:
      sv: {name: Samernas dag}
"""
    found = raw(tmp_path, days=day)
    assert told(found) == []
    assert (found.days["sami-national-day"].source, len(found.days)) == ("Vi själva", 8)


# --- Words --------------------------------------------------------------------------------------------------------


def with_finnish(state: str, covers: str = "") -> str:
    line = f"        covers: {covers}\n" if covers else ""
    return EVENT + f"      fi:\n        state: {state}\n{line}        title: Kokous\n"


def covers_of(root: Path) -> str:
    return raw(root, events=EVENT, places=PLACE).events["mote"].words.fingerprint


@pytest.mark.parametrize(
    ("state", "confirmed", "language", "expected"),
    [
        ("translated", True, "fi", Wording("Kokous", "fi")),
        ("machine", True, "fi", Wording("Kokous", "fi", "machine")),
        ("draft", True, "fi", Wording("Ett möte", "sv")),
        ("translated", False, "fi", Wording("Ett möte", "sv")),
        ("translated", True, "yi", Wording("Ett möte", "sv")),
        ("translated", True, "sv", Wording("Ett möte", "sv")),
    ],
)
def test_readers_get_words_that_may_be_shown_and_know_their_language(
    state: str, confirmed: bool, language: str, expected: Wording, tmp_path: Path
) -> None:
    covers = covers_of(tmp_path) if confirmed else "v1:0000000000000000.00000000"
    dataset = raw(tmp_path, events=with_finnish(state, covers), places=PLACE)
    words = dataset.events["mote"].words
    assert words.find("title", language, read_settings(tmp_path)) == expected


def test_machine_words_are_hidden_where_the_policy_says_so(tmp_path: Path) -> None:
    covers = covers_of(tmp_path)
    text = EVENT + f"      se:\n        state: machine\n        covers: {covers}\n        title: Čoahkkin\n"
    words = raw(tmp_path, events=text, places=PLACE).events["mote"].words
    assert words.find("title", "se", read_settings(tmp_path)) == Wording("Ett möte", "sv")


def test_a_text_that_a_translation_lacks_is_the_sources(tmp_path: Path) -> None:
    dataset = raw(tmp_path, events=with_finnish("translated", covers_of(tmp_path)), places=PLACE)
    words = dataset.events["mote"].words
    assert words.find("summary", "fi", read_settings(tmp_path)) == Wording("Vi talar om skolan.", "sv")


# --- What may be published ----------------------------------------------------------------------------------------

WITHHELD = EVENT.replace(
    "    room: Salen\n",
    "    room: Salen\n    attendance: both\n    join: https://mote.example/abc\n"
    "    place_visibility: on_registration\n    registration:\n      email: info@example.org\n",
).replace("        summary", "        directions: Ring på hos portvakten.\n        summary")


def test_a_withheld_place_is_nowhere_in_the_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, events=WITHHELD, places=PLACE)
    event = site.data.events["mote"]
    assert (event.place, event.room, event.join, event.place_withheld) == (None, None, None, True)
    assert site.data.places == {}
    # What a cache could keep: everything that the site holds but the text of its files, which it was read from.
    words = {tag: dict(version.texts) for tag, version in event.words.versions.items()}
    assert words == {"sv": {"title": "Ett möte", "summary": "Vi talar om skolan."}}


def test_nothing_withheld_is_kept_behind_the_published_records(tmp_path: Path) -> None:
    site = site_of(tmp_path, events=WITHHELD, places=PLACE)
    kept = pickle.dumps(site.data)
    for secret in ("Exempelhuset", "Exempelgatan", "Salen", "mote.example", "portvakten"):
        assert secret.encode() not in kept


PERSON = """\
    programme:
      - id: talk
        start: "18:00"
        speaker:
          name: Exempel Exempelsson
          consent: 2026-01-01
"""
TALK = "        programme:\n          talk:\n            title: Föredrag\n            speaker: En lärare\n"


@pytest.mark.parametrize(
    ("extra", "shown"),
    [
        ("", True),
        ("          withdrawn: 2026-11-24\n", False),
        ("          withdrawn: 2026-11-25\n", True),
        ("          expires: 2026-11-23\n", False),
        ("          expires: 2026-11-24\n", True),
    ],
)
def test_a_name_is_shown_only_as_long_as_the_person_agrees(extra: str, shown: bool, tmp_path: Path) -> None:
    text = EVENT.replace("    words:\n", PERSON + extra + "    words:\n") + TALK
    site = site_of(tmp_path, events=text, places=PLACE)
    speaker = site.data.events["mote"].programme[0].speaker
    assert (speaker.name if speaker else None) == ("Exempel Exempelsson" if shown else None)
    assert (b"Exempelsson" in pickle.dumps(site.data)) is shown


@pytest.mark.parametrize(("expires", "there"), [("2026-11-23", False), ("2026-11-24", True)])
def test_what_has_expired_is_gone(expires: str, there: bool, tmp_path: Path) -> None:
    text = ASSOCIATION.replace("    name:", f"    expires: {expires}\n    name:")
    assert ("foreningen" in site_of(tmp_path, associations=text).data.associations) is there


def test_an_association_that_withdraws_is_named_by_no_event(tmp_path: Path) -> None:
    text = ASSOCIATION.replace("    name:", "    withdrawn: 2026-11-01\n    name:")
    event = EVENT.replace("    room:", "    organiser: foreningen\n    contact: foreningen\n    room:")
    data = site_of(tmp_path, events=event, places=PLACE, associations=text).data
    assert (data.associations, data.events["mote"].organiser, data.events["mote"].contact) == ({}, None, None)


def test_publishing_twice_changes_nothing() -> None:
    site = exemplar()
    assert publish(site.data, TODAY) == site.data


# --- Schemas ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "text"), list(schema_files()))
def test_published_schemas_are_those_of_the_records(name: str, text: str) -> None:
    assert (SCHEMAS / name).read_text(encoding="utf-8") == text, (
        "write the schemas anew from schemas.schema_files()"
    )


class _Loader(yaml.SafeLoader):
    """YAML as editors read it: dates are texts."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema_errors(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        json.loads((SCHEMAS / "data.json").read_text(encoding="utf-8"))
    )
    return [error.message for error in validator.iter_errors(yaml.load(text, _Loader))]


@pytest.mark.parametrize(
    "file", sorted(Path(__file__).parent.parent.glob("data/*.yml")), ids=lambda file: file.name
)
def test_the_exemplar_fits_the_schemas(file: Path) -> None:
    if file.name != "statutes.yml":
        assert schema_errors(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: seminar", "type: semniar"),
        ("room: Salen", "rom: Salen"),
        ("    end: 2027-03-18 20:00\n", ""),
        ("spoken: [fi, sv]", "spoken: [f]"),
        ("place: huset", "place: Huset!"),
        ("title: Ett möte", "titel: Ett möte"),
        ("start: 2027-03-18 18:00", "start: i morgon"),
    ],
)
def test_what_the_reader_refuses_by_form_the_schema_refuses_too(old: str, new: str, tmp_path: Path) -> None:
    text = EVENT.replace(old, new)
    assert text != EVENT
    assert schema_errors(text) != []
    assert told(raw(tmp_path, events=text, places=PLACE)) != []


# --- The handbook -------------------------------------------------------------------------------------------------

HANDBOOK = Path(__file__).parent.parent / "handbook/data.md"
OTHERS = {"glossary", "sources", "accessibility"}
"""Kinds with a page of their own."""


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if kind not in OTHERS])
def test_every_key_stands_in_the_handbook(kind: str) -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    section = re.search(rf"^## [^\n]*\{{#{kind}\}}\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    told = set(re.findall(r"^\| `([a-z_]+)` \|", section[1], re.MULTILINE))
    assert keys_of(RECORDS[kind]) <= told


def keys_of(record: type) -> set[str]:
    found = set(fields_of(record))
    for shape in fields_of(record).values():
        inner = shape.kind.kind if isinstance(shape.kind, Each) else shape.kind
        if isinstance(inner, One):
            found |= keys_of(inner.record)
    return found


def test_the_example_of_the_handbook_is_sound(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(events:.*?)```", HANDBOOK.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    text = example[1].replace("    uid:", "    sample: true\n    uid:")
    assert told(raw(tmp_path, events=text, places=PLACE.replace("huset", "library"))) == []


def test_status_counts_the_words_of_records(tmp_path: Path) -> None:
    from minority_site.coverage import DataCount, count_site

    text = with_finnish("reviewed", covers_of(tmp_path))
    count = count_site(site_of(tmp_path, events=text, places=PLACE, associations=ASSOCIATION))
    assert {language.tag: language.data for language in count.languages} == {
        "en": DataCount(records=2, covered=0, reviewed=0),
        "fi": DataCount(records=2, covered=1, reviewed=1),
        "se": DataCount(records=2, covered=0, reviewed=0),
        "yi": DataCount(records=2, covered=0, reviewed=0),
    }
