"""schema.org descriptions of events and associations for search engines. Samples have none (honesty rule 5)."""

from __future__ import annotations

import json
from typing import Any

from minority_site.contacts import Association
from minority_site.events import Event
from minority_site.feeds.plain import event_text, organiser_name
from minority_site.paths import association_page, event_page
from minority_site.render.view import View

_MODES = {
    "place": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "both": "https://schema.org/MixedEventAttendanceMode",
}
_STATUSES = {
    "scheduled": "https://schema.org/EventScheduled",
    "moved": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}


def event_description(view: View, event: Event) -> dict[str, Any] | None:
    """Return a schema.org Event, None for a sample."""
    if event.sample:
        return None
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": view.title(event.words).value,
        "url": view.absolute(event_page(event)),
        "startDate": event.start.isoformat(),
        "endDate": event.end.isoformat(),
        "eventStatus": _STATUSES[event.status],
        "eventAttendanceMode": _MODES[event.attendance],
        "inLanguage": list(event.spoken),
    }
    if text := event_text(view, event).value:
        found["description"] = text
    if event.previous:
        found["previousStartDate"] = event.previous.start.isoformat()
    if locations := _locations(view, event):
        found["location"] = locations[0] if len(locations) == 1 else locations
    if name := organiser_name(view, event):
        found["organizer"] = {"@type": "Organization", "name": name.value}
    if event.price is not None:
        found["isAccessibleForFree"] = event.price == 0
        found["offers"] = {
            "@type": "Offer",
            "price": event.price,
            "priceCurrency": "SEK",
            "url": found["url"],
        }
    if event.registration and event.registration.seats:
        found["maximumAttendeeCapacity"] = event.registration.seats
    return found


def _locations(view: View, event: Event) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if venue := view.data.places.get(event.place or ""):
        address = {"streetAddress": venue.street, "postalCode": venue.postcode, "addressLocality": venue.town}
        known = {key: value for key, value in address.items() if value}
        found.append({
            "@type": "Place",
            "name": venue.name,
            "address": {"@type": "PostalAddress", **known, "addressCountry": "SE"},
        })  # fmt: skip
    if event.join:
        found.append({"@type": "VirtualLocation", "url": event.join})
    return found


def association_description(view: View, association: Association) -> dict[str, Any] | None:
    """Return a schema.org Organization, None for a sample."""
    if association.sample:
        return None
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": association.name,
        "url": association.url or view.absolute(association_page(association)),
    }
    if summary := view.words(association.words, "summary"):
        found["description"] = summary.value
    contact = {
        "telephone": association.phone,
        "email": association.email,
        "availableLanguage": list(association.languages) or None,
    }
    if known := {key: value for key, value in contact.items() if value}:
        found["contactPoint"] = {"@type": "ContactPoint", "contactType": "customer service", **known}
    return found


def script(description: dict[str, Any] | None) -> str:
    """Return the element that holds a description, '' for none. Nothing in it can end the element or begin another."""
    if description is None:
        return ""
    text = json.dumps(description, ensure_ascii=False, sort_keys=True)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return f'<script type="application/ld+json">{text}</script>'
