"""Our part of `mkdocs.yml`, checked and frozen. Nothing here knows MkDocs: the compatibility module hands over plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from minority_site.errors import SettingsError
from minority_site.languages import Language, Languages, builtin_languages
from minority_site.strict import YamlDocument, YamlProblem, did_you_mean, parse_yaml
from minority_site.tags import TagError, canonical_tag

Tier = Literal["must", "should", "may"]
TIERS: tuple[Tier, ...] = ("must", "should", "may")


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """The least coverage of one tier, in per cent of its source pages; `check` fails below."""

    covered: float = 0.0
    reviewed: float = 0.0


@dataclass(frozen=True, kw_only=True)
class SiteLanguage:
    """One language as this site publishes it."""

    language: Language
    name: str
    """Shown in the switcher: the autonym unless the site says otherwise."""
    default: bool = False
    build: bool = True
    fallback: tuple[str, ...] = ()
    """Languages tried in order when a text is missing; ends with the source."""
    machine: Literal["label", "hide"] = "hide"
    """What readers get of machine text: shown under a notice, or not at all."""
    thresholds: Mapping[Tier, Threshold] = field(default_factory=dict)
    nav_translations: Mapping[str, str] = field(default_factory=dict)
    """Navigation labels by their source text."""
    site_name: str | None = None
    """The site's name in this language; None shows the source's, labelled."""
    site_description: str | None = None

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """Local facts that pages refer to and never spell out."""

    name: str = ""
    genitive: str = ""
    """The name as owner in Swedish, when it differs from name + s."""
    email: str | None = None
    phone: str | None = None
    registrar_email: str | None = None
    """Where formal matters are sent (registrator)."""
    url: str | None = None
    administrative_areas: tuple[str, ...] = ()
    """Tags of the languages whose administrative area the municipality belongs to (2009:724, sections 6 and 7)."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings the package uses, MkDocs' own included as far as they matter here."""

    root: Path
    """The project: the folder `mkdocs.yml` stands in."""
    config_file: str = "mkdocs.yml"
    """Relative to `root`."""
    docs_dir: Path
    site_dir: Path
    site_name: str
    site_url: str | None = None
    structure: Literal["folder", "suffix"] = "folder"
    url_root: Literal["source", "chooser"] = "source"
    """What stands at `/`: the source language, or a page to choose a language on."""
    use_directory_urls: bool = True
    languages: tuple[SiteLanguage, ...]
    registry: Languages
    shared: frozenset[str] = frozenset()
    """Top folders of `docs_dir` that belong to no language though their names are tags."""
    site_kind: Literal["example", "service"] = "service"
    example_of: str | None = None
    """With `example`: what readers are told the site is an example of, in the source language."""
    municipality: Municipality = Municipality()
    fallback_to_default: bool = True
    excluded: tuple[str, ...] = ()
    """Patterns (as in .gitignore) of files that MkDocs is told not to publish: `exclude_docs` and `draft_docs`."""

    @property
    def source(self) -> str:
        """Tag of the language that pages are written in first."""
        return next(entry.tag for entry in self.languages if entry.default)

    @property
    def tags(self) -> tuple[str, ...]:
        """All configured tags, in order."""
        return tuple(entry.tag for entry in self.languages)

    @property
    def built_tags(self) -> tuple[str, ...]:
        """Tags that the site publishes."""
        return tuple(entry.tag for entry in self.languages if entry.build)

    @property
    def targets(self) -> tuple[str, ...]:
        """All tags but the source."""
        return tuple(tag for tag in self.tags if tag != self.source)

    def language(self, tag: str) -> SiteLanguage:
        """Return the settings of `tag`. Raises KeyError when the site has no such language."""
        for entry in self.languages:
            if entry.tag == tag:
                return entry
        raise KeyError(tag)

    def prefix(self, tag: str) -> str:
        """Return the URL prefix of a language, '' or '<tag>/'."""
        return "" if tag == self.source and self.url_root == "source" else f"{tag}/"


LANGUAGE_KEYS = frozenset({
    "build", "copyright", "default", "extra", "fixed_link", "link", "locale", "name", "nav", "nav_translations",
    "admonition_translations", "site_author", "site_name", "site_description", "site_url", "theme",
    "fallback", "machine", "thresholds",
})  # fmt: skip
"""What mkdocs-static-i18n knows about a language, then what we add."""

PLUGIN_KEYS = frozenset({
    "build_only_locale", "docs_structure", "fallback_to_default", "languages", "reconfigure_material",
    "reconfigure_search", "root", "shared", "site_kind", "example_of", "municipality", "registry",
})  # fmt: skip
"""What mkdocs-static-i18n knows, then what we add."""


