"""`minority-site check` from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Project

PAGE = """\
docs/
  sv/
    index.md
    | ---
    | title: Start
    | description: Här börjar du.
    | tier: must
    | scope: local
    | responsible: minoritetssamordnare
    | last_reviewed: 2026-09-01
    | ---
    |
    | Text.
"""
TODAY = {"SOURCE_DATE_EPOCH": "1795478400"}
"""2026-11-24."""


def findings(made: Project, *arguments: str) -> list[tuple[str, str]]:
    run = made.run("check", "--format", "json", *arguments, env=TODAY)
    assert run.err == ""
    return [(f"{f['path']}:{f['line']}", f["id"]) for f in json.loads(run.out)["findings"]]


def test_a_sound_project_has_no_errors_and_exits_with_0(project: Callable[..., Project]) -> None:
    run = project(PAGE).run("check", env=TODAY)
    assert (run.code, run.err) == (0, "")
    assert " error" not in run.out


def test_an_error_exits_with_1_and_says_where_what_and_how(project: Callable[..., Project]) -> None:
    run = project(PAGE + "    | ## Rubrik\n").run("check", env=TODAY)
    assert run.code == 1
    lines = run.out.splitlines()
    first = next(number for number, line in enumerate(lines) if "PAG005" in line)
    assert lines[first : first + 2] == [
        "docs/sv/index.md:11:1: error: the heading 'Rubrik' has no id (PAG005 heading-without-id)",
        "    write one behind it, in ASCII and the same in all languages: {#what-to-do}",
    ]


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_decides_the_exit_code(project: Callable[..., Project], level: str, code: int) -> None:
    made = project(PAGE.replace("    | description: Här börjar du.\n", ""))  # PAG004, a warning
    assert made.run("check", "--fail-on", level, env=TODAY).code == code


def test_language_limits_the_report_to_it_and_to_what_has_none(project: Callable[..., Project]) -> None:
    made = project(
        PAGE + "    | ## A\n  fi/\n    index.md\n    | ## B\n  de/\n    index.md\n    | x\n",
    )
    limited = findings(made, "--language", "fi")
    assert ("docs/de:1", "CFG001") in limited
    assert ("docs/fi/index.md:1", "PAG005") in limited
    assert [place for place, _ in limited if place.startswith("docs/sv")] == []
    both = findings(made, "--language", "fi", "--language", "sv")
    assert ("docs/sv/index.md:11", "PAG005") in both


def test_publish_asks_the_gate_and_check_alone_does_not(project: Callable[..., Project]) -> None:
    fi = "  yi/\n    index.md\n    | ---\n    | title: ייִדיש\n    | translation: {state: translated}\n    | ---\n"
    made = project(PAGE + fi)
    assert [id_ for _, id_ in findings(made) if id_.startswith("PUB")] == []
    assert [found for found in findings(made, "--publish") if found[1].startswith("PUB")] == [
        ("docs/yi/index.md:3", "PUB001")
    ]


@pytest.mark.parametrize("form", ["text", "json", "junit", "sarif", "github"])
def test_each_format_says_the_same_and_exits_the_same(project: Callable[..., Project], form: str) -> None:
    run = project(PAGE + "    | ## Rubrik\n").run("check", "--format", form, env=TODAY)
    assert run.code == 1
    assert "PAG005" in run.out
    if form == "junit":
        assert ET.fromstring(run.out.encode()).get("failures") == "1"
    if form in ("json", "sarif"):
        json.loads(run.out)


def test_an_unknown_language_is_wrong_usage(project: Callable[..., Project]) -> None:
    run = project(PAGE).run("check", "--language", "fin")
    assert (run.code, run.out) == (2, "")
    assert run.err == "minority-site: this site has no language 'fin' (did you mean 'fi'?)\n"


def test_an_unknown_format_is_wrong_usage(project: Callable[..., Project]) -> None:
    assert project(PAGE).run("check", "--format", "xml").code == 2


def test_settings_that_cannot_be_read_stop_the_command(project: Callable[..., Project]) -> None:
    made = project(PAGE)
    made.write("mkdocs.yml", "site_name: [\n")
    run = made.run("check")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("minority-site: mkdocs.yml:2: cannot be read")


def test_escape_sequences_in_a_page_do_not_reach_the_terminal(project: Callable[..., Project]) -> None:
    made = project(PAGE)
    made.write("docs/sv/x.md", '---\ntitle: "a"\n"\\e[31mx\\u202e": 1\n---\n\n## \x9b2J rubrik\n')
    for form in ("text", "json", "junit", "sarif", "github"):
        run = made.run("check", "--format", form, env=TODAY)
        assert not set(run.out + run.err) & set("\x1b\x9b\u202e"), form


def test_two_runs_say_the_same(project: Callable[..., Project]) -> None:
    made = project(PAGE + "    | ## A\n  fi/\n    index.md\n    | ## B\n")
    assert made.run("check", env=TODAY).out == made.run("check", env=TODAY).out
