"""Findings as JUnit XML, the form that Jenkins, GitLab and Azure show as test results."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from minority_site.findings import Finding, Severity
from minority_site.reports.visible import visible


def findings_junit(findings: Sequence[Finding], *, fail_on: Severity = Severity.ERROR) -> str:
    """Return JUnit XML: a suite per file, a case per finding.

    A finding below `fail_on` is a passed case with its words in `system-out`, so that the report is red
    exactly when the exit code is 1.
    """
    root = ET.Element("testsuites", {"name": "minority-site check", **_counts(findings, fail_on)})
    for path, group in groupby(findings, key=lambda finding: finding.path):
        suite = tuple(group)
        element = ET.SubElement(root, "testsuite", {"name": visible(path), **_counts(suite, fail_on)})
        for finding in suite:
            _case(element, finding, fail_on)
    if not findings:
        # A report without any case is read as "the tests did not run".
        root.set("tests", "1")
        suite_element = ET.SubElement(
            root, "testsuite", name="minority-site", tests="1", failures="0", errors="0"
        )
        ET.SubElement(suite_element, "testcase", classname="minority-site", name="all checks")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _counts(findings: Sequence[Finding], fail_on: Severity) -> dict[str, str]:
    failures = sum(finding.severity >= fail_on for finding in findings)
    return {"tests": str(len(findings)), "failures": str(failures), "errors": "0"}


def _case(suite: ET.Element, finding: Finding, fail_on: Severity) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        classname=visible(finding.path),
        name=f"{finding.id} {finding.name}, line {finding.line}",
        file=visible(finding.path),
        line=str(finding.line),
    )
    words = f"{visible(finding.path)}:{finding.line}: {finding.severity.label}: {visible(finding.message)}"
    words += f"\n{visible(finding.hint)}" if finding.hint else ""
    if finding.severity >= fail_on:
        failure = ET.SubElement(case, "failure", message=visible(finding.message), type=finding.id)
        failure.text = words
    else:
        ET.SubElement(case, "system-out").text = words
