"""Text made safe to show: what a terminal would obey, or an eye could not see, is written out."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls: terminals obey them (ECMA-48)
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: reorder what is read (UAX 9)
    "\u2028\u2029\ufeff"  # line and paragraph separators, byte order mark
    "\ufffe\uffff"  # no characters, and not allowed in XML (XML 1.0, section 2.2)
    "\ud800-\udfff"  # lone surrogates: file names that are not UTF-8
    "]"
)


def visible(text: str) -> str:
    r"""Return `text` on one line with control characters written as `\x1b` or `\u202e`."""
    return _UNSAFE.sub(_written_out, text.replace("\t", " ").replace("\n", " "))


def escape_json(text: str) -> str:
    r"""Return a JSON text in which the characters that `json.dumps` leaves raw stand as `\uXXXX`.

    In valid JSON they occur inside strings only, so the value stays the same.
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
