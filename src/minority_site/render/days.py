"""Minority days in pages: `{{ days() }}` and `{{ day("…") }}`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from minority_site import data_phrases, phrases
from minority_site.days import MinorityDay, Occurrence
from minority_site.minorities import MINORITIES
from minority_site.render.context import RenderContext
from minority_site.render.markup import inline
from minority_site.render.renderer import Trouble, renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, inline_view_of, view_of
from minority_site.site import Site
from minority_site.strict import did_you_mean
from minority_site.text import Text


def coming_days(view: View, minority: str | None = None) -> tuple[Occurrence, ...]:
    """Return the days of the coming year, each once, those of all minorities included."""
    until = view.today + dt.timedelta(days=365)
    first: dict[str, Occurrence] = {}
    for occurrence in view.data.days_from(view.today, until=until):
        day = occurrence.day
        if minority is None or not day.minorities or minority in day.minorities:
            first.setdefault(day.id, occurrence)
    return tuple(first.values())


def date_of(view: View, occurrence: Occurrence) -> Text:
    """Return the date, or the week with its dates."""
    day, first, last = occurrence.day, occurrence.first, occurrence.last
    if day.week is None:
        return view.date(first)
    number = day.week
    return data_phrases.week(
        view.t, number=lambda tag: view.number(number, tag), dates=lambda tag: view.dates(first, last, tag)
    )


def day_table(view: View, occurrences: tuple[Occurrence, ...], *, with_minority: bool) -> str:
    """Return a table of days."""
    headings = [phrases.date_label(view.t), data_phrases.day_heading(view.t)]
    headings += [phrases.minority_label(view.t)] if with_minority else []
    headings.append(data_phrases.kind_heading(view.t))
    head = "".join(view.element("th", heading, attributes=' scope="col"') for heading in headings)
    body = "\n".join(_row(view, occurrence, with_minority) for occurrence in occurrences)
    note = view.machine_note(occurrence.day.words for occurrence in occurrences)
    table = f'<table class="ms-days">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'
    return f"{table}{note}" if body else ""


def _row(view: View, occurrence: Occurrence, with_minority: bool) -> str:
    day = occurrence.day
    name = view.element("strong", view.title(day.words)) + view.sample(day)
    note = view.words(day.words, "note")
    cells = [
        f'<time datetime="{occurrence.first.isoformat()}">{view.html(date_of(view, occurrence))}</time>',
        f"{name}<br>{view.html(note)}" if note else name,
    ]
    if with_minority:
        names = [view.minority(each) for each in day.minorities] or [phrases.national_minorities(view.t)]
        cells.append(view.joined(names))
    cells.append(view.html(data_phrases.DAY_KINDS[day.kind](view.t)))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _days_troubles(_site: Site, minority: str | None = None) -> Iterator[Trouble]:
    if minority is not None and minority not in MINORITIES:
        yield f"'{minority}' is no national minority", did_you_mean(minority, MINORITIES)


@renderer("days", "block", _days_troubles)
def days(context: RenderContext, minority: str | None = None) -> str:
    """Return a table of the coming year's days, all or those of a minority."""
    view = view_of(context)
    return data_block(
        context, "ms-data", day_table(view, coming_days(view, minority), with_minority=minority is None)
    )


def _day_troubles(site: Site, day: str) -> Iterator[Trouble]:
    if day not in site.data.days:
        yield f"there is no minority day '{day}'", did_you_mean(day, site.data.days)


@renderer("day", "inline", _day_troubles)
def day(context: RenderContext, day: str) -> str:
    """Return the date of a day that is today or comes next, in the text's language."""
    found = _next(context.site, day)
    return inline(date_of(inline_view_of(context), found), context) if found else ""


def _next(site: Site, day: str) -> Occurrence | None:
    record: MinorityDay | None = site.data.days.get(day)
    return record.next_occurrence(site.today) if record else None


RENDERERS = (days, day)
