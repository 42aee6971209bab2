"""The glossary: what the words of the law and of authorities mean, in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from minority_site.languages import Language
from minority_site.records import (
    Each,
    Nested,
    PlainText,
    Reading,
    Record,
    Tag,
    Wrong,
    YesNo,
    identifier,
    read_value,
)
from minority_site.strict import Path
from minority_site.words import Words, WordsKind

_WRITTEN = Each(PlainText(60))


@dataclass(frozen=True)
class WrittenPerLanguage(Nested):
    """How a word is written, in lists by language."""

    def read_in(self, value: Any, at: Path, reading: Reading) -> Mapping[str, tuple[str, ...]]:
        """Return the lists by tag. Raises Wrong when there are none."""
        if not isinstance(value, dict) or not value:
            raise Wrong("this is no set of languages", "write a list under each language's tag: 'fi: […]'")
        read = {read_value(Tag(), tag, (*at, str(tag)), reading): tag for tag in value}
        return {
            tag: found
            for tag, key in read.items()
            if tag and (found := read_value(_WRITTEN, value[key], (*at, str(key)), reading))
        }

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": Tag().schema(),
            "additionalProperties": _WRITTEN.schema(),
        }


@dataclass(frozen=True, kw_only=True)
class GlossaryEntry(Record):
    """One word and what it means."""

    term: Annotated[str | None, identifier()] = None
    """Id of the row of the terms file that has the word in other languages; left out when there is none."""
    page: Annotated[str | None, PlainText(120)] = None
    """The page that says more, relative to the language's folder: `rights/influence.md`."""
    forms: Annotated[tuple[str, ...], _WRITTEN] = ()
    """How the word is written in running text of the source language, inflected forms each by themselves: `samråd`,
    `samrådet`. Left out: pages are not looked through for it."""
    linked: Annotated[bool, YesNo()] = False
    """Whether a national page that uses one of `forms` links to the glossary (TRM004)."""
    translated: Annotated[Mapping[str, tuple[str, ...]], WrittenPerLanguage()] = field(default_factory=dict)
    """By tag, the beginnings of the words that a translation uses where the source uses one of `forms` (TRM005):
    `fi: [hallintoalue]`; of several words each is a beginning: `kansalli vähemmistö`."""
    words: Annotated[
        Words,
        WordsKind({"name": PlainText(80), "meaning": PlainText(400)}, required=("name", "meaning")),
    ]
    """`name`: the word as it is looked up; `meaning`: one or two plain sentences."""


def written(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds one of these forms as whole words, in capitals or not."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, forms))})(?!\w)", re.IGNORECASE)


def beginning(stems: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds words that begin so; of a stem of several words each word is a beginning."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_spaced(stem, end='[^ ]*') for stem in stems)})", re.IGNORECASE)


def _spaced(words: str, end: str = "") -> str:
    return rf"{end}\s+".join(map(re.escape, words.split()))


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
