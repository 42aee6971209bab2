"""Checks of citations against the register of statutes."""

from __future__ import annotations

from collections.abc import Iterator

from minority_site.checks import check
from minority_site.checks.ref import problem_at
from minority_site.findings import Problem, Severity
from minority_site.pages import Page
from minority_site.references import Place, Reference
from minority_site.render.registry import renderers
from minority_site.site import Site
from minority_site.statutes import STATUTES_FILE, Provision, Standing, Statute
from minority_site.strict import did_you_mean


@check("LAW001", "unknown-statute", Severity.ERROR)
def unknown_statute(site: Site) -> Iterator[Problem]:
    """A statute that a page cites stands in the register.

    Bad:  `{{ law("2009:742", "8") }}`
    Good: `{{ law("2009:724", "8") }}`
    """
    for page, place, number, _ in _citations(site):
        if number not in site.statutes:
            hint = f"{did_you_mean(number, site.statutes)} Otherwise add it to {STATUTES_FILE}"
            yield problem_at(page, place, f"the register has no statute '{number}'", hint)


@check("LAW002", "section-gone", Severity.ERROR)
def section_gone(site: Site) -> Iterator[Problem]:
    """A section that was repealed or moved is not cited as if it were in force.

    Bad:  `{{ law("2009:724", "18 a") }}`, repealed through 2025:437
    Good: `{{ law("2025:400", "8:6–9") }}`
    """
    for page, place, statute, provision in _sections(site, "gone"):
        gone = statute.gone[provision]
        hint = f'cite {{{{ law("{gone.see[0]}", "{gone.see[1]}") }}}}' if gone.see else "cite what holds now"
        message = f"section {provision} of {statute.number} is gone since {gone.through}"
        yield problem_at(page, place, message, hint)


@check("LAW003", "section-missing", Severity.ERROR)
def section_missing(site: Site) -> Iterator[Problem]:
    """A section that a page cites stands in the register: it exists.

    Bad:  `{{ law("2009:724", "22") }}`: the act ends at section 21
    Good: `{{ law("2009:724", "21") }}`
    """
    for page, place, number, section in _citations(site):
        try:
            Provision.parse(section or "1")
        except ValueError as error:
            message, _, hint = str(error).partition("; ")
            yield problem_at(page, place, f"{message} of {number}", hint)
    for page, place, statute, provision in _sections(site, "missing"):
        message = f"the register has no section {provision} of {statute.number}"
        hint = f"cite another; if it exists, read it at {statute.address} and add it to {STATUTES_FILE}"
        yield problem_at(page, place, message, hint)


@check("LAW004", "bad-statutes-file", Severity.ERROR)
def bad_statutes_file(site: Site) -> Iterator[Problem]:
    """Each statute of the project's register has a number, a title, a name, and sections that can be.

    Bad:  `2009:724: {titel: …}`
    Good: `"2009:724": {title: {sv: …}, cited: {sv: …}, sections: ["1–21"]}`
    """
    yield from site.statutes.problems


@check("LAW005", "section-not-read", Severity.INFO)
def section_not_read(site: Site) -> Iterator[Problem]:
    """What a page cites has been read in a dated consolidated text.

    Bad:  `{{ law("2005:837") }}`: known, and not read
    Good: `{{ law("2009:724", "8") }}`: read on 2025-09-01
    """
    found = [
        (page, place, statute, f"section {section}")
        for page, place, statute, section in _sections(site, "known")
    ]
    for page, place, number, section in _citations(site):
        statute = site.statutes.get(number)
        if statute and section is None and statute.read_on is None:
            found.append((page, place, statute, "the text"))
    for page, place, statute, part in found:
        hint = f"read it at {statute.address}, then say so in {STATUTES_FILE}"
        yield problem_at(page, place, f"{part} of {statute.number} has not been read", hint)


def _citations(site: Site) -> Iterator[tuple[Page, Place, str, str | None]]:
    """Yield statute and section of each citation whose arguments fit; DAT001 speaks of the others."""
    for page in site.all_pages:
        for reference in page.references:
            if isinstance(reference, Reference) and reference.name == "law":
                arguments = renderers()["law"].arguments(reference)
                if arguments is not None:
                    yield page, reference.place, arguments["statute"], arguments["section"]


def _sections(site: Site, standing: Standing) -> Iterator[tuple[Page, Place, Statute, Provision]]:
    """Yield each single section cited of a known statute that stands so in the register."""
    for page, place, number, section in _citations(site):
        statute = site.statutes.get(number)
        if statute is None or section is None:
            continue
        try:
            provisions = Provision.parse(section).sections
        except ValueError:
            continue
        for provision in provisions:
            if statute.standing(provision) == standing:
                yield page, place, statute, provision


CHECKS = (unknown_statute, section_gone, section_missing, bad_statutes_file, section_not_read)
