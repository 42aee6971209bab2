"""Coverage as JSON, schema `minority-site/status/1`."""

from __future__ import annotations

import json
from typing import Any

from minority_site.coverage import DataCount, LanguageCount, PageCount, SiteCount, TierCount
from minority_site.reports.visible import escape_json

SCHEMA = "minority-site/status/1"


def coverage_json(count: SiteCount) -> str:
    """Return the coverage as JSON text."""
    return escape_json(json.dumps(coverage_record(count), ensure_ascii=False, indent=1)) + "\n"


def coverage_record(count: SiteCount) -> dict[str, Any]:
    """Return the coverage as plain values, in the contract's shape. The state of a missing page is None."""
    languages = [_language(language) for language in count.languages]
    return {"schema": SCHEMA, "source": count.source, "languages": languages}


def _language(language: LanguageCount) -> dict[str, Any]:
    catalog = language.catalog
    return {
        "tag": language.tag,
        "coverage": {tier: _tier(numbers) for tier, numbers in language.tiers.items()},
        "catalog": {
            "messages": catalog.messages,
            "translated": catalog.translated,
            "fuzzy": catalog.fuzzy,
        },
        **_data(language.data),
        "pages": [_page(page) for page in language.pages],
    }


def _data(count: DataCount) -> dict[str, dict[str, int]]:
    """Return the count of records under `data`, nothing for a project without any."""
    numbers = {"records": count.records, "covered": count.covered, "reviewed": count.reviewed}
    return {"data": numbers} if count.records else {}


def _tier(count: TierCount) -> dict[str, int]:
    return {
        "pages": count.pages,
        "covered": count.covered,
        "reviewed": count.reviewed,
        "words": count.words,
        "words_covered": count.words_covered,
        "words_reviewed": count.words_reviewed,
    }


def _page(page: PageCount) -> dict[str, Any]:
    return {
        "page": page.page,
        "tier": page.tier,
        "state": page.state,
        "status": page.status,
        "sections": [{"id": section.id, "status": section.status} for section in page.sections],
    }
