"""Where a link leads, whichever language the page that it stands in is in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from minority_site.pages import Page
from minority_site.settings import Settings

Kind = Literal["page", "web", "email", "phone"]

_PORTS = {"http": 80, "https": 443}
_PAGE_ENDINGS = re.compile(r"(?:(?:^|/)(?:index|README)\.(?:md|html)|\.(?:md|markdown|html))$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Linked:
    """A link's target."""

    kind: Kind
    key: str
    """The same for all versions of one page; the address or number for `email` and `phone`."""
    written: str
    line: int


@dataclass(frozen=True, kw_only=True)
class LinkNames:
    """What stands in addresses for a language: `/fi/`, `?lang=fi`, `/suomi`, `sv.` before a host."""

    tags: frozenset[str]
    """Of the site's languages: its own folders."""
    words: frozenset[str]
    """Tags and names of all languages of the registry, lower case, for addresses elsewhere."""
    shared: frozenset[str]
    """Folders beside those of the languages."""

    @classmethod
    def of(cls, settings: Settings) -> LinkNames:
        """Return the names of the languages that the site has or knows of."""
        words: set[str] = set()
        for language in settings.registry.values():
            names = (language.autonym, language.english_name, language.swedish_name)
            words.update(
                name.lower() for name in (language.tag, language.primary, language.iso639_3, *names) if name
            )
        return cls(tags=frozenset(settings.tags), words=frozenset(words), shared=settings.shared)


def link_target(target: str, line: int, page: Page, names: LinkNames) -> Linked:
    """Return where a link on `page` leads. An internal one leads to the same place in every language's folder."""
    written = target.strip()
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", written)
    if scheme or written.startswith(("//", "www.")):
        return _outside(written, (scheme[0] if scheme else "").lower(), line, names)
    address, _, anchor = written.partition("#")
    path = _page_path(unquote(address.partition("?")[0]), page.path, names)
    return Linked(kind="page", key=f"{path}#{anchor}" if anchor else path, written=written, line=line)


@lru_cache(maxsize=10_000)  # each language of a page has the same links
def _page_path(address: str, page_path: str, names: LinkNames) -> str:
    """Return the path from the language's folder, without what says which language or which form of file it is."""
    # One folder stands for the language's own: a link can leave it for another language's, or for a shared one.
    home = posixpath.join("/_", posixpath.dirname(page_path))
    path = posixpath.normpath(posixpath.join(home, address or posixpath.basename(page_path)))
    first, *rest = path.strip("/").split("/")
    if first == "_":
        parts = rest
    elif address.startswith("/") or first in names.tags or first in names.shared:
        parts = [first, *rest]
    else:
        parts = ["..", first, *rest]
    kept = [_unlocalised(part, names.tags) for part in parts if part and part not in names.tags]
    return _PAGE_ENDINGS.sub("", "/".join(kept)) or "."


def _unlocalised(part: str, tags: frozenset[str]) -> str:
    """Return a file's name without its language: `plan.fi.pdf`, `plan-fi.pdf` and `plan_fi.pdf` are `plan.pdf`."""
    match = re.fullmatch(r"(.+?)[._-]([A-Za-z-]+)(\.\w+)", part)
    return match[1] + match[3] if match and match[2] in tags else part


def _outside(written: str, scheme: str, line: int, names: LinkNames) -> Linked:
    if scheme == "mailto:":
        address = unquote(written.partition(":")[2].partition("?")[0])
        return Linked(kind="email", key=address, written=written, line=line)
    if scheme in ("tel:", "sms:"):
        return Linked(
            kind="phone", key=written.partition(":")[2].partition(";")[0], written=written, line=line
        )
    return Linked(kind="web", key=_web_key(written, names), written=written, line=line)


@lru_cache(maxsize=10_000)
def _web_key(written: str, names: LinkNames) -> str:
    """Return scheme-less host and path; what only chooses a language there is left out."""
    try:
        parts = urlsplit(written if "//" in written else f"//{written}")
        port = parts.port
    except ValueError:
        return written
    labels = [label for label in (parts.hostname or "").split(".") if label != "www"]
    if len(labels) > 2 and labels[0] in names.words:
        labels = labels[1:]
    host = ".".join(labels) + (f":{port}" if port and port != _PORTS.get(parts.scheme) else "")
    path = [part for part in unquote(parts.path).split("/") if part and not _is_language(part, names)]
    query = [
        item for item in parts.query.split("&") if item and not _is_language(item.partition("=")[2], names)
    ]
    return "/".join((host, *path)) + _joined("?", sorted(query)) + _joined("#", [parts.fragment])


def _is_language(text: str, names: LinkNames) -> bool:
    word = text.lower().replace("_", "-")
    bare = re.sub(r"^(?:in|på|pa|auf)-|\.html?$", "", word)
    return bare in names.words or re.sub(r"-[a-z]{2}$", "", bare) in names.words


def _joined(mark: str, items: Sequence[str]) -> str:
    return mark + "&".join(items) if any(items) else ""
