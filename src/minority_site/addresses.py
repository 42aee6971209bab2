"""Addresses of pages: one rule for links, canonical, alternates, sitemap and feeds."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

from minority_site.editions import edition
from minority_site.settings import Settings
from minority_site.site import Site


@dataclass(frozen=True)
class Addresses:
    """Where things are on the built site. Paths are relative to the site's root, without a leading slash."""

    settings: Settings

    def page(self, tag: str, path: str) -> str:
        """Return a page's address: `fi/rights/school/`, '' for the root."""
        return self.settings.prefix(tag) + _pretty(PurePosixPath(path), self.settings.use_directory_urls)

    def absolute(self, address: str) -> str:
        """Return the address with the site's own in front; from the server's root when `site_url` is not set."""
        return urljoin((self.settings.site_url or "/").rstrip("/") + "/", address)

    @property
    def base_path(self) -> str:
        """Path of the site on its server, '/' or '/folder/'."""
        return urlsplit((self.settings.site_url or "/").rstrip("/") + "/").path

    def relative(self, address: str, *, seen_from: str) -> str:
        """Return `address` as a link from the page at `seen_from`."""
        start = posixpath.dirname(seen_from) if not seen_from.endswith("/") else seen_from.rstrip("/")
        link = posixpath.relpath("/" + address, "/" + start)
        return link + "/" if address.endswith("/") or not address else link


def _pretty(path: PurePosixPath, directory_urls: bool) -> str:
    """MkDocs' own rule: index and README stand for their folder."""
    folder = "" if path.parent == PurePosixPath(".") else f"{path.parent.as_posix()}/"
    stem = "index" if path.stem == "README" else path.stem
    if not directory_urls:
        return quote(f"{folder}{stem}.html")
    return quote(folder if stem == "index" else f"{folder}{stem}/")


def translations_of(site: Site, path: str) -> tuple[str, ...]:
    """Return the tags that publish a text of their own for `path`, in the site's order."""
    found = ((tag, edition(site, tag, path)) for tag in site.settings.built_tags)
    return tuple(tag for tag, chosen in found if chosen is not None and not chosen.is_fallback)


def alternates(site: Site, path: str) -> tuple[tuple[str, str], ...]:
    """Return (hreflang, absolute address) of each real translation of the page `path`, `x-default` last."""
    return alternates_among(site.settings, path, translations_of(site, path))


def alternates_among(settings: Settings, path: str, tags: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (hreflang, absolute address) of `path` in each of `tags`, `x-default` last.

    `x-default` is the address for readers of none of the languages: the chooser for the start page where the site
    has one, else the source's page.
    """
    addresses = Addresses(settings)
    pairs = [(tag, addresses.absolute(addresses.page(tag, path))) for tag in tags]
    if path in ("index.md", "README.md") and settings.url_root == "chooser":
        pairs.append(("x-default", addresses.absolute("")))
    elif settings.source in tags:
        pairs.append(("x-default", addresses.absolute(addresses.page(settings.source, path))))
    return tuple(pairs)
