"""Findings for people: one line each with its place, then what to do; colours when the terminal has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minority_site.findings import Finding, Severity
from minority_site.reports.visible import visible

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
"""ECMA-48 foreground colours: red, yellow, cyan."""


def findings_text(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """Return the findings as text, a summary last."""
    lines = [line for finding in findings for line in _lines(finding, colour)]
    return "\n".join([*lines, _summary(findings)]) + "\n"


def _lines(finding: Finding, colour: bool) -> list[str]:
    place = _painted(f"{visible(finding.path)}:{finding.line}:{finding.column}", "1", colour)
    severity = _painted(finding.severity.label, _COLOURS[finding.severity], colour)
    first = f"{place}: {severity}: {visible(finding.message)} ({finding.id} {finding.name})"
    return [first, f"    {visible(finding.hint)}"] if finding.hint else [first]


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "nothing found"
    counts = Counter(finding.severity for finding in findings)
    words = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.INFO: ("info", "infos"),
    }
    return ", ".join(
        f"{counts[severity]} {one if counts[severity] == 1 else many}"
        for severity, (one, many) in words.items()
        if counts[severity]
    )
