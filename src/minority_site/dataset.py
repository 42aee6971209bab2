"""All of `data/`: events, contacts, days and rights, read once, and the public part of it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Any, cast

from minority_site.accessibility import AccessibilityStatement
from minority_site.contacts import Association, Contact, District, HelpLine, Office, Venue
from minority_site.dataset_checks import cross_problems
from minority_site.days import MinorityDay, Occurrence
from minority_site.events import Event, Series
from minority_site.glossary import GlossaryEntry
from minority_site.records import DataProblem, Origin, Reading, Record, read_record
from minority_site.rights import Fulfilment, Right
from minority_site.settings import Settings
from minority_site.sources import Source
from minority_site.strict import YamlProblem, did_you_mean, parse_yaml

RECORDS: Mapping[str, type[Record]] = {
    "events": Event,
    "series": Series,
    "districts": District,
    "places": Venue,
    "associations": Association,
    "offices": Office,
    "helplines": HelpLine,
    "days": MinorityDay,
    "rights": Right,
    "fulfilments": Fulfilment,
    "glossary": GlossaryEntry,
    "sources": Source,
    "accessibility": AccessibilityStatement,
}
"""Top-level key of a data file → its records. Also the names of the fields of `Dataset`."""

FOLDER = "data"
NATIONAL = ("days", "glossary", "helplines", "rights", "sources")
"""Files of the package, the same in all of Sweden; a project's record of the same id takes their place."""

OTHER_FILES = ("redirects.yml", "statutes.yml")
"""Files of `data/` that have readers of their own."""

LARGEST = 8 * 1024 * 1024
"""Bytes of a data file; a larger one is a mistake, or meant to bring the reader down."""


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """The records by id, in the order of their files. Never changed."""

    events: Mapping[str, Event] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    districts: Mapping[str, District] = field(default_factory=dict)
    places: Mapping[str, Venue] = field(default_factory=dict)
    associations: Mapping[str, Association] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    helplines: Mapping[str, HelpLine] = field(default_factory=dict)
    days: Mapping[str, MinorityDay] = field(default_factory=dict)
    rights: Mapping[str, Right] = field(default_factory=dict)
    fulfilments: Mapping[str, Fulfilment] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryEntry] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    accessibility: Mapping[str, AccessibilityStatement] = field(default_factory=dict)
    problems: tuple[DataProblem, ...] = ()
    """All that was wrong; a record with any is not among the others."""
    files: tuple[str, ...] = ()
    """The project's files that were read, relative to it."""

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its kind's name."""
        for kind in RECORDS:
            for record in getattr(self, kind).values():
                yield kind, record

    def contact(self, contact_id: str) -> Contact | None:
        """Return the association or office of this id."""
        return self.associations.get(contact_id) or self.offices.get(contact_id)

    def coming(self, today: dt.date) -> tuple[Event, ...]:
        """Return events that are not over, soonest first, cancelled and moved ones included."""
        return tuple(sorted((e for e in self.events.values() if not e.is_past(today)), key=_when))

    def past(self, today: dt.date) -> tuple[Event, ...]:
        """Return events that are over, latest first."""
        return tuple(sorted((e for e in self.events.values() if e.is_past(today)), key=_when, reverse=True))

    def of_series(self, series_id: str) -> tuple[Event, ...]:
        """Return the events of a series, first one first."""
        return tuple(sorted((e for e in self.events.values() if e.series == series_id), key=_when))

    def contacts_of(self, minority: str) -> tuple[Association, ...]:
        """Return the associations of a minority, by name."""
        found = (a for a in self.associations.values() if minority in a.minorities)
        return tuple(sorted(found, key=lambda a: (a.name.casefold(), a.id)))

    def days_from(self, today: dt.date, *, until: dt.date) -> tuple[Occurrence, ...]:
        """Return the minority days from `today` to `until`, both included, in order."""
        found = [
            occurrence
            for day in self.days.values()
            for year in range(today.year - 1, until.year + 1)
            if (occurrence := day.occurrence(year)) and occurrence.last >= today and occurrence.first <= until
        ]
        return tuple(sorted(found, key=lambda occurrence: (occurrence.first, occurrence.day.id)))


def _when(event: Event) -> tuple[dt.datetime, str]:
    return event.start, event.id


def load_dataset(
    root: Path, settings: Settings, *, today: dt.date, instead: Mapping[str, str] | None = None
) -> Dataset:
    """Return all records of the project in `root` and of the package, and all that is wrong with them.

    Nothing is left out: what may not be published is in it. `publish` takes that out.

    Args:
        root: the project's folder.
        settings: the project's settings.
        today: decides what is past.
        instead: texts to read instead of files of the project (or beside them), to try out a change.
    """
    reader = _Reader(settings.source)
    for name in NATIONAL:
        text = resources.files("minority_site").joinpath(f"data/{name}.yml").read_text(encoding="utf-8")
        reader.read_text(text, f"minority_site:data/{name}.yml")
    files = dict(_data_files(root))
    reader.begin_project()
    tried = instead or {}
    for shown in sorted({*files, *tried}):
        if shown in tried:
            reader.read_text(tried[shown], shown)
        else:
            reader.read_file(files[shown], shown)
    dataset = replace(Dataset(files=tuple(sorted(files))), **cast(Any, reader.found))
    problems = (*reader.problems, *cross_problems(dataset, reader.seen, today))
    return _without_broken(dataset, problems)


