"""SIL: silences that cannot be right. What a silence is and where it holds stands in `silences`."""

from __future__ import annotations

from collections.abc import Iterator

from minority_site.checks import check
from minority_site.checks.registry import NEVER_SILENT, checks_by_rule, judge, unused_problem
from minority_site.findings import Problem, Severity
from minority_site.site import Site
from minority_site.strict import did_you_mean


@check("SIL001", "silence-without-reason", Severity.ERROR)
def silence_without_reason(site: Site) -> Iterator[Problem]:
    """A silence says why; without a reason it silences nothing.

    Bad:  `<!-- silence PAR006 -->`
    Good: `<!-- silence PAR006: the Finnish text counts in dozens -->`
    """
    for silence in site.silences:
        if not silence.reason:
            yield silence.problem(
                "a silence without a reason", "write why after a colon: 'silence PAR006: because …'"
            )


@check("SIL002", "unknown-silence", Severity.ERROR)
def unknown_silence(site: Site) -> Iterator[Problem]:
    """A silence names a check that exists and may be silenced.

    Bad:  `<!-- silence PAR06: see above -->`, `<!-- silence SEC001: I know what I do -->`
    Good: `<!-- silence PAR006: see above -->`, `<!-- silence number-mismatch: see above -->`
    """
    checks = checks_by_rule()
    for silence in site.silences:
        found = checks.get(silence.rule)
        if found is None:
            message = (
                f"there is no check '{silence.rule}'" if silence.rule else "a silence that names no check"
            )
            yield silence.problem(message, did_you_mean(silence.rule, checks))
        elif found.id.startswith(NEVER_SILENT):
            yield silence.problem(
                f"{found.id} cannot be silenced", "mend what it finds and remove the silence"
            )


@check("SIL003", "unused-silence", Severity.WARNING)
def unused_silence(site: Site) -> Iterator[Problem]:
    """A silence silences something: one that no longer does is removed.

    Bad:  `<!-- silence PAR006: … -->` in a section whose numbers agree
    Good: no silence there
    """
    for silence in judge(site).unused:
        yield unused_problem(silence)


CHECKS = (silence_without_reason, unknown_silence, unused_silence)
