"""What a first view weighs."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.reading import FRAMED, Reader
from tests.built import BuiltSite

MOST = 67_000
"""Bytes, compressed: what the theme alone weighs at 31 pages, without fonts (design, readers)."""


def fetched(reader: Reader, path: str) -> list[str]:
    """Return what is asked for until the network is quiet, by name below the site's root."""
    page = reader.open("sv/404.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reader.address + path, wait_until="networkidle")
    names = [url.removeprefix(reader.address) for url in dict.fromkeys(asked)]
    return [name + "index.html" if not name or name.endswith("/") else name for name in names]


@pytest.mark.parametrize("name", ["start", "right", "event"])
def test_a_first_view_is_no_heavier_than_the_theme_alone(
    reader: Reader, exemplar: BuiltSite, name: str
) -> None:
    names = fetched(reader, f"sv/{FRAMED[name]}")
    weights = {each: len(gzip.compress((exemplar.root / each).read_bytes(), 9)) for each in names}
    assert sum(weights.values()) <= MOST, weights
    assert [each for each in names if "search" in each or "lunr" in each] == []


def test_no_font_is_fetched(reader: Reader) -> None:
    names = fetched(reader, "yi/rights/")
    assert "yi/rights/index.html" in names
    assert [each for each in names if each.endswith((".woff", ".woff2", ".ttf", ".otf"))] == []
