"""What the pages rest on, in pages: `{{ sources() }}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from minority_site import about_phrases
from minority_site.references import Reference
from minority_site.render.context import RenderContext
from minority_site.render.page_links import page_link
from minority_site.render.renderer import renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.site import Site
from minority_site.sources import Source
from minority_site.statutes import Statute
from minority_site.text import Text


def citing_pages(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return the source pages that cite each statute of the register, by its number, in the order of the register."""
    found: dict[str, list[str]] = {}
    for path, page in site.source_pages.items():
        for number in dict.fromkeys(cited_statutes(page.references)):
            found.setdefault(number, []).append(path)
    return {number: tuple(found[number]) for number in site.statutes if number in found}


def cited_statutes(references: Iterable[object]) -> Iterable[str]:
    """Yield the number of the statute of each citation among references."""
    for reference in references:
        if isinstance(reference, Reference) and reference.name == "law":
            number = (*reference.arguments, reference.options.get("statute"))[0]
            if isinstance(number, str):
                yield number


def source_list(view: View) -> str:
    """Return the statutes that pages cite, then the other sources; each with its date and its pages."""
    t, cited = view.t, citing_pages(view.site)
    statutes = [_statute(view, view.site.statutes[number], pages) for number, pages in cited.items()]
    others = [
        _source(view, source)
        for source in sorted(view.data.sources.values(), key=lambda s: s.name.casefold())
    ]
    note = view.machine_note(source.words for source in view.data.sources.values())
    parts = [
        *([view.element("h3", about_phrases.laws_heading(t)), _list(statutes)] if statutes else []),
        *([view.element("h3", about_phrases.other_sources_heading(t)), _list(others)] if others else []),
    ]
    return "\n".join(parts) + note if parts else ""


def _list(items: Sequence[str]) -> str:
    rows = "\n".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="ms-sources">\n{rows}\n</ul>'


def _statute(view: View, statute: Statute, pages: Sequence[str]) -> str:
    name = view.link(
        statute.address,
        view.site.statutes.cite(statute.number, None, view.tag),
        css="law",
        attributes=' hreflang="sv"',
    )
    day = statute.read_on
    told = (
        about_phrases.read_in_wording(view.t, date=lambda tag: view.date(day, tag))
        if day
        else about_phrases.not_read(view.t)
    )
    return f"<p>{name}. {view.html(told)}</p>{_pages(view, pages)}"


def _source(view: View, source: Source) -> str:
    name = view.element("strong", Text(source.name, source.name_language))
    shown = f"{name} ({view.web(source.url)})" if source.url else name
    day = source.read_on
    about = view.words(source.words, "about")
    told = about_phrases.read_on(view.t, date=lambda tag: view.date(day, tag))
    parts = [f"{shown}.", view.html(about) if about else "", view.html(told)]
    return f"<p>{view.sample(source).lstrip()} {' '.join(parts)}</p>{_pages(view, source.pages)}"


def _pages(view: View, paths: Sequence[str]) -> str:
    links = [link for path in paths if (link := page_link(view, path))]
    if not links:
        return ""
    count = about_phrases.relying_pages(view.t, len(links), count=view.number(len(links)))
    items = "".join(f"<li>{link}</li>" for link in links)
    return f"<details><summary>{view.html(count)}</summary><ul>{items}</ul></details>"


@renderer("sources", "block")
def sources(context: RenderContext) -> str:
    """Return every statute that pages cite and every other source, with dates and the pages that rest on it."""
    return data_block(context, "ms-data", source_list(view_of(context)))


RENDERERS = (sources,)
