"""The rights register as a report to the board: which right, where it is written, how it is met, and what changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from minority_site import data_phrases, phrases
from minority_site.render.register import Row, cells, headings, register_table, report_title
from minority_site.render.view import View
from minority_site.text import Text


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


def board_markdown(view: View, found: Sequence[Row], since: dt.date | None) -> str:
    """Return the report as Markdown, in one language; what that lacks is in the source's."""
    as_of = phrases.status_as_of(view.t, date=lambda tag: view.date(view.today, tag))
    head = [_markdown(text.value) for text in headings(view)]
    lines = [f"# {_markdown(report_title(view).value)}", "", _markdown(as_of.value), ""]
    lines += [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    for row in found:
        written = ["<br>".join(_markdown(text.value) for text in cell) for cell in cells(view, row)]
        lines.append(f"| {' | '.join(written)} |")
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
