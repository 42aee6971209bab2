"""Numbers, dates and times in running text, made comparable whatever the language that wrote them.

`1,5` in Swedish and `1.5` in English, `24 november 2026` and `2026-11-24`, `kl. 18.00` and `6 pm` mean the same.
Month names and date patterns come from the language registry, decimal marks from CLDR through Babel. Where a text can
be read in two ways (`18.00` is a time and a number) both readings are kept, and two amounts are the same when they
share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from babel.numbers import get_decimal_symbol

from minority_site.formats import number_locale
from minority_site.languages import Language, builtin_languages
from minority_site.terms import builtin_terms

LEAST_STEM = 4
"""Letters that the forms of an inflected month must share for other forms to be recognised by them."""
LIKE_OTHER_WORDS: Mapping[str, frozenset[int]] = {"en": frozenset({3, 5})}
"""Months whose names are other words too (march, may): standing alone they are not recognised."""
ALL_MONTHS = frozenset(range(1, 13))

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_MONTH_OR_YEAR = re.compile(r"month|\d{4}")
"""Of the parts of a date."""
_SAME = str.maketrans(
    {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{THIN SPACE}": " "}
    | dict.fromkeys("‐‑", "-")
    | dict.fromkeys("—−", "–")
)
_UNUSUAL = re.compile(f"{_INVISIBLE.pattern}|{_OTHER_DIGIT.pattern}|[{''.join(map(chr, _SAME))}]")
_HAS_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A number, a time, a date or a month."""

    written: str
    """As it stands in the text."""
    line: int
    readings: frozenset[str]
    """What it can mean: `18`, `0.5`, `18:00`, `2026-11-24`, `--11-24`, `--11-09+10`, `1999-12`, `month 11`."""
    parts: tuple[str, ...] = ()
    """What a date or a number written in groups is made of, for a text that puts the parts together otherwise."""

    @property
    def atoms(self) -> tuple[str, ...]:
        """The parts, or the one thing that the amount is."""
        return self.parts or (min(self.readings),)

    @property
    def is_month(self) -> bool:
        """Whether it is a month's name alone."""
        return not self.parts and min(self.readings).startswith("month")

    @property
    def kind(self) -> str:
        """`date`, `month`, `time` or `number`."""
        if self.is_date or self.is_month:
            return "date" if self.is_date else "month"
        return "time" if any(re.fullmatch(r"\d\d:\d\d", reading) for reading in self.readings) else "number"

    @property
    def is_date(self) -> bool:
        """Whether it is a month's name with a day or a year."""
        return any(part.startswith("month") for part in self.parts)


def plain_digits(text: str) -> str:
    """Return `text` with Latin digits, one kind of space and dash, and no direction marks."""
    if text.isascii() or not _UNUSUAL.search(text):
        return text
    text = _INVISIBLE.sub("", text).translate(_SAME)
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def find_amounts(texts: Sequence[tuple[int, str]], language: Language) -> Iterator[Amount]:
    """Yield the numbers, dates, times and months in `texts`, which have their lines and went through `plain_digits`."""
    months = Months.of(language)
    # Most sections have no amount at all, and of the others most name no month: one look at the whole tells.
    pattern = months.pattern_for("\n".join(text for _, text in texts))
    if pattern is None:
        return
    for line, text in texts:
        for match in pattern.finditer(text):
            readings, parts = _READERS[match.lastgroup or "plain"](match[0], months, language)
            yield Amount(written=match[0].strip(), line=line, readings=readings, parts=parts)


def uncertain_months(language: Language) -> frozenset[int]:
    """Return the months that cannot be recognised when they stand alone; all where the names are not known."""
    return LIKE_OTHER_WORDS.get(language.primary, frozenset()) if Months.of(language).names else ALL_MONTHS


