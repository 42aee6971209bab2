"""Pages: front matter and Markdown, read once and frozen."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from minority_site.findings import Problem
from minority_site.references import BrokenReference, Reference, find_references
from minority_site.sections import Section, split_sections
from minority_site.strict import YamlDocument, YamlProblem, parse_yaml

State = Literal["draft", "machine", "translated", "reviewed"]
STATES: tuple[State, ...] = ("draft", "machine", "translated", "reviewed")
METHODS = ("human", "machine", "machine-edited")


@dataclass(frozen=True, kw_only=True)
class Translation:
    """What a translation says of itself."""

    state: State = "translated"
    method: str = "human"
    reviewed_by: str | None = None
    reviewed_on: dt.date | None = None
    covers: Mapping[str, str] = field(default_factory=dict)
    """Section id → fingerprint of the source section that this one translates. Written by `confirm` only."""


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """The YAML at a page's head, with the line of each key."""

    document: YamlDocument
    """All of it, unknown keys included."""
    translation: Translation | None = None
    """None when the page says nothing; a target page without it counts as `translated`, covering nothing."""
    raw: str = ""
    """As written, comments included, without its fences."""

    def text(self, key: str) -> str | None:
        """Return the value of a top-level key as text, None when it is absent or empty."""
        value = self.values.get(key)
        return None if value is None or value == "" else str(value)

    def line(self, *path: str | int) -> int:
        """Return the line of a key in the page's file."""
        return self.document.line(*path)

    @property
    def values(self) -> Mapping[str, Any]:
        """All keys and plain values."""
        return self.document.value if isinstance(self.document.value, dict) else {}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language."""

    path: str
    """Relative to the language's folder, the same in all languages: `rights/school.md`."""
    file: str
    """Relative to the project: `docs/fi/rights/school.md`."""
    language: str
    """The tag of its folder."""
    front: FrontMatter
    body: str
    """The Markdown after the front matter: NFC, line feeds only."""
    body_line: int = 1
    """1-based line of the file that the body begins on."""
    problems: tuple[Problem, ...] = ()
    """What was wrong when reading it; a page with any is never built."""

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """`_meta`, `_intro`, then a section per level-2 heading. Parsed when first asked for."""
        return split_sections(
            self.title or "",
            self.description or "",
            self.body,
            first_line=self.body_line,
            language=self.language,
        )

    @cached_property
    def references(self) -> tuple[Reference | BrokenReference, ...]:
        """The `{{ … }}` in the text, in order. Looked for when first asked for."""
        return find_references(self.body, first_line=self.body_line)

    def section(self, section_id: str) -> Section | None:
        """Return the section with this id, None when the page has none."""
        return next((section for section in self.sections if section.id == section_id), None)

    @property
    def title(self) -> str | None:
        """The title in front matter."""
        return self.front.text("title")

    @property
    def description(self) -> str | None:
        """The description in front matter."""
        return self.front.text("description")

    @property
    def tier(self) -> str:
        """must, should or may; `may` when the page does not say."""
        tier = self.front.text("tier")
        return tier if tier in ("must", "should", "may") else "may"

    @property
    def state(self) -> State:
        """The translation's state; pages that say nothing are `translated`."""
        return self.front.translation.state if self.front.translation else "translated"

    @property
    def covers(self) -> Mapping[str, str]:
        """Section id → covered fingerprint."""
        return self.front.translation.covers if self.front.translation else {}

    def problem(self, message: str, hint: str, *, line: int = 1, section: str | None = None) -> Problem:
        """Return what is wrong at a line of this page."""
        return Problem(
            path=self.file,
            line=line,
            language=self.language,
            page=self.path,
            section=section,
            message=message,
            hint=hint,
        )


def read_page(raw: bytes, *, path: str, file: str, language: str) -> Page:
    """Return the page in `raw`. What is wrong with it is in its `problems`; nothing is raised."""
    where: dict[str, Any] = {"path": file, "language": language, "page": path}
    problems: list[Problem] = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(**where, line=line, message="this is not UTF-8 text", hint="save the file as UTF-8")
        )
        text = raw.decode("utf-8", errors="replace")
    if "\0" in text:
        problems.append(
            Problem(
                **where,
                line=text.count("\n", 0, text.index("\0")) + 1,
                message="a NUL character",
                hint="remove it",
            )
        )
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    head, body, body_line = split_front_matter(text)
    front, head_problems = _front_matter(head, where)
    return Page(
        path=path,
        file=file,
        language=language,
        front=front,
        body=body,
        body_line=body_line,
        problems=(*problems, *head_problems),
    )


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return front matter without its fences (None when there is none), the body, and the body's first line number.

    The fences are those MkDocs knows: `---` first, then `---` or `...` on a line of its own.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _front_matter(head: str | None, where: Mapping[str, Any]) -> tuple[FrontMatter, list[Problem]]:
    if head is None:
        return FrontMatter(document=YamlDocument(None)), []
    try:
        document = parse_yaml(head, first_line=2)
    except YamlProblem as error:
        problem = Problem(
            **where,
            line=error.line,
            column=error.column,
            message=f"front matter cannot be read: {error.message}",
            hint="mend the YAML; a text with ': ' or '#' in it stands in quotes",
        )
        return FrontMatter(document=YamlDocument(None)), [problem]
    if document.value is not None and not isinstance(document.value, dict):
        problem = Problem(**where, line=2, message="front matter is no list of keys", hint="write 'title: …'")
        return FrontMatter(document=YamlDocument(None)), [problem]
    values = document.value or {}
    translation, problems = _translation(values, document, where)
    return FrontMatter(document=document, translation=translation, raw=head), problems


def _translation(
    values: Mapping[str, Any], document: YamlDocument, where: Mapping[str, Any]
) -> tuple[Translation | None, list[Problem]]:
    raw = values.get("translation")
    if raw is None:
        return None, []
    line = document.line("translation")
    if not isinstance(raw, dict):
        return None, [
            Problem(
                **where,
                line=line,
                message="'translation' has keys of its own",
                hint="write '  state: draft' under it",
            )
        ]
    problems = []
    state = raw.get("state", "translated")
    if state not in STATES:
        problems.append(
            Problem(
                **where,
                line=document.line("translation", "state"),
                message=f"'{state}' is no state of a translation",
                hint="one of " + ", ".join(STATES),
            )
        )
        state = "draft"  # the safe reading: what nobody vouches for is not shown
    covers = raw.get("covers")
    reviewed_on = raw.get("reviewed_on")
    return Translation(
        state=state,
        method=str(raw.get("method", "human")),
        reviewed_by=None if raw.get("reviewed_by") is None else str(raw["reviewed_by"]),
        reviewed_on=reviewed_on if isinstance(reviewed_on, dt.date) else None,
        covers={str(k): str(v) for k, v in covers.items()} if isinstance(covers, dict) else {},
    ), problems
