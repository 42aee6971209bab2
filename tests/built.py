"""A built site as its readers' browsers see it: parsed pages with the language of every text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

NOT_READ = {"script", "style", "template", "noscript", "pre", "code"}
"""What nobody reads aloud as words of a language; samples of code among it."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site."""

    root: Path
    name: str
    """Relative to the site, with forward slashes."""

    @cached_property
    def text(self) -> str:
        return (self.root / self.name).read_text(encoding="utf-8")

    @cached_property
    def _parsed(self) -> tuple[Element, tuple[str, ...]]:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        document = parser.parse(self.text)
        return document, tuple(
            f"{self.name}:{place[0]}: {code} {data}" for place, code, data in parser.errors
        )

    @property
    def document(self) -> Element:
        return self._parsed[0]

    @property
    def errors(self) -> tuple[str, ...]:
        """What an HTML5 parser had to mend."""
        return self._parsed[1]

    @property
    def url(self) -> str:
        """Address from the site's root, with a leading slash."""
        return "/" + self.name.removesuffix("index.html")

    @property
    def language(self) -> str:
        return self.document.get("lang") or ""

    @property
    def direction(self) -> str:
        return self.document.get("dir") or ""

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(found for element in self.document.iter() if (found := element.get("id")))

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """(language, words) of every text node and spoken attribute, in order."""
        return tuple(_texts(self.document, self.language))

    def links(self) -> Iterator[str]:
        """Addresses of all links to this site, resolved from the site's root."""
        for element in self.document.iter("a"):
            target = element.get("href")
            if target and not urlsplit(target).scheme and not target.startswith("//"):
                yield urljoin(self.url, target)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [e for e in self.document.iter(tag) if all(e.get(k) == v for k, v in wanted.items())]

    def with_class(self, name: str) -> list[Element]:
        return [
            e
            for e in self.document.iter()
            if isinstance(e.tag, str) and name in (e.get("class") or "").split()
        ]


def _texts(element: Element, language: str) -> Iterator[tuple[str, str]]:
    if not isinstance(element.tag, str) or element.tag in NOT_READ:
        return
    language = element.get("lang") or language
    for attribute in ("aria-label", "alt", "title", "placeholder"):
        if words := (element.get(attribute) or "").strip():
            yield language, words
    if element.tag == "meta" and element.get("name") == "description":
        yield language, element.get("content") or ""
    if element.text and element.text.strip():
        yield language, " ".join(element.text.split())
    for child in element:
        yield from _texts(child, language)
        if child.tail and child.tail.strip():
            yield language, " ".join(child.tail.split())


def words_of(element: Element) -> str:
    """All text in an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class BuiltSite:
    """A folder that a build wrote."""

    root: Path

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        # A fragment is a piece for other sites' pages, not a page.
        files = (path for path in self.root.rglob("*.html") if not path.name.endswith(".fragment.html"))
        names = sorted(path.relative_to(self.root).as_posix() for path in files)
        return {name: BuiltPage(self.root, name) for name in names}

    def page(self, name: str) -> BuiltPage:
        return self.pages[name]

    def has(self, url: str, base: str = "/") -> bool:
        """Whether a resolved address without fragment leads to a file."""
        path = unquote(urlsplit(url).path).removeprefix(base).lstrip("/")
        target = self.root / path
        return (target / "index.html").is_file() if not path or path.endswith("/") else target.is_file()

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def broken_links(self, base: str = "/") -> list[str]:
        """Links and anchors that lead nowhere, as `page -> address`."""
        broken = []
        for page in self.pages.values():
            for address in page.links():
                parts = urlsplit(address)
                if not self.has(address, base):
                    broken.append(f"{page.name} -> {address}")
                    continue
                path = unquote(parts.path).removeprefix(base).lstrip("/")
                name = path + "index.html" if not path or path.endswith("/") else path
                if (
                    parts.fragment
                    and name in self.pages
                    and unquote(parts.fragment) not in self.pages[name].ids
                ):
                    broken.append(f"{page.name} -> {address}")
        return broken
