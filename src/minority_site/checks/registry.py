"""All checks, and a run of them over a site."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from minority_site.checks import Check
from minority_site.findings import Finding, Problem
from minority_site.silences import Silence, section_at
from minority_site.site import Site

FAMILIES = (
    "cfg", "pag", "sta", "par", "cat", "dat", "lng", "lnk",
    "cov", "law", "trm", "ref", "sil", "a11", "sec", "pub",
)  # fmt: skip
"""The modules of this folder that hold checks, each in its `CHECKS`. A new family is one word here."""

UNUSED = "SIL003"
"""Found by comparing silences with all findings, so after all other checks."""
PUBLISH = "PUB"
"""The family that runs with `--publish` only."""
NEVER_SILENT = ("CFG", "COV", "PUB", "SEC", "SIL")
"""Families that guard readers and publishing, or have no place of their own in a page."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a run of checks found."""

    findings: tuple[Finding, ...]
    """Those that no silence holds for."""
    unused: tuple[Silence, ...]
    """Silences that are well made and silenced nothing."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, by id.

    Raises:
        ValueError: two checks have the same id or name.
    """
    checks: list[Check] = []
    for family in FAMILIES:
        name = f"{__package__}.{family}"
        if find_spec(name) is not None:
            checks += import_module(name).CHECKS
    rules = [rule for check in checks for rule in (check.id, check.name)]
    if doubles := sorted({rule for rule in rules if rules.count(rule) > 1}):
        raise ValueError(f"two checks are called {doubles[0]}")
    return tuple(sorted(checks, key=lambda check: check.id))


def checks_by_rule() -> dict[str, Check]:
    """Return checks by id and by name: a silence may use either."""
    return {rule: check for check in all_checks() for rule in (check.id, check.name)}


def run_checks(site: Site, *, languages: Collection[str] = (), publish: bool = False) -> tuple[Finding, ...]:
    """Return what all checks find, in the order of reports.

    Args:
        site: what is checked.
        languages: tags to report on, with what belongs to no language; empty means all.
        publish: whether the publishing gate is asked too.
    """
    verdict = judge(site, publish=publish)
    unused = checks_by_rule()[UNUSED]
    findings = [*verdict.findings, *(unused.finding(unused_problem(silence)) for silence in verdict.unused)]
    wanted = (f for f in findings if not languages or f.language is None or f.language in languages)
    return tuple(sorted(wanted, key=lambda finding: finding.sort_key))


def judge(site: Site, *, publish: bool = False, only: Collection[str] = ()) -> Verdict:
    """Run all checks but the one for unused silences, or those of the ids `only`, and take away what is silenced."""
    checks = [c for c in all_checks() if c.id != UNUSED and (publish or not c.id.startswith(PUBLISH))]
    checks = [c for c in checks if not only or c.id in only]
    findings = [finding for check in checks for finding in check.run(site)]
    silences = _able(site.silences)
    if not silences:
        return Verdict(findings=tuple(findings), unused=())
    used: set[Silence] = set()
    kept = []
    for finding in findings:
        section = _section(site, finding) if finding.path in silences else None
        holding = [
            s
            for s, rule in silences.get(finding.path, ())
            if rule == finding.id and s.holds_for(finding, section)
        ]
        used.update(holding)
        if not holding:
            kept.append(finding)
    unused = (s for group in silences.values() for s, _ in group if s not in used)
    return Verdict(findings=tuple(kept), unused=tuple(unused))


def unused_problem(silence: Silence) -> Problem:
    """Return what is wrong with a silence that silences nothing."""
    return silence.problem(f"nothing here is silenced by '{silence.rule}' any more", "remove the comment")


def _able(silences: Iterable[Silence]) -> dict[str, list[tuple[Silence, str]]]:
    """Return the silences that SIL001 and SIL002 have nothing against, by file, each with its check's id."""
    checks = checks_by_rule()
    able: dict[str, list[tuple[Silence, str]]] = {}
    for silence in silences:
        check = checks.get(silence.rule)
        if silence.reason and check is not None and not check.id.startswith(NEVER_SILENT):
            able.setdefault(silence.path, []).append((silence, check.id))
    return able


def _section(site: Site, finding: Finding) -> str | None:
    page = site.page(finding.page, finding.language) if finding.page and finding.language else None
    return (
        section_at(page, finding.line) if page is not None and page.file == finding.path else finding.section
    )
