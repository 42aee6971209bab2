"""Confirming: recording that sections of a translation match their source as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minority_site.pages import Page, State
from minority_site.sections import same_facts
from minority_site.translations import PageCoverage, SectionCoverage


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A section, or a page, that is not confirmed, and what to do."""

    section: str | None
    """None when it is the whole page."""
    line: int
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What `confirm` would do to one page in one language."""

    page: Page
    covers: dict[str, str | None]
    """Changes of `covers`: section → fingerprint, None for an entry whose section is gone."""
    confirmed: tuple[str, ...]
    """Sections that the changes confirm."""
    refusals: tuple[Refusal, ...]
    """When there are any, nothing of this page is written."""


def confirm(
    found: PageCoverage,
    page: Page,
    *,
    section: str | None = None,
    reread: bool = False,
    state: State | None = None,
) -> Confirmation:
    """Return what is to be changed so that `page` covers its source as `found` shows it.

    A section that covers an older state of its source is carried forward when the facts are the same. When
    they differ, somebody must have read it: `reread` says so.
    """
    if refusal := _unfit(found, page, section, state):
        return Confirmation(page=page, covers={}, confirmed=(), refusals=(refusal,))
    open_sections = [
        item for item in found.sections if item.status == "outdated" and section in (None, item.id)
    ]
    refusals = tuple(
        _changed_facts(page, item) for item in open_sections if not (reread or _same_facts(item))
    )
    covers: dict[str, str | None] = {
        item.id: item.source.fingerprint for item in open_sections if item.source
    }
    if section is None:
        covers |= dict.fromkeys(_gone(page))
    return Confirmation(
        page=page, covers=covers, confirmed=tuple(item.id for item in open_sections), refusals=refusals
    )


def _same_facts(item: SectionCoverage) -> bool:
    """Return whether a section may be carried forward unread; one that was never confirmed begins here."""
    return item.covered is None or (
        item.source is not None and same_facts(item.covered, item.source.fingerprint)
    )


def _gone(page: Page) -> Iterator[str]:
    """Yield the entries whose section the translation no longer has."""
    ids = {section.id for section in page.sections if not section.empty}
    return (section for section in page.covers if section not in ids)


def _changed_facts(page: Page, item: SectionCoverage) -> Refusal:
    return Refusal(
        section=item.id,
        line=item.target.line if item.target else 1,
        message="numbers, dates, addresses or negations in the source are not those that were covered",
        hint=f"read it beside the source, then 'minority-site confirm {page.language} {page.path}#{item.id}'",
    )


def _unfit(found: PageCoverage, page: Page, section: str | None, state: State | None) -> Refusal | None:
    """Return why nothing of the page can be confirmed, None when something can."""
    source = found.source
    if source is None:
        message, hint = (
            "the source has no such page",
            "remove it, or 'minority-site rename' it if the source has moved",
        )
    elif page.problems or source.problems:
        wrong = (*page.problems, *source.problems)[0]
        message, hint = f"{wrong.path} cannot be read: {wrong.message}", wrong.hint
    elif (state or page.state) == "draft":
        message, hint = (
            "the translation is a draft",
            "write 'state: translated' when it is done, or add --state translated",
        )
    elif section is not None:
        return _unfit_section(found, section)
    else:
        return None
    return Refusal(section=None, line=1, message=message, hint=hint)


def _unfit_section(found: PageCoverage, section: str) -> Refusal | None:
    item = found.section(section)
    if item is None:
        ids = ", ".join(item.id for item in found.sections)
        return Refusal(section=section, line=1, message="there is no such section", hint=f"sections: {ids}")
    reasons = {
        "missing": ("it is not translated", "write it first"),
        "extra": ("the source has no such section", "remove it, or put '.local' on its heading"),
        "local": ("it stands in one language only", "there is nothing to confirm"),
    }
    if item.status not in reasons:
        return None
    message, hint = reasons[item.status]
    return Refusal(section=section, line=item.target.line if item.target else 1, message=message, hint=hint)
