"""What CLDR, through Babel, knows of a language that the registry does not have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.plural import to_gettext

from minority_site.formats import TIME_PATTERN, can_write

RIGHT_TO_LEFT_SCRIPTS = frozenset({
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
})  # fmt: skip
"""Scripts in use that run from right to left (Unicode, DerivedBidiClass)."""

SOURCE = "CLDR through Babel"

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names, in the order in which Babel numbers the forms of a gettext header."""


def cldr_facts(tag: str) -> dict[str, Any]:
    """Return the fields of a registry entry that CLDR supports, the placeholders it is filled up with left out.

    Names in English and Swedish and the script are often known where nothing else is. Nothing is guessed: what CLDR
    has no value for is absent.
    """
    facts: dict[str, Any] = _names(tag)
    script = _script(tag)
    if script:
        facts["script"] = script
        facts["direction"] = "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return facts
    if locale.language != tag.split("-")[0].lower() or "-x-" in tag:
        return facts
    facts |= {"cldr_available": True, "cldr_quality": SOURCE, "direction": locale.text_direction}
    if autonym := locale.languages.get(str(locale)) or locale.languages.get(locale.language):
        facts["autonym"] = autonym
    facts["plural"] = _plural(locale)
    facts["sources"] = [SOURCE]
    if _has_months(locale):
        facts |= {"formatting_fallback": str(locale), **_dates(locale)}
    return facts


def _names(tag: str) -> dict[str, str]:
    key = tag.replace("-", "_")
    found = {"english_name": Locale("en").languages.get(key), "swedish_name": Locale("sv").languages.get(key)}
    return {name: value for name, value in found.items() if value}


def _script(tag: str) -> str | None:
    """Return the script that the tag names, or the one that CLDR holds for the most likely."""
    parts = tag.split("-")
    named = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    likely = str(get_global("likely_subtags").get(parts[0], "")).split("_")
    return named or (likely[1] if len(likely) > 1 else None)


def _plural(locale: Locale) -> Mapping[str, Any]:
    used = locale.plural_form.tags | {"other"}
    # CLDR's operand e (an exponent, as in 1c6) is nothing that a whole number has; gettext does not know it.
    header = re.sub(r"\be\b", "0", to_gettext(locale.plural_form))
    return {
        "categories": [name for name in _CATEGORIES if name in used],
        "gettext": header if header.endswith(";") else header + ";",
        "source": SOURCE,
    }


def _has_months(locale: Locale) -> bool:
    """Return whether the months are names; where CLDR has none they are M01 or 1."""
    return not any(re.fullmatch(r"M?\d+", str(name)) for name in locale.months["format"]["wide"].values())


def _dates(locale: Locale) -> dict[str, Any]:
    """Return names and patterns, as far as they can be written with what the registry holds.

    Standing names of months are left out: where a locale has none of its own, Babel 2.18 answers with those of
    another locale that was read before it.
    """
    found: dict[str, Any] = {
        "months_in_date": _ordered(locale.months["format"]["wide"]),
        "days": _ordered(locale.days["format"]["wide"]),
        "certainty": dict.fromkeys(("names", "months_in_date", "days", "patterns", "plural"), "lexicon"),
    }
    long, full = (str(locale.date_formats[form].pattern) for form in ("long", "full"))
    if can_write(long) and can_write(full):
        found |= {"date_pattern_long": long, "date_pattern_full": full}
    time = str(locale.time_formats["short"].pattern)
    return found | ({"time_pattern": time} if TIME_PATTERN.fullmatch(time) else {})


def _ordered(names: Mapping[int, str]) -> list[str]:
    return [str(name) for _, name in sorted(names.items())]
