"""The glossary in pages: `{{ glossary() }}`."""

from __future__ import annotations

from collections.abc import Iterator

from minority_site import about_phrases
from minority_site.glossary import GlossaryEntry, alphabetical, anchor
from minority_site.render.context import RenderContext
from minority_site.render.page_links import page_title
from minority_site.render.renderer import renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.text import Text


def word_list(view: View) -> str:
    """Return all words with what they mean and their sourced forms, by the reader's alphabet."""
    key = alphabetical(view.language, view.record(view.settings.source))
    entries = sorted(view.data.glossary.values(), key=lambda entry: (key(_name(view, entry).value), entry.id))
    if not entries:
        return ""
    note = view.machine_note(entry.words for entry in entries)
    return "\n".join(
        ['<dl class="ms-glossary">', *(_entry(view, entry) for entry in entries), f"</dl>{note}"]
    )


def _entry(view: View, entry: GlossaryEntry) -> str:
    name = _name(view, entry)
    source = entry.words.title(view.settings.source, view.settings)
    parts = [view.element("dfn", name)]
    if source.value != name.value:
        parts.append(f"({view.html(source)})")
    meaning = view.words(entry.words, "meaning")
    told = [f'<dt id="{anchor(entry)}">{" ".join(parts)}</dt>']
    told.append(view.element("dd", meaning) if meaning else "")
    if others := list(_others(view, entry, {name.value, source.value})):
        label = view.html(about_phrases.in_other_languages(view.t))
        told.append(f'<dd class="ms-glossary__words">{label}: {", ".join(others)}</dd>')
    if entry.page and (title := page_title(view, entry.page)):
        told.append(
            f"<dd>{view.link(view.address(entry.page), about_phrases.read_more(view.t, page=title))}</dd>"
        )
    return f"<div>{''.join(told)}</div>"


def _name(view: View, entry: GlossaryEntry) -> Text:
    """Return the word as the reader looks it up: in their language, sourced where nobody has written the entry in it."""
    name = view.title(entry.words)
    sourced = view.site.terms.word(entry.term, view.tag) if entry.term and name.language != view.tag else None
    return sourced if sourced and sourced.language == view.tag else name


def _others(view: View, entry: GlossaryEntry, said: set[str]) -> Iterator[str]:
    """Yield the sourced word of each language of the site, behind the language's own name for itself."""
    term = view.site.terms.get(entry.term or "")
    for tag in view.settings.built_tags if term else ():
        word = term.word(tag) if term else None
        if (
            word is None
            or word.language != tag
            or tag in (view.tag, view.settings.source)
            or word.value in said
        ):
            continue
        name = Text(view.settings.language(tag).name, tag)
        yield f"{view.html(name)} <b{view.lang(tag)}>{view.html(Text(word.value))}</b>"


@renderer("glossary", "block")
def glossary(context: RenderContext) -> str:
    """Return the words that the site explains, in the reader's language."""
    return data_block(context, "ms-data", word_list(view_of(context)))


RENDERERS = (glossary,)
