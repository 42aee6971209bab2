"""Sourced words: `{{ term("…") }}` and `{{ words("…", "…") }}`."""

from __future__ import annotations

from collections.abc import Sequence

from minority_site.render.context import RenderContext
from minority_site.render.markup import block, cell, inline
from minority_site.render.renderer import renderer
from minority_site.tags import canonical_tag, is_tag
from minority_site.text import Text


@renderer("term", "inline")
def term(context: RenderContext, concept: str, language: str | None = None) -> str:
    """Return a word in the given language, else in the reader's; without a source, in the site's source."""
    text = word(context, concept, language or context.asked_language)
    return inline(text, context) if text else ""


@renderer("words", "block")
def words(context: RenderContext, *concepts: str, languages: str = "") -> str:
    """Return a table of key words, a row for each concept and a column for each language.

    Without `languages` it is for readers of another language than the text's, and empty for others. A concept
    that has no word in any of the languages is left out; a single missing word leaves its cell empty.
    """
    columns = _columns(context, languages)
    rows = [row for concept in concepts if (row := _row(context, concept, columns))]
    if not rows:
        return ""
    head = "".join(cell("th", Text(_name(context, tag), tag), context, scope="col") for tag in columns)
    body = "\n".join(rows)
    return block("words", f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>")


def word(context: RenderContext, concept: str, tag: str) -> Text | None:
    """Return the word for a concept in the language `tag`, else the source language's, labelled as that."""
    terms = context.site.terms
    return terms.word(concept, tag) or terms.word(concept, context.site.settings.source)


def asked_languages(text: str) -> tuple[str, ...]:
    """Return the well-formed tags in `languages="se smj sma"`, each once."""
    return tuple(dict.fromkeys(canonical_tag(tag) for tag in text.replace(",", " ").split() if is_tag(tag)))


def _columns(context: RenderContext, languages: str) -> tuple[str, ...]:
    """Return the columns' tags: first the text's language, or the source beside the text's own words."""
    asked = asked_languages(languages) or (context.asked_language,)
    own, source = context.page_language, context.site.settings.source
    return tuple(dict.fromkeys((source if own in asked and languages else own, *asked)))


def _row(context: RenderContext, concept: str, columns: Sequence[str]) -> str:
    """Return a table row, '' when no language beside the first has a word."""
    first = word(context, concept, columns[0])
    others = [context.site.terms.word(concept, tag) for tag in columns[1:]]
    if first is None or not any(others):
        return ""
    cells = "".join(cell("td", text, context) for text in others)
    return f"<tr>{cell('th', first, context, scope='row')}{cells}</tr>"


def _name(context: RenderContext, tag: str) -> str:
    settings = context.site.settings
    return settings.language(tag).name if tag in settings.tags else settings.registry.resolve(tag).autonym


RENDERERS = (term, words)
