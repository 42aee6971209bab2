"""What stands within a paragraph, heading, cell or title: visible text, links, pictures, code."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from minority_site.sections.attributes import AT_INLINE, parse_attributes, seen
from minority_site.sections.fingerprint import fold
from minority_site.sections.model import Code, Image, Link

TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
EMPHASIS = re.compile(r"</?(?:b|i|em|strong|u|small)\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ATTRIBUTED = frozenset({"em_close", "strong_close", "link_close", "image", "code_inline"})
"""What an attribute list may follow."""


def collapsed(text: str) -> str:
    """Return `text` in NFC with every run of white space, no-break spaces too, as one space."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def html_attributes(text: str) -> dict[str, str]:
    """Return the attributes within an HTML tag, names in lower case, entities decoded."""
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(text)
    }


class InlineText:
    """The content of one inline token, read by `read`."""

    def __init__(self, line: int) -> None:
        self.line = line
        """1-based line of the file that is being read."""
        self.out: list[str] = []
        """Pieces of the visible text."""
        self.extras: list[str] = []
        """What a reader sees besides the text, for the fingerprint."""
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.code: list[Code] = []
        self.notes: list[str] = []
        """Labels of the footnotes referred to."""
        self.foreign: list[tuple[str, str]] = []
        self._open: list[tuple[Token | str, int, int, dict[str, str]]] = []
        """What is open: token or HTML tag name, length of `out` and line there, attributes."""
        self._closed: tuple[int, Token] | None = None
        """Where the element began that ended last, and its opening token."""

    def read(self, children: Sequence[Token]) -> None:
        """Read the children of an inline token."""
        previous = ""
        for token in children:
            kind = token.type
            if kind == "text":
                content = token.content
                if previous in _ATTRIBUTED and content.startswith("{"):
                    content = self._attributes(content)
                self.out.append(content)
            elif kind == "softbreak":
                self.out.append(" ")
                self.line += 1
            elif handler := _HANDLERS.get(kind):
                handler(self, token)
            previous = kind

    def _hard_break(self, _token: Token) -> None:
        self.out.append(" ")
        self.extras.append("br")
        self.line += 1

    def _begin(self, token: Token) -> None:
        self._open.append((token, len(self.out), self.line, {}))

    def _end(self, _token: Token) -> None:
        token, start, line, _ = self._open.pop()
        if isinstance(token, str):  # an HTML tag left open within the element
            self._end(_token)
            return
        self._closed = (start, token)
        if token.type == "link_open":
            self._link(str(token.attrs.get("href", "")), str(token.attrs.get("title", "")), start, line)

    def _link(self, target: str, title: str, start: int, line: int) -> None:
        text = collapsed("".join(self.out[start:]))
        self.links.append(Link(target=target, text=text, line=line, title=title))
        self.extras.append(fold(f"a\x1d{text}\x1d{collapsed(title)}"))

    def _image(self, token: Token) -> None:
        # Python-Markdown prints emphasis marks in an alternative text as they are.
        alt, title = collapsed(html.unescape(token.content)), collapsed(str(token.attrs.get("title", "")))
        self.images.append(
            Image(source=str(token.attrs.get("src", "")), alt=alt, line=self.line, title=title)
        )
        self.extras.append(fold(f"img\x1d{alt}\x1d{title}"))
        self._closed = (len(self.out), token)

    def _code(self, token: Token) -> None:
        self.code.append(Code(content=token.content, line=self.line, inline=True))
        self._closed = (len(self.out), token)
        self.out.append(token.content)

    def _note(self, token: Token) -> None:
        self.notes.append(token.meta["label"])
        # Which note it is, counted within the section by who collects; the label itself is seen by nobody.
        self.extras.append("note")

    def _html(self, token: Token) -> None:
        source = token.content
        self.line += source.count("\n")
        match = TAG.fullmatch(source)
        if source.startswith("<!--"):
            return
        if not EMPHASIS.fullmatch(source):
            self.extras.append(fold(collapsed(html.unescape(source))))
        if not match:
            return
        name = match[2].lower()
        if match[1]:
            self._end_html(name)
        elif name == "img":
            self._html_image(html_attributes(match[3]))
        elif name in ("br", "wbr"):
            self.out.append(" " if name == "br" else "")
        elif not match[3].endswith("/"):
            self._open.append((name, len(self.out), self.line, html_attributes(match[3])))

    def _html_image(self, attributes: Mapping[str, str]) -> None:
        source, alt = attributes.get("src", ""), collapsed(attributes.get("alt", ""))
        self.images.append(Image(source=source, alt=alt, line=self.line, title=attributes.get("title", "")))

    def _end_html(self, name: str) -> None:
        if not self._open or self._open[-1][0] != name:
            return
        _, start, line, attributes = self._open.pop()
        text = collapsed("".join(self.out[start:]))
        if name == "a" and "href" in attributes:
            target, title = attributes["href"], attributes.get("title", "")
            self.links.append(Link(target=target, text=text, line=line, title=title))
        if lang := attributes.get("lang"):
            self.foreign.append((lang, text))

    def _attributes(self, content: str) -> str:
        """Take an attribute list off the beginning of `content` and return the rest."""
        match = AT_INLINE.match(content)
        if not match or self._closed is None:
            return content
        start, token = self._closed
        attributes = parse_attributes(match[1])
        if lang := attributes.get("lang"):
            self.foreign.append((lang, collapsed("".join(self.out[start:]))))
        if shown := seen(attributes):
            self.extras.append(f"{token.tag}\x1d{shown}")
        return content[match.end() :]


_HANDLERS = {
    "hardbreak": InlineText._hard_break,
    "code_inline": InlineText._code,
    "em_open": InlineText._begin,
    "strong_open": InlineText._begin,
    "link_open": InlineText._begin,
    "em_close": InlineText._end,
    "strong_close": InlineText._end,
    "link_close": InlineText._end,
    "image": InlineText._image,
    "html_inline": InlineText._html,
    "footnote_ref": InlineText._note,
}
