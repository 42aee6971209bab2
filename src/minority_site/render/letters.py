"""Letters about errors: a link that begins an e-mail with page, section and language filled in (RFC 6068)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from minority_site import about_phrases, phrases
from minority_site.render.context import RenderContext
from minority_site.render.page_links import page_title
from minority_site.render.renderer import Trouble, renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.site import Site
from minority_site.strict import did_you_mean

ANY_PAGE = ""
"""In place of a page: the reader says which one."""


def error_letter(view: View, email: str, page: str = ANY_PAGE, section: str = "") -> str:
    """Return the `mailto:` address of a letter about an error, in the reader's language.

    Args:
        view: the reader's.
        email: who gets the letter.
        page: path of the page, relative to a language's folder; `ANY_PAGE` leaves the line to the reader.
        section: id of a section of that page; '' leaves the line to the reader.
    """
    t, title = view.t, page_title(view, page) if page else None
    subject = phrases.report_subject(t, page=title) if title else about_phrases.error_on_website(t)
    shown = view.absolute(page) + (f"#{section}" if section else "") if page else ""
    lines = (
        (phrases.page_word(t), f"{title.value} {shown}" if title else ""),
        (phrases.section_heading(t), _heading(view, page, section)),
        (phrases.language_word(t), f"{view.settings.language(view.tag).name} ({view.tag})"),
    )
    body = "\r\n".join(f"{label.value}: {said}".rstrip() for label, said in lines)
    body += f"\r\n\r\n{about_phrases.what_is_wrong(t).value}\r\n\r\n\r\n{about_phrases.how_it_should_be(t).value}\r\n"
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject.value)}&body={quote(body)}"


def _heading(view: View, path: str, section: str) -> str:
    page = view.site.page(path, view.tag) or view.site.page(path, view.settings.source)
    found = next((part for part in page.sections if part.id == section), None) if page and section else None
    return found.heading if found else ""


def _troubles(site: Site, page: str | None = None, section: str = "") -> Iterator[Trouble]:
    if not site.settings.municipality.email:
        yield (
            "a letter about an error has nobody to go to",
            f"add 'email:' under 'municipality:' in {site.settings.config_file}",
        )
    if not page:
        return
    target = site.source_pages.get(page)
    if target is None:
        yield f"there is no page '{page}'", did_you_mean(page, site.source_pages)
    elif section and section not in (known := [part.id for part in target.sections]):
        yield f"'{page}' has no section '{section}'", did_you_mean(section, known)


@renderer("report_link", "block", _troubles)
def report_link(context: RenderContext, page: str | None = None, section: str = "") -> str:
    """Return a link that begins a letter about an error, and the address for those who write elsewhere.

    Without `page` it is about the page that it stands on; with `""` the reader says which page it is about.
    """
    view, email = view_of(context), context.site.settings.municipality.email
    if not email:
        return ""
    t, about = view.t, context.page.path if page is None else page
    words = phrases.report_error(t) if page is None else about_phrases.report_an_error(t)
    link = view.link(error_letter(view, email, about, section), words, css="ms-report")
    note = f"{view.html(about_phrases.letter_note(t))} {view.email(email)}"
    return data_block(context, "ms-data", f"<p>{link}</p>\n<p>{note}</p>")


RENDERERS = (report_link,)
