"""Cards for address books: vCard 4.0 (RFC 6350).

Own code: vobject, the usual library, writes version 3.0 only, which has no language of a property.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from minority_site import phrases
from minority_site.contacts import Association, Contact
from minority_site.feeds.plain import clean, in_language, marked_title, one_line
from minority_site.paths import association_page
from minority_site.render.view import View
from minority_site.text import Text

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
"""RFC 6350, section 3.4."""


def cards(view: View, contacts: Iterable[Contact]) -> bytes:
    """Return the cards of contacts. People are in none: a card outlives a withdrawn consent."""
    return "".join(card(view, contact) for contact in contacts).encode()


def card(view: View, contact: Contact) -> str:
    """Return one card."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", *_lines(view, contact), "END:VCARD"]
    return "".join(folded(line) for line in lines)


def _lines(view: View, contact: Contact) -> Iterator[str]:
    name = (
        Text(contact.name, contact.name_language)
        if isinstance(contact, Association)
        else view.title(contact.words)
    )
    shown = marked_title(view, contact, name)
    host = urlsplit(view.settings.site_url or "").hostname or "localhost"
    yield "KIND:org"
    yield f"UID;VALUE=text:{_escaped(f'{contact.id}@{host}')}"
    yield _property("FN", shown)
    yield _property("ORG", name)
    if contact.phone:
        yield f"TEL;VALUE=uri:tel:{clean(contact.phone)}"
    if contact.email:
        yield f"EMAIL:{_escaped(contact.email)}"
    if contact.url:
        yield f"URL:{_uri(contact.url)}"
    for number, tag in enumerate(contact.languages[:100], start=1):
        yield f"LANG;PREF={number}:{tag}"
    venue = view.data.places.get(contact.place or "")
    if venue:
        parts = ("", venue.name, venue.street, venue.town, "", venue.postcode, "")
        yield "ADR:" + ";".join(_escaped(part or "") for part in parts)
    if summary := view.words(contact.words, "summary"):
        yield _property("NOTE", summary)
    if contact.sample:
        yield _property("NOTE", phrases.sample_note(in_language(view, name).t))
    if isinstance(contact, Association):
        yield f"SOURCE:{_uri(view.absolute(association_page(contact)))}"
    yield f"REV:{contact.last_checked:%Y%m%d}T000000Z"


def _property(name: str, text: Text) -> str:
    language = f";LANGUAGE={text.language}" if text.language else ""
    return f"{name}{language}:{_escaped(clean(text.value))}"


def _escaped(text: str) -> str:
    return clean(text).translate(_ESCAPES)


def _uri(address: str) -> str:
    return "".join(one_line(address).split())


def folded(line: str) -> str:
    """Return a line with breaks so that none is longer than 75 octets, and none inside a character (section 3.2)."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = b""
        piece += encoded
    pieces.append(piece)
    return b"\r\n ".join(pieces).decode() + "\r\n"
