"""A poster for an event: one A4 page of HTML, complete in itself, for a printer of PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from minority_site import phrases
from minority_site.events import Event
from minority_site.feeds.codes import code
from minority_site.feeds.plain import clean
from minority_site.paths import event_page
from minority_site.render.events import organiser, registration, status_mark, venue_line, when
from minority_site.render.view import View
from minority_site.text import Text

STYLE = """\
@page { size: A4; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 15pt/1.4 "DejaVu Sans", "Noto Sans", "Noto Sans Hebrew", sans-serif; color: #14282b }
a { color: inherit; text-decoration: none }
header { background: #0b3238; color: #fff; padding: 16mm 18mm 10mm; font-size: 14pt }
header strong, .mark { border: 0.6mm solid; padding: 0.5mm 2.5mm; font-weight: 700; letter-spacing: 0.06em }
main { padding: 14mm 18mm 60mm }
h1 { font-size: 36pt; line-height: 1.15; margin: 0 0 8mm; overflow-wrap: anywhere }
.lead { font-size: 18pt; margin: 0 0 8mm }
.full { font-size: 13pt }
.full h1 { font-size: 25pt; margin: 0 0 5mm }
.full .lead { font-size: 14pt; margin: 0 0 5mm }
.when { font-size: 22pt; font-weight: 700; margin: 0 0 8mm; padding-block: 4mm; border-block: 0.6mm solid #0b5a63 }
dl { margin: 0 }
dl div { display: flex; margin-block-end: 2.5mm }
dt { flex: 0 0 56mm; padding-inline-end: 3mm; font-weight: 700 }
dd { flex: 1; margin: 0 }
/* The row is a box of its own: WeasyPrint puts a positioned flex box that runs from right to left off the page. */
footer { position: absolute; bottom: 14mm; left: 18mm; right: 18mm; font-size: 12pt }
footer > div { display: flex; align-items: center }
footer svg { display: block; width: 38mm; height: 38mm }
footer > div > :first-child { flex: 0 0 44mm }
footer > div > :last-child { flex: 1 }
[href^="tel"] { white-space: nowrap }
footer p { margin: 0 0 1.5mm }
.address { direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere }
"""
"""Logical properties only, so that right-to-left posters need no style of their own."""


ROOMY = 170
"""Characters of title and summary that leave the page enough room in large letters."""


def poster_html(view: View, event: Event) -> str:
    """Return the poster. Links are absolute; nothing is loaded from anywhere."""
    title = view.title(event.words)
    name = Text(view.settings.municipality.name or view.settings.site_name, view.settings.source)
    mark = view.element("strong", phrases.sample_mark(view.t)) if event.sample else ""
    kind = view.html(phrases.event_type(view.t, event.type))
    rows = "".join(
        f"<div><dt>{view.html(label)}</dt><dd>{value}</dd></div>" for label, value in _facts(view, event)
    )
    heading = view.element("h1", Text(clean(title.value), title.language))
    status = (
        f'<p><span class="mark">{status_mark(view, event).strip()}</span></p>'
        if event.status != "scheduled"
        else ""
    )
    summary = view.words(event.words, "summary")
    lead = view.element("p", Text(clean(summary.value), summary.language), "lead") if summary else ""
    length = len(title.value) + len(summary.value if summary else "")
    css = ' class="full"' if length > ROOMY else ' class="roomy"'
    return (
        f'<!doctype html>\n<html lang="{view.tag}" dir="{view.language.direction}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(clean(title.value))}</title>\n<style>\n{STYLE}</style>\n</head>\n<body{css}>\n"
        f"<header>{view.html(name)} · {kind} {mark}</header>\n<main>\n{status}{heading}\n{lead}\n"
        f'<p class="when">{when(view, event)}</p>\n<dl>{rows}</dl>\n</main>\n{_footer(view, event)}\n</body>\n</html>\n'
    )


def _facts(view: View, event: Event) -> Iterator[tuple[Text, str]]:
    t = view.t
    venue = view.data.places.get(event.place or "")
    if event.place_withheld:
        yield phrases.where(t), view.html(phrases.place_withheld(t))
    elif venue:
        yield phrases.where(t), venue_line(view, venue, event.room)
    else:
        yield phrases.where(t), view.html(phrases.attendance(t, event.attendance))
    yield phrases.spoken_language(t), view.joined(view.language_name(tag) for tag in event.spoken)
    if event.interpretation:
        yield phrases.interpretation(t), view.joined(view.language_name(tag) for tag in event.interpretation)
    if event.price == 0:
        yield phrases.price(t), view.html(phrases.free(t))
    yield phrases.registration(t), registration(view, event)
    if event.organiser:
        yield phrases.organiser(t), organiser(view, event.organiser)


def _footer(view: View, event: Event) -> str:
    address = view.absolute(event_page(event))
    shown = escape(address.removeprefix("https://").removeprefix("http://"))
    note = view.element("p", phrases.sample_note(view.t)) if event.sample else ""
    machine = ""
    if view.title(event.words).state == "machine":
        machine = view.element("p", phrases.machine_notice(view.t))
    text = f'<div><p class="address">{shown}</p>{note}{machine}</div>'
    return f"<footer><div><div>{code(address, scalable=True).decode()}</div>{text}</div></footer>"
