"""The parser: markdown-it-py set up to read what Python-Markdown with the usual extensions renders.

Rules that cannot match in a text are left out for it, and lines without a mark are not parsed further: the
same tree in less time (`tests/test_sections.py` compares).
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from minority_site.sections.attributes import AT_BLOCK, AT_HEADING, parse_attributes
from minority_site.sections.containers import containers_plugin

_NEEDS = {
    "table": re.compile(r"\|"),
    "footnote_def": re.compile(r"\[\^"),
    "deflist": re.compile(r"\n[ \t]*[:~][ \t]"),
    "box": re.compile(r"!!!|\?\?\?|==="),
    "blockquote": re.compile(r">"),
    "html_block": re.compile(r"<"),
    "markdown_in_html": re.compile(r"<"),
    "reference": re.compile(r"\]:"),
    "lheading": re.compile(r"[-=][ \t]*(?:\n|\Z)"),
    "fence": re.compile(r"```|~~~"),
    "hr": re.compile(r"(?:[-*_][ \t]*){3}(?:\n|\Z)"),
    "code": re.compile(r"    |\t"),
}
"""Block rule → what must stand somewhere in a text for the rule to match anywhere."""

_MARK = re.compile(r"[\\`*_\[<&]")
"""Without one of these a line is nothing but words."""


def parse(text: str) -> list[Token]:
    """Return the syntax tree of `text` as a flat list of block tokens; `map` counts lines from 0.

    The `children` of an inline token are empty when its content is words alone.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _parser(frozenset(rule for rule, need in _NEEDS.items() if not need.search(text))).parse(text)


@cache
def _parser(idle: frozenset[str] = frozenset()) -> MarkdownIt:
    """Return this process's parser without the block rules `idle`; it keeps nothing between texts."""
    # The preset drops, unseen, what is nested deeper than 20: two for each level of a list.
    markdown = MarkdownIt("commonmark", {"maxNesting": 60})
    markdown.enable("table")
    markdown.use(deflist_plugin)
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.use(containers_plugin)
    markdown.disable(list(idle))
    # Targets are told as they are written, not as a browser would ask for them.
    setattr(markdown, "normalizeLink", _as_written)  # noqa: B010 - the library's own way, not to be typed otherwise
    setattr(markdown, "normalizeLinkText", _as_written)  # noqa: B010
    markdown.core.ruler.after("block", "attributes", _take_attributes)
    markdown.core.ruler.at("inline", _parse_lines)
    return markdown


def _as_written(target: str) -> str:
    return target


def _parse_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and _MARK.search(token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _take_attributes(state: StateCore) -> None:
    """Move the attribute list at a block's end from its text to its opening token."""
    opening: Token | None = None
    for token in state.tokens:
        if token.type == "inline":
            if opening is not None and token.content.endswith("}"):
                _take(opening, token)
        elif token.nesting == 1:
            opening = token


def _take(opening: Token, inline: Token) -> None:
    pattern = AT_BLOCK if opening.type == "paragraph_open" else AT_HEADING
    if match := pattern.search(inline.content):
        opening.attrs = {**opening.attrs, **parse_attributes(match[1])}
        inline.content = inline.content[: match.start()].rstrip()
        if opening.type == "heading_open":
            inline.content = inline.content.rstrip("#").rstrip()