def differences(
    source: Sequence[Amount], target: Sequence[Amount], *, uncertain: frozenset[int] = frozenset()
) -> tuple[list[Amount], list[Amount]]:
    """Return the amounts that `target` lacks, and those of `target` that `source` does not have.

    An amount that `target` only repeats is not reported, nor a month of `uncertain` that stands alone. When all months
    are uncertain, they are left out of dates too.
    """
    missing, extra = _unmatched(source, target)
    if not missing and not extra:
        return [], []
    ignored = _ignored(source, target, uncertain)
    missing = [amount for amount in missing if not (amount.is_month and ignored.issuperset(amount.atoms))]
    extra = [amount for amount in extra if not (amount.is_month and ignored.issuperset(amount.atoms))]
    if uncertain != ALL_MONTHS:
        ignored -= {f"month {number}" for number in uncertain}
    missing, extra = _regrouped(missing, extra, ignored)
    known = {item for amount in source for item in (*amount.atoms, *amount.readings)}
    new = [amount for amount in extra if not known.issuperset(amount.atoms)]
    repeated = [amount for amount in extra if known.issuperset(amount.atoms)][
        : max(0, len(missing) - len(new))
    ]
    return missing, [amount for amount in extra if amount in new or amount in repeated]


def _regrouped(
    missing: Sequence[Amount], extra: Sequence[Amount], ignored: set[str]
) -> tuple[list[Amount], list[Amount]]:
    """Return what is left when amounts that are made of the same parts, put together otherwise, have been taken out.

    Where both sides have as many dates of the same form, nothing has been put together otherwise: days, months or
    years have changed places.
    """
    dates = [amount for amount in missing if amount.is_date], [amount for amount in extra if amount.is_date]
    kept: tuple[list[Amount], list[Amount]] = ([], [])
    if Counter(len(amount.parts) for amount in dates[0]) == Counter(len(amount.parts) for amount in dates[1]):
        kept = dates
        missing = [amount for amount in missing if not amount.is_date]
        extra = [amount for amount in extra if not amount.is_date]
    left = _unexplained(missing, extra, ignored), _unexplained(extra, missing, ignored)
    return _by_line(kept[0] + left[0]), _by_line(kept[1] + left[1])


def _by_line(amounts: list[Amount]) -> list[Amount]:
    return sorted(amounts, key=lambda amount: amount.line)


