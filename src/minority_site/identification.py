"""Which language a text is in, told by its letters and its small words.

For every language of the registry. The words are those of `data/function_words.json` (Swedish, English,
Finnish) and, for all languages, the sourced terms and the names of months and days. Nothing is guessed: a text is
called foreign only when another language fits clearly better, or when its own alphabet cannot have written it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from minority_site.languages import Language, Languages
from minority_site.terms import builtin_terms

FEWEST_WORDS = 10
"""A shorter text is too short to tell anything."""
AT_HOME = 0.2
"""A text with this share of its own language's words is in that language, whatever else it looks like."""
LEAST = 0.08
"""The least share of another language's words that speaks for it,"""
TIMES = 2.5
"""and how many times the share of the own language's words it must be."""
WRITTEN = 0.75
"""Below this share of words that the own alphabet can write, half of `LEAST` is enough;"""
UNWRITTEN = 0.6
"""and below this one, nothing need speak for another language at all."""
NEIGHBOUR_WEIGHT = 2
"""Close neighbours share most small words; those that tell them apart are few, so each counts more."""

MISFIT = 0.15
"""A language that cannot write this share of the words is no candidate."""

_WORD = re.compile(r"[^\W\d_](?:[\w\u0591-\u05f4’'ʼ-]*[^\W_]|[\u0591-\u05c7]*)")
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What one language is known by."""

    tag: str
    primary: str
    letters: frozenset[str]
    """Lower-case letters and marks of its own words; empty when not known."""
    extra: frozenset[str]
    """Letters of names and loans besides."""
    words: frozenset[str]
    """Small and sourced words, lower case."""

    def writes(self, word: str) -> bool:
        """Return whether a lower-case word has only letters that the language's own words have."""
        return all(character in self.letters for character in word if is_letter(character))

    def foreign_letters(self, word: str) -> tuple[str, ...]:
        """Return the letters of a lower-case word that neither own words nor loans have, once each."""
        outside = (c for c in word if c not in self.letters and c not in self.extra and is_letter(c))
        return tuple(dict.fromkeys(outside))


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """A text that is not in the language it is said to be in."""

    language: str | None
    """The language it seems to be in; None when no language of the registry fits."""
    share: float
    """Share of its words that speak for that language."""
    own_share: float
    """Share of its words that speak for the language it is said to be in."""
    written: float
    """Share of its words that the alphabet of the language it is said to be in can write."""


