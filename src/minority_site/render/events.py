"""Events in pages: `{{ events() }}`, `{{ past_events() }}`, `{{ series("…") }}`, and what an event's own page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from minority_site import data_phrases, phrases
from minority_site.contacts import District, Venue
from minority_site.events import EVENT_TYPES, MUNICIPALITY, Event, Item, Series
from minority_site.minorities import MINORITIES
from minority_site.paths import (
    CALENDAR_PAGE,
    association_page,
    event_calendar,
    event_code,
    event_page,
    year_page,
)
from minority_site.render.choosing import chosen
from minority_site.render.context import RenderContext
from minority_site.render.filters import filter_links
from minority_site.render.renderer import Trouble, renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.site import Site
from minority_site.strict import did_you_mean
from minority_site.tags import is_tag
from minority_site.text import Text

# --- Lists --------------------------------------------------------------------------------------------------------


def event_list(view: View, events: Sequence[Event], empty: Text, *, coming: bool = True) -> str:
    """Return a list of events, or a sentence where there are none.

    A script takes out of a list of coming ones what is over by the reader's clock, so that a site that was not built
    for a week does not lie.
    """
    if not events:
        return view.element("p", empty, "ms-empty")
    items = "\n".join(event_item(view, event) for event in events)
    mark = " data-coming" if coming else ""
    return f'<ul class="ms-events"{mark}>\n{items}\n</ul>{view.machine_note(event.words for event in events)}'


def event_item(view: View, event: Event) -> str:
    """Return one event of a list. The data attributes let a script hide it when it is over, and filter."""
    title = view.link(view.address(event_page(event)), view.title(event.words))
    lines = [
        f'<p class="ms-event__title">{title}{status_mark(view, event)}{view.sample(event)}</p>',
        f'<p class="ms-event__when">{when(view, event)}</p>',
    ]
    if place := where_in_short(view, event):
        lines.append(f'<p class="ms-event__where">{place}</p>')
    facts: list[Text] = [phrases.event_type(view.t, event.type)]
    facts += [view.minority(minority) for minority in event.minorities]
    languages = view.joined(view.language_name(tag) for tag in event.spoken)
    lines.append(f'<p class="ms-event__facts">{view.joined(facts, " · ")} · {languages}</p>')
    return f'<li class="{_classes(event)}"{_data(event)}>{"".join(lines)}</li>'


def _classes(event: Event) -> str:
    return "ms-event" if event.status == "scheduled" else f"ms-event ms-event--{event.status}"


def _data(event: Event) -> str:
    values = {
        "end": event.expected_until.isoformat(),
        "type": event.type,
        "minorities": " ".join(event.minorities),
        "languages": " ".join(dict.fromkeys((*event.spoken, *event.interpretation))),
        "district": event.district or "",
    }
    return "".join(f' data-{name}="{escape(value)}"' for name, value in values.items() if value)


def when(view: View, event: Event) -> str:
    """Return an event's date and times."""
    shown = view.html(view.moments(event.start, event.end))
    return f'<time datetime="{event.start.isoformat()}">{shown}</time>'


def where_in_short(view: View, event: Event) -> str:
    """Return the place's name, or how else one takes part."""
    if event.place_withheld:
        return view.html(phrases.place_withheld(view.t))
    venue = view.data.places.get(event.place or "")
    parts: list[Text] = [Text(venue.name, venue.name_language)] if venue else []
    if event.attendance != "place" or not venue:
        parts.append(phrases.attendance(view.t, event.attendance))
    return view.joined(parts)


def status_mark(view: View, event: Event) -> str:
    """Return the mark of a cancelled or moved event, '' for others."""
    if event.status == "scheduled":
        return ""
    phrase = phrases.cancelled(view.t) if event.status == "cancelled" else phrases.moved(view.t)
    return " " + view.element("strong", phrase, "ms-status")


# --- One event ----------------------------------------------------------------------------------------------------


