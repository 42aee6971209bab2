"""Dates, times, numbers, lists and plurals in all languages of the registry."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date as cldr_date
from babel.dates import format_interval as cldr_interval
from babel.dates import format_time as cldr_time
from babel.lists import format_list as cldr_list
from babel.numbers import format_decimal as cldr_number
from hypothesis import given
from hypothesis import strategies as st

from minority_site.formats import (
    format_date,
    format_date_range,
    format_datetime,
    format_datetime_range,
    format_list,
    format_number,
    format_percent,
    format_time,
    format_time_range,
    isolate_html,
    isolate_plain,
    number_locale,
    plural_category,
    plural_count,
    plural_index,
)
from minority_site.languages import Language, builtin_languages
from minority_site.text import Text

LANGUAGES = builtin_languages()
DAY = dt.date(2026, 11, 24)
"""A Tuesday."""
NUMERIC = ("rmy", "rmn", "rmf")
"""No month names have a source in these."""
CLDR = {"sv": "sv", "en": "en_GB", "fi": "fi", "yi": "yi"}

dates = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
tags = st.sampled_from(list(LANGUAGES))

LONG = {
    "sv": "24 november 2026",
    "sv-simple": "24 november 2026",
    "en": "24 November 2026",
    "fi": "24. marraskuuta 2026",
    "fit": "24. nuvemperiä 2026",
    "se": "skábmamánu 24. b. 2026",
    "smj": "basádismáno 24. b. 2026",
    "sma": "rahkan 24. b. 2026",
    "yi": "24טן נאוועמבער 2026",
}


@pytest.mark.parametrize(("tag", "text"), LONG.items())
def test_a_long_date_is_in_words_of_its_language(tag: str, text: str) -> None:
    assert format_date(DAY, LANGUAGES[tag]) == Text(text, tag)


FULL = {
    "sv": "tisdag 24 november 2026",
    "en": "Tuesday, 24 November 2026",
    "fi": "tiistai 24. marraskuuta 2026",
    "fit": "tiistai 24. nuvemperiä 2026",
    "se": "maŋŋebárga, skábmamánu 24. b. 2026",
    "smj": "dijstahka, basádismáno 24. b. 2026",
    "sma": "dæjsta, rahkan 24. b. 2026",
    "yi": "דינסטיק, 24טן נאוועמבער 2026",
}


@pytest.mark.parametrize(("tag", "text"), FULL.items())
def test_a_full_date_begins_with_the_weekday(tag: str, text: str) -> None:
    assert format_date(DAY, LANGUAGES[tag], "full") == Text(text, tag)


SHORT = {
    "sv": "24 november",
    "en": "24 November",
    "fi": "24. marraskuuta",
    "fit": "24. nuvemperiä",
    "se": "skábmamánu 24. b.",
    "smj": "basádismáno 24. b.",
    "sma": "rahkan 24. b.",
    "yi": "24טן נאוועמבער",
}


@pytest.mark.parametrize(("tag", "text"), SHORT.items())
def test_a_short_date_leaves_the_year_out(tag: str, text: str) -> None:
    assert format_date(DAY, LANGUAGES[tag], "short") == Text(text, tag)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_numeric_date_is_iso_8601_and_in_no_language(tag: str) -> None:
    assert format_date(dt.date(2026, 2, 1), LANGUAGES[tag], "numeric") == Text("2026-02-01", None)


@pytest.mark.parametrize("tag", NUMERIC)
@pytest.mark.parametrize("form", ["long", "full", "short", "numeric"])
def test_without_month_names_every_form_is_numeric(tag: str, form: str) -> None:
    assert format_date(DAY, LANGUAGES[tag], form) == Text("2026-11-24", None)  # type: ignore[arg-type]


@given(dates, tags, st.sampled_from(["long", "full", "short", "numeric"]))
def test_no_date_shows_a_placeholder_or_words_without_a_language(date: dt.date, tag: str, form: str) -> None:
    text = format_date(date, LANGUAGES[tag], form)  # type: ignore[arg-type]
    assert re.search(r"\bM\d", text.value) is None
    assert text.language == (tag if any(letter.isalpha() for letter in text.value) else None)


@given(dates, st.sampled_from(list(CLDR.items())), st.sampled_from(["long", "full"]))
def test_dates_are_those_of_cldr(date: dt.date, language: tuple[str, str], form: str) -> None:
    tag, locale = language
    assert format_date(date, LANGUAGES[tag], form).value == cldr_date(date, form, locale)  # type: ignore[arg-type]


@given(st.times(), st.sampled_from(list(CLDR.items())))
def test_times_are_those_of_cldr(time: dt.time, language: tuple[str, str]) -> None:
    tag, locale = language
    assert format_time(time, LANGUAGES[tag]) == Text(cldr_time(time, "short", locale=locale), None)


def test_a_pattern_that_needs_more_than_the_registry_holds_is_not_used() -> None:
    """An era, as in Thai or Persian patterns."""
    odd = replace(LANGUAGES["sv"], date_pattern_long="d MMMM y G")
    assert format_date(DAY, odd) == Text("2026-11-24", None)


def test_a_bare_record_prints_numbers() -> None:
    sje = LANGUAGES.resolve("sje")
    assert format_date(DAY, sje, "full") == Text("2026-11-24", None)
    assert format_time(dt.time(18, 5), sje) == Text("18:05", None)
    assert format_number(1234.5, sje) == Text("1\N{NO-BREAK SPACE}234,5", None)


def test_month_names_without_a_pattern_of_their_own_are_used_with_the_one_given() -> None:
    chinese = LANGUAGES.resolve("zh-Hant")
    assert format_date(DAY, replace(chinese, date_pattern_long="y年M月d日")) == Text(
        "2026年11月24日", "zh-Hant"
    )
    assert (
        format_date(DAY, replace(chinese, date_pattern_long="y年M月d日"), "short").value == "2026年11月24日"
    )


# Ranges.

SAME_MONTH = {
    "sv": "24–26 november 2026",
    "en": "24–26 November 2026",
    "fi": "24.–26. marraskuuta 2026",
    "fit": "24.–26. nuvemperiä 2026",
    "se": "skábmamánu 24.–26. b. 2026",
    "smj": "basádismáno 24.–26. b. 2026",
    "sma": "rahkan 24.–26. b. 2026",
    "rmy": "2026-11-24 – 2026-11-26",
    "yi": "24–26 נאוועמבער 2026",
}
SAME_YEAR = {
    "sv": "24 november–3 december 2026",
    "en": "24 November – 3 December 2026",
    "fi": "24. marraskuuta – 3. joulukuuta 2026",
    "fit": "24. nuvemperiä – 3. tesemperiä 2026",
    "se": "skábmamánu 24. b. – juovlamánu 3. b. 2026",
    "smj": "basádismáno 24. b. – javllamáno 3. b. 2026",
    "sma": "rahkan 24. b. – goeven 3. b. 2026",
    "rmn": "2026-11-24 – 2026-12-03",
    "yi": "24 נאוועמבער – 3 דעצעמבער 2026",
}
TWO_YEARS = {
    "sv": "24 november 2026–3 januari 2027",
    "en": "24 November 2026 – 3 January 2027",
    "fi": "24. marraskuuta 2026 – 3. tammikuuta 2027",
    "se": "skábmamánu 24. b. 2026 – ođđajagemánu 3. b. 2027",
    "rmf": "2026-11-24 – 2027-01-03",
    "yi": "24 נאוועמבער 2026 – 3 יאַנואַר 2027",
}


@pytest.mark.parametrize(
    ("end", "tag", "text"),
    [
        *((dt.date(2026, 11, 26), tag, text) for tag, text in SAME_MONTH.items()),
        *((dt.date(2026, 12, 3), tag, text) for tag, text in SAME_YEAR.items()),
        *((dt.date(2027, 1, 3), tag, text) for tag, text in TWO_YEARS.items()),
    ],
)
def test_a_range_writes_once_what_both_days_share(end: dt.date, tag: str, text: str) -> None:
    assert format_date_range(DAY, end, LANGUAGES[tag]) == Text(text, None if tag in NUMERIC else tag)


@pytest.mark.parametrize(("tag", "locale"), CLDR.items())
@pytest.mark.parametrize("end", [dt.date(2026, 5, 20), dt.date(2026, 7, 1), dt.date(2027, 3, 1)])
def test_ranges_are_those_of_cldr(tag: str, locale: str, end: dt.date) -> None:
    """In months whose abbreviation is the whole name, since CLDR has intervals with abbreviated months only."""
    if tag == "en" and end.month in (7, 3):
        return  # Jul, Mar
    start = dt.date(2026, 5, 18)
    expected = cldr_interval(start, end, "yMMMd", locale=locale).replace("\N{THIN SPACE}", " ")
    assert format_date_range(start, end, LANGUAGES[tag]).value == expected


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("form", ["long", "full", "short", "numeric"])
def test_a_range_of_one_day_is_that_day(tag: str, form: str) -> None:
    day = format_date(DAY, LANGUAGES[tag], form)  # type: ignore[arg-type]
    assert format_date_range(DAY, DAY, LANGUAGES[tag], form) == day  # type: ignore[arg-type]


def test_other_forms_of_ranges() -> None:
    sv, end = LANGUAGES["sv"], dt.date(2026, 11, 26)
    assert format_date_range(DAY, end, sv, "short").value == "24–26 november"
    assert format_date_range(DAY, dt.date(2026, 12, 3), sv, "short").value == "24 november–3 december"
    assert format_date_range(DAY, dt.date(2027, 1, 3), sv, "short").value == "24 november 2026–3 januari 2027"
    assert format_date_range(DAY, end, sv, "numeric").value == "2026-11-24 – 2026-11-26"
    assert format_date_range(DAY, end, sv, "full").value == "tisdag 24 november 2026–torsdag 26 november 2026"


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"the range ends \(2026-11-23\) before it starts \(2026-11-24\)"):
        format_date_range(DAY, dt.date(2026, 11, 23), LANGUAGES["sv"])
    with pytest.raises(ValueError, match="before it starts"):
        format_datetime_range(dt.datetime(2026, 11, 24, 18), dt.datetime(2026, 11, 24, 17), LANGUAGES["sv"])


# Times.


def test_times_have_the_marks_of_their_language() -> None:
    shown = {tag: format_time(dt.time(8, 5), language).value for tag, language in LANGUAGES.items()}
    assert shown == {tag: "8.05" if tag == "fi" else "08:05" for tag in LANGUAGES}


def test_a_time_range_may_pass_midnight() -> None:
    assert format_time_range(dt.time(18), dt.time(20, 30), LANGUAGES["fi"]) == Text("18.00–20.30", None)
    assert format_time_range(dt.time(22), dt.time(1), LANGUAGES["yi"]) == Text("22:00–01:00", None)


def test_a_12_hour_pattern_is_written_on_a_24_hour_clock() -> None:
    assert format_time(dt.time(18, 5), replace(LANGUAGES["en"], time_pattern="h:mm a")).value == "18:05"


MOMENTS = {
    "sv": "24 november 2026 kl. 18:00",
    "en": "24 November 2026 at 18:00",
    "fi": "24. marraskuuta 2026 klo 18.00",
    "fit": "24. nuvemperiä 2026, 18:00",
    "se": "skábmamánu 24. b. 2026 diibmu 18:00",
    "smj": "basádismáno 24. b. 2026, 18:00",
    "rmy": "2026-11-24, 18:00",
    "yi": "24טן נאוועמבער 2026, 18:00",
}


@pytest.mark.parametrize(("tag", "text"), MOMENTS.items())
def test_a_moment_has_the_word_before_a_time_where_it_has_a_source(tag: str, text: str) -> None:
    moment = dt.datetime(2026, 11, 24, 18)
    assert format_datetime(moment, LANGUAGES[tag]) == Text(text, None if tag in NUMERIC else tag)


def test_two_moments_of_one_day_have_its_date_once() -> None:
    start, end = dt.datetime(2026, 11, 24, 18), dt.datetime(2026, 11, 24, 20)
    assert format_datetime_range(start, end, LANGUAGES["fi"]) == Text(
        "24. marraskuuta 2026, 18.00–20.00", "fi"
    )
    assert format_datetime_range(start, end, LANGUAGES["rmy"]) == Text("2026-11-24, 18:00–20:00", None)
    late = dt.datetime(2026, 11, 25, 1)
    shown = format_datetime_range(start, late, LANGUAGES["sv"]).value
    assert shown == "24 november 2026 kl. 18:00 – 25 november 2026 kl. 01:00"


# Numbers and lists.

NUMBERS = {
    "sv": "12\N{NO-BREAK SPACE}345,5",
    "en": "12,345.5",
    "fi": "12\N{NO-BREAK SPACE}345,5",
    "fit": "12\N{NO-BREAK SPACE}345,5",
    "se": "12\N{NO-BREAK SPACE}345,5",
    "smj": "12\N{NO-BREAK SPACE}345,5",
    "sma": "12\N{NO-BREAK SPACE}345,5",
    "rmy": "12\N{NO-BREAK SPACE}345,5",
    "rmn": "12\N{NO-BREAK SPACE}345,5",
    "rmf": "12\N{NO-BREAK SPACE}345,5",
    "yi": "12,345.5",
}


@pytest.mark.parametrize(("tag", "text"), NUMBERS.items())
def test_numbers_have_the_marks_of_their_language(tag: str, text: str) -> None:
    assert format_number(Decimal("12345.5"), LANGUAGES[tag]) == Text(text, None)


def test_languages_without_cldr_take_the_number_forms_of_sweden() -> None:
    assert {tag: str(number_locale(language)) for tag, language in LANGUAGES.items()} == {
        "sv": "sv", "sv-simple": "sv", "en": "en_GB", "fi": "fi", "fit": "fi", "se": "se", "smj": "sv", "sma": "sv",
        "rmy": "sv", "rmn": "sv", "rmf": "sv", "yi": "yi",
    }  # fmt: skip
    assert number_locale(replace(LANGUAGES["sv"], formatting_fallback="xx_XX")) == Locale("sv")


@given(st.integers(-(10**9), 10**9), st.sampled_from([*CLDR.items(), ("se", "se")]))
def test_whole_numbers_are_those_of_cldr(number: int, language: tuple[str, str]) -> None:
    tag, locale = language
    assert format_number(number, LANGUAGES[tag]).value == cldr_number(number, locale=locale)


def test_per_cent_is_rounded_and_spaced_as_the_language_has_it() -> None:
    assert format_percent(0.125, LANGUAGES["sv"], decimals=1) == Text("12,5\N{NO-BREAK SPACE}%", None)
    assert format_percent(0.857, LANGUAGES["en"]) == Text("86%", None)
    assert format_percent(1, LANGUAGES["rmy"]) == Text("100\N{NO-BREAK SPACE}%", None)


LISTS = {
    "sv": "a, b och c",
    "sv-simple": "a, b och c",
    "en": "a, b and c",
    "fi": "a, b ja c",
    "fit": "a, b ja c",
    "se": "a, b ja c",
    "smj": "a, b ja c",
    "sma": "a, b jih c",
    "rmy": "a, b thaj c",
    "rmn": "a, b hem c",
    "yi": "a, b און c",
}


@pytest.mark.parametrize(("tag", "text"), LISTS.items())
def test_a_list_ends_with_the_sourced_word(tag: str, text: str) -> None:
    assert format_list(["a", "b", "c"], LANGUAGES[tag]) == Text(text, tag)


def test_without_a_sourced_word_a_list_has_commas_only() -> None:
    assert format_list(["a", "b", "c"], LANGUAGES["rmf"]) == Text("a, b, c", None)
    assert format_list(["a", "b"], LANGUAGES.resolve("rmy-x-lovari")) == Text("a, b", None)


@pytest.mark.parametrize(("tag", "locale"), [*CLDR.items(), ("se", "se")])
@pytest.mark.parametrize("length", range(5))
def test_lists_are_those_of_cldr(tag: str, locale: str, length: int) -> None:
    items = list("abcd"[:length])
    assert format_list(items, LANGUAGES[tag]).value == cldr_list(items, locale=locale)


def test_a_language_that_cldr_knows_and_the_terms_do_not_has_the_list_of_cldr() -> None:
    german = LANGUAGES.extended({"de": {"formatting_fallback": "de"}})["de"]
    assert format_list(["a", "b", "c"], german) == Text("a, b und c", "de")


# Counting.

FORMS = {
    "sv": "other one other other",
    "fi": "other one other other",
    "se": "other one two other",
    "smj": "other one two other",
    "sma": "other one two other",
    "rmy": "other one other other",
    "yi": "other one other other",
}


@pytest.mark.parametrize(("tag", "categories"), FORMS.items())
def test_none_one_two_and_five_take_the_forms_of_the_language(tag: str, categories: str) -> None:
    shown = " ".join(plural_category(count, LANGUAGES[tag]) for count in (0, 1, 2, 5))
    assert shown == categories


def test_the_index_is_that_of_the_catalog() -> None:
    assert [plural_index(count, LANGUAGES["se"]) for count in (0, 1, 2, 3, -1)] == [2, 0, 1, 2, 0]
    assert (plural_count(LANGUAGES["se"]), plural_count(LANGUAGES["sv"])) == (3, 2)


def broken(header: str) -> Language:
    sv = LANGUAGES["sv"]
    return replace(sv, plural=replace(sv.plural, gettext=header))


@pytest.mark.parametrize("header", ["", "n != 1", "nplurals=two; plural=(n != 1);"])
def test_a_header_that_is_none_is_refused(header: str) -> None:
    with pytest.raises(ValueError, match="is no plural header"):
        plural_index(1, broken(header))


def test_a_rule_that_is_no_expression_is_refused_and_never_run() -> None:
    with pytest.raises(ValueError, match="in plural form: __import__"):
        plural_index(1, broken("nplurals=2; plural=__import__('os');"))


def test_a_rule_with_more_forms_than_names_is_refused() -> None:
    with pytest.raises(ValueError, match="the plural rule of 'sv' gives form 5, which has no category"):
        plural_category(1, broken("nplurals=6; plural=5;"))


# Direction.


def test_isolates_keep_a_number_or_name_from_reordering_its_neighbours() -> None:
    assert isolate_plain("18:00–20:00") == "\u206818:00–20:00\u2069"
    assert isolate_plain("070-174 06 05", "ltr") == "\u2066070-174 06 05\u2069"
    assert isolate_plain("ייִדיש", "rtl") == "\u2067ייִדיש\u2069"
    assert isolate_html("a &amp; b") == "<bdi>a &amp; b</bdi>"
    assert isolate_html("112", "ltr") == '<bdi dir="ltr">112</bdi>'


def test_the_handbook_shows_dates_as_they_are_written() -> None:
    text = (Path(__file__).parents[1] / "handbook" / "languages.md").read_text(encoding="utf-8")
    rows = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rows[cells[0]] = cells[1:]
    shown = [LANGUAGES[tag] for tag in ("sv", "fi", "se", "rmy", "yi")]
    end = dt.date(2026, 11, 26)
    assert rows["long"] == [format_date(DAY, language).value for language in shown]
    assert rows["full"] == [format_date(DAY, language, "full").value for language in shown]
    assert rows["range"] == [format_date_range(DAY, end, language).value for language in shown]
    assert rows["time"] == [format_time(dt.time(18), language).value for language in shown]
    number = [format_number(12345.5, language).value for language in shown]
    assert rows["number"] == [text.replace("\N{NO-BREAK SPACE}", " ") for text in number]
    assert rows["list"] == [format_list(["a", "b", "c"], language).value for language in shown]
