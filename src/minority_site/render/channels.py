"""The ways to get events and contacts elsewhere: `{{ feeds() }}`."""

from __future__ import annotations

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
    parts = [view.element("p", data_phrases.calendar_file(t), "ms-channels__title"), _calendars(view)]
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
    entries: list[tuple[Text, str, str | None]] = [(data_phrases.all_of_them(view.t), CALENDAR, ATOM)]
    for kind in EVENT_TYPES:
        name = phrases.event_type(view.t, kind)
        entries.append((name, filter_calendar("type", kind), filter_feed("type", kind)))
    for minority in MINORITIES:
        path = filter_calendar("minority", minority)
        entries.append((view.minority(minority), path, filter_feed("minority", minority)))
    return _list(
        f"{view.link(view.address(calendar), name)} ({view.link(view.address(feed or ''), 'Atom')})"
        for name, calendar, feed in entries
    )


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
