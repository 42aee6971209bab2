"""Phrases, and the package's own catalogs in which they stand."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from pathlib import Path

import pytest

from minority_site import data_phrases, minorities, phrases
from minority_site.catalogs.checking import broken
from minority_site.catalogs.collection import Catalogs, load_catalogs
from minority_site.catalogs.extraction import extract_template
from minority_site.catalogs.records import Catalog
from minority_site.catalogs.translator import Phrase, Translator
from minority_site.catalogs.updating import update_catalog
from minority_site.formats import format_date
from minority_site.languages import builtin_languages
from minority_site.pages import STATES
from minority_site.resources import package_folder
from minority_site.settings import TIERS, Settings, settings_from
from minority_site.site import Site
from minority_site.terms import builtin_terms
from minority_site.text import Text

ROOT = Path(__file__).parent.parent
COMPLETE = ("sv", "en", "fi")
SOURCED = ("fit", "se", "smj", "sma", "rmy", "rmn", "rmf", "yi")
LANGUAGES = builtin_languages()
DAY = dt.date(2025, 9, 1)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    languages = [{"locale": "sv", "default": True}, {"locale": "fi", "machine": "label"}]
    languages += [{"locale": tag} for tag in ("en", "sv-simple", *SOURCED)]
    plugin = {"minority-site": {"docs_structure": "folder", "languages": languages}}
    return settings_from({"site_name": "Prov", "plugins": [plugin]}, root=tmp_path_factory.mktemp("phrases"))


@pytest.fixture(scope="module")
def catalogs(settings: Settings) -> Catalogs:
    return load_catalogs(settings)


@pytest.fixture(scope="module")
def translators(settings: Settings, catalogs: Catalogs) -> dict[str, Translator]:
    site = Site(settings=settings, today=DAY, catalogs=catalogs)
    return {tag: Translator.for_language(site, tag) for tag in settings.tags}


def said(phrase: Phrase) -> tuple[str, str | None]:
    return phrase.value, phrase.language


def test_fallback_notice_names_both_languages_by_their_own_names(translators: dict[str, Translator]) -> None:
    values = {"language": Text("davvisámegiella", "se"), "shown": Text("svenska", "sv")}
    assert phrases.fallback_notice(translators["sv"], **values).value == (
        "Den här sidan finns inte på davvisámegiella än. Den visas på svenska."
    )
    assert phrases.fallback_notice(translators["en"], **values).value == (
        "This page is not available in davvisámegiella yet. It is shown in svenska."
    )
    assert phrases.fallback_notice(translators["fi"], **values).value == (
        "Tätä sivua ei ole vielä saatavilla kielellä davvisámegiella. Se näytetään kielellä svenska."
    )


def test_notice_without_sourced_words_is_swedish_and_each_name_has_its_language(
    translators: dict[str, Translator],
) -> None:
    notice = phrases.fallback_notice(
        translators["yi"], language=Text("ייִדיש", "yi"), shown=Text("svenska", "sv")
    )
    assert notice.language == "sv"
    assert notice.parts == (
        Text("Den här sidan finns inte på ", "sv"),
        Text("ייִדיש", "yi"),
        Text(" än. Den visas på svenska.", "sv"),
    )
    assert notice.value == "Den här sidan finns inte på \u2068ייִדיש\u2069 än. Den visas på svenska."


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("sv", "Senast granskad 1 september 2025. Ansvarig: valnämnden."),
        ("en", "Last reviewed 1 September 2025. Responsible: election committee."),
        ("fi", "Viimeksi tarkistettu 1. syyskuuta 2025. Vastuutaho: vaalilautakunta."),
        ("se", "Senast granskad 1 september 2025. Ansvarig: valnämnden."),
        ("yi", "Senast granskad 1 september 2025. Ansvarig: valnämnden."),
    ],
)
def test_reviewed_line_has_its_date_in_the_language_of_its_words(
    tag: str, expected: str, translators: dict[str, Translator]
) -> None:
    t = translators[tag]
    role = phrases.role_name(t, "valnämnden", "sv")
    line = phrases.last_reviewed(t, date=lambda words: format_date(DAY, LANGUAGES[words]), role=role)
    assert line.value == expected


def test_role_that_no_catalog_knows_stays_in_the_source_language(translators: dict[str, Translator]) -> None:
    assert phrases.role_name(translators["en"], "kulturskolan", "sv") == Text("kulturskolan", "sv")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("sv", ["0 evenemang", "1 evenemang", "2 evenemang", "5 evenemang"]),
        ("en", ["0 events", "1 event", "2 events", "5 events"]),
        ("fi", ["0 tapahtumaa", "1 tapahtuma", "2 tapahtumaa", "5 tapahtumaa"]),
        ("sma", ["0 evenemang", "1 evenemang", "2 evenemang", "5 evenemang"]),
    ],
)
def test_counts_follow_the_language_of_the_words(
    tag: str, expected: list[str], translators: dict[str, Translator]
) -> None:
    assert [phrases.event_count(translators[tag], count).value for count in (0, 1, 2, 5)] == expected


def test_sourced_words_stand_under_their_own_language(translators: dict[str, Translator]) -> None:
    assert said(phrases.calendar(translators["se"])) == ("Kaleanddar", "se")
    assert said(phrases.calendar(translators["smj"])) == ("Rijmmo", "smj")
    assert said(phrases.help_word(translators["yi"])) == ("הילף", "yi")
    assert said(phrases.languages_word(translators["rmn"])) == ("Čhibja", "rmn")
    assert said(phrases.national_minorities(translators["rmy"])) == ("Natcionalnio minoriteturi", "rmy")
    assert said(phrases.calendar(translators["rmf"])) == ("Kalender", "sv")
    assert said(phrases.calendar(translators["sv-simple"])) == ("Kalender", "sv")


def test_every_value_of_the_data_has_a_name(translators: dict[str, Translator]) -> None:
    assert set(phrases.TIER_NAMES) == set(TIERS)
    assert set(phrases.STATE_NAMES) == set(STATES)
    assert set(phrases.MINORITY_NAMES) == set(minorities.MINORITIES)
    assert set(phrases.STATUS_NAMES) == {"up-to-date", "outdated", "missing", "extra", "local"}


def test_every_phrase_is_explained_to_translators() -> None:
    text = (ROOT / "locales/messages.pot").read_text(encoding="utf-8")
    entries = [
        entry for entry in text.split("\n\n") if re.search(r"^#: src/.*phrases\.py", entry, re.MULTILINE)
    ]
    assert [entry for entry in entries if not entry.startswith("#. ")] == []
    for module in (phrases, data_phrases):
        functions = [
            f for _, f in inspect.getmembers(module, inspect.isfunction) if f.__module__ == module.__name__
        ]
        assert [f.__name__ for f in functions if not f.__doc__] == []


# --- The package's catalogs ---------------------------------------------------------------------------------------


def test_template_is_up_to_date_with_the_code() -> None:
    assert extract_template(ROOT) == (ROOT / "locales/messages.pot").read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", [*COMPLETE, *SOURCED, "sv-simple"])
def test_catalog_is_up_to_date_with_the_template_and_sound(tag: str, catalogs: Catalogs) -> None:
    path = package_folder("locales") / tag / "LC_MESSAGES/messages.po"
    assert catalogs.package_template is not None
    raw = path.read_bytes()
    assert update_catalog(raw, catalogs.package_template, LANGUAGES[tag], file=path.name) == raw
    catalog = catalogs.package[tag]
    assert catalog.problems == ()
    assert catalog.duplicates == ()
    assert [m.id for m in catalog.messages if broken(m, catalog, LANGUAGES[tag])] == []


@pytest.mark.parametrize("tag", COMPLETE)
def test_swedish_english_and_finnish_are_complete(tag: str, catalogs: Catalogs) -> None:
    catalog = catalogs.package[tag]
    assert [m.id for m in catalog.active.values() if not m.has_words or m.fuzzy] == []


def test_finnish_words_that_no_person_vouches_for_are_marked_as_machine_made(catalogs: Catalogs) -> None:
    unmarked = [
        m.id for m in catalogs.package["fi"].active.values() if not (m.machine or m.source or m.reviewed)
    ]
    assert unmarked == []


@pytest.mark.parametrize("tag", SOURCED)
def test_other_languages_hold_sourced_terms_and_nothing_else(tag: str, catalogs: Catalogs) -> None:
    sourced = {
        term.words[tag].casefold(): f"{term.source}; certainty: {term.certainty}"
        for term in builtin_terms().values()
        if tag in term.words and term.certainty != "withheld"
    }
    assert words_of(catalogs.package[tag]).items() <= sourced.items()
    assert words_of(catalogs.package[tag])


def words_of(catalog: Catalog) -> dict[str, str | None]:
    return {m.strings[0].casefold(): m.source for m in catalog.messages if any(m.strings)}


def test_no_letters_of_other_alphabets_in_finnish_and_swedish(catalogs: Catalogs) -> None:
    for tag in ("sv", "fi"):
        known = set(LANGUAGES[tag].alphabet + LANGUAGES[tag].alphabet_extra)
        words = " ".join(" ".join(m.strings) for m in catalogs.package[tag].messages)
        words = re.sub(r"\{\w+\}", "", words).lower()
        assert {letter for letter in words if letter.isalpha()} - known == set()


def test_nothing_binary_is_kept() -> None:
    assert [
        path.name for path in package_folder("locales").rglob("*") if path.suffix in (".mo", ".pyc")
    ] == []
