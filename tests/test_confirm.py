"""`confirm`: a translation is said to match its source, or it is refused."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from minority_site.sections import split_sections
from tests.conftest import Project
from tests.in_process import InProcess

CONFIG = """\
site_name: Prov
theme: {name: material}
plugins:
  - minority-site:
      docs_structure: folder
      languages:
        - {locale: sv, default: true}
        - {locale: fi}
        - {locale: en}
        - {locale: se}
"""
SOURCE = "---\ntitle: Skola\n---\n\nFörst.\n\n## Ansök {#apply}\n\nSenast den 2 mars.\n\n## Kontakt {#contact}\n\nRing os.\n"
FINNISH = "---\ntitle: Koulu # nimi\n---\n\nEnsin.\n\n## Hae {#apply}\n\nHae viimeistään 2.3.\n\n## Yhteys {#contact}\n\nSoita.\n"
ENGLISH = "---\ntitle: School\n---\n\nFirst.\n\n## Apply {#apply}\n\nBy 2 March.\n\n## Contact {#contact}\n\nCall us.\n"
SV, FI, EN = "docs/sv/school.md", "docs/fi/school.md", "docs/en/school.md"


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    made = project(config=CONFIG)
    made.write(SV, SOURCE)
    made.write(FI, FINNISH)
    made.write(EN, ENGLISH)
    return made


@pytest.fixture
def run(site: Project) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process: there are many of them here."""

    def call(*arguments: str) -> tuple[int, str, str]:
        done = InProcess(site.root).run(*arguments)
        return done.code, done.out, done.err

    return call


Run = Callable[..., tuple[int, str, str]]


def change(site: Project, old: str, new: str, file: str = SV) -> None:
    text = site.read(file)
    assert old in text
    site.write(file, text.replace(old, new))


def statuses(run: Run, language: str = "fi") -> dict[str, str]:
    _, out, _ = run("status", "--format", "json")
    found = next(entry for entry in json.loads(out)["languages"] if entry["tag"] == language)
    return {section["id"]: section["status"] for section in found["pages"][0]["sections"]}


def test_the_first_confirmation_records_every_section(site: Project) -> None:
    done = site.run("confirm", "fi", "school.md")
    assert (done.code, done.out, done.err) == (0, f"{FI}: _meta, _intro, apply, contact\n", "")
    body = SOURCE.split("---\n", 2)[2]
    entries = [part.fingerprint for part in split_sections("Skola", "", body, first_line=4, language="sv")]
    names = ("_meta", "_intro", "apply", "contact")
    lines = "".join(f"    {name}: {entry}\n" for name, entry in zip(names, entries, strict=True))
    assert site.read(FI) == FINNISH.replace(
        "title: Koulu # nimi\n", f"title: Koulu # nimi\ntranslation:\n  covers:\n{lines}"
    )
    assert site.read(EN) == ENGLISH


def test_confirming_again_changes_nothing(site: Project, run: Run) -> None:
    run("confirm", "fi", "school.md")
    once, stamp = site.read(FI), (site.root / FI).stat().st_mtime_ns
    assert run("confirm", "fi", "school.md") == (0, "nothing to confirm\n", "")
    assert (site.read(FI), (site.root / FI).stat().st_mtime_ns) == (once, stamp)


def test_after_confirming_status_and_check_are_content(site: Project, run: Run) -> None:
    assert set(statuses(run).values()) == {"outdated"}
    run("confirm", "--all", "school.md")
    assert set(statuses(run).values()) == {"up-to-date"}
    _, out, _ = run("check", "--format", "json")
    assert [finding["id"] for finding in json.loads(out)["findings"] if finding["id"].startswith("STA")] == [
        "STA004"
    ]


def test_a_typo_is_carried_forward_in_all_languages_at_once(site: Project, run: Run) -> None:
    run("confirm", "--all", "school.md")
    change(site, "Ring os.", "Ring oss.")
    assert statuses(run)["contact"] == "outdated"
    assert run("confirm", "--all", "school.md") == (0, f"{FI}: contact\n{EN}: contact\n", "")
    assert set(statuses(run, "fi").values()) == {"up-to-date"}
    assert set(statuses(run, "en").values()) == {"up-to-date"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("den 2 mars", "den 3 mars"),
        ("den 2 mars", "den 2 maj"),
        ("Senast den", "Inte senast den"),
        ("mars.", "mars till info@kommun.example."),
        ("mars.", "mars på Storgatan 3."),
    ],
)
def test_a_changed_fact_is_refused(site: Project, run: Run, old: str, new: str) -> None:
    run("confirm", "--all", "school.md")
    before = (site.read(FI), site.read(EN))
    change(site, old, new)
    for languages in (("--all",), ("fi", "en"), ("fi",)):
        code, out, err = run("confirm", *languages, "school.md")
        assert (code, out) == (1, "nothing to confirm\n")
        assert f"{FI}:" in err
        assert "apply: numbers, dates, addresses or negations" in err
        assert "minority-site confirm fi school.md#apply" in err
    assert (site.read(FI), site.read(EN)) == before


