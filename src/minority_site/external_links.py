"""Addresses outside the site that it leads to, and whether they answer. Only `answer` needs a network."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from http import HTTPStatus
from itertools import chain
from urllib.parse import urlsplit

from minority_site.records import Origin
from minority_site.references import Reference
from minority_site.render.accessibility import LAW, SUPERVISION
from minority_site.render.helplines import LEAVE_FOR
from minority_site.render.sources import cited_statutes
from minority_site.site import Site
from minority_site.ways import is_reserved_host
from minority_site.words import Words

AGENT = "minority-site link check"
"""How the check names itself to servers."""

MADE: Mapping[str, str] = {"accessibility_statement": SUPERVISION, "helplines": LEAVE_FOR}
"""Addresses that references bring into a page, by the reference's name."""


def external_links(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return where each web address outside the site is linked (`docs/sv/index.md:12`), by address.

    Those of pages, of references in them and of data; not those of hosts that are kept for examples (RFC 2606).
    """
    found: dict[str, list[str]] = {}
    for address, place in chain(_in_pages(site), _in_data(site)):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and not is_reserved_host(parts.hostname or ""):
            found.setdefault(address, []).append(place)
    return {address: tuple(dict.fromkeys(found[address])) for address in sorted(found)}


def _in_pages(site: Site) -> Iterator[tuple[str, str]]:
    for page in sorted(site.all_pages, key=lambda page: page.language != site.settings.source):
        for section in page.sections:
            yield from ((link.target.strip(), f"{page.file}:{link.line}") for link in section.links)
        for reference in page.references:
            if isinstance(reference, Reference):
                place = f"{page.file}:{reference.place.line}"
                yield from ((address, place) for address in _made(site, reference))


def _made(site: Site, reference: Reference) -> Iterator[str]:
    """Yield the addresses that a reference links besides those of data."""
    numbers = [*cited_statutes([reference]), *([LAW] if reference.name == "accessibility_statement" else [])]
    yield from (site.statutes[number].address for number in numbers if number in site.statutes)
    if reference.name in MADE:
        yield MADE[reference.name]


def _in_data(site: Site) -> Iterator[tuple[str, str]]:
    for _, record in site.data.records():
        for keys, address in _addresses(record):
            yield address, f"{record.origin.path}:{record.origin.line(*keys)}"


def _addresses(value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the web addresses in a record or a part of it, with the keys that lead to each."""
    if isinstance(value, str):
        if value.startswith(("https://", "http://")):
            yield (), value
        return
    parts: Iterable[tuple[str | int, object]] = ()
    if is_dataclass(value) and not isinstance(value, Origin | Words):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, tuple):
        parts = enumerate(value)
    for key, part in parts:
        yield from (((key, *keys), address) for keys, address in _addresses(part))


def silent(addresses: Iterable[str], *, timeout: float = 20.0) -> Iterator[tuple[str, str]]:
    """Yield each address that does not answer as it should, with what it says instead. Needs a network.

    Args:
        addresses: web addresses.
        timeout: seconds to wait for each.
    """
    wanted = tuple(addresses)
    with ThreadPoolExecutor(max_workers=8) as pool:
        for address, wrong in zip(
            wanted, pool.map(lambda each: answer(each, timeout=timeout), wanted), strict=True
        ):
            if wrong:
                yield address, wrong


def answer(address: str, *, timeout: float) -> str:
    """Return why an address does not answer, '' when it does. A server that refuses HEAD is asked with GET."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(request, timeout=timeout):
                return ""
        except urllib.error.HTTPError as error:
            wrong = f"{error.code} {error.reason}"
            if error.code not in (
                HTTPStatus.FORBIDDEN,
                HTTPStatus.NOT_FOUND,
                HTTPStatus.METHOD_NOT_ALLOWED,
                HTTPStatus.NOT_IMPLEMENTED,
            ):
                break
        except (OSError, ValueError) as error:  # no name, no route, no answer in time, no address
            return str(getattr(error, "reason", error)) or type(error).__name__
    return wrong
