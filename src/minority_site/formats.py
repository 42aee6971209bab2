"""Dates, times, numbers, lists and plural forms, written as each language writes them.

Words and patterns come from the language registry, number forms from CLDR through Babel. Where the registry
has no sourced word a numeric form is used: nothing is guessed, and no other language's word is borrowed.
"""

from __future__ import annotations

import datetime as dt
import gettext
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import tokenize_pattern
from babel.lists import format_list as babel_format_list
from babel.numbers import format_decimal
from babel.numbers import format_percent as babel_format_percent

from minority_site.languages import Direction, Language
from minority_site.terms import builtin_terms
from minority_site.text import Text

DateForm = Literal["long", "full", "numeric", "short"]
"""`long` 24 november 2026 · `full` with the weekday · `short` without the year · `numeric` 2026-11-24."""

ISO_PATTERN = "yyyy-MM-dd"
"""ISO 8601: the one numeric order that no reader can take for another."""

TIME_PATTERN = re.compile(r"HH?[:.]mm")
"""The patterns that times are written by; any other is written HH:mm."""

Token = tuple[str, str | tuple[str, int]]
"""As Babel cuts a CLDR pattern: `("chars", " b.")` or `("field", ("M", 4))`."""


def format_date(date: dt.date, language: Language, form: DateForm = "long") -> Text:
    """Return `date` in one of four forms, numeric (ISO 8601) where the registry has no words for the form."""
    if form == "numeric":
        return Text(date.strftime("%Y-%m-%d"))
    if form == "full":
        return _full_date(date, language)
    tokens = _date_tokens(language)
    return _text(
        _write(_without_year(tokens) if form == "short" else tokens, date, language), tokens, language
    )


def format_date_range(start: dt.date, end: dt.date, language: Language, form: DateForm = "long") -> Text:
    """Return the days from `start` to `end`, both included; what both share is written once.

    Raises:
        ValueError: `end` is before `start`.
    """
    if end < start:
        raise ValueError(f"the range ends ({end}) before it starts ({start})")
    if start == end:
        return format_date(start, language, form)
    tokens = _without_day_suffix(_date_tokens(language))
    if form in ("numeric", "full") or not _has_words(tokens):
        return _joined_range(format_date(start, language, form), format_date(end, language, form), language)
    last = _without_year(tokens) if form == "short" else tokens
    same_year = start.year == end.year
    if same_year and start.month == end.month:
        return _text(_write(last, end, language, first_day=start.day), tokens, language)
    # Without years there is nothing to share; over a year's end both years are needed to be understood.
    first = _without_year(tokens) if same_year else tokens
    return _text(
        _write(first, start, language)
        + _range_mark(language)
        + _write(last if same_year else tokens, end, language),
        tokens,
        language,
    )


def format_time(time: dt.time, language: Language) -> Text:
    """Return the time of day on a 24-hour clock; seconds are left out."""
    pattern = language.time_pattern if TIME_PATTERN.fullmatch(language.time_pattern) else "HH:mm"
    hour = f"{time.hour:02}" if pattern.startswith("HH") else str(time.hour)
    return Text(f"{hour}{pattern[-3]}{time.minute:02}")


def format_time_range(start: dt.time, end: dt.time, language: Language) -> Text:
    """Return `start`-`end` with an en dash. The end may be the smaller one: it is past midnight then."""
    return Text(f"{format_time(start, language)}–{format_time(end, language)}")


def format_datetime(moment: dt.datetime, language: Language, form: DateForm = "long") -> Text:
    """Return the date, then the time, in the zone that `moment` is given in; the zone is not printed."""
    return _dated_time(
        format_date(moment.date(), language, form), format_time(moment.time(), language), language
    )


def format_datetime_range(
    start: dt.datetime, end: dt.datetime, language: Language, form: DateForm = "long"
) -> Text:
    """Return both moments, the date once when they fall on the same day.

    Raises:
        ValueError: `end` is before `start`.
    """
    if end < start:
        raise ValueError(f"the range ends ({end}) before it starts ({start})")
    if start.date() != end.date():
        first, last = format_datetime(start, language, form), format_datetime(end, language, form)
        # Always with spaces: in "18:00–25 november" the dash would seem to join a time and a day.
        return Text(f"{first} – {last}", first.language)
    date = format_date(start.date(), language, form)
    # The word for "at" stands before one time, not before a range (24 November, 18:00–20:00).
    return Text(f"{date}, {format_time_range(start.time(), end.time(), language)}", date.language)


