"""Data inside a page: which reader it is for, and in which language its block is."""

from __future__ import annotations

from minority_site.addresses import Addresses
from minority_site.render.context import RenderContext
from minority_site.render.markup import block
from minority_site.render.view import View


def view_of(context: RenderContext) -> View:
    """Return the view of the reader of the page, who asked for a language that its text may not be in.

    Data has forms of its own in each language, so a list of events in a page shown as a fallback is the reader's.
    """
    settings = context.site.settings
    here = Addresses(settings).page(context.asked_language, context.page.path)
    says_machine = not context.is_fallback and context.page.state == "machine"
    return View(context.site, context.asked_language, here, says_machine)


def inline_view_of(context: RenderContext) -> View:
    """Return the view for what stands inside a sentence: the language of the text."""
    settings = context.site.settings
    here = Addresses(settings).page(context.asked_language, context.page.path)
    return View(context.site, context.page_language, here)


def data_block(context: RenderContext, css: str, html: str) -> str:
    """Return a block of data, labelled when the text around it is in another language than the reader's."""
    made = block(css, html)
    if not made or not context.is_fallback:
        return made
    tag = context.asked_language
    direction = context.language(tag).direction
    return made.replace(f'<div class="{css}">', f'<div class="{css}" lang="{tag}" dir="{direction}">', 1)
