"""What is made from data beside the pages that people write: pages and files of each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from xml.etree import ElementTree as ET

from minority_site import data_phrases, phrases
from minority_site.addresses import Addresses
from minority_site.contacts import Association
from minority_site.events import EVENT_TYPES, Event, Series
from minority_site.feeds import atom, embed, ical, jsonld
from minority_site.feeds.codes import code
from minority_site.feeds.json_files import events_json, json_feed
from minority_site.feeds.plain import event_title, facts_line
from minority_site.feeds.vcard import cards
from minority_site.minorities import MINORITIES
from minority_site.paths import (
    ATOM,
    CALENDAR,
    CARDS,
    EMBED_FRAGMENT,
    EMBED_PAGE,
    EMBED_STYLE,
    EVENTS_JSON,
    JSON_FEED,
    REGISTER_PAGE,
    association_card,
    association_page,
    event_calendar,
    event_code,
    event_page,
    filter_calendar,
    filter_feed,
    minority_page,
    series_page,
    year_page,
)
from minority_site.render.contacts import card, contact_list
from minority_site.render.events import event_details, event_list, series_block
from minority_site.render.filters import all_filters, filter_links
from minority_site.render.register import register_table, report_title, rows
from minority_site.render.view import View
from minority_site.site import Site
from minority_site.text import Text


@dataclass(frozen=True, kw_only=True)
class GeneratedPage:
    """A page made from data, in one language."""

    path: str
    """Relative to the language's folder, as `calendar/events/sweden-finns-day.md`; the same in all languages."""
    language: str
    """Whose reader it is for. Parts in another language are labelled in the HTML."""
    title: Text
    """Plain text, and the language it is in."""
    description: Text
    html: str
    """The content below the title."""
    translated: bool
    """Whether the words are the language's own; if not, the page is a fallback: honesty rule 1 holds for it."""
    source: str
    """Where a fallback's words are at home: the language that `canonical` points to."""
    head: str = ""
    """Elements for `<head>`: JSON-LD (never of samples) and Open Graph."""


def generated_pages(site: Site, language: str) -> Iterator[GeneratedPage]:
    """Yield the pages of a language: events, series, lists by one property, past years, associations."""
    data, view = site.data, View(site, language)
    for event in data.events.values():
        yield _event(_on(view, event_page(event)), event)
    for series in data.series.values():
        yield _series(_on(view, series_page(series)), series)
    yield from _filters(view)
    yield from _years(view)
    for association in data.associations.values():
        yield _association(_on(view, association_page(association)), association)
    for minority in MINORITIES:
        yield _minority(_on(view, minority_page(minority)), minority)
    yield _register(_on(view, REGISTER_PAGE))


def _on(view: View, path: str) -> View:
    return view.on(Addresses(view.settings).page(view.tag, path))


def _event(view: View, event: Event) -> GeneratedPage:
    title = view.title(event.words)
    summary = view.words(event.words, "summary") or facts_line(view, event)
    shown = event_title(view, event)
    head = jsonld.script(jsonld.event_description(view, event)) + open_graph(
        view, event_page(event), shown, summary
    )
    return GeneratedPage(
        path=event_page(event),
        language=view.tag,
        title=shown,
        description=Text(summary.value, summary.language),
        html=event_details(view, event),
        translated=event.words.is_shown_in(view.tag, view.settings),
        source=title.language or view.settings.source,
        head=head,
    )


def _series(view: View, series: Series) -> GeneratedPage:
    title = view.title(series.words)
    summary = view.words(series.words, "summary") or title
    return GeneratedPage(
        path=series_page(series),
        language=view.tag,
        title=Text(title.value, title.language),
        description=Text(summary.value, summary.language),
        html=series_block(view, series),
        translated=series.words.is_shown_in(view.tag, view.settings),
        source=title.language or view.settings.source,
    )


def _filters(reader: View) -> Iterator[GeneratedPage]:
    for each in all_filters(reader):
        view = _on(reader, each.path)
        events = each.events(view)
        html = "\n".join([event_list(view, events, phrases.no_coming_events(view.t)), filter_links(view)])
        yield _listing(view, each.path, each.title, html)


def _years(reader: View) -> Iterator[GeneratedPage]:
    past = reader.data.past(reader.today)
    for year in sorted({event.start.year for event in past}):
        view = _on(reader, year_page(year))
        title = data_phrases.events_of_year(view.t, year=str(year))
        events = [event for event in past if event.start.year == year]
        yield _listing(
            view,
            year_page(year),
            title,
            event_list(view, events, phrases.no_past_events(view.t), coming=False),
        )


