"""Block rules for what Python-Markdown and pymdownx add: boxes, content tabs, HTML with Markdown inside.

mdit-py-plugins has admonitions, but ends them at two empty lines and reads classes otherwise than
Python-Markdown, which renders the site: what stands after would be taken for a code block.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

_BOX = re.compile(r'(!!!|\?\?\?\+?) ?([\w-]+(?: +[\w-]+)*)(?: +"(.*?)")? *$')
"""markdown.extensions.admonition and pymdownx.details."""
_UNTYPED = re.compile(r'(\?\?\?\+?)() +"(.*?)" *$')
"""pymdownx.details needs no type when there is a title."""
_TAB = re.compile(r'(===)(?:\+|\+!|!\+|!)?() +"(.*?)" *$')
"""pymdownx.tabbed."""
_MARKDOWN_INSIDE = re.compile(
    r"""<[a-z][\w-]*\s(?:[^>]*\s)?markdown(?:\s*=\s*["']?\w+["']?)?(?:\s[^>]*)?>\s*$""", re.I
)
"""md_in_html: an opening tag alone on its line."""
_CLOSING = re.compile(r"</[a-z][\w-]*>\s*$", re.I)

BOX = "box"
"""Token types are `box_open` and `box_close`, `meta` holds marker, classes, title."""


def containers_plugin(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    can_end: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("fence", "box", _box, can_end)
    markdown.block.ruler.before("html_block", "markdown_in_html", _markdown_in_html, can_end)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.sCount[start] - state.blkIndent >= 4:
        return False
    position = state.bMarks[start] + state.tShift[start]
    if position + 3 >= state.eMarks[start]:
        return False
    three = state.src[position : position + 3]
    if three not in ("!!!", "???", "==="):
        return False
    line = _line(state, start)
    match = _TAB.match(line) if three == "===" else _BOX.match(line) or _UNTYPED.match(line)
    if not match:
        return False
    if silent:
        return True
    _push_box(state, match, start, _last_line(state, start, end))
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line behind the box: the first with text that is not four deeper than its marker."""
    indent = state.sCount[start] + 4
    last = line = start + 1
    while line < end:
        if not state.isEmpty(line):
            if state.sCount[line] < indent:
                break
            last = line + 1
        line += 1
    return last


def _push_box(state: StateBlock, match: re.Match[str], start: int, after: int) -> None:
    marker, classes, title = match[1], tuple(match[2].lower().split()), match[3]
    opening = state.push(f"{BOX}_open", "div", 1)
    opening.map = [start, after]
    opening.meta = {"marker": marker, "classes": classes, "title": title}
    if title:
        inline = state.push("inline", "", 0)
        inline.content = title.strip()
        inline.map = [start, start + 1]
        inline.children = []
        inline.meta = {"title": True}
    before = state.parentType, state.lineMax, state.blkIndent
    state.blkIndent = state.sCount[start] + 4
    state.lineMax = after  # no lazy continuation past the end
    state.md.block.tokenize(state, start + 1, after)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push(f"{BOX}_close", "div", -1)
    state.line = after


def _markdown_in_html(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Take the tag's line alone, so that what is inside is parsed as the Markdown that it is."""
    position = state.bMarks[start] + state.tShift[start]
    if (
        position >= state.eMarks[start]
        or state.src[position] != "<"
        or state.sCount[start] - state.blkIndent >= 4
    ):
        return False
    line = _line(state, start)
    if not (_MARKDOWN_INSIDE.match(line) or _CLOSING.match(line)):
        return False
    if silent:
        return True
    token = state.push("html_block", "", 0)
    token.map = [start, start + 1]
    token.content = line
    state.line = start + 1
    return True
