"""References replaced in a page's Markdown by what they stand for."""

from __future__ import annotations

from minority_site.references import BrokenReference, Reference, find_references
from minority_site.render.context import RenderContext
from minority_site.render.registry import renderers
from minority_site.render.renderer import BadReference


def expand_references(markdown: str, context: RenderContext) -> str:
    """Return the Markdown with its references replaced by HTML.

    A reference that cannot be followed stays as it is written: check DAT001 names it, and a site that uses
    double braces for something else builds as before.
    """
    pieces: list[str] = []
    position = 0
    for reference in find_references(markdown):
        html = _rendered(reference, context)
        if html is not None:
            pieces += [markdown[position : reference.place.start], html]
            position = reference.place.end
    return "".join((*pieces, markdown[position:]))


def _rendered(reference: Reference | BrokenReference, context: RenderContext) -> str | None:
    renderer = None if isinstance(reference, BrokenReference) else renderers().get(reference.name)
    if renderer is None or isinstance(reference, BrokenReference):
        return None
    if renderer.kind == "block" and not reference.place.alone:
        return None
    try:
        return renderer.render(context, reference)
    except BadReference:
        return None
