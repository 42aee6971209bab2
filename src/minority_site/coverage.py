"""How much of a site each language has: by tier, page, section, word and message (handbook/coverage.md).

A page is covered when readers of the language get its own text and every section of it is up to date. A
fallback, a draft, machine text under policy `hide`, a stale section and a fuzzy message never count. Reviewed is
counted beside covered, and is what "complete" goes by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from minority_site.editions import withheld
from minority_site.pages import State
from minority_site.settings import TIERS, Threshold, Tier
from minority_site.site import Site
from minority_site.translations import PageCoverage, SectionCoverage, Status
from minority_site.translations import coverage as page_coverage


@dataclass(frozen=True, kw_only=True)
class SectionCount:
    """One section of a page in one language."""

    id: str
    status: Status
    words: int
    """Words of the source's section; 0 when the source has none such."""


@dataclass(frozen=True, kw_only=True)
class PageCount:
    """One page in one language."""

    page: str
    """Path, relative to a language's folder."""
    title: str
    """The translation's title, or the source's where there is none."""
    title_language: str
    """Tag of the language that `title` is in."""
    tier: Tier
    """The source page's; the translation's own when the source lacks the page."""
    state: State | None
    """What the translation says of itself; None when there is none."""
    status: Status
    sections: tuple[SectionCount, ...]
    counted: bool
    """Whether it is part of what is wanted: the source has the page and publishes it."""
    shown: bool
    """Whether readers get the language's own text and no fallback."""
    covered: bool
    reviewed: bool
    words: int
    """Words of the source page, without sections that are the source's alone."""
    words_covered: int
    words_reviewed: int


@dataclass(frozen=True, kw_only=True)
class TierCount:
    """The pages of one tier in one language, added up."""

    pages: int = 0
    covered: int = 0
    reviewed: int = 0
    words: int = 0
    words_covered: int = 0
    words_reviewed: int = 0

    @property
    def covered_share(self) -> float:
        """Per cent of pages covered; 100 when there is none to cover."""
        return 100 * self.covered / self.pages if self.pages else 100.0

    @property
    def reviewed_share(self) -> float:
        """Per cent of pages reviewed; 100 when there is none to review."""
        return 100 * self.reviewed / self.pages if self.pages else 100.0


@dataclass(frozen=True, kw_only=True)
class CatalogCount:
    """The interface strings of one language."""

    messages: int = 0
    translated: int = 0
    """Those that a person vouches for."""
    fuzzy: int = 0


@dataclass(frozen=True, kw_only=True)
class DataCount:
    """The project's events, contacts and other records: their words in one language."""

    records: int = 0
    covered: int = 0
    """Those with words that readers get, up to date."""
    reviewed: int = 0


@dataclass(frozen=True, kw_only=True)
class LanguageCount:
    """One target language."""

    tag: str
    tiers: Mapping[Tier, TierCount]
    """All three, in their order."""
    catalog: CatalogCount
    pages: tuple[PageCount, ...]
    """By path; pages that the source lacks included."""
    data: DataCount = DataCount()

    @property
    def complete(self) -> bool:
        """Whether every must-page is translated, up to date and reviewed."""
        must = self.tiers["must"]
        return must.reviewed == must.pages


@dataclass(frozen=True, kw_only=True)
class SiteCount:
    """Every target language."""

    source: str
    languages: tuple[LanguageCount, ...]
    """In the order of `mkdocs.yml`."""


def count_site(site: Site, languages: Iterable[str] = ()) -> SiteCount:
    """Return how much of the site its target languages have; empty `languages` means all of them."""
    wanted = frozenset(languages)
    tags = [tag for tag in site.settings.targets if not wanted or tag in wanted]
    return SiteCount(source=site.settings.source, languages=tuple(count_language(site, tag) for tag in tags))


def count_language(site: Site, tag: str) -> LanguageCount:
    """Return how much of the site one language has."""
    source = site.settings.source
    pages = tuple(
        _count_page(site, page_coverage(site, path, tag))
        for path, versions in site.pages.items()
        if source in versions or tag in versions
    )
    messages = site.catalogs.counts(tag, site.settings)
    return LanguageCount(
        tag=tag,
        tiers={
            tier: _count_tier(page for page in pages if page.counted and page.tier == tier) for tier in TIERS
        },
        catalog=CatalogCount(
            messages=messages.messages, translated=messages.translated, fuzzy=messages.fuzzy
        ),
        pages=pages,
        data=_count_data(site, tag),
    )


def _count_data(site: Site, tag: str) -> DataCount:
    """Count records of the project; those of the package are for the package to translate."""
    records = [
        record for _, record in site.data.records() if not record.origin.path.startswith("minority_site:")
    ]
    words = [found for record in records if (found := getattr(record, "words", None)) is not None]
    shown = [each for each in words if each.is_shown_in(tag, site.settings)]
    reviewed = sum(each.versions[tag].state == "reviewed" for each in shown)
    return DataCount(records=len(words), covered=len(shown), reviewed=reviewed)


def below_threshold(count: TierCount, threshold: Threshold) -> tuple[tuple[str, float, float], ...]:
    """Return what is below its threshold: (covered or reviewed, per cent reached, per cent wanted)."""
    pairs = (
        ("covered", count.covered_share, threshold.covered),
        ("reviewed", count.reviewed_share, threshold.reviewed),
    )
    return tuple(pair for pair in pairs if pair[1] < pair[2])


def _count_page(site: Site, found: PageCoverage) -> PageCount:
    target, source = found.target, found.source
    counted = source is not None and withheld(source, site.settings) is None
    shown = counted and withheld(target, site.settings) is None
    reviewed = shown and target is not None and target.state == "reviewed"
    wanted = [part for part in found.sections if part.source is not None and part.status != "local"]
    words = sum(_words(part) for part in wanted)
    words_covered = sum(_words(part) for part in wanted if part.status == "up-to-date") if shown else 0
    covered = shown and found.status == "up-to-date"
    page, titled = source or target, target or source
    return PageCount(
        page=found.path,
        title=" ".join(((titled.title if titled else None) or found.path).split()),
        title_language=titled.language if titled else found.language,
        tier=_tier(page.tier if page else "may"),
        state=target.state if target else None,
        status=found.status,
        sections=tuple(
            SectionCount(id=part.id, status=part.status, words=_words(part)) for part in found.sections
        ),
        counted=counted,
        shown=shown,
        covered=covered,
        reviewed=covered and reviewed,
        words=words if counted else 0,
        words_covered=words_covered,
        words_reviewed=words_covered if reviewed else 0,
    )


def _count_tier(pages: Iterable[PageCount]) -> TierCount:
    group = tuple(pages)
    return TierCount(
        pages=len(group),
        covered=sum(page.covered for page in group),
        reviewed=sum(page.reviewed for page in group),
        words=sum(page.words for page in group),
        words_covered=sum(page.words_covered for page in group),
        words_reviewed=sum(page.words_reviewed for page in group),
    )


def _words(part: SectionCoverage) -> int:
    return part.source.words if part.source else 0


def _tier(name: str) -> Tier:
    return next(tier for tier in TIERS if tier == name)
