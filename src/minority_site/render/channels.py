"""The ways to get events and contacts elsewhere: `{{ feeds() }}`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from minority_site import data_phrases, phrases
from minority_site.events import EVENT_TYPES
from minority_site.minorities import MINORITIES
from minority_site.paths import (
    ATOM,
    CALENDAR,
    CARDS,
    EMBED_PAGE,
    EVENTS_JSON,
    JSON_FEED,
    filter_calendar,
    filter_feed,
)
from minority_site.render.context import RenderContext
from minority_site.render.renderer import renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.text import Text


def channel_list(view: View) -> str:
    """Return links to all calendars and feeds of the reader's language, and the snippet to embed."""
    t = view.t
    parts = [_calendars(view)]
    others = [
        view.link(view.address(ATOM), data_phrases.news_feed(t, form="Atom")),
        view.link(view.address(JSON_FEED), data_phrases.news_feed(t, form="JSON Feed")),
        view.link(view.address(CARDS), data_phrases.contact_cards(t)),
        view.link(view.address(EVENTS_JSON), data_phrases.open_data(t)),
    ]
    parts.append(view.element("p", phrases.also_available_as(t), "ms-channels__title"))
    parts.append(_list(others))
    parts.append(view.element("p", data_phrases.embed_heading(t), "ms-channels__title"))
    parts.append(view.element("p", data_phrases.embed_help(t)))
    parts.append(f'<pre class="ms-snippet" dir="ltr"><code>{escape(embed_snippet(view))}</code></pre>')
    return "\n".join(parts)


def _calendars(view: View) -> str:
    rows = [(data_phrases.all_of_them(view.t), CALENDAR, ATOM)]
    for kind in EVENT_TYPES:
        name = phrases.event_type(view.t, kind)
        rows.append((name, filter_calendar("type", kind), filter_feed("type", kind)))
    for minority in MINORITIES:
        paths = filter_calendar("minority", minority), filter_feed("minority", minority)
        rows.append((view.minority(minority), *paths))
    headings = (
        data_phrases.events_column(view.t),
        data_phrases.calendar_column(view.t),
        data_phrases.feed_column(view.t),
    )
    head = "".join(view.element("th", heading, attributes=' scope="col"') for heading in headings)
    body = "\n".join(_row(view, name, calendar, feed) for name, calendar, feed in rows)
    caption = view.element("caption", data_phrases.calendar_file(view.t))
    return f'<table class="ms-days ms-channels">\n{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _row(view: View, name: Text, calendar: str, feed: str) -> str:
    links = view.link(subscription(view, calendar), "iCalendar"), view.link(view.address(feed), "Atom")
    cells = "".join(f"<td>{link}</td>" for link in links)
    heading = view.element("th", name, attributes=' scope="row"')
    return f"<tr>{heading}{cells}</tr>"


def subscription(view: View, path: str) -> str:
    """Return the address that calendars subscribe to; they open a plain one once, and see no change after that."""
    address = view.absolute(path)
    return re.sub(r"^https?:", "webcal:", address) if address.startswith("http") else view.address(path)


def _list(items: Iterable[str]) -> str:
    rows = "\n".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="ms-channels">\n{rows}\n</ul>'


def embed_snippet(view: View) -> str:
    """Return the HTML that shows the coming events on another site: a frame without scripts."""
    title = escape(phrases.next_events(view.t).value)
    address = escape(view.absolute(EMBED_PAGE))
    return (
        f'<iframe src="{address}" title="{title}" lang="{view.tag}" width="100%" height="480" '
        'loading="lazy" sandbox="allow-top-navigation-by-user-activation allow-popups" referrerpolicy="no-referrer"></iframe>'
    )


@renderer("feeds", "block")
def feeds(context: RenderContext) -> str:
    """Return all calendars, feeds and files of the reader's language."""
    return data_block(context, "ms-data", channel_list(view_of(context)))


RENDERERS = (feeds,)
