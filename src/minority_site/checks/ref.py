"""Checks of references: `{{ name("argument") }}` in pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.pages import Page
from minority_site.references import Place
from minority_site.render.registry import troubles
from minority_site.site import Site


@check("DAT001", "unknown-reference", Severity.ERROR)
def unknown_reference(site: Site) -> Iterator[Problem]:
    """A reference has a known name, arguments that it takes, and its own paragraph where it makes a block.

    Bad:  `{{ terms("rights") }}`, `{{ municipality("fax") }}`
    Good: `{{ term("rights") }}`, `{{ municipality("phone") }}`
    """
    for page in site.all_pages:
        for reference in page.references:
            for message, hint in troubles(site, reference):
                yield problem_at(page, reference.place, message, hint)


def problem_at(page: Page, place: Place, message: str, hint: str) -> Problem:
    """Return what is wrong at a place in a page's text."""
    return replace(page.problem(message, hint, line=place.line), column=place.column)


CHECKS = (unknown_reference,)
