"""Words that know which language they are in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A piece of text, and the language of its words, so that nothing is shown under another language's name.

    Positional, unlike our other records: it is written as often as a string.
    """

    value: str
    language: str | None = None
    """BCP 47 tag of the words; None when there are none, as in `2026-11-24` or `18:00`."""

    def __str__(self) -> str:
        return self.value
