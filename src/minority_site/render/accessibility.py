"""The accessibility statement in pages: `{{ accessibility_statement() }}`, every field that Digg asks for under 2018:1937."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from minority_site import about_phrases as say
from minority_site.accessibility import (
    SHORTCOMING_KINDS,
    AccessibilityStatement,
    Shortcoming,
    ShortcomingKind,
)
from minority_site.catalogs.translator import Phrase, Value
from minority_site.render.context import RenderContext
from minority_site.render.page_links import page_link
from minority_site.render.renderer import renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.text import Text

STATEMENT = "statement"
"""Id of the record."""

LAW = "2018:1937"
"""The act on accessibility of digital public services."""

SUPERVISION = "https://www.digg.se/tdosanmalan"
"""Where one reports to Digg; a statement must link there."""

REPORT_PAGE = "about/report-error.md"


def statement_html(view: View) -> str:
    """Return the statement. What nobody has written down is said to be so, never filled in."""
    statement = view.data.accessibility.get(STATEMENT)
    parts = [
        *([view.element("p", say.statement_is_example(view.t), "ms-note")] if _is_example(view) else []),
        *_section(view, say.who_heading(view.t), _who(view)),
        *_section(view, say.conformance_heading(view.t), _conformance(view, statement)),
        *(part for kind in SHORTCOMING_KINDS for part in _shortcomings(view, statement, kind)),
        *_section(view, say.evaluation_heading(view.t), _evaluation(view, statement)),
        *_section(view, say.feedback_heading(view.t), _feedback(view, statement)),
        *_section(view, say.supervision_heading(view.t), _supervision(view)),
    ]
    return "\n".join(parts) + (view.machine_note([statement.words]) if statement else "")


def _is_example(view: View) -> bool:
    return view.settings.site_kind == "example"


def _section(view: View, heading: Phrase, paragraphs: Iterator[str]) -> Iterator[str]:
    yield view.element("h3", heading)
    yield from paragraphs


def _who(view: View) -> Iterator[str]:
    settings = view.settings
    own = settings.language(view.tag).site_name
    service = Text(own, view.tag) if own else Text(settings.site_name, settings.source)
    actor = Text(settings.municipality.name or settings.site_name, settings.source)
    address = f" ({view.web(settings.site_url)})" if settings.site_url else ""
    yield f"<p>{view.html(say.actor_label(view.t))}: {view.html(actor)}</p>"
    yield f"<p>{view.html(say.service_label(view.t))}: {view.html(service)}{address}</p>"
    if LAW in view.site.statutes:
        act = view.site.statutes.cite(LAW, None, view.tag)
        link = view.link(view.site.statutes[LAW].address, act, css="law", attributes=' hreflang="sv"')
        yield f"<p>{view.html(say.act_label(view.t))}: {link}</p>"


def _conformance(view: View, statement: AccessibilityStatement | None) -> Iterator[str]:
    yield view.element("p", say.CONFORMANCES[statement.conformance if statement else "not-assessed"](view.t))


def _shortcomings(
    view: View, statement: AccessibilityStatement | None, kind: ShortcomingKind
) -> Iterator[str]:
    found = [each for each in statement.shortcomings if each.kind == kind] if statement else []
    yield view.element("h3", say.SHORTCOMINGS[kind](view.t))
    if statement and found:
        items = "\n".join(f"<li>{_shortcoming(view, statement, each)}</li>" for each in found)
        yield f"<ul>\n{items}\n</ul>"
    elif kind == "not-met":
        yield view.element("p", say.nothing_known(view.t) if statement else say.no_statement(view.t))
    else:
        yield view.element("p", say.nothing_excepted(view.t))


def _shortcoming(view: View, statement: AccessibilityStatement, shortcoming: Shortcoming) -> str:
    what = view.words(statement.words, f"shortcomings.{shortcoming.id}.what")
    why = view.words(statement.words, f"shortcomings.{shortcoming.id}.why")
    parts = [view.html(what) if what else ""]
    if shortcoming.criterion:
        parts.append(view.html(say.criterion(view.t, number=Text(shortcoming.criterion))))
    if why:
        parts.append(view.html(say.reason(view.t, text=why)))
    return " ".join(parts)


def _evaluation(view: View, statement: AccessibilityStatement | None) -> Iterator[str]:
    if statement is None:
        yield view.element("p", say.no_statement(view.t))
    elif told := view.words(statement.words, "evaluation"):
        yield view.element("p", told)
    assessed, updated = (statement.assessed_on, statement.updated_on) if statement else (None, None)
    yield _dated(view, assessed, say.assessed_on, say.never_assessed)
    yield _dated(view, updated, say.updated_on, say.never_updated)


def _dated(
    view: View, day: dt.date | None, told: Callable[..., Phrase], untold: Callable[..., Phrase]
) -> str:
    if day is None:
        return view.element("p", untold(view.t))
    date: Value = lambda tag: view.date(day, tag)  # noqa: E731 - a value that knows its language later
    return view.element("p", told(view.t, date=date))


def _feedback(view: View, statement: AccessibilityStatement | None) -> Iterator[str]:
    yield view.element("p", say.feedback_text(view.t))
    municipality = view.settings.municipality
    ways = [
        view.web(statement.form) if statement and statement.form else page_link(view, REPORT_PAGE),
        view.email(municipality.email) if municipality.email else "",
        view.phone(municipality.phone) if municipality.phone else "",
    ]
    items = "".join(f"<li>{way}</li>" for way in ways if way)
    if items:
        yield f"<ul>{items}</ul>"


def _supervision(view: View) -> Iterator[str]:
    yield f"<p>{view.html(say.supervision_text(view.t))} {view.web(SUPERVISION)}</p>"


@renderer("accessibility_statement", "block")
def accessibility_statement(context: RenderContext) -> str:
    """Return the accessibility statement, made from settings and `data/accessibility.yml`."""
    return data_block(context, "ms-data", statement_html(view_of(context)))


RENDERERS = (accessibility_statement,)
