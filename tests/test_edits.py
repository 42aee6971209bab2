"""Edits of a source and what is said of its translation: `tests/edits/`, read as data."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from minority_site.checks import Check
from minority_site.checks.registry import checks_by_rule
from minority_site.checks.sta import CHECKS
from minority_site.pages import Page, read_page
from minority_site.settings import Settings, settings_from
from minority_site.site import Site
from minority_site.translations import coverage

FOLDER = Path(__file__).parent / "edits"
KINDS = {
    *("reflow", "emphasis", "link target", "number", "negation", "list item", "moved", "split", "merged"),
    *(
        "renamed section",
        "table cell",
        "image",
        "alt text",
        "code block",
        "admonition",
        "nested list",
        "footnote",
    ),
    *("reference link", "setext/ATX", "CRLF", "NFD", "BOM", "HTML comment", "content tab", "entity"),
    *("soft hyphen", "non-breaking space"),
}
FRONT = {"title": "Språk", "description": "Om ditt språk."}
PATH = "rights/school.md"


@dataclass(frozen=True, kw_only=True)
class Scenario:
    name: str
    kind: str
    before: str
    after: str
    translation: str
    noticed: bool
    work: bool
    verdict: Mapping[str, str]
    reports: list[str]
    front: Mapping[str, str]
    path: str
    encode: str
    caught_by: str | None


def scenarios() -> list[Scenario]:
    found = []
    for file in sorted(FOLDER.glob("*.yml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        found += [scenario(file.stem, item, data) for item in data["scenarios"]]
    return found


def scenario(group: str, item: dict[str, Any], defaults: dict[str, Any]) -> Scenario:
    before = item.get("before", defaults["before"])
    after = item.get("after", before)
    for old, new in item.get("replace", ()):
        assert old in after, f"{item['name']}: '{old}' is not in the text"
        after = after.replace(old, new)
    return Scenario(
        name=f"{group}: {item['name']}",
        kind=item["kind"],
        before=before,
        after=after,
        translation=item.get("translation", defaults["translation"]),
        noticed=item["noticed"],
        work=item["work"],
        verdict=item["verdict"],
        reports=item["reports"],
        front=item.get("front", {}),
        path=item.get("path", PATH),
        encode=item.get("encode", ""),
        caught_by=item.get("caught_by"),
    )


SCENARIOS = scenarios()


def settings() -> Settings:
    plugin = {"docs_structure": "folder", "languages": [{"locale": "sv", "default": True}, {"locale": "fi"}]}
    return settings_from({"site_name": "Prov", "plugins": [{"minority-site": plugin}]}, root=Path("/nowhere"))


def page(language: str, path: str, front: Mapping[str, Any], body: str, encode: str = "") -> Page:
    text = f"---\n{yaml.safe_dump(dict(front), allow_unicode=True)}---\n\n{body}"
    if "nfd" in encode.split():
        text = unicodedata.normalize("NFD", text)
    if "crlf" in encode.split():
        text = text.replace("\n", "\r\n")
    if "cr" in encode.split():
        text = text.replace("\n", "\r")
    raw = (b"\xef\xbb\xbf" if "bom" in encode.split() else b"") + text.encode()
    return read_page(raw, path=path, file=f"docs/{language}/{path}", language=language)


def site_after(case: Scenario) -> Site:
    """Return a site whose translation covers the source before the edit, and whose source is edited."""
    before = page("sv", PATH, FRONT, case.before)
    covers = {section.id: section.fingerprint for section in before.sections if not section.empty}
    front = {"title": "Kieli", "description": "Kielestäsi.", "translation": {"covers": covers}}
    pages: dict[str, dict[str, Page]] = {PATH: {"fi": page("fi", PATH, front, case.translation)}}
    pages.setdefault(case.path, {})["sv"] = page("sv", case.path, FRONT | case.front, case.after, case.encode)
    return Site(settings=settings(), today=dt.date(2026, 11, 24), pages=pages)


def reported(site: Site, checks: tuple[Check, ...] = CHECKS) -> list[str]:
    return sorted({finding.id for check in checks for finding in check.run(site)})


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda case: case.name)
def test_each_section_gets_its_verdict(case: Scenario) -> None:
    found = coverage(site_after(case), case.path, "fi")
    assert {item.id: item.status for item in found.sections if item.status != "up-to-date"} == case.verdict


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda case: case.name)
def test_what_is_reported_is_what_is_expected(case: Scenario) -> None:
    assert reported(site_after(case)) == case.reports


@pytest.mark.parametrize(
    "case", [case for case in SCENARIOS if case.caught_by], ids=lambda case: f"{case.name} ({case.caught_by})"
)
def test_what_a_fingerprint_leaves_out_a_parity_check_reports(case: Scenario) -> None:
    assert case.caught_by is not None
    check = checks_by_rule()[case.caught_by]
    assert reported(site_after(case), (check,)) == [check.id]


def test_no_scenario_is_confirmed_wrongly_at_the_start() -> None:
    untouched = [
        Scenario(**{**vars(case), "after": case.before, "front": {}, "path": PATH}) for case in SCENARIOS
    ]
    statuses = {item.status for case in untouched for item in coverage(site_after(case), PATH, "fi").sections}
    assert statuses == {"up-to-date"}


def test_nothing_is_missed() -> None:
    missed = [case.name for case in SCENARIOS if case.noticed and not case.reports and not case.caught_by]
    assert missed == []


def test_hardly_anything_is_reported_for_nothing() -> None:
    noise = [case.name for case in SCENARIOS if case.reports and not case.work]
    assert noise == ["words: a typo mended"]
    assert len(noise) * 40 <= len(SCENARIOS)


def test_there_are_enough_scenarios_and_none_of_the_kinds_is_left_out() -> None:
    assert len(SCENARIOS) >= 60
    assert {case.kind for case in SCENARIOS} >= KINDS
    assert len({case.name for case in SCENARIOS}) == len(SCENARIOS)
