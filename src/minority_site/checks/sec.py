"""SEC: what Markdown may bring into a page. The policy stands in handbook/checks/SEC002.md."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from markdown_it.token import Token

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.pages import Page
from minority_site.sections.attributes import parse_attributes
from minority_site.sections.markdown import parse
from minority_site.silences import section_at
from minority_site.site import Site

ELEMENTS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt",
    "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip
"""What an editor may write as HTML: text, its structure and pictures."""
ATTRIBUTES = frozenset({
    "abbr", "align", "alt", "cite", "class", "colspan", "datetime", "decoding", "dir", "download",
    "headers", "height", "hidden", "href", "hreflang", "id", "lang", "loading", "markdown", "name",
    "open", "rel", "reversed", "role", "rowspan", "scope", "span", "src", "start", "tabindex", "target",
    "title", "translate", "type", "value", "width",
})  # fmt: skip
"""Beside these, `aria-…` and `data-…`. No `on…`, which runs code; no `style`, which a style policy blocks."""

_WORTH_PARSING = re.compile(r"<[a-z/!?]|script|data:|&#|&colon|&tab|&newline|\{[^{}\n]*=", re.IGNORECASE)
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*([^{}\n ][^{}\n]*)\}")
_LINKED = re.compile(r"\]\(\s*<?\s*([^\s)>]+)|^\s*\[[^\]]+\]:\s*<?\s*([^\s>]+)", re.MULTILINE)
_UNSAFE = re.compile(r"(?:javascript|vbscript|livescript|data|file|blob):", re.IGNORECASE)
_REMOVE = "remove it; what may be written stands in handbook/checks/SEC002.md"
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0]")
"""Browsers skip these before and within a scheme (URL Standard, section 4.4)."""
_ADDRESSES = frozenset({"href", "src", "cite"})
_BREAKS = frozenset({"softbreak", "hardbreak"})
_ATTRIBUTED = frozenset({"em_close", "strong_close", "link_close", "image", "code_inline"})
"""What an attribute list within a line stands behind."""


@check("SEC001", "unsafe-link", Severity.ERROR)
def unsafe_link(site: Site) -> Iterator[Problem]:
    """No link runs code or carries a document in itself.

    Bad:  `[Klicka](javascript:alert(1))`, `<a href="data:text/html,…">`
    Good: `[Klicka](apply.md)`
    """
    for page in _suspects(site):
        for line, address in _addresses(page):
            scheme = _scheme(address)
            if scheme is not None:
                message = f"a link that begins with '{scheme}'"
                yield _at(page, line, message, "link to a page, a file or a web address")


@check("SEC002", "unsafe-html", Severity.ERROR)
def unsafe_html(site: Site) -> Iterator[Problem]:
    """HTML in Markdown is text, structure and pictures: nothing that runs, embeds, submits or restyles.

    Bad:  `<script>…</script>`, `<iframe …>`, `<p onclick="…">`, `[x](y.md){: style="…"}`
    Good: `<span lang="se">giella</span>`, `<details><summary>…</summary>…</details>`
    """
    for page in _suspects(site):
        for line, tag, attributes in _elements(page):
            if tag and tag not in ELEMENTS:
                yield _at(page, line, f"the element <{tag}> is not for pages", _REMOVE)
            for name in attributes:
                if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
                    yield _at(page, line, f"the attribute '{name}' is not for pages", _REMOVE)


@check("SEC003", "third-party-content", Severity.ERROR)
def third_party_content(site: Site) -> Iterator[Problem]:
    """Pictures come from the site itself: a request to another host tells it who reads what.

    Bad:  `![Karta](https://maps.example/torget.png)`
    Good: `![Karta](assets/map.png)`
    """
    own = urlsplit(site.settings.site_url or "").hostname
    for page in site.all_pages:
        for section in page.sections:
            for image in section.images:
                host = urlsplit(image.source.replace("\\", "/")).hostname if "//" in image.source else None
                if host is not None and host != own:
                    hint = "put the picture in the site's own folder and link to that"
                    message = f"a picture from another host: {host}"
                    yield page.problem(message, hint, line=image.line, section=section.id)


def _suspects(site: Site) -> Iterator[Page]:
    """Yield the pages that may hold HTML or an odd link; the others need no second parse."""
    return (page for page in site.all_pages if _WORTH_PARSING.search(page.body))


def _scheme(address: str) -> str | None:
    bare = _IGNORED.sub("", html.unescape(address))
    match = _UNSAFE.match(bare)
    return match[0].lower() if match else None


def _addresses(page: Page) -> Iterator[tuple[int, str]]:
    """Yield line and target of every link, those too that the syntax tree does not take for one."""
    for line, text in _texts(page):
        for match in _LINKED.finditer(text):
            yield line + text.count("\n", 0, match.start()), match[1] or match[2]
    for line, _, attributes in _elements(page):
        for name in _ADDRESSES & attributes.keys():
            yield line, attributes[name]


def _elements(page: Page) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield line, tag and attributes of HTML elements; tag '' for an attribute list."""
    for token in parse(page.body):
        line = page.body_line + (token.map[0] if token.map else 0)
        if token.type == "html_block":
            yield from _parsed(token.content, line)
        elif token.type == "inline":
            yield from _inline_elements(token, line)
        elif token.attrs and token.type in _LISTED:
            # A cell's alignment comes from the table's second line, not from an editor's attribute list.
            written = {str(key).lower(): str(value) for key, value in token.attrs.items()}
            yield (
                line,
                "",
                {key: value for key, value in written.items() if not value.startswith("text-align:")},
            )


_LISTED = frozenset({"heading_open", "paragraph_open", "td_open", "th_open", "dt_open"})
"""Tokens whose attributes an editor has written."""


def _inline_elements(inline: Token, line: int) -> Iterator[tuple[int, str, dict[str, str]]]:
    before = ""
    for child in inline.children or ():
        if child.type in _BREAKS:
            line += 1
        elif child.type == "html_inline":
            yield from _parsed(child.content, line)
            line += child.content.count("\n")
        elif before in _ATTRIBUTED and (match := _ATTRIBUTE_LIST.match(child.content)):
            yield line, "", {key.lower(): value for key, value in parse_attributes(match[1]).items()}
        before = child.type


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the text of each block as written, code left out, with the line it begins on."""
    for token in parse(page.body):
        if token.type != "inline" or not token.map:
            continue
        code = [child.content for child in token.children or () if child.type == "code_inline"]
        text = token.content
        for piece in code:
            text = text.replace(piece, "")
        yield page.body_line + token.map[0], text


class _Reader(HTMLParser):
    """Collects start tags; HTML that is broken off is read as far as a browser would."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((self.getpos()[0] - 1, tag, {name: value or "" for name, value in attrs}))


def _parsed(source: str, line: int) -> Iterator[tuple[int, str, dict[str, str]]]:
    reader = _Reader()
    reader.feed(source)
    reader.close()
    for offset, tag, attributes in reader.found:
        yield line + offset, tag, attributes


def _at(page: Page, line: int, message: str, hint: str) -> Problem:
    return page.problem(message, hint, line=line, section=section_at(page, line))


CHECKS = (unsafe_link, unsafe_html, third_party_content)
