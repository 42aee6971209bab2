"""The words of a page that are in the page's own language: what letters and language can be judged by."""

from __future__ import annotations

import re

from minority_site.sections import Section, TextBlock

_REFERENCE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def section_text(section: Section, *, with_links: bool = True) -> str:
    """Return what a reader sees of a section, without what need not be in its language.

    Left out are references, addresses, code within lines, what carries a `lang` of its own, and the words of links
    on demand.
    """
    return "\n".join(block_text(block, section, with_links=with_links) for block in section.blocks)


def block_text(block: TextBlock, section: Section, *, with_links: bool = True) -> str:
    """Return the same of one block of the section."""
    text = block.text
    if "{" in text:
        text = _REFERENCE.sub(" ", text)
    pieces = [foreign for _, foreign in block.foreign]
    pieces += [code.content for code in section.code if code.inline]
    if not with_links:
        pieces += [link.text for link in section.links]
    for piece in pieces:
        if piece and piece in text:
            text = text.replace(piece, " ")
    if "@" in text or "//" in text or "www." in text:
        text = " ".join(word for word in text.split() if not _is_address(word))
    return text


def _is_address(word: str) -> bool:
    return "@" in word or "//" in word or "www." in word
