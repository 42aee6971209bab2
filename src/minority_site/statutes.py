"""The register of statutes: what pages may cite, what has been repealed, and how a citation is written.

The package's own register is extended by a project's `data/statutes.yml`; one given there replaces ours.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from minority_site.findings import Problem
from minority_site.strict import YamlDocument, YamlProblem, did_you_mean, parse_yaml
from minority_site.tags import parent_tags
from minority_site.text import Text

STATUTES_FILE = "data/statutes.yml"
"""Where a project keeps its own statutes, relative to its root."""

CITED_LANGUAGE = "sv"
"""Statutes are Swedish: what has no citation in a language is cited in this one, labelled."""

FORMS = ("section", "sections", "chapter", "chapter_section", "chapter_sections")
"""The kinds of provision that a language has a pattern for."""

_NUMBER = re.compile(r"\d{4}:\d{1,4}")
_SECTION = re.compile(r"(?:(?P<chapter>\d+(?: ?[a-z])?):)?(?P<first>\d+(?: ?[a-z])?)?(?:[-–](?P<last>\d+))?")


@dataclass(frozen=True, kw_only=True)
class Provision:
    """A place in a statute: `8:12 b`, `5 a`, `8:6–9` or a whole chapter, `2:`."""

    chapter: str | None = None
    """None in a statute that has no chapters."""
    first: str | None = None
    """The section, letter included; None for a whole chapter."""
    last: str | None = None
    """The last section of a range; None for a single one."""

    @classmethod
    def parse(cls, text: str) -> Provision:
        """Return the provision that `text` names.

        Raises:
            ValueError: it names none.
        """
        match = _SECTION.fullmatch(re.sub(r"\s+", " ", text.strip()))
        if not match or not (match["first"] or match["chapter"]) or (match["last"] and not _is_range(match)):
            raise ValueError(
                f"'{text}' is no section; write 8, 5 a, 10:7 (chapter and section), 8:6–9 or 2: (a chapter)"
            )
        return cls(chapter=_spaced(match["chapter"]), first=_spaced(match["first"]), last=match["last"])

    @property
    def sections(self) -> tuple[Provision, ...]:
        """Each single section of a range; itself otherwise."""
        if self.first is None or self.last is None:
            return (self,)
        numbers = range(int(self.first), int(self.last) + 1)
        return tuple(Provision(chapter=self.chapter, first=str(number)) for number in numbers)

    @property
    def form(self) -> str:
        """Which of `FORMS` writes it."""
        kind = "" if self.first is None else "sections" if self.last else "section"
        return "_".join(part for part in ("chapter" if self.chapter else "", kind) if part)

    def __str__(self) -> str:
        section = "–".join(part for part in (self.first, self.last) if part)
        return f"{self.chapter}:{section}" if self.chapter else section


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A section that was repealed or moved."""

    through: str
    """Number of the amending statute."""
    see: tuple[str, str] | None = None
    """Number and section of what holds now; None when nothing does or it is not known."""


Standing = Literal["read", "known", "gone", "missing"]
"""Read and in force · exists, not read · repealed or moved · not in the register."""


@dataclass(frozen=True, kw_only=True)
class Statute:
    """One statute as far as it has been read."""

    number: str
    """In the Swedish Code of Statutes (SFS): `2009:724`."""
    titles: Mapping[str, str]
    """By tag, without the number. Swedish is official, the others are plain translations."""
    short: Mapping[str, str] = field(default_factory=dict)
    """What people call it, by tag."""
    cited: Mapping[str, str]
    """The name in running text, by tag, with the number where law writers give it."""
    cited_within: Mapping[str, str] = field(default_factory=dict)
    """The name beside a section, by tag, where it differs from `cited` (a genitive)."""
    read_on: dt.date | None = None
    """Date of the consolidated text that was read; None when the statute is known and not read."""
    sections: frozenset[Provision] = frozenset()
    """Sections that have been read, ranges taken apart."""
    known: frozenset[Provision] = frozenset()
    """Sections that exist and have not been read."""
    gone: Mapping[Provision, Gone] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The official consolidated text."""
        return f"https://rkrattsbaser.gov.se/sfst?bet={self.number}"

    def standing(self, provision: Provision) -> Standing:
        """Return how a single section, or a whole chapter, stands."""
        if provision in self.gone:
            return "gone"
        if provision in _with_chapters(self.sections):
            return "read"
        return "known" if provision in _with_chapters(self.known) else "missing"


class Statutes(Mapping[str, Statute]):
    """Statutes by number, and how each language writes a citation. Immutable."""

    def __init__(
        self,
        statutes: Mapping[str, Statute],
        forms: Mapping[str, Mapping[str, str]],
        problems: Sequence[Problem] = (),
    ) -> None:
        self._statutes = dict(statutes)
        self.forms = dict(forms)
        """Patterns by tag, then by kind of provision (`FORMS`)."""
        self.problems = tuple(problems)
        """What was wrong with the project's file; the statutes concerned are left out."""

    def __getitem__(self, number: str) -> Statute:
        return self._statutes[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._statutes)

    def __len__(self) -> int:
        return len(self._statutes)

    def cite(self, number: str, section: str | None, tag: str) -> Text:
        """Return the citation as the language `tag` writes it, else in Swedish.

        Raises:
            KeyError: the register has no such statute.
            ValueError: `section` names no provision.
        """
        provision = Provision.parse(section) if section else None
        return cite(self[number], provision, self._citing_language(self[number], tag), self.forms)

    def extended(self, text: str, path: str) -> Statutes:
        """Return this register with the statutes and forms of a file; wrong ones stand in `problems`."""
        reader = _Reader(path)
        statutes, forms = reader.read(text)
        problems = (*self.problems, *reader.problems)
        return Statutes({**self._statutes, **statutes}, {**self.forms, **forms}, problems)

    def _citing_language(self, statute: Statute, tag: str) -> str:
        names = (tag, *parent_tags(tag))
        return next((name for name in names if name in statute.cited and name in self.forms), CITED_LANGUAGE)


