"""LNK: links that lead nowhere. Whether an address outside answers, `make links` tries, with a network."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.pages import Page
from minority_site.site import Site
from minority_site.strict import nearest

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PAGE = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$", re.IGNORECASE)
_WRITTEN_ID = re.compile(r"""\{[^{}\n]*?#([^\s{}]+)|\b(?:id|name)\s*=\s*["']([^"']+)["']""")
_HOST = re.compile(r"[^\s/@:.]+(?:\.[^\s/@:.]+)+|localhost|\[[0-9a-fA-F:.]+\]")
_MAIL = re.compile(r"[^\s@,]+@[^\s@,]+\.[^\s@,.]+")
_PHONE = re.compile(r"\+?[0-9](?:[0-9().-]*[0-9])?(?:;[\w=.+-]+)*")
_UNSAFE = ("javascript", "vbscript", "data")
"""SEC001 has said what there is to say of these."""


@dataclass(frozen=True, kw_only=True)
class _Target:
    """A link or picture, as one kind of thing that leads somewhere."""

    address: str
    line: int
    section: str


@check("LNK001", "broken-link", Severity.ERROR)
def broken_link(site: Site) -> Iterator[Problem]:
    """A link within the site leads to a page, a heading or a file that exists.

    A page that is missing in this language may exist in one that readers get instead, labelled.

    Bad:  `[Ansök](aply.md)`, `[Ansök](apply.md#how)` when no heading there has the id `how`
    Good: `[Ansök](apply.md#what-to-do)`
    """
    for page in site.all_pages:
        for target in _targets(page):
            if _SCHEME.match(target.address) or target.address.startswith("/") or "{{" in target.address:
                continue
            if wrong := _broken(site, page, target.address):
                message, hint = wrong
                yield page.problem(message, hint, line=target.line, section=target.section)


@check("LNK002", "malformed-link", Severity.ERROR)
def malformed_link(site: Site) -> Iterator[Problem]:
    """A link out of the site is a whole web address, e-mail address or phone number.

    Bad:  `[DO](https:/www.do.se)`, `[Skriv](mailto:kommun.example)`, `[Ring](tel:växeln)`, `[Fil](ftp://a.se/)`
    Good: `[DO](https://www.do.se/)`, `[Skriv](mailto:info@kommun.example)`, `[Ring](tel:+4685550100)`
    """
    for page in site.all_pages:
        for target in _targets(page):
            if wrong := _malformed(target.address):
                yield page.problem(*wrong, line=target.line, section=target.section)


def _targets(page: Page) -> Iterator[_Target]:
    for section in page.sections:
        for link in section.links:
            yield _Target(address=link.target.strip(), line=link.line, section=section.id)
        for image in section.images:
            yield _Target(address=image.source.strip(), line=image.line, section=section.id)


def _broken(site: Site, page: Page, address: str) -> tuple[str, str] | None:
    """Return what is wrong with a relative address and how to mend it, None when it leads somewhere."""
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    fragment = unquote(fragment)
    if not path:
        return _anchor(page, page, fragment)
    if not _PAGE.search(path):
        return _file(site, page, path)
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
    shown = _shown(site, page.language, wanted)
    if shown is None:
        best = nearest(wanted, site.pages)
        hint = (
            f"did you mean '{posixpath.relpath(best, posixpath.dirname(page.path) or '.')}'?" if best else ""
        )
        return f"there is no page '{path}'", hint or "correct the link, or write the page"
    return _anchor(page, shown, fragment)


def _shown(site: Site, tag: str, path: str) -> Page | None:
    """Return the page that a reader of `tag` gets at `path`: its own or one of its fallback chain's.

    A path that leaves the language's folder may name a page of another language's: `../fi/index.md`.
    """
    if path.startswith("../"):
        language, _, rest = path.removeprefix("../").partition("/")
        return site.page(rest, language)
    chain = (tag, *site.settings.language(tag).fallback)
    return next((page for name in chain if (page := site.page(path, name))), None)


def _anchor(page: Page, target: Page, fragment: str) -> tuple[str, str] | None:
    if not fragment or fragment == "top":
        return None
    ids = {heading.id for section in target.sections for heading in section.headings}
    if fragment in ids or fragment in _other_ids(target):
        return None
    where = "this page" if target is page else target.file
    best = nearest(fragment, ids)
    hint = f"did you mean '#{best}'?" if best else f"the headings there: {', '.join(sorted(ids)) or 'none'}"
    return f"there is no heading '#{fragment}' in {where}", hint


def _other_ids(page: Page) -> set[str]:
    """Return ids written on something else than a heading: in an attribute list or in HTML."""
    return {first or second for first, second in _WRITTEN_ID.findall(page.body)}


def _file(site: Site, page: Page, path: str) -> tuple[str, str] | None:
    """Judge a link to something that is no page: a download, a picture, or the folder of a page."""
    settings = site.settings
    folder = posixpath.dirname(page.path)
    wanted = posixpath.normpath(posixpath.join(folder, path))
    for candidate in (f"{wanted}/index.md", f"{wanted}.md", "index.md" if wanted == "." else ""):
        if candidate and _shown(site, page.language, candidate):
            written = posixpath.relpath(candidate, folder or ".")
            return f"'{path}' is the address of a page, which changes", f"link to its file: {written}"
    if path.lower().startswith("www."):
        return f"'{path}' is taken for a file of this site", f"write https://{path}"
    bases = (settings.docs_dir / page.language, settings.docs_dir / settings.source, settings.docs_dir)
    names = [os.path.normpath(base / wanted) for base in bases]
    inside = os.path.normpath(settings.docs_dir) + os.sep
    if any(name.startswith(inside) and Path(name).is_file() for name in names):
        return None
    return f"there is no file '{path}'", "correct the link, or put the file there"


def _malformed(address: str) -> tuple[str, str] | None:
    if address.startswith("//"):
        return f"'{address}' leaves out the scheme", f"write https:{address}"
    match = _SCHEME.match(address)
    if not match or match[1].lower() in _UNSAFE:
        return None
    scheme, rest = match[1].lower(), address[match.end() :]
    if scheme in ("http", "https"):
        hint = "write it as your browser shows it: https://www.example.org/page"
        return None if _is_web(address) else (f"'{address}' is no web address", hint)
    if scheme == "mailto":
        valid = _MAIL.fullmatch(unquote(rest.partition("?")[0]))
        return None if valid else (f"'{address}' holds no e-mail address", "write mailto:name@example.org")
    if scheme == "tel":
        hint = "write the number with its country and no spaces: tel:+4685550100"
        return None if _PHONE.fullmatch(rest) else (f"'{address}' holds no phone number", hint)
    return f"'{scheme}:' links are not for readers", "link to a web page, an e-mail address or a phone number"


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return False
    return _HOST.fullmatch(_host(parts.netloc)) is not None


def _host(netloc: str) -> str:
    """Return the host with its brackets, without user and port."""
    host = netloc.rpartition("@")[2]
    return host if host.endswith("]") else re.sub(r":[0-9]*$", "", host)


CHECKS = (broken_link, malformed_link)
