"""All pages made from data, in all languages of a site: computed once a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from minority_site.generated import GeneratedPage, generated_pages
from minority_site.site import Site


@dataclass(frozen=True, kw_only=True)
class Made:
    """Pages made from data."""

    pages: Mapping[str, Mapping[str, GeneratedPage]]
    """Language tag → page path → page."""

    @classmethod
    def of(cls, site: Site) -> Made:
        """Make the pages of every language that the site publishes. A page that somebody has written wins.

        A site without events and contacts of its own gets none: it is an ordinary site of pages.
        """
        if not has_data(site):
            return cls(pages={tag: {} for tag in site.settings.built_tags})
        return cls(
            pages={
                tag: {page.path: page for page in generated_pages(site, tag) if page.path not in site.pages}
                for tag in site.settings.built_tags
            }
        )

    def translations(self, path: str) -> tuple[str, ...]:
        """Return the tags in which the page `path` has words of the language's own."""
        return tuple(tag for tag, pages in self.pages.items() if path in pages and pages[path].translated)


def has_data(site: Site) -> bool:
    """Return whether the project has events or contacts, which pages, calendars and feeds are made from."""
    return bool(site.data.events or site.data.associations or site.data.offices)
