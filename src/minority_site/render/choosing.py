"""Which coming events a list holds."""

from __future__ import annotations

from minority_site.events import Event
from minority_site.render.view import View


def chosen(
    view: View,
    *,
    type: str | None = None,
    minority: str | None = None,
    language: str | None = None,
    district: str | None = None,
) -> tuple[Event, ...]:
    """Return the coming events that have all of the properties asked for; those for everybody suit each minority."""
    return tuple(
        event
        for event in view.data.coming(view.today)
        if (type is None or event.type == type)
        and (minority is None or not event.minorities or minority in event.minorities)
        and (language is None or language in event.spoken or language in event.interpretation)
        and (district is None or event.district == district)
    )
