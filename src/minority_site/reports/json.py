"""Findings as JSON, schema `minority-site/findings/1`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from minority_site.findings import Finding
from minority_site.reports.visible import escape_json

SCHEMA = "minority-site/findings/1"


def findings_json(findings: Sequence[Finding]) -> str:
    """Return the findings as JSON text; a key that has no value is null, never absent."""
    document = {"schema": SCHEMA, "findings": [_record(finding) for finding in findings]}
    return escape_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "name": finding.name,
        "severity": finding.severity.label,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "language": finding.language,
        "page": finding.page,
        "section": finding.section,
        "message": finding.message,
        "hint": finding.hint,
    }