def _association(view: View, association: Association) -> GeneratedPage:
    summary = view.words(association.words, "summary") or view.title(association.words)
    events = [event for event in view.data.coming(view.today) if event.organiser == association.id]
    parts = [card(view, association, titled=False)]
    if events:
        parts.append(view.element("h2", phrases.next_events(view.t), attributes=' id="events"'))
        parts.append(event_list(view, events, phrases.no_coming_events(view.t)))
    name = Text(association.name, association.name_language)
    return GeneratedPage(
        path=association_page(association),
        language=view.tag,
        title=name,
        description=Text(summary.value, summary.language),
        html="\n".join([view.sample(association).strip(), *parts]),
        translated=association.words.is_shown_in(view.tag, view.settings),
        source=summary.language or view.settings.source,
        head=jsonld.script(jsonld.association_description(view, association)),
    )


def _minority(view: View, minority: str) -> GeneratedPage:
    title = data_phrases.associations_of(view.t, minority=view.minority(minority))
    return _listing(view, minority_page(minority), title, contact_list(view, view.data.contacts_of(minority)))


def _register(view: View) -> GeneratedPage:
    as_of = phrases.status_as_of(view.t, date=lambda tag: view.date(view.today, tag))
    html = f"{view.element('p', as_of)}\n{register_table(view, rows(view, None))}"
    return _listing(view, REGISTER_PAGE, report_title(view), html)


def _listing(view: View, path: str, title: Text, html: str) -> GeneratedPage:
    """Return a page that has no words but the interface's."""
    plain = Text(title.value, title.language)
    return GeneratedPage(
        path=path,
        language=view.tag,
        title=plain,
        description=plain,
        html=html,
        translated=title.language == view.tag,
        source=view.settings.source,
    )


def open_graph(view: View, path: str, title: Text, description: Text) -> str:
    """Return what others show when the page is shared (ogp.me)."""
    values = {
        "og:type": "website",
        "og:title": title.value,
        "og:description": description.value,
        "og:url": view.absolute(path),
        "og:locale": (title.language or view.tag).replace("-", "_"),
    }
    return "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in values.items())


def generated_files(site: Site, language: str, base_url: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a language, as (path relative to the language's folder, content).

    `base_url` is the site's address where it is another than the settings say, as in a preview.
    """
    if base_url:
        site = replace(site, settings=replace(site.settings, site_url=base_url))
    view = View(site, language)
    events = tuple(event for event in site.data.events.values() if event.in_feeds(site.today))
    channels = _Channels.of(view, events)
    yield from channels.all_files()
    for event_id, content in ical.event_files(channels.components):
        yield event_calendar(site.data.events[event_id]), content
    for event in events:
        yield event_code(event), code(view.absolute(event_page(event)))
    yield EVENTS_JSON, events_json(view, events)
    yield from _contact_files(view)
    coming = site.data.coming(site.today)
    yield EMBED_FRAGMENT, embed.fragment(view, coming).encode()
    yield EMBED_PAGE, embed.frame(view, coming).encode()
    yield EMBED_STYLE, embed.STYLE.encode()


@dataclass(frozen=True, kw_only=True)
class _Channels:
    """Calendars and feeds of a language. An event is in several of them, and is written once."""

    view: View
    events: tuple[Event, ...]
    components: Mapping[str, bytes]
    entries: Mapping[str, ET.Element]

    @classmethod
    def of(cls, view: View, events: tuple[Event, ...]) -> _Channels:
        return cls(
            view=view,
            events=events,
            components={event.id: ical.component(view, event) for event in events},
            entries={event.id: atom.entry(view, event) for event in events},
        )

    def all_files(self) -> Iterator[tuple[str, bytes]]:
        t = self.view.t
        name = data_phrases.all_of_them(t)
        yield from self._files(self.events, name, CALENDAR, ATOM)
        yield JSON_FEED, json_feed(self.view, self.events, name, JSON_FEED)
        for kind in EVENT_TYPES:
            found = [event for event in self.events if event.type == kind]
            title = data_phrases.events_of_type(t, kind=phrases.event_type(t, kind))
            yield from self._files(found, title, filter_calendar("type", kind), filter_feed("type", kind))
        for minority in MINORITIES:
            found = [event for event in self.events if not event.minorities or minority in event.minorities]
            title = data_phrases.events_for(t, minority=self.view.minority(minority))
            paths = filter_calendar("minority", minority), filter_feed("minority", minority)
            yield from self._files(found, title, *paths)

    def _files(
        self, events: Sequence[Event], name: Text, calendar: str, feed: str
    ) -> Iterator[tuple[str, bytes]]:
        yield calendar, ical.calendar(self.view, events, name, calendar, self.components)
        yield feed, atom.atom_feed(self.view, events, name, feed, self.entries)


def _contact_files(view: View) -> Iterator[tuple[str, bytes]]:
    associations = tuple(view.data.associations.values())
    yield CARDS, cards(view, (*associations, *view.data.offices.values()))
    for association in associations:
        yield association_card(association), cards(view, [association])