def settings_from(config: Mapping[str, Any], *, root: Path, config_file: str = "mkdocs.yml") -> Settings:
    """Return the settings in `config`, the values of `mkdocs.yml` as MkDocs' own loader gives them.

    Raises:
        SettingsError: something in it cannot be; names file, line and remedy.
    """
    return _Reader(config, root, config_file).settings()


_PUNCTUATION = str.maketrans(dict.fromkeys("'\",[]{}", " "))


class _Reader:
    """Walks the configuration; knows where to point when something is wrong."""

    def __init__(self, config: Mapping[str, Any], root: Path, config_file: str) -> None:
        self._config = config
        self._root = root
        self._file = config_file

    def settings(self) -> Settings:
        config = self._config
        options = self._plugin_options()
        self._known(options, PLUGIN_KEYS, "the plugin 'minority-site'")
        registry = self._registry(options.get("registry") or {})
        languages = self._languages(options, registry)
        docs_dir = self._root / str(config.get("docs_dir") or "docs")
        return Settings(
            root=self._root,
            config_file=self._file,
            docs_dir=docs_dir,
            site_dir=self._root / str(config.get("site_dir") or "site"),
            site_name=str(config.get("site_name") or ""),
            site_url=cast("str | None", config.get("site_url") or None),
            structure=self._choice(options, "docs_structure", ("folder", "suffix"), "suffix"),
            url_root=self._choice(options, "root", ("source", "chooser"), "source"),
            use_directory_urls=bool(config.get("use_directory_urls", True)),
            languages=languages,
            registry=registry,
            shared=frozenset(self._strings(options, "shared")),
            site_kind=self._choice(options, "site_kind", ("service", "example"), "service"),
            example_of=options.get("example_of"),
            municipality=self._municipality(options.get("municipality") or {}),
            fallback_to_default=bool(options.get("fallback_to_default", True)),
            excluded=tuple(
                line
                for key in ("exclude_docs", "draft_docs")
                for line in str(config.get(key) or "").splitlines()
            ),
        )

    def _plugin_options(self) -> Mapping[str, Any]:
        plugins = self._config.get("plugins") or []
        entries = plugins.items() if isinstance(plugins, Mapping) else self._plugin_entries(plugins)
        for name, options in entries:
            if name == "minority-site":
                if options is None or not isinstance(options, Mapping):
                    raise self.error(
                        "the plugin 'minority-site' has no settings", "it needs at least 'languages:'"
                    )
                return options
        raise self.error(
            "the plugin 'minority-site' is not listed under 'plugins:'",
            "add it with its 'languages:'",
            "plugins",
        )

    def _plugin_entries(self, plugins: Any) -> list[tuple[str, Any]]:
        if not isinstance(plugins, list):
            raise self.error("'plugins:' is a list", "begin each plugin with '- '", "plugins")
        pairs: list[tuple[str, Any]] = []
        for item in plugins:
            pairs += list(item.items()) if isinstance(item, Mapping) else [(str(item), None)]
        return pairs

    def _registry(self, additions: Any) -> Languages:
        if not isinstance(additions, Mapping):
            raise self.error(
                "'registry:' maps tags to language facts", "write 'registry:' then '  fit:' …", "registry"
            )
        try:
            return builtin_languages().extended(additions)
        except (TagError, ValueError, TypeError) as error:
            raise self.error(str(error), "see handbook/languages.md", "registry") from error

    def _languages(self, options: Mapping[str, Any], registry: Languages) -> tuple[SiteLanguage, ...]:
        raw = options.get("languages")
        if not isinstance(raw, list) or not raw:
            raise self.error(
                "'languages:' is a list with at least one language", "write '- locale: sv'", "languages"
            )
        entries = []
        for item in raw:
            if not isinstance(item, Mapping) or not isinstance(item.get("locale"), str):
                raise self.error("a language has at least 'locale:'", "write '- locale: fi'", "languages")
            if item["locale"].lower() == "null":  # static-i18n: an item of the switcher only
                continue
            entries.append((self._tag(item["locale"]), item))
        self._sources(entries)
        tags = [tag for tag, _ in entries]
        if doubles := {tag for tag in tags if tags.count(tag) > 1}:
            raise self.error(f"the language '{min(doubles)}' is listed twice", "remove one", min(doubles))
        source = next(tag for tag, item in entries if item.get("default"))
        return tuple(self._language(tag, item, registry, tags, source) for tag, item in entries)

    def _sources(self, entries: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        defaults = [tag for tag, item in entries if item.get("default")]
        if len(defaults) != 1:
            found = " and ".join(defaults) or "none"
            raise self.error(
                f"exactly one language is the source ('default: true'); found {found}",
                "put 'default: true' on the language that pages are written in first",
                "languages",
            )

    def _language(
        self, tag: str, item: Mapping[str, Any], registry: Languages, tags: Sequence[str], source: str
    ) -> SiteLanguage:
        self._known(item, LANGUAGE_KEYS, f"the language '{tag}'")
        language = registry.resolve(tag.replace("_", "-"))
        chain = tuple(self._tag(name) for name in self._strings(item, "fallback"))
        if unknown := [name for name in chain if name not in tags]:
            raise self.error(
                f"the fallback '{unknown[0]}' of '{tag}' is not a language of this site",
                did_you_mean(unknown[0], tags),
                unknown[0],
            )
        chain = tuple(name for name in dict.fromkeys((*chain, source)) if name != tag)
        return SiteLanguage(
            language=language,
            name=str(item.get("name") or language.autonym),
            default=bool(item.get("default")),
            build=bool(item.get("build", True)),
            fallback=chain,
            machine=self._choice(item, "machine", ("hide", "label"), "hide"),
            thresholds=self._thresholds(tag, item.get("thresholds") or {}),
            nav_translations={str(k): str(v) for k, v in (item.get("nav_translations") or {}).items()},
            site_name=item.get("site_name"),
            site_description=item.get("site_description"),
        )

    def _thresholds(self, tag: str, raw: Any) -> Mapping[Tier, Threshold]:
        if not isinstance(raw, Mapping):
            raise self.error(
                f"'thresholds:' of '{tag}' maps tiers to per cents", "must: {covered: 80}", "thresholds"
            )
        self._known(raw, TIERS, f"the thresholds of '{tag}'")
        result: dict[Tier, Threshold] = {}
        for tier in TIERS:
            values = raw.get(tier)
            if values is None:
                continue
            if not isinstance(values, Mapping):
                values = {"covered": values}
            self._known(values, ("covered", "reviewed"), f"the threshold '{tier}' of '{tag}'")
            try:
                numbers = {key: float(value) for key, value in values.items()}
            except (TypeError, ValueError):
                numbers = {"covered": -1.0}
            if any(not 0 <= number <= 100 for number in numbers.values()):
                raise self.error(
                    f"a threshold of '{tag}' is no per cent between 0 and 100", "write a number", "thresholds"
                )
            result[tier] = Threshold(**numbers)
        return result

    def _municipality(self, raw: Any) -> Municipality:
        if not isinstance(raw, Mapping):
            raise self.error(
                "'municipality:' has name, email and so on",
                "write 'municipality:' then '  name: …'",
                "municipality",
            )
        known = Municipality.__dataclass_fields__
        self._known(raw, known, "'municipality'")
        values = {key: value for key, value in raw.items() if key != "administrative_areas"}
        if bad := [key for key, value in values.items() if value is not None and not isinstance(value, str)]:
            raise self.error(f"'{bad[0]}' of the municipality is a text", "put it in quotes", bad[0])
        areas = tuple(self._tag(tag) for tag in self._strings(raw, "administrative_areas"))
        return Municipality(**values, administrative_areas=areas)

    def _tag(self, text: str) -> str:
        try:
            # static-i18n takes en_US as well; its folder keeps that spelling.
            return (
                text
                if "_" in text and len(text) == 5 and canonical_tag(text.replace("_", "-"))
                else canonical_tag(text)
            )
        except TagError as error:
            raise self.error(str(error), "correct it", text) from error

    def _choice(self, raw: Mapping[str, Any], key: str, choices: Sequence[str], default: str) -> Any:
        value = raw.get(key, default)
        if value not in choices:
            raise self.error(f"'{key}' is '{value}'", did_you_mean(str(value), choices), key)
        return value

    def _strings(self, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = raw.get(key) or []
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.error(f"'{key}' is a list of words", f"write '{key}: [fi, sv]'", key)
        return tuple(value)

    def _known(self, raw: Mapping[str, Any], known: Any, where: str) -> None:
        for key in raw:
            if key not in known:
                raise self.error(f"unknown key '{key}' in {where}", did_you_mean(str(key), known), str(key))

    def error(self, message: str, hint: str, word: str | None = None) -> SettingsError:
        """Return an error that points to the line where `word` stands as a key or value."""
        return SettingsError(message, self._file, self._line_of(word) if word else 1, hint)

    def _line_of(self, word: str) -> int:
        path = self._root / self._file
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return 1
        for number, line in enumerate(text.splitlines(), start=1):
            bare = line.split("#")[0].translate(_PUNCTUATION)
            if word in (part.rstrip(":") for part in bare.split()):
                return number
        return 1


def read_yaml_file(path: Path, shown_as: str) -> YamlDocument:
    """Return the document in `path`. Raises YamlProblem or OSError; the caller knows which kind of trouble that is."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlProblem(f"{shown_as} is not UTF-8 text", 1) from error
    return parse_yaml(text)