def format_number(number: int | float | Decimal, language: Language) -> Text:
    """Return `number` with the language's decimal mark and grouping, at most three decimals."""
    return Text(format_decimal(number, locale=number_locale(language)))


def format_percent(share: float | Decimal, language: Language, *, decimals: int = 0) -> Text:
    """Return a share of one (0.12) in per cent (12 %), rounded to `decimals`."""
    rounded = round(Decimal(str(share)), decimals + 2)
    return Text(babel_format_percent(rounded, locale=number_locale(language), decimal_quantization=False))


def format_list(items: Sequence[str], language: Language) -> Text:
    """Return "a, b och c", with the sourced word for "and"; commas only where none is known.

    CLDR has the same forms for the languages it knows well, without a comma before the word.
    """
    language_of_words = language.tag if len(items) > 1 else None
    if conjunction := builtin_terms().word("and", language.tag):
        head, last = items[:-1], "".join(items[-1:])
        value = f"{', '.join(head)} {conjunction.value} {last}" if head else last
        return Text(value, language_of_words)
    if (locale := number_locale(language)).language == language.primary:
        return Text(babel_format_list(items, locale=locale), language_of_words)
    return Text(", ".join(items))


def plural_index(count: int, language: Language) -> int:
    """Return which of the catalog's plural forms `count` takes, counted from 0.

    Raises:
        ValueError: the registry's `plural.gettext` of the language is no gettext header.
    """
    return _plural_rule(language.plural.gettext)(abs(count))


def plural_category(count: int, language: Language) -> str:
    """Return the CLDR name of the plural form of `count`: one, two, other and so on.

    Raises:
        ValueError: the registry's plural rule gives a form that has no name.
    """
    index = plural_index(count, language)
    if index >= len(language.plural.categories):
        raise ValueError(f"the plural rule of '{language.tag}' gives form {index}, which has no category")
    return language.plural.categories[index]


def plural_count(language: Language) -> int:
    """Return how many plural forms a message has in the language's catalog (`nplurals`).

    Raises:
        ValueError: the registry's `plural.gettext` of the language is no gettext header.
    """
    return int(_plural_header(language.plural.gettext)[1])


def can_write(pattern: str) -> bool:
    """Return whether a CLDR date pattern asks for nothing but year, month, day and weekday; not for an era."""
    return all(kind == "chars" or value[0] in "yMLdEc" for kind, value in tokenize_pattern(pattern))


def number_locale(language: Language) -> Locale:
    """Return the Babel locale whose number forms the language uses; Sweden's where CLDR knows no better."""
    name = language.formatting_fallback
    try:
        # The field holds a locale's name or, where there is none, words for people.
        return Locale.parse(name if re.fullmatch(r"[a-z]{2,3}(_[A-Za-z]+)*", name) else "sv")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("sv")


def isolate_plain(text: str, direction: Direction | None = None) -> str:
    """Return `text` between Unicode isolates, so that it cannot reorder its neighbours (UAX 9, section 2.4).

    Without a direction the text's first strong letter decides. Numbers that are read left to right everywhere
    (phone numbers) are given `ltr`.
    """
    first = {"ltr": "\N{LEFT-TO-RIGHT ISOLATE}", "rtl": "\N{RIGHT-TO-LEFT ISOLATE}"}
    opening = first[direction] if direction else "\N{FIRST STRONG ISOLATE}"
    return f"{opening}{text}\N{POP DIRECTIONAL ISOLATE}"


def isolate_html(html: str, direction: Direction | None = None) -> str:
    """Return the HTML fragment in a `<bdi>`, which does in a page what `isolate_plain` does in text."""
    return f'<bdi dir="{direction}">{html}</bdi>' if direction else f"<bdi>{html}</bdi>"


def _full_date(date: dt.date, language: Language) -> Text:
    if not language.days:
        return format_date(date, language)
    if language.date_pattern_full and "E" in language.date_pattern_full.replace("c", "E"):
        tokens = _tokens(language.date_pattern_full)
        if language.months_in_date or not _has_words(tokens, "M"):
            return Text(_write(tokens, date, language), language.tag)
    # No sourced pattern: the weekday stands before the date as an element of its own.
    return Text(f"{language.days[date.weekday()]}, {format_date(date, language)}", language.tag)


