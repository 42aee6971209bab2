"""Help lines in pages: `{{ helplines() }}` and `{{ helpline("…") }}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minority_site import data_phrases, phrases
from minority_site.contacts import WEEKDAYS, HelpLine, Hours
from minority_site.render.context import RenderContext
from minority_site.render.renderer import Trouble, renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.site import Site
from minority_site.strict import did_you_mean
from minority_site.text import Text

LEAVE_FOR = "https://www.smhi.se/"
"""Where the quick exit leads: a page about the weather, which anybody may have open."""


def line_list(view: View, lines: Sequence[HelpLine]) -> str:
    """Return help lines as a list."""
    items = "\n".join(f'<li class="ms-helpline">{_line(view, line)}</li>' for line in lines)
    note = view.machine_note(line.words for line in lines)
    return f'<ul class="ms-helplines">\n{items}\n</ul>{note}' if items else ""


def _line(view: View, line: HelpLine) -> str:
    name = view.element("strong", view.title(line.words))
    parts = [
        f'<p class="ms-helpline__name">{name} {view.phone(line.phone, line.written)}{view.sample(line)}</p>'
    ]
    if line.for_professionals:
        parts.append(view.element("p", data_phrases.for_professionals(view.t)))
    if summary := view.words(line.words, "summary"):
        parts.append(view.element("p", summary))
    if line.always:
        parts.append(view.element("p", data_phrases.day_and_night(view.t)))
    parts += [f"<p>{_hours(view, hours)}</p>" for hours in line.hours]
    if line.languages:
        names = view.joined(view.language_name(tag) for tag in line.languages)
        parts.append(f"<p>{view.html(phrases.languages_word(view.t))}: {names}</p>")
    if line.url:
        parts.append(f"<p>{view.web(line.url)}</p>")
    day = line.verified
    told = data_phrases.told_by(
        view.t, source=Text(line.source, view.settings.source), date=lambda tag: view.date(day, tag)
    )
    parts.append(view.element("p", told, "ms-note"))
    return "".join(parts)


def _hours(view: View, hours: Hours) -> str:
    times = view.times(hours.opens, hours.closes)
    if len(hours.days) == len(WEEKDAYS):
        return view.html(data_phrases.every_day(view.t, times=times))
    # A language without sourced names of days borrows the source's, labelled.
    tag = view.tag if view.language.days else view.settings.source
    names = view.record(tag).days or WEEKDAYS
    days = view.joined(Text(names[WEEKDAYS.index(day)], tag) for day in hours.days)
    return f"{days} {view.html(times)}"


def leave_link(view: View) -> str:
    """Return the link that leaves the site. A script makes it replace the page in the browser's history too."""
    attributes = ' rel="noreferrer nofollow" data-leave'
    return (
        f'<p class="ms-leave">{view.link(LEAVE_FOR, phrases.leave_site(view.t), attributes=attributes)}</p>'
    )


@renderer("helplines", "block")
def helplines(context: RenderContext) -> str:
    """Return all help lines for people at risk, then those for professionals, under the quick exit."""
    view = view_of(context)
    lines = sorted(view.data.helplines.values(), key=lambda line: line.for_professionals)
    return data_block(context, "ms-data", "\n".join([leave_link(view), line_list(view, lines)]))


def _helpline_troubles(site: Site, line: str) -> Iterator[Trouble]:
    if line not in site.data.helplines:
        yield f"there is no help line '{line}'", did_you_mean(line, site.data.helplines)


@renderer("helpline", "block", _helpline_troubles)
def helpline(context: RenderContext, line: str) -> str:
    """Return one help line."""
    found = context.site.data.helplines.get(line)
    return data_block(context, "ms-data", line_list(view_of(context), [found])) if found else ""


RENDERERS = (helplines, helpline)
