"""mkdocs-static-i18n 1.3.1, with what must be otherwise for languages it does not know.

Kept of it: its settings, its reconfiguration of MkDocs and Material per language, its page context, admonition titles
and blog support. Replaced, each with a test in tests/compatibility:

* the pattern of its `locale` setting, which refuses three-letter tags (upstream pull request 348, unmerged);
* its choice of files, which is quadratic in languages, drops unknown two-letter folders and leaks three-letter ones;
* its stripping of language sections from an automatic navigation, which doubles sections and sorts them by title;
* its building of one language after the other into one folder, with MkDocs' `clean_directory` patched meanwhile;
* its sitemap, `404.html` and search index, of which there is one for all languages together.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import config_options
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, nest_paths
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n
from mkdocs_static_i18n.utils import I18nLoggingFilter

from minority_site.editions import Edition
from minority_site.marks import mark
from minority_site.settings import Settings
from minority_site.site import locate
from minority_site.tags import TagError, canonical_tag

Warned = tuple[str, int, str]
"""Logger, level and message of a warning in another build."""


class LocaleOption(config_options.Type[str]):
    """A language tag by BCP 47, where static-i18n has ISO 639-1 with a territory."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return the tag. Raises MkDocs' ValidationError with the nearest good tag."""
        text = str(super().run_validation(value))
        try:
            if text.lower() != "null":
                canonical = canonical_tag(text.replace("_", "-"))
                return text if "_" in text else canonical
        except TagError as error:
            raise ValidationError(str(error)) from error
        return text


class LanguageConfig(I18nPluginLanguage):
    """A language's settings: static-i18n's, then ours (checked in `settings`)."""

    locale = LocaleOption()
    name = config_options.Optional(config_options.Type(str))
    fallback = config_options.Optional(config_options.Type((list, str)))
    machine = config_options.Optional(config_options.Type(str))
    thresholds = config_options.Optional(config_options.Type(dict))


class PluginConfig(I18nPluginConfig):
    """The plugin's settings: static-i18n's, then ours (checked in `settings`)."""

    build_only_locale = config_options.Optional(LocaleOption())
    languages = config_options.ListOfItems(config_options.SubConfig(LanguageConfig, validate=True))
    root = config_options.Optional(config_options.Type(str))
    shared = config_options.Optional(config_options.Type((list, str)))
    site_kind = config_options.Optional(config_options.Type(str))
    example_of = config_options.Optional(config_options.Type(str))
    municipality = config_options.Optional(config_options.Type(dict))
    registry = config_options.Optional(config_options.Type(dict))


class LanguageFile(File):
    """A file as one language publishes it, with the attributes static-i18n gives its files."""

    locale: str
    """Language of the text."""
    locale_alternate_of: str
    """Language it is published in."""
    localization: str | None
    """The language its folder or suffix names; None when it names none."""
    norm_src_uri: str
    """Path without the language."""
    alternates: dict[str, File]
    copied: bool = True
    """Whether a static file is written by this language's build."""

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file once, not once a language."""
        if self.copied:
            super().copy_file(dirty)


class LanguageFiles(Files):
    """Files of one language's build; a link finds its target whichever language's folder it names."""

    def __init__(self, settings: Settings) -> None:
        super().__init__([])
        self._settings = settings
        self._by_path: dict[str, File] = {}

    def append(self, file: File) -> None:
        """Add a file, found from now on by its language-free path too."""
        super().append(file)
        if isinstance(file, LanguageFile):
            self._by_path[file.norm_src_uri] = file

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file that `path` means in this language, None when there is none."""
        relative = PurePosixPath("index.md" if path in (".", "") else path)
        file = self.src_uris.get(relative.as_posix())
        if file is not None:
            return file
        _, bare = locate(relative, self._settings) if relative.parts else ("", "")
        return self._by_path.get(bare) or self._by_path.get(relative.as_posix())


def select_files(
    files: Iterable[File],
    *,
    settings: Settings,
    editions: Mapping[str, Edition],
    language: str,
    stray: frozenset[str],
    copies_static: bool,
    config: MkDocsConfig,
) -> LanguageFiles:
    """Return the files that the build of `language` consists of, in one pass over all files.

    Args:
        files: all files of the documentation and the theme.
        settings: the project's.
        editions: what readers of the language get, by page path.
        language: the tag.
        stray: top folders that belong to no language of this site; nothing of them is published.
        copies_static: whether this build writes what all languages share.
        config: MkDocs' configuration, for the output folder and the form of addresses.
    """
    selected = LanguageFiles(settings)
    sources = {edition.page.file: edition for edition in editions.values()}
    assets: dict[str, LanguageFile] = {}
    docs_name = (
        settings.docs_dir.relative_to(settings.root).as_posix()
        if settings.docs_dir.is_relative_to(settings.root)
        else ""
    )
    for file in files:
        if file.src_dir is None or Path(file.src_dir) != Path(config.docs_dir):
            selected.append(file if copies_static or file.is_documentation_page() else _uncopied(file))
            continue
        relative = PurePosixPath(file.src_uri)
        if relative.parts[0] in stray:
            continue
        tag, bare = locate(relative, settings)
        if file.is_documentation_page():
            edition = sources.get(f"{docs_name}/{file.src_uri}" if docs_name else file.abs_src_path or "")
            if edition is not None:
                selected.append(_published(file, tag, bare, settings.prefix(language), language, config))
            continue
        if tag not in (language, settings.source):
            continue
        own = tag == language
        names_language = relative.as_posix() != bare
        prefix = settings.prefix(tag) if names_language else ""
        if own or bare not in assets:
            asset = _published(file, tag, bare, prefix, language, config)
            asset.copied = (own and names_language) or (not names_language and copies_static)
            assets[bare] = asset
    for asset in assets.values():
        selected.append(asset)
    return selected


