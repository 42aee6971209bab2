"""The glossary: what the words of the law and of authorities mean, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from minority_site.languages import Language
from minority_site.records import Each, PlainText, Record, identifier
from minority_site.words import Words, WordsKind


@dataclass(frozen=True, kw_only=True)
class GlossaryEntry(Record):
    """One word and what it means."""

    term: Annotated[str | None, identifier()] = None
    """Id of the row of the terms file that has the word in other languages; left out when there is none."""
    page: Annotated[str | None, PlainText(120)] = None
    """The page that says more, relative to the language's folder: `rights/influence.md`."""
    forms: Annotated[tuple[str, ...], Each(PlainText(60))] = ()
    """How the word is written in running text of the source language, inflected forms each by themselves. A national page
    that uses one of them links to the glossary (TRM004). Left out: pages need not link."""
    words: Annotated[
        Words,
        WordsKind({"name": PlainText(80), "meaning": PlainText(400)}, required=("name", "meaning")),
    ]
    """`name`: the word as it is looked up; `meaning`: one or two plain sentences."""


def anchor(entry: GlossaryEntry) -> str:
    """Return the id of an entry in the page that shows the glossary, the same in every language."""
    return f"word-{entry.id}"


def alphabetical(*languages: Language) -> Callable[[str], tuple[tuple[int, str], ...]]:
    """Return a key that sorts words by the letters of the first language, those that it lacks by the next one's."""
    letters = dict.fromkeys("".join(language.alphabet for language in languages))
    places = {letter: index for index, letter in enumerate(letters)}

    def key(word: str) -> tuple[tuple[int, str], ...]:
        return tuple((places.get(letter, len(places)), letter) for letter in word.lower() if letter.isalpha())

    return key
