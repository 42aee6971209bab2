"""Ids of headings: written out, or as Python-Markdown's `toc` makes them from the words."""

from __future__ import annotations

import re
import unicodedata

_COUNTED = re.compile(r"^(.*)_([0-9]+)$")


def slug(text: str) -> str:
    """Return `text` as `markdown.extensions.toc.slugify` would: ASCII letters only, '' when none is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    bare = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(r"[-\s]+", "-", bare)


def unique(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, counted up while it is empty or taken (`_1`, `_2`), and add the result to `taken`."""
    while wanted in taken or not wanted:
        counted = _COUNTED.match(wanted)
        wanted = f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{wanted}_1"
    taken.add(wanted)
    return wanted
