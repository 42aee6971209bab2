"""A translation begun: the source's ids, facts and references, with its text in comments to write over."""

from __future__ import annotations

import re

from minority_site.front_edit import edit_front_matter
from minority_site.pages import Page
from minority_site.sections import Heading, Section
from minority_site.sections.inline import COMMENT

_SILENCE_LINE = re.compile(r"^[ \t]*#[ \t]*silence\b.*\n", re.MULTILINE)
_REFERENCE_LINE = re.compile(r"^[ ]{0,3}\{\{[^\n]*\}\}[ ]*$", re.MULTILINE)


def skeleton(source: Page) -> str:
    """Return a draft of a translation of `source`.

    Title and description are the source's until they are written over. Lines that are nothing but a `{{
    reference }}` stand ready, as they are the same in every language; all other text stands in comments.
    """
    parts = [_front_matter(source)]
    parts += (_section(section, source.language) for section in source.sections if section.id != "_meta")
    return "\n".join(part for part in parts if part)


def _front_matter(source: Page) -> str:
    # A silence is about the source; so is what a source says of its own translation.
    head = _SILENCE_LINE.sub("", f"{source.front.raw}\n") if source.front.raw.strip() else ""
    page = f"---\n{head}---\n".encode()
    changes = {"translation": None} if "translation" in source.front.values else {}
    page = edit_front_matter(page, changes) if changes else page
    return edit_front_matter(page, {"translation": {"state": "draft", "method": "human"}}).decode()


def _section(section: Section, language: str) -> str:
    """Return the section's headings, each with the source's text below it in a comment."""
    lines = section.text.split("\n")
    starts = [0, *(heading.line - section.line for heading in _own_headings(section, lines))]
    blocks = []
    for start, end, heading in zip(
        starts, [*starts[1:], len(lines)], [None, *_own_headings(section, lines)], strict=True
    ):
        below = lines[start:end]
        if heading is not None:
            blocks.append(_heading(heading))
            below = below[_height(below) :]
        blocks += _commented("\n".join(below), language)
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


def _own_headings(section: Section, lines: list[str]) -> list[Heading]:
    """Return the headings that stand at the margin, not in a box or list."""
    at_margin = re.compile(r" {0,3}\S")
    return [heading for heading in section.headings if at_margin.match(lines[heading.line - section.line])]


def _heading(heading: Heading) -> str:
    classes = "".join(f" .{name}" for name in sorted(heading.classes))
    return f"{'#' * heading.level} {heading.text} {{#{heading.id}{classes}}}"


def _height(lines: list[str]) -> int:
    """Return how many lines the heading at the beginning of `lines` takes; underlined ones take more."""
    if lines[0].lstrip().startswith("#"):
        return 1
    underline = (number for number, line in enumerate(lines) if re.fullmatch(r" {0,3}(=+|-+)\s*", line))
    return next(underline, 0) + 1


def _commented(text: str, language: str) -> list[str]:
    """Return the text as comments, references between them ready to be used."""
    text = COMMENT.sub("", text)
    blocks = []
    for words, reference in _pieces(text):
        if words:
            safe = words.replace("-->", "--&gt;")
            blocks.append(f"<!-- {language}:\n{safe}\n-->")
        if reference:
            blocks.append(reference)
    return blocks


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return pairs: text, and the reference on a line of its own that follows it ('' when none does)."""
    if "```" in text or "~~~" in text:  # a reference there may be code
        return [(text.strip("\n"), "")]
    pieces = []
    position = 0
    for match in _REFERENCE_LINE.finditer(text):
        pieces.append((text[position : match.start()].strip("\n"), match[0].strip()))
        position = match.end()
    return [*pieces, (text[position:].strip("\n"), "")]
