"""Citations: `{{ law("2009:724", "8") }}`."""

from __future__ import annotations

from minority_site.render.context import RenderContext
from minority_site.render.markup import attribute, escape_inline, language_attributes
from minority_site.render.renderer import renderer
from minority_site.statutes import CITED_LANGUAGE


@renderer("law", "inline")
def law(context: RenderContext, statute: str, section: str | None = None) -> str:
    """Return a link to the official text, named as the text's language cites it, else as Swedish does."""
    statutes = context.site.statutes
    if statute not in statutes:
        return escape_inline(f"SFS {statute}")
    try:
        text = statutes.cite(statute, section, context.page_language)
    except ValueError:
        text = statutes.cite(statute, None, context.page_language)
    address = attribute(statutes[statute].address)
    target = "" if context.page_language == CITED_LANGUAGE else f' hreflang="{CITED_LANGUAGE}"'
    return (
        f'<a class="law" href={address}{target}{language_attributes(text.language, context)}>'
        f"{escape_inline(text.value)}</a>"
    )


RENDERERS = (law,)
