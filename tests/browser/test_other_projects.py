"""The templates on a project with other settings of Material's than the exemplar's."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Quiet
from tests.browser.reading import Reader, shown
from tests.browser.test_axe import violations
from tests.conftest import Project

CONFIG = """\
site_name: Prov
site_url: https://prov.example/
theme:
  name: material
  font: false
  palette:
    - scheme: default
      primary: indigo
      toggle: {icon: material/weather-night, name: Mörkt}
    - scheme: slate
      primary: indigo
      toggle: {icon: material/weather-sunny, name: Ljust}
markdown_extensions: [attr_list, admonition, md_in_html, tables]
plugins:
  - search
  - minority-site:
      docs_structure: folder
      languages:
        - {locale: sv, default: true}
        - {locale: yi}
nav:
  - index.md
  - Ett:
      - one/first.md
      - one/second.md
  - Två:
      - two/index.md
      - two/more.md
"""
TREE = """
docs/
  sv/
    index.md
    | ---
    | title: Prov
    | ---
    | Svensk text.
    one/
      first.md
      | ---
      | title: Första
      | ---
      | Svensk text.
      second.md
      | ---
      | title: Andra
      | ---
      | Svensk text.
    two/
      index.md
      | ---
      | title: Tvåan
      | ---
      | Svensk text.
      more.md
      | ---
      | title: Mera
      | ---
      | Svensk text.
"""


@pytest.fixture
def other(project: Callable[..., Project], chromium: Browser) -> Iterator[Reader]:
    made = project(TREE, config=CONFIG)
    run = made.run("build", "--strict")
    assert run.code == 0, run.err
    handler = functools.partial(Quiet, directory=str(made.root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        reader = Reader(chromium, f"http://127.0.0.1:{server.server_address[1]}/")
        yield reader
        reader.close()
        server.shutdown()
    # A reader who may switch the colours has the choice kept, as Material does it.
    assert [trouble for trouble in reader.troubles if "__palette" not in trouble] == []


def test_without_tabs_all_areas_are_beside_the_text_and_the_readers_own_is_open(other: Reader) -> None:
    page = other.open("one/second/")
    assert shown(page, ".md-sidebar--primary a") == ["Startsida", "Ett", "Första", "Andra", "Två"]
    assert shown(page, ".md-sidebar--primary [aria-current=page]") == ["Andra"]
    page.locator(".md-sidebar--primary a", has_text="Två").click()
    assert other.path(page) == "two/"
    assert shown(page, ".md-sidebar--primary a") == ["Startsida", "Ett", "Två", "Tvåan", "Mera"]


def test_a_project_with_a_switch_for_its_colours_keeps_it(other: Reader) -> None:
    page = other.open("")
    page.locator("label[title='Mörkt']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_its_pages_hold_before_axe_too(other: Reader) -> None:
    for path in ("", "yi/one/first/"):
        assert violations(other.open(path, reduced_motion="reduce")) == []
