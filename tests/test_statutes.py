"""The register of statutes: what may be cited, what is gone, and how each language writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from minority_site.statutes import FORMS, Provision, Statutes, builtin_statutes, read_statutes
from minority_site.text import Text
from tests.conftest import Project

STATUTES = builtin_statutes()


def test_the_packages_own_register_has_nothing_wrong() -> None:
    assert STATUTES.problems == ()
    assert list(STATUTES.forms) == ["sv", "en", "fi"]
    assert all(set(forms) == set(FORMS) for forms in STATUTES.forms.values())


@pytest.mark.parametrize("number", STATUTES)
def test_every_statute_has_a_title_and_a_name_in_the_three_languages(number: str) -> None:
    statute = STATUTES[number]
    assert set(statute.titles) == set(statute.short) == set(statute.cited) == {"sv", "en", "fi"}
    assert statute.cited_within.keys() == {"fi"}
    assert statute.read_on in (None, dt.date(2025, 9, 1))
    assert statute.read_on or not statute.sections
    assert statute.address == f"https://rkrattsbaser.gov.se/sfst?bet={number}"
    assert not statute.sections & statute.gone.keys()


CITED = {
    ("2009:724", None, "sv"): "lagen (2009:724) om nationella minoriteter och minoritetsspråk",
    ("2009:724", "8", "sv"): "8 § lagen (2009:724) om nationella minoriteter och minoritetsspråk",
    ("2009:724", "5 a", "sv"): "5 a § lagen (2009:724) om nationella minoriteter och minoritetsspråk",
    ("2010:800", "10:7", "sv"): "10 kap. 7 § skollagen (2010:800)",
    ("2010:800", "8:12 b", "sv"): "8 kap. 12 b § skollagen (2010:800)",
    ("2010:800", "8:12b", "sv"): "8 kap. 12 b § skollagen (2010:800)",
    ("2025:400", "8:6-9", "sv"): "8 kap. 6–9 §§ socialtjänstlagen (2025:400)",
    ("2022:66", "1–2", "sv"): "1–2 §§ lagen (2022:66) om konsultation i frågor som rör det samiska folket",
    ("1974:152", "1:2", "sv"): "1 kap. 2 § regeringsformen",
    ("1949:105", "2:", "sv"): "2 kap. tryckfrihetsförordningen",
    ("2009:724", None, "en"): "the Act (2009:724) on National Minorities and Minority Languages",
    ("2009:724", "8", "en"): "section 8 of the Act (2009:724) on National Minorities and Minority Languages",
    ("2009:724", "11–12", "en"): (
        "sections 11–12 of the Act (2009:724) on National Minorities and Minority Languages"
    ),
    ("2010:800", "10:7", "en"): "chapter 10, section 7 of the Education Act (2010:800)",
    ("2025:400", "8:6–9", "en"): "chapter 8, sections 6–9 of the Social Services Act (2025:400)",
    ("1949:105", "2:", "en"): "chapter 2 of the Freedom of the Press Act",
    ("2009:724", None, "fi"): "laki (2009:724) kansallisista vähemmistöistä ja vähemmistökielistä",
    ("2009:724", "8", "fi"): (
        "kansallisista vähemmistöistä ja vähemmistökielistä annetun lain (2009:724) 8 §"
    ),
    ("2010:800", "10:7", "fi"): "koululain (2010:800) 10 luvun 7 §",
    ("1949:105", "2:", "fi"): "painovapausasetuksen 2 luku",
}


@pytest.mark.parametrize(("asked", "text"), CITED.items())
def test_a_language_writes_a_citation_its_own_way(asked: tuple[str, str | None, str], text: str) -> None:
    assert STATUTES.cite(*asked) == Text(text, asked[2])


@pytest.mark.parametrize("tag", ["fit", "se", "yi", "rmy-x-kelderas", "sv-simple"])
def test_other_languages_cite_in_swedish_under_its_name(tag: str) -> None:
    assert STATUTES.cite("2010:800", "10:7", tag) == Text("10 kap. 7 § skollagen (2010:800)", "sv")


NO_PROVISIONS = ["", "§ 8", "8 §", "8 kap. 12 b §", "9-6", "5 a–7", "x", ":7", "8:12 b c"]


@pytest.mark.parametrize("text", NO_PROVISIONS)
def test_what_names_no_section_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no section; write 8, 5 a, 10:7"):
        Provision.parse(text)


def test_a_range_is_taken_apart_and_written_whole() -> None:
    provision = Provision.parse("8:6-9")
    assert [str(section) for section in provision.sections] == ["8:6", "8:7", "8:8", "8:9"]
    assert str(provision) == "8:6–9"


STANDING = {
    ("2009:724", "21"): "read",
    ("2009:724", "5 b"): "read",
    ("2009:724", "18 a"): "gone",
    ("2009:724", "18 c"): "gone",
    ("2009:724", "22"): "missing",
    ("2009:724", "5 c"): "missing",
    ("2010:800", "8:12 b"): "read",
    ("2010:800", "8:"): "read",
    ("2010:800", "15:19"): "known",
    ("2010:800", "15:"): "known",
    ("2010:800", "9:"): "missing",
    ("2010:800", "12 b"): "missing",
    ("2017:725", "8:2"): "read",
}


@pytest.mark.parametrize(("asked", "standing"), STANDING.items())
def test_the_register_knows_which_sections_stand(asked: tuple[str, str], standing: str) -> None:
    number, section = asked
    assert STATUTES[number].standing(Provision.parse(section)) == standing


def test_what_is_gone_says_through_what_and_what_holds_now() -> None:
    gone = STATUTES["2009:724"].gone[Provision.parse("18 a")]
    assert (gone.through, gone.see) == ("2025:437", ("2025:400", "8:6–9"))


# A project's own.

OWN = """\
statutes:
  "2011:1082":
    title: {sv: förordning om något}
    cited: {sv: förordningen (2011:1082) om något}
    read_on: 2025-06-01
    sections: ["1–3"]