def test_naming_a_section_does_not_carry_a_changed_fact_into_many_languages(site: Project, run: Run) -> None:
    run("confirm", "--all", "school.md")
    change(site, "den 2 mars", "den 3 mars")
    assert run("confirm", "--all", "school.md#apply")[0] == 1
    assert run("confirm", "fi", "en", "school.md#apply")[0] == 1


def test_naming_one_language_and_one_section_says_that_it_was_read(site: Project, run: Run) -> None:
    run("confirm", "--all", "school.md")
    change(site, "den 2 mars", "den 3 mars")
    assert run("confirm", "fi", "school.md#apply") == (0, f"{FI}: apply\n", "")
    assert statuses(run, "fi")["apply"] == "up-to-date"
    assert statuses(run, "en")["apply"] == "outdated"


def test_reread_says_so_too(site: Project, run: Run) -> None:
    run("confirm", "fi", "en", "school.md")
    change(site, "den 2 mars", "den 3 mars")
    assert run("confirm", "fi", "en", "school.md", "--reread")[0] == 0
    assert {*statuses(run, "fi").values(), *statuses(run, "en").values()} == {"up-to-date"}


def test_nothing_of_a_page_is_written_when_one_of_its_sections_is_refused(site: Project, run: Run) -> None:
    run("confirm", "fi", "school.md")
    before = site.read(FI)
    change(site, "den 2 mars", "den 3 mars")
    change(site, "Ring os.", "Ring oss.")
    code, out, _ = run("confirm", "fi", "en", "school.md")
    assert (code, out) == (1, f"{EN}: _meta, _intro, apply, contact\n")
    assert site.read(FI) == before


def test_only_lines_of_covers_change(site: Project, run: Run) -> None:
    run("confirm", "fi", "school.md")
    before = site.read(FI).splitlines()
    change(site, "Ring os.", "Ring oss.")
    run("confirm", "fi", "school.md")
    after = site.read(FI).splitlines()
    assert [a.split(":")[0].strip() for b, a in zip(before, after, strict=True) if a != b] == ["contact"]


def test_windows_line_ends_byte_order_mark_and_nfd_survive(site: Project, run: Run) -> None:
    raw = b"\xef\xbb\xbf" + FINNISH.replace("Ensin.", "A\u0308iti.").replace("\n", "\r\n").encode()
    (site.root / FI).write_bytes(raw)
    assert run("confirm", "fi", "school.md")[0] == 0
    after = (site.root / FI).read_bytes()
    head, tail = raw.split(b"# nimi\r\n")
    assert after.startswith(head + b"# nimi\r\ntranslation:\r\n  covers:\r\n    _meta: v1:")
    assert after.endswith(b"\r\n" + tail)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_confirmed_from_one_platform_is_up_to_date_on_another(site: Project, run: Run) -> None:
    run("confirm", "fi", "school.md")
    (site.root / SV).write_bytes(
        b"\xef\xbb\xbf" + SOURCE.replace("ö", "o\u0308").replace("\n", "\r\n").encode()
    )
    assert set(statuses(run).values()) == {"up-to-date"}


def test_a_draft_is_not_confirmed_unless_its_state_is_given(site: Project, run: Run) -> None:
    draft = FINNISH.replace("# nimi\n", "# nimi\ntranslation:\n  state: draft # kesken\n")
    site.write(FI, draft)
    code, _, err = run("confirm", "fi", "school.md")
    assert (code, site.read(FI)) == (1, draft)
    assert "the translation is a draft" in err
    assert run("confirm", "fi", "school.md", "--state", "translated")[0] == 0
    assert "  state: translated # kesken\n  covers:\n" in site.read(FI)


def test_every_page_confirms_all_but_drafts(site: Project, run: Run) -> None:
    site.write("docs/sv/b.md", SOURCE)
    site.write("docs/fi/b.md", FINNISH)
    site.write("docs/en/b.md", "---\ntranslation: {state: draft}\n---\nNot yet.\n")
    code, out, err = run("confirm", "en", "fi", "--every-page")
    assert (code, err) == (0, "")
    assert sorted(line.split(":")[0] for line in out.splitlines()) == [
        "docs/en/school.md",
        "docs/fi/b.md",
        "docs/fi/school.md",
    ]


