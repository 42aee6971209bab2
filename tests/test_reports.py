"""Findings in, text out: whole outputs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from minority_site import __version__
from minority_site.findings import Finding, Severity
from minority_site.reports.github import findings_github
from minority_site.reports.json import findings_json
from minority_site.reports.junit import findings_junit
from minority_site.reports.sarif import Rule, findings_sarif
from minority_site.reports.terminal import findings_text
from minority_site.reports.visible import escape_json, visible

NUMBER = Finding(
    id="PAR006",
    name="number-mismatch",
    severity=Severity.ERROR,
    path="docs/fi/rights/school.md",
    line=12,
    column=3,
    language="fi",
    page="rights/school.md",
    section="apply-for-tuition",
    message="12 in the source, 21 here",
    hint="correct the number",
)
OLD = Finding(
    id="PAG012",
    name="old-review-date",
    severity=Severity.INFO,
    path="docs/sv/index.md",
    line=6,
    message="last reviewed long ago",
    hint="",
)
HOSTILE = Finding(
    id="LNK001",
    name="broken-link",
    severity=Severity.WARNING,
    path="docs/sv/a,b:c\n::error::x.md",
    message="\x1b[31mred\x1b[0m\r\n::error file=x::owned % \u202e \x9b2J",
    hint="see\n::stop-commands::t",
)
RULES = tuple(
    Rule(id=f.id, name=f.name, severity=f.severity, summary=f"The rule of {f.id}.")
    for f in (HOSTILE, OLD, NUMBER)
)


def test_text_gives_place_words_and_summary() -> None:
    assert findings_text([NUMBER, OLD]) == (
        "docs/fi/rights/school.md:12:3: error: 12 in the source, 21 here (PAR006 number-mismatch)\n"
        "    correct the number\n"
        "docs/sv/index.md:6:1: info: last reviewed long ago (PAG012 old-review-date)\n"
        "1 error, 1 info\n"
    )


def test_text_says_when_there_is_nothing() -> None:
    assert findings_text([]) == "nothing found\n"


def test_text_has_colours_only_when_asked_for() -> None:
    assert findings_text([OLD], colour=True) == (
        "\x1b[1mdocs/sv/index.md:6:1\x1b[0m: \x1b[36minfo\x1b[0m: last reviewed long ago (PAG012 old-review-date)\n1 info\n"
    )
    assert "\x1b" not in findings_text([OLD])


def test_text_writes_control_characters_out() -> None:
    assert findings_text([HOSTILE]) == (
        "docs/sv/a,b:c ::error::x.md:1:1: warning: \\x1b[31mred\\x1b[0m\\x0d ::error file=x::owned % \\u202e \\x9b2J"
        " (LNK001 broken-link)\n"
        "    see ::stop-commands::t\n"
        "1 warning\n"
    )


def test_json_has_every_key_of_the_contract() -> None:
    assert findings_json([NUMBER, OLD]) == (
        '{\n "schema": "minority-site/findings/1",\n "findings": [\n'
        '  {\n   "id": "PAR006",\n   "name": "number-mismatch",\n   "severity": "error",\n'
        '   "path": "docs/fi/rights/school.md",\n   "line": 12,\n   "column": 3,\n   "language": "fi",\n'
        '   "page": "rights/school.md",\n   "section": "apply-for-tuition",\n'
        '   "message": "12 in the source, 21 here",\n   "hint": "correct the number"\n  },\n'
        '  {\n   "id": "PAG012",\n   "name": "old-review-date",\n   "severity": "info",\n'
        '   "path": "docs/sv/index.md",\n   "line": 6,\n   "column": 1,\n   "language": null,\n'
        '   "page": null,\n   "section": null,\n   "message": "last reviewed long ago",\n   "hint": ""\n  }\n ]\n}\n'
    )


def test_json_escapes_what_a_terminal_obeys_and_keeps_the_value() -> None:
    text = findings_json([HOSTILE])
    assert not set(text) & set("\x1b\x9b\u202e\r")
    assert json.loads(text)["findings"][0]["message"] == HOSTILE.message


def test_junit_fails_what_fails_the_run() -> None:
    assert findings_junit([NUMBER, OLD]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="minority-site check" tests="2" failures="1" errors="0">\n'
        '  <testsuite name="docs/fi/rights/school.md" tests="1" failures="1" errors="0">\n'
        '    <testcase classname="docs/fi/rights/school.md" name="PAR006 number-mismatch, line 12"'
        ' file="docs/fi/rights/school.md" line="12">\n'
        '      <failure message="12 in the source, 21 here" type="PAR006">'
        "docs/fi/rights/school.md:12: error: 12 in the source, 21 here\ncorrect the number</failure>\n"
        "    </testcase>\n  </testsuite>\n"
        '  <testsuite name="docs/sv/index.md" tests="1" failures="0" errors="0">\n'
        '    <testcase classname="docs/sv/index.md" name="PAG012 old-review-date, line 6" file="docs/sv/index.md"'
        ' line="6">\n'
        "      <system-out>docs/sv/index.md:6: info: last reviewed long ago</system-out>\n"
        "    </testcase>\n  </testsuite>\n</testsuites>\n"
    )


def test_junit_counts_failures_by_the_fail_level() -> None:
    root = ET.fromstring(findings_junit([NUMBER, OLD, HOSTILE], fail_on=Severity.WARNING))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")


def test_junit_without_findings_is_one_passed_case() -> None:
    root = ET.fromstring(findings_junit([]))
    assert [case.get("name") for case in root.iter("testcase")] == ["all checks"]
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


@pytest.mark.parametrize(
    "character", ["\x00", "\x0b", "\x1f", "\x85", "\ufffe", "\uffff", "\ud800", "&", "<", "]]>"]
)
def test_junit_is_well_formed_whatever_the_message_holds(character: str) -> None:
    finding = Finding(
        id="A", name="b", severity=Severity.ERROR, path=f"x{character}", message=character, hint=""
    )
    ET.fromstring(findings_junit([finding]).encode("utf-8"))


def test_sarif_is_valid_by_the_official_schema() -> None:
    schema = json.loads(
        (Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
    )
    validator = jsonschema.Draft4Validator(schema)
    for findings in ([], [NUMBER], [HOSTILE, OLD, NUMBER]):
        assert list(validator.iter_errors(json.loads(findings_sarif(findings, RULES)))) == []


def test_sarif_says_what_the_finding_says() -> None:
    run = json.loads(findings_sarif([NUMBER], RULES))["runs"][0]
    assert run["tool"]["driver"]["semanticVersion"] == __version__
    assert run["tool"]["driver"]["rules"][2] == {
        "id": "PAR006",
        "name": "number-mismatch",
        "shortDescription": {"text": "The rule of PAR006."},
        "defaultConfiguration": {"level": "error"},
    }
    (result,) = run["results"]
    assert result.pop("partialFingerprints") == {"finding/v1": "53801cb88281523b58fa34c76cd6c8b4:1"}
    assert result == {
        "ruleId": "PAR006",
        "ruleIndex": 2,
        "level": "error",
        "message": {"text": "12 in the source, 21 here\ncorrect the number"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/fi/rights/school.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12, "startColumn": 3},
                }
            }
        ],
    }


def test_sarif_keeps_a_findings_identity_when_lines_move_and_tells_equal_ones_apart() -> None:
    moved = Finding(**{**vars(NUMBER), "line": 99})

    def fingerprints(*findings: Finding) -> list[str]:
        run = json.loads(findings_sarif(findings, RULES))["runs"][0]
        return [result["partialFingerprints"]["finding/v1"] for result in run["results"]]

    assert fingerprints(moved) == fingerprints(NUMBER)
    first, second = fingerprints(NUMBER, moved)
    assert first != second


def test_sarif_encodes_paths_as_addresses() -> None:
    text = findings_sarif([HOSTILE], RULES)
    location = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "docs/sv/a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.md"
    assert not set(text) & set("\x1b\x9b\u202e\r")


def test_github_annotations() -> None:
    assert findings_github([NUMBER, OLD]) == (
        "::error file=docs/fi/rights/school.md,line=12,col=3,title=PAR006 number-mismatch"
        "::12 in the source, 21 here%0Acorrect the number\n"
        "::notice file=docs/sv/index.md,line=6,col=1,title=PAG012 old-review-date::last reviewed long ago\n"
    )


def test_github_annotations_let_content_start_no_command() -> None:
    (line,) = findings_github([HOSTILE]).splitlines()
    assert line == (
        "::warning file=docs/sv/a%2Cb%3Ac %3A%3Aerror%3A%3Ax.md,line=1,col=1,title=LNK001 broken-link"
        "::\\x1b[31mred\\x1b[0m\\x0d%0A::error file=x::owned %25 \\u202e \\x9b2J%0Asee%0A::stop-commands::t"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a b c"),
        ("\x07\x7f\x85", "\\x07\\x7f\\x85"),
        ("\u2066\u200f\ufeff\u2028", "\\u2066\\u200f\\ufeff\\u2028"),
        ("ä ŋ ייִ \u00a0", "ä ŋ ייִ \u00a0"),
    ],
)
def test_visible_writes_out_controls_and_leaves_letters(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_escaped_json_has_the_same_value() -> None:
    assert json.loads(escape_json(json.dumps("\x9b\u202e", ensure_ascii=False))) == "\x9b\u202e"