def _unmatched(source: Sequence[Amount], target: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Return what is left of both when each amount has been matched with one that it shares a reading with."""
    missing, extra = list(source), list(target)
    if len(missing) == len(extra) and Counter(a.readings for a in missing) == Counter(
        a.readings for a in extra
    ):
        return [], []
    for same in (_equal, _alike):
        for amount in tuple(missing):
            match = next((other for other in extra if same(amount, other)), None)
            if match is not None:
                missing.remove(amount)
                extra.remove(match)
    return missing, extra


def _equal(one: Amount, other: Amount) -> bool:
    return one.readings == other.readings


def _alike(one: Amount, other: Amount) -> bool:
    return bool(one.readings & other.readings)


def _ignored(source: Sequence[Amount], target: Sequence[Amount], uncertain: frozenset[int]) -> set[str]:
    """Return the months that cannot be compared, and the months and years of dates that both texts name.

    It does not matter how often: "from 3 May 2027 to 4 May 2027" is "from 3 to 4 May 2027".
    """
    named = [
        {
            part
            for amount in amounts
            if amount.is_date or amount.is_month
            for part in amount.atoms
            if _MONTH_OR_YEAR.match(part)
        }
        for amounts in (source, target)
    ]
    return {f"month {number}" for number in uncertain} | (named[0] & named[1])


def _unexplained(amounts: Iterable[Amount], others: Iterable[Amount], ignored: set[str]) -> list[Amount]:
    """Return those of `amounts` that are not made of what the `others` are made of."""
    available = Counter(atom for other in others for atom in other.atoms)
    unexplained = []
    for amount in amounts:
        needed = Counter(atom for atom in amount.atoms if atom not in ignored)
        if needed <= available:
            available -= needed
        else:
            unexplained.append(amount)
    return unexplained


Named = tuple[str, int]
"""A pattern of a month's name, and the month's number."""
Tables = tuple[tuple[str, ...] | None, ...]


@dataclass(frozen=True)
class Months:
    """How a language names months, and the pattern of all amounts in its texts."""

    names: tuple[Named, ...]
    """In full, the longest first; empty where no trustworthy source exists."""
    short: tuple[Named, ...]
    """Abbreviated: recognised beside a day or a year only."""
    conjunction: str
    """The language's "and", as in "9 and 10 November"; '' when not known."""
    beginnings: tuple[tuple[str, ...], tuple[str, ...]]
    """What full and short names begin with, lower case: a text without any of them names no month."""

    @classmethod
    def of(cls, language: Language) -> Months:
        """Return those of `language`, with those of the language that it takes its forms from (Meänkieli: Finnish)."""
        tables = (language.months, language.months_in_date, language.months_abbrev)
        return _months(tables, language.formatting_fallback, language.tag)

    def pattern_for(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern that finds all amounts in `text`; its named groups are the keys of the table of readers.

        None when there are none. The pattern for texts that name no month is faster.
        """
        has_digit = _HAS_DIGIT.search(text) is not None
        lowered = text.lower()
        full, short = self.beginnings
        if any(name in lowered for name in full) or (has_digit and any(name in lowered for name in short)):
            return self.pattern
        return _NUMERIC if has_digit else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of all amounts."""
        return re.compile(rf"(?<!\d)(?:{_NUMERIC_DATES}{_dates_in_words(self)}{_NUMBERS})", re.VERBOSE)

    def number(self, text: str) -> int:
        """Return the number of the month named in `text`, which the pattern has found."""
        for word in re.findall(r"[^\W\d_][^\s\d.,–&-]*", text):
            for name, number in (*self.names, *self.short):
                if re.fullmatch(name, word, re.IGNORECASE):
                    return number
        return 0


@cache
def _months(tables: Tables, fallback: str, tag: str) -> Months:
    alone, in_date, short = tables
    names: dict[str, int] = {}
    beginnings: list[str] = []
    for number in range(1, 13 if alone or in_date else 1):
        forms = [table[number - 1] for table in (alone, in_date) if table]
        names |= dict.fromkeys(map(re.escape, forms), number)
        stem = _shared_beginning(forms[0], forms[-1])
        if len(set(forms)) > 1 and len(stem) >= LEAST_STEM:
            names[re.escape(stem) + r"[^\W\d_]{0,7}"] = number
        beginnings.append(stem.lower())
    abbreviated = {name.rstrip("."): number for number, name in enumerate(short or (), start=1)}
    conjunction = builtin_terms().word("and", tag)
    own = Months(
        names=_longest_first(names),
        short=_longest_first({re.escape(name): number for name, number in abbreviated.items()}),
        conjunction=conjunction.value if conjunction else "",
        beginnings=(tuple(beginnings), tuple(name.lower() for name in abbreviated)),
    )
    if names and fallback != tag and fallback in builtin_languages():
        return _with_borrowed(own, Months.of(builtin_languages()[fallback]))
    return own


def _with_borrowed(own: Months, other: Months) -> Months:
    return Months(
        names=_longest_first(dict(other.names) | dict(own.names)),
        short=_longest_first(dict(other.short) | dict(own.short)),
        conjunction=own.conjunction,
        beginnings=(own.beginnings[0] + other.beginnings[0], own.beginnings[1] + other.beginnings[1]),
    )


def _shared_beginning(one: str, other: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in same)


def _longest_first(names: Mapping[str, int]) -> tuple[Named, ...]:
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item)))