class Identifier:
    """Judges texts; keeps what it has found out about each word."""

    def __init__(self, registry: Languages) -> None:
        self._profiles = {language.tag: make_profile(language) for language in registry.values()}
        self._registry = registry
        self._seen: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def profile(self, tag: str) -> Profile:
        """Return the profile of a language, in the registry or not."""
        if tag not in self._profiles:
            self._profiles[tag] = make_profile(self._registry.resolve(tag))
        return self._profiles[tag]

    def suspicion(self, words: Sequence[str], tag: str) -> Suspicion | None:
        """Return why `words` are not in the language `tag`; None when they may well be."""
        home = self.profile(tag)
        if len(words) < FEWEST_WORDS or not home.letters:
            return None
        lowered = [word.lower() for word in words]
        if sum(map(home.words.__contains__, lowered)) >= AT_HOME * len(words):
            return None
        counts = Counter(lowered)
        hits, unwritten = self._tally(counts)
        written = 1 - unwritten[tag] / len(words)
        compared = [self._compared(other, home, counts, hits, unwritten) for other in self._others(home)]
        best = max(compared, key=lambda suspicion: suspicion.share, default=None)
        if best is None:
            return None
        clearly = best.share >= max(LEAST, TIMES * best.own_share)
        if clearly or (written < WRITTEN and best.share >= max(LEAST / 2, best.own_share)):
            return best
        if written < UNWRITTEN:
            return Suspicion(language=None, share=0.0, own_share=best.own_share, written=written)
        return None

    def _others(self, home: Profile) -> Iterator[Profile]:
        return (other for other in self._profiles.values() if other.primary != home.primary and other.letters)

    def _compared(
        self, other: Profile, home: Profile, counts: Counter[str], hits: Counter[str], unwritten: Counter[str]
    ) -> Suspicion:
        """Return what speaks for `other` against `home`: words that both have speak for neither."""
        total = counts.total()
        shared = sum(counts[word] for word in other.words & home.words)
        if unwritten[other.tag] > MISFIT * total:
            share = 0.0
        elif pattern := _distinct(other.primary, home.primary):
            share = (
                NEIGHBOUR_WEIGHT
                * sum(count for word, count in counts.items() if pattern.search(word))
                / total
            )
        else:
            share = (hits[other.tag] - shared) / total
        return Suspicion(
            language=other.tag,
            share=share,
            own_share=(hits[home.tag] - shared) / total,
            written=1 - unwritten[home.tag] / total,
        )

    def _tally(self, counts: Counter[str]) -> tuple[Counter[str], Counter[str]]:
        """Return, by language, how many of the words it has in its lists and how many it cannot write."""
        hits: Counter[str] = Counter()
        unwritten: Counter[str] = Counter()
        for word, count in counts.items():
            having, not_writing = self._seen.get(word) or self._look_up(word)
            for tag in having:
                hits[tag] += count
            for tag in not_writing:
                unwritten[tag] += count
        return hits, unwritten

    def _look_up(self, word: str) -> tuple[frozenset[str], frozenset[str]]:
        profiles = self._profiles.values()
        having = frozenset(profile.tag for profile in profiles if word in profile.words)
        not_writing = frozenset(profile.tag for profile in profiles if not profile.writes(word))
        self._seen[word] = having, not_writing
        return having, not_writing


def words_of(text: str) -> list[str]:
    """Return the words of a text, in the case written."""
    return _WORD.findall(text)


def is_letter(character: str) -> bool:
    """Return whether a character spells: a letter or a combining mark (Unicode categories L and M)."""
    return character.isalpha() or unicodedata.category(character)[0] == "M"


def make_profile(language: Language) -> Profile:
    """Return what `language` is known by."""
    names = [
        name for group in (language.months, language.months_in_date, language.days) for name in group or ()
    ]
    terms = [term.words[language.tag] for term in builtin_terms().values() if language.tag in term.words]
    words = {word.lower() for text in (*names, *terms) for word in words_of(text)}
    letters = _letters(language.alphabet)
    # A mark in `alphabet_extra` (Yiddish points) is part of the spelling of own words, not of loans.
    extra = _letters(language.alphabet_extra)
    marks = frozenset(c for c in extra if unicodedata.category(c)[0] == "M")
    return Profile(
        tag=language.tag,
        primary=language.primary,
        letters=letters | marks if letters else letters,
        extra=extra,
        words=frozenset(words).union(_small_words(language.primary)),
    )


def _letters(listed: str) -> frozenset[str]:
    """Return the letters of `alphabet` or `alphabet_extra`: as written, or as code points (U+05B4)."""
    points = {chr(int(code, 16)) for code in _CODE_POINT.findall(listed)}
    plain = _CODE_POINT.sub("", listed).replace(" ", "")
    return frozenset(points).union(unicodedata.normalize("NFC", plain.lower()))


@cache
def _distinct(language: str, neighbour: str) -> re.Pattern[str] | None:
    """Return what finds words of `language` that its neighbour writes otherwise; None for other pairs."""
    listed = _word_lists()["distinct"].get(language, {}).get(neighbour)
    if listed is None:
        return None
    return re.compile(rf"\A(?:{'|'.join(listed['words'])})\Z|.(?:{'|'.join(listed['spellings'])})")


def _small_words(language: str) -> Sequence[str]:
    words: Sequence[str] = _word_lists()["words"].get(language, ())
    return words


@cache
def _word_lists() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("minority_site").joinpath("data/function_words.json").read_text(encoding="utf-8")
    lists: Mapping[str, Mapping[str, Any]] = json.loads(text)
    return lists
