"""Front matter changed in place, byte for byte the same where nothing changes.

Comments, key order, quoting, line ends, a byte-order mark and letters that are not in NFC stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from minority_site.errors import SiteError
from minority_site.strict import YamlProblem
from minority_site.yaml_edit import Changes, change_keys, line_end, rename_key

_MARK = b"\xef\xbb\xbf"
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class FrontMatterError(SiteError):
    """The front matter cannot be changed without guessing."""


def edit_front_matter(raw: bytes, changes: Changes) -> bytes:
    """Return a page's bytes with `changes` made in its front matter; the same bytes when it has them already.

    A page without front matter gets one.

    Raises:
        FrontMatterError: not UTF-8, not YAML, or a value stands where keys should.
    """
    return _edited(raw, lambda head: change_keys(head, changes))


def rename_front_matter_key(raw: bytes, parents: Sequence[str], old: str, new: str) -> bytes:
    """Return a page's bytes with the key `old` below `parents` called `new`; the same bytes without it.

    Raises:
        FrontMatterError: not UTF-8 or not YAML.
    """
    return _edited(raw, lambda head: rename_key(head, parents, old, new))


def _edited(raw: bytes, change: Callable[[str], str]) -> bytes:
    mark = _MARK if raw.startswith(_MARK) else b""
    try:
        text = raw[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        raise FrontMatterError("this is not UTF-8 text", hint="save the file as UTF-8") from error
    start, end = _bounds(text)
    newline = line_end(text)
    old = text[start:end] or newline  # so that an empty one, too, shows which line end to write
    try:
        head = change(old)
    except YamlProblem as error:
        message, hint = f"front matter cannot be changed: {error.message}", "mend or change it by hand"
        raise FrontMatterError(message, line=error.line + 1, hint=hint) from error
    if head == old:
        return raw
    if start == end:
        head = head.removeprefix(newline)
    if start == 0:
        head = f"---{newline}{head}---{newline}"
    return mark + (text[:start] + head + text[end:]).encode("utf-8")


def _bounds(text: str) -> tuple[int, int]:
    """Return where the text between the fences begins and ends; (0, 0) without any."""
    opening = _OPENING.match(text)
    if opening:
        # `$` knows only line feeds: the other line ends are made into as many characters.
        body = text[opening.end() :].replace("\r\n", " \n").replace("\r", "\n")
        if closing := _CLOSING.search(body):
            return opening.end(), opening.end() + closing.start()
    return 0, 0
