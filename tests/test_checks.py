"""Every check against its folders in `tests/checks/<ID>/`: what must be found there, and what must not."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from minority_site._compat.config import read_settings
from minority_site.checks.registry import UNUSED, all_checks, judge, run_checks
from minority_site.site import load

CASES = Path(__file__).parent / "checks"
TODAY = dt.date(2026, 11, 24)
IDS = [check.id for check in all_checks()]


def cases(kind: str) -> list[str]:
    return sorted(
        folder.relative_to(CASES).as_posix() for folder in CASES.glob(f"*/{kind}/*") if folder.is_dir()
    )


def found(case: str, root: Path) -> list[str]:
    """Return `path:line: ID` of the findings of the case's own check, from a copy of the case."""
    project = root / "project"
    shutil.copytree(CASES / case, project)
    if not (project / "mkdocs.yml").exists():
        shutil.copy(CASES / "mkdocs.yml", project)
    site = load(read_settings(project), today=TODAY)
    wanted = case.split("/")[0]
    if wanted == UNUSED:  # what a silence silences is known when all checks have run
        findings = [f for f in run_checks(site, publish=True) if f.id == wanted]
    else:
        findings = sorted(judge(site, publish=True, only=[wanted]).findings, key=lambda f: f.sort_key)
    return [f"{f.path}:{f.line}: {f.id}" for f in findings]


@pytest.mark.parametrize("case", cases("fail"))
def test_finds_exactly_what_is_expected(case: str, tmp_path: Path) -> None:
    expected = (CASES / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert found(case, tmp_path) == sorted(expected, key=_place)


@pytest.mark.parametrize("case", cases("pass"))
def test_stays_silent(case: str, tmp_path: Path) -> None:
    assert found(case, tmp_path) == []


@pytest.mark.parametrize("check_id", IDS)
def test_has_a_failing_and_a_passing_case(check_id: str) -> None:
    assert list((CASES / check_id / "fail").glob("*/expected.txt")), (
        f"no tests/checks/{check_id}/fail/<case>/"
    )
    assert list((CASES / check_id / "pass").glob("*/")), f"no tests/checks/{check_id}/pass/<case>/"


def test_no_folder_is_left_of_a_check_that_is_gone() -> None:
    assert [folder.name for folder in CASES.iterdir() if folder.is_dir() and folder.name not in IDS] == []


@pytest.mark.parametrize("check", all_checks(), ids=IDS)
def test_docstring_gives_rule_bad_and_good(check: object) -> None:
    function = check.function  # type: ignore[attr-defined]
    text = function.__doc__
    assert text.index("\n\n") > 0
    assert text.index("Bad:") < text.index("Good:")


def _place(line: str) -> tuple[str, int]:
    path, number, _ = line.rsplit(":", 2)
    return path, int(number)
