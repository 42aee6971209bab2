"""Quotation marks: whether each one that opens is closed, in the fashion of the text's language.

Pairs are those of CLDR (delimiters) and of common typography. Single marks are left alone: they are apostrophes too.
"""

from __future__ import annotations

import re

MARKS = '"“”„‟«»'

_CLOSED_BY = {'"': '"', "“": "”“", "”": "”", "„": "“”", "‟": "”", "«": "»", "»": "«»"}
"""What can close a quotation that begins with a mark; ”…” is Swedish, Finnish and Sami, »…» their other fashion."""
_NEVER_OPENS = {"en": "”»", "yi": "»"}
"""Marks that only close in a language, where CLDR or its grammar has two different ones."""
_MARK = re.compile(rf"[{MARKS}]")


def unbalanced(text: str, primary: str) -> str | None:
    """Return the first quotation mark in `text` that has no partner, None when all have. `primary` is the language subtag."""
    opened: list[str] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == '"' and _is_no_quotation(text, match.start(), inside=mark in opened):
            continue
        if opened and mark in _CLOSED_BY[opened[-1]]:
            opened.pop()
        elif mark in _NEVER_OPENS.get(primary, ""):
            return mark
        else:
            opened.append(mark)
    return opened[0] if opened else None


def _is_no_quotation(text: str, position: int, *, inside: bool) -> bool:
    """Return whether a straight mark is an inch sign or stands within a word, as in Hebrew abbreviations."""
    before, after = text[:position][-1:], text[position + 1 :][:1]
    return (before.isdigit() and not inside) or (before.isalpha() and after.isalpha())
