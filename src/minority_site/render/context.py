"""For whom and where something is rendered."""

from __future__ import annotations

from dataclasses import dataclass

from minority_site.languages import Language
from minority_site.pages import Page
from minority_site.site import Site


@dataclass(frozen=True, kw_only=True)
class RenderContext:
    """One text and one reader."""

    site: Site
    page_language: str
    """Tag of the language of the text that the result stands in."""
    asked_language: str
    """Tag of the language of the reader's page; another one than the text's on a page shown as a fallback."""
    page: Page
    """The page whose text it is."""

    @property
    def is_fallback(self) -> bool:
        """Whether the reader asked for another language than the text's."""
        return self.page_language != self.asked_language

    def language(self, tag: str) -> Language:
        """Return what is known of a language, of the site or not.

        Raises:
            TagError: `tag` is ill-formed.
        """
        settings = self.site.settings
        return settings.language(tag).language if tag in settings.tags else settings.registry.resolve(tag)

    @property
    def text_language(self) -> Language:
        """The record of `page_language`: what dates and numbers inside the text are written by."""
        return self.language(self.page_language)
