"""The words of a record in data: per language, with the same states and fingerprints as pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from minority_site.pages import METHODS, STATES, State
from minority_site.records import Choice, Day, Kind, Matching, Nested, PlainText, Reading, Wrong, read_value
from minority_site.sections.fingerprint import fingerprint_words
from minority_site.settings import Settings
from minority_site.strict import Path, did_you_mean
from minority_site.tags import TagError, canonical_tag
from minority_site.text import Text

WordStatus = Literal["source", "up-to-date", "outdated", "missing"]


@dataclass(frozen=True)
class Wording(Text):
    """Words from data, with the language they are in, which is not always the one asked for."""

    state: State = "translated"
    """`machine` asks for a notice."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """All words of one record in one language."""

    language: str
    texts: Mapping[str, str]
    """By name; those of a part by `programme.<id>.title`."""
    state: State = "translated"
    method: str = "human"
    reviewed_by: str | None = None
    reviewed_on: dt.date | None = None
    covers: str | None = None
    """Fingerprint of the source words that these translate. Written by `confirm` only."""
    status: WordStatus = "up-to-date"
    """Told when read, by comparing `covers` with the source words as they are now."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one record in all its languages."""

    versions: Mapping[str, Version] = field(default_factory=dict)
    source: str
    """The language that the others translate: the site's source, or the first one written without that."""
    fingerprint: str = ""
    """What `covers` of an up-to-date translation says."""

    def without(self, *prefixes: str) -> Words:
        """Return the words less those whose name begins with one of `prefixes`."""
        kept = {
            tag: replace(
                version, texts={k: v for k, v in version.texts.items() if not k.startswith(prefixes)}
            )
            for tag, version in self.versions.items()
        }
        return replace(self, versions=kept)

    def status(self, language: str) -> WordStatus:
        """Return how the words in `language` stand to their source."""
        return self.versions[language].status if language in self.versions else "missing"

    def find(self, name: str, language: str, settings: Settings) -> Wording | None:
        """Return the text `name` for readers of `language`, in it or in the first of its fallback chain.

        Drafts, machine text where the policy hides it, and words whose source has changed since are passed
        over: a time in an old sentence is worse than a sentence in another language.
        """
        for tag in dict.fromkeys((language, *_chain(language, settings), self.source)):
            version = self.versions.get(tag)
            if version and name in version.texts and self._is_shown(version, settings):
                return Wording(version.texts[name], tag, version.state)
        return None

    def title(self, language: str, settings: Settings) -> Wording:
        """Return the title or name, which every record has in its source language."""
        for name in ("title", "name"):
            if found := self.find(name, language, settings):
                return found
        source = self.versions[self.source]
        return Wording(next(iter(source.texts.values()), ""), self.source)

    def is_shown_in(self, language: str, settings: Settings) -> bool:
        """Return whether readers of `language` get words of their own, up to date."""
        version = self.versions.get(language)
        return version is not None and self._is_shown(version, settings)

    def _is_shown(self, version: Version, settings: Settings) -> bool:
        if version.language == self.source:
            return True
        if version.state == "draft" or version.status == "outdated" or version.language not in settings.tags:
            return False
        return version.state != "machine" or settings.language(version.language).machine == "label"


def _chain(language: str, settings: Settings) -> tuple[str, ...]:
    return settings.language(language).fallback if language in settings.tags else (settings.source,)


_STATE_KEYS: Mapping[str, Kind] = {
    "state": Choice(STATES),
    "method": Choice(METHODS),
    "reviewed_by": PlainText(120),
    "reviewed_on": Day(),
    "covers": Matching(
        r"v\d+:[0-9a-f]+\.[0-9a-f]+",
        "'{value}' is no fingerprint",
        "remove it and run 'minority-site confirm'",
    ),
}


