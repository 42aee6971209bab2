"""`sitemap.xml` (sitemaps.org 0.9) with `xhtml:link` alternates: real translations only."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

Entry = tuple[str, tuple[tuple[str, str], ...]]
"""A page's absolute address and its alternates."""


def sitemap_xml(entries: Iterable[Entry]) -> str:
    """Return the sitemap of `entries`, sorted by address."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for address, alternates in sorted(entries):
        lines += ["  <url>", f"    <loc>{escape(address)}</loc>"]
        lines += [
            f'    <xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(link)}/>'
            for tag, link in alternates
        ]
        lines.append("  </url>")
    return "\n".join([*lines, "</urlset>", ""])


def gzipped(text: str) -> bytes:
    """Return `text` compressed, the same bytes every time."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as stream:
        stream.write(text.encode("utf-8"))
    return buffer.getvalue()
