"""`minority-site catalogs …`, and what its words become in a built site."""

from __future__ import annotations

import gettext
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Project

MakeProject = Callable[..., Project]

TREE = """\
docs/
  sv/
    index.md
    | ---
    | title: Start
    | description: Provsidan
    | ---
    | Hej
overrides/
  partials/
    foot.html
    | {# Translators: A link at the foot. #}
    | {{ _("More about us") }}
"""
FI = """\
msgid ""
msgstr ""
"Language: fi\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def test_extract_writes_the_template_once(project: MakeProject) -> None:
    site = project(TREE)
    assert site.run("catalogs", "extract", "--check").code == 1
    assert not (site.root / "locales").exists()
    assert site.run("catalogs", "extract").out == "locales/messages.pot: written\n"
    assert '#. A link at the foot.\n#: overrides/partials/foot.html\nmsgid "More about us"' in site.read(
        "locales/messages.pot"
    )
    again = site.run("catalogs", "extract", "--check")
    assert (again.code, again.out) == (0, "locales/messages.pot: nothing to change\n")


def test_update_makes_a_catalog_for_each_language_of_a_project_with_strings_of_its_own(
    project: MakeProject,
) -> None:
    site = project(TREE)
    site.run("catalogs", "extract")
    check = site.run("catalogs", "update", "--check")
    assert check.code == 1
    assert check.out.splitlines() == [
        "locales/sv/LC_MESSAGES/messages.po: would change",
        "locales/fi/LC_MESSAGES/messages.po: would change",
        "locales/yi/LC_MESSAGES/messages.po: would change",
    ]
    assert site.run("catalogs", "update").code == 0
    assert site.read("locales/yi/LC_MESSAGES/messages.po").endswith('msgid "More about us"\nmsgstr ""\n')
    done = site.run("catalogs", "update", "--check")
    assert (done.code, done.out) == (0, "nothing to change\n")


def test_update_makes_a_catalog_for_a_tag_that_babel_does_not_know(project: MakeProject) -> None:
    site = project(TREE)
    site.run("catalogs", "extract")
    run = site.run("catalogs", "update", "--language", "rmy", "--language", "rmu-x-resande")
    assert (run.code, run.err) == (0, "")
    assert '"Language: rmu-x-resande\\n"' in site.read("locales/rmu-x-resande/LC_MESSAGES/messages.po")
    assert site.run("catalogs", "update", "--language", "suomi_finnish!").code == 2


def test_without_strings_of_its_own_a_project_fills_in_the_packages(project: MakeProject) -> None:
    site = project("docs/\n  sv/\n    index.md\n    | Hej\n")
    assert site.run("catalogs", "update").out == "nothing to change\n"
    site.run("catalogs", "update", "--language", "fi")
    catalog = site.read("locales/fi/LC_MESSAGES/messages.po")
    assert 'msgid "Skip to content"\nmsgstr ""\n' in catalog


def test_words_for_the_packages_messages_stay_in_a_project_with_strings_of_its_own(
    project: MakeProject,
) -> None:
    site = project(TREE)
    site.write("locales/fi/LC_MESSAGES/messages.po", FI + 'msgid "Calendar"\nmsgstr "Tapahtumakalenteri"\n')
    site.run("catalogs", "extract")
    site.run("catalogs", "update")
    catalog = site.read("locales/fi/LC_MESSAGES/messages.po")
    assert '\nmsgid "Calendar"\nmsgstr "Tapahtumakalenteri"\n' in catalog
    assert 'msgid "More about us"\n' in catalog
    assert "CAT009" not in site.run("catalogs", "check").out


def test_update_names_a_broken_catalog_and_goes_on_with_the_others(project: MakeProject) -> None:
    site = project(TREE)
    site.run("catalogs", "extract")
    site.write("locales/fi/LC_MESSAGES/messages.po", FI + 'msgid "Calendar"\nmsgstr "Kalenteri\n')
    run = site.run("catalogs", "update")
    assert run.code == 1
    assert run.err.startswith("locales/fi/LC_MESSAGES/messages.po:8: the catalog cannot be read:")
    assert (site.root / "locales/yi/LC_MESSAGES/messages.po").exists()


def test_update_writes_through_no_link(project: MakeProject) -> None:
    site = project(TREE)
    site.run("catalogs", "extract")
    outside = site.root.parent / "outside"
    outside.mkdir()
    (site.root / "locales/fi").symlink_to(outside)
    run = site.run("catalogs", "update", "--language", "fi")
    assert (run.code, list(outside.iterdir())) == (2, [])
    assert "locales/fi: is a link" in run.err


def test_compile_writes_what_gettext_reads(project: MakeProject) -> None:
    site = project(TREE)
    run = site.run("catalogs", "compile", "--language", "fi", "--output", "out")
    assert run.out.startswith("out/fi/LC_MESSAGES/messages.mo: ")
    with (site.root / "out/fi/LC_MESSAGES/messages.mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Calendar") == "Kalenteri"
    assert sorted(path.name for path in (site.root).glob("*")) == ["docs", "mkdocs.yml", "out", "overrides"]


def test_check_names_faults_and_fails(project: MakeProject) -> None:
    site = project(TREE)
    site.write(
        "locales/fi/LC_MESSAGES/messages.po",
        FI + 'msgid "Register by {date}"\nmsgstr "Ilmoittaudu ajoissa"\n',
    )
    run = site.run("catalogs", "check")
    assert run.code == 1
    assert "locales/fi/LC_MESSAGES/messages.po:7" in run.out
    assert "CAT003" in run.out
    assert site.run("catalogs", "check", "--language", "yi").code == 0


def test_fault_is_silenced_with_a_reason_in_its_entry(project: MakeProject) -> None:
    site = project(TREE)
    site.write(
        "locales/fi/LC_MESSAGES/messages.po",
        FI + '# silence CAT003: always in time\nmsgid "Register by {date}"\nmsgstr "Ilmoittaudu ajoissa"\n',
    )
    assert "CAT003" not in site.run("catalogs", "check").out


def test_projects_words_reach_the_built_site_and_broken_ones_do_not(project: MakeProject) -> None:
    site = project(TREE)
    site.write(
        "locales/sv/LC_MESSAGES/messages.po",
        FI.replace("Language: fi", "Language: sv")
        + 'msgctxt "nav"\nmsgid "Navigation"\nmsgstr "Hitta på sidan"\n\n'
        + 'msgctxt "toc"\nmsgid "Table of contents"\nmsgstr "Rubriker <script>alert(1)</script>"\n\n'
        + 'msgctxt "search.placeholder"\nmsgid "Search"\nmsgstr "Sök \\" onfocus=x"\n',
    )
    run = site.mkdocs("build")
    assert run.code == 0, run.err
    html = site.read("site/index.html")
    assert 'aria-label="Hitta på sidan"' in html
    assert "alert(1)" not in html
    assert 'placeholder="Sök &#34; onfocus=x"' in html or 'placeholder="Sök &quot; onfocus=x"' in html


def test_script_extracts_and_updates(project: MakeProject) -> None:
    script = Path(__file__).parent.parent / "scripts/update_catalogs.py"
    site = project(TREE)
    assert site.execute(sys.executable, str(script), "--check").code == 1
    assert site.execute(sys.executable, str(script)).code == 0
    assert site.execute(sys.executable, str(script), "--check").code == 0
    assert 'msgid "More about us"' in site.read("locales/fi/LC_MESSAGES/messages.po")


@pytest.mark.parametrize("action", ["extract", "update"])
def test_project_that_may_not_be_written_is_left_as_it_was(action: str, project: MakeProject) -> None:
    site = project(TREE)
    if action == "update":
        site.run("catalogs", "extract")
        (site.root / "locales/fi").write_text("a file where a folder should be", encoding="utf-8")
    else:
        (site.root / "locales").write_text("a file where a folder should be", encoding="utf-8")
    run = site.run("catalogs", action)
    assert run.code == 2
    assert "Traceback" not in run.err
    assert not list(site.root.rglob("*.new"))