def event_details(view: View, event: Event) -> str:
    """Return all that is told of an event, its title excepted."""
    parts = [*_notices(view, event)]
    if summary := view.words(event.words, "summary"):
        parts.append(view.element("p", summary, "ms-lead"))
    rows = "\n".join(
        f"<div><dt>{view.html(label)}</dt><dd>{value}</dd></div>" for label, value in _facts(view, event)
    )
    parts.append(f'<dl class="ms-facts">\n{rows}\n</dl>')
    if description := view.words(event.words, "description"):
        parts.append(view.paragraphs(description))
    if event.programme:
        parts += [
            view.element("h2", phrases.programme(view.t), attributes=' id="programme"'),
            programme(view, [event]),
        ]
    parts.append(_ways_out(view, event))
    return "\n".join(parts)


def _notices(view: View, event: Event) -> Iterator[str]:
    if event.sample:
        note = view.html(phrases.sample_note(view.t))
        mark = view.element("strong", phrases.sample_mark(view.t), "ms-sample")
        yield f'<p class="ms-notice ms-notice--sample">{mark} {note}</p>'
    if event.status != "scheduled":
        lines = [status_mark(view, event).strip()]
        if event.previous:
            old, end = event.previous.start, event.previous.end or event.previous.start
            lines.append(
                view.html(data_phrases.moved_from(view.t, date=lambda tag: view.moments(old, end, tag)))
            )
        if change := view.words(event.words, "change"):
            lines.append(view.html(change))
        yield f'<p class="ms-notice ms-notice--{event.status}">{" ".join(lines)}</p>'
    # Of words in another language than the reader's the page itself tells: it is a fallback.
    if view.title(event.words).state == "machine":
        yield view.element("p", phrases.machine_notice(view.t), "ms-notice ms-notice--machine")


def _facts(view: View, event: Event) -> Iterator[tuple[Text, str]]:
    t = view.t
    yield phrases.when(t), when(view, event)
    yield phrases.where(t), _where(view, event)
    if event.attendance != "place":
        online = phrases.attendance(t, event.attendance)
        join = f" · {view.link(event.join, phrases.join_online(t))}" if event.join else ""
        yield data_phrases.how_to_take_part(t), view.html(online) + join
    yield phrases.type_label(t), view.html(phrases.event_type(t, event.type))
    if event.minorities:
        yield phrases.minority_label(t), view.joined(view.minority(minority) for minority in event.minorities)
    if district := view.data.districts.get(event.district or ""):
        yield phrases.district_label(t), view.html(view.title(district.words))
    yield phrases.spoken_language(t), view.joined(view.language_name(tag) for tag in event.spoken)
    if event.interpretation:
        names = view.joined(view.language_name(tag) for tag in event.interpretation)
        yield phrases.interpretation(t), names
    yield from _access(view, event)
    yield from _price(view, event)
    yield phrases.registration(t), registration(view, event)
    if event.organiser:
        yield phrases.organiser(t), organiser(view, event.organiser)
    contact = event.contact or event.organiser
    if contact and (ways := contact_ways(view, contact)):
        yield phrases.contact(t), ways
    if series := view.data.series.get(event.series or ""):
        yield phrases.programme(t), view.html(view.title(series.words))
    if event.url:
        yield data_phrases.more_information(t), view.web(event.url)


def _where(view: View, event: Event) -> str:
    if event.place_withheld:
        return view.html(phrases.place_withheld(view.t))
    venue = view.data.places.get(event.place or "")
    if venue is None:
        return view.html(phrases.attendance(view.t, event.attendance))
    parts = [venue_line(view, venue, event.room)]
    told = [view.words(words, "directions") for words in (event.words, venue.words) if words]
    parts += [view.element("span", directions, "ms-directions") for directions in told if directions]
    return "<br>".join(parts)


def venue_line(view: View, venue: Venue, room: str | None = None) -> str:
    """Return a place's name, room and address."""
    parts = [Text(part, venue.name_language) for part in (venue.name, room, venue.address) if part]
    return view.joined(parts)


