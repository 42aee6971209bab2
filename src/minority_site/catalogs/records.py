"""Message catalogs as frozen values. What reads and writes PO files is elsewhere; this is what everybody else sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from minority_site.findings import Problem

MESSAGE_LANGUAGE = "en"
"""The language that msgids are written in. What no catalog has words for is shown in it, labelled."""

MessageKey = tuple[str | None, str]
"""Context and msgid: what tells messages apart."""

_SOURCE = re.compile(r"\s*source:\s*(?P<source>\S.*)", re.IGNORECASE)
_REVIEWED = re.compile(r"\s*reviewed(?:\s+by)?:\s*\S", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Message:
    """One entry of a catalog."""

    id: str
    """The msgid: the English words."""
    plural: str | None = None
    """The English words for more than one; None when the message does not count anything."""
    context: str | None = None
    """The msgctxt, which tells equal words with different meanings apart."""
    strings: tuple[str, ...] = ("",)
    """The words in the catalog's language, one per plural form; '' where there are none."""
    flags: frozenset[str] = frozenset()
    """As written after `#,`: `fuzzy` awaits review, `machine` was written by a machine and reviewed by nobody."""
    line: int = 1
    """1-based line of its `msgid` in the file."""
    comments: tuple[str, ...] = ()
    """Translators' own remarks (`# …`), one a line."""
    extracted: tuple[str, ...] = ()
    """Remarks to translators from the code (`#. …`), one a line."""
    references: tuple[str, ...] = ()
    """Files that use the message, relative to the repository."""
    previous_id: str | None = None
    """What the msgid was when the words were written, with a fuzzy message."""
    obsolete: bool = False
    """Kept for the day it is needed again; nothing uses it."""

    @property
    def key(self) -> MessageKey:
        """Context and msgid."""
        return (self.context, self.id)

    @property
    def fuzzy(self) -> bool:
        """Whether it awaits review: not shown, not counted."""
        return "fuzzy" in self.flags

    @property
    def machine(self) -> bool:
        """Whether a machine wrote it and no speaker has reviewed it: not counted, shown by policy `label` only."""
        return "machine" in self.flags

    @property
    def has_words(self) -> bool:
        """Whether every form has words, good or bad."""
        return bool(self.strings) and all(self.strings)

    @property
    def source(self) -> str | None:
        """What its `# Source: …` comment names, None when it has none."""
        found = (_SOURCE.match(comment) for comment in self.comments)
        return next((match["source"] for match in found if match), None)

    @property
    def reviewed(self) -> bool:
        """Whether a `# Reviewed by: …` comment vouches for it."""
        return any(_REVIEWED.match(comment) for comment in self.comments)


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """One PO or POT file."""

    tag: str | None
    """The language, by the name of its folder; None for a template."""
    file: str
    """Relative to the project, forward slashes."""
    messages: tuple[Message, ...] = ()
    """All entries but the header, obsolete ones included, in the file's order."""
    header: Mapping[str, str] = field(default_factory=dict)
    """`Language`, `Plural-Forms` and so on."""
    header_line: int = 1
    """1-based line of the header's `msgid`."""
    problems: tuple[Problem, ...] = ()
    """Why it could not be read; a catalog with any has no messages."""
    duplicates: tuple[Problem, ...] = ()
    """Entries whose context and msgid stand there already; the first one counts."""

    @cached_property
    def active(self) -> Mapping[MessageKey, Message]:
        """Messages in use by key, the first one where a key is given twice."""
        found: dict[MessageKey, Message] = {}
        for message in self.messages:
            if not message.obsolete:
                found.setdefault(message.key, message)
        return found

    @property
    def source(self) -> str | None:
        """What the header's `X-Source` says all words rest on that name no source of their own."""
        return self.header.get("X-Source") or None