_NUMERIC_DATES = r"""
    (?P<iso>\d{4}-\d\d-\d\d(?!\d))
  | (?P<dmy>\d{1,2}(?:\.\ ?\d{1,2}\.\ ?|/\d{1,2}/|-\d{1,2}-|/\d{1,2}\ )\d{4}(?!\d))
"""
_NUMBERS = r"""
  | (?P<shared>\d{1,2}(?:[:.]\d\d)?(?=\ ?[–-]\ ?\d{1,2}(?:[:.]\d\d)?\ ?(?i:[ap]\.?m)\b))
  | (?P<half>\d{1,2}(?:[:.]\d\d)?\ ?(?i:[ap]\.?m)\b\.?)
  | (?P<time>\d{1,2}[:.]\d\d(?![\d]|[.:]\d)\.?)
  | (?P<slash>\d{1,2}/\d{1,2}(?![\d/]))
  | (?P<stops>\d{1,2}\.\ ?\d{1,2}\.(?!\d))
  | (?P<literal>\d+(?:[.:]\d+){2,}|\d+:\d+)
  | (?P<grouped>\d{1,3}(?:[\ .,'’]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?)
  | (?P<decimal>\d+[.,]\d+)
  | (?P<spaced>\d+(?:\ \d+)+(?![.,:/-]?\d))
  | (?P<plain>\d+)
"""


_NUMERIC = re.compile(rf"(?=[0-9])(?<!\d)(?:{_NUMERIC_DATES}{_NUMBERS})", re.VERBOSE)
"""The pattern for texts that name no month."""


def _dates_in_words(months: Months) -> str:
    if not months.names:
        return ""
    # English names have capitals: "everyone over 18 may vote" is no date.
    case = "" if any(name[0].isupper() for name, _ in months.names) else "i"
    full = "|".join(name for name, _ in months.names)
    short = "|".join(rf"{name}\b\.?" for name, _ in months.short)
    alone = rf"(?{case}:(?<![^\W\d_])(?:{full})(?![^\W\d_]))"
    any_name = rf"(?{case}:(?<![^\W\d_])(?:{full}{'|' if short else ''}{short})(?![^\W\d_]))"
    day = r"\d{1,2}(?!\d)(?:\.|:?[^\W\d_]{1,3}(?![^\W\d_]))?"
    conjunction = rf"|\ {re.escape(months.conjunction)}\ " if months.conjunction else ""
    days = rf"{day}(?:(?:\ ?[–&-]\ ?{conjunction}){day})*"
    return rf"""
  | (?P<days>{days}\ (?:of\ )?{any_name}(?:,?\ \d{{4}}(?![\d:]))?)
  | (?P<month_year>{any_name},?\ \d{{4}}(?![\d:]))
  | (?P<month_days>{any_name}\ {days}(?![.,:]?\d)(?:(?:,?|\ ?[^\W\d_]\.)\ \d{{4}}(?![\d:]))?)
  | (?P<month>{alone})
"""


Meaning = tuple[frozenset[str], tuple[str, ...]]
"""Readings and parts."""


def _integers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text)]


def _read_iso(text: str, _months: Months, _language: Language) -> Meaning:
    year, month, day = _integers(text)
    return _date(year, month, day)


def _read_dmy(text: str, _months: Months, _language: Language) -> Meaning:
    day, month, year = _integers(text)
    return _date(year, *((day, month) if day <= 12 < month else (month, day)))


def _date(year: int, month: int, day: int) -> Meaning:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return frozenset({f"{year}/{month}/{day}"}), ()
    return frozenset({f"{year:04}-{month:02}-{day:02}"}), (str(day), f"month {month}", str(year))


def _read_words(text: str, months: Months, _language: Language) -> Meaning:
    """Read days, a month and perhaps a year, in whichever order."""
    found = re.findall(r"\d+", text)
    year = next((digits for digits in found if len(digits) == 4), "")
    days = [int(digits) for digits in found if len(digits) < 4]
    month = months.number(text)
    if not days:
        return (
            (frozenset({f"{year}-{month:02}"}), (f"month {month}", year))
            if year
            else (frozenset({f"month {month}"}), ())
        )
    parts = (*map(str, days), f"month {month}", *([year] if year else []))
    return frozenset({f"{year or '-'}-{month:02}-" + "+".join(f"{day:02}" for day in days)}), parts


def _read_half(text: str, _months: Months, _language: Language) -> Meaning:
    """Read `6 pm`: English, and understood where it was left so."""
    return frozenset({_twelve_hours(text, afternoon="p" in text.lower())}), ()


