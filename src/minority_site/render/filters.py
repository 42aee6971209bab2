"""Lists of coming events by one property, each a page of its own, so that choosing needs no script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from minority_site import data_phrases, phrases
from minority_site.events import EVENT_TYPES, Event
from minority_site.minorities import MINORITIES
from minority_site.paths import CALENDAR_PAGE, filter_page
from minority_site.render.choosing import chosen
from minority_site.render.view import View
from minority_site.text import Text


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One list."""

    kind: str
    """`type`, `minority`, `language` or `district`."""
    value: str
    name: Text
    """What the list is chosen by, in the reader's language where that has a word."""
    title: Text

    @property
    def path(self) -> str:
        """The list's page."""
        return filter_page(self.kind, self.value)

    def events(self, view: View) -> tuple[Event, ...]:
        """Return the coming events in the list."""
        return chosen(view, **{self.kind: self.value})


def all_filters(view: View) -> Iterator[Filter]:
    """Yield every list, whether it holds something today or not: an address that is linked to stays."""
    for kind in EVENT_TYPES:
        name = phrases.event_type(view.t, kind)
        yield Filter(kind="type", value=kind, name=name, title=data_phrases.events_of_type(view.t, kind=name))
    for minority in MINORITIES:
        name = view.minority(minority)
        title = data_phrases.events_for(view.t, minority=name)
        yield Filter(kind="minority", value=minority, name=name, title=title)
    for tag in _languages(view):
        name_of_language = view.language_name(tag)
        title = data_phrases.events_in(view.t, language=name_of_language)
        yield Filter(kind="language", value=tag, name=name_of_language, title=title)
    for district in view.data.districts.values():
        place = view.title(district.words)
        title = data_phrases.events_at(view.t, district=place)
        yield Filter(kind="district", value=district.id, name=place, title=title)


def _languages(view: View) -> tuple[str, ...]:
    used = (tag for event in view.data.events.values() for tag in (*event.spoken, *event.interpretation))
    # An easy-to-read form is written, not spoken.
    spoken = (tag for tag in view.settings.built_tags if not tag.endswith("-simple"))
    return tuple(dict.fromkeys((*spoken, *sorted(used))))


def filter_links(view: View, *, counted: int = 0) -> str:
    """Return links to all lists, by what they are chosen by.

    With `counted`, the whole list of so many events is on the same page: a script makes switches of the links, which
    can be combined, and says how many events are left.
    """
    labels = {
        "type": phrases.type_label(view.t),
        "minority": phrases.minority_label(view.t),
        "language": phrases.language_word(view.t),
        "district": phrases.district_label(view.t),
    }
    filters = tuple(all_filters(view))
    rows = []
    for kind, label in labels.items():
        links = [_link(view, each) for each in filters if each.kind == kind]
        if links:
            rows.append(f"<div><dt>{view.html(label)}</dt><dd>{' · '.join(links)}</dd></div>")
    summary = view.element("summary", data_phrases.choose_events(view.t))
    everything = view.link(view.address(CALENDAR_PAGE), phrases.all_events(view.t))
    counts = _counts(view, counted) if counted else ""
    lists = f'<p>{everything}</p>\n<dl class="ms-facts">{"".join(rows)}</dl>'
    return f'<details class="ms-filters"{counts}>{summary}\n{lists}</details>'


def _link(view: View, each: Filter) -> str:
    data = f' data-filter="{each.kind}" data-value="{escape(each.value)}"'
    return view.link(view.address(each.path), each.name, attributes=data)


def _counts(view: View, most: int) -> str:
    """Return what the script says of each number of events: it knows no language's plural forms."""
    said = [phrases.event_count(view.t, number) for number in range(most + 1)]
    tag = said[0].language
    return f' data-counts="{escape(json.dumps([text.value for text in said], ensure_ascii=False))}" data-counts-lang="{tag}"'
