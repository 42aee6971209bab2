"""How hard a Swedish text is to read: LIX.

LIX is the mean number of words in a sentence plus the share of long words in per cent, long being more than six
letters (C.-H. Björnsson, "Läsbarhet", Liber 1968). His scale: below 30 very easy, 30–40 easy, 40–50 average, 50–60
hard, above that very hard. It was made for Swedish; in a language with longer words it says less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG = 7
"""Letters of the shortest long word."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:…]+[\"'”’»)]*(?:\s+(?=[^\W_a-zà-öø-ÿ]|[\"'”’»(–-])|\s*$)")
"""A sentence ends before a capital, a figure, a quotation or nothing, so that "t.ex. på" is inside one."""


@dataclass(frozen=True, kw_only=True)
class Readability:
    """What was counted in a text."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0

    @property
    def lix(self) -> float:
        """LIX; 0 for a text without words."""
        if not self.words:
            return 0.0
        return self.words / max(self.sentences, 1) + 100 * self.long_words / self.words


def readability(paragraphs: Iterable[str]) -> Readability:
    """Return what is counted in a text: each paragraph ends a sentence, as do full stop, colon, `!` and `?` before a capital.

    Numbers are no words. A single word between two ends ("Lag:") is a label and no sentence, or labels would make a text
    with many of them seem easier than it is.
    """
    words = sentences = long_words = 0
    for paragraph in paragraphs:
        for sentence in _SENTENCE_END.split(paragraph):
            found = _WORD.findall(sentence)
            words += len(found)
            sentences += len(found) > 1
            long_words += sum(sum(map(str.isalpha, word)) >= LONG for word in found)
    return Readability(words=words, sentences=sentences, long_words=long_words)
