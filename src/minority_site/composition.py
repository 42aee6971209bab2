"""A translated page as its readers get it: stale sections under a notice, critical and missing ones in the source's words.

Honesty rules 1 and 3. Pages whose translation records no `covers` are left as they are: nothing is known of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from minority_site.editions import Edition
from minority_site.sections import Section
from minority_site.site import Site
from minority_site.translations import SectionCoverage, coverage

CRITICAL = "critical"
"""Class of a heading whose section holds deadlines, phone numbers or how to appeal."""

Kind = Literal["own", "stale", "critical", "missing"]
"""As translated; translated and out of date; out of date and critical, so in the source's words; not translated."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One section as it is shown."""

    section: Section
    kind: Kind = "own"

    @property
    def is_foreign(self) -> bool:
        """Whether it is shown in the source language."""
        return self.kind in ("critical", "missing")


@dataclass(frozen=True, kw_only=True)
class Composition:
    """A page's sections in the order they are shown, without `_meta`."""

    pieces: tuple[Piece, ...]
    stale_title: bool = False
    """Whether title or description have changed since they were translated."""

    @property
    def foreign_ids(self) -> frozenset[str]:
        """Ids of all headings in the source language."""
        return frozenset(
            heading.id for piece in self.pieces if piece.is_foreign for heading in piece.section.headings
        )


def compose(site: Site, edition: Edition) -> Composition | None:
    """Return how a translated page is shown, None when it is shown as it is written."""
    page = edition.page
    if edition.is_fallback or page.language == site.settings.source or not page.covers:
        return None
    found = coverage(site, page.path, page.language)
    by_id = {section.id: section for section in found.sections}
    pieces = [_piece(section, by_id.get(section.id)) for section in page.sections if section.id != "_meta"]
    for index, section in enumerate(found.sections):
        if section.status == "missing" and section.source is not None and section.source.explicit:
            before = [earlier.id for earlier in found.sections[:index]]
            pieces.insert(_place(pieces, before), Piece(section=section.source, kind="missing"))
    meta = by_id.get("_meta")
    stale_title = meta is not None and _is_stale(meta)
    if not stale_title and all(piece.kind == "own" for piece in pieces):
        return None
    return Composition(pieces=tuple(pieces), stale_title=stale_title)


def _piece(section: Section, covered: SectionCoverage | None) -> Piece:
    if covered is None or not _is_stale(covered):
        return Piece(section=section)
    source = covered.source
    if source is not None and CRITICAL in (source.classes | section.classes):
        return Piece(section=source, kind="critical")
    return Piece(section=section, kind="stale")


def _is_stale(section: SectionCoverage) -> bool:
    """Whether the source has changed since, or has dropped the section. What nobody ever confirmed is not known to be."""
    return section.covered is not None and section.status in ("outdated", "extra")


def _place(pieces: list[Piece], before: list[str]) -> int:
    """Return where a section belongs whose source stands behind those named in `before`."""
    places = [index for index, piece in enumerate(pieces) if piece.section.id in {*before, "_intro"}]
    return max(places, default=-1) + 1


def wrap_sections(html: str, composition: Composition, *, opening: str, notices: dict[str, str]) -> str:
    """Return a rendered page with its notices, and its foreign sections in an element of their own.

    Args:
        html: the page's content.
        composition: how it was put together.
        opening: start tag of the element around a foreign section; a `div`.
        notices: section id → HTML shown under that section's heading (`_intro`: at the top).
    """
    starts = [(_heading(html, piece.section.id), piece) for piece in composition.pieces]
    ends = [match.start() for match, _ in starts if match] + [len(html)]
    for match, piece in reversed(starts):
        if match is None:
            continue
        end = next(place for place in ends if place > match.start())
        content = html[match.end() : end]
        block = match[0] + notices.get(piece.section.id, "") + content
        html = (
            html[: match.start()]
            + (f"{opening}\n{block}\n</div>\n" if piece.is_foreign else block)
            + html[end:]
        )
    if any(piece.section.id == "_intro" and piece.is_foreign for piece in composition.pieces):
        first = re.search(r"<h2\b|<div class=\"ms-borrowed\"", html)
        end = first.start() if first else len(html)
        html = f"{opening}\n{html[:end]}\n</div>\n{html[end:]}"
    return notices.get("_intro", "") + html


def _heading(html: str, section_id: str) -> re.Match[str] | None:
    return re.search(rf'<h2\b[^>]*\bid="{re.escape(section_id)}"[^>]*>.*?</h2>\n?', html, re.DOTALL)
