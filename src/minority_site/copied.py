"""Sentences that stand word for word in two languages' versions of one page: one of the two was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from minority_site.pages import Page
from minority_site.parity import EMAIL, GONE, block_texts

SENTENCE_WORDS = 3
"""A shorter sentence may be a name or a greeting that both languages have."""
LABEL_WORDS = 6
"""The same for text that does not end as a sentence: the name of an authority has five words."""

_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…:])[\"”’»)]*\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence as it stands in one version."""

    key: str
    """Without what is the same in all languages: references, addresses, code, parts marked as another language."""
    written: str
    line: int
    section: str


def sentences(page: Page) -> Iterator[Sentence]:
    """Yield the sentences of a page that are no single words, title and description first."""
    for section, line, text in block_texts(page):
        for part in _END.split(EMAIL.sub(" ", text) if "@" in text else text):
            words = part.replace(GONE.strip(), " ").split()
            if len(words) >= SENTENCE_WORDS:
                written = " ".join(words)
                yield Sentence(key=written.casefold(), written=written, line=line, section=section)


def is_sentence(text: str, *, words: int = 0) -> bool:
    """Return whether `text` has so many words that are no names that only one language can have it.

    Args:
        text: a sentence, label or heading.
        words: how many words it must have; by default as many as its punctuation asks for.
    """
    found = _WORD.findall(text)
    ends = text.rstrip('"”’») ').endswith((".", "!", "?", "…"))
    # Names have capitals, or no capitals to have in scripts without them: then the number of words must do.
    plain = sum(1 for word in found if word.islower() or word.lower() == word.upper())
    return len(found) >= (words or (SENTENCE_WORDS if ends else LABEL_WORDS)) and plain >= 2


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A sentence that is not in the language of the page that it stands in."""

    sentence: Sentence
    page: Page
    of: str
    """Tag of the language in which the same sentence stands."""


def find_copies(versions: Mapping[str, Page], source: str) -> Iterator[Copy]:
    """Yield the sentences that the versions of one page, by language tag, have from each other.

    What the source has too is the source's. Of two translations the one is wrong whose other sentences have fewer of
    the words; where that does not tell, nothing is said. Varieties of one language (sv, sv-simple) may agree.
    """
    said = {tag: tuple(sentences(page)) for tag, page in versions.items()}
    where: dict[str, list[str]] = {}
    for tag, found in said.items():
        for key in dict.fromkeys(sentence.key for sentence in found):
            where.setdefault(key, []).append(tag)
    for tag, page in versions.items():
        # Few sentences stand anywhere else: only these need a closer look.
        shared = (sentence for sentence in said[tag] if len(where[sentence.key]) > 1 and tag != source)
        for sentence in shared:
            if not is_sentence(sentence.written):
                continue
            others = [other for other in where[sentence.key] if _primary(other) != _primary(tag)]
            if source in others:
                yield Copy(sentence=sentence, page=page, of=source)
            elif others and _fits_better(sentence, others[0], tag, said, where):
                yield Copy(sentence=sentence, page=page, of=others[0])


def _primary(tag: str) -> str:
    return tag.split("-")[0].lower()


def _fits_better(
    sentence: Sentence,
    other: str,
    own: str,
    said: Mapping[str, Iterable[Sentence]],
    where: Mapping[str, Sequence[str]],
) -> bool:
    """Return whether the other version's own sentences have more of this one's words than the page's own."""
    words = set(_WORD.findall(sentence.key))
    shares = [
        len(
            words.intersection(
                word for s in said[tag] if len(where[s.key]) == 1 for word in _WORD.findall(s.key)
            )
        )
        for tag in (other, own)
    ]
    return shares[0] > shares[1]
