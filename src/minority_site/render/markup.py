"""HTML that survives Python-Markdown and says which language each word is in."""

from __future__ import annotations

import re
from html import escape

from minority_site.formats import isolate_html
from minority_site.languages import Language
from minority_site.render.context import RenderContext
from minority_site.text import Text

_ACTIVE = re.compile(r"[\\`*_{}\[\]|~^=@<>&\"']|://|^[-+#:.!]|(?<=\d)[.)](?=\s)")
"""What Markdown, its usual extensions or HTML read as more than a character, also at the start of a line."""


def escape_inline(text: str) -> str:
    """Return `text` for HTML inside a line of Markdown: no character of it is taken for markup."""
    return _ACTIVE.sub(lambda match: "".join(f"&#{ord(letter)};" for letter in match[0]), text)


def attribute(value: str) -> str:
    """Return a quoted attribute value that Markdown leaves alone, whatever is in it."""
    return '"' + re.sub(r"[\\`*\[\]{}|<>&\"'\n]", lambda match: f"&#{ord(match[0])};", value) + '"'


def language_attributes(tag: str | None, context: RenderContext) -> str:
    """Return ` lang="…" dir="…"` for words in a language, '' for the text's own or none.

    `dir` isolates the words as `<bdi>` would (HTML, section 15.3.5): they do not reorder their neighbours.
    """
    if tag is None or tag == context.page_language:
        return ""
    return f' lang="{escape(tag)}" dir="{context.language(tag).direction}"'


def inline(text: Text, context: RenderContext) -> str:
    """Return words for the middle of a sentence, labelled when they are in another language than the text."""
    html = escape_inline(text.value)
    if attributes := language_attributes(text.language, context):
        return f"<span{attributes}>{html}</span>"
    return isolated(html, context) if text.language is None else html


def isolated(html: str, context: RenderContext) -> str:
    """Return HTML without words of the text's language (a name, a number) so that it is read as one piece.

    In a left-to-right text it is that already.
    """
    return isolate_html(html) if is_right_to_left(context.text_language) else html


def cell(name: str, text: Text | None, context: RenderContext, *, scope: str = "") -> str:
    """Return a table cell (`td`, or `th` with a scope) labelled by its language; empty without a text."""
    attributes = f' scope="{scope}"' if scope else ""
    if text is None:
        return f"<{name}{attributes}></{name}>"
    return f"<{name}{attributes}{language_attributes(text.language, context)}>{escape(text.value)}</{name}>"


def block(class_name: str, html: str) -> str:
    """Return a block of HTML that Markdown passes through: one `div` at the margin, no empty line in it."""
    body = re.sub(r"\n\s*\n+", "\n", html.strip("\n"))
    return f'<div class="{class_name}">\n{body}\n</div>' if body else ""


def is_right_to_left(language: Language) -> bool:
    """Return whether the language is written from right to left."""
    return language.direction == "rtl"
