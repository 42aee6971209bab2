"""Where the generated pages and files of a language are, relative to its folder."""

from __future__ import annotations

from minority_site.contacts import Association
from minority_site.events import Event, Series

CALENDAR_PAGE = "calendar/index.md"
"""The page that lists all coming events, written by the municipality."""
ASSOCIATIONS_PAGE = "contacts/associations.md"
REGISTER_PAGE = "rights/register.md"
"""The public page of the register of rights."""

CALENDAR = "calendar.ics"
ATOM = "events.xml"
JSON_FEED = "feed.json"
EVENTS_JSON = "events.json"
CARDS = "contacts.vcf"
EMBED_FRAGMENT = "embed/events.fragment.html"
EMBED_STYLE = "embed/events.css"
EMBED_PAGE = "embed/events.html"
"""The only page that other sites may show in a frame."""


def event_page(event: Event) -> str:
    """Return the page of an event."""
    return f"calendar/events/{event.id}.md"


def event_calendar(event: Event) -> str:
    """Return the calendar file of a single event; on a poster's path, its code."""
    return f"calendar/events/{event.id}.ics"


def event_code(event: Event) -> str:
    """Return the picture of the code that leads to an event."""
    return f"calendar/events/{event.id}.svg"


def series_page(series: Series) -> str:
    """Return the page of a series."""
    return f"calendar/series/{series.id}.md"


def filter_page(kind: str, value: str) -> str:
    """Return the page of coming events by one property: `minority`, `type`, `language` or `district`."""
    return f"calendar/{kind}/{value.lower()}.md"


def filter_calendar(kind: str, value: str) -> str:
    """Return the calendar of a minority or a type."""
    return f"calendar/{kind}/{value.lower()}.ics"


def filter_feed(kind: str, value: str) -> str:
    """Return the Atom feed of a minority or a type."""
    return f"calendar/{kind}/{value.lower()}.xml"


def year_page(year: int) -> str:
    """Return the page of a year's past events."""
    return f"calendar/past/{year}.md"


def association_page(association: Association) -> str:
    """Return the page of an association."""
    return f"contacts/association/{association.id}.md"


def association_card(association: Association) -> str:
    """Return the card of an association."""
    return f"contacts/association/{association.id}.vcf"


def minority_page(minority: str) -> str:
    """Return the page of a minority's associations."""
    return f"contacts/minority/{minority}.md"
