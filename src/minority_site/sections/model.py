"""What a page's Markdown says, cut into sections: plain frozen records, no syntax tree kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "cell", "title", "html", "term"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of any level."""

    id: str
    level: int
    """1 to 6."""
    line: int
    """1-based line in the page's file, as in all records here."""
    text: str
    """What a reader sees, without attributes and emphasis marks."""
    explicit: bool
    """Whether the id is written out."""
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link, whether written inline, by reference, as `<https://…>` or as HTML."""

    target: str
    """As written (references resolved), entities decoded."""
    text: str
    line: int
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """A picture in Markdown or HTML."""

    source: str
    alt: str
    line: int
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Admonition:
    """A box: `!!!`, `???` or `???+`; or one tab of `=== "…"`."""

    kind: str
    """Its first class in lower case (`note`); 'tab' for a content tab."""
    classes: tuple[str, ...]
    """All its classes, in the order written."""
    title: str
    """As written; '' when the type's own name is shown."""
    line: int
    marker: str
    """`!!!`, `???`, `???+` or `===`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table's shape."""

    rows: int
    """The header row included."""
    columns: int
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """Code, in a block or within a line."""

    content: str
    line: int
    info: str = ""
    """What stands behind the opening fence."""
    inline: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBlock:
    """One paragraph, heading, table cell, title or piece of HTML, as a reader sees it."""

    text: str
    """NFC, white space collapsed, without emphasis marks and attributes, entities decoded, inline code
    included."""
    line: int
    kind: BlockKind = "paragraph"
    foreign: tuple[tuple[str, str], ...] = ()
    """(tag, text) of the parts that carry a `lang` of their own."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A level-2 heading with all below it, `_intro` before the first one, or `_meta`.

    What parity checks compare stands in the tuples, in the order of the text. Nothing of HTML comments or
    front matter is in them.
    """

    id: str
    line: int
    """1-based line of its heading in the page's file."""
    heading: str = ""
    """Plain text of the heading; '' for `_meta` and `_intro`."""
    text: str = ""
    """Its Markdown, heading included: an unbroken piece of the body. For `_meta` two lines, as in front
    matter."""
    classes: frozenset[str] = frozenset()
    explicit: bool = True
    """Whether the id was written out (`{#id}`) or made from the heading."""
    fingerprint: str = ""
    """`v1:<text>.<facts>`."""
    words: int = 0
    """Words that a translator translates: those of the blocks, alt texts and code blocks not counted."""
    empty: bool = False
    """Whether there is nothing in it at all; such a section needs no translation and is none."""
    bare: bool = False
    """Whether it has no words besides headings and `{{ references }}`: a skeleton not yet written."""
    headings: tuple[Heading, ...] = ()
    """Its own first."""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    admonitions: tuple[Admonition, ...] = ()
    tables: tuple[Table, ...] = ()
    code: tuple[Code, ...] = ()
    blocks: tuple[TextBlock, ...] = ()
