"""From syntax tree to sections: one walk collects what is compared and what fingerprints are made of."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from minority_site.sections.attributes import seen
from minority_site.sections.fingerprint import digest, fingerprint, fold
from minority_site.sections.ids import Ids, slug
from minority_site.sections.inline import COMMENT, EMPHASIS, TAG, InlineText, collapsed, html_attributes
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

_BLOCKS: Mapping[str, tuple[str, BlockKind]] = {
    "heading_open": ("h", "heading"),
    "th_open": ("th", "cell"),
    "td_open": ("td", "cell"),
    "dt_open": ("dt", "term"),
    "box_open": ("title", "title"),
}
"""Opening token → mark in the fingerprint and kind of the text in it; all else is a paragraph."""
_REFERENCE = re.compile(r"\{\{[^{}]*\}\}")
_PARAGRAPH: tuple[str, BlockKind] = ("p", "paragraph")


def read_sections(
    tokens: Sequence[Token], lines: Sequence[str], *, first_line: int, language: str
) -> list[Section]:
    """Return `_intro` and the sections in `tokens`, which were parsed from `lines`.

    `lines` keep their line ends; the first of them is line `first_line` of the file.
    """
    return _Walk(lines, first_line, language).sections(tokens)


@dataclass(kw_only=True, slots=True)
class _Draft:
    """A section while it is being read."""

    start: int
    """Index of its first line in the body."""
    heading: Heading | None = None
    records: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    note_labels: list[str] = field(default_factory=list)
    """Footnotes that it refers to."""
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    admonitions: list[Admonition] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    blocks: list[TextBlock] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class _Note:
    """A footnote's text. It belongs to the sections that refer to it, wherever it stands."""

    home: _Draft
    records: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class _Walk:
    """Goes through the tokens once; knows the section and the block it is in."""

    def __init__(self, lines: Sequence[str], first_line: int, language: str) -> None:
        self._lines = lines
        self._first = first_line
        self._language = language
        self._ids = Ids()
        self._notes: dict[str, _Note] = {}
        self._drafts: list[_Draft] = []
        self._begin(0)

    def sections(self, tokens: Sequence[Token]) -> list[Section]:
        # Written ids come first: a made one is counted up when it meets any of them, as `toc` does.
        self._ids = Ids(str(token.attrs["id"]) for token in tokens if token.attrs and "id" in token.attrs)
        opening: Token | None = None
        for token in tokens:
            if token.type == "inline":
                self._inline(token, opening)
                opening = None
                continue
            if token.nesting == 1:
                opening = token
                if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map:
                    self._begin(token.map[0])
            if handler := _HANDLERS.get(token.type):
                handler(self, token)
        self._place_notes()
        ends = [draft.start for draft in self._drafts[1:]] + [len(self._lines)]
        return [self._section(draft, end) for draft, end in zip(self._drafts, ends, strict=True)]

    def _begin(self, start: int) -> None:
        self._draft = _Draft(start=start)
        self._records, self._texts = self._draft.records, self._draft.texts
        self._drafts.append(self._draft)

    def _line(self, token: Token) -> int:
        return self._first + (token.map[0] if token.map else 0)

    def _record(self, mark: str, token: Token, *parts: str) -> None:
        """Add what is seen: kind, depth, attributes, words. The depth tells where a box or list ends."""
        attributes = seen(token.attrs) if token.attrs else ""
        self._records.append("\x1f".join((mark, str(token.level), attributes, *parts)))

    def _inline(self, token: Token, opening: Token | None) -> None:
        mark, kind = _BLOCKS.get(opening.type, _PARAGRAPH) if opening is not None else _PARAGRAPH
        extras: Sequence[str] = ()
        foreign: Sequence[tuple[str, str]] = ()
        if token.children:
            content = InlineText(self._line(token))
            content.read(token.children)
            self._take(content)
            text, extras, foreign = collapsed("".join(content.out)), content.extras, content.foreign
        else:  # words alone, as most lines are
            text = collapsed(token.content)
            if "  \n" in token.content:
                extras = ["br"] * token.content.count("  \n")
        if opening is not None and kind == "heading":
            mark = opening.tag
            self._heading(opening, text)
        folded = fold(text)
        if text or extras or kind in ("heading", "cell"):
            self._record(mark, opening if opening is not None and kind != "title" else token, folded, *extras)
        if text:
            self._texts.append(folded)
            line = self._line(token)
            self._draft.blocks.append(TextBlock(text=text, line=line, kind=kind, foreign=tuple(foreign)))

    def _take(self, content: InlineText) -> None:
        draft = self._draft
        draft.links += content.links
        draft.images += content.images
        draft.code += content.code
        draft.note_labels += content.notes
        self._texts += [fold(f"{image.alt} {image.title}") for image in content.images]

    def _heading(self, token: Token, text: str) -> None:
        explicit = "id" in token.attrs
        heading = Heading(
            id=str(token.attrs["id"]) if explicit else self._ids.unique(slug(text)),
            level=int(token.tag[1]),
            line=self._line(token),
            text=text,
            explicit=explicit,
            classes=frozenset(str(token.attrs.get("class", "")).split()),
        )
        if heading.level == 2 and token.level == 0:
            self._draft.heading = heading
        self._draft.headings.append(heading)

    def _box(self, token: Token) -> None:
        marker, classes, title = (token.meta[key] for key in ("marker", "classes", "title"))
        kind = "tab" if marker == "===" else classes[0] if classes else ""
        self._draft.admonitions.append(
            Admonition(kind=kind, classes=classes, title=title or "", line=self._line(token), marker=marker)
        )
        # Without a title the type's own name is shown, with an empty one nothing.
        self._record("box", token, marker, " ".join(classes), "untitled" if title is None else "")

    def _item(self, token: Token) -> None:
        self._record("ul" if token.markup in "-*+" else "ol", token)

    def _ordered(self, token: Token) -> None:
        if "start" in token.attrs:
            self._record("start", token)

    def _container(self, token: Token) -> None:
        self._record(token.tag, token)

    def _table(self, token: Token) -> None:
        self._draft.tables.append(Table(rows=0, columns=0, line=self._line(token)))
        self._record("table", token)

    def _row(self, token: Token) -> None:
        table = self._draft.tables[-1]
        self._draft.tables[-1] = Table(rows=table.rows + 1, columns=table.columns, line=table.line)
        self._record("tr", token)

    def _header_cell(self, _token: Token) -> None:
        table = self._draft.tables[-1]
        self._draft.tables[-1] = Table(rows=table.rows, columns=table.columns + 1, line=table.line)

    def _code(self, token: Token) -> None:
        content = "\n".join(line.rstrip() for line in token.content.rstrip().split("\n"))
        content = unicodedata.normalize("NFC", content)
        info = token.info.strip()
        self._draft.code.append(Code(content=content, line=self._line(token), info=info))
        self._record("code", token, info, content)
        self._texts.append(content)

    def _html(self, token: Token) -> None:
        source = COMMENT.sub("", token.content)
        if not source.strip():
            return
        line = self._line(token)
        for tag in TAG.finditer(source):
            self._html_tag(tag[2].lower(), html_attributes(tag[3]), line, source[tag.end() :])
        self._record("html", token, fold(collapsed(html.unescape(EMPHASIS.sub("", source)))))
        if text := collapsed(html.unescape(TAG.sub(" ", source))):
            self._draft.blocks.append(TextBlock(text=text, line=line, kind="html"))
            self._texts.append(fold(text))

    def _html_tag(self, tag: str, attributes: Mapping[str, str], line: int, rest: str) -> None:
        title = attributes.get("title", "")
        if tag == "a" and "href" in attributes:
            text = collapsed(html.unescape(TAG.sub("", rest.partition("</a>")[0])))
            self._draft.links.append(Link(target=attributes["href"], text=text, line=line, title=title))
        elif tag == "img":
            alt = attributes.get("alt", "")
            self._draft.images.append(
                Image(source=attributes.get("src", ""), alt=alt, line=line, title=title)
            )
            self._texts.append(fold(collapsed(f"{alt} {title}")))

    def _note_begins(self, token: Token) -> None:
        note = self._notes.setdefault(token.meta["label"], _Note(home=self._draft))
        self._records, self._texts = note.records, note.texts

    def _note_ends(self, _token: Token) -> None:
        self._records, self._texts = self._draft.records, self._draft.texts

    def _place_notes(self) -> None:
        """Add each footnote's text to the sections that refer to it; to its own when none does."""
        used = {label for draft in self._drafts for label in draft.note_labels}
        records = {label: digest(note.records) for label, note in self._notes.items()}
        for draft in self._drafts if self._notes else ():
            labels = draft.note_labels + [
                label for label, note in self._notes.items() if label not in used and note.home is draft
            ]
            draft.records += (f"note\x1f{records[label]}" for label in labels)
            for label in dict.fromkeys(labels):
                draft.texts += self._notes[label].texts

    def _section(self, draft: _Draft, end: int) -> Section:
        heading = draft.heading
        text_words = sum(block.text.count(" ") + 1 for block in draft.blocks)
        return Section(
            id=heading.id if heading else "_intro",
            line=self._first + draft.start,
            heading=heading.text if heading else "",
            text="".join(self._lines[draft.start : end]),
            classes=heading.classes if heading else frozenset(),
            explicit=heading.explicit if heading else True,
            fingerprint=fingerprint(draft.records, draft.texts, self._language),
            words=text_words + sum(len(image.alt.split()) for image in draft.images),
            empty=not draft.records,
            bare=_is_bare(draft),
            headings=tuple(draft.headings),
            links=tuple(draft.links),
            images=tuple(draft.images),
            admonitions=tuple(draft.admonitions),
            tables=tuple(draft.tables),
            code=tuple(draft.code),
            blocks=tuple(draft.blocks),
        )


def _is_bare(draft: _Draft) -> bool:
    words = (_REFERENCE.sub("", block.text).strip() for block in draft.blocks if block.kind != "heading")
    return not (draft.images or draft.code or any(words))


_HANDLERS = {
    "box_open": _Walk._box,
    "list_item_open": _Walk._item,
    "ordered_list_open": _Walk._ordered,
    "blockquote_open": _Walk._container,
    "dd_open": _Walk._container,
    "table_open": _Walk._table,
    "tr_open": _Walk._row,
    "th_open": _Walk._header_cell,
    "fence": _Walk._code,
    "code_block": _Walk._code,
    "html_block": _Walk._html,
    "hr": _Walk._container,
    "footnote_reference_open": _Walk._note_begins,
    "footnote_reference_close": _Walk._note_ends,
}
