"""The last touch to a built document: what a theme cannot be asked for, whichever templates a project overrides."""

from __future__ import annotations

import html as html_text
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from minority_site.languages import Direction
from minority_site.marks import resolve_marks

_ALTERNATE = re.compile(r'\s*<link\b(?=[^>]*\brel="?alternate"?)(?=[^>]*\bhreflang=)[^>]*>', re.IGNORECASE)
_CANONICAL = re.compile(r'\s*<link\b[^>]*\brel="?canonical"?[^>]*>', re.IGNORECASE)
_ROBOTS = re.compile(r'\s*<meta\b[^>]*\bname="?robots"?[^>]*>', re.IGNORECASE)
_HTML = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_LANG_OR_DIR = re.compile(r"""\s(?:lang|dir)=(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_TOGGLE = re.compile(r'(<input\b[^>]*\bclass="md-toggle"[^>]*?) autocomplete="off"', re.IGNORECASE)
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a document says of itself to machines."""

    language: str
    direction: Direction
    canonical: str | None = None
    """Address of the real page; another language's for a fallback. None without `site_url`."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(hreflang, address) of every real translation, itself included, `x-default` last. Empty for a fallback."""
    noindex: bool = False
    extra: str = ""
    """More elements for the head, as HTML."""
    search_base: str | None = None
    """Relative address of the language's own root, where its search index lies."""


def finish_document(document: str, head: Head, directions: Mapping[str, Direction]) -> str:
    """Return the document with the right `lang`, `dir`, canonical, alternates and robots, and its marks resolved."""
    document = _HTML.sub(lambda match: _html_tag(match[0], head), document, count=1)
    before, separator, after = document.partition("</head>")
    if separator:
        document = _head(before, head) + separator + after
    # HTML knows no `autocomplete` of a checkbox (HTML, 4.10.18.7; squidfunk/mkdocs-material#4101); it stands in base.html.
    document = _TOGGLE.sub(r"\1", document)
    if head.search_base is not None:
        document = _CONFIG.sub(
            lambda match: match[1] + _with_base(match[2], head.search_base) + match[3], document
        )
    return resolve_marks(document, directions)


def _html_tag(tag: str, head: Head) -> str:
    rest = _LANG_OR_DIR.sub("", tag)[5:]
    return f'<html lang="{head.language}" dir="{head.direction}"{rest}'


def _head(before: str, head: Head) -> str:
    before = _ALTERNATE.sub("", before)
    lines = []
    if head.canonical is not None:
        before = _CANONICAL.sub("", before)
        lines.append(f'<link rel="canonical" href="{html_text.escape(head.canonical)}">')
    lines += [
        f'<link rel="alternate" hreflang="{language}" href="{html_text.escape(address)}">'
        for language, address in head.alternates
    ]
    if head.noindex:
        before = _ROBOTS.sub("", before)
        lines.append('<meta name="robots" content="noindex">')
    if head.extra:
        lines.append(head.extra)
    return before.rstrip() + "".join(f"\n      {line}" for line in lines) + "\n  "


def _with_base(config: str, base: str | None) -> str:
    """Material looks for the search index under the `base` of its page configuration."""
    values = json.loads(config)
    values["base"] = base
    # `<` must not end the script early; MkDocs' own filter escapes the same three.
    text = json.dumps(values, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
