"""The rights register as a table: which right, where it is written, how it is met, who answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from minority_site import data_phrases, phrases
from minority_site.render.view import View
from minority_site.rights import Assessment, Fulfilment, Right
from minority_site.text import Text


@dataclass(frozen=True, kw_only=True)
class Row:
    """One right of the register."""

    right: Right
    fulfilment: Fulfilment | None
    """None when the municipality has said nothing of it."""
    changes: tuple[Assessment, ...]
    """Its assessments after the day that the report looks back to."""


def rows(view: View, since: dt.date | None) -> tuple[Row, ...]:
    """Return the register, the rights that hold in this municipality."""
    areas = view.settings.municipality.administrative_areas
    found = []
    for right in view.data.rights.values():
        if right.languages and not any(right.holds_for(tag, areas) for tag in right.languages):
            continue
        fulfilment = view.data.fulfilments.get(right.id)
        changes = fulfilment.changed_since(since) if fulfilment and since else ()
        found.append(Row(right=right, fulfilment=fulfilment, changes=changes))
    return tuple(found)


def report_title(view: View) -> Text:
    """Return the title of the report, and of the public page."""
    name = Text(view.settings.municipality.name or view.settings.site_name, view.settings.source)
    return data_phrases.report_title(view.t, municipality=name)


def headings(view: View) -> list[Text]:
    """Return the table's headings."""
    t = view.t
    return [
        data_phrases.right_heading(t),
        data_phrases.law_label(t),
        phrases.status_heading(t),
        data_phrases.met_heading(t),
        data_phrases.answers_heading(t),
        data_phrases.reviewed_on_heading(t),
    ]


def cells(view: View, row: Row) -> list[list[Text]]:
    """Return the texts of each cell of a row."""
    t, told = view.t, row.fulfilment
    law = [_law(view, row.right)]
    if told is None:
        return [[view.title(row.right.words)], law, [], [data_phrases.never_reviewed(t)], [], []]
    words = [view.words(told.words, "met"), view.words(told.words, "next")]
    marks = [phrases.sample_mark(t)] if told.sample else []
    return [
        [view.title(row.right.words)],
        law,
        [data_phrases.RIGHT_STATUSES[told.status](t)],
        [*marks, *(text for text in words if text)],
        [phrases.role_name(t, told.answers, view.settings.source)],
        [view.date(told.last_reviewed)],
    ]


def _law(view: View, right: Right) -> Text:
    cited = []
    for reference in right.law:
        known = reference.statute in view.site.statutes
        cited.append(
            view.site.statutes.cite(reference.statute, reference.section, view.tag)
            if known
            else Text(f"SFS {reference.statute}", None)
        )
    return Text("; ".join(text.value for text in cited), cited[0].language if cited else None)


def register_table(view: View, found: Sequence[Row]) -> str:
    """Return the register as a table, every text under its own language."""
    head = "".join(view.element("th", text, attributes=' scope="col"') for text in headings(view))
    body = "\n".join(_html_row(view, row) for row in found)
    return f'<table class="ms-programme ms-register">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _html_row(view: View, row: Row) -> str:
    texts = cells(view, row)
    first = view.element("th", texts[0][0], attributes=' scope="row"')
    # The labels are for small screens and print, where each row is a list.
    labels = [
        f'<span class="ms-label" aria-hidden="true">{view.html(label)}</span> ' for label in headings(view)
    ]
    others = "".join(
        f"<td>{label}{view.joined(cell, '<br>')}</td>" if cell else "<td></td>"
        for label, cell in zip(labels[1:], texts[1:], strict=True)
    )
    return f"<tr>{first}{others}</tr>"
