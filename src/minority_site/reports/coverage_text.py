"""Coverage for people at a terminal: one line per language and tier, then what is left to do."""

from __future__ import annotations

from collections.abc import Iterator

from minority_site.coverage import LanguageCount, PageCount, SiteCount, TierCount
from minority_site.reports.visible import visible


def coverage_text(count: SiteCount) -> str:
    """Return the coverage of each language, obligations first, then the pages that are not covered."""
    lines = [line for language in count.languages for line in _language(language)]
    return "\n".join(lines or ["no target languages"]) + "\n"


def _language(language: LanguageCount) -> Iterator[str]:
    yield f"{language.tag}: {'complete' if language.complete else 'not complete'}"
    for tier, numbers in language.tiers.items():
        if numbers.pages:
            yield f"  {tier + ':':<8}{_tier(numbers)}"
    catalog = language.catalog
    yield f"  strings: {catalog.translated} of {catalog.messages} translated, {catalog.fuzzy} fuzzy"
    data = language.data
    if data.records:
        yield f"  data:    words of {data.covered} of {data.records} records covered, {data.reviewed} reviewed"
    for page in language.pages:
        if not page.covered:
            yield f"    {_left(page)}"


def _tier(count: TierCount) -> str:
    words = f"{count.words_covered} of {count.words} words"
    return f"{count.covered} of {count.pages} pages covered, {count.reviewed} reviewed; {words}"


def _left(page: PageCount) -> str:
    said = f"{page.status}, {page.state}" if page.state else page.status
    wrong = [
        f"#{part.id} {part.status}" for part in page.sections if part.status not in ("up-to-date", "local")
    ]
    detail = f": {', '.join(wrong)}" if page.state and wrong else ""
    return visible(f"{page.page} ({page.tier}): {said}{detail}")
