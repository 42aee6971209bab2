"""Markdown cut into sections by its syntax tree, and a fingerprint of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Section:
    """A level-2 heading with all below it, `_intro` before the first one, or `_meta`."""

    id: str
    line: int
    """1-based line of its heading in the page's file."""
    heading: str = ""
    """Plain text of the heading; '' for `_meta` and `_intro`."""
    text: str = ""
    """The section's Markdown, its heading included."""
    classes: frozenset[str] = frozenset()
    explicit: bool = True
    """Whether the id was written out (`{#id}`) or made from the heading."""
    fingerprint: str = ""
    """`v1:<text>.<facts>`."""


def split_sections(title: str, description: str, body: str, *, first_line: int) -> tuple[Section, ...]:
    """Return the page's sections in order."""
    raise NotImplementedError