def _without_broken(dataset: Dataset, problems: tuple[DataProblem, ...]) -> Dataset:
    broken = {problem.record for problem in problems if problem.is_grave}
    kept = {
        kind: {k: r for k, r in getattr(dataset, kind).items() if (r.origin.path, r.origin.at) not in broken}
        for kind in RECORDS
    }
    ordered = sorted(problems, key=lambda p: (p.problem.path, p.problem.line, p.rule, p.problem.message))
    return replace(dataset, problems=tuple(ordered), **cast(Any, kept))


def _data_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the YAML files under `data/`, by name. Links are not followed: they may lead out of it."""
    for base, folders, names in os.walk(root / FOLDER, followlinks=False):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = Path(base, name)
            if path.suffix in (".yml", ".yaml") and not name.startswith(".") and name not in OTHER_FILES:
                yield path.relative_to(root).as_posix(), path


class _Reader:
    """Reads file after file; knows which ids it has seen."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._national = True
        self.found: dict[str, dict[str, Record]] = {kind: {} for kind in RECORDS}
        self.seen: dict[str, dict[str, Origin]] = {kind: {} for kind in RECORDS}
        """Ids with where they stand, those of broken records too, so that one fault is one finding."""
        self.problems: list[DataProblem] = []

    def begin_project(self) -> None:
        """What has been read so far may be replaced by the project's own."""
        self._national = False
        self.seen = {kind: {} for kind in RECORDS}

    def read_file(self, path: Path, shown: str) -> None:
        problem = None
        if path.is_symlink() or not path.is_file():
            problem = "this is a link or no file at all; only files of the project are read"
        elif path.stat().st_size > LARGEST:
            problem = f"this is larger than {LARGEST // 1024 // 1024} MB"
        else:
            try:
                text = path.read_bytes().decode("utf-8-sig")
            except UnicodeDecodeError:
                problem = "this is not UTF-8 text"
            except OSError as error:
                problem = f"this cannot be read: {error.strerror}"
        if problem:
            self._unreadable(shown, 1, problem, "correct or remove it")
        else:
            self.read_text(text, shown)

    def read_text(self, text: str, shown: str) -> None:
        try:
            document = parse_yaml(text.replace("\r\n", "\n"))
        except YamlProblem as error:
            hint = "mend the YAML; a text with ': ' or '#' in it stands in quotes"
            self._unreadable(shown, error.line, f"this cannot be read: {error.message}", hint)
            return
        if document.value is None:
            return
        if not isinstance(document.value, dict):
            self._unreadable(shown, 1, "a data file has keys", "write 'events:' and the events below it")
            return
        reading = Reading(shown, document, self._source)
        for kind, items in document.value.items():
            self._records(str(kind), items, reading)
        self.problems += reading.problems

    def _records(self, kind: str, items: Any, reading: Reading) -> None:
        if kind not in RECORDS:
            reading.report("unknown-key", f"unknown key '{kind[:60]}'", did_you_mean(kind, RECORDS), (kind,))
        elif items is not None and not isinstance(items, list):
            reading.report("wrong-value", f"'{kind}' is a list", "begin each record with '- id:'", (kind,))
        else:
            for index, item in enumerate(items or ()):
                record = read_record(RECORDS[kind], item, (kind, index), reading)
                raw_id = item.get("id") if isinstance(item, dict) else None
                if isinstance(raw_id, str):
                    self._keep(
                        kind, raw_id, record, Origin(reading.path, reading.document.lines, (kind, index))
                    )

    def _keep(self, kind: str, record_id: str, record: Record | None, origin: Origin) -> None:
        spaces = ("associations", "offices") if kind in ("associations", "offices") else (kind,)
        first = next((self.seen[space][record_id] for space in spaces if record_id in self.seen[space]), None)
        if first is not None:
            message = f"the id '{record_id}' is used in {first.path}:{first.line()} too"
            self.problems.append(
                origin.problem("duplicate-id", message, "give this one an id of its own", "id")
            )
            return
        self.seen[kind][record_id] = origin
        if record is not None:
            self.found[kind][record_id] = record

    def _unreadable(self, shown: str, line: int, message: str, hint: str) -> None:
        origin = Origin(shown, {(): line})
        self.problems.append(origin.problem("unreadable-data", message, hint))