def _access(view: View, event: Event) -> Iterator[tuple[Text, str]]:
    venue = view.data.places.get(event.place or "")
    told = {
        phrases.wheelchair_access(view.t): _either(event.wheelchair, venue.wheelchair if venue else None),
        phrases.hearing_loop(view.t): _either(event.hearing_loop, venue.hearing_loop if venue else None),
    }
    for label, value in told.items():
        if value is not None:
            yield label, view.html(data_phrases.yes(view.t) if value else data_phrases.no(view.t))


def _either(own: bool | None, venue: bool | None) -> bool | None:
    """Return what the event says, what its place says where it says nothing."""
    return venue if own is None else own


def _price(view: View, event: Event) -> Iterator[tuple[Text, str]]:
    note = view.words(event.words, "price")
    parts = []
    if event.price is not None:
        amount = event.price
        kronor = data_phrases.kronor(view.t, amount=lambda tag: view.number(amount, tag))
        parts.append(view.html(kronor if amount else phrases.free(view.t)))
    if note:
        parts.append(view.html(note))
    if parts:
        yield phrases.price(view.t), "<br>".join(parts)


def registration(view: View, event: Event) -> str:
    """Return how and until when to register, or that nobody needs to."""
    how = event.registration
    if how is None:
        return view.html(phrases.no_registration(view.t))
    lines = [] if how.required else [view.html(data_phrases.registration_wanted(view.t))]
    if how.until:
        until = how.until
        phrase = phrases.register_by if how.is_open(view.today) else data_phrases.registration_closed
        lines.append(view.html(phrase(view.t, date=lambda tag: view.date(until, tag))))
    if how.is_open(view.today) and event.status != "cancelled":
        ways = [view.email(how.email)] if how.email else []
        ways += [view.phone(how.phone)] if how.phone else []
        if how.url:
            ways.insert(0, view.link(how.url, phrases.register(view.t), attributes=' rel="noreferrer"'))
        lines += [" · ".join(ways)] if ways else []
        if note := view.words(event.words, "registration"):
            lines.append(view.html(note))
    if how.seats:
        count = how.seats
        lines.append(view.html(data_phrases.seats(view.t, count, count=lambda tag: view.number(count, tag))))
    return "<br>".join(lines)


def organiser(view: View, name: str) -> str:
    """Return who arranges: the municipality, or an association or office by name."""
    if name == MUNICIPALITY:
        return view.html(Text(view.settings.municipality.name, view.settings.source))
    if association := view.data.associations.get(name):
        shown = Text(association.name, association.name_language)
        return view.link(view.address(association_page(association)), shown) + view.sample(association)
    office = view.data.offices.get(name)
    return view.html(view.title(office.words)) if office else ""


def contact_ways(view: View, name: str) -> str:
    """Return how to reach an organiser or contact, '' when nothing is known."""
    if name == MUNICIPALITY:
        phone, email = view.settings.municipality.phone, view.settings.municipality.email
    else:
        contact = view.data.contact(name)
        phone, email = (contact.phone, contact.email) if contact else (None, None)
    ways = [view.phone(phone)] if phone else []
    ways += [view.email(email)] if email else []
    return " · ".join(ways)


def _ways_out(view: View, event: Event) -> str:
    calendar = view.link(view.address(event_calendar(event)), phrases.add_to_calendar(view.t))
    everything = view.link(view.address(CALENDAR_PAGE), phrases.all_events(view.t))
    if not event.in_feeds(view.today):
        return f'<p class="ms-ways">{everything}</p>'
    code = escape(view.address(event_code(event)))
    alt = escape(data_phrases.scan_code(view.t).value)
    language = view.lang(data_phrases.scan_code(view.t).language)
    picture = f'<img class="ms-code" src="{code}" alt="{alt}"{language} width="116" height="116">'
    return f'<p class="ms-ways">{calendar} · {everything}</p>\n<p class="ms-share">{picture}</p>'


