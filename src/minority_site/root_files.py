"""Files at the site's root that speak of all languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from minority_site.addresses import Addresses, alternates, alternates_among
from minority_site.editions import editions
from minority_site.made import Made
from minority_site.site import Site
from minority_site.sitemap import Entry, gzipped, sitemap_xml


def root_files(site: Site, made: Made) -> dict[str, bytes]:
    """Return the content of each file by its name."""
    languages = site.settings.built_tags
    sitemap = sitemap_xml((*sitemap_entries(site, languages), *made_entries(site, made)))
    return {
        "sitemap.xml": sitemap.encode("utf-8"),
        "sitemap.xml.gz": gzipped(sitemap),
        "robots.txt": robots_txt(site).encode("utf-8"),
        "_headers": HEADERS.encode("utf-8"),
        "translation-status.json": (
            json.dumps(translation_status(site, languages), ensure_ascii=False, indent=1, sort_keys=True)
            + "\n"
        ).encode("utf-8"),
    }


HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()
  X-Frame-Options: DENY
"""
"""For hosts that read `_headers`: nothing about the reader is told to anyone, and no other site may frame a page."""


def sitemap_entries(site: Site, languages: Iterable[str]) -> list[Entry]:
    """Return every page with a text of its own; a fallback's address is none of them."""
    addresses = Addresses(site.settings)
    found: list[Entry] = []
    for tag in languages:
        for path, edition in editions(site, tag).items():
            if not edition.is_fallback:
                found.append((addresses.absolute(addresses.page(tag, path)), alternates(site, path)))
    return found


def made_entries(site: Site, made: Made) -> list[Entry]:
    """Return every page made from data whose words are its language's own."""
    addresses = Addresses(site.settings)
    return [
        (
            addresses.absolute(addresses.page(tag, path)),
            alternates_among(site.settings, path, made.translations(path)),
        )
        for tag, pages in made.pages.items()
        for path, page in pages.items()
        if page.translated
    ]


def robots_txt(site: Site) -> str:
    """Return `robots.txt`. An example is kept out of indexes by `noindex` on its pages, which robots must be let in to see."""
    return f"User-agent: *\nAllow: /\nSitemap: {Addresses(site.settings).absolute('sitemap.xml')}\n"


def translation_status(site: Site, languages: Iterable[str]) -> dict[str, Any]:
    """Return what is shown in another language than asked for, and why."""
    shown = {}
    for tag in languages:
        borrowed = {
            path: {"shown": edition.shown, "reason": edition.reason}
            for path, edition in editions(site, tag).items()
            if edition.is_fallback
        }
        shown[tag] = {"pages": len(editions(site, tag)), "fallbacks": borrowed}
    return {"schema": "minority-site/published/1", "source": site.settings.source, "languages": shown}