def test_sections_not_translated_yet_are_left_out(site: Project, run: Run) -> None:
    site.write(FI, FINNISH.replace("Soita.", "<!-- sv: Ring os. -->").replace("Ensin.\n", ""))
    assert run("confirm", "fi", "school.md")[1] == f"{FI}: _meta, apply\n"
    code, _, err = run("confirm", "fi", "school.md#contact")
    assert code == 1
    assert "contact: it is not translated" in err


def test_entries_of_sections_that_are_gone_are_taken_away(site: Project, run: Run) -> None:
    run("confirm", "fi", "school.md")
    change(site, "## Kontakt {#contact}\n\nRing os.\n", "")
    change(site, "## Yhteys {#contact}\n\nSoita.\n", "", FI)
    assert run("confirm", "fi", "school.md")[0] == 0
    assert "contact:" not in site.read(FI)


def test_a_renamed_section_is_not_lost_by_confirming(site: Project, run: Run) -> None:
    run("confirm", "fi", "school.md")
    change(site, "#apply", "#apply-now")
    assert run("confirm", "fi", "school.md")[0] == 0
    assert statuses(run)["apply-now"] == "up-to-date"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no page is named"),
        (("school.md",), "no language is named"),
        (("--every-page",), "no language is named"),
        (("fi", "scool.md"), "there is no page 'scool.md' (did you mean 'school.md'?)"),
        (("fx", "school.md"), "this site has no language 'fx'"),
        (("sv", "school.md"), "'sv' is the source language"),
        (("--all", "fi", "school.md"), "--all and a language exclude each other"),
        (("--all", "--reread", "school.md"), "--reread goes with the languages that were read"),
        (("fi", "../../etc/passwd"), "is not a page's path"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run("confirm", *arguments)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    "name", ["school.md", "school", "docs/sv/school.md", "docs/fi/school.md", "./school.md"]
)
def test_a_page_may_be_named_in_any_way(run: Run, name: str) -> None:
    assert run("confirm", "fi", name)[0] == 0


def test_a_language_without_the_page_is_told_how_to_begin(run: Run) -> None:
    code, _, err = run("confirm", "se", "school.md")
    assert code == 1
    assert "minority-site new se school.md" in err


def test_an_unknown_section_is_told_the_known_ones(run: Run) -> None:
    code, _, err = run("confirm", "fi", "school.md#aply")
    assert code == 1
    assert "sections: _meta, _intro, apply, contact" in err


def test_broken_front_matter_is_a_finding_and_stays_as_it_is(site: Project, run: Run) -> None:
    site.write(FI, "---\ntitle: a: b\n---\nT\n")
    code, _, err = run("confirm", "fi", "school.md")
    assert (code, site.read(FI)) == (1, "---\ntitle: a: b\n---\nT\n")
    assert f"{FI} cannot be read" in err


def test_an_extra_page_points_to_rename(site: Project, run: Run) -> None:
    (site.root / SV).unlink()
    code, _, err = run("confirm", "fi", "school.md")
    assert code == 1
    assert "the source has no such page" in err


def test_works_without_git(site: Project) -> None:
    empty = site.root / "no-programs"
    empty.mkdir()
    assert site.run("confirm", "fi", "school.md", env={"PATH": str(empty)}).code == 0
    change(site, "den 2 mars", "den 3 mars")
    assert site.run("confirm", "fi", "school.md", env={"PATH": str(empty)}).code == 1


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    site: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = os.fdopen
    calls: list[int] = []

    def full(*arguments: object, **options: object) -> object:
        calls.append(1)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return stage(*arguments, **options)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr("minority_site.atomic.os.fdopen", full)
    code, _, err = run("confirm", "fi", "en", "school.md")
    assert (code, "No space left" in err) == (2, True)
    assert (site.read(FI), site.read(EN)) == (FINNISH, ENGLISH)
    assert (
        sorted(path.name for path in (site.root / "docs").rglob("*") if path.is_file()) == ["school.md"] * 3
    )


def test_permissions_stay(site: Project, run: Run) -> None:
    (site.root / FI).chmod(0o640)
    run("confirm", "fi", "school.md")
    assert (site.root / FI).stat().st_mode & 0o777 == 0o640


def test_works_in_a_shallow_clone(site: Project, tmp_path: Path) -> None:
    def git(*arguments: str, where: Path = site.root) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=where, check=True, capture_output=True)

    git("init", "-q")
    site.run("confirm", "fi", "school.md")
    git("add", ".")
    git("commit", "-qm", "one")
    change(site, "den 2 mars", "den 3 mars")
    git("commit", "-qam", "two")
    git("clone", "-q", "--depth", "1", f"file://{site.root}", str(tmp_path / "clone"))
    clone = Project(tmp_path / "clone")
    assert clone.run("confirm", "fi", "school.md").code == 1
    shown = clone.run("diff", "fi", "school.md")
    assert "the history here is shallow" in shown.err
    assert "    Senast den 3 mars." in shown.out
