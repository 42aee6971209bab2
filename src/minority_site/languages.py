"""The language registry: everything a language needs is data, read from one file and extended in `mkdocs.yml`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from typing import Any, Literal

from minority_site.strict import did_you_mean
from minority_site.tags import canonical_tag, is_tag, parent_tags

Direction = Literal["ltr", "rtl"]
Certainty = Literal["verified", "lexicon", "weak", "none"]


@dataclass(frozen=True, kw_only=True)
class Plural:
    """How a language counts."""

    categories: tuple[str, ...] = ("one", "other")
    """CLDR names, in the order of the gettext forms."""
    gettext: str = "nplurals=2; plural=(n != 1);"
    """The `Plural-Forms` header of the language's message catalog."""
    source: str = "not known; the most common rule is assumed"
    """Where the rule was read."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """What is known of one language. `None` where no trustworthy source exists: numeric forms are printed then."""

    tag: str
    """BCP 47 tag: folder, URL segment, `lang`, `hreflang` and catalog folder."""
    autonym: str
    """The language's own name for itself, shown in the switcher, never translated."""
    english_name: str
    swedish_name: str
    direction: Direction = "ltr"
    script: str = "Latn"
    """ISO 15924."""
    iso639_3: str | None = None
    cldr_available: bool = False
    """Whether Babel knows a locale of this name at all."""
    cldr_quality: str = "none"
    formatting_fallback: str = "numeric"
    """Where number forms come from, in words for people."""
    plural: Plural = field(default_factory=Plural)
    search_folding: tuple[tuple[str, str], ...] = ()
    """Letters a reader may type otherwise, and what both are folded to."""
    search_folding_loose: tuple[tuple[str, str], ...] = ()
    """Foldings that change letters proper; used only when nothing else is found."""
    alphabet: str = ""
    """Lower-case letters of the language's own words."""
    alphabet_extra: str = ""
    """Letters of names and loans, or code points as U+05B4."""
    months: tuple[str, ...] | None = None
    """January to December, standing alone (nominative)."""
    months_in_date: tuple[str, ...] | None = None
    """January to December as they stand beside a day."""
    months_abbrev: tuple[str, ...] | None = None
    days: tuple[str, ...] | None = None
    """Monday to Sunday, standing alone."""
    days_abbrev: tuple[str, ...] | None = None
    date_pattern_long: str = "yyyy-MM-dd"
    """CLDR pattern of a date in words."""
    date_pattern_full: str | None = None
    """CLDR pattern with the weekday; None prints the weekday as an element of its own before the date."""
    time_pattern: str = "HH:mm"
    sources: tuple[str, ...] = ()
    certainty: Mapping[str, Certainty] = field(default_factory=dict)
    """How sure each group of facts is."""
    notes: str = ""

    @property
    def primary(self) -> str:
        """The language subtag: `rmy` of `rmy-x-kelderas`."""
        return self.tag.split("-")[0]


class Languages(Mapping[str, Language]):
    """A registry: languages by tag, in the order given. Immutable."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._languages = dict(languages)

    def __getitem__(self, tag: str) -> Language:
        return self._languages[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def resolve(self, tag: str) -> Language:
        """Return the record of `tag`, or one made from its nearest parent tag, or a bare one.

        A bare record prints numeric dates and names itself by its tag: nothing is guessed.

        Raises:
            TagError: `tag` is ill-formed.
        """
        tag = canonical_tag(tag)
        if tag in self._languages:
            return self._languages[tag]
        for parent in parent_tags(tag):
            if parent in self._languages:
                return replace(self._languages[parent], tag=tag)
        return Language(tag=tag, autonym=tag, english_name=tag, swedish_name=tag)

    def extended(self, additions: Mapping[str, Mapping[str, Any]]) -> Languages:
        """Return a registry with `additions`: per tag, the fields to set over what is known.

        Raises:
            TagError: a tag is ill-formed.
            ValueError: a field does not exist or has the wrong form; the message names it.
        """
        merged = dict(self._languages)
        for tag, values in additions.items():
            base = self.resolve(tag)
            merged[base.tag] = _with_fields(base, values)
        return Languages(merged)


@cache
def builtin_languages() -> Languages:
    """Return the registry that comes with the package."""
    text = resources.files("minority_site").joinpath("data/languages.json").read_text(encoding="utf-8")
    records = json.loads(text)["languages"]
    blank = Language(tag="und", autonym="", english_name="", swedish_name="")
    return Languages({record["tag"]: _with_fields(blank, record, ignore_unknown=True) for record in records})


def known_language_subtags() -> frozenset[str]:
    """Return language subtags that CLDR (through Babel) or the registry has a name for."""
    from babel import Locale  # late: only folder checks need it, and it is slow to import

    codes = (str(code) for code in Locale("en").languages)
    named = {code for code in codes if is_tag(code) and "-" not in code and "_" not in code}
    return frozenset(named) | {language.primary for language in builtin_languages().values()}


_FIELDS = {f.name for f in fields(Language)}


def _with_fields(base: Language, values: Mapping[str, Any], *, ignore_unknown: bool = False) -> Language:
    changes: dict[str, Any] = {}
    for key, value in values.items():
        if key not in _FIELDS:
            if ignore_unknown:
                continue
            raise ValueError(f"unknown language field '{key}': {did_you_mean(key, _FIELDS)}")
        changes[key] = _field_value(key, value)
    if changes.get("direction", base.direction) not in ("ltr", "rtl"):
        raise ValueError("direction is 'ltr' or 'rtl'")
    return replace(base, **changes)


_LENGTHS = {"months": 12, "months_in_date": 12, "months_abbrev": 12, "days": 7, "days_abbrev": 7}


def _field_value(key: str, value: Any) -> Any:
    if key == "plural":
        if not isinstance(value, Mapping):
            raise ValueError("plural has categories, gettext and source")
        known = {f.name for f in fields(Plural)}
        if unknown := set(value) - known:
            raise ValueError(f"unknown plural field '{min(unknown)}': {did_you_mean(min(unknown), known)}")
        known_values: dict[str, Any] = {
            k: tuple(v) if k == "categories" else str(v) for k, v in value.items()
        }
        return replace(Plural(), **known_values)
    if key in ("search_folding", "search_folding_loose"):
        return tuple((str(a), str(b)) for a, b in value)
    if key in _LENGTHS and value is not None:
        if not isinstance(value, list | tuple) or len(value) != _LENGTHS[key]:
            raise ValueError(f"{key} has {_LENGTHS[key]} names")
        return tuple(str(name) for name in value)
    if key == "sources":
        return tuple(value)
    if key == "certainty":
        return dict(value)
    return value
