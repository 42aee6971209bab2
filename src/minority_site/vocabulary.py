"""The words that a site uses in each of its languages: they tell a strange paragraph where small-word lists are silent.

Nothing needs to be known of a language but its own pages, so this works for any language that has some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

FEWEST_WORDS = 5
"""A shorter paragraph may be all names."""
FEWEST_PAGES = 2
"""A word counts when this many pages have it: one of them is another page than the one that is looked at."""
AT_HOME = 0.5
"""The share of a paragraph's words that the other language must have,"""
TIMES = 2
"""and how many times the share of its own language it must be. Tried on all paragraphs of the exemplar: no language's
own is called strange, and 97 of 100 of another's are."""


class Vocabularies:
    """Words by language tag."""

    def __init__(self, pages: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Count the words of `pages`: language tag and words of each, lower case."""
        counts: dict[str, Counter[str]] = {}
        for tag, words in pages:
            counts.setdefault(tag, Counter()).update(set(words))
        self._words: Mapping[str, frozenset[str]] = {
            tag: frozenset(word for word, pages in count.items() if pages >= FEWEST_PAGES)
            for tag, count in counts.items()
        }

    def stranger(self, words: Sequence[str], tag: str) -> str | None:
        """Return the language that lower-case `words` are in if not in `tag`; None when they may well be in `tag`."""
        if len(words) < FEWEST_WORDS:
            return None
        own = self._share(words, tag)
        if own >= AT_HOME:
            return None
        others = [other for other in self._words if _primary(other) != _primary(tag)]
        shares = {other: self._share(words, other) for other in others}
        best = max(shares, key=shares.__getitem__, default=None)
        return best if best is not None and shares[best] >= max(AT_HOME, TIMES * own) else None

    def _share(self, words: Sequence[str], tag: str) -> float:
        known = self._words.get(tag, frozenset())
        return sum(1 for word in words if word in known) / len(words)


def _primary(tag: str) -> str:
    return tag.split("-")[0].lower()