@dataclass(frozen=True)
class WordsKind(Nested):
    """Words per language: names and their longest lengths, and groups of names by the id of a part."""

    texts: Mapping[str, PlainText]
    required: tuple[str, ...] = ("title",)
    """Names that the source language must have."""
    groups: Mapping[str, Mapping[str, PlainText]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return id(self)

    def read_in(self, value: Any, at: Path, reading: Reading) -> Words:
        """Return the words. Raises Wrong when there are none that can be read."""
        if not isinstance(value, dict) or not value:
            raise Wrong("this is no set of languages", "write the words under their language's tag: 'sv:'")
        read = {}
        for tag, entry in value.items():
            version = self._version(tag, entry, (*at, str(tag)), reading)
            if version:
                read[version.language] = version
        if not read:
            raise Wrong("no words can be read", f"write them in '{reading.source_language}' first")
        source = reading.source_language if reading.source_language in read else next(iter(read))
        self._require(read[source], at, reading)
        now = words_fingerprint(read[source].texts, source)
        versions = {tag: _with_status(version, source, now) for tag, version in read.items()}
        return Words(versions=versions, source=source, fingerprint=now)

    def _version(self, tag: Any, entry: Any, at: Path, reading: Reading) -> Version | None:
        if isinstance(tag, bool):  # YAML 1.1 reads `no`, the tag of Norwegian, as false
            reading.report("wrong-value", f"YAML reads this as '{tag}'", "put the tag in quotes: 'no':", at)
            return None
        try:
            language = canonical_tag(str(tag))
        except TagError as error:
            reading.report("wrong-value", str(error), "correct the tag", at)
            return None
        if not isinstance(entry, dict):
            reading.report("wrong-value", "words have names", "write '  title: …' under the language", at)
            return None
        texts: dict[str, str] = {}
        about: dict[str, Any] = {}
        for key, value in entry.items():
            place = (*at, str(key))
            if key in _STATE_KEYS:
                about[key] = read_value(_STATE_KEYS[key], value, place, reading)
            elif key in self.groups:
                texts.update(self._group(str(key), value, place, reading))
            elif key in self.texts:
                _add(texts, str(key), read_value(self.texts[key], value, place, reading))
            else:
                hint = did_you_mean(str(key), (*self.texts, *self.groups, *_STATE_KEYS))
                reading.report("unknown-key", f"unknown key '{str(key)[:60]}'", hint, place)
        known = {key: value for key, value in about.items() if value is not None}
        # The safe reading of a state that cannot be read: what nobody vouches for is not shown.
        if "state" in about and about["state"] is None:
            known["state"] = "draft"
        return Version(language=language, texts=texts, **known)

    def _group(self, group: str, value: Any, at: Path, reading: Reading) -> Iterator[tuple[str, str]]:
        if not isinstance(value, dict):
            reading.report("wrong-value", f"'{group}' has the ids of its parts", "write them with ':'", at)
            return
        for part, texts in value.items():
            if not isinstance(texts, dict):
                reading.report(
                    "wrong-value", "words have names", "write '  title: …' under the id", (*at, str(part))
                )
                continue
            for key, text in texts.items():
                place = (*at, str(part), str(key))
                if key not in self.groups[group]:
                    hint = did_you_mean(str(key), self.groups[group])
                    reading.report("unknown-key", f"unknown key '{str(key)[:60]}'", hint, place)
                elif (found := read_value(self.groups[group][key], text, place, reading)) is not None:
                    yield f"{group}.{part}.{key}", found

    def _require(self, version: Version, at: Path, reading: Reading) -> None:
        for name in self.required:
            if name not in version.texts:
                place = (*at, version.language)
                reading.report(
                    "missing-value", f"'{name}' is missing in '{version.language}'", f"add '{name}:'", place
                )

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        properties: dict[str, Any] = {name: text.schema() for name, text in self.texts.items()}
        for group, names in self.groups.items():
            part = {"type": "object", "additionalProperties": False}
            part["properties"] = {name: text.schema() for name, text in names.items()}
            properties[group] = {"type": "object", "additionalProperties": part}
        properties |= {name: kind.schema() for name, kind in _STATE_KEYS.items()}
        version = {"type": "object", "additionalProperties": False, "properties": properties}
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
            "additionalProperties": version,
        }


def _add(texts: dict[str, str], name: str, text: str | None) -> None:
    if text is not None:
        texts[name] = text


def _with_status(version: Version, source: str, now: str) -> Version:
    if version.language == source:
        return replace(version, status="source")
    return replace(version, status="up-to-date" if version.covers == now else "outdated")


def words_fingerprint(texts: Mapping[str, str], language: str) -> str:
    """Return `v1:<text>.<facts>` over the words of a record, each under its name."""
    return fingerprint_words("\n".join(f"{name}: {texts[name]}" for name in sorted(texts)), language)
