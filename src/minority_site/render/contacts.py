"""Contacts in pages: `{{ contacts(…) }}`, `{{ contact("…") }}`, `{{ offices() }}`, `{{ phone("…") }}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from minority_site import phrases
from minority_site.contacts import Association, Contact, Office
from minority_site.minorities import MINORITIES
from minority_site.paths import association_card, association_page
from minority_site.render.context import RenderContext
from minority_site.render.events import venue_line
from minority_site.render.renderer import Trouble, renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, inline_view_of, view_of
from minority_site.site import Site
from minority_site.strict import did_you_mean
from minority_site.text import Text


def contact_list(view: View, contacts: Sequence[Contact]) -> str:
    """Return contacts as a list of cards, or a sentence where there are none."""
    if not contacts:
        return view.element("p", phrases.no_contacts(view.t), "ms-empty")
    items = "\n".join(f'<li class="ms-contact">{card(view, contact)}</li>' for contact in contacts)
    note = view.machine_note(contact.words for contact in contacts)
    return f'<ul class="ms-contacts">\n{items}\n</ul>{note}'


def card(view: View, contact: Contact, *, titled: bool = True) -> str:
    """Return all that is told of a contact; without its name where a heading has it."""
    parts = (
        [f'<p class="ms-contact__name">{name_of(view, contact)}{view.sample(contact)}</p>'] if titled else []
    )
    if summary := view.words(contact.words, "summary"):
        parts.append(view.element("p", summary))
    rows = "".join(
        f"<div><dt>{view.html(label)}</dt><dd>{value}</dd></div>" for label, value in _facts(view, contact)
    )
    if rows:
        parts.append(f'<dl class="ms-facts">{rows}</dl>')
    checked = contact.last_checked
    note = phrases.last_checked(view.t, date=lambda tag: view.date(checked, tag))
    ways = [view.html(note)]
    if isinstance(contact, Association):
        ways.append(view.link(view.address(association_card(contact)), phrases.save_contact(view.t)))
    parts.append(f'<p class="ms-note">{" · ".join(ways)}</p>')
    return "\n".join(parts)


def name_of(view: View, contact: Contact) -> str:
    """Return a contact's name; an association's leads to its page."""
    if isinstance(contact, Association):
        shown = Text(contact.name, contact.name_language)
        return view.link(view.address(association_page(contact)), shown)
    return view.html(view.title(contact.words))


def _facts(view: View, contact: Contact) -> Iterator[tuple[Text, str]]:
    t = view.t
    if isinstance(contact, Association):
        yield phrases.minority_label(t), view.joined(view.minority(each) for each in contact.minorities)
        if contact.person:
            yield phrases.contact(t), escape(contact.person.name)
    if contact.languages:
        yield phrases.languages_word(t), view.joined(view.language_name(tag) for tag in contact.languages)
    if contact.phone:
        yield phrases.telephone(t), view.phone(contact.phone)
    if contact.email:
        yield phrases.email(t), view.email(contact.email)
    if contact.url:
        yield phrases.website(t), view.web(contact.url)
    if reach := view.words(contact.words, "reach"):
        yield phrases.contact(t), view.html(reach)
    venue = view.data.places.get(contact.place or "")
    label = phrases.meeting_place(t) if isinstance(contact, Association) else phrases.address(t)
    if venue:
        yield label, venue_line(view, venue)
    elif isinstance(contact, Association) and contact.place_withheld:
        yield label, view.html(phrases.place_withheld(t))


def offices_of(view: View, level: str) -> tuple[Office, ...]:
    """Return the offices of a level, in the order of their file."""
    return tuple(office for office in view.data.offices.values() if office.level == level)


def _contacts_troubles(_site: Site, minority: str | None = None) -> Iterator[Trouble]:
    if minority is not None and minority not in MINORITIES:
        yield f"'{minority}' is no national minority", did_you_mean(minority, MINORITIES)


@renderer("contacts", "block", _contacts_troubles)
def contacts(context: RenderContext, minority: str | None = None) -> str:
    """Return the associations of a minority, or all of them."""
    view = view_of(context)
    wanted = MINORITIES if minority is None else (minority,)
    found = {a.id: a for each in wanted if each in MINORITIES for a in view.data.contacts_of(each)}
    return data_block(context, "ms-data", contact_list(view, tuple(found.values())))


def _contact_troubles(site: Site, contact: str) -> Iterator[Trouble]:
    if site.data.contact(contact) is None:
        known = [*site.data.associations, *site.data.offices]
        yield f"there is no contact '{contact}'", did_you_mean(contact, known) if known else "add it to data/"


@renderer("contact", "block", _contact_troubles)
def contact(context: RenderContext, contact: str) -> str:
    """Return one association or office."""
    found = context.site.data.contact(contact)
    return data_block(context, "ms-data", contact_list(view_of(context), [found])) if found else ""


def _office_troubles(_site: Site, level: str = "municipality") -> Iterator[Trouble]:
    if level not in ("municipality", "national"):
        yield f"'{level}' is no level of offices", "write municipality or national"


@renderer("offices", "block", _office_troubles)
def offices(context: RenderContext, level: str = "municipality") -> str:
    """Return the municipality's offices, or the national ones."""
    view = view_of(context)
    return data_block(context, "ms-data", contact_list(view, offices_of(view, level)))


def _number(site: Site, name: str) -> str | None:
    """Return the number of a help line, association or office."""
    if name in site.data.helplines:
        return site.data.helplines[name].phone
    found = site.data.contact(name)
    return found.phone if found else None


def _phone_troubles(site: Site, name: str) -> Iterator[Trouble]:
    if _number(site, name) is None:
        known = [*site.data.helplines, *(c.id for c in site.data.associations.values() if c.phone)]
        known += [office.id for office in site.data.offices.values() if office.phone]
        yield f"no number is known of '{name}'", did_you_mean(name, known)


@renderer("phone", "inline", _phone_troubles)
def phone(context: RenderContext, name: str) -> str:
    """Return the number of a help line or contact as a link that calls it."""
    number, line = _number(context.site, name), context.site.data.helplines.get(name)
    return inline_view_of(context).phone(number, line.written if line else None) if number else ""


RENDERERS = (contacts, contact, offices, phone)
