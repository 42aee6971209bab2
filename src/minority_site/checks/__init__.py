"""Checks: small functions that yield problems, each with a stable id. They never print and never exit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from minority_site.findings import Finding, Problem, Severity
from minority_site.site import Site


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule with its id and the function that finds where it is broken."""

    id: str
    name: str
    severity: Severity
    function: Callable[[Site], Iterable[Problem]]

    @property
    def summary(self) -> str:
        """The rule in one line: the first line of the function's docstring."""
        return (self.function.__doc__ or "").strip().splitlines()[0]

    def run(self, site: Site) -> Iterator[Finding]:
        """Yield a finding for each problem."""
        for problem in self.function(site):
            yield self.finding(problem)

    def finding(self, problem: Problem) -> Finding:
        """Return the problem as a finding of this check."""
        return Finding(id=self.id, name=self.name, severity=self.severity, **vars(problem))


def check(
    check_id: str, name: str, severity: Severity
) -> Callable[[Callable[[Site], Iterable[Problem]]], Check]:
    """Make a function that yields problems into a `Check`."""

    def make(function: Callable[[Site], Iterable[Problem]]) -> Check:
        return Check(id=check_id, name=name, severity=severity, function=function)

    return make
