"""STA: translations against their source as it is now, by fingerprints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.pages import Page
from minority_site.redirects import REDIRECTS_FILE, redirects_in
from minority_site.sections import RECIPES, parse_entry, same_facts
from minority_site.site import Site
from minority_site.strict import YamlDocument, YamlProblem, did_you_mean, parse_yaml
from minority_site.translations import PageCoverage, SectionCoverage, coverage, renamed_pages

_LIKE_AN_ENTRY = re.compile(r"v[0-9]+:[0-9a-f]+\.[0-9a-f]+")
"""What PAG008 lets pass."""


@check("STA001", "section-outdated", Severity.WARNING)
def section_outdated(site: Site) -> Iterator[Problem]:
    """A translated section covers its source as it is now.

    Bad:  the source says 3 March, the translation was confirmed when it said 2 March
    Good: the translation is changed and `minority-site confirm fi rights/school.md#apply` has been run
    """
    for page, found in _translated(site):
        for item in found.sections:
            if item.status == "outdated" and not item.unconfirmed:
                command = f"minority-site diff {page.language} {page.path}#{item.id}"
                message = f"the source of '{item.id}' has changed since this was confirmed{_facts_too(item)}"
                yield page.problem(message, f"'{command}' shows what", line=_line(item), section=item.id)


@check("STA002", "section-untranslated", Severity.INFO)
def section_missing(site: Site) -> Iterator[Problem]:
    """A translated page has all sections of its source.

    Bad:  the source has `## Överklaga {#appeal}`, the translation has no heading with that id
    Good: the section is translated, or the source's heading carries `.local`
    """
    for page, found in _translated(site):
        line = 1
        for item in found.sections:
            line = _line(item) if item.target else line
            if item.status == "missing":
                hint = f"'minority-site diff {page.language} {page.path}#{item.id}' shows the source's text"
                yield page.problem(f"'{item.id}' is not translated", hint, line=line, section=item.id)


@check("STA003", "section-extra", Severity.WARNING)
def section_extra(site: Site) -> Iterator[Problem]:
    """A translation has no section that its source has dropped.

    Bad:  `## Hakeminen {#apply}` when no heading of the source has the id `apply`
    Good: the section is removed, or carries `.local`: it is meant for this language only
    """
    for page, found in _translated(site):
        for item in found.sections:
            if item.status == "extra":
                hint = "remove it, or put '.local' on its heading when it is meant for this language only"
                line = _line(item)
                yield page.problem(f"the source has no section '{item.id}'", hint, line=line, section=item.id)


@check("STA004", "page-missing", Severity.INFO)
def page_missing(site: Site) -> Iterator[Problem]:
    """Every page of the source is translated into every language.

    Bad:  `docs/sv/rights/school.md` without `docs/fi/rights/school.md`
    Good: both
    """
    moved = {(rename.new, tag) for rename in renamed_pages(site) for tag in rename.languages}
    for path, source in site.source_pages.items():
        for tag in site.settings.targets:
            if site.page(path, tag) is None and (path, tag) not in moved:
                yield Problem(
                    path=source.file,
                    language=tag,
                    page=path,
                    message=f"there is no translation into {site.settings.language(tag).language.english_name}",
                    hint=f"minority-site new {tag} {path}",
                )


@check("STA005", "page-extra", Severity.WARNING)
def page_extra(site: Site) -> Iterator[Problem]:
    """Every page of a translation has a source.

    Bad:  `docs/fi/rights/school.md` when `docs/sv/rights/school.md` has been removed, or moved without it
    Good: the page is removed, or moved with `minority-site rename`
    """
    moved = {(rename.old, tag): rename.new for rename in renamed_pages(site) for tag in rename.languages}
    for page in site.all_pages:
        if page.language == site.settings.source or page.path in site.source_pages:
            continue
        new = moved.get((page.path, page.language))
        if new is not None:
            yield page.problem(
                f"the source of this page is now {new}", f"minority-site rename {page.path} {new}"
            )
        else:
            yield page.problem("the source has no such page", "remove it, or write its source")


@check("STA006", "bad-covers", Severity.ERROR)
def bad_covers(site: Site) -> Iterator[Problem]:
    """What a page covers is what `minority-site confirm` has written, and only a translation covers anything.

    Bad:  `apply: v1:abc.def`, `apply: v9:…` from a later version, `covers` in a page of the source
    Good: `apply: v1:2197be8a04001ebe.1271cf25`, as the command writes it
    """
    for page in site.all_pages:
        if page.covers and page.language == site.settings.source:
            yield _about_covers(page, "a page of the source covers nothing", "remove 'covers'")
            continue
        for section, value in page.covers.items():
            entry = parse_entry(value)
            if entry is None and _LIKE_AN_ENTRY.fullmatch(value):
                message, hint = f"'{value}' is cut off or changed", "remove it and confirm the section"
                yield _about_covers(page, message, hint, section)
            elif entry is not None and entry.recipe not in RECIPES:
                message = f"'{entry.recipe}' is a kind of fingerprint that this version does not know"
                yield _about_covers(page, message, "use the version that wrote it", section)


@check("STA007", "unconfirmed", Severity.WARNING)
def unconfirmed(site: Site) -> Iterator[Problem]:
    """Every section of a translation says which state of its source it covers.

    Bad:  a translated page without `covers`: nobody can tell whether it is up to date
    Good: `minority-site confirm fi rights/school.md`, once, when it is
    """
    for page, found in _translated(site):
        names = [item.id for item in found.sections if item.unconfirmed]
        if names and not page.covers:
            message = "nobody has said which state of the source this page covers"
        elif names:
            message = f"nobody has said which state of the source is covered by {', '.join(names)}"
        else:
            continue
        yield _about_covers(page, message, f"minority-site confirm {page.language} {page.path}")


@check("STA008", "renamed-section", Severity.WARNING)
def renamed_section(site: Site) -> Iterator[Problem]:
    """A section has the same id in all languages.

    Bad:  the source's `{#apply}` is now `{#apply-for-tuition}`, the translation still has `{#apply}`
    Good: `minority-site rename rights/school.md#apply apply-for-tuition`: in every language at once
    """
    for page, found in _translated(site):
        for item in found.sections:
            if item.renamed_from:
                message = f"the source calls this section '{item.id}' now"
                hint = f"minority-site rename {page.path}#{item.renamed_from} {item.id}"
                yield page.problem(message, hint, line=_line(item), section=item.renamed_from)


@check("STA009", "section-order", Severity.INFO)
def section_order(site: Site) -> Iterator[Problem]:
    """The sections of a translation stand in the order of its source.

    Bad:  contact, apply in the translation and apply, contact in the source
    Good: the same order
    """
    for page, found in _translated(site):
        lines = [_line(item) for item in found.sections if item.source and item.target and item.id[0] != "_"]
        for before, after in pairwise(lines):
            if after < before:
                message = "the sections do not stand in the order of the source"
                yield page.problem(message, "move the section to where the source has it", line=after)
                break


@check("STA010", "target-order", Severity.WARNING)
def target_order(site: Site) -> Iterator[Problem]:
    """The links and pictures of a section that are the source's too stand in the source's order.

    Two targets that have been exchanged leave every word and every target as it was.

    Bad:  `[Blankett](form.pdf) och [svar](answer.pdf)`, `[Lomake](answer.pdf) ja [vastaus](form.pdf)`
    Good: `[Lomake](form.pdf) ja [vastaus](answer.pdf)`
    """
    for page, found in _translated(site):
        for item in found.sections:
            if item.source is not None and item.target is not None and (wrong := _first_exchanged(item)):
                target, line = wrong
                message = f"'{target}' does not stand where the source has it"
                hint = (
                    "see that each link and picture is the right one; silence this when the words ask for it"
                )
                yield page.problem(message, hint, line=line, section=item.target.id)


@check("STA011", "bad-redirect", Severity.ERROR)
def bad_redirect(site: Site) -> Iterator[Problem]:
    """What `data/redirects.yml` says has moved leads to a page, and a section, of the source.

    Bad:  `to: rights/scool.md`, when there is no such page
    Good: `to: rights/school.md`, as `minority-site rename` writes it
    """
    file = site.settings.root / REDIRECTS_FILE
    try:
        document = parse_yaml(file.read_text(encoding="utf-8-sig")) if file.is_file() else YamlDocument(None)
        redirects = redirects_in(document)
    except (YamlProblem, UnicodeDecodeError) as error:
        line, message = (
            (error.line, error.message) if isinstance(error, YamlProblem) else (1, "not UTF-8 text")
        )
        yield Problem(
            path=REDIRECTS_FILE, line=line, message=message, hint="each has '- from: …' and '  to: …'"
        )
        return
    for index, redirect in enumerate(redirects):
        path, _, section = redirect.new.partition("#")
        page = site.source_pages.get(path)
        if page is None or (section and not _has_heading(page, section)):
            yield Problem(
                path=REDIRECTS_FILE,
                line=document.line(index, "to"),
                message=f"'{redirect.new}' is not in the source",
                hint=did_you_mean(path, site.source_pages) if page is None else "name a section that it has",
            )


def _has_heading(page: Page, id_: str) -> bool:
    return any(heading.id == id_ for section in page.sections for heading in section.headings)


def _first_exchanged(item: SectionCoverage) -> tuple[str, int] | None:
    """Return target and line of the first link or picture that stands elsewhere than in the source."""
    sections = [section for section in (item.source, item.target) if section is not None]
    links, pictures = (
        [[(place.target, place.line) for place in section.links] for section in sections],
        [[(place.source, place.line) for place in section.images] for section in sections],
    )
    for source, target in (links, pictures):
        common = {name for name, _ in source} & {name for name, _ in target}
        before = [name for name, _ in source if name in common]
        after = [place for place in target if place[0] in common]
        if Counter(before) == Counter(name for name, _ in after):
            wrong = (place for name, place in zip(before, after, strict=True) if name != place[0])
            if first := next(wrong, None):
                return first
    return None


def _translated(site: Site) -> Iterator[tuple[Page, PageCoverage]]:
    """Yield the translations that could be read and are no drafts, with what they cover of their source."""
    for page in site.all_pages:
        source = site.page(page.path, site.settings.source)
        if source is None or page is source or page.state == "draft" or page.problems or source.problems:
            continue
        yield page, coverage(site, page.path, page.language)


def _line(item: SectionCoverage) -> int:
    return item.target.line if item.target else 1


def _facts_too(item: SectionCoverage) -> str:
    known = item.source is not None and item.covered is not None
    if known and not same_facts(item.covered or "", item.source.fingerprint if item.source else ""):
        return ", numbers, dates, addresses or negations too"
    return ""


def _about_covers(page: Page, message: str, hint: str, *sections: str) -> Problem:
    line = page.front.line("translation", "covers", *sections)
    return page.problem(message, hint, line=line, section="_meta")


CHECKS = (
    section_outdated,
    section_missing,
    section_extra,
    page_missing,
    page_extra,
    bad_covers,
    unconfirmed,
    renamed_section,
    section_order,
    target_order,
    bad_redirect,
)
