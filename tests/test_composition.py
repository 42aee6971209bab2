"""What readers of a translation get when its source has moved on."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.built import BuiltSite, words_of
from tests.conftest import Project

Make = Callable[..., Project]

SOURCE = """---
title: Skola
description: Om skolan
---
Inledning.

## Ansök {#apply}

Du ansöker hos kommunen.

## Överklaga {#appeal .critical}

Du har tre veckor på dig.

### Hur {#how}

Skriv ett brev.
"""

TARGET = """---
title: Koulu
description: Koulusta
translation: {state: reviewed, reviewed_by: Esimerkki, reviewed_on: 2026-01-02}
---
Johdanto.

## Hae {#apply}

Haet kunnasta.

## Valita {#appeal .critical}

Sinulla on kolme viikkoa aikaa.

### Miten {#how}

Kirjoita kirje.
"""


@pytest.fixture
def confirmed(project: Make) -> Project:
    made = project("docs/\n  sv/\n    index.md\n    | Hej\n")
    made.write("docs/sv/school.md", SOURCE)
    made.write("docs/fi/school.md", TARGET)
    run = made.run("confirm", "fi", "school.md")
    assert run.code == 0, run.err
    return made


def built(made: Project) -> BuiltSite:
    run = made.run("build", "--strict")
    assert run.code == 0, run.err
    return BuiltSite(made.root / "site")


def test_a_translation_of_the_current_source_has_no_notices(confirmed: Project) -> None:
    assert built(confirmed).page("fi/school/index.html").with_class("ms-notice") == []


def test_a_stale_section_says_so_in_the_readers_language_and_keeps_its_text(confirmed: Project) -> None:
    confirmed.write("docs/sv/school.md", SOURCE.replace("hos kommunen", "hos skolan"))
    page = built(confirmed).page("fi/school/index.html")
    (notice,) = page.with_class("ms-notice")
    assert "ms-notice--stale" in (notice.get("class") or "")
    assert ("fi", "Haet kunnasta.") in page.texts
    assert [e.get("id") for e in page.document.iter() if e.tag in ("h2", "aside")].index("apply") >= 0


def test_a_stale_critical_section_shows_the_sources_current_text_under_its_own_language(
    confirmed: Project,
) -> None:
    confirmed.write("docs/sv/school.md", SOURCE.replace("tre veckor", "två veckor"))
    page = built(confirmed).page("fi/school/index.html")
    (borrowed,) = page.with_class("ms-borrowed")
    assert (borrowed.get("lang"), borrowed.get("dir")) == ("sv", "ltr")
    assert ("sv", "Du har två veckor på dig.") in page.texts
    assert ("sv", "Skriv ett brev.") in page.texts
    assert "viikkoa" not in page.text
    assert ("fi", "Haet kunnasta.") in page.texts
    assert len(page.with_class("ms-notice--critical")) == 1


def test_the_contents_list_names_a_borrowed_section_in_its_own_language(confirmed: Project) -> None:
    confirmed.write("docs/sv/school.md", SOURCE.replace("tre veckor", "två veckor"))
    page = built(confirmed).page("fi/school/index.html")
    assert {language for language, words in page.texts if words == "Överklaga"} == {"sv"}
    assert {language for language, words in page.texts if words == "Hae"} == {"fi"}


def test_a_section_that_is_not_translated_stands_in_its_place_in_the_sources_words(
    confirmed: Project,
) -> None:
    confirmed.write(
        "docs/sv/school.md", SOURCE.replace("## Överklaga", "## Nytt {#new}\n\nNy text.\n\n## Överklaga")
    )
    page = built(confirmed).page("fi/school/index.html")
    assert [e.get("id") for e in page.document.iter("h2") if e.get("id")] == ["apply", "new", "appeal"]
    assert ("sv", "Ny text.") in page.texts
    assert len(page.with_class("ms-notice--missing")) == 1


def test_a_section_the_source_has_dropped_is_marked_as_out_of_date(confirmed: Project) -> None:
    confirmed.write(
        "docs/sv/school.md", SOURCE.replace("## Ansök {#apply}\n\nDu ansöker hos kommunen.\n\n", "")
    )
    assert len(built(confirmed).page("fi/school/index.html").with_class("ms-notice--stale")) == 1


def test_a_stale_title_is_said_at_the_top(confirmed: Project) -> None:
    confirmed.write("docs/sv/school.md", SOURCE.replace("title: Skola", "title: Förskola"))
    page = built(confirmed).page("fi/school/index.html")
    assert len(page.with_class("ms-notice--stale")) == 1


def test_borrowed_sections_are_in_no_search_index_of_the_asked_language(confirmed: Project) -> None:
    confirmed.write("docs/sv/school.md", SOURCE.replace("tre veckor", "två veckor"))
    index = json.loads(built(confirmed).files()["fi/search/search_index.json"])
    text = json.dumps(index, ensure_ascii=False)
    assert "Haet kunnasta" in text
    assert "veckor" not in text
    assert "Skriv ett brev" not in text


def test_a_local_section_is_shown_without_a_notice(confirmed: Project) -> None:
    confirmed.write(
        "docs/fi/school.md",
        confirmed.read("docs/fi/school.md") + "\n## Vain suomeksi {#only .local}\n\nLisää.\n",
    )
    page = built(confirmed).page("fi/school/index.html")
    assert page.with_class("ms-notice") == []
    assert "Lisää." in words_of(page.document)


def test_a_translation_nobody_has_confirmed_is_shown_as_it_is(project: Make) -> None:
    made = project("docs/\n  sv/\n    index.md\n    | Hej\n")
    made.write("docs/sv/school.md", SOURCE)
    made.write("docs/fi/school.md", TARGET)
    assert built(made).page("fi/school/index.html").with_class("ms-notice") == []


def test_an_introduction_that_is_not_translated_keeps_its_language_and_stays_out_of_the_index(
    project: Make,
) -> None:
    made = project("docs/\n  sv/\n    index.md\n    | Hej\n")
    made.write("docs/sv/school.md", SOURCE)
    made.write("docs/fi/school.md", TARGET.replace("Johdanto.\n\n", ""))
    assert made.run("confirm", "fi", "school.md").code == 0
    site = built(made)
    assert ("sv", "Inledning.") in site.page("fi/school/index.html").texts
    assert b"Inledning" not in site.files()["fi/search/search_index.json"]