def _date_tokens(language: Language) -> tuple[Token, ...]:
    tokens = _tokens(language.date_pattern_long)
    return tokens if language.months_in_date or not _has_words(tokens) else _tokens(ISO_PATTERN)


@cache
def _tokens(pattern: str) -> tuple[Token, ...]:
    return tuple(tokenize_pattern(pattern if can_write(pattern) else ISO_PATTERN))


def _has_words(tokens: Sequence[Token], fields: str = "MLEc") -> bool:
    return any(kind == "field" and value[0] in fields and int(value[1]) > 2 for kind, value in tokens)


def _without_year(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the pattern less its year, whole when the year is not set apart by a space at the end."""
    if not _has_words(tokens) or len(tokens) < 3 or not _is_field(tokens[-1], "y"):
        return tuple(tokens)
    kind, mark = tokens[-2]
    stripped = str(mark).rstrip(" ,")
    if kind != "chars" or stripped == mark:
        return tuple(tokens)
    return (*tokens[:-2], *([("chars", stripped)] if stripped else []))


def _without_day_suffix(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the pattern less letters joined to the day (an ordinal), as CLDR's interval patterns have it."""
    result: list[Token] = []
    for token in tokens:
        kind, value = token
        if kind == "chars" and result and _is_field(result[-1], "d"):
            token = ("chars", re.sub(r"^\w+", "", str(value)))
        result.append(token)
    return tuple(result)


def _is_field(token: Token, letter: str) -> bool:
    return token[0] == "field" and token[1][0] == letter


def _write(
    tokens: Sequence[Token], date: dt.date, language: Language, *, first_day: int | None = None
) -> str:
    """Return the pattern filled in; with `first_day`, the day is a range that begins with it."""
    parts: list[str] = []
    for number, (kind, value) in enumerate(tokens):
        if kind == "chars":
            parts.append(str(value))
            continue
        letter, width = str(value[0]), int(value[1])
        if letter == "d" and first_day is not None:
            following = str(tokens[number + 1][1]) if number + 1 < len(tokens) else ""
            stop = "." if following.startswith(".") else ""
            parts.append(f"{first_day:0{width}}{stop}–")
        parts.append(_field(letter, width, date, language))
    return "".join(parts)


def _field(letter: str, width: int, date: dt.date, language: Language) -> str:
    if letter == "y":
        return f"{date.year:0{max(width, 1)}}"
    if letter == "d":
        return f"{date.day:0{width}}"
    if letter in "ML":
        if width <= 2:
            return f"{date.month:0{width}}"
        names = language.months_in_date if letter == "M" else language.months or language.months_in_date
        return (names or ())[date.month - 1]
    return (language.days or ())[date.weekday()]


def _text(value: str, tokens: Sequence[Token], language: Language) -> Text:
    words = any(
        (kind == "field" and int(part[1]) > 2 and part[0] != "y")
        or (kind == "chars" and re.search(r"\w", str(part)))
        for kind, part in tokens
    )
    return Text(value, language.tag if words else None)


def _joined_range(start: Text, end: Text, language: Language) -> Text:
    words = start.language or end.language
    mark = _range_mark(language) if words else " – "
    return Text(f"{start}{mark}{end}", words)


def _range_mark(language: Language) -> str:
    """Return the dash between two dates that hold spaces: CLDR's, else an en dash between spaces."""
    locale = number_locale(language)
    if locale.language == language.primary:
        first, _ = locale.interval_formats.get("yMMMd", {}).get("M", ("", ""))
        if mark := re.search(r"\s*[–-]\s*$", first):
            return mark[0].replace("\N{THIN SPACE}", " ")
    return " – "


def _dated_time(date: Text, time: Text, language: Language) -> Text:
    at = builtin_terms().word("o-clock", language.tag)
    if at is None:
        return Text(f"{date}, {time}", date.language)
    return Text(f"{date} {at} {time}", language.tag)


def _plural_header(header: str) -> re.Match[str]:
    match = re.fullmatch(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*", header)
    if match is None:
        raise ValueError(f"'{header}' is no plural header; write nplurals=2; plural=(n != 1);")
    return match


@cache
def _plural_rule(header: str) -> Callable[[int], int]:
    return gettext.c2py(_plural_header(header)[2])
