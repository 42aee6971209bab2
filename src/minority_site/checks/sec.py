"""SEC: what Markdown may bring into a page. The policy stands in handbook/checks/SEC002.md.

These checks read the text as written and not the syntax tree: what is code to one Markdown parser is HTML to another,
and the one that builds the site decides. What is doubtful is found.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.pages import Page
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

_REMOVE = "remove it; what may be written stands in handbook/checks/SEC002.md"
_SCHEMES = ("javascript", "vbscript", "livescript", "data", "file", "blob")
_WORTH_READING = re.compile(
    r"<[a-z/!?]|&(?:#|colon|tab|newline)|(?:\bon[a-z]+|style|srcdoc|formaction|href|src)\s*=|"
    # White space within a scheme is no hindrance to a browser.
    + "|".join(r"\s*".join((*word, ":")) for word in ("script", "data", "file", "blob")),
    re.IGNORECASE,
)
"""What HTML, an attribute list or an odd link cannot do without. Most pages have none of it."""
_FENCED = re.compile(
    r"(^(?P<fence>~{3,}|`{3,})[^\n]*\n)(?P<code>.*?)(?<=\n)(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
"""As markdown.extensions.fenced_code has it: at the margin, closed by the same fence."""
_CODE_SPAN = re.compile(r"(?<!\\)(?:\\\\)*(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_HTML_LINE = re.compile(r"^ {0,3}<[a-zA-Z/!?]", re.MULTILINE)
_KNOWN_REFERENCE = re.compile(r"\{\{\s*\w+\([^{}\n]*\)\s*\}\}")
_ELEMENT = re.compile(r"""<(?P<tag>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*>|[^>]*>)""")
_AUTOLINK = re.compile(r"<(?:https?:|mailto:|tel:|[^\s<>@:]+@)[^\s<>]*>")
_ATTRIBUTE_LIST = re.compile(r"\{[^\n]*\}")
_ACTIVE = re.compile(r"""(?:^|[\s"'/{:])(on[a-z]+|style|srcdoc|formaction)\s*=""", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""\b(?:href|src|cite|action|background|poster)\s*=\s*["']?([^"'>}]+)""", re.IGNORECASE
)
_LINKED = re.compile(r"\]\(\s*<?([^)>]+)|^\s*\[[^\]]+\]:\s*<?([^>\n]+)", re.MULTILINE)
_UNSAFE = re.compile(f"(?:{'|'.join(_SCHEMES)}):", re.IGNORECASE)
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0]")
"""Browsers skip these before and within a scheme (URL Standard, section 4.4)."""


@check("SEC001", "unsafe-link", Severity.ERROR)
def unsafe_link(site: Site) -> Iterator[Problem]:
    """No link runs code or carries a document in itself.

    Bad:  `[Klicka](javascript:alert(1))`, `<a href="data:text/html,…">`
    Good: `[Klicka](apply.md)`
    """
    for page in _suspects(site):
        text = _without_code(page.body)
        for pattern in (_LINKED, _ADDRESS):
            for match in pattern.finditer(text):
                scheme = _scheme(next(group for group in match.groups() if group))
                if scheme is not None:
                    message = f"a link that begins with '{scheme}'"
                    start = match.start() + len(match[0]) - len(match[0].lstrip())
                    yield _at(page, text, start, message, "link to a page, a file or a web address")


@check("SEC002", "unsafe-html", Severity.ERROR)
def unsafe_html(site: Site) -> Iterator[Problem]:
    """HTML in Markdown is text, structure and pictures: nothing that runs, embeds, submits or restyles.

    Bad:  `<script>…</script>`, `<iframe …>`, `<p onclick="…">`, `[x](y.md){: style="…"}`
    Good: `<span lang="se">giella</span>`, `<details><summary>…</summary>…</details>`
    """
    for page in _suspects(site):
        text = _without_code(page.body)
        for element in _elements(text):
            if element.tag not in ELEMENTS:
                yield _at(page, text, element.start, f"the element <{element.tag}> is not for pages", _REMOVE)
            for name in element.attributes:
                if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
                    yield _at(page, text, element.start, f"the attribute '{name}' is not for pages", _REMOVE)
        for match in _ATTRIBUTE_LIST.finditer(_KNOWN_REFERENCE.sub(_blank, text)):
            for active in _ACTIVE.finditer(match[0]):
                yield _at(
                    page,
                    text,
                    match.start(),
                    f"the attribute '{active[1].lower()}' is not for pages",
                    _REMOVE,
                )


@check("SEC003", "third-party-content", Severity.ERROR)
def third_party_content(site: Site) -> Iterator[Problem]:
    """Pictures come from the site itself: a request to another host tells it who reads what.

    Bad:  `![Karta](https://maps.example/torget.png)`
    Good: `![Karta](assets/map.png)`
    """
    own = _host(site.settings.site_url or "")
    for page in site.all_pages:
        for section in page.sections:
            for image in section.images:
                host = _host(image.source)
                if host is not None and host != own:
                    hint = "put the picture in the site's own folder and link to that"
                    message = f"a picture from another host: {host}"
                    yield page.problem(message, hint, line=image.line, section=section.id)


def _host(address: str) -> str | None:
    """Return the host of an address, None when it has none. A backslash is a slash to browsers."""
    bare = _IGNORED.sub("", unquote(address)).replace("\\", "/")
    if "//" not in bare:
        return None
    try:
        return urlsplit(bare).hostname
    except ValueError:
        return address  # no address at all, and surely none of this site


@dataclass(frozen=True, kw_only=True)
class _Element:
    """A start tag."""

    start: int
    tag: str
    attributes: tuple[str, ...]


def _suspects(site: Site) -> Iterator[Page]:
    """Yield the pages that may hold HTML or an odd link; the others need no closer look."""
    return (page for page in site.all_pages if _WORTH_READING.search(page.body))


def _without_code(body: str) -> str:
    """Return the text with code blanked out, every character in its place.

    Only what is surely code goes: fenced blocks, and spans within a line as long as no HTML block has begun, in
    which backticks mean nothing.
    """
    text = _FENCED.sub(lambda match: match[1] + _spaces(match[0][len(match[1]) :]), body)
    first_html = _HTML_LINE.search(text)
    end = first_html.start() if first_html else len(text)
    return _CODE_SPAN.sub(_blank_span, text[:end]) + text[end:]


def _blank_span(match: re.Match[str]) -> str:
    # A span over several lines is left: a line in it that begins with a tag is HTML to the site's parser.
    return match[0] if "\n" in match[0] or "<!--" in match[0] else _spaces(match[0])


def _blank(match: re.Match[str]) -> str:
    return _spaces(match[0])


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _elements(text: str) -> Iterator[_Element]:
    for match in _ELEMENT.finditer(text):
        if _AUTOLINK.match(text, match.start()):
            continue
        names = [
            *_Reader.attributes(match[0]),
            *(found[1].lower() for found in _ACTIVE.finditer(match["rest"])),
        ]
        tag = match["tag"].lower()
        yield _Element(start=match.start(), tag=tag, attributes=tuple(dict.fromkeys(names)))


class _Reader(HTMLParser):
    """Reads the attributes of one tag as a browser would."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's signature
        self.names += [name for name, _ in attrs]

    @classmethod
    def attributes(cls, source: str) -> list[str]:
        """Return the names of the attributes in a tag."""
        reader = cls()
        reader.feed(source)
        reader.close()
        return reader.names


def _scheme(address: str) -> str | None:
    match = _UNSAFE.match(_IGNORED.sub("", html.unescape(address)))
    return match[0].lower() if match else None


def _at(page: Page, text: str, start: int, message: str, hint: str) -> Problem:
    line = page.body_line + text.count("\n", 0, start)
    return page.problem(message, hint, line=line, section=section_at(page, line))


CHECKS = (unsafe_link, unsafe_html, third_party_content)
