"""Events as plain text: one language to a text, for formats that label whole properties or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minority_site import data_phrases, phrases
from minority_site.contacts import Association
from minority_site.events import MUNICIPALITY, Event
from minority_site.records import Record
from minority_site.render.view import View
from minority_site.text import Text

# What XML 1.0 cannot hold (section 2.2), and what reorders or hides text in a list of subjects.
_REMOVED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)


def clean(text: str) -> str:
    """Return `text` with line feeds only and without control characters, whoever made it."""
    return _REMOVED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return `text` on one line."""
    return " ".join(clean(text).split())


def in_language(view: View, text: Text) -> View:
    """Return the view in the language of a text, so that what is joined to it is in one language."""
    language = text.language
    known = language is not None and language != view.tag and language in view.settings.tags
    return view.speaking(str(language)) if known else view


def marked_title(view: View, record: Record, title: Text) -> Text:
    """Return a title or name with the marks of a sample and of a cancelled event before it, all in its language."""
    own = in_language(view, title)
    marks = [phrases.sample_mark(own.t).value] if record.sample else []
    if isinstance(record, Event) and record.status == "cancelled":
        marks.append(phrases.cancelled(own.t).value)
    return Text(one_line(": ".join([*marks, one_line(title.value) or record.id])), title.language)


def event_title(view: View, event: Event) -> Text:
    """Return an event's title, marked."""
    return marked_title(view, event, view.title(event.words))


def event_text(view: View, event: Event) -> Text:
    """Return an event's words, in the language of its title; parts in another language are left out."""
    language = view.title(event.words).language
    names = ("summary", "description", "change", "registration", "price", "directions")
    found = [view.words(event.words, name) for name in names]
    parts = [words.value for words in found if words and words.language == language]
    parts += [
        note.value
        for note in notes(in_language(view, Text("", language)), event)
        if note.language == language
    ]
    return Text(clean("\n\n".join(parts)), language)


def notes(view: View, event: Event) -> Iterator[Text]:
    """Yield sentences of the interface about an event, each in one language."""
    if event.sample:
        yield phrases.sample_note(view.t)
    if view.title(event.words).state == "machine":
        yield phrases.machine_notice(view.t)
    if event.status == "moved":
        yield phrases.moved(view.t)
    if event.previous:
        old, end = event.previous.start, event.previous.end or event.previous.start
        yield data_phrases.moved_from(view.t, date=lambda tag: view.moments(old, end, tag))
    if event.place_withheld:
        yield phrases.place_withheld(view.t)
    yield from _registration(view, event)


def _registration(view: View, event: Event) -> Iterator[Text]:
    how = event.registration
    if how is None or how.until is None or event.status == "cancelled":
        return
    until = how.until
    phrase = phrases.register_by if how.is_open(view.today) else data_phrases.registration_closed
    yield phrase(view.t, date=lambda tag: view.date(until, tag))


def location(view: View, event: Event) -> Text | None:
    """Return the place on one line, None where there is none or it is withheld."""
    venue = view.data.places.get(event.place or "")
    if venue is None:
        return None
    parts = (venue.name, event.room, venue.address)
    return Text(one_line(", ".join(part for part in parts if part)), venue.name_language)


def facts_line(view: View, event: Event) -> Text:
    """Return when and where, on one line."""
    when = view.moments(event.start, event.end)
    place = location(view, event)
    return Text(
        one_line(" · ".join([when.value, place.value] if place else [when.value])), when.language or view.tag
    )


def organiser_name(view: View, event: Event) -> Text | None:
    """Return the name of who arranges an event."""
    if event.organiser == MUNICIPALITY:
        return Text(view.settings.municipality.name, view.settings.source)
    contact = view.data.contact(event.organiser or "")
    if contact is None:
        return None
    if isinstance(contact, Association):
        return Text(contact.name, contact.name_language)
    return view.title(contact.words)


def contact_line(view: View, event: Event) -> Text | None:
    """Return whom to ask, with telephone and e-mail."""
    name = event.contact or event.organiser
    if name is None:
        return None
    if name == MUNICIPALITY:
        municipality = view.settings.municipality
        title, phone, email = (
            Text(municipality.name, view.settings.source),
            municipality.phone,
            municipality.email,
        )
    else:
        contact = view.data.contact(name)
        if contact is None:
            return None
        title = (
            Text(contact.name, contact.name_language)
            if isinstance(contact, Association)
            else view.title(contact.words)
        )
        title, phone, email = marked_title(view, contact, title), contact.phone, contact.email
    return Text(one_line(", ".join(part for part in (title.value, phone, email) if part)), title.language)
