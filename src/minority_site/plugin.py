"""The MkDocs plugin: hooks of a few lines that hand over to the rest of the package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import escape
from mkdocs import plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs_static_i18n.plugin import I18n

from minority_site._compat.config import settings_of
from minority_site._compat.static_i18n import (
    LanguageBuilds,
    LanguageFile,
    has_warnings,
    made_file,
    say_again,
    select_files,
)
from minority_site._compat.theme import SharedBytecode, install_theme, set_search_language, theme_strings
from minority_site.blocking import blocking_problems
from minority_site.editions import Edition
from minority_site.engine.build import SiteBuild
from minority_site.engine.workers import WorkerError, available_jobs, spread
from minority_site.errors import SiteError
from minority_site.finish import finish_document
from minority_site.generated import GeneratedPage
from minority_site.interface import Interface
from minority_site.marks import mark, strip_marks
from minority_site.site import load

log = plugins.get_plugin_logger(__name__)

_FIRST, _LAST = 100, -100


class MinoritySitePlugin(LanguageBuilds):
    """Builds each language's pages and says of every text which language it is in."""

    only_languages: tuple[str, ...] = ()
    """Build these alone; set by `minority-site build --language`."""
    jobs: int = available_jobs()
    """How many languages are built at once; set by `minority-site build --jobs`."""
    _build: SiteBuild | None = None
    """The build under way, shared by the builds of all its languages."""
    building: bool
    """Whether the other languages are being built, each by a build inside the first one."""
    _interface: Interface
    """What templates see, of the language being built."""

    @plugins.event_priority(_FIRST)
    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, once a site; make ready for one language, before other plugins ask for its strings."""
        if self._build is None:
            self._build = self._start(config)
            self.current_language = self._build.first
        language = str(self.current_language)
        self._interface = Interface.of(self._build.site, language, theme_strings(language), self._build.made)
        config.extra["minority_site"] = self._interface
        config.site_dir = str(self._build.part(language))
        config.nav = self._build.nav
        install_theme(config)
        set_search_language(config, language)
        return config

    def _start(self, config: MkDocsConfig) -> SiteBuild:
        try:
            self.settings = settings_of(config)
            site = load(self.settings)
            if problems := blocking_problems(site):
                raise PluginError("\n".join(f"{p.path}:{p.line}: {p.message} ({p.hint})" for p in problems))
            for folder in site.stray_folders:
                meant = f"was '{folder.suggestion}' meant? " if folder.suggestion else ""
                log.warning(
                    f"{folder.path}: '{folder.name}' is not a language of this site, so nothing in it is published; "
                    f"{meant}add it to 'languages:', or to 'shared:' if it is no language"
                )
            only = self.config.build_only_locale
            languages = self.only_languages or ((only,) if only else site.settings.built_tags)
            texts = {key: config[key] for key in ("site_name", "site_description", "copyright")}
            return SiteBuild(
                site,
                Path(config.site_dir),
                languages=languages,
                nav=config.nav,
                texts=texts,
                bytecode=SharedBytecode(),
            )
        except SiteError as error:
            raise PluginError(str(error)) from error

    @plugins.event_priority(_LAST)
    def _localise(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let static-i18n set MkDocs and Material to the language; label what stays in the source's."""
        build = self._running
        for key, value in build.texts.items():
            config[key] = value
        config = I18n.on_config(self, config)
        config.extra["minority_site"] = self._interface
        # Material's header shows a switcher where this is set; what the switcher holds is ours (partials/alternate.html).
        config.extra["alternate"] = [
            {"name": e.name, "link": e.address, "lang": e.tag} for e in self._interface.chooser
        ]
        for key in build.texts if self._interface.is_target else ():
            if config[key] and not self.current_language_config[key]:
                config[key] = mark(config[key], build.site.settings.source)
        return config

    on_config = plugins.CombinedEvent(_begin, _localise)

    @plugins.event_priority(_LAST)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Choose each page's text for the language."""
        build = self._running
        selected = select_files(
            files,
            settings=build.site.settings,
            editions=self._interface.editions,
            language=self._interface.tag,
            stray=frozenset(folder.name for folder in build.site.stray_folders),
            copies_static=self._interface.tag == build.first,
            config=config,
        )
        if config.nav is None:
            config.nav = self.automatic_navigation(selected)
        for page in self._interface.made.pages[self._interface.tag].values():
            selected.append(made_file(page.path, build.site.settings, self._interface.tag, config))
        return selected

    @plugins.event_priority(_LAST)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Label the navigation."""
        nav = self.label_navigation(nav, self._interface.tag)
        if self.config.reconfigure_material and "material/blog" in config.plugins:
            nav = self.reconfigure_material_blog(nav, config, files)
        if nav.homepage is None:
            log.warning(f"there is no start page (index.md) in '{self._interface.tag}'")
        return nav

    @plugins.event_priority(50)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put what references stand for in their place, and current source text where a critical section is stale."""
        markdown = super().on_page_markdown(markdown, page, config, files)
        edition = self._edition(page)
        return self._interface.prepare(markdown, edition) if edition else markdown

    @plugins.event_priority(50)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Say of a borrowed or unreviewed text that it is one."""
        if made := self._made(page):
            page.title = self._interface.text(made.title)
            page.meta.update(
                title=page.title, description=self._interface.text(made.description), hide=["toc"]
            )
            return self._interface.present_made(made)
        edition = self._edition(page)
        return self._interface.present(html, edition) if edition else html

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Mark titles that are in another language than the page will be."""
        super().on_env(env, config, files)
        env.bytecode_cache = self._running.bytecode
        for file in files.documentation_pages():
            if file.page:
                _escape_texts(file.page)
            edition = self._edition(file.page) if file.page else None
            if file.page is None or edition is None:
                continue
            if edition.is_fallback:
                _mark_titles(file.page, edition.shown)
            elif composition := self._interface.composition(edition):
                _mark_anchors(file.page.toc, self._running.site.settings.source, composition.foreign_ids)
        if self._running.has_chooser and self._interface.tag == self._running.site.settings.source:
            template = env.get_template("chooser.html")
            document = template.render(
                config=config, base_url=".", minority_site=self._interface, lang=self._interface
            )
            self._write("index.html", self._finish(document, "index.html", None))
        return env

    @plugins.event_priority(50)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Keep fallbacks out of the language's search index; give templates the edition."""
        context = super().on_page_context(context, page, config, nav)
        edition, made = self._edition(page), self._made(page)
        if (edition and edition.is_fallback) or (made and not made.translated):
            page.meta["search"] = {"exclude": True}
        context["edition"] = edition
        context["switcher"] = self._interface.switcher(page.url, made or edition)
        return context

    @plugins.event_priority(_LAST)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Finish the page's document."""
        output = super().on_post_page(output, page, config)
        return self._finish(output, page.url, self._made(page) or self._edition(page))

    @plugins.event_priority(50)
    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """Give templates that are no pages a switcher too."""
        context = super().on_template_context(context, template_name, config)
        context["switcher"] = self._interface.switcher("", None)
        return context

    @plugins.event_priority(_LAST)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Give each language its own 404; leave the sitemap to the end, when all languages are known."""
        if template_name == "sitemap.xml":
            return ""
        if not template_name.endswith(".html"):
            return strip_marks(output_content)
        document = self._finish(output_content, None, None)
        if template_name == "404.html":
            prefix = self._running.site.settings.prefix(self._interface.tag)
            if prefix:
                self._write(f"{prefix}404.html", document)
            # Hosts look for one at the root alone: the source's.
            return document if self._interface.tag == self._running.site.settings.source else ""
        return document

    @plugins.event_priority(_LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the language; after the first, build the others and put the whole in place."""
        build = self._running
        build.finish_language(self._interface)
        if self.building:
            return
        self.building = True
        try:
            build.warm()
            for warned in spread(
                build.others, lambda tag: self.build_language(config, tag, build.part(tag)), jobs=self.jobs
            ):
                say_again(warned)
            if has_warnings(config):
                build.discard()
                return
            build.finish_site()
        except (SiteError, WorkerError) as error:
            raise PluginError(str(error)) from error
        finally:
            config.site_dir = str(build.target)
            self.building = False

    def on_build_error(self, error: Exception) -> None:
        """Leave what was published before as it was."""
        if self._build is not None:
            self._build.discard()

    @property
    def _running(self) -> SiteBuild:
        assert self._build is not None, "on_config runs first"
        return self._build

    def _edition(self, page: Page) -> Edition | None:
        file = page.file
        return self._interface.editions.get(file.norm_src_uri) if isinstance(file, LanguageFile) else None

    def _made(self, page: Page) -> GeneratedPage | None:
        file = page.file
        pages = self._interface.made.pages[self._interface.tag]
        return pages.get(file.norm_src_uri) if isinstance(file, LanguageFile) else None

    def _finish(self, document: str, url: str | None, here: Edition | GeneratedPage | None) -> str:
        return finish_document(document, self._interface.head(url, here), self._interface.directions)

    def _write(self, name: str, text: str) -> None:
        path = self._running.part(self._interface.tag) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _escape_texts(page: Page) -> None:
    """Make front matter's texts fit for HTML: themes print them as they are, into text and attributes alike."""
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str) and any(char in page.meta[key] for char in '&<>"'):
            page.meta[key] = escape(page.meta[key])
            if key == "title":
                page.title = page.meta[key]


def _mark_titles(page: Page, language: str) -> None:
    page.title = mark(page.title or "", language)
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = mark(page.meta[key], language)
    _mark_anchors(page.toc, language)


def _mark_anchors(links: Iterable[AnchorLink], language: str, only: frozenset[str] | None = None) -> None:
    for link in links:
        if only is None or link.id in only:
            link.title = mark(link.title, language)
        _mark_anchors(link.children, language, only)
