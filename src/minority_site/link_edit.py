"""Link targets changed in Markdown text, wherever they are written; all else keeps every character."""

from __future__ import annotations

import re
from collections.abc import Callable

_CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*\r?$|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_TARGET = re.compile(
    r"""
    \]\(\s*<(?P<angled>[^<>\r\n]+)>          # [text](<target with spaces>)
    | \]\(\s*(?P<inline>[^\s<>()"']+)        # [text](target "title")
    | ^[ ]{0,3}\[(?!\^)[^\]\r\n]+\]:[ \t]*<?(?P<reference>[^\s<>]+)   # [label]: target
    | \b(?:href|src)\s*=\s*(?P<quote>["'])(?P<html>[^"'\r\n]+)(?P=quote)
    """,
    re.MULTILINE | re.VERBOSE,
)
_GROUPS = ("angled", "inline", "reference", "html")


def change_targets(text: str, change: Callable[[str], str | None]) -> str:
    """Return `text` with the link and picture targets for which `change` returns another, code left alone."""
    code = [match.span() for match in _CODE.finditer(text)]
    edits: list[tuple[int, int, str]] = []
    for match in _TARGET.finditer(text):
        group = next(name for name in _GROUPS if match[name] is not None)
        start, end = match.span(group)
        if any(begin <= start < stop for begin, stop in code):
            continue
        new = change(match[group])
        if new is not None and new != match[group]:
            edits.append((start, end, new))
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text
