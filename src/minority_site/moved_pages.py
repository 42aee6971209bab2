"""Old addresses of renamed pages: a line for hosts that redirect, and a page for those that do not."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from minority_site.addresses import Addresses
from minority_site.editions import edition
from minority_site.redirects import REDIRECTS_FILE, Redirect, read_redirects
from minority_site.site import Site
from minority_site.strict import YamlProblem


def moved_files(site: Site) -> dict[str, bytes]:
    """Return `_redirects` and a page at each old address, by name; nothing where no page has moved.

    A section's old id is no address of its own: what stands behind `#` never reaches a host.
    """
    lines: list[str] = []
    files: dict[str, bytes] = {}
    addresses = Addresses(site.settings)
    for old, new in _moves(site):
        for tag in site.settings.built_tags:
            page, _, section = new.partition("#")
            if edition(site, tag, page) is None:
                continue
            source, target = addresses.page(tag, old), addresses.page(tag, page)
            target += f"#{section}" if section else ""
            lines.append(f"{addresses.base_path}{source} {addresses.base_path}{target} 301")
            name = source + "index.html" if not source or source.endswith("/") else source
            files[name] = _page(addresses.absolute(target), addresses.relative(target, seen_from=source), tag)
    return files | {"_redirects": ("\n".join(lines) + "\n").encode("utf-8")} if lines else {}


def _moves(site: Site) -> Iterator[tuple[str, str]]:
    file = site.settings.root / REDIRECTS_FILE
    try:
        redirects: tuple[Redirect, ...] = read_redirects(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, YamlProblem):
        return  # STA011 names what is wrong with it; without a file nothing has moved
    for redirect in redirects:
        is_page = "#" not in redirect.old and PurePosixPath(redirect.old).suffix == ".md"
        if is_page and ".." not in redirect.old and redirect.old not in site.pages:
            yield redirect.old, redirect.new


def _page(absolute: str, relative: str, tag: str) -> bytes:
    link = escape(relative)
    return (
        f'<!doctype html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n<title>{escape(absolute)}</title>\n'
        f'<link rel="canonical" href="{escape(absolute)}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n</head>\n'
        f'<body><p><a href="{link}">{escape(absolute)}</a></p></body>\n</html>\n'
    ).encode()
