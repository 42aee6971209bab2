"""What a site says of itself: its words, its sources, how accessible it is, and how to tell of an error."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import html5lib
import pytest

from minority_site.glossary import alphabetical, beginning
from minority_site.languages import builtin_languages
from minority_site.reminders import reminders
from minority_site.render.accessibility import statement_html
from minority_site.render.glossary import word_list
from minority_site.render.letters import error_letter
from minority_site.render.sources import citing_pages, source_list
from minority_site.render.view import View
from minority_site.site import Site
from tests.built import BuiltSite
from tests.conftest import Project
from tests.datasite import CONFIG, exemplar, raw, site_of, told

GLOSSARY = """\
glossary:
  - id: area
    term: administrative-area
    page: index.md
    words:
      sv:
        name: förvaltningsområde
        meaning: Kommuner där ett språk har starkare skydd.
  - id: oral
    words:
      sv:
        name: ändamål
        meaning: Vad något är till för.
      fi:
        state: translated
        covers: {covers}
        name: tarkoitus
        meaning: Mitä varten jokin on.
"""

STATEMENT = """\
accessibility:
  - id: statement
    conformance: partly
    assessed_on: 2026-10-01
    updated_on: 2026-11-02
    shortcomings:
      - id: contrast
        criterion: "1.4.3"
      - id: archive
        kind: burden
    words:
      sv:
        evaluation: Vi har provat med tangentbord.
        shortcomings:
          contrast:
            what: Några rutor har svag kontrast.
            why: Färgerna byts ut i vår.
          archive:
            what: Gamla protokoll är inskannade.
            why: De är tusentals.
"""


def view(root: Path, tag: str, **files: str) -> View:
    return View(site_of(root, **files), tag, f"{tag}/about/")


# --- Glossary -----------------------------------------------------------------------------------------------------


def entries(site: Site, tag: str, *ids: str) -> list[str]:
    """Return the plain text of the entries with these ids."""
    tree = html5lib.parseFragment(word_list(View(site, tag, f"{tag}/about/")), namespaceHTMLElements=False)
    wanted = {f"word-{name}" for name in ids}
    return ["".join(each.itertext()) for each in tree.iter("div") if each[0].get("id") in wanted]


def test_a_word_is_explained_and_has_its_sourced_forms_each_under_its_language(tmp_path: Path) -> None:
    html = word_list(view(tmp_path, "sv", glossary=GLOSSARY))
    assert (
        '<dt id="word-area"><dfn>förvaltningsområde</dfn></dt><dd>Kommuner där ett språk har starkare skydd.</dd>'
        '<dd class="ms-glossary__words">På andra språk: <span lang="en" dir="ltr">English</span> '
        '<b lang="en" dir="ltr">administrative area</b>, <span lang="fi" dir="ltr">suomi</span> '
        '<b lang="fi" dir="ltr">hallintoalue</b>, <span lang="se" dir="ltr">davvisámegiella</span> '
        '<b lang="se" dir="ltr">hálddašanguovlu</b></dd><dd><a href="../">Läs mer: Start</a></dd>'
    ) in html


def test_a_reader_finds_a_sourced_word_of_their_own_beside_the_swedish_one(tmp_path: Path) -> None:
    html = word_list(view(tmp_path, "se", glossary=GLOSSARY))
    assert (
        '<dt id="word-area"><dfn>hálddašanguovlu</dfn> (<span lang="sv" dir="ltr">förvaltningsområde</span>)</dt>'
        '<dd lang="sv" dir="ltr">Kommuner där ett språk har starkare skydd.</dd>'
    ) in html


def test_no_word_is_made_up_where_none_is_sourced(tmp_path: Path) -> None:
    html = word_list(view(tmp_path, "yi", glossary=GLOSSARY))
    assert '<dt id="word-area"><dfn lang="sv" dir="ltr">förvaltningsområde</dfn></dt>' in html


def test_a_translated_entry_has_its_own_name_with_the_swedish_word_that_authorities_use(
    tmp_path: Path,
) -> None:
    site = site_of(tmp_path, glossary=GLOSSARY.replace("{covers}", "v1:0.0"))
    covers = site.data.glossary["oral"].words.fingerprint
    site = site_of(tmp_path, glossary=GLOSSARY.replace("{covers}", covers))
    assert entries(site, "fi", "oral") == ["tarkoitus (ändamål)Mitä varten jokin on."]


def test_a_stale_translation_of_an_entry_is_not_shown(tmp_path: Path) -> None:
    site = site_of(tmp_path, glossary=GLOSSARY.replace("{covers}", "v1:0.0"))
    assert entries(site, "fi", "oral") == ["ändamålVad något är till för."]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("sv", ["adress", "ål", "ändamål", "öppen"]),
        ("en", ["adress", "ål", "ändamål", "öppen"]),
        ("se", ["adress", "ål", "ändamål", "öppen"]),
        ("yi", ["adress", "ål", "ändamål", "öppen"]),
        ("fi", ["adress", "ål", "ändamål", "öppen"]),
    ],
)
def test_words_stand_by_the_alphabet_of_the_reader(tag: str, expected: list[str]) -> None:
    known = builtin_languages()
    found = sorted(["öppen", "ändamål", "adress", "ål"], key=alphabetical(known[tag], known["sv"]))
    assert found == expected


def test_every_word_of_the_packages_glossary_is_explained_in_swedish_english_and_finnish() -> None:
    words = exemplar().data.glossary
    assert len(words) >= 25
    assert {tag for entry in words.values() for tag in entry.words.versions} == {"sv", "en", "fi"}
    assert [
        e.id
        for e in words.values()
        for v in e.words.versions.values()
        if v.status not in ("source", "up-to-date")
    ] == []


@pytest.mark.parametrize(
    ("translated", "expected"),
    [
        ("[hallintoalue]", "this is no set of languages"),
        ("{fi: 3}", "this is no text"),
        ("{'f i': [hallintoalue]}", "'f i' is not a language tag"),
    ],
)
def test_words_of_translations_are_lists_by_language(translated: str, expected: str, tmp_path: Path) -> None:
    text = GLOSSARY.replace("    page: index.md\n", f"    translated: {translated}\n")
    assert next(message for _, message, _ in told(raw(tmp_path, about=text))).startswith(expected)


@pytest.mark.parametrize(
    ("stem", "text", "found"),
    [
        ("kansalli vähemmistö", "kaikki kansallisiin vähemmistöihin kuuluvat", "kansallisiin vähemmistö"),
        ("kansalli vähemmistö", "kansalliset ja vähemmistöt", None),
        ("consult", "Consultation", "Consult"),
        ("consult", "reconsult", None),
    ],
)
def test_each_word_of_a_stem_is_a_beginning(stem: str, text: str, found: str | None) -> None:
    match = beginning([stem]).search(text)
    assert (match[0] if match else None) == found


# --- Sources ------------------------------------------------------------------------------------------------------


SOURCES = """\
sources:
  - id: val
    name: Valmyndigheten
    url: https://www.val.se/
    read_on: 2025-11-02
    pages: [index.md, gone.md]
    words:
      sv:
        about: Hur man röstar.
