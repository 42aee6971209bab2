"""The terms file: single words and short phrases in many languages, each with its source.

The package's own file is extended by a project's `data/terms.csv`. An empty cell means that no trustworthy
source is known; nothing fills it in.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, get_args

from minority_site.findings import Problem
from minority_site.strict import did_you_mean
from minority_site.tags import TagError, canonical_tag, parent_tags
from minority_site.text import Text

TermCertainty = Literal["verified", "lexicon", "weak", "withheld"]
"""Of the row's weakest cell: an official page or two sources · one dictionary or CLDR · one community source
or a derived form · kept for the record and never shown."""

TERMS_FILE = "data/terms.csv"
"""Where a project keeps its own terms, relative to its root."""

OWN_COLUMNS = ("id", "concept", "source", "certainty")
"""Every other column is a language tag."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Term:
    """One concept in the languages it has a sourced word for."""

    id: str
    """Kebab-case English, by which pages refer to it."""
    concept: str
    """What is meant, in English, remarks included."""
    words: Mapping[str, str]
    """Word by language tag; a language without a source is absent."""
    source: str
    """Where the words were read."""
    certainty: TermCertainty

    def word(self, tag: str) -> Text | None:
        """Return the word in the language `tag` or a parent of it (sv for sv-simple), None without a source.

        A private-use variety (`rmy-x-…`) inherits nothing: varieties are not mixed.
        """
        if self.certainty == "withheld":
            return None
        parents = () if "-x-" in tag else parent_tags(tag)
        return next((Text(self.words[name], name) for name in (tag, *parents) if name in self.words), None)


class Terms(Mapping[str, Term]):
    """Terms by id, in the order of their files. Immutable."""

    def __init__(self, terms: Mapping[str, Term], problems: Sequence[Problem] = ()) -> None:
        self._terms = dict(terms)
        self.problems = tuple(problems)
        """What was wrong with the project's file; the rows concerned are left out."""

    def __getitem__(self, term_id: str) -> Term:
        return self._terms[term_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def word(self, term_id: str, tag: str) -> Text | None:
        """Return the sourced word for a concept in a language, None when concept or word is not known."""
        term = self.get(term_id)
        return term.word(tag) if term else None

    def extended(self, raw: bytes, path: str) -> Terms:
        """Return these terms with those of a file: its cells win, what it leaves empty stays.

        Wrong rows are left out and named in `problems`.
        """
        added, problems = _read(raw, path)
        merged = dict(self._terms)
        for term in added:
            known = merged.get(term.id)
            words = {**known.words, **term.words} if known else term.words
            concept = term.concept or (known.concept if known else "")
            merged[term.id] = replace(term, words=words, concept=concept)
        return Terms(merged, (*self.problems, *problems))


@cache
def builtin_terms() -> Terms:
    """Return the terms that come with the package."""
    raw = resources.files("minority_site").joinpath("data/terms.csv").read_bytes()
    return Terms({}).extended(raw, "terms.csv")


def read_terms(root: Path) -> Terms:
    """Return the package's terms, extended by the project's `data/terms.csv` if there is one.

    Raises:
        OSError: the file exists and cannot be read.
    """
    file = root / TERMS_FILE
    return builtin_terms().extended(file.read_bytes(), TERMS_FILE) if file.is_file() else builtin_terms()


def _read(raw: bytes, path: str) -> tuple[list[Term], list[Problem]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return [], [
            Problem(path=path, line=line, message="this is not UTF-8 text", hint="save it as CSV UTF-8")
        ]
    return _Reader(path).read(unicodedata.normalize("NFC", text))


class _Reader:
    """Reads one terms file; collects what is wrong with it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: list[Problem] = []
        self._lines: dict[str, int] = {}

    def read(self, text: str) -> tuple[list[Term], list[Problem]]:
        header = text.partition("\n")[0]
        # Spreadsheets set to Swedish separate cells with semicolons.
        separator = ";" if header.count(";") > header.count(",") else ","
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        terms: list[Term] = []
        line = 1
        try:
            columns = self._columns(next(reader, []))
            line = reader.line_num + 1
            for row in reader:
                if columns and any(cell.strip() for cell in row) and (term := self._term(row, columns, line)):
                    terms.append(term)
                line = reader.line_num + 1
        except csv.Error as error:
            self._problem(
                line, f"the row cannot be read: {error}", "close the quotes; a quote inside is doubled"
            )
        return terms, self._problems

    def _columns(self, header: Sequence[str]) -> tuple[str, ...]:
        columns = tuple(cell.strip() for cell in header)
        for name in ("id", "source", "certainty"):
            if name not in columns:
                hint = "the first line is id,concept,sv,fi,source,certainty with a column for each language"
                self._problem(1, f"there is no column '{name}'", hint)
                return ()
        return tuple(self._column(name, columns) for name in columns)

    def _column(self, name: str, columns: Sequence[str]) -> str:
        if columns.count(name) > 1:
            self._problem(1, f"the column '{name}' is given twice", "remove one")
        try:
            return name if name in OWN_COLUMNS else canonical_tag(name)
        except TagError as error:
            self._problem(1, f"the column {error}", f"columns are language tags and {', '.join(OWN_COLUMNS)}")
            return name

    def _term(self, row: Sequence[str], columns: Sequence[str], line: int) -> Term | None:
        if len(row) != len(columns):
            self._problem(
                line,
                f"the row has {len(row)} cells, the first line {len(columns)}",
                "quote cells with commas",
            )
            return None
        cells = {name: cell.strip() for name, cell in zip(columns, row, strict=True)}
        words = {name: cell for name, cell in cells.items() if name not in OWN_COLUMNS and cell}
        if not self._accepted(cells, words, line):
            return None
        return Term(
            id=cells["id"],
            concept=cells.get("concept", ""),
            words=words,
            source=cells["source"],
            certainty=next(word for word in get_args(TermCertainty) if word == cells["certainty"]),
        )

    def _accepted(self, cells: Mapping[str, str], words: Mapping[str, str], line: int) -> bool:
        term_id, certainty = cells["id"], cells["certainty"]
        if not _ID.fullmatch(term_id):
            return self._problem(line, f"the id '{term_id}' is not kebab-case", "write it like right-to-vote")
        if term_id in self._lines:
            first = self._lines[term_id]
            return self._problem(
                line, f"the id '{term_id}' is on line {first} too", "put all its words in one row"
            )
        self._lines[term_id] = line
        if certainty not in get_args(TermCertainty):
            return self._problem(
                line,
                f"the certainty of '{term_id}' is '{certainty}'",
                did_you_mean(certainty, get_args(TermCertainty)),
            )
        if words and not cells["source"]:
            return self._problem(
                line, f"'{term_id}' has words and no source", "say where the words were read"
            )
        if bad := next((tag for tag, word in words.items() if not word.isprintable()), None):
            return self._problem(
                line, f"the word in '{bad}' holds a line break or an invisible character", "remove it"
            )
        return True

    def _problem(self, line: int, message: str, hint: str) -> bool:
        self._problems.append(Problem(path=self._path, line=line, message=message, hint=hint))
        return False