def cite(
    statute: Statute, provision: Provision | None, tag: str, forms: Mapping[str, Mapping[str, str]]
) -> Text:
    """Return the citation of a provision, or of the whole statute, in a language that `forms` has.

    Raises:
        KeyError: the statute has no name in that language, or `forms` no pattern.
    """
    if provision is None:
        return Text(statute.cited[tag], tag)
    values = {
        "{section}": "–".join(part for part in (provision.first, provision.last) if part),
        "{chapter}": provision.chapter or "",
        "{statute}": statute.cited_within.get(tag, statute.cited[tag]),
    }
    # Replaced, not formatted: a pattern comes from a project's file and must not reach into objects.
    return Text(re.sub(r"\{\w+\}", lambda match: values[match[0]], forms[tag][provision.form]), tag)


@cache
def builtin_statutes() -> Statutes:
    """Return the register that comes with the package."""
    text = resources.files("minority_site").joinpath("data/statutes.yml").read_text(encoding="utf-8")
    return Statutes({}, {}).extended(text, "statutes.yml")


def read_statutes(root: Path) -> Statutes:
    """Return the package's register, extended by the project's `data/statutes.yml` if there is one.

    Raises:
        OSError: the file exists and cannot be read.
    """
    file = root / STATUTES_FILE
    if not file.is_file():
        return builtin_statutes()
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        known = builtin_statutes()
        problem = Problem(path=STATUTES_FILE, message="this is not UTF-8 text", hint="save the file as UTF-8")
        return Statutes(known, known.forms, (problem,))
    return builtin_statutes().extended(text, STATUTES_FILE)


