"""Silences: a place where a check is told to be quiet, and why.

One rule for each kind of file, and never a global one:

- in a page's Markdown, `<!-- silence PAR006: reason -->` on a line of its own silences that check in the
  section it stands in (`_intro` before the first level-2 heading);
- in a page's front matter, `# silence PAG004: reason` silences it in the front matter (`_meta`);
- in a YAML file under `data/`, the same comment silences it on the next line that is neither empty nor a
  comment;
- in a message catalog, the same comment silences it in the entry that the comment stands in.

The check is named by its id or by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minority_site.findings import Finding, Problem
from minority_site.pages import Page

_MARKDOWN = re.compile(r" {0,3}<!--\s*silence\b(?P<rest>.*?)-->\s*")
_HASH = re.compile(r"\s*#\s*silence\b(?P<rest>.*)")
_REST = re.compile(r"\s*:?\s*(?P<rule>[^\s:]*)\s*:?\s*(?P<reason>.*?)\s*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, kw_only=True)
class Silence:
    """A comment that silences one check at one place."""

    path: str
    """File relative to the project."""
    line: int
    """1-based line of the comment."""
    rule: str
    """Id or name of a check, as written; '' when none is given."""
    reason: str
    """Why; '' when none is given, and then nothing is silenced."""
    section: str | None = None
    """In a page: the section it holds for."""
    lines: range = range(0)
    """In a data file or catalog: the lines it holds for."""
    language: str | None = None
    page: str | None = None

    def holds_for(self, finding: Finding, section: str | None) -> bool:
        """Return whether the finding, which stands in `section` of its page, is at the silenced place."""
        if not self.reason or finding.path != self.path:
            return False
        if self.section is not None:
            return self.section in (finding.section, section)
        return finding.line in self.lines

    def problem(self, message: str, hint: str) -> Problem:
        """Return what is wrong with this silence itself."""
        return Problem(
            path=self.path,
            line=self.line,
            language=self.language,
            page=self.page,
            section=self.section,
            message=message,
            hint=hint,
        )


def page_silences(page: Page) -> Iterator[Silence]:
    """Yield the silences of a page, front matter first. Comments in fenced code do nothing."""
    for number, line in enumerate(page.front.raw.split("\n"), start=2):
        if match := _HASH.fullmatch(line):
            yield _silence(match, page.file, number, section="_meta", page=page)
    if "silence" not in page.body:
        return
    fence = ""
    for number, line in enumerate(page.body.split("\n"), start=page.body_line):
        if marker := _FENCE.match(line):
            fence = _after_fence_line(fence, marker[1])
        elif not fence and (match := _MARKDOWN.fullmatch(line)):
            yield _silence(match, page.file, number, section=section_at(page, number), page=page)


def section_at(page: Page, line: int) -> str:
    """Return the id of the section that `line` of the page's file stands in; `_meta` is the front matter."""
    if line < page.body_line:
        return "_meta"
    above = [part.id for part in page.sections if part.line <= line and part.id not in ("_meta", "_intro")]
    return above[-1] if above else "_intro"


def yaml_silences(path: str, text: str) -> Iterator[Silence]:
    """Yield the silences of a YAML file, each for the next line with content."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if match := _HASH.fullmatch(line):
            following = (n for n, later in enumerate(lines[number:], start=number + 1) if _has_content(later))
            target = next(following, number)
            yield _silence(match, path, number, lines=range(target, target + 1))


def catalog_silences(path: str, text: str, language: str | None) -> Iterator[Silence]:
    """Yield the silences of a PO file, each for the entry it stands in: up to the next empty line."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if match := _HASH.fullmatch(line):
            end = next(
                (n for n, later in enumerate(lines[number:], start=number + 1) if not later.strip()),
                len(lines) + 1,
            )
            yield _silence(match, path, number, lines=range(number, end), language=language)


def find_silences(pages: Iterable[Page], root: Path) -> tuple[Silence, ...]:
    """Return all silences of the project in `root`: those of `pages`, of `data/` and of `locales/`."""
    found = [silence for page in pages for silence in page_silences(page)]
    for file in sorted((root / "data").rglob("*.y*ml")):
        found += yaml_silences(file.relative_to(root).as_posix(), _text(file))
    for file in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
        found += catalog_silences(file.relative_to(root).as_posix(), _text(file), file.parts[-3])
    return tuple(found)


def _silence(
    match: re.Match[str],
    path: str,
    line: int,
    *,
    section: str | None = None,
    lines: range = range(0),
    page: Page | None = None,
    language: str | None = None,
) -> Silence:
    rest = _REST.fullmatch(match["rest"])
    return Silence(
        path=path,
        line=line,
        rule=rest["rule"] if rest else "",
        reason=rest["reason"] if rest else "",
        section=section,
        lines=lines,
        language=page.language if page else language,
        page=page.path if page else None,
    )


def _after_fence_line(fence: str, marker: str) -> str:
    """Return the fence that is open after a fence line; '' when it closes (CommonMark 0.31, section 4.5)."""
    if not fence:
        return marker
    return "" if marker[0] == fence[0] and len(marker) >= len(fence) else fence


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _text(file: Path) -> str:
    """Unreadable files are findings of the checks that own them; here they hold no silence."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    except OSError:
        return ""
