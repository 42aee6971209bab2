"""The registry of languages, compared with CLDR where CLDR knows the language."""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from babel import Locale, UnknownLocaleError

from minority_site.languages import Language, builtin_languages, known_language_subtags
from minority_site.tags import TagError, canonical_tag
from tests.conftest import Project

LANGUAGES = builtin_languages()
CLDR = {"sv": "sv", "en": "en_GB", "fi": "fi", "yi": "yi"}
"""Languages whose month names CLDR has as they stand in a date."""
WITHOUT_CLDR = ("fit", "rmy", "rmn", "rmf")
SAMI = ("se", "smj", "sma")


def cldr_names(table: object) -> tuple[str, ...]:
    assert hasattr(table, "items")
    return tuple(unicodedata.normalize("NFC", name) for _, name in sorted(table.items()))


def test_the_registry_has_the_eleven_languages_and_easy_swedish() -> None:
    assert list(LANGUAGES) == [
        "sv",
        "sv-simple",
        "en",
        "fi",
        "fit",
        "se",
        "smj",
        "sma",
        "rmy",
        "rmn",
        "rmf",
        "yi",
    ]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_record_is_whole(tag: str) -> None:
    language = LANGUAGES[tag]
    assert canonical_tag(language.tag) == tag
    assert language.autonym
    assert language.english_name
    assert language.swedish_name
    assert language.direction == ("rtl" if language.script == "Hebr" else "ltr")
    assert language.plural.source
    assert (language.months is None) == (language.months_in_date is None)
    assert set(language.certainty.values()) - {""}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_without_month_names_has_no_pattern_that_needs_them(tag: str) -> None:
    language = LANGUAGES[tag]
    assert ("MMMM" in language.date_pattern_long) == (language.months_in_date is not None)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_words_are_written_in_the_letters_of_the_language(tag: str) -> None:
    language = LANGUAGES[tag]
    extra = language.alphabet_extra
    if extra.startswith("U+"):
        extra = "".join(chr(int(code[2:], 16)) for code in extra.split())
    letters = (
        set(unicodedata.normalize("NFD", language.alphabet + extra)) | set(language.alphabet + extra) | {" "}
    )
    words = (
        language.autonym,
        *(language.months or ()),
        *(language.months_in_date or ()),
        *(language.days or ()),
    )
    foreign = {letter for word in words for letter in word.lower() if letter not in letters and letter != "."}
    assert {letter for letter in foreign if not set(unicodedata.normalize("NFD", letter)) <= letters} == set()


@pytest.mark.parametrize(("tag", "name"), CLDR.items())
def test_months_in_dates_are_those_of_cldr(tag: str, name: str) -> None:
    assert LANGUAGES[tag].months_in_date == cldr_names(Locale.parse(name).months["format"]["wide"])


@pytest.mark.parametrize(("tag", "name"), [*CLDR.items(), ("se", "se")])
def test_standing_months_and_days_are_those_of_cldr(tag: str, name: str) -> None:
    # Where CLDR has no standing form of its own Babel 2.18 answers with another locale's, one that was read before.
    form = "stand-alone" if tag == "fi" else "format"
    locale = Locale.parse(name)
    assert LANGUAGES[tag].months == cldr_names(locale.months[form]["wide"])
    assert LANGUAGES[tag].days == cldr_names(locale.days[form]["wide"])


@pytest.mark.parametrize(("tag", "name"), CLDR.items())
def test_patterns_are_those_of_cldr(tag: str, name: str) -> None:
    locale = Locale.parse(name)
    assert LANGUAGES[tag].date_pattern_long == str(locale.date_formats["long"].pattern)
    assert LANGUAGES[tag].date_pattern_full == str(locale.date_formats["full"].pattern)
    assert LANGUAGES[tag].time_pattern == str(locale.time_formats["short"].pattern)


def test_north_sami_dates_take_the_genitive_that_cldr_lacks() -> None:
    """CLDR's months end in -mánnu; beside a day they end in -mánu."""
    months, in_date = LANGUAGES["se"].months or (), LANGUAGES["se"].months_in_date or ()
    assert tuple(name.replace("mánnu", "mánu") for name in months) == in_date


@pytest.mark.parametrize("tag", ["smj", "sma"])
def test_babel_has_only_placeholders_where_the_registry_has_names(tag: str) -> None:
    """When this fails CLDR has learnt the names: compare them with ours."""
    assert Locale.parse(tag).months["format"]["wide"][11] == "M11"
    assert "M11" not in (LANGUAGES[tag].months or ())


@pytest.mark.parametrize("tag", WITHOUT_CLDR)
def test_babel_does_not_know_these_languages(tag: str) -> None:
    """When this fails CLDR has learnt the language: compare its facts with ours."""
    with pytest.raises(UnknownLocaleError):
        Locale.parse(tag)
    assert not LANGUAGES[tag].cldr_available