class _Reader:
    """Reads one register; collects what is wrong with it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._document = YamlDocument(None)
        self.problems: list[Problem] = []

    def read(self, text: str) -> tuple[dict[str, Statute], dict[str, dict[str, str]]]:
        try:
            self._document = parse_yaml(text)
        except YamlProblem as error:
            self._add(error.line, f"cannot be read: {error.message}", "mend the YAML")
            return {}, {}
        top = self._mapping(self._document.value or {}, (), ("forms", "statutes"))
        statutes = self._each(top.get("statutes"), "statutes", self._statute)
        forms = self._each(top.get("forms"), "forms", self._form)
        return statutes, forms

    def _each(self, values: Any, key: str, read: Any) -> dict[str, Any]:
        """Read each entry under `key`; one with any problem is left out."""
        result: dict[str, Any] = {}
        for name, value in self._mapping(values or {}, (key,), None).items():
            before = len(self.problems)
            entry = read(str(name), value, (key, str(name)))
            if len(self.problems) == before:
                result[str(name)] = entry
        return result

    def _form(self, _tag: str, value: Any, path: tuple[str, ...]) -> dict[str, str]:
        patterns = self._texts(value, path, FORMS)
        for kind in FORMS:
            wanted = {
                "{statute}",
                *(["{chapter}"] if "chapter" in kind else []),
                *(["{section}"] if "section" in kind else []),
            }
            if set(re.findall(r"\{\w+\}", patterns.get(kind, ""))) != wanted:
                self._add(
                    self._line(*path, kind),
                    f"the pattern '{kind}' has not its own places",
                    f"it holds {' '.join(sorted(wanted))}",
                )
        return patterns

    def _statute(self, number: str, value: Any, path: tuple[str, ...]) -> Statute | None:
        known = ("title", "short", "cited", "cited_within", "read_on", "sections", "known", "gone")
        raw = self._mapping(value, path, known)
        if not _NUMBER.fullmatch(number):
            self._add(
                self._line(*path), f"'{number}' is no statute number", 'write it in quotes, as "2009:724"'
            )
        names = {key: self._texts(raw.get(key) or {}, (*path, key), None) for key in known[:4]}
        for key in ("title", "cited"):
            if CITED_LANGUAGE not in names[key]:
                self._add(
                    self._line(*path, key), f"{number} has no '{key}' in Swedish", f"add '{key}: {{sv: …}}'"
                )
        read_on = raw.get("read_on")
        if read_on is not None and type(read_on) is not dt.date:
            self._add(
                self._line(*path, "read_on"), f"'read_on' of {number} is no date", "write it as 2025-09-01"
            )
        return Statute(
            number=number,
            titles=names["title"],
            short=names["short"],
            cited=names["cited"],
            cited_within=names["cited_within"],
            read_on=read_on,
            sections=frozenset(self._sections(raw.get("sections"), (*path, "sections"))),
            known=frozenset(self._sections(raw.get("known"), (*path, "known"))),
            gone=self._gone(raw.get("gone"), (*path, "gone")),
        )

    def _sections(self, values: Any, path: tuple[str | int, ...]) -> Iterator[Provision]:
        if not isinstance(values or [], list):
            self._add(self._line(*path), "'sections' is a list", 'write ["1–21", "5 a"]')
            return
        for index, text in enumerate(values or []):
            try:
                yield from Provision.parse(text if isinstance(text, str) else "").sections
            except ValueError:
                self._add(
                    self._line(*path, index),
                    f"'{text}' is no section",
                    'write it in quotes: "8", "5 a", "8:6–9"',
                )

    def _gone(self, values: Any, path: tuple[str | int, ...]) -> dict[Provision, Gone]:
        result: dict[Provision, Gone] = {}
        if not isinstance(values or [], list):
            self._add(
                self._line(*path), "'gone' is a list", 'write - {sections: ["18 a"], through: "2025:437"}'
            )
            return result
        for index, value in enumerate(values or []):
            entry = self._mapping(value, (*path, index), ("sections", "through", "see"))
            see = entry.get("see")
            if not isinstance(entry.get("through"), str):
                self._add(
                    self._line(*path, index),
                    "what is gone says through which statute",
                    'add through: "2025:437"',
                )
            if see is not None and not (
                isinstance(see, list) and len(see) == 2 and all(isinstance(part, str) for part in see)
            ):
                self._add(
                    self._line(*path, index, "see"),
                    "'see' is a statute and its section",
                    'write ["2025:400", "8:6–9"]',
                )
                see = None
            gone = Gone(through=str(entry.get("through")), see=(see[0], see[1]) if see else None)
            result |= dict.fromkeys(self._sections(entry.get("sections"), (*path, index, "sections")), gone)
        return result

    def _texts(self, value: Any, path: tuple[str | int, ...], known: Sequence[str] | None) -> dict[str, str]:
        texts = self._mapping(value, path, known)
        for key, text in texts.items():
            if not isinstance(text, str) or not text.isprintable():
                self._add(
                    self._line(*path, str(key)), f"'{key}' is no plain text", "put it in quotes, on one line"
                )
        return {str(key): text for key, text in texts.items() if isinstance(text, str)}

    def _mapping(
        self, value: Any, path: tuple[str | int, ...], known: Sequence[str] | None
    ) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            where = f"'{path[-1]}'" if path else "the file"
            self._add(
                self._line(*path),
                f"{where} has keys of its own",
                f"known: {', '.join(known or ('language tags',))}",
            )
            return {}
        for key in value:
            if known is not None and key not in known:
                self._add(self._line(*path, str(key)), f"unknown key '{key}'", did_you_mean(str(key), known))
        return value

    def _line(self, *path: str | int) -> int:
        return self._document.line(*path)

    def _add(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(path=self._path, line=line, message=message, hint=hint))


def _with_chapters(sections: frozenset[Provision]) -> frozenset[Provision]:
    return sections | {Provision(chapter=section.chapter) for section in sections if section.chapter}


def _spaced(section: str | None) -> str | None:
    """Return `12b` as `12 b`."""
    return re.sub(r"(\d)([a-z])", r"\1 \2", section) if section else None


def _is_range(match: re.Match[str]) -> bool:
    first: str = match["first"] or ""
    return first.isdigit() and int(first) < int(match["last"])
