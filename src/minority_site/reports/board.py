"""The rights register as a report to the board: which right, where it is written, how it is met, and what changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

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


def board_json(view: View, found: Sequence[Row], since: dt.date | None) -> str:
    """Return the report as data."""
    head: dict[str, Any] = {
        "schema": "minority-site/board/1",
        "municipality": view.settings.municipality.name,
        "as_of": view.today.isoformat(),
        "since": since.isoformat() if since else None,
    }
    return json.dumps({**head, "rights": [_record(view, row) for row in found]}, ensure_ascii=False, indent=2)


def _record(view: View, row: Row) -> dict[str, Any]:
    told = row.fulfilment
    met = view.words(told.words, "met") if told else None
    following = view.words(told.words, "next") if told else None
    return {
        "id": row.right.id,
        "name": view.title(row.right.words).value,
        "law": [{"statute": law.statute, "section": law.section} for law in row.right.law],
        "minorities": list(row.right.minorities),
        "languages": list(row.right.languages),
        "status": told.status if told else None,
        "sample": told.sample if told else False,
        "met": met.value if met else None,
        "next": following.value if following else None,
        "answers": told.answers if told else None,
        "last_reviewed": told.last_reviewed.isoformat() if told else None,
        "changes": [{"day": change.day.isoformat(), "status": change.status} for change in row.changes],
    }


def _headings(view: View) -> list[Text]:
    t = view.t
    return [
        data_phrases.right_heading(t),
        data_phrases.law_label(t),
        phrases.status_heading(t),
        data_phrases.met_heading(t),
        data_phrases.answers_heading(t),
        data_phrases.reviewed_on_heading(t),
    ]


def _cells(view: View, row: Row) -> list[list[Text]]:
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


def report_title(view: View) -> Text:
    """Return the title of the report, and of the public page."""
    name = Text(view.settings.municipality.name or view.settings.site_name, view.settings.source)
    return data_phrases.report_title(view.t, municipality=name)


def board_markdown(view: View, found: Sequence[Row], since: dt.date | None) -> str:
    """Return the report as Markdown, in one language; what that lacks is in the source's."""
    as_of = phrases.status_as_of(view.t, date=lambda tag: view.date(view.today, tag))
    head = [_markdown(text.value) for text in _headings(view)]
    lines = [f"# {_markdown(report_title(view).value)}", "", _markdown(as_of.value), ""]
    lines += [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    for row in found:
        cells = ["<br>".join(_markdown(text.value) for text in cell) for cell in _cells(view, row)]
        lines.append(f"| {' | '.join(cells)} |")
    if since:
        lines += ["", f"## {_markdown(_since(view, since).value)}", ""]
        lines += [f"- {_markdown(text)}" for text in _changes(view, found)]
    return "\n".join(lines)


def _since(view: View, since: dt.date) -> Text:
    return data_phrases.changed_since(view.t, date=lambda tag: view.date(since, tag))


def _changes(view: View, found: Sequence[Row]) -> list[str]:
    told = [
        f"{view.date(change.day)}: {view.title(row.right.words)} – {data_phrases.RIGHT_STATUSES[change.status](view.t)}"
        for row in found
        for change in row.changes
    ]
    return told or [data_phrases.nothing_changed(view.t).value]


_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|&~]")


def _markdown(text: str) -> str:
    return _ACTIVE.sub(
        lambda match: "\\" + match[0] if match[0] not in "<>&" else escape(match[0]), " ".join(text.split())
    )


def register_table(view: View, found: Sequence[Row]) -> str:
    """Return the register as a table, every text under its own language."""
    head = "".join(view.element("th", text, attributes=' scope="col"') for text in _headings(view))
    body = "\n".join(_html_row(view, row) for row in found)
    return f'<table class="ms-register">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def board_html(view: View, found: Sequence[Row], since: dt.date | None) -> str:
    """Return the report as a page of its own, every text under its own language."""
    title = report_title(view)
    as_of = phrases.status_as_of(view.t, date=lambda tag: view.date(view.today, tag))
    changed = ""
    if since:
        items = "".join(f"<li>{escape(text)}</li>" for text in _changes(view, found))
        changed = f"{view.element('h2', _since(view, since))}\n<ul>{items}</ul>\n"
    return (
        f'<!doctype html>\n<html lang="{view.tag}" dir="{view.language.direction}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title.value)}</title>\n</head>\n<body>\n<main>\n{view.element('h1', title)}\n"
        f"{view.element('p', as_of)}\n{register_table(view, found)}\n"
        f"{changed}</main>\n</body>\n</html>"
    )


def _html_row(view: View, row: Row) -> str:
    cells = _cells(view, row)
    first = view.element("th", cells[0][0], attributes=' scope="row"')
    others = "".join(f"<td>{view.joined(cell, '<br>')}</td>" for cell in cells[1:])
    return f"<tr>{first}{others}</tr>"
