"""Attribute lists as Python-Markdown writes them: `{#id .class key=value}`."""

from __future__ import annotations

import re
from collections.abc import Mapping

AT_HEADING = re.compile(r"(?:^|(?<= ))\{:?[ ]*([^{}\n ][^{}\n]*)\}[ ]*$")
"""At the end of a heading, a table cell or a term."""
AT_BLOCK = re.compile(r"\n[ ]*\{:?[ ]*([^{}\n ][^{}\n]*)\}[ ]*$")
"""On the last line of a paragraph."""
AT_INLINE = re.compile(r"\{:?[ ]*([^{}\n ][^{}\n]*)\}")
"""Straight behind a link, picture, emphasis or code."""
_ITEM = re.compile(
    r"""(?P<key>[^\s=}]+)=(?:"(?P<double>.*?)"|'(?P<single>.*?)'|(?P<bare>[^\s}]+))|(?P<word>[^\s=}]+)"""
)

UNSEEN = frozenset(
    {"id", "lang", "hreflang", "target", "rel", "loading", "decoding", "fetchpriority", "markdown"}
)
"""Attributes that change nothing a reader sees."""
OWN_CLASSES = frozenset({"critical", "local"})
"""Classes that tell this package what to do with a section."""


def parse_attributes(text: str) -> dict[str, str]:
    """Return the attributes in `text`, the inside of the braces; classes are joined under `class`."""
    found: dict[str, str] = {}
    for item in _ITEM.finditer(text):
        word = item["word"]
        if word is None:
            key, value = (
                item["key"],
                next(v for v in (item["double"], item["single"], item["bare"]) if v is not None),
            )
        elif word.startswith("#"):
            key, value = "id", word[1:]
        elif word.startswith("."):
            key, value = "class", word[1:]
        else:
            key, value = word, word
        found[key] = f"{found[key]} {value}" if key == "class" and key in found else value
    return found


def seen(attributes: Mapping[str, object]) -> str:
    """Return the attributes that change what a reader sees, in one fixed order; '' when there are none."""
    kept = []
    for key in sorted(attributes):
        value = str(attributes[key])
        if key in UNSEEN or key.startswith("data-"):
            continue
        if key == "class":
            value = " ".join(sorted(set(value.split()) - OWN_CLASSES))
        if value:
            kept.append(f"{key}={value}")
    return " ".join(kept)
