"""The parser: markdown-it-py set up to read what Python-Markdown with the usual extensions renders."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from minority_site.sections.attributes import AT_BLOCK, AT_HEADING, parse_attributes
from minority_site.sections.containers import containers_plugin


def parse(text: str) -> list[Token]:
    """Return the syntax tree of `text` as a flat list of block tokens; `map` counts lines from 0."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    """Return the one parser of this process; it keeps nothing between texts."""
    markdown = MarkdownIt("commonmark")
    markdown.enable("table")
    markdown.use(deflist_plugin)
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.use(containers_plugin)
    markdown.core.ruler.after("block", "attributes", _take_attributes)
    return markdown


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
        inline.content = inline.content[: match.start()]
        if opening.type == "heading_open":
            inline.content = inline.content.rstrip("#").rstrip()