# --- A programme --------------------------------------------------------------------------------------------------


def programme(view: View, events: Sequence[Event]) -> str:
    """Return the sessions of one event or of a series as a table for each day."""
    days: dict[dt.date, dict[str, list[tuple[Event, Item | None]]]] = {}
    for start, event, item in sorted(_sessions(events), key=lambda row: (row[0], row[1].id)):
        days.setdefault(start.date(), {}).setdefault(event.id, []).append((event, item))
    tables = [_day_table(view, day, groups, len(events) > 1) for day, groups in days.items()]
    return "\n".join([*tables, view.element("p", data_phrases.time_zone_note(view.t), "ms-note")])


def _sessions(events: Iterable[Event]) -> Iterator[tuple[dt.datetime, Event, Item | None]]:
    """Yield each session; an event without a programme is one session."""
    for event in events:
        if not event.programme:
            yield event.start, event, None
        for item in event.programme:
            yield event.item_start(item), event, item


def _day_table(
    view: View, day: dt.date, groups: Mapping[str, Sequence[tuple[Event, Item | None]]], titled: bool
) -> str:
    headings = (
        phrases.when(view.t),
        phrases.session(view.t),
        data_phrases.room(view.t),
        phrases.spoken_language(view.t),
        phrases.interpretation(view.t),
    )
    head = "".join(view.element("th", heading, attributes=' scope="col"') for heading in headings)
    bodies = "\n".join(_group(view, rows, headings, titled) for rows in groups.values())
    caption = view.element("caption", view.full_date(day))
    return f'<table class="ms-programme">\n{caption}\n<thead><tr>{head}</tr></thead>\n{bodies}\n</table>'


def _group(
    view: View, rows: Sequence[tuple[Event, Item | None]], headings: Sequence[Text], titled: bool
) -> str:
    """Return an event's sessions under its title, in the programme of a series; without one in its own."""
    event = rows[0][0]
    lines = [_session(view, event, item, headings) for event, item in rows]
    if titled and event.programme:
        place = where_in_short(view, event)
        lines.insert(
            0,
            f'<tr><th scope="rowgroup" colspan="{len(headings)}">{_event_link(view, event)}<br>{place}</th></tr>',
        )
    return f"<tbody{_data(event)}>\n" + "\n".join(lines) + "\n</tbody>"


def _event_link(view: View, event: Event) -> str:
    link = view.link(view.address(event_page(event)), view.title(event.words))
    return f"{link}{status_mark(view, event)}{view.sample(event)}"


def _session(view: View, event: Event, item: Item | None, headings: Sequence[Text]) -> str:
    start, end = (item.start, item.end) if item else (event.start.time(), event.end.time())
    spoken = item.spoken if item and item.spoken else event.spoken
    interpretation = item.interpretation if item and item.interpretation else event.interpretation
    cells = (
        view.html(view.times(start, end)),
        _session_title(view, event, item) if item else _event_link(view, event),
        _room(view, event, item),
        view.joined(view.language_name(tag) for tag in spoken),
        view.joined(view.language_name(tag) for tag in interpretation),
    )
    # The labels are for small screens and print, where each row is a list (they are hidden beside the headings).
    parts = "".join(
        f'<td><span class="ms-label" aria-hidden="true">{view.html(label)}</span> {cell}</td>'
        if cell
        else "<td></td>"
        for label, cell in zip(headings, cells, strict=True)
    )
    return f"<tr>{parts}</tr>"


def _room(view: View, event: Event, item: Item | None) -> str:
    room = item.room if item and item.room else event.room
    venue = view.data.places.get(event.place or "")
    if room:
        return view.html(Text(room, venue.name_language if venue else view.settings.source))
    return "" if item else where_in_short(view, event)