@pytest.mark.parametrize("tag", ["sv", "en", "fi", *SAMI, "yi"])
def test_plural_categories_and_rules_are_those_of_cldr(tag: str) -> None:
    rule = Locale.parse(tag).plural_form
    language = LANGUAGES[tag]
    index = gettext.c2py(language.plural.gettext.partition("plural=")[2].rstrip("; "))
    for count in (*range(130), 1000, 1001, 1002, 1_000_000):
        assert language.plural.categories[index(count)] == rule(count), count


@pytest.mark.parametrize("tag", SAMI)
def test_sami_counts_one_two_and_many(tag: str) -> None:
    assert LANGUAGES[tag].plural.categories == ("one", "two", "other")
    assert LANGUAGES[tag].plural.gettext == "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"


def test_only_yiddish_runs_right_to_left() -> None:
    assert [tag for tag, language in LANGUAGES.items() if language.direction == "rtl"] == ["yi"]


def test_the_records_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        LANGUAGES["sv"].autonym = "swedish"  # type: ignore[misc]


# What is not in the registry.


def test_a_variety_takes_after_its_parent_and_keeps_its_own_tag() -> None:
    kelderash = LANGUAGES.resolve("rmy-x-kelderas")
    assert kelderash.tag == "rmy-x-kelderas"
    assert kelderash.primary == "rmy"
    assert kelderash.autonym == LANGUAGES["rmy"].autonym


def test_a_language_nobody_knows_gets_nothing_that_was_guessed() -> None:
    assert LANGUAGES.resolve("sje") == Language(
        tag="sje", autonym="sje", english_name="sje", swedish_name="sje"
    )
    assert LANGUAGES.resolve("sje").months is None
    assert LANGUAGES.resolve("sje").date_pattern_long == "yyyy-MM-dd"


def test_an_ill_formed_tag_is_refused() -> None:
    with pytest.raises(TagError):
        LANGUAGES.resolve("en_GB")


def test_additions_set_single_fields_over_what_is_known() -> None:
    extended = LANGUAGES.extended({"fi": {"time_pattern": "HH.mm"}, "sms": {"autonym": "sääʹmǩiõll"}})
    assert extended["fi"].time_pattern == "HH.mm"
    assert extended["fi"].months == LANGUAGES["fi"].months
    assert extended["sms"].autonym == "sääʹmǩiõll"
    assert LANGUAGES["fi"].time_pattern == "H.mm"


WRONG_ADDITIONS = {
    "unknown language field 'autonim': did you mean 'autonym'?": {"fi": {"autonim": "suomi"}},
    "unknown plural field 'rule': known: categories, gettext, source": {"fi": {"plural": {"rule": "n"}}},
    "plural has categories, gettext and source": {"fi": {"plural": "n != 1"}},
    "months has 12 names": {"fi": {"months": ["tammikuu"]}},
    "days has 7 names": {"fi": {"days": "maanantai"}},
    "direction is 'ltr' or 'rtl'": {"yi": {"direction": "right"}},
}


@pytest.mark.parametrize(("message", "additions"), WRONG_ADDITIONS.items())
def test_an_addition_that_cannot_be_is_refused_by_its_name(
    message: str, additions: dict[str, dict[str, object]]
) -> None:
    with pytest.raises(ValueError, match="^" + message.replace("?", r"\?").replace("(", r"\(") + "$"):
        LANGUAGES.extended(additions)


def test_subtags_that_name_a_language_are_told_from_other_words() -> None:
    subtags = known_language_subtags()
    assert {"sv", "fit", "smj", "rmy", "yi", "so", "ar"} <= subtags
    assert not {"js", "css", "img", "xx"} & subtags


def test_the_handbook_explains_every_field() -> None:
    text = (Path(__file__).parents[1] / "handbook" / "languages.md").read_text(encoding="utf-8")
    table = text.partition("| field | holds |")[2].partition("\n\n")[0]
    explained = {
        name
        for row in table.splitlines()
        for name in re.findall(r"`(\w+)`", row.split("|")[1] if row else "")
    }
    assert explained == {field.name for field in fields(Language)} - {"tag"}


# In mkdocs.yml.

SITE = """\
site_name: Prov
theme: {{name: material, font: false}}
plugins:
  - minority-site:
      docs_structure: folder
      languages:
        - {{locale: sv, default: true}}
        - {{locale: {tag}}}
"""


def test_an_ill_formed_tag_in_mkdocs_yml_stops_with_line_and_remedy(project: Callable[..., Project]) -> None:
    run = project(config=SITE.format(tag="en__GB")).run("check")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "minority-site: mkdocs.yml:8: 'en__GB' is not a language tag (BCP 47); write 'en-GB' (correct it)\n"
    )
