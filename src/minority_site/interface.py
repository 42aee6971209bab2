"""What templates see of one language: strings, notices, the switcher. Everything that is said is marked with its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import Any

from minority_site import phrases
from minority_site.addresses import Addresses, alternates, alternates_among
from minority_site.catalogs.translator import Phrase, Translator
from minority_site.composition import Composition, Piece, compose, wrap_sections
from minority_site.editions import Edition, edition, editions
from minority_site.feeds.codes import inline_code
from minority_site.finish import Head
from minority_site.formats import format_date
from minority_site.generated import GeneratedPage
from minority_site.languages import Direction
from minority_site.made import Made
from minority_site.marks import mark
from minority_site.pages import Page
from minority_site.render.context import RenderContext
from minority_site.render.expand import expand_references
from minority_site.site import Site
from minority_site.text import Text


@dataclass(frozen=True, kw_only=True)
class SwitcherEntry:
    """A language in the switcher."""

    tag: str
    name: str
    direction: Direction
    address: str
    current: bool = False
    note: str = ""
    """Says that the page is not translated into it; empty when it is."""


@dataclass(frozen=True, kw_only=True)
class FooterLink:
    """A link in every page's footer."""

    address: str
    label: str


@dataclass(frozen=True)
class Interface:
    """One language of a site, as its templates see it. Read only; copied by nobody."""

    site: Site
    tag: str
    translator: Translator
    theme_strings: Mapping[str, str]
    """The theme's own words in the language, by key."""
    made: Made
    """The pages made from data."""

    @classmethod
    def of(cls, site: Site, tag: str, theme_strings: Mapping[str, str], made: Made) -> Interface:
        """Return the interface of a language of `site`.

        Args:
            site: the project.
            tag: one of its languages.
            theme_strings: the theme's own words in that language, for messages our catalogs do not have in it.
            made: the pages made from data.
        """
        return cls(site, tag, Translator.for_language(site, tag), theme_strings, made)

    def __deepcopy__(self, memo: Any) -> Interface:
        """static-i18n copies `extra` deeply; this is not its to copy."""
        return self

    @property
    def is_target(self) -> bool:
        """Whether it is not the source language."""
        return self.tag != self.site.settings.source

    @property
    def autonym(self) -> str:
        """The language's name in the switcher."""
        return self.site.settings.language(self.tag).name

    @property
    def direction(self) -> Direction:
        """Direction of the language."""
        return self.site.settings.language(self.tag).language.direction

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """What the language's readers get, by page path."""
        return editions(self.site, self.tag)

    @cached_property
    def directions(self) -> Mapping[str, Direction]:
        """Direction of every language of the site and its registry."""
        known = {tag: language.direction for tag, language in self.site.settings.registry.items()}
        return known | {entry.tag: entry.language.direction for entry in self.site.settings.languages}

    # What templates call.

    def t(self, key: str) -> str:
        """Return the string that Material calls `key`."""
        if key == "language":
            return self.tag
        if key == "direction":
            return self.direction
        return self._marked(self.translator.material(key, self.theme_strings.get(key, "")))

    def phrase(self, name: str, **values: Any) -> str:
        """Return a phrase of `phrases` by its function's name."""
        return self._marked(getattr(phrases, name)(self.translator, **values))

    @cached_property
    def example_note(self) -> str:
        """What every page of an example says of itself (honesty rules 5 and 6); empty on a service."""
        settings = self.site.settings
        if settings.site_kind != "example":
            return ""
        return self._marked(phrases.example_banner(self.translator, municipality=settings.municipality.name))

    @cached_property
    def home_address(self) -> str:
        """Path of the language's start page on its server, right from any depth."""
        addresses = Addresses(self.site.settings)
        return addresses.base_path + addresses.page(self.tag, "index.md")

    @cached_property
    def chooser(self) -> tuple[SwitcherEntry, ...]:
        """The languages, as links from the site's root."""
        return self._entries("", None)

    def switcher(self, url: str, here: Edition | GeneratedPage | None) -> tuple[SwitcherEntry, ...]:
        """Return the languages as links from the page at `url`; to start pages by absolute path when there is no page."""
        if here is None:
            return self._entries(None, None)
        return self._entries(url, here.path)

    def footer_links(self, page: Any) -> tuple[FooterLink, ...]:
        """Return links to the pages that every reader must be able to find, as far as the site has them."""
        addresses = Addresses(self.site.settings)
        found = []
        for path in FOOTER_PAGES:
            linked = self.editions.get(path)
            if linked is None:
                continue
            address = addresses.page(self.tag, path)
            # A 404 is shown at any depth.
            link = addresses.relative(address, seen_from=page.url) if page else addresses.base_path + address
            found.append(FooterLink(address=link, label=self._title(linked)))
        return tuple(found)

    def reviewed(self, edition: Edition) -> str:
        """Return when the shown text's facts were last reviewed and by which role; empty when the page does not say."""
        date = edition.page.front.values.get("last_reviewed")
        role = edition.page.front.text("responsible")
        if not isinstance(date, dt.date) or not role:
            return ""
        settings = self.site.settings
        return self._marked(
            phrases.last_reviewed(
                self.translator,
                date=lambda tag: format_date(date, settings.registry.resolve(tag)),
                role=phrases.role_name(self.translator, role, settings.source),
            )
        )

    def printed_address(self, page: Any) -> str:
        """Return the address that a page is printed with; empty without a `site_url`, or when there is no page."""
        return (
            Addresses(self.site.settings).absolute(page.url) if page and self.site.settings.site_url else ""
        )

    def printed_code(self, address: str) -> str:
        """Return the QR code of `address` as SVG inside HTML."""
        return inline_code(address)

    # What the plugin calls.

    def prepare(self, markdown: str, here: Edition) -> str:
        """Return a page's Markdown as it is to be rendered: put together from its sections, its references replaced."""
        composition = self.composition(here)
        if composition is None:
            return self._expanded(markdown, here.page)
        source = self.site.page(here.path, self.site.settings.source) or here.page
        parts = (
            self._expanded(piece.section.text, source if piece.is_foreign else here.page)
            for piece in composition.pieces
        )
        return "\n\n".join(part.strip("\n") for part in parts) + "\n"

    def composition(self, here: Edition) -> Composition | None:
        """Return how a page is put together where it is not shown just as it is written."""
        return compose(self.site, here)

    def present(self, html: str, here: Edition) -> str:
        """Return a page's content under the notices it needs, and in its own language where that is another."""
        if here.is_fallback:
            notice = phrases.fallback_notice(
                self.translator, language=self._name(here.asked), shown=self._name(here.shown)
            )
            return f"{self._notice('fallback', notice)}\n{self._borrowed(here.shown)}\n{html}\n</div>"
        if composition := self.composition(here):
            source = self.site.settings.source
            notices = {
                piece.section.id: self._section_notice(piece)
                for piece in composition.pieces
                if piece.kind != "own"
            }
            html = wrap_sections(
                html, composition, opening=self._borrowed(source, searched=False), notices=notices
            )
            if composition.stale_title:
                html = (
                    self._notice(
                        "stale", phrases.stale_page_notice(self.translator, source=self._name(source))
                    )
                    + html
                )
        if here.is_machine:
            html = f"{self._notice('machine', phrases.machine_notice(self.translator))}\n{html}"
        return html

    def head(self, url: str | None, here: Edition | GeneratedPage | None) -> Head:
        """Return what a document says of itself to machines. `url` is None for documents shown at any depth."""
        settings = self.site.settings
        addresses = Addresses(settings)
        home = settings.prefix(self.tag)
        head = Head(
            language=self.tag,
            direction=self.direction,
            noindex=settings.site_kind == "example" or here is None,
            search_base=addresses.relative(home, seen_from=url)
            if url is not None
            else addresses.base_path + home,
        )
        if here is None:
            return head
        at_home = self._at_home(here)
        address = addresses.absolute(addresses.page(at_home, here.path)) if settings.site_url else None
        head = replace(head, canonical=address, extra=here.head if isinstance(here, GeneratedPage) else "")
        if at_home != self.tag:
            return head
        if isinstance(here, GeneratedPage):
            return replace(
                head, alternates=alternates_among(settings, here.path, self.made.translations(here.path))
            )
        return replace(head, alternates=alternates(self.site, here.path))

    def present_made(self, page: GeneratedPage) -> str:
        """Return the content of a page made from data. Its parts say themselves which language they are in."""
        if page.translated:
            return page.html
        notice = phrases.fallback_notice(
            self.translator, language=self._name(self.tag), shown=self._name(page.source)
        )
        return self._notice("fallback", notice) + page.html

    def text(self, text: Text) -> str:
        """Return a text for HTML, marked where it is in another language than the page."""
        return self._marked(text)

    # Words and their languages.

    def _expanded(self, markdown: str, page: Page) -> str:
        context = RenderContext(
            site=self.site, page_language=page.language, asked_language=self.tag, page=page
        )
        return expand_references(markdown, context)

    def _notice(self, kind: str, text: Text) -> str:
        # The sentence begins on its own language's side.
        direction = self.directions.get(text.language or self.tag, "ltr")
        side = f' dir="{direction}"' if direction != self.direction else ""
        return f'<aside class="ms-notice ms-notice--{kind}" data-search-exclude="1"><p{side}>{self._marked(text)}</p></aside>\n'

    def _section_notice(self, piece: Piece) -> str:
        source = self._name(self.site.settings.source)
        if piece.kind == "critical":
            return self._notice("critical", phrases.critical_notice(self.translator, shown=source))
        if piece.kind == "missing":
            language = self._name(self.tag)
            return self._notice(
                "missing", phrases.section_fallback_notice(self.translator, language=language, shown=source)
            )
        return self._notice("stale", phrases.stale_notice(self.translator, source=source))

    def _borrowed(self, tag: str, *, searched: bool = True) -> str:
        """Start tag around a text in another language than the page's."""
        direction = self.directions.get(tag, "ltr")
        excluded = "" if searched else ' data-search-exclude="1"'
        return f'<div class="ms-borrowed" lang="{tag}" dir="{direction}"{excluded}>'

    def _entries(self, url: str | None, path: str | None) -> tuple[SwitcherEntry, ...]:
        """Return the languages as links to `path` (start pages when None), seen from `url` or from anywhere when None."""
        settings = self.site.settings
        addresses = Addresses(settings)
        entries = []
        for tag in settings.built_tags:
            shown = self._shown_in(tag, path) if path else None
            target = addresses.page(tag, path if path and shown else "index.md")
            link = addresses.base_path + target if url is None else addresses.relative(target, seen_from=url)
            entries.append(
                SwitcherEntry(
                    tag=tag,
                    name=settings.language(tag).name,
                    direction=settings.language(tag).language.direction,
                    address=link,
                    current=path is not None and tag == self.tag,
                    note=self._note(tag, shown) if path else "",
                )
            )
        return tuple(entries)

    def _shown_in(self, tag: str, path: str) -> Edition | GeneratedPage | None:
        """Return what readers of `tag` get at `path`."""
        return self.made.pages[tag].get(path) or edition(self.site, tag, path)

    def _at_home(self, here: Edition | GeneratedPage) -> str:
        """Return the language of the words."""
        if isinstance(here, Edition):
            return here.shown
        return here.language if here.translated else here.source

    def _note(self, tag: str, shown: Edition | GeneratedPage | None) -> str:
        if shown is None:
            return self._marked(phrases.not_translated(self.translator))
        at_home = self._at_home(shown)
        if at_home != tag:
            return self._marked(phrases.shown_in(self.translator, language=self._name(at_home)))
        is_machine = isinstance(shown, Edition) and shown.is_machine
        return self._marked(phrases.machine_translated(self.translator)) if is_machine else ""

    def _title(self, edition: Edition) -> str:
        title = edition.page.title or edition.path
        return mark(escape(title), edition.shown) if edition.is_fallback else escape(title)

    def _name(self, tag: str) -> Text:
        return Text(self.site.settings.language(tag).name, tag)

    def _marked(self, text: Text) -> str:
        """Return the text for HTML: the whole marked when it is not in the page's language, and what is foreign inside it."""
        parts = text.parts if isinstance(text, Phrase) else (Text(text.value, text.language),)
        inside = "".join(
            escape(part.value)
            if part.language in (None, text.language)
            else mark(escape(part.value), str(part.language))
            for part in parts
        )
        return inside if text.language in (None, self.tag) else mark(inside, str(text.language))


FOOTER_PAGES = (
    "about/index.md",
    "about/accessibility.md",
    "about/privacy.md",
    "about/translation-status.md",
    "about/report-error.md",
)
"""Linked from every page where the site has them: the accessibility statement must be (Digg's rules under 2018:1937)."""