def _session_title(view: View, event: Event, item: Item) -> str:
    own = view.words(event.words, f"programme.{item.id}.title")
    lines = [view.element("strong", own)] if own else []
    if item.speaker:
        lines.append(escape(item.speaker.name))
    told = [view.words(event.words, f"programme.{item.id}.{name}") for name in ("speaker", "note")]
    return "<br>".join([*lines, *(view.html(words) for words in told if words)])


def series_block(view: View, series: Series) -> str:
    """Return a series' words and its programme."""
    events = [event for event in view.data.of_series(series.id) if event.in_feeds(view.today)]
    parts = []
    if series.sample:
        parts.append(
            f'<p class="ms-notice ms-notice--sample">{view.sample(series).strip()} {view.html(phrases.sample_note(view.t))}</p>'
        )
    told = [view.words(series.words, name) for name in ("summary", "description")]
    parts += [view.paragraphs(words) for words in told if words]
    empty = view.element("p", phrases.no_coming_events(view.t), "ms-empty")
    parts.append(programme(view, events) if events else empty)
    return "\n".join([*parts, view.machine_note([series.words])])


# --- In Markdown --------------------------------------------------------------------------------------------------


def _event_troubles(
    site: Site,
    type: str | None = None,
    minority: str | None = None,
    language: str | None = None,
    district: str | None = None,
    limit: int | None = None,
) -> Iterator[Trouble]:
    known: tuple[tuple[str, str | None, Iterable[str]], ...] = (
        ("type", type, EVENT_TYPES),
        ("minority", minority, MINORITIES),
        ("district", district, site.data.districts),
    )
    for name, value, words in known:
        if value is not None and value not in words:
            yield f"'{value}' is no {name} of events", did_you_mean(value, words)
    if language is not None and not is_tag(language):
        yield f"'{language}' is no language tag", "write a tag as fi or rmy"
    if limit is not None and limit < 1:
        yield f"a list of {limit} events shows nothing", "write limit=3"


@renderer("events", "block", _event_troubles)
def events(
    context: RenderContext,
    type: str | None = None,
    minority: str | None = None,
    language: str | None = None,
    district: str | None = None,
    limit: int | None = None,
) -> str:
    """Return the coming events, soonest first, all or those asked for."""
    view = view_of(context)
    found = chosen(view, type=type, minority=minority, language=language, district=district)
    shown = found[:limit] if limit else found
    parts = [event_list(view, shown, phrases.no_coming_events(view.t))]
    if len(shown) > 1 and not (type or minority or language or district or limit):
        parts.insert(0, filter_links(view, counted=len(shown)))
    if limit and len(found) > limit:
        more = view.link(view.address(CALENDAR_PAGE), phrases.all_events(view.t))
        parts.append(f'<p class="ms-more">{more}</p>')
    return data_block(context, "ms-data", "\n".join(parts))


@renderer("past_events", "block")
def past_events(context: RenderContext) -> str:
    """Return the past events of this year and the last, and links to each year's page."""
    view = view_of(context)
    past = view.data.past(view.today)
    years = sorted({event.start.year for event in past}, reverse=True)
    recent = [event for event in past if event.start.year >= view.today.year - 1]
    parts = [event_list(view, recent, phrases.no_past_events(view.t), coming=False)]
    if years:
        links = " · ".join(view.link(view.address(year_page(year)), str(year)) for year in years)
        parts.append(f'<p class="ms-years">{links}</p>')
    return data_block(context, "ms-data", "\n".join(parts))


def _series_troubles(site: Site, series: str) -> Iterator[Trouble]:
    if series not in site.data.series:
        hint = did_you_mean(series, site.data.series) if site.data.series else "add it to data/series.yml"
        yield f"there is no series '{series}'", hint


@renderer("series", "block", _series_troubles)
def series(context: RenderContext, series: str) -> str:
    """Return a series with its programme."""
    found = context.site.data.series.get(series)
    return data_block(context, "ms-data", series_block(view_of(context), found)) if found else ""


def district_name(view: View, district: District) -> Text:
    """Return the name of a part of the municipality."""
    return view.title(district.words)


RENDERERS = (events, past_events, series)