def _read_shared(text: str, _months: Months, _language: Language) -> Meaning:
    """Read the first time of `6–8 pm`, which the last word belongs to or not (`11–1 pm`)."""
    return frozenset({_twelve_hours(text, afternoon=False), _twelve_hours(text, afternoon=True)}), ()


def _twelve_hours(text: str, *, afternoon: bool) -> str:
    hour, minute = (*_integers(text), 0)[:2]
    return f"{hour % 12 + (12 if afternoon else 0):02}:{minute:02}"


def _read_time(text: str, _months: Months, language: Language) -> Meaning:
    """Read `18:00`; with a stop it can be a number too, and `18.10.` a day and a month where days have a stop."""
    hour, minute = _integers(text)
    readings = set()
    if hour < 24 and minute < 60:
        # "kl. 18" is "18:00" elsewhere.
        readings |= {f"{hour:02}:{minute:02}"} | ({str(hour)} if minute == 0 else set())
    if "." in text:
        readings.add(_number(text.rstrip("."), language))
        if text.endswith("."):
            readings |= _day_and_month(hour, minute, language)
    return frozenset(readings or {text.rstrip(".")}), ()


def _read_stops(text: str, _months: Months, language: Language) -> Meaning:
    day, month = _integers(text)
    number = _number(re.sub(r"\.$|\s", "", text), language)
    return frozenset(_day_and_month(day, month, language) or {number}), ()


def _day_and_month(day: int, month: int, language: Language) -> set[str]:
    has_stop = re.search(r"\bd\.", language.date_pattern_long)
    return {f"--{month:02}-{day:02}"} if has_stop and 1 <= month <= 12 and 1 <= day <= 31 else set()


def _read_slash(text: str, _months: Months, _language: Language) -> Meaning:
    day, month = _integers(text)
    date = {f"--{month:02}-{day:02}"} if 1 <= month <= 12 and 1 <= day <= 31 else set()
    return frozenset({text, *date}), ()


def _read_literal(text: str, _months: Months, _language: Language) -> Meaning:
    return frozenset({text}), ()


def _read_number(text: str, _months: Months, language: Language) -> Meaning:
    groups = text.split(" ")
    parts = (
        tuple(group.lstrip("0") or "0" for group in groups) if len(groups) > 1 and text[-3:].isdigit() else ()
    )
    return frozenset({_number(text, language)}), parts


def _read_spaced(text: str, _months: Months, _language: Language) -> Meaning:
    """Read numbers side by side, as one (the short number 114 14) or as several."""
    groups = text.split(" ")
    return frozenset({"".join(groups)}), tuple(group.lstrip("0") or "0" for group in groups)


_READERS: Mapping[str, Callable[[str, Months, Language], Meaning]] = {
    "iso": _read_iso,
    "dmy": _read_dmy,
    "days": _read_words,
    "month_year": _read_words,
    "month_days": _read_words,
    "month": _read_words,
    "shared": _read_shared,
    "half": _read_half,
    "time": _read_time,
    "slash": _read_slash,
    "stops": _read_stops,
    "literal": _read_literal,
    "grouped": _read_number,
    "decimal": _read_number,
    "spaced": _read_spaced,
    "plain": _read_number,
}


def _number(text: str, language: Language) -> str:
    """Return a number as `1500` or `0.5`, without grouping and without zeros that say nothing.

    A mark that is not the language's decimal mark groups thousands where it can, and is taken for one where it cannot.
    """
    bare = re.sub(r"[ '’]", "", text)
    marks = re.findall(r"[.,]", bare)
    decimal = marks[-1] if marks else ""
    if (
        marks
        and len(set(marks)) == 1
        and (len(marks) > 1 or decimal != get_decimal_symbol(number_locale(language)))
    ):
        decimal = "" if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare) else decimal
    whole, _, fraction = bare.rpartition(decimal) if decimal else (bare, "", "")
    whole = re.sub(r"[.,]", "", whole).lstrip("0") or "0"
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole
