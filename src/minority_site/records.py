"""Records read from YAML by the types of their fields.

One declaration, `Annotated[type, Kind()]` on a frozen dataclass, gives the reader, its messages and the
published JSON Schema, so that the three cannot disagree.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin, get_type_hints

from minority_site.findings import Problem
from minority_site.strict import Path, YamlDocument, did_you_mean
from minority_site.tags import TagError, canonical_tag

RULES = (
    "unreadable-data",
    "unknown-key",
    "missing-value",
    "wrong-value",
    "contact-way",
    "impossible-time",
    "duplicate-id",
    "unknown-record",
    "registration-date",
    "consent",
    "withheld-place",
    "sample-marks",
    "sequence",
    "source-words",
)
"""What can be wrong with data as such; each has a check of its own in `checks/dat.py`."""


@dataclass(frozen=True, kw_only=True)
class DataProblem:
    """A problem with the rule that it breaks."""

    rule: str
    """One of `RULES`."""
    problem: Problem
    record: tuple[str, Path] = ("", ())
    """File and place of the record concerned."""

    @property
    def is_grave(self) -> bool:
        """Whether the record cannot be published as it is."""
        return self.rule not in ("sequence", "registration-date")


@dataclass
class Wrong(Exception):  # noqa: N818 - a fact about a value; the reader turns it into a problem with a line
    """A value is not what its field takes."""

    message: str
    hint: str
    rule: str = "wrong-value"


@dataclass(frozen=True)
class Origin:
    """Where a record stands, so that what is found out later can point to its line."""

    path: str
    """File relative to the project; of the package's own data, `minority_site:data/…`."""
    lines: Mapping[Path, int] = field(default_factory=dict)
    """Lines alone, no values: a record is published, and what was taken out of it must not hang on behind."""
    at: Path = ()

    def line(self, *keys: str | int) -> int:
        """Return the line of a key below the record, or of the nearest thing above it."""
        return YamlDocument(None, self.lines).line(*self.at, *keys)

    def problem(
        self, rule: str, message: str, hint: str, *keys: str | int, language: str | None = None
    ) -> DataProblem:
        """Return a problem at a key of the record."""
        found = Problem(path=self.path, line=self.line(*keys), message=message, hint=hint, language=language)
        return DataProblem(rule=rule, problem=found, record=(self.path, self.at[:2]))


@dataclass
class Reading:
    """One file being read, and what was wrong with it so far."""

    path: str
    document: YamlDocument
    source_language: str = "sv"
    """The site's source language: words are expected in it first."""
    problems: list[DataProblem] = field(default_factory=list)

    def report(self, rule: str, message: str, hint: str, at: Path) -> None:
        """Note a problem at the place `at`."""
        self.problems.append(Origin(self.path, self.document.lines, at).problem(rule, message, hint))


class Kind(ABC):
    """What a field takes."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value as it stands in YAML."""


class Scalar(Kind):
    """A single value."""

    @abstractmethod
    def read(self, value: Any) -> Any:
        """Return the value as the record keeps it. Raises Wrong."""


class Nested(Kind):
    """A value with parts, each on a line of its own."""

    @abstractmethod
    def read_in(self, value: Any, at: Path, reading: Reading) -> Any:
        """Return the value as the record keeps it; report what is wrong with its parts. Raises Wrong."""


# Control, formatting and private-use characters have no place in a fact. Line feeds are let through where a
# text may have paragraphs; ZWNJ and ZWJ are spelling in some scripts.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


@dataclass(frozen=True)
class PlainText(Scalar):
    """Plain text: markup in it is shown as it stands, never obeyed."""

    longest: int = 200
    """In characters."""
    paragraphs: bool = False
    """Whether line feeds are kept; a blank line parts paragraphs."""

    def read(self, value: Any) -> str:
        """Return the text in NFC with white space collapsed."""
        if not isinstance(value, str):
            raise Wrong("this is no text", "write it in quotes")
        if found := _FORBIDDEN.search(value):
            raise Wrong(f"an invisible or control character (U+{ord(found[0]):04X})", "remove it")
        text = unicodedata.normalize("NFC", value)
        text = _paragraphs(text) if self.paragraphs else " ".join(text.split())
        if not text:
            raise Wrong("this is empty", "write something, or leave the key out")
        if len(text) > self.longest:
            raise Wrong(f"{len(text)} characters are too many", f"at most {self.longest}")
        return text

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "minLength": 1, "maxLength": self.longest}


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n[ \t]*\n", text.replace("\t", " "))
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


@dataclass(frozen=True)
class Matching(Scalar):
    """A word of a fixed form."""

    pattern: str
    message: str
    hint: str

    def read(self, value: Any) -> str:
        """Return the word."""
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            raise Wrong(self.message.format(value=str(value)[:60]), self.hint)
        return value

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}


def identifier() -> Matching:
    """Return the kind of an id: lower-case ASCII words with hyphens, safe in file names and addresses."""
    return Matching(
        r"[a-z0-9](?:-?[a-z0-9]){0,79}",
        "'{value}' is no id",
        "lower-case letters a–z, digits and hyphens: sweden-finns-day",
    )


@dataclass(frozen=True)
class Choice(Scalar):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: Any) -> str:
        """Return the word."""
        if value not in self.words or not isinstance(value, str):
            raise Wrong(f"'{str(value)[:60]}' is not known here", did_you_mean(str(value), self.words))
        return value

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class YesNo(Scalar):
    """true or false."""

    def read(self, value: Any) -> bool:
        """Return the truth value."""
        if not isinstance(value, bool):
            raise Wrong(f"'{str(value)[:60]}' is neither yes nor no", "write true or false")
        return value

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Whole(Scalar):
    """A whole number."""

    least: int = 0
    most: int = 1_000_000

    def read(self, value: Any) -> int:
        """Return the number."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise Wrong(
                f"'{str(value)[:60]}' is not possible here",
                f"a whole number from {self.least} to {self.most}",
            )
        return value

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Day(Scalar):
    """A date."""

    def read(self, value: Any) -> dt.date:
        """Return the date; YAML has already refused 30 February."""
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass
        raise Wrong(f"'{str(value)[:60]}' is no date", "write 2027-02-24")

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


@dataclass(frozen=True)
class Tag(Scalar):
    """A language tag."""

    def read(self, value: Any) -> str:
        """Return the tag in its usual case."""
        if value is False:  # YAML 1.1 reads `no`, the tag of Norwegian, as false
            raise Wrong("YAML reads this as 'false'", "put the tag in quotes: 'no'")
        try:
            return canonical_tag(str(value))
        except TagError as error:
            raise Wrong(str(error), "correct it") from error

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}


@dataclass(frozen=True)
class Each(Nested):
    """A list of one kind; a single value is taken as a list of one."""

    kind: Kind
    distinct: bool = True

    def read_in(self, value: Any, at: Path, reading: Reading) -> tuple[Any, ...]:
        """Return the items; those that are wrong are reported with their own lines and left out."""
        if isinstance(value, dict) or value is None:
            raise Wrong("this is no list", "begin each item with '- '")
        items = value if isinstance(value, list) else [value]
        found: list[Any] = []
        for index, item in enumerate(items):
            place = (*at, index) if isinstance(value, list) else at
            with_item = read_value(self.kind, item, place, reading)
            if with_item is None:
                continue
            if self.distinct and with_item in found:
                reading.report("wrong-value", f"'{str(item)[:60]}' is listed twice", "remove one", place)
                continue
            found.append(with_item)
        return tuple(found)

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        item = self.kind.schema()
        listed: dict[str, Any] = {"type": "array", "items": item, "minItems": 1}
        return listed if "properties" in item else {"anyOf": [listed, item]}


@dataclass(frozen=True)
class One(Nested):
    """A record inside another."""

    record: type

    def read_in(self, value: Any, at: Path, reading: Reading) -> Any:
        """Return the record, None when something in it is wrong (and reported)."""
        return read_record(self.record, value, at, reading)

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return record_schema(self.record)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What all records of `data/` share."""

    id: Annotated[str, identifier()]
    """Name in addresses and references; never changed once published."""
    origin: Origin = field(compare=False, repr=False)
    sample: Annotated[bool, YesNo()] = False
    """An invented example: marked as such wherever it is shown, refused where `site_kind` is `service`."""
    expires: Annotated[dt.date | None, Day()] = None
    """The last day that the record may be shown; after it, it is in nothing that is built."""


R = TypeVar("R")


def read_record(cls: type[R], value: Any, at: Path, reading: Reading) -> R | None:
    """Return `value` as a `cls`, or None when something in it is wrong; all that is wrong is reported."""
    before = len(reading.problems)
    if not isinstance(value, dict):
        reading.report("wrong-value", "this is no set of keys", "write 'key: value' lines", at)
        return None
    shape = fields_of(cast(Any, cls))
    for key in value:
        if key not in shape:
            hint = did_you_mean(str(key), shape)
            reading.report("unknown-key", f"unknown key '{str(key)[:60]}'", hint, (*at, str(key)))
    found: dict[str, Any] = {}
    for key, entry in shape.items():
        if value.get(key) is not None:
            found[key] = read_value(entry.kind, value[key], (*at, key), reading)
        elif entry.required:
            reading.report("missing-value", f"'{key}' is missing", f"add '{key}:'", at)
    if len(reading.problems) > before:
        return None
    if "origin" in {each.name for each in dataclasses.fields(cast(Any, cls))}:
        found["origin"] = Origin(reading.path, reading.document.lines, at)
    return cls(**found)


def read_value(kind: Kind, value: Any, at: Path, reading: Reading) -> Any:
    """Return what `kind` makes of `value`, None when it is wrong (and reported)."""
    try:
        if isinstance(kind, Nested):
            return kind.read_in(value, at, reading)
        return cast(Scalar, kind).read(value)
    except Wrong as wrong:
        reading.report(wrong.rule, wrong.message, wrong.hint, at)
        return None


@dataclass(frozen=True)
class FieldShape:
    """One field of a record as editors write it."""

    kind: Kind
    required: bool


@cache
def fields_of(cls: type) -> Mapping[str, FieldShape]:
    """Return the fields of a record class that are read from data, by name."""
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for each in dataclasses.fields(cls):
        hint = hints[each.name]
        if get_origin(hint) is not Annotated:
            continue
        kind = next(part for part in get_args(hint)[1:] if isinstance(part, Kind))
        required = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        found[each.name] = FieldShape(kind=kind, required=required)
    return found


def record_schema(cls: type) -> dict[str, Any]:
    """Return the JSON Schema of a record class."""
    shape = fields_of(cls)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, entry in shape.items() if entry.required],
        "properties": {name: entry.kind.schema() for name, entry in shape.items()},
    }
