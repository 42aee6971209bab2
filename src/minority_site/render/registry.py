"""All renderers, by the name that pages use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from minority_site.references import BrokenReference, Reference
from minority_site.render.renderer import Kind, Renderer, Trouble, takes_anything
from minority_site.site import Site
from minority_site.strict import did_you_mean

MODULES = (
    "words",
    "law",
    "municipality",
    "events",
    "contacts",
    "proposals",
    "days",
    "rights",
    "helplines",
    "channels",
    "status",
    "glossary",
    "sources",
    "accessibility",
    "letters",
)
"""The modules of this folder that list renderers in `RENDERERS`. A new module is one word here."""

DATA_REFERENCES: Mapping[str, Kind] = {
    "day": "inline",
    "phone": "inline",
    "days": "block",
    "events": "block",
    "series": "block",
    "past_events": "block",
    "contacts": "block",
    "contact": "block",
    "offices": "block",
    "helplines": "block",
    "helpline": "block",
    "rights_box": "block",
    "feeds": "block",
    "translation_status": "block",
    "accessibility_statement": "block",
    "glossary": "block",
    "sources": "block",
    "report_link": "block",
}
"""Names that pages may use before a module makes them: they show nothing. A module's own renderer wins."""


@cache
def renderers() -> Mapping[str, Renderer]:
    """Return every renderer by name, the same mapping each time."""
    found = {name: Renderer(name, kind, takes_anything) for name, kind in DATA_REFERENCES.items()}
    for module in MODULES:
        own: Iterable[Renderer] = import_module(f"minority_site.render.{module}").RENDERERS
        found |= {renderer.name: renderer for renderer in own}
    return found


def troubles(site: Site, reference: Reference | BrokenReference) -> Iterable[Trouble]:
    """Return what is wrong with a reference: its form, its name, its arguments, its place."""
    if isinstance(reference, BrokenReference):
        return [(reference.message, reference.hint)]
    renderer = renderers().get(reference.name)
    if renderer is None:
        return [(f"unknown reference '{reference.name}'", did_you_mean(reference.name, renderers()))]
    return renderer.troubles(site, reference)
