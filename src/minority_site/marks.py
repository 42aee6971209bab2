"""Language marks: text that carries its language through templates which know nothing of it.

A theme prints titles and interface strings in dozens of places, in text and in attributes. Instead of a copy of each of
its templates, a string in another language than the page's is wrapped in three private-use characters, and the finished
HTML is gone through once: in text the mark becomes an element with `lang` and `dir`, in an attribute it moves the text
or the language to where HTML can say it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from minority_site.languages import Direction

_OPEN, _MIDDLE, _CLOSE = "\uefe1", "\uefe2", "\uefe3"
_MARK = re.compile(f"{_OPEN}([^{_MIDDLE}]*){_MIDDLE}((?:[^{_OPEN}{_CLOSE}])*){_CLOSE}")
_ESCAPED = re.compile(r"\\uefe1.*?\\uefe2(.*?)\\uefe3")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(rf"""\s([\w:-]+)=("[^"]*{_OPEN}[^"]*"|'[^']*{_OPEN}[^']*')""")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def mark(text: str, language: str) -> str:
    """Return `text` marked as being in `language`. Text that is one mark already keeps it; marks may be nested."""
    return text if not text or _MARK.fullmatch(text) else f"{_OPEN}{language}{_MIDDLE}{text}{_CLOSE}"


def strip_marks(text: str) -> str:
    """Return `text` without marks: for feeds, JSON and other places that cannot carry a language."""
    previous = None
    while previous != text:
        previous, text = text, _MARK.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def resolve_marks(html: str, directions: Mapping[str, Direction]) -> str:
    """Return HTML in which each mark has become `lang` and `dir` of an element.

    Args:
        html: a whole document or a fragment.
        directions: the direction of each tag that may occur; others are left-to-right.
    """
    if _OPEN not in html and "\\uefe1" not in html:
        return html
    html = _TITLE.sub(lambda match: _title(match[1], directions), html)
    html = _SCRIPT.sub(lambda match: strip_marks(match[0]), html)
    html = _TAG.sub(_attributes(directions), html)
    return _in_text(html, directions)


def _in_text(text: str, directions: Mapping[str, Direction]) -> str:
    def element(match: re.Match[str]) -> str:
        return f'<span lang="{match[1]}" dir="{directions.get(match[1], "ltr")}">{match[2]}</span>'

    previous = None
    while previous != text:  # from the inside out, should marks ever be nested
        previous, text = text, _MARK.sub(element, text)
    return text


def _title(text: str, directions: Mapping[str, Direction]) -> str:
    """`title` holds no elements: it takes the language of the first marked words, which are the page's own title."""
    first = _MARK.match(text.strip())
    attributes = f' lang="{first[1]}" dir="{directions.get(first[1], "ltr")}"' if first else ""
    return f"<title{attributes}>{strip_marks(text)}</title>"


def _attributes(directions: Mapping[str, Direction]) -> Callable[[re.Match[str]], str]:
    counter = 0

    def rewritten(match: re.Match[str]) -> str:
        nonlocal counter
        name, attributes = match[1], match[2]
        if _OPEN not in attributes:
            return match[0]
        marked = {found[1]: found[2][1:-1] for found in _ATTRIBUTE.finditer(attributes)}
        inserted = ""
        label = marked.get("aria-label")
        if label is not None and name.lower() not in _VOID:
            # A name in another language, or in two, is an element of its own that the name refers to.
            counter += 1
            attributes = _ATTRIBUTE.sub(
                lambda found: f' aria-labelledby="label-{counter}"' if found[1] == "aria-label" else found[0],
                attributes,
            )
            inserted = f'<span hidden id="label-{counter}">{_in_text(label, directions)}</span>'
            # A tooltip cannot say its language; beside a name it only repeats it.
            attributes = _ATTRIBUTE.sub(lambda found: "" if found[1] == "title" else found[0], attributes)
            marked = {key: value for key, value in marked.items() if key not in ("title", "aria-label")}
        if marked and not re.search(r"\slang=", attributes):
            language = next((found[1] for value in marked.values() if (found := _MARK.search(value))), None)
            attributes = (f' lang="{language}"' if language else "") + attributes
        return f"<{name}{strip_marks(attributes)}>{inserted}"

    return rewritten
