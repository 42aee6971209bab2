"""Links to pages by their titles, as readers of a language know them."""

from __future__ import annotations

from minority_site.editions import edition
from minority_site.render.view import View
from minority_site.text import Text


def page_title(view: View, path: str) -> Text | None:
    """Return the title of what a reader gets at `path`, under the language it is in; None when there is no page."""
    found = edition(view.site, view.tag, path)
    return Text(found.page.title or path, found.shown) if found else None


def page_link(view: View, path: str) -> str:
    """Return a link to a page by its title, '' when there is no such page."""
    title = page_title(view, path)
    return view.link(view.address(path), title) if title else ""
