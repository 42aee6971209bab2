"""The exemplar, built for real and walked whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import polib
import pytest

from minority_site.commands import Project
from minority_site.identification import Identifier
from minority_site.identification import words_of as words_in
from minority_site.languages import builtin_languages
from tests.built import BuiltPage, BuiltSite

ROOT = Path(__file__).parent.parent
WRITTEN = {"sv", "sv-simple", "en", "fi"}
"""Languages the exemplar has texts in; in the others only sourced words may stand under the language's own name."""

LANGUAGE_NAMES = {
    word
    for language in builtin_languages().values()
    for word in language.swedish_name.lower().replace("(", " ").replace(")", " ").split()
}
"""A list of languages names several of them in one."""
NAMES_OF_FORMATS = {"atom", "json", "feed", "icalendar", "vcard", "rss"}
ADDRESS = re.compile(r"\S+@\S+|\S+\.(?:example|org|com|net|se)\S*")


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(ROOT)


def pages_of(site: BuiltSite, tag: str) -> list[BuiltPage]:
    return [page for name, page in site.pages.items() if name.startswith(f"{tag}/")]


def test_every_language_has_every_page(exemplar: BuiltSite, project: Project) -> None:
    source = {page.name.removeprefix("sv/") for page in pages_of(exemplar, "sv")}
    for tag in project.settings.built_tags:
        assert {page.name.removeprefix(f"{tag}/") for page in pages_of(exemplar, tag)} == source, tag
    assert len(source) >= 50


def test_every_page_names_its_own_language_and_direction(exemplar: BuiltSite, project: Project) -> None:
    for tag in project.settings.built_tags:
        direction = project.settings.language(tag).language.direction
        assert {(page.language, page.direction) for page in pages_of(exemplar, tag)} == {(tag, direction)}


def test_every_page_parses_as_html5_without_errors(exemplar: BuiltSite) -> None:
    assert [error for page in exemplar.pages.values() for error in page.errors] == []


def test_every_link_and_anchor_leads_somewhere(exemplar: BuiltSite) -> None:
    assert exemplar.broken_links() == []


def test_ids_are_unique_on_every_page(exemplar: BuiltSite) -> None:
    doubles = {}
    for page in exemplar.pages.values():
        ids = [found for element in page.document.iter() if (found := element.get("id"))]
        if repeated := {found for found in ids if ids.count(found) > 1}:
            doubles[page.name] = repeated
    assert doubles == {}


def test_alternates_are_reciprocal_and_complete(exemplar: BuiltSite) -> None:
    def alternates(page: BuiltPage) -> dict[str, str]:
        found = page.all("link", rel="alternate")
        return {str(link.get("hreflang")): str(link.get("href")) for link in found if link.get("hreflang")}

    base = "https://minoriteter.example"
    by_url = {base + page.url: page for page in exemplar.pages.values()}
    seen = 0
    for url, page in by_url.items():
        found = alternates(page)
        if not found:
            continue
        seen += 1
        assert found[page.language] == url
        assert "x-default" in found
        for tag, address in found.items():
            if tag != "x-default":
                assert alternates(by_url[address]) == found, (url, tag)
    assert seen > 150


def test_only_fallbacks_lack_alternates(exemplar: BuiltSite) -> None:
    for page in exemplar.pages.values():
        if page.name.endswith("404.html") or page.name == "index.html" or "/embed/" in page.name:
            continue
        has_alternates = any(link.get("hreflang") for link in page.all("link", rel="alternate"))
        assert has_alternates != bool(page.with_class("ms-notice--fallback")), page.name


def test_sitemap_lists_each_real_text_once_and_no_fallback(exemplar: BuiltSite) -> None:
    sitemap = exemplar.files()["sitemap.xml"].decode()
    listed = re.findall(r"<loc>https://minoriteter\.example(/[^<]*)</loc>", sitemap)
    real = {
        page.url
        for page in exemplar.pages.values()
        if page.all("link", rel="alternate", hreflang=page.language)
    }
    assert sorted(listed) == sorted(real)


