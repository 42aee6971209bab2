"""References in Markdown: `{{ name("argument", key="value") }}`, found but never evaluated.

An argument is a text in straight quotes or a whole number, nothing else. What stands in code is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from minority_site.sections.markdown import parse

Value = str | int
"""What an argument can be."""

_OPENING = "{{"
_REFERENCE = re.compile(
    r"""
    \{\{(?P<inside>(?:"[^"\n]*"|'[^'\n]*'|[^"'{}\n]|\}(?!\}))*)\}\}
    | \{\{(?P<unquoted>[^{}\n]*)\}\}      # a quote does not end
    | \{\{(?P<open>[ \t]*[A-Za-z_]\w*[ ]?\([^{}\n]*)  # the braces do not end
    """,
    re.VERBOSE,
)
_CALL = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)\s*\((?P<arguments>.*)\)\s*")
_ARGUMENT = re.compile(
    r"\s*(?:(?P<key>[A-Za-z_]\w*)\s*=\s*)?(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^'\\]*)'|(?P<number>-?\d{1,9}))\s*(?:,|$)"
)
_CODE_BLOCKS = frozenset({"fence", "code_block"})
_HIDDEN = re.compile(r"<!--.*?-->|<(pre|code|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BACKTICKS = re.compile(r"(?<!`)(`+)(?!`)")
_HOW = 'write it as {{ name("argument", key="value") }}'


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something stands in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    line: int
    """1-based, in the file that the text was taken from."""
    column: int
    """1-based."""
    alone: bool
    """Whether it is a paragraph of its own, at the margin: there it can become a block of HTML."""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A well-formed reference; whether its name and arguments mean anything is for others to say."""

    name: str
    arguments: tuple[Value, ...] = ()
    options: Mapping[str, Value]
    """Arguments given by name."""
    place: Place


@dataclass(frozen=True, kw_only=True)
class BrokenReference:
    """Double braces that are no reference."""

    message: str
    hint: str
    place: Place


def find_references(text: str, *, first_line: int = 1) -> tuple[Reference | BrokenReference, ...]:
    """Return the references in a Markdown text that begins on line `first_line` of its file, in order."""
    if _OPENING not in text:
        return ()
    live = _without_code(text)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found: list[Reference | BrokenReference] = []
    for match in _REFERENCE.finditer(live):
        index = bisect_right(starts, match.start()) - 1
        place = Place(
            start=match.start(),
            end=match.end(),
            line=first_line + index,
            column=match.start() - starts[index] + 1,
            alone=lines[index].rstrip() == match[0] and _is_paragraph(lines, index),
        )
        if match["open"] is not None:
            found.append(_broken(f"'{match[0].strip()}' does not end with '}}}}'", place))
        else:
            found.append(_read(match["inside"] or match["unquoted"] or "", place))
    return tuple(found)


def _read(inside: str, place: Place) -> Reference | BrokenReference:
    call = _CALL.fullmatch(inside)
    if call is None:
        return _broken(f"'{{{{{inside}}}}}' is no reference", place, inside)
    arguments: list[Value] = []
    options: dict[str, Value] = {}
    rest = call["arguments"].strip()
    while rest:
        match = _ARGUMENT.match(rest)
        if match is None:
            return _broken(f"the arguments of '{call['name']}' cannot be read at '{rest[:30]}'", place, rest)
        value = int(match["number"]) if match["number"] else match["double"] or match["single"] or ""
        key = match["key"]
        if key is None and options:
            return _broken(f"in '{call['name']}' an argument without a name follows one with a name", place)
        if key in options:
            return _broken(f"'{call['name']}' is given '{key}' twice", place)
        if key is None:
            arguments.append(value)
        else:
            options[key] = value
        rest = rest[match.end() :]
    return Reference(name=call["name"], arguments=tuple(arguments), options=options, place=place)


def _broken(message: str, place: Place, near: str = "") -> BrokenReference:
    curly = any(mark in near for mark in "“”„‘’")
    return BrokenReference(message=message, hint='use straight quotes: "…"' if curly else _HOW, place=place)


def _is_paragraph(lines: Sequence[str], index: int) -> bool:
    """Return whether a line has empty lines, or the text's end, around it."""
    before, after = lines[index - 1 : index] if index else [], lines[index + 1 : index + 2]
    return not any(line.strip() for line in (*before, *after))


def _without_code(text: str) -> str:
    """Return the text with code and comments blanked out, every other character in its place."""
    lines = text.split("\n")
    for token in parse(text):
        if token.type in _CODE_BLOCKS and token.map:
            for number in range(token.map[0], min(token.map[1], len(lines))):
                lines[number] = " " * len(lines[number])
    blanked = _HIDDEN.sub(lambda match: _blank(match[0]), "\n".join(lines))
    # A code span ends in its paragraph.
    return "".join(_without_spans(part) for part in re.split(r"(\n[ \t]*\n)", blanked))


def _without_spans(paragraph: str) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in _code_spans(paragraph):
        pieces += [paragraph[position:start], _blank(paragraph[start:end])]
        position = end
    return "".join((*pieces, paragraph[position:]))


def _code_spans(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the extent of each code span: backticks up to the next run of as many (CommonMark 6.1)."""
    runs = [match for match in _BACKTICKS.finditer(paragraph) if not _is_escaped(paragraph, match.start())]
    index = 0
    while index < len(runs):
        opening = runs[index]
        closing = next((later for later in range(index + 1, len(runs)) if runs[later][1] == opening[1]), None)
        if closing is not None:
            yield opening.start(), runs[closing].end()
            index = closing
        index += 1


def _is_escaped(text: str, position: int) -> bool:
    backslashes = len(text[:position]) - len(text[:position].rstrip("\\"))
    return backslashes % 2 == 1


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