"""


def test_a_source_says_what_was_taken_from_it_when_and_which_pages_rest_on_it(tmp_path: Path) -> None:
    html = source_list(view(tmp_path, "sv", sources=SOURCES))
    assert (
        '<strong>Valmyndigheten</strong> (<a href="https://www.val.se/" rel="noreferrer"><bdi dir="ltr">www.val.se</bdi></a>). '
        "Hur man röstar. Läst 2 november 2025.</p><details><summary>1 sida bygger på den</summary>"
        '<ul><li><a href="../">Start</a></li></ul></details>'
    ) in html


def test_statutes_that_pages_cite_are_listed_with_their_wording_and_their_pages(tmp_path: Path) -> None:
    write_law = tmp_path / "docs/sv"
    write_law.mkdir(parents=True)
    text = '---\ntitle: Rätt\n---\n\n{{ law("2009:724", "8") }} och {{ law("2005:837") }} och {{ law("2009:724", "9") }}\n'
    (write_law / "law.md").write_text(text, encoding="utf-8")
    shown = view(tmp_path, "sv")
    assert citing_pages(shown.site) == {"2009:724": ("law.md",), "2005:837": ("law.md",)}
    html = source_list(shown)
    assert (
        "</a>. Läst i lydelsen den 1 september 2025.</p><details><summary>1 sida bygger på den</summary>"
        in html
    )
    assert (
        '<a class="law" href="https://rkrattsbaser.gov.se/sfst?bet=2005:837" hreflang="sv">vallagen (2005:837)</a>. '
        "Lagtexten har inte lästs på nytt för den här webbplatsen. Fråga myndigheten innan du litar på den.</p>"
    ) in html
    assert "2010:800" not in html


@pytest.mark.parametrize(
    ("today", "due"), [("2026-09-20", []), ("2026-09-21", [("val", dt.date(2026, 11, 2))])]
)
def test_upcoming_says_when_a_source_has_not_been_read_for_a_year(
    today: str, due: list[tuple[str, dt.date]], tmp_path: Path
) -> None:
    site = site_of(tmp_path, sources=SOURCES, today=dt.date.fromisoformat(today))
    assert [(r.id, r.on) for r in reminders(site, weeks=6) if r.kind == "source"] == due


def test_upcoming_names_the_line_of_a_source(project: Callable[..., Project]) -> None:
    root = project(config=CONFIG)
    root.write("docs/sv/index.md", "---\ntitle: Start\n---\n\nHej.\n")
    root.write("data/sources.yml", SOURCES)
    run = root.run("upcoming", "--format", "json", env={"SOURCE_DATE_EPOCH": "1796000000"})
    items = [item for item in json.loads(run.out)["items"] if item["kind"] == "source"]
    assert [(item["id"], item["path"], item["line"]) for item in items if item["path"]] == [
        ("val", "data/sources.yml", 5)
    ]


def test_every_source_of_the_package_and_the_exemplar_names_pages_that_exist() -> None:
    site = exemplar()
    assert [
        (s.id, page) for s in site.data.sources.values() for page in s.pages if page not in site.source_pages
    ] == []


# --- Accessibility statement --------------------------------------------------------------------------------------


def texts(html: str) -> list[str]:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return ["".join(each.itertext()) for each in tree.iter() if each.tag in ("h3", "p", "li")]


def test_the_statement_has_every_field_that_the_law_asks_for(tmp_path: Path) -> None:
    assert texts(statement_html(view(tmp_path, "sv", about=STATEMENT))) == [
        "Redogörelsen är också ett exempel. Den säger vad man vet om exemplet, och ingenting om kommunens egna webbplatser.",
        "Vem och vad",
        "Ansvarig: Provköping",
        "Webbplats: Prov (prov.example)",
        "Lagen som kräver det här: lagen (2018:1937) om tillgänglighet till digital offentlig service",
        "Hur tillgänglig är webbplatsen?",
        "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service.",
        "Det här fungerar inte för alla",
        "Några rutor har svag kontrast. (WCAG 2.2, 1.4.3) Skäl: Färgerna byts ut i vår.",
        "Undantag för oskäligt betungande anpassning",
        "Gamla protokoll är inskannade. Skäl: De är tusentals.",
        "Det här omfattas inte av lagen",
        "Inget.",
        "Så har vi testat",
        "Vi har provat med tangentbord.",
        "Webbplatsen bedömdes senast den 1 oktober 2026.",
        "Redogörelsen uppdaterades senast den 2 november 2026.",
        "Berätta vad som inte fungerar",
        "Är det något som inte fungerar för dig? Eller behöver du innehållet i en annan form? Berätta det för oss.",
        "kommunen@provkoping.example",
        "070-174 06 05",
        "Om du inte är nöjd med vårt svar",
        "Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Du kan anmäla till Digg: www.digg.se/tdosanmalan",
    ]


def test_what_nobody_has_written_down_is_said_to_be_so(tmp_path: Path) -> None:
    said = texts(statement_html(view(tmp_path, "en")))
    assert (
        "Nobody has assessed yet whether the website is compatible with the law on accessibility of digital public services."
        in said
    )
    assert said.count("Nobody has written down yet what works and what does not.") == 2
    assert "The website has not been assessed as a whole." in said
    assert "Nobody has noted when this statement was updated." in said


def test_the_report_to_digg_is_linked(tmp_path: Path) -> None:
    assert 'href="https://www.digg.se/tdosanmalan"' in statement_html(view(tmp_path, "fi"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "partly",
            "full",
            (4, "a site with shortcomings does not hold in full", "write 'conformance: partly'"),
        ),
        (
            "    assessed_on: 2026-10-01\n",
            "",
            (
                3,
                "'conformance: partly' and nobody says when it was tried",
                "add 'assessed_on:', the day of the last test",
            ),
        ),
        (
            "          archive:\n",
            "          archives:\n",
            (
                9,
                "nobody says what 'archive' is",
                "write 'archive: {what: …, why: …}' under 'shortcomings:' in the words of 'sv'",
            ),
        ),
    ],
)
def test_a_statement_that_contradicts_itself_is_found(
    old: str, new: str, expected: tuple[int, str, str], tmp_path: Path
) -> None:
    found = told(raw(tmp_path, about=STATEMENT.replace(old, new)))
    assert [message for _, message, _ in found] == [expected[1]]
    assert found[0][2] == expected[2]


# --- Letters about errors -----------------------------------------------------------------------------------------


def letter(address: str) -> tuple[str, str, list[str]]:
    parts = urlsplit(address)
    query = parse_qs(parts.query, keep_blank_values=True)
    return unquote(parts.path), query["subject"][0], query["body"][0].split("\r\n")


def test_a_letter_has_page_section_and_language_filled_in() -> None:
    shown = View(exemplar(), "fi", "fi/rights/short/")
    to, subject, lines = letter(
        error_letter(shown, "kommunen@huddinge.example", "rights/short.md", "not-met")
    )
    assert (to, subject) == ("kommunen@huddinge.example", "Virhe sivulla: Oikeutesi lyhyesti")
    assert lines == [
        "Sivu: Oikeutesi lyhyesti https://minoriteter.example/fi/rights/short/#not-met",
        "Osio: Jos oikeutesi ei toteudu",
        "Kieli: suomi (fi)",
        "",
        "Mikä on väärin?",
        "",
        "",
        "Miten sen pitäisi olla?",
        "",
    ]


def test_a_letter_about_any_page_leaves_page_and_section_to_the_reader() -> None:
    _, subject, lines = letter(error_letter(View(exemplar(), "sv"), "a@b.example"))
    assert subject == "Fel på webbplatsen"
    assert lines[:3] == ["Sida:", "Avsnitt:", "Språk: svenska (sv)"]


def test_nothing_in_a_title_can_end_the_address_or_begin_another_header(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    (tmp_path / "docs/sv/odd.md").write_text(
        '---\ntitle: "A & b?body=x#y\\r\\nBcc: c@d.example"\n---\n\nHej.\n', encoding="utf-8"
    )
    site = site_of(tmp_path)
    address = error_letter(View(site, "sv"), "a@b.example", "odd.md")
    assert "\n" not in address and "\r" not in address and "#" not in address
    assert sorted(parse_qs(urlsplit(address).query)) == ["body", "subject"]


# --- In pages -----------------------------------------------------------------------------------------------------

PAGE = """\
---
title: {title}
{state}---

