"""Markdown cut into sections by its syntax tree, with a fingerprint of each and what parity checks compare.

`split_sections` parses once and returns frozen records; the syntax tree is not kept. A `Section` has,
besides id, line, text, classes and fingerprint, tuples of `Heading`, `Link`, `Image`, `Admonition` (content
tabs too), `Table`, `Code` and `TextBlock`, each with the line it stands on in the file. HTML comments are
in none of them.
"""

from __future__ import annotations

from minority_site.sections.fingerprint import (
    RECIPES,
    Entry,
    fingerprint,
    fingerprint_words,
    fold,
    parse_entry,
    same_facts,
)
from minority_site.sections.inline import collapsed
from minority_site.sections.markdown import parse
from minority_site.sections.model import (
    Admonition,
    BlockKind,
    Code,
    Heading,
    Image,
    Link,
    Section,
    Table,
    TextBlock,
)
from minority_site.sections.reading import read_sections

__all__ = [
    "RECIPES",
    "Admonition",
    "BlockKind",
    "Code",
    "Entry",
    "Heading",
    "Image",
    "Link",
    "Section",
    "Table",
    "TextBlock",
    "fingerprint_words",
    "parse_entry",
    "same_facts",
    "split_sections",
]


def split_sections(
    title: str, description: str, body: str, *, first_line: int, language: str = ""
) -> tuple[Section, ...]:
    """Return the page's sections in order: `_meta`, `_intro`, then one per level-2 heading.

    `_meta` and `_intro` are always there and `empty` when there is nothing in them. `language` is the tag
    of the text; it decides which words count as facts. Every text has sections, whatever is wrong with it;
    nothing is raised.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    # Not splitlines(): it cuts at more characters than a Markdown parser does.
    lines = [line + "\n" for line in body.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    sections = read_sections(parse(body), lines, first_line=first_line, language=language)
    return (_meta(title, description, language), *sections)


def _meta(title: str, description: str, language: str) -> Section:
    title, description = collapsed(title), collapsed(description)
    words = (fold(title), fold(description))
    return Section(
        id="_meta",
        line=1,
        text=f"title: {title}\ndescription: {description}\n",
        fingerprint=fingerprint(words, words, language),
        words=len(title.split()) + len(description.split()),
        empty=not any(words),
        bare=not any(words),
        blocks=tuple(TextBlock(text=text, line=1) for text in (title, description) if text),
    )
