"""`diff`: what changed in the source since a translation was confirmed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from minority_site.commands import Project as Loaded
from minority_site.commands import find
from tests.conftest import Project
from tests.in_process import InProcess

SV, FI = "docs/sv/school.md", "docs/fi/school.md"
SOURCE = "---\ntitle: Skola\n---\n\nFörst.\n\n## Ansök {#apply}\n\nEtt.\n\nSenast den 2 mars.\n\n## Kontakt {#contact}\n\nRing.\n"
FINNISH = "---\ntitle: Koulu\n---\n\nEnsin.\n\n## Hae {#apply}\n\nYksi.\n\nHae 2.3.\n\n## Yhteys {#contact}\n\nSoita.\n"


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    """Return a project whose Finnish page covers its source."""
    made = InProcess(project().root)
    made.write(SV, SOURCE)
    made.write(FI, FINNISH)
    made.run("confirm", "fi", "school.md")
    return made


def commit(site: Project, message: str = "x") -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", message]):
        subprocess.run(["git", *identity, *arguments], cwd=site.root, check=True, capture_output=True)


def change(site: Project, old: str, new: str, file: str = SV) -> None:
    text = site.read(file)
    assert old in text
    site.write(file, text.replace(old, new))


def test_shows_the_lines_that_changed_since_the_section_was_confirmed(site: Project) -> None:
    commit(site)
    change(site, "Ring.", "Ring nu.")
    commit(site)
    change(site, "den 2 mars", "den 3 mars")
    commit(site)
    line = site.read(FI).split("## Hae")[0].count("\n") + 1
    shown = Project(site.root).run("diff", "fi", "school.md")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (
        f"apply ({FI}:{line}): changed since it was confirmed\n"
        "    ...\n"
        "    Ett.\n"
        "\n"
        "  - Senast den 2 mars.\n"
        "  + Senast den 3 mars.\n"
        "\n"
        f"contact ({FI}:{line + 6}): changed since it was confirmed\n"
        "    ...\n"
        "    ## Kontakt {#contact}\n"
        "\n"
        "  - Ring.\n"
        "  + Ring nu.\n"
    )


def test_the_covered_text_is_found_through_a_rename_of_the_file(site: Project) -> None:
    commit(site)
    site.run("rename", "school.md", "rights/skolan.md")
    commit(site)
    change(site, "Ring.", "Ring nu.", "docs/sv/rights/skolan.md")
    assert "  - Ring.\n  + Ring nu.\n" in site.run("diff", "fi", "rights/skolan.md#contact").out


def test_the_covered_text_is_found_whatever_has_become_of_other_sections(site: Project) -> None:
    change(site, "Ett.", "Två.")  # never in the history together with the covered text
    commit(site)
    change(site, "Ring.", "Ring nu.")
    shown = site.run("diff", "fi", "school.md")
    assert "  - Ring.\n  + Ring nu.\n" in shown.out
    assert "apply" in shown.out.splitlines()[0]
    assert "the covered text is not known; the source says now" in shown.out.splitlines()[0]


def test_title_and_description_are_compared_too(site: Project) -> None:
    commit(site)
    change(site, "title: Skola", "title: Skolan")
    assert "  - title: Skola\n  + title: Skolan\n" in site.run("diff", "fi", "school.md").out


def test_without_git_it_says_so_and_shows_the_current_text(site: Project) -> None:
    commit(site)
    change(site, "den 2 mars", "den 3 mars")
    empty = site.root / "no-programs"
    empty.mkdir()
    shown = site.run("diff", "fi", "school.md", env={"PATH": str(empty)})
    assert shown.code == 0
    assert shown.err == "git is not installed: the current text is shown where the covered one is not known\n"
    assert "the source says now\n    ## Ansök {#apply}\n\n    Ett.\n\n    Senast den 3 mars.\n" in shown.out


def test_outside_a_repository_it_says_so(site: Project) -> None:
    change(site, "den 2 mars", "den 3 mars")
    shown = site.run("diff", "fi", "school.md", env={"GIT_CEILING_DIRECTORIES": str(site.root.parent)})
    assert (shown.code, shown.err.split(":")[0]) == (0, "this is no git repository")
    assert "Senast den 3 mars." in shown.out


def test_missing_extra_unconfirmed_and_local_sections(site: Project) -> None:
    change(
        site,
        "## Kontakt {#contact}\n\nRing.\n",
        "## Klaga {#appeal}\n\nSkriv.\n\n## Här {#here .local}\n\nBara här.\n",
    )
    change(site, "## Yhteys", "## Klagan {#new}\n\nX.\n\n## Yhteys", FI)
    change(site, "    apply: ", "    other: ", FI)
    out = site.run("diff", "fi", "school.md").out
    titles = [line.split(" (")[0] + line.split(")", 1)[1] for line in out.splitlines() if f"({FI}:" in line]
    assert titles == [
        "apply: never confirmed; the source says",
        "appeal: not translated; the source says",
        "new: the source no longer has this section",
        "contact: the source no longer has this section",
    ]
    assert "Bara här" not in out


def test_what_is_up_to_date_is_told(site: Project) -> None:
    assert site.run("diff", "fi", "school.md").out == f"{FI} covers its source as it is now\n"


def test_a_page_that_is_not_translated_is_told_how_to_begin(site: Project) -> None:
    shown = site.run("diff", "yi", "school.md")
    assert (shown.code, shown.out) == (
        0,
        "school.md is not translated into yi: minority-site new yi school.md\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("fi", "scool.md"), "did you mean 'school.md'?"),
        (("fi", "school.md#x"), "school.md has no section 'x'"),
        (("sv", "school.md"), "'sv' is the source language"),
    ],
)
def test_what_does_not_exist_is_refused(site: Project, arguments: tuple[str, ...], message: str) -> None:
    done = site.run("diff", *arguments)
    assert (done.code, message in done.err) == (2, True)


def test_what_a_terminal_would_obey_is_written_out(site: Project) -> None:
    change(site, "Ring.", "Ring \x1b[2J nu\u202e.")
    assert "    Ring \\x1b[2J nu\\u202e.\n" in site.run("diff", "fi", "school.md").out


def test_colours_are_for_terminals_only(site: Project) -> None:
    commit(site)
    change(site, "den 2 mars", "den 3 mars")
    assert "\x1b" not in site.run("diff", "fi", "school.md").out
    from argparse import Namespace

    options = Namespace(language="fi", page="school.md")
    outcome = find("diff").run(options, Loaded(site.root, stdout_is_terminal=True))
    assert "\x1b[31m- Senast den 2 mars.\x1b[0m" in outcome.stdout
    assert "\x1b[32m+ Senast den 3 mars.\x1b[0m" in outcome.stdout
