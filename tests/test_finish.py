"""The last touch to a built document, whichever theme made it."""

from __future__ import annotations

from minority_site.finish import Head, finish_document

DOCUMENT = """<!doctype html>
<html lang="en" class="no-js">
  <head>
    <title>x</title>
    <link rel="canonical" href="https://prov.example/wrong/">
    <link rel="alternate" href="/fi/" hreflang="fi">
    <link rel="alternate" type="application/rss+xml" href="feed.xml">
    <script id="__config" type="application/json">{"base": "../..", "features": ["a<b"]}</script>
  </head>
  <body></body>
</html>
"""


def finished(**values: object) -> str:
    head = Head(**{"language": "yi", "direction": "rtl", **values})  # type: ignore[arg-type]
    return finish_document(DOCUMENT, head, {})


def test_html_element_says_the_pages_own_language_and_direction() -> None:
    assert '<html lang="yi" dir="rtl" class="no-js">' in finished()


def test_canonical_is_replaced() -> None:
    html = finished(canonical="https://prov.example/sv/a/")
    assert html.count('rel="canonical"') == 1
    assert '<link rel="canonical" href="https://prov.example/sv/a/">' in html


def test_alternates_of_the_theme_give_way_to_the_real_ones() -> None:
    html = finished(alternates=(("sv", "https://prov.example/sv/"), ("x-default", "https://prov.example/")))
    assert 'hreflang="fi"' not in html
    assert '<link rel="alternate" hreflang="sv" href="https://prov.example/sv/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="https://prov.example/">' in html


def test_a_fallback_has_no_alternates_but_feeds_stay() -> None:
    html = finished()
    assert "hreflang" not in html
    assert 'type="application/rss+xml"' in html


def test_noindex_is_said_once() -> None:
    assert finished(noindex=True).count('<meta name="robots" content="noindex">') == 1
    assert "robots" not in finished()


def test_search_base_is_the_languages_own_root_and_json_stays_safe_in_html() -> None:
    assert '{"base": "..", "features": ["a\\u003cb"]}</script>' in finished(search_base="..")


def test_a_checkbox_of_the_theme_has_no_autocomplete() -> None:
    toggle = (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    )
    head = Head(language="sv", direction="ltr")
    assert finish_document(toggle, head, {}) == toggle.replace(' autocomplete="off"', "")
