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
from minority_site.glossary import anchor
from minority_site.pages import Page
from minority_site.references import Reference
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
    links = _Links(site)
    for page in site.all_pages:
        for target in _targets(page):
            if _SCHEME.match(target.address) or target.address.startswith("/") or "{{" in target.address:
                continue
            if wrong := links.broken(page, target.address):
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


class _Links:
    """Judges the links within a site; keeps the ids of the pages that it has looked at."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._ids: dict[str, frozenset[str]] = {}
        self._words = {anchor(entry) for entry in site.data.glossary.values()}

    def broken(self, page: Page, address: str) -> tuple[str, str] | None:
        """Return what is wrong with a relative address and how to mend it, None when it leads somewhere."""
        path, _, fragment = address.partition("#")
        path = unquote(path.partition("?")[0])
        fragment = unquote(fragment)
        if not path:
            return self._anchor(page, page, fragment)
        if not _PAGE.search(path):
            return self._file(page, path)
        folder = posixpath.dirname(page.path)
        wanted = posixpath.normpath(posixpath.join(folder, path))
        shown = self._shown(page.language, wanted)
        if shown is None:
            best = nearest(wanted, self._site.pages)
            near = f"did you mean '{posixpath.relpath(best, folder or '.')}'?" if best else ""
            return f"there is no page '{path}'", near or "correct the link, or write the page"
        return self._anchor(page, shown, fragment)

    def _shown(self, tag: str, path: str) -> Page | None:
        """Return the page that a reader of `tag` gets at `path`: its own or one of its fallback chain's.

        A path that leaves the language's folder may name a page of another language's: `../fi/index.md`.
        """
        if path.startswith("../"):
            language, _, rest = path.removeprefix("../").partition("/")
            return self._site.page(rest, language)
        chain = (tag, *self._site.settings.language(tag).fallback)
        return next((page for name in chain if (page := self._site.page(path, name))), None)

    def _anchor(self, page: Page, target: Page, fragment: str) -> tuple[str, str] | None:
        if not fragment or fragment == "top" or fragment in self._heading_ids(target):
            return None
        # Ids on something else than a heading: in an attribute list or in HTML.
        if any(fragment in pair for pair in _WRITTEN_ID.findall(target.body)):
            return None
        if fragment in self._words and any(
            each.name == "glossary" for each in target.references if isinstance(each, Reference)
        ):
            return None
        ids = self._heading_ids(target)
        where = "this page" if target is page else target.file
        best = nearest(fragment, ids)
        hint = (
            f"did you mean '#{best}'?" if best else f"the headings there: {', '.join(sorted(ids)) or 'none'}"
        )
        return f"there is no heading '#{fragment}' in {where}", hint

    def _heading_ids(self, page: Page) -> frozenset[str]:
        if page.file not in self._ids:
            ids = frozenset(heading.id for section in page.sections for heading in section.headings)
            self._ids[page.file] = ids
        return self._ids[page.file]

    def _file(self, page: Page, path: str) -> tuple[str, str] | None:
        """Judge a link to something that is no page: a download, a picture, or the folder of a page."""
        folder = posixpath.dirname(page.path)
        wanted = posixpath.normpath(posixpath.join(folder, path))
        for candidate in (f"{wanted}/index.md", f"{wanted}.md", "index.md" if wanted == "." else ""):
            if candidate and self._shown(page.language, candidate):
                written = posixpath.relpath(candidate, folder or ".")
                return f"'{path}' is the address of a page, which changes", f"link to its file: {written}"
        if path.lower().startswith("www."):
            return f"'{path}' is taken for a file of this site", f"write https://{path}"
        settings = self._site.settings
        docs = settings.docs_dir
        bases = (docs / page.language, docs / settings.source, docs)
        if any(_is_file(base / wanted, docs) for base in bases):
            return None
        return f"there is no file '{path}'", "correct the link, or put the file there"


def _is_file(path: Path, within: Path) -> bool:
    """Return whether there is a file at `path` and it is not outside `within`."""
    normal = Path(os.path.normpath(path))
    try:
        return normal.is_relative_to(os.path.normpath(within)) and normal.is_file()
    except (OSError, ValueError):  # a name too long, or with a NUL
        return False


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
