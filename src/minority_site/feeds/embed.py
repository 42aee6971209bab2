"""The coming events for other sites: a fragment of HTML, and a page without scripts for a frame."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from minority_site import phrases
from minority_site.events import Event
from minority_site.paths import CALENDAR_PAGE, EMBED_STYLE
from minority_site.render.events import event_list
from minority_site.render.view import View

SHOWN = 12
"""How many events are shown; a link leads to all of them."""

STYLE = """\
body { margin: 0; padding: 0.5rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.25rem; margin: 0 0 0.5rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-block-start: 1px solid #767676; padding-block: 0.5rem; }
p { margin: 0; }
.ms-event__title { font-weight: 600; }
.ms-sample, .ms-status { border: 1px solid currentcolor; padding-inline: 0.25em; font-size: 0.8em; }
a { color: #00508c; }
"""
"""Small and self-contained: the page is shown inside other sites, on which nothing of ours is loaded."""


def fragment(view: View, events: Sequence[Event]) -> str:
    """Return a list of coming events that can be put into any page: absolute links, labelled languages, no scripts."""
    shown = event_list(view, events[:SHOWN], phrases.no_coming_events(view.t))
    more = view.link(view.address(CALENDAR_PAGE), phrases.all_events(view.t))
    direction = view.language.direction
    return f'<div class="ms-embed" lang="{view.tag}" dir="{direction}">\n{shown}\n<p>{more}</p>\n</div>\n'


def frame(view: View, events: Sequence[Event]) -> str:
    """Return the whole page for a frame. Links open in the window around it."""
    heading = phrases.next_events(view.t)
    policy = "default-src 'none'; style-src 'self'; base-uri 'self'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{view.tag}" dir="{view.language.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<title{view.lang(heading.language)}>{escape(heading.value)}</title>\n<base target="_top">\n'
        f'<link rel="stylesheet" href="{EMBED_STYLE.rpartition("/")[2]}">\n</head>\n'
        f"<body>\n<main>\n{view.element('h1', heading)}\n"
        f"{fragment(view, events)}</main>\n</body>\n</html>\n"
    )
