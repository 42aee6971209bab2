"""What a translation covers of its source as it is now: computed at every run, never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from minority_site.pages import Page
from minority_site.sections import Section
from minority_site.site import Site

Status = Literal["up-to-date", "outdated", "missing", "extra", "local"]
WORST_FIRST: tuple[Status, ...] = ("missing", "outdated", "extra", "up-to-date")
"""A page's status is the first of these that one of its sections has; `local` does not count."""

LOCAL = "local"
"""Class of a heading whose section exists in one language only."""


@dataclass(frozen=True, kw_only=True)
class SectionCoverage:
    """One section of a page in one language."""

    id: str
    """The source's id; the translation's own for `extra` and its `local` sections."""
    status: Status
    source: Section | None
    target: Section | None
    covered: str | None = None
    """The entry in `covers`; None when the section was never confirmed."""
    renamed_from: str | None = None
    """The id that the translation still has, when the source has given the same section a new one."""

    @property
    def unconfirmed(self) -> bool:
        """Whether there is a text that nobody has said to cover its source. It counts as outdated."""
        return self.status == "outdated" and self.covered is None


@dataclass(frozen=True, kw_only=True)
class PageCoverage:
    """One page in one language."""

    path: str
    language: str
    source: Page | None
    """None when only the translation exists."""
    target: Page | None
    """None when the page is not translated."""
    sections: tuple[SectionCoverage, ...]
    """The source's, in its order, then those that it lacks."""

    @property
    def status(self) -> Status:
        """The worst of the sections: missing > outdated > extra > up-to-date."""
        found = {section.status for section in self.sections}
        return next((status for status in WORST_FIRST if status in found), "up-to-date")

    def section(self, section_id: str) -> SectionCoverage | None:
        """Return the section with this id, None when there is none."""
        return next((section for section in self.sections if section.id == section_id), None)


def coverage(site: Site, path: str, language: str) -> PageCoverage:
    """Return what `language` has of the page `path` of a site."""
    return compare(site.page(path, site.settings.source), site.page(path, language), path, language)


def compare(source: Page | None, target: Page | None, path: str, language: str) -> PageCoverage:
    """Return what `target` has of `source`, either of which may be missing."""
    source_sections = _by_id(source)
    target_sections = _by_id(target)
    covers = target.covers if target else {}
    renamed = renamed_sections(source_sections, target_sections, covers)
    sections = [
        _source_section(section, target_sections, covers, renamed) for section in source_sections.values()
    ]
    used = {*source_sections, *renamed.values()}
    sections += [
        _own_section(section, covers) for section in target_sections.values() if section.id not in used
    ]
    return PageCoverage(path=path, language=language, source=source, target=target, sections=tuple(sections))


def renamed_sections(
    source: Mapping[str, Section], target: Mapping[str, Section], covers: Mapping[str, str]
) -> dict[str, str]:
    """Return new id → old id of the sections to which the source has given another id and nothing else.

    Such a section is known by the fingerprint that the translation covers under the old id. Where two
    sections say the same nothing is guessed.
    """
    lost = {id_: covers[id_] for id_ in target if id_ not in source and id_ in covers}
    new = {id_: section.fingerprint for id_, section in source.items() if id_ not in target}
    often = Counter(lost.values()) + Counter(new.values())
    found = {entry: id_ for id_, entry in lost.items()}
    return {id_: found[entry] for id_, entry in new.items() if entry in found and often[entry] == 2}


@dataclass(frozen=True, kw_only=True)
class PageRename:
    """A page whose source has moved and whose translations have stayed behind."""

    old: str
    """Path that the translations still have."""
    new: str
    """Path of the source."""
    languages: tuple[str, ...]


def renamed_pages(site: Site) -> tuple[PageRename, ...]:
    """Return the pages whose source was moved without its translations, known by what these cover.

    At least half of the entries of a translation must be fingerprints of the page at the new place, and of
    no other page as many.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for language in site.settings.targets:
        lost = {path: page for path, page in _pages(site, language) if path not in site.source_pages}
        new = [page for path, page in site.source_pages.items() if site.page(path, language) is None]
        places = _places(new) if lost else {}
        for path, page in lost.items():
            if (moved_to := _best_match(page, places)) is not None:
                found.setdefault((path, moved_to), []).append(language)
    return tuple(PageRename(old=old, new=new, languages=tuple(tags)) for (old, new), tags in found.items())


def _places(pages: Iterable[Page]) -> Mapping[str, set[str]]:
    """Return fingerprint → paths of the pages that have a section with it."""
    places: dict[str, set[str]] = {}
    for page in pages:
        for section in page.sections:
            places.setdefault(section.fingerprint, set()).add(page.path)
    return places


def _best_match(page: Page, places: Mapping[str, set[str]]) -> str | None:
    entries = set(page.covers.values())
    scores = Counter(path for entry in entries for path in places.get(entry, ()))
    best = scores.most_common(2)
    if not best or 2 * best[0][1] < len(entries) or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


def _pages(site: Site, language: str) -> Iterator[tuple[str, Page]]:
    return ((path, versions[language]) for path, versions in site.pages.items() if language in versions)


def _by_id(page: Page | None) -> dict[str, Section]:
    """Return the sections that have something in them. Of two with one id the first counts."""
    found: dict[str, Section] = {}
    for section in page.sections if page else ():
        if not section.empty:
            found.setdefault(section.id, section)
    return found


def _source_section(
    section: Section, targets: Mapping[str, Section], covers: Mapping[str, str], renamed: Mapping[str, str]
) -> SectionCoverage:
    own_id = renamed.get(section.id, section.id)
    target, covered = targets.get(own_id), covers.get(own_id)
    status: Status
    if target is None or (target.bare and not section.bare):
        status = "local" if LOCAL in section.classes else "missing"
    else:
        status = "up-to-date" if covered == section.fingerprint else "outdated"
    return SectionCoverage(
        id=section.id,
        status=status,
        source=section,
        target=target,
        covered=covered,
        renamed_from=renamed.get(section.id),
    )


def _own_section(section: Section, covers: Mapping[str, str]) -> SectionCoverage:
    return SectionCoverage(
        id=section.id,
        status="local" if LOCAL in section.classes else "extra",
        source=None,
        target=section,
        covered=covers.get(section.id),
    )