"""


def extended(text: str) -> Statutes:
    return STATUTES.extended(text, "data/statutes.yml")


def test_a_project_adds_statutes_and_replaces_ours(tmp_path: Path) -> None:
    file = tmp_path / "data" / "statutes.yml"
    file.parent.mkdir()
    file.write_text(OWN, encoding="utf-8")
    statutes = read_statutes(tmp_path)
    assert statutes.problems == ()
    assert statutes.cite("2011:1082", "2", "en") == Text("2 § förordningen (2011:1082) om något", "sv")
    assert statutes["2009:724"] == STATUTES["2009:724"]


def test_a_project_adds_a_language_to_cite_in() -> None:
    forms = "\n".join(f'    {kind}: "{pattern}"' for kind, pattern in STATUTES.forms["sv"].items())
    nb = f"forms:\n  nb:\n{forms}\n" + OWN.replace(
        "om något}\n    read", "om något, nb: forskriften}\n    read"
    )
    assert extended(nb).problems == ()
    assert extended(nb).cite("2011:1082", "2", "nb") == Text("2 § forskriften", "nb")


def test_a_pattern_cannot_reach_into_objects() -> None:
    forms = "\n".join(f'    {kind}: "{{statute.__class__}}"' for kind in FORMS)
    assert [p.line for p in extended(f"forms:\n  nb:\n{forms}\n").problems] == [3, 4, 5, 6, 7]


WRONG = {
    "statuts: {}\n": (1, "unknown key 'statuts'"),
    "- 1\n": (1, "the file has keys of its own"),
    "a: [\n": (2, "cannot be read: did not find expected node content"),
    "a: &x 1\nb: *x\n": (2, "cannot be read: aliases (*name) are not accepted here; write the value out"),
    'statutes:\n  "724": {title: {sv: x}, cited: {sv: x}}\n': (2, "'724' is no statute number"),
    'statutes:\n  "2009:1": {cited: {sv: x}}\n': (2, "2009:1 has no 'title' in Swedish"),
    'statutes:\n  "2009:1": {title: {sv: x}, cited: {en: x}}\n': (2, "2009:1 has no 'cited' in Swedish"),
    OWN.replace("read_on: 2025-06-01", "read_on: last week"): (5, "'read_on' of 2011:1082 is no date"),
    OWN.replace('["1–3"]', "1–3"): (6, "'sections' is a list"),
    OWN.replace('["1–3"]', '["§ 1"]'): (6, "'§ 1' is no section"),
    OWN.replace('["1–3"]', "[1]"): (6, "'1' is no section"),
    OWN.replace("read_on", "reads_on"): (5, "unknown key 'reads_on'"),
    OWN + '    gone:\n      - {sections: ["4"]}\n': (8, "what is gone says through which statute"),
    OWN + '    gone:\n      - {sections: ["4"], through: "2020:1", see: "2020:2"}\n': (
        8,
        "'see' is a statute and its section",
    ),
    OWN.replace("{sv: förordning om något}", "förordning"): (3, "'title' has keys of its own"),
    OWN.replace("{sv: förordning om något}", "{sv: [a]}"): (3, "'sv' is no plain text"),
}


@pytest.mark.parametrize(("text", "problem"), WRONG.items())
def test_a_wrong_entry_is_left_out_and_named_with_its_line(text: str, problem: tuple[int, str]) -> None:
    statutes = extended(text)
    first = statutes.problems[0]
    assert (first.path, first.line, first.message) == ("data/statutes.yml", *problem)
    assert first.hint
    assert set(statutes) == set(STATUTES)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "statutes.yml").write_bytes(b"statutes:\n  \xe5: {}\n")
    statutes = read_statutes(tmp_path)
    assert [p.message for p in statutes.problems] == ["this is not UTF-8 text"]
    assert set(statutes) == set(STATUTES)


def test_check_names_the_entry(project: Callable[..., Project]) -> None:
    site = project()
    site.write("data/statutes.yml", OWN.replace("sections", "section"))
    run = site.run("check", "--format", "text")
    assert run.code == 1
    assert "data/statutes.yml:6:1: error: unknown key 'section' (LAW004 bad-statutes-file)" in run.out
