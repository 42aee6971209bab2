"""The site's own status page shows what `minority-site status` counts, in the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import markdown
import pytest

from minority_site._compat.config import read_settings
from minority_site.render.context import RenderContext
from minority_site.render.expand import expand_references
from minority_site.site import load
from tests.conftest import Project

PICTURE = """\
docs/
  sv/
    index.md
    | ---
    | title: Läget <nu>
    | tier: must
    | ---
    |
    | {{ translation_status() }}
  fi/
    index.md
    | ---
    | title: Tilanne
    | translation: {state: machine}
    | ---
    |
    | {{ translation_status() }}
"""


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("sv", "<td>måste finnas</td><td>0 av 1 sida</td><td>0 av 1 sida</td>"),
        ("fi", "<td>pakollinen</td>"),
    ],
)
def test_the_page_speaks_its_readers_language(
    project: Callable[..., Project], language: str, says: str
) -> None:
    site = load(read_settings(project(PICTURE).root), today=dt.date(2026, 11, 24))
    page = site.page("index.md", language)
    assert page is not None
    context = RenderContext(site=site, page_language=language, asked_language=language, page=page)
    html = markdown.markdown(expand_references(page.body, context))
    assert html.startswith('<div class="coverage">')
    assert says in html
    assert "Läget &lt;nu&gt;" in html
    assert ('lang="fi" dir="ltr">suomi' in html) is (language == "sv")
    assert 'lang="yi" dir="rtl">ייִדיש' in html