def _published(
    file: File, tag: str, bare: str, prefix: str, language: str, config: MkDocsConfig
) -> LanguageFile:
    plain = File(bare, None, config.site_dir, config.use_directory_urls)
    published = LanguageFile(
        file.src_uri,
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=prefix + plain.dest_uri,
        inclusion=file.inclusion,
    )
    published.name = plain.name  # what `Page.is_index` goes by
    published.locale = tag
    published.locale_alternate_of = language
    published.localization = tag if file.src_uri != bare else None
    published.norm_src_uri = bare
    published.alternates = {language: published}
    return published


def made_file(path: str, settings: Settings, language: str, config: MkDocsConfig) -> LanguageFile:
    """Return the file of a page that is made from data: nothing on disk, in no navigation."""
    plain = File(path, None, config.site_dir, config.use_directory_urls)
    file = LanguageFile(
        f"{language}/{path}",
        None,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=settings.prefix(language) + plain.dest_uri,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.generated_by = "minority-site"
    file.content_string = ""
    file.name = plain.name
    file.locale = file.locale_alternate_of = language
    file.localization = language
    file.norm_src_uri = path
    file.alternates = {language: file}
    return file


def _uncopied(file: File) -> File:
    copy = LanguageFile(
        file.src_uri,
        file.src_dir,
        file.dest_dir,
        file.use_directory_urls,
        dest_uri=file.dest_uri,
        inclusion=file.inclusion,
    )
    copy.norm_src_uri = file.src_uri
    copy.copied = False
    return copy


class LanguageBuilds(I18n):
    """static-i18n's plugin with the parts named above replaced. One instance builds a site once."""

    config_class = PluginConfig
    config: PluginConfig
    settings: Settings
    """Set by the plugin before the first language is built."""

    def reconfigure_mkdocs_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Apply a language's own settings; the sitemap stays ours."""
        directories = list(config.theme.dirs)
        config = super().reconfigure_mkdocs_config(config)
        config.theme.dirs[:] = directories
        return config

    def reconfigure_search_plugin(
        self, config: MkDocsConfig, search_plugin_name: str, search_plugin: Any
    ) -> MkDocsConfig:
        """Give each language an index of its own: nothing is gathered."""
        return config

    def reconfigure_page_context(
        self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Leave the alternates to the switcher and the document's head, which know real translations from fallbacks."""
        return context

    def extend_search_entries(self, config: MkDocsConfig) -> None:
        """Gather nothing."""

    def automatic_navigation(self, files: LanguageFiles) -> Any:
        """Return a `nav` setting made of the pages' language-free paths, as MkDocs would make it for one language."""
        pages = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
        return nest_paths(  # type: ignore[no-untyped-call] # upstream leaves it untyped
            file.norm_src_uri for file in pages if isinstance(file, LanguageFile)
        )

    def label_navigation(self, nav: Navigation, language: str) -> Navigation:
        """Translate the navigation's labels; what has no translation is marked as the source language."""
        entry = self.settings.language(language)
        labels = self.current_language_config.nav_translations or {}
        for item in _items(nav.items):
            if isinstance(item, Page):
                _label_page(item, language, labels, entry.tag == self.settings.source, self.settings.source)
                if nav.homepage is None and getattr(item.file, "norm_src_uri", "") in (
                    "index.md",
                    "README.md",
                ):
                    nav.homepage = item
            elif isinstance(item, Section | Link) and item.title:
                if item.title in labels:
                    item.title = labels[item.title]
                elif entry.tag != self.settings.source:
                    item.title = mark(item.title, self.settings.source)
        return nav

    def build_language(self, config: MkDocsConfig, language: str, part: Path) -> tuple[Warned, ...]:
        """Build one language into a folder of its own; return what was warned of."""
        build_logger = logging.getLogger("mkdocs.commands.build")
        quiet = I18nLoggingFilter()
        quiet.filtered_prefixes |= {
            "Documentation built in",
            "Building documentation to directory",
            "Cleaning site directory",
        }
        build_logger.addFilter(quiet)
        logger, kept = logging.getLogger("mkdocs"), _Kept()
        handlers, logger.handlers = logger.handlers, [kept]
        strict = config.strict
        # Warnings are counted by the build that started this one; it stops after all languages, not after the first.
        config.strict = False
        try:
            self.current_language = language
            config.site_dir = str(part)
            build(config)
        finally:
            config.strict = strict
            logger.handlers = handlers
            build_logger.removeFilter(quiet)
        return tuple(kept.records)


class _Kept(logging.Handler):
    """Keeps warnings and errors, to be said by the process that speaks to the user."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[Warned] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.records.append((record.name, record.levelno, record.getMessage()))


def say_again(warned: Iterable[Warned]) -> None:
    """Log what other builds have warned of, under the names they used."""
    for name, level, message in warned:
        logging.getLogger(name).log(level, "%s", message)


def has_warnings(config: MkDocsConfig) -> bool:
    """Return whether `--strict` is about to stop the build that is running."""
    handlers = logging.getLogger("mkdocs").handlers
    return bool(config.strict) and any(
        isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers
    )


def _items(items: Iterable[Any]) -> Iterable[Any]:
    for item in items:
        yield item
        yield from _items(getattr(item, "children", None) or ())


def _label_page(page: Page, language: str, labels: Mapping[str, str], is_source: bool, source: str) -> None:
    """A title written in `nav` is the source's; a translated page answers with its own title instead."""
    written = page.__dict__.get("title")
    if written is None or is_source:
        return
    if written in labels:
        page.title = labels[written]
    elif getattr(page.file, "locale", None) == language:
        del page.title
    else:
        page.title = mark(written, source)
