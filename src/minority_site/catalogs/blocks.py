"""A catalog's text cut into its entries, so that one can be changed and the others kept to the letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minority_site.catalogs.reading import message_of, parse
from minority_site.catalogs.records import Message

NEW = -2
"""The place of an entry that stands next to no entry as it did before."""


@dataclass(frozen=True)
class Block:
    """The lines of one entry."""

    message: Message
    comments: tuple[str, ...]
    """The lines before the first keyword."""
    body: tuple[str, ...]
    """Keywords and strings, with `#~ ` in front where the entry is obsolete."""
    tail: tuple[str, ...]
    """Blank lines and stray comments after it."""
    place: int = NEW
    """Its number in the text it was cut from."""


def cut(text: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text up to the first entry, header included, and the entries. The text has a header and is readable."""
    lines = text.split("\n")
    entries = parse(text)
    starts = [_start(lines, (entry.linenum or 1) - 1) for entry in entries]
    head = "\n".join(lines[: starts[0]]) + "\n" if starts else text
    blocks = []
    for number, (entry, start) in enumerate(zip(entries, starts, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        blocks.append(_block(lines[start:end], message_of(entry, lines), number))
    return head, tuple(blocks)


def starts_with_header(text: str) -> bool:
    """Return whether the first entry is the header."""
    first = re.search(r"^[ \t]*(?:#~[ \t]*)?msg(?:ctxt|id)\b.*$", text, re.MULTILINE)
    return first is not None and re.fullmatch(r'\s*msgid\s*""\s*', first[0]) is not None


def _start(lines: Sequence[str], start: int) -> int:
    """Return where an entry begins: polib does not see the previous msgids of obsolete ones."""
    while start > 0 and lines[start - 1].startswith("#~|"):
        start -= 1
    return start


def _block(lines: Sequence[str], message: Message, number: int) -> Block:
    is_body = [re.match(r'\s*(?:#~\s*)?(?:msg|")', line) is not None for line in lines]
    first = is_body.index(True)
    last = len(lines) - 1 - is_body[::-1].index(True)
    return Block(
        message=message,
        comments=tuple(lines[:first]),
        body=tuple(lines[first : last + 1]),
        tail=tuple(lines[last + 1 :]),
        place=number,
    )


def joined(head: str, blocks: Sequence[Block], before: Sequence[Block]) -> str:
    """Return the text of a header and entries, with the blank lines that were there before where neighbours are the same."""
    if not blocks:
        return head
    text = head if head.endswith("\n\n") else head.rstrip("\n") + "\n\n"
    if blocks[0].place == 0:
        text = head
    for number, block in enumerate(blocks):
        text += "\n".join((*block.comments, *block.body)) + "\n"
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following is None:
            break
        same = following.place == block.place + 1
        tail = block.tail if same or any(line.strip() for line in block.tail) else ("",)
        text += "".join(f"{line}\n" for line in tail)
    # A text cut at its line feeds has an empty last line, which is no line of the file.
    end = before[-1].tail[:-1] if before else ()
    return text + "".join(f"{line}\n" for line in end)
