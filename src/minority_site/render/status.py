"""How far the translations have come: `{{ translation_status() }}`."""

from __future__ import annotations

from minority_site.catalogs.translator import Translator
from minority_site.render.context import RenderContext
from minority_site.render.renderer import renderer
from minority_site.reports.coverage_html import coverage_html


@renderer("translation_status", "block")
def translation_status(context: RenderContext) -> str:
    """Return the tables of `status --format html`, in the language of the text they stand in."""
    translator = Translator.for_language(context.site, context.page_language)
    return coverage_html(context.site.coverage, translator, context.site.settings).rstrip("\n")


RENDERERS = (translation_status,)