def test_no_text_claims_a_language_that_it_is_not_in(exemplar: BuiltSite) -> None:
    identifier = Identifier(builtin_languages())
    wrong = []
    for page in exemplar.pages.values():
        for language, text in page.texts:
            words = [
                word for word in words_in(text) if not word.isupper() and word.lower() not in LANGUAGE_NAMES
            ]
            if language in WRITTEN and (found := identifier.suspicion(words, language)):
                wrong.append((page.name, language, found.language, text))
    assert wrong == []


def test_under_the_name_of_a_language_nobody_here_writes_stand_only_sourced_words(
    exemplar: BuiltSite, project: Project
) -> None:
    wrong = []
    for tag in project.settings.built_tags:
        if tag in WRITTEN:
            continue
        allowed = sourced_words(project, tag)
        for page in pages_of(exemplar, tag):
            wrong += [
                (page.name, text)
                for language, text in page.texts
                if language == tag and not only(allowed, text)
            ]
    assert wrong == []


def sourced_words(project: Project, tag: str) -> set[str]:
    """Words that may stand under a language's name: its terms, catalog, autonym and calendar, cut at white space."""
    language = builtin_languages()[tag]
    texts = [
        language.autonym,
        *(language.months_in_date or ()),
        *(language.days or ()),
        *(language.months or ()),
    ]
    texts += [term.words[tag] for term in project.site.terms.values() if tag in term.words]
    catalog = polib.pofile(str(ROOT / "locales" / tag / "LC_MESSAGES" / "messages.po"))
    texts += [entry.msgstr for entry in catalog.translated_entries()]
    texts += [
        re.sub("[A-Za-z]", " ", language.date_pattern_long),
        *re.findall("'([^']+)'", language.date_pattern_long),
    ]
    return {word for text in texts for word in cut(text)} | NAMES_OF_FORMATS


def cut(text: str) -> list[str]:
    letters = "".join(
        char if unicodedata.category(char)[0] in "LM" or char in "־-'" else " "
        for char in unicodedata.normalize("NFC", text)
    )
    return [word.strip("-'") for word in letters.lower().split() if word.strip("-'")]


def only(allowed: set[str], text: str) -> bool:
    return all(word in allowed for word in cut(ADDRESS.sub(" ", text)))


def test_every_page_says_that_it_is_an_example_and_stays_out_of_indexes(exemplar: BuiltSite) -> None:
    for page in exemplar.pages.values():
        assert page.all("meta", name="robots", content="noindex"), page.name
        assert "/embed/" in page.name or page.with_class("ms-example-note") or page.name == "index.html", (
            page.name
        )


def test_nothing_is_loaded_from_another_host(exemplar: BuiltSite) -> None:
    loading = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src"}
    for page in exemplar.pages.values():
        found = [
            e.get(a)
            for tag, a in loading.items()
            for e in page.all(tag)
            if (e.get(a) or "").startswith(("http", "//"))
        ]
        found += [
            e.get("href")
            for e in page.all("link")
            if e.get("rel") not in ("canonical", "alternate")
            and (e.get("href") or "").startswith(("http", "//"))
        ]
        assert found == [], page.name


def test_no_private_mark_is_left_in_any_file(exemplar: BuiltSite) -> None:
    marks = [char.encode() for char in "\uefe1\uefe2\uefe3"] + [b"\\uefe1"]
    assert [name for name, data in exemplar.files().items() if any(found in data for found in marks)] == []


def test_no_reference_is_left_unfollowed(exemplar: BuiltSite) -> None:
    left = [
        (page.name, text)
        for page in exemplar.pages.values()
        for _, text in page.texts
        if re.search(r"\{\{|\}\}", text)
    ]
    assert left == []