{{{{ glossary() }}}}

{{{{ sources() }}}}

{{{{ accessibility_statement() }}}}

{{{{ report_link() }}}}

{{{{ law("2009:724", "3") }}}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = Project(tmp_path_factory.mktemp("about"))
    root.write("mkdocs.yml", CONFIG)
    root.write("docs/sv/index.md", PAGE.format(title="Om oss", state=""))
    root.write("docs/fi/index.md", PAGE.format(title="Meistä", state="translation: {state: translated}\n"))
    root.write("data/about.yml", GLOSSARY.replace("        covers: {covers}\n", ""))
    root.write("data/statement.yml", STATEMENT)
    run = root.run("build", "--output", str(root.root / "out"))
    assert run.code == 0, run.err
    return BuiltSite(root.root / "out")


def page_text(built: BuiltSite, name: str) -> str:
    return (built.root / name).read_text(encoding="utf-8")


def test_all_of_it_is_in_the_built_page(built: BuiltSite) -> None:
    text = page_text(built, "sv/index.html")
    for piece in (
        '<dt id="word-area"><dfn>förvaltningsområde</dfn></dt>',
        "<h3>Lagar och förordningar</h3>",
        "<h3>Hur tillgänglig är webbplatsen?</h3>",
        ">Rapportera ett fel på sidan</a>",
    ):
        assert piece in text


def test_a_page_shown_as_a_fallback_says_which_language_each_word_is_in(built: BuiltSite) -> None:
    text = page_text(built, "se/index.html")
    assert '<dfn>hálddašanguovlu</dfn> (<span lang="sv" dir="ltr">förvaltningsområde</span>)' in text
    assert '<h3 lang="sv" dir="ltr">Hur tillgänglig är webbplatsen?</h3>' in text


BAD = """\
docs/
  sv/
    index.md
    | ---
    | title: Start
    | description: En sida.
    | tier: must
    | scope: local
    | last_reviewed: 2026-09-01
    | responsible: valnämnden
    | ---
    |
    | {{ report_link(page="indx.md") }}
    |
    | {{ report_link(page="index.md", section="appeal") }}
    |
    | {{ report_link() }}
"""


def test_check_names_a_page_and_a_section_that_a_letter_cannot_be_about(
    project: Callable[..., Project],
) -> None:
    run = project(BAD, config=CONFIG).run("check", "--format", "json")
    found = [(f["line"], f["message"]) for f in json.loads(run.out)["findings"] if f["id"] == "DAT001"]
    assert found == [(10, "there is no page 'indx.md'"), (12, "'index.md' has no section 'appeal'")]


def test_check_says_that_a_letter_has_nobody_to_go_to(project: Callable[..., Project]) -> None:
    config = CONFIG.replace("        email: kommunen@provkoping.example\n", "")
    run = project(BAD, config=config).run("check", "--format", "json")
    found = [(f["line"], f["message"]) for f in json.loads(run.out)["findings"] if f["id"] == "DAT001"]
    assert (14, "a letter about an error has nobody to go to") in found
