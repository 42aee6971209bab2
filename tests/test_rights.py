"""The rights register: what holds where, how it is met, and the report to the board."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from minority_site.render.rights import rights_box_html, rights_in
from minority_site.render.view import View
from tests.conftest import Project
from tests.datasite import CONFIG, exemplar

SITE = exemplar()


@pytest.mark.parametrize(
    ("language", "areas", "expected"),
    [
        (
            "fi",
            ("fi",),
            ["authorities-area", "authorities-writing", "preschool", "mother-tongue", "elderly-care-area"],
        ),
        ("fi", (), ["authorities-staff", "authorities-writing", "mother-tongue", "elderly-care-staff"]),
        ("fit", ("fi",), ["authorities-staff", "authorities-writing", "mother-tongue", "elderly-care-staff"]),
        ("yi", ("fi",), ["mother-tongue", "elderly-care-staff"]),
        ("rmy", ("fi",), ["mother-tongue", "elderly-care-staff"]),
        ("rmy-x-kelderas", ("fi",), ["mother-tongue", "elderly-care-staff"]),
        (
            "smj",
            ("se",),
            ["authorities-area", "authorities-writing", "preschool", "mother-tongue", "elderly-care-area"],
        ),
        ("en", ("fi",), []),
    ],
)
def test_rights_differ_by_language_and_administrative_area(
    language: str, areas: tuple[str, ...], expected: list[str]
) -> None:
    municipality = replace(SITE.settings.municipality, administrative_areas=areas)
    site = replace(SITE, settings=replace(SITE.settings, municipality=municipality))
    assert [right.id for right in rights_in(View(site, "sv"), language)] == expected


def test_every_right_cites_law_that_is_in_force() -> None:
    from minority_site.checks.dat import right_without_law

    assert list(right_without_law.run(SITE)) == []


def test_the_box_tells_a_reader_of_a_minority_language_what_holds_for_it_here() -> None:
    box = rights_box_html(View(SITE, "fi", "fi/rights/"))
    assert "<p>Kunta kuuluu kielen suomi hallintoalueeseen.</p>" in box
    assert '<a href="authorities/">Kielesi kunnan palveluissa</a>' in box
    assert "details" not in box


def test_the_box_folds_each_minority_language_for_other_readers() -> None:
    box = rights_box_html(View(SITE, "sv", "sv/rights/"))
    tree = html5lib.parseFragment(box, namespaceHTMLElements=False)
    summaries = ["".join(each.itertext()) for each in tree.iter("summary")]
    assert summaries == [
        "finska",
        "meänkieli, nordsamiska, lulesamiska, sydsamiska",
        "romani chib (kelderash/lovari), romani chib (arli), romani chib (kaale), jiddisch",
    ]


REGISTER = """\
    fulfilments:
      - id: preschool
        answers: utbildningsförvaltningen
        last_reviewed: 2026-06-01
        history:
          - day: 2025-03-01
            status: planned
          - day: 2026-05-01
            status: partly
        words:
          sv:
            met: Två avdelningar har <b>finska</b> | hela dagen.
"""


@pytest.fixture
def municipality(project: Callable[..., Project]) -> Project:
    made = project("docs/\n  sv/\n    index.md\n    | # Hej\n", config=CONFIG)
    made.write("data/rights.yml", "\n".join(line[4:] for line in REGISTER.splitlines()) + "\n")
    return made


def test_the_report_tells_status_and_what_changed_since(municipality: Project) -> None:
    run = municipality.run("report", "board", "--since", "2026-01-01", "--format", "json")
    assert run.code == 0, run.err
    report = json.loads(run.out)
    preschool = next(right for right in report["rights"] if right["id"] == "preschool")
    assert report["schema"] == "minority-site/board/1"
    assert preschool["status"] == "partly"
    assert preschool["changes"] == [{"day": "2026-05-01", "status": "partly"}]
    assert preschool["law"] == [
        {"statute": "2010:800", "section": "8:12 b"},
        {"statute": "2009:724", "section": "17"},
    ]
    assert preschool["last_reviewed"] == "2026-06-01"
    others = [right for right in report["rights"] if right["id"] != "preschool"]
    assert {right["status"] for right in others} == {None}


def test_the_report_leaves_out_what_cannot_hold_here(municipality: Project) -> None:
    config = municipality.read("mkdocs.yml").replace("administrative_areas: [fi]", "administrative_areas: []")
    municipality.write("mkdocs.yml", config)
    ids = [
        right["id"]
        for right in json.loads(municipality.run("report", "board", "--format", "json").out)["rights"]
    ]
    assert "preschool" not in ids
    assert "authorities-staff" in ids


def test_the_report_as_markdown_and_html_shows_words_and_no_markup_of_theirs(municipality: Project) -> None:
    markdown = municipality.run("report", "board", "--since", "2026-01-01").out
    assert "Två avdelningar har &lt;b&gt;finska&lt;/b&gt; \\| hela dagen." in markdown
    assert "- 1 maj 2026: Förskola på språket – Uppfyllt till en del" in markdown
    html = municipality.run("report", "board", "--format", "html").out
    assert "Två avdelningar har &lt;b&gt;finska&lt;/b&gt; | hela dagen." in html
    html5lib.HTMLParser(strict=True).parse(html)


def test_a_report_in_a_language_the_site_does_not_have_is_refused(municipality: Project) -> None:
    run = municipality.run("report", "board", "--language", "fin")
    assert (run.code, run.err) == (
        2,
        "minority-site: 'fin' is no language of this site (did you mean 'fi'?)\n",
    )


def test_a_fulfilment_of_no_right_is_found(municipality: Project) -> None:
    municipality.write(
        "data/rights.yml", municipality.read("data/rights.yml").replace("id: preschool", "id: preschol")
    )
    run = municipality.run("check")
    assert "data/rights.yml:2:1: error: 'preschol' is none of the rights (DAT009 unknown-record)" in run.out


def test_assessments_out_of_order_are_found(municipality: Project) -> None:
    text = municipality.read("data/rights.yml").replace("2026-05-01", "2025-02-01")
    municipality.write("data/rights.yml", text)
    assert (
        "the assessments are not in the order of their days (DAT005 wrong-value)"
        in municipality.run("check").out
    )


def test_the_register_of_the_exemplar_is_all_samples() -> None:
    assert {fulfilment.sample for fulfilment in SITE.data.fulfilments.values()} == {True}
    assert {fulfilment.status for fulfilment in SITE.data.fulfilments.values()} == {"not-assessed"}
    assert (Path(__file__).parent.parent / "data/rights.yml").is_file()
