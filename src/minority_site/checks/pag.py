"""PAG: each page by itself: its front matter and its headings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.pages import METHODS, Page
from minority_site.prose import block_text
from minority_site.readability import readability
from minority_site.sections.model import Heading, Section
from minority_site.settings import TIERS
from minority_site.site import Site
from minority_site.strict import did_you_mean, nearest

OWN_KEYS = frozenset({
    "title", "description", "tier", "scope", "last_reviewed", "responsible", "translation",
})  # fmt: skip
"""The contract's keys, explained in handbook/checks/PAG002.md."""
THEME_KEYS = frozenset({
    "author", "authors", "canonical_url", "categories", "comments", "date", "draft", "edit_url", "hide",
    "icon", "image", "links", "pin", "readtime", "revision_date", "robots", "search", "slug", "social",
    "status", "subtitle", "tags", "template",
})  # fmt: skip
"""What MkDocs 1.6, Material 9.8 and their own plugins read from a page's front matter."""
TRANSLATION_KEYS = frozenset({"state", "method", "reviewed_by", "reviewed_on", "covers"})
REQUIRED = ("tier", "scope", "responsible", "last_reviewed")
SCOPES = ("national", "local")
LONGEST_DESCRIPTION = 160
"""In characters: search engines cut what is longer."""
OLD = dt.timedelta(days=366)
HARDEST = {"sv": 40, "sv-simple": 25}
"""The highest LIX by language: of must-pages in Swedish, of every page in easy Swedish."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_COVERED = re.compile(r"v[0-9]+:[0-9a-f]+\.[0-9a-f]+")


@check("PAG001", "unreadable-page", Severity.ERROR)
def unreadable_page(site: Site) -> Iterator[Problem]:
    """A page is UTF-8 text with front matter that is valid YAML. One that is not is never built.

    Bad:  `title: Skola: så gör du`
    Good: `title: "Skola: så gör du"`
    """
    for page in site.all_pages:
        yield from page.problems


@check("PAG002", "unknown-front-matter-key", Severity.ERROR)
def unknown_front_matter_key(site: Site) -> Iterator[Problem]:
    """Every key of the front matter is known: a misspelt one would do nothing, unseen.

    Bad:  `descripton: Så ansöker du`
    Good: `description: Så ansöker du`
    """
    for page in _readable(site):
        for key in page.front.values:
            if key not in OWN_KEYS | THEME_KEYS:
                yield _unknown(page, key, OWN_KEYS | THEME_KEYS)
        for key in _mapping(page, "translation"):
            if key not in TRANSLATION_KEYS:
                yield _unknown(page, key, TRANSLATION_KEYS, "translation")


@check("PAG003", "missing-title", Severity.ERROR)
def missing_title(site: Site) -> Iterator[Problem]:
    """A page has a title in its front matter: it names the page in menus, search results and the browser.

    Bad:  front matter without `title`
    Good: `title: Skola och förskola`
    """
    for page in _readable(site):
        if not (page.title or "").strip():
            yield page.problem(
                "the page has no title", "write 'title: …' in its front matter", section="_meta"
            )


@check("PAG004", "description", Severity.WARNING)
def description(site: Site) -> Iterator[Problem]:
    """A page says in one sentence what it tells, in at most 160 characters; search results show it.

    Bad:  no `description`, or a paragraph
    Good: `description: Så ansöker du om förskola på finska.`
    """
    for page in _readable(site):
        text = (page.description or "").strip()
        if not text:
            hint = "write 'description: …', one sentence"
            yield page.problem("the page has no description", hint, section="_meta")
        elif len(text) > LONGEST_DESCRIPTION:
            message = f"the description has {len(text)} characters; search results show {LONGEST_DESCRIPTION}"
            line = page.front.line("description")
            yield page.problem(message, "say it in one shorter sentence", line=line, section="_meta")


@check("PAG005", "heading-without-id", Severity.ERROR)
def heading_without_id(site: Site) -> Iterator[Problem]:
    """Each heading below the title has an id written out, the same in all languages.

    Bad:  `## Så gör du`
    Good: `## Så gör du {#what-to-do}`
    """
    for page in _readable(site):
        for section, heading in _headings(page):
            if heading.level > 1 and not heading.explicit:
                message = f"the heading '{heading.text}' has no id"
                hint = "write one behind it, in ASCII and the same in all languages: {#what-to-do}"
                yield page.problem(message, hint, line=heading.line, section=section)


@check("PAG006", "duplicate-id", Severity.ERROR)
def duplicate_id(site: Site) -> Iterator[Problem]:
    """An id occurs once in a page; a second one could never be reached, nor its section translated.

    Bad:  `## Ansök {#apply}` … `## Överklaga {#apply}`
    Good: `## Ansök {#apply}` … `## Överklaga {#appeal}`
    """
    for page in _readable(site):
        first: dict[str, int] = {}
        for section, heading in _headings(page):
            if not heading.explicit:
                continue
            if heading.id in first:
                message = f"the id '{heading.id}' is given twice (first on line {first[heading.id]})"
                hint = "give one of the two headings another id, the same in all languages"
                yield page.problem(message, hint, line=heading.line, section=section)
            first.setdefault(heading.id, heading.line)


@check("PAG007", "id-not-ascii", Severity.ERROR)
def id_not_ascii(site: Site) -> Iterator[Problem]:
    """An id is made of ASCII letters, digits and hyphens, so that it is the same address everywhere.

    Bad:  `## Ansök {#ansök}`
    Good: `## Ansök {#apply}`
    """
    for page in _readable(site):
        for section, heading in _headings(page):
            if heading.explicit and not _ID.fullmatch(heading.id):
                message = f"the id '{heading.id}' has other characters than a-z, 0-9, hyphen and underscore"
                hint = "choose an English word, the same in all languages"
                yield page.problem(message, hint, line=heading.line, section=section)


@check("PAG008", "bad-front-matter-value", Severity.ERROR)
def bad_front_matter_value(site: Site) -> Iterator[Problem]:
    """Tier, scope, dates and the words of a translation's record are among those that mean something.

    Bad:  `tier: mus`, `last_reviewed: last week`, `translation: {method: robot}`
    Good: `tier: must`, `last_reviewed: 2025-09-01`, `translation: {method: machine}`
    """
    for page in _readable(site):
        values = page.front.values
        yield from _choice(page, values, TIERS, "tier")
        yield from _choice(page, values, SCOPES, "scope")
        yield from _date(page, values, "last_reviewed")
        record = _mapping(page, "translation")
        yield from _choice(page, record, METHODS, "translation", "method")
        yield from _date(page, record, "translation", "reviewed_on")
        yield from _covers(page, record)


@check("PAG009", "missing-front-matter", Severity.WARNING)
def missing_front_matter(site: Site) -> Iterator[Problem]:
    """A source page says how important it is, where it holds, who answers for it and when it was last read.

    Bad:  front matter with a title alone
    Good: `tier: must`, `scope: local`, `responsible: valnämnden`, `last_reviewed: 2025-09-01`
    """
    for page in site.source_pages.values():
        missing = [key for key in REQUIRED if page.front.text(key) is None]
        if missing and not page.problems:
            message = f"the front matter lacks {', '.join(missing)}"
            yield page.problem(message, f"write '{missing[0]}: …' below the title", section="_meta")


@check("PAG010", "heading-skip", Severity.WARNING)
def heading_skip(site: Site) -> Iterator[Problem]:
    """Headings go down one level at a time: people who listen to a page walk it by its headings (WCAG 1.3.1).

    Bad:  `## Ansök` then `#### Blankett`
    Good: `## Ansök` then `### Blankett`
    """
    for page in _readable(site):
        above = 1
        for section, heading in _headings(page):
            if heading.level > above + 1:
                message = f"a heading of level {heading.level} below one of level {above}"
                hint = f"write it with {'#' * (above + 1)}"
                yield page.problem(message, hint, line=heading.line, section=section)
            above = heading.level


@check("PAG011", "future-review-date", Severity.WARNING)
def future_review_date(site: Site) -> Iterator[Problem]:
    """No page was reviewed tomorrow.

    Bad:  `last_reviewed: 2035-01-01`
    Good: `last_reviewed: 2025-09-01`
    """
    for page in _readable(site):
        record = _mapping(page, "translation")
        for key, value in (
            (("last_reviewed",), page.front.values.get("last_reviewed")),
            (("translation", "reviewed_on"), record.get("reviewed_on")),
        ):
            if (date := _as_date(value)) and date > site.today:
                message = f"'{key[-1]}' is in the future: {date.isoformat()}"
                hint = "write the day on which somebody last read the page against its sources"
                yield page.problem(message, hint, line=page.front.line(*key), section="_meta")


@check("PAG012", "old-review-date", Severity.INFO)
def old_review_date(site: Site) -> Iterator[Problem]:
    """A source page is read against its sources at least once a year.

    Bad:  `last_reviewed:` of two years ago
    Good: `last_reviewed:` of this year
    """
    for page in site.source_pages.values():
        date = _as_date(page.front.values.get("last_reviewed"))
        if date is not None and not page.problems and site.today - date > OLD:
            message = f"last reviewed on {date.isoformat()}, more than a year ago"
            hint = "read it against its sources, then change 'last_reviewed'"
            yield page.problem(message, hint, line=page.front.line("last_reviewed"), section="_meta")


@check("PAG013", "level-one-heading", Severity.INFO)
def level_one_heading(site: Site) -> Iterator[Problem]:
    """The title stands in the front matter and is printed from there; the text begins at level 2.

    Bad:  `# Skola` in the text
    Good: `title: Skola` in the front matter
    """
    for page in _readable(site):
        for section, heading in _headings(page):
            if heading.level == 1:
                message = f"the text has a level-1 heading, '{heading.text}'"
                hint = "keep it as 'title' in the front matter and remove it here"
                yield page.problem(message, hint, line=heading.line, section=section)


@check("PAG014", "reviewed-by-nobody", Severity.ERROR)
def reviewed_by_nobody(site: Site) -> Iterator[Problem]:
    """A translation that calls itself reviewed says by which role and when.

    Bad:  `translation: {state: reviewed}`
    Good: `translation: {state: reviewed, reviewed_by: språkgranskare, reviewed_on: 2025-09-01}`
    """
    for page in _readable(site):
        record = _mapping(page, "translation")
        missing = [key for key in ("reviewed_by", "reviewed_on") if not record.get(key)]
        if page.state == "reviewed" and missing:
            message = f"the translation is called reviewed, without {' and '.join(missing)}"
            hint = "write them below 'state', or 'state: translated'"
            yield page.problem(message, hint, line=page.front.line("translation", "state"), section="_meta")


@check("PAG015", "hard-to-read", Severity.INFO)
def hard_to_read(site: Site) -> Iterator[Problem]:
    """A Swedish must-page has a LIX of at most 40, and easy Swedish (`sv-simple`) one of at most 25.

    Bad:  "Vårdnadshavare som ansöker om förskoleplats informeras skriftligen om möjligheten till språkundervisning."
    Good: "Söker du plats i förskolan? Då ska kommunen fråga dig om språket."
    """
    for page in _readable(site):
        limit = HARDEST.get(page.language)
        source = site.page(page.path, site.settings.source) or page
        if limit is None or (page.language == "sv" and source.tier != "must"):
            continue
        found = [
            (section, readability(_paragraphs(section))) for section in page.sections if section.id != "_meta"
        ]
        whole = readability(text for section, _ in found for text in _paragraphs(section))
        if whole.lix <= limit:
            continue
        hardest, count = max(found, key=lambda pair: pair[1].lix if pair[1].words >= 15 else 0)
        message = f"the text has LIX {whole.lix:.0f}, above {limit}; its hardest section has {count.lix:.0f}"
        hint = "write shorter sentences there, and common words; explain a long word at its first use"
        yield page.problem(message, hint, line=hardest.line, section=hardest.id)


def _paragraphs(section: Section) -> Iterator[str]:
    """Yield the running text of a section: no headings, tables or names of boxes."""
    return (block_text(block, section) for block in section.blocks if block.kind == "paragraph")


def _readable(site: Site) -> Iterator[Page]:
    """Yield pages that could be read; of the others PAG001 has said enough."""
    return (page for page in site.all_pages if not page.problems)


def _headings(page: Page) -> Iterator[tuple[str, Heading]]:
    """Yield each heading with the id of the section it stands in."""
    for section in page.sections:
        for heading in section.headings:
            yield section.id, heading


def _mapping(page: Page, key: str) -> Mapping[str, Any]:
    value = page.front.values.get(key)
    return value if isinstance(value, dict) else {}


def _unknown(page: Page, key: str, known: frozenset[str], *parents: str) -> Problem:
    best = nearest(key, known)
    hint = (
        f"did you mean '{best}'?" if best else "remove it; the known keys stand in handbook/checks/PAG002.md"
    )
    where = f" under '{parents[0]}'" if parents else " in the front matter"
    line = page.front.line(*parents, key)
    return page.problem(f"unknown key '{key}'{where}", hint, line=line, section="_meta")


def _choice(page: Page, values: Mapping[str, Any], choices: tuple[str, ...], *keys: str) -> Iterator[Problem]:
    value = values.get(keys[-1])
    if value is not None and value not in choices:
        message = f"'{keys[-1]}' is '{value}'"
        yield page.problem(
            message, did_you_mean(str(value), choices), line=page.front.line(*keys), section="_meta"
        )


def _date(page: Page, values: Mapping[str, Any], *keys: str) -> Iterator[Problem]:
    value = values.get(keys[-1])
    if value is not None and _as_date(value) is None:
        message, hint = f"'{keys[-1]}' is no date: '{value}'", "write year-month-day, as 2025-09-01"
        yield page.problem(message, hint, line=page.front.line(*keys), section="_meta")


def _covers(page: Page, record: Mapping[str, Any]) -> Iterator[Problem]:
    covers = record.get("covers")
    if covers is None:
        return
    hint = "only 'minority-site confirm' writes it: remove it and confirm the page"
    line = page.front.line("translation", "covers")
    if not isinstance(covers, dict):
        yield page.problem("'covers' maps sections to fingerprints", hint, line=line, section="_meta")
        return
    for section, value in covers.items():
        if not _COVERED.fullmatch(str(value)):
            line = page.front.line("translation", "covers", section)
            yield page.problem(f"'{value}' is no fingerprint", hint, line=line, section="_meta")


def _as_date(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


CHECKS = (
    unreadable_page,
    unknown_front_matter_key,
    missing_title,
    description,
    heading_without_id,
    duplicate_id,
    id_not_ascii,
    bad_front_matter_value,
    missing_front_matter,
    heading_skip,
    future_review_date,
    old_review_date,
    level_one_heading,
    reviewed_by_nobody,
    hard_to_read,
)
