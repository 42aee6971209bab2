"""Ids of headings: written out, or as Python-Markdown's `toc` makes them from the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_COUNTED = re.compile(r"(.*)_([0-9]+)")


def slug(text: str) -> str:
    """Return `text` as `markdown.extensions.toc.slugify` would: ASCII letters only, '' when none is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    bare = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(r"[-\s]+", "-", bare)


class Ids:
    """The ids of one page, each given once, as `markdown.extensions.toc.unique` does."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}
        """Base → number up to which `base_1`, `base_2`, … are known to be taken: a page may repeat a heading."""

    def unique(self, wanted: str) -> str:
        """Return `wanted`, counted up while it is empty or taken (`_1`, `_2`); the result is taken then."""
        if wanted in self._taken or not wanted:
            counted = _COUNTED.fullmatch(wanted)
            base, number = (counted[1], int(counted[2])) if counted else (wanted, 0)
            known = self._last.get(base, 0)
            whole = number <= known
            number = max(number, known) + 1
            while f"{base}_{number}" in self._taken:
                number += 1
            if whole:
                self._last[base] = number
            wanted = f"{base}_{number}"
        self._taken.add(wanted)
        return wanted
