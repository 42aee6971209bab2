"""Which text a reader of a language gets for a page: its translation, or another language's text that says so.

Honesty rules 1 and 2: a fallback is never a translation; drafts are never published; machine text is shown under a
notice or not at all, as the language's policy says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from minority_site.pages import Page
from minority_site.settings import Settings
from minority_site.site import Site

Reason = Literal["missing", "draft", "machine", "unreadable"]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What is shown at a page's address in one language."""

    path: str
    """The page, relative to a language's folder."""
    asked: str
    """The language of the address."""
    page: Page
    """The page whose text is shown."""
    reason: Reason | None = None
    """Why the asked language's own text is not shown; None when it is."""

    @property
    def shown(self) -> str:
        """The language of the text."""
        return self.page.language

    @property
    def is_fallback(self) -> bool:
        """Whether the text is in another language than asked for."""
        return self.page.language != self.asked

    @property
    def is_machine(self) -> bool:
        """Whether the reader must be told that a machine wrote it and nobody has reviewed it."""
        return not self.is_fallback and self.page.state == "machine"


def editions(site: Site, tag: str) -> Mapping[str, Edition]:
    """Return what readers of `tag` get, by page path. A page that no language in the chain can show is left out."""
    found = {path: edition(site, tag, path) for path in site.pages}
    return {path: chosen for path, chosen in found.items() if chosen is not None}


def edition(site: Site, tag: str, path: str) -> Edition | None:
    """Return what readers of `tag` get at `path`, None when neither it nor its fallback chain has a text to show."""
    settings = site.settings
    own = site.page(path, tag)
    reason = withheld(own, settings)
    if own is not None and reason is None:
        return Edition(path=path, asked=tag, page=own)
    chain = settings.language(tag).fallback if settings.fallback_to_default else ()
    for candidate in chain:
        page = site.page(path, candidate)
        if page is not None and withheld(page, settings) is None:
            return Edition(path=path, asked=tag, page=page, reason=reason)
    return None


def withheld(page: Page | None, settings: Settings) -> Reason | None:
    """Return why a page's text is not published in its own language, None when it is."""
    if page is None:
        return "missing"
    if page.problems:
        return "unreadable"
    if page.state == "draft":
        return "draft"
    if page.state == "machine" and page.language != settings.source:
        return "machine" if settings.language(page.language).machine == "hide" else None
    return None
