"""Sources beside the statutes: what was read, when, and which pages rest on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from minority_site.records import Day, Each, PlainText, Record, Tag
from minority_site.ways import Url
from minority_site.words import Words, WordsKind


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """One source that is no statute: an authority's page, a report, a dictionary."""

    name: Annotated[str, PlainText(160)]
    """What it calls itself, the same in all languages."""
    name_language: Annotated[str, Tag()] = "sv"
    url: Annotated[str | None, Url()] = None
    """Where it can be read; left out when the address is not certain to last."""
    read_on: Annotated[dt.date, Day()]
    """When somebody last read it and found that it still says what the pages say."""
    pages: Annotated[tuple[str, ...], Each(PlainText(120))] = ()
    """The pages that rest on it, relative to the language's folder: `participate/vote.md`."""
    words: Annotated[Words, WordsKind({"about": PlainText(300)}, required=("about",))]
    """`about`: what was taken from it."""
