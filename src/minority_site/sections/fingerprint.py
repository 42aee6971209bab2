"""Fingerprints, recipe v1: what a section says, in 24 hexadecimal digits.

An entry is `v1:<text>.<facts>`: 16 digits over everything a reader would miss, 8 over the sorted facts
alone. Both are BLAKE2b. A change of anything in this file, `reading.py` or `facts.py` that changes a
fingerprint is a new recipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from minority_site.sections.facts import facts

RECIPE = "v1"
"""The recipe that `confirm` writes."""
RECIPES = frozenset({RECIPE})
"""Recipes that can be compared with."""

_ENTRY = re.compile(r"(v[0-9]+):([0-9a-f]{16})\.([0-9a-f]{8})")

_FOLDED = {
    # not to be seen unless a line ends there
    **dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\u200b\u2060\ufeff")),
    # the same mark in another fashion, which each language has of its own anyway
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛‹›´`"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    ord("…"): "...",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A fingerprint taken apart."""

    recipe: str
    text: str
    facts: str


def parse_entry(entry: str) -> Entry | None:
    """Return the parts of `v1:<text>.<facts>`, None when it has another form. Any recipe will do."""
    match = _ENTRY.fullmatch(entry)
    return Entry(recipe=match[1], text=match[2], facts=match[3]) if match else None


def same_facts(entry: str, other: str) -> bool:
    """Return whether two fingerprints are known to have the same facts: same recipe, same half."""
    first, second = parse_entry(entry), parse_entry(other)
    return (
        first is not None
        and second is not None
        and (first.recipe, first.facts) == (second.recipe, second.facts)
    )


_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")


def fold(text: str) -> str:
    """Return `text`, white space collapsed already, without what changes nothing for a reader."""
    return text.translate(_FOLDED) if _FOLDABLE.search(text) else text


def fingerprint(records: Iterable[str], texts: Iterable[str], language: str = "") -> str:
    """Return a section's fingerprint: `records` say all that is seen, `texts` hold the facts."""
    return f"{RECIPE}:{digest(records)}.{digest(facts(chr(10).join(texts), language), 4)}"


def fingerprint_words(text: str, language: str = "") -> str:
    """Return the fingerprint of words that stand outside pages, such as an event's title in a data file."""
    words = fold(" ".join(text.split()))
    return fingerprint((words,), (words,), language)


def digest(parts: Iterable[str], size: int = 8) -> str:
    """Return the BLAKE2b hash of the parts in this order, `size` bytes as hexadecimal digits."""
    # Surrogates cannot come from a file that was decoded; from a test they can.
    return blake2b("\x1e".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
