"""The language-rights box: `{{ rights_box() }}`, what one may ask for in this language in this municipality."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from minority_site import data_phrases
from minority_site.minorities import languages_of
from minority_site.render.context import RenderContext
from minority_site.render.renderer import renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.rights import Right
from minority_site.text import Text

AREA_LANGUAGES = ("fi", "fit", "se", "smj", "sma", "sju", "sje")
"""Languages that have an administrative area (2009:724, sections 6 and 7). Yiddish and Romani have none."""


def rights_box_html(view: View) -> str:
    """Return what holds for the reader's own language, or for each minority language where it is none of them."""
    municipality = Text(view.settings.municipality.name, view.settings.source)
    heading = view.element(
        "p", data_phrases.rights_here(view.t, municipality=municipality), "ms-rights__title"
    )
    own = _primary_language(view.tag)
    parts = [heading, *([_language(view, own)] if own else _each_language(view))]
    general = [right for right in view.data.rights.values() if not right.languages]
    parts.append(view.element("p", data_phrases.for_all_minorities(view.t), "ms-rights__group"))
    parts.append(_list(view, general))
    parts.append(view.machine_note(right.words for right in general))
    return "\n".join(parts)


def _primary_language(tag: str) -> str | None:
    """Return the tag when it is a language of a national minority."""
    found = languages_of(("jews", "roma", "sami", "sweden-finns", "tornedalians"), (tag,))
    return found[0] if found else None


def _each_language(view: View) -> list[str]:
    """Return a folded part for each minority language of the site; languages with the same rights share one."""
    groups: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for tag in view.settings.built_tags:
        if language := _primary_language(tag):
            rights = tuple(right.id for right in rights_in(view, language))
            groups.setdefault((_is_inside(view, language), rights), []).append(language)
    return [_group(view, tags) for tags in groups.values()]


def _group(view: View, tags: Sequence[str]) -> str:
    names = view.joined(view.language_name(tag) for tag in tags)
    body = _list(view, rights_in(view, tags[0]))
    return f'<details class="ms-rights__language"><summary>{names}</summary>\n{_area(view, tags[0], tags)}\n{body}\n</details>'


def _language(view: View, tag: str) -> str:
    return f"{_area(view, tag, [tag])}\n{_list(view, rights_in(view, tag))}"


def rights_in(view: View, tag: str) -> list[Right]:
    """Return the rights that depend on the language and hold for `tag` in this municipality."""
    areas = view.settings.municipality.administrative_areas
    return [right for right in view.data.rights.values() if right.languages and right.holds_for(tag, areas)]


def _is_inside(view: View, tag: str) -> bool:
    areas = {area.split("-")[0] for area in view.settings.municipality.administrative_areas}
    sami = {"se", "smj", "sma", "sju", "sje"}
    primary = tag.split("-")[0]
    return primary in areas or (primary in sami and bool(areas & sami))


def _area(view: View, tag: str, tags: Sequence[str]) -> str:
    phrase = data_phrases.area_none
    if tag.split("-")[0] in AREA_LANGUAGES:
        phrase = data_phrases.area_inside if _is_inside(view, tag) else data_phrases.area_outside
    return "".join(view.element("p", phrase(view.t, language=view.language_name(each))) for each in tags)


def _list(view: View, rights: Sequence[Right]) -> str:
    items = "\n".join(f"<li{_lang(view, right)}>{_right(view, right)}</li>" for right in rights)
    return f'<ul class="ms-rights__list">\n{items}\n</ul>' if items else ""


def _lang(view: View, right: Right) -> str:
    """Return the language of a right's words where all of them are in the same other one: they are read in its direction."""
    told = {view.title(right.words).language}
    if ask := view.words(right.words, "ask"):
        told.add(ask.language)
    return view.lang(told.pop()) if len(told) == 1 else ""


def _right(view: View, right: Right) -> str:
    name = view.title(right.words)
    shown = (
        view.link(view.address(right.page), name)
        if right.page and right.page in view.site.pages
        else view.html(name)
    )
    ask = view.words(right.words, "ask")
    return f"<strong>{shown}</strong>. {view.html(ask) if ask else ''} <small>{law(view, right)}</small>"


def law(view: View, right: Right) -> str:
    """Return links to the sections that a right is written in."""
    statutes = view.site.statutes
    links = []
    for reference in right.law:
        statute = statutes.get(reference.statute)
        if statute is None:
            links.append(escape(f"SFS {reference.statute}"))
            continue
        cited = statutes.cite(reference.statute, reference.section, view.tag)
        links.append(view.link(statute.address, cited, css="law", attributes=' hreflang="sv"'))
    return ", ".join(links)


@renderer("rights_box", "block")
def rights_box(context: RenderContext) -> str:
    """Return the box with what one may ask for in the reader's language in this municipality."""
    return data_block(context, "ms-rights", rights_box_html(view_of(context)))


RENDERERS = (rights_box,)
