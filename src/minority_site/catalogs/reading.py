"""PO files → frozen catalogs. What cannot be read is a problem with its line, never an exception and never half read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from minority_site.catalogs.records import Catalog, Message, MessageKey
from minority_site.findings import Problem

LARGEST = 8 * 1024 * 1024
"""Bytes. A catalog of all strings that a program ever had is smaller; what is larger is no catalog."""

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<mark>#~\s*(?!\|)|#~?\|\s*)?(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*)?{_STRING}"
)
"""A line that is no comment: a keyword with a string, or a string that goes on."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Controls and line separators: nobody means them, and some cut a line in two for some programs only."""
_BARE_COMMENT = re.compile(r"(?m)^([ \t]*#)(?=[^\s,.:|~#])")
"""A comment without the space that polib asks for."""


def read_catalog(raw: bytes, *, file: str, tag: str | None) -> Catalog:
    """Return the catalog in `raw`. What is wrong with it is in its `problems`; nothing is raised."""
    text, problem = decode(raw, file=file, tag=tag)
    if problem is not None:
        return Catalog(tag=tag, file=file, problems=(problem,))
    try:
        entries = parse(text)
    except OSError as error:
        return Catalog(
            tag=tag, file=file, problems=(_problem("this is no PO file", _line_in(error), file, tag),)
        )
    lines = text.split("\n")
    messages = tuple(message_of(entry, lines) for entry in entries)
    return Catalog(
        tag=tag,
        file=file,
        messages=messages,
        header=dict(entries.metadata),
        header_line=_id_line(lines, 1),
        duplicates=tuple(_duplicates(messages, file, tag)),
    )


def read_catalog_file(path: Path, *, file: str, tag: str | None) -> Catalog:
    """Return the catalog in a file; what is no ordinary file, or too large for a catalog, is a problem.

    Raises:
        OSError: the file exists and cannot be read.
    """
    if not is_plain(path):
        return Catalog(tag=tag, file=file, problems=(_problem("this is no ordinary file", 1, file, tag),))
    if path.stat().st_size > LARGEST:
        return Catalog(
            tag=tag, file=file, problems=(_problem("this is too large for a catalog", 1, file, tag),)
        )
    return read_catalog(path.read_bytes(), file=file, tag=tag)


def is_plain(path: Path) -> bool:
    """Return whether `path` is a file of its own: no link, which could lead out of the project, and no device."""
    return path.is_file() and not path.is_symlink()


def parse(text: str) -> polib.POFile:
    """Return polib's entries of a text that `decode` found nothing wrong with. Raises OSError, which names the line."""
    # The line feed makes sure that no text can be taken for the name of a file, which polib would open.
    return polib.pofile(_BARE_COMMENT.sub(r"\1 ", text) + "\n")


def _line_in(error: OSError) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else 1


def decode(raw: bytes, *, file: str, tag: str | None) -> tuple[str, Problem | None]:
    """Return the text of a PO file with line feeds only, and the first thing that makes it none.

    Looked at before polib sees it: polib drops a letter where a closing quote is missing, and words where a msgstr is.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", _problem("this is not UTF-8 text", line, file, tag, "save it as UTF-8")
    text = text.replace("\r\n", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return "", _problem(f"a control character, U+{ord(found[0]):04X}", line, file, tag, "remove it")
    wrong = next(_wrong_lines(text), None)
    return text, _problem(wrong[1], wrong[0], file, tag) if wrong else None


def _wrong_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines that polib would read wrongly, and why. What follows the first of them may be yielded in vain."""
    before, previous, last = "", "", 1
    empty_ids = 0
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if (
            not stripped
            or (stripped.startswith("#") and not stripped.startswith(("#~", "#|")))
            or stripped == "#~"
        ):
            continue
        match = _LINE.fullmatch(stripped)
        if match is None:
            yield number, "this is no line of a PO file"
            return
        if match["mark"] and "|" in match["mark"]:
            continue
        word = re.sub(r"\d", "", match["word"] or "")
        if word and not _may_follow(word, before):
            yield number, f"{match['word']} cannot stand here" + (f", after {before}" if before else "")
        if not word and not before:
            yield number, "a string that belongs to nothing"
        if word == "msgstr" and re.fullmatch(r'(#~\s*)?msgid\s*""', previous):
            empty_ids += 1
            if empty_ids > 1:
                yield last, "a second header: an empty msgid"
        before = word or before
        last, previous = number, stripped
    if before and not before.startswith("msgstr"):
        yield last, f"{before} without a msgstr"


def _may_follow(word: str, before: str) -> bool:
    if word == "msgstr[]":
        return before in ("msgid_plural", "msgstr[]")
    if word == "msgstr":
        return before == "msgid"
    if word == "msgid_plural":
        return before == "msgid"
    if word == "msgid":
        return before in ("", "msgctxt", "msgstr", "msgstr[]")
    return before in ("", "msgstr", "msgstr[]")


def message_of(entry: polib.POEntry, lines: list[str]) -> Message:
    """Return polib's entry as a message; `lines` are those of the text it was read from."""
    forms = entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
    return Message(
        id=entry.msgid,
        plural=entry.msgid_plural or None,
        context=entry.msgctxt,
        strings=tuple(forms.get(index, "") for index in range(max(forms, default=0) + 1)),
        flags=frozenset(flag for flag in entry.flags if flag),
        line=_id_line(lines, entry.linenum or 1),
        comments=tuple(entry.tcomment.splitlines()),
        extracted=tuple(entry.comment.splitlines()),
        references=tuple(path for path, _ in entry.occurrences),
        previous_id=entry.previous_msgid,
        obsolete=bool(entry.obsolete),
    )


def _id_line(lines: list[str], start: int) -> int:
    """Return the line of the first msgid at or after `start`; polib tells only where an entry's comments begin."""
    for number in range(max(start, 1), len(lines) + 1):
        if re.match(r"\s*(#~\s*)?msgid\s", lines[number - 1]):
            return number
    return max(start, 1)


def _duplicates(messages: tuple[Message, ...], file: str, tag: str | None) -> Iterator[Problem]:
    first: dict[MessageKey, int] = {}
    for message in messages:
        if message.obsolete:
            continue
        line = first.setdefault(message.key, message.line)
        if line != message.line:
            yield Problem(
                path=file,
                line=message.line,
                language=tag,
                message=f"the message '{shortened(message.id)}' stands on line {line} already",
                hint="keep one of the two",
            )


def _problem(message: str, line: int, file: str, tag: str | None, hint: str = "") -> Problem:
    hint = hint or "mend the entry, or take the file from the last version that could be read"
    return Problem(
        path=file, line=line, language=tag, message=f"the catalog cannot be read: {message}", hint=hint
    )


def shortened(text: str, length: int = 50) -> str:
    """Return `text` on one line, its end cut off where it is longer than `length`."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"
