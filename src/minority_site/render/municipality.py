"""Local facts: `{{ municipality("email") }}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from minority_site.render.context import RenderContext
from minority_site.render.markup import attribute, escape_inline, isolated
from minority_site.render.renderer import Trouble, renderer
from minority_site.settings import Municipality
from minority_site.site import Site
from minority_site.strict import did_you_mean

COUNTRY = "SE"
"""Where a number without a country code is called."""


def _troubles(site: Site, fact: str) -> Iterator[Trouble]:
    known = _facts()
    if fact not in known:
        yield f"'{fact}' is nothing that is known of a municipality", did_you_mean(fact, known)
    elif not getattr(site.settings.municipality, fact):
        yield (
            f"'{fact}' of the municipality is not set",
            f"add '{fact}:' under 'municipality:' in {site.settings.config_file}",
        )


@renderer("municipality", "inline", _troubles)
def municipality(context: RenderContext, fact: str) -> str:
    """Return a fact that `mkdocs.yml` gives of the municipality: a name, or a link to write, call or visit.

    The argument is a key under `municipality:`. Nothing is shown where it is not set.
    """
    value = getattr(context.site.settings.municipality, fact, None) if fact in _facts() else None
    if not value:
        return ""
    if fact.endswith("email"):
        return link(f"mailto:{value}", value)
    if fact == "phone":
        return phone_link(value)
    return link(value, value) if fact == "url" else isolated(escape_inline(value), context)


def link(address: str, shown: str) -> str:
    """Return a link whose text (an address, a number) is read from left to right in every language."""
    return f'<a href={attribute(address)}><bdi dir="ltr">{escape_inline(shown)}</bdi></a>'


def phone_link(number: str) -> str:
    """Return a link that calls `number`, shown as it is dialled within the country; no link if it is none."""
    import phonenumbers  # late: its tables are slow to load

    try:
        parsed = phonenumbers.parse(number, COUNTRY)
    except phonenumbers.NumberParseException:
        return f'<bdi dir="ltr">{escape_inline(number)}</bdi>'
    dialled = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966)
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return link(dialled, national)


def _facts() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Municipality) if field.name != "administrative_areas")


RENDERERS = (municipality,)
