"""COV: how much of the site a language must have at least."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minority_site.checks import check
from minority_site.coverage import below_threshold, count_language
from minority_site.findings import Problem, Severity
from minority_site.settings import Settings
from minority_site.site import Site


@check("COV001", "below-threshold", Severity.ERROR)
def below_thresholds(site: Site) -> Iterator[Problem]:
    """A language has as many pages translated and reviewed as `thresholds:` in mkdocs.yml asks for.

    Bad:  `thresholds: {must: {covered: 80}}` and 9 of 14 must-pages covered
    Good: 12 of 14
    """
    for entry in site.settings.languages:
        if not any(wanted.covered or wanted.reviewed for wanted in entry.thresholds.values()):
            continue
        if entry.tag == site.settings.source:
            continue
        counts = count_language(site, entry.tag).tiers
        for tier, threshold in entry.thresholds.items():
            for what, reached, wanted in below_threshold(counts[tier], threshold):
                done = getattr(counts[tier], what)
                message = (
                    f"{entry.tag}: {done} of {counts[tier].pages} {tier}-pages are {what}, {reached:.0f} %; "
                    f"at least {wanted:g} % is asked for"
                )
                yield Problem(
                    path=site.settings.config_file,
                    line=_line_of(site.settings, entry.tag),
                    message=message,
                    hint=f"'minority-site status --language {entry.tag}' lists what is left to do",
                    language=entry.tag,
                )


def _line_of(settings: Settings, tag: str) -> int:
    """Return the line of `mkdocs.yml` that a language begins on; 1 when it stands in an inherited file."""
    pattern = re.compile(rf"\blocale:\s*[\"']?{re.escape(tag)}\b(?!-)")
    text = (settings.root / settings.config_file).read_text(encoding="utf-8-sig")
    match = pattern.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


CHECKS = (below_thresholds,)
