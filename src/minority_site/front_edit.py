"""Front matter changed in place: single values, single lines.

All else keeps every byte: comments, key order, quoting, line ends, a byte-order mark, letters that are not
in NFC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from minority_site.errors import SiteError

_OPENING = re.compile(r"---[ \t]*(\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_STEP = 2
"""Columns by which a key that is written anew stands below its parent."""

Changes = Mapping[str, "str | Changes | None"]
"""Key → its new value; None takes the key away; a mapping changes the keys below it."""


class FrontMatterError(SiteError):
    """The front matter cannot be changed without guessing."""


def edit_front_matter(raw: bytes, changes: Changes) -> bytes:
    """Return a page's bytes with `changes` made in its front matter; the same bytes when it has them already.

    A page without front matter gets one.

    Raises:
        FrontMatterError: not UTF-8, not YAML, or a value stands where keys should.
    """
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    try:
        text = raw[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        raise FrontMatterError("this is not UTF-8 text", hint="save the file as UTF-8") from error
    start, end, newline = _bounds(text)
    head = _edit(text[start:end], changes, newline)
    if start == end == 0:
        head = f"---{newline}{head}---{newline}" if head else ""
    return mark + (text[:start] + head + text[end:]).encode("utf-8")


def _bounds(text: str) -> tuple[int, int, str]:
    """Return where the text between the fences begins and ends, and the line end; (0, 0, …) without any."""
    newline = next(iter(re.findall(r"\r\n|\n|\r", text)), "\n")
    opening = _OPENING.match(text)
    if opening:
        body = text[opening.end() :]
        # `$` knows only line feeds: the other line ends are made into as many characters.
        closing = _CLOSING.search(body.replace("\r\n", " \n").replace("\r", "\n"))
        if closing:
            return opening.end(), opening.end() + closing.start(), opening[1]
    return 0, 0, newline


def _edit(head: str, changes: Changes, newline: str) -> str:
    try:
        root = yaml.compose(head, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FrontMatterError(
            "front matter cannot be read", line=mark.line + 2 if mark else None, hint="mend the YAML first"
        ) from error
    except (ValueError, RecursionError) as error:
        raise FrontMatterError("front matter cannot be read", hint="mend the YAML first") from error
    editor = _Editor(head, newline)
    if root is None:
        return head + _lines(changes, 0, newline)
    if not isinstance(root, yaml.MappingNode):
        raise FrontMatterError("front matter is no list of keys", line=2, hint="write 'title: …'")
    edits = sorted(editor.mapping(root, changes), key=lambda edit: (edit.start, edit.end))
    for edit in reversed(edits):
        head = head[: edit.start] + edit.text + head[edit.end :]
    return head


@dataclass(frozen=True, kw_only=True)
class _Edit:
    """Characters to replace."""

    start: int
    end: int
    text: str


class _Editor:
    """Turns changes into edits of one text; knows where its YAML nodes stand."""

    def __init__(self, text: str, newline: str) -> None:
        self._text = text
        self._newline = newline

    def mapping(self, node: yaml.MappingNode, changes: Changes) -> Iterator[_Edit]:
        known = {key.value: (key, value) for key, value in node.value}
        new = {name: value for name, value in changes.items() if name not in known and not _void(value)}
        gone = {name for name in known if name in changes and changes[name] is None}
        if known and len(gone) == len(known) and not new:
            yield self._empty(node)
            return
        for name, value in changes.items():
            if name in gone:
                yield self._remove(node, *known[name])
            elif name in known and value is not None:
                yield from self._change(node, *known[name], value)
        if new:
            yield self._append(node, new)

    def _change(
        self, parent: yaml.MappingNode, key: yaml.Node, node: yaml.Node, value: str | Changes
    ) -> Iterator[_Edit]:
        if isinstance(value, str):
            if not isinstance(node, yaml.ScalarNode):
                raise self._error(key, f"'{key.value}' has keys of its own")
            if node.value != value:
                yield self._replace(node, value)
        elif isinstance(node, yaml.MappingNode):
            yield from self.mapping(node, value)
        elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null":
            if not _void(value):
                yield from self._fill(parent, key, node, value)
        else:
            raise self._error(key, f"'{key.value}' has no keys of its own")

    def _replace(self, node: yaml.ScalarNode, value: str) -> _Edit:
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            raise self._error(node, "a value in block style")
        text = _quoted(value, node.style)
        return _Edit(start=start, end=end, text=f" {text}" if start == end else text)

    def _append(self, node: yaml.MappingNode, new: Changes) -> _Edit:
        if node.flow_style:
            # After the last pair, so that a comma or comment behind it stays where it is.
            last = node.value[-1][1].end_mark.index if node.value else node.start_mark.index + 1
            return _Edit(start=last, end=last, text=(", " if node.value else "") + _flow(new))
        column = node.value[0][0].start_mark.column
        end = self._line_end(self._last(node))
        # A text that ends without a line end has its last line closed first.
        lead = "" if end == 0 or self._text[end - 1] in "\r\n" else self._newline
        return _Edit(start=end, end=end, text=lead + _lines(new, column, self._newline))

    def _fill(
        self, parent: yaml.MappingNode, key: yaml.Node, node: yaml.ScalarNode, value: Changes
    ) -> Iterator[_Edit]:
        """Write keys where a key has no value, or `~`."""
        start, end = node.start_mark.index, node.end_mark.index
        if parent.flow_style:
            yield _Edit(start=start, end=end, text=f"{' ' if start == end else ''}{{{_flow(value)}}}")
            return
        if node.value:
            yield _Edit(start=start, end=end, text="")
        below = self._line_end(max(key.end_mark.index, end if node.value else 0))
        lead = "" if self._text[below - 1] in "\r\n" else self._newline
        lines = _lines(value, key.start_mark.column + _STEP, self._newline)
        yield _Edit(start=below, end=below, text=lead + lines)

    def _empty(self, node: yaml.MappingNode) -> _Edit:
        """Take all keys away and leave `{}`: without a value the parent would be another thing."""
        return _Edit(start=node.start_mark.index, end=self._last(node), text="{}")

    def _remove(self, parent: yaml.MappingNode, key: yaml.Node, node: yaml.Node) -> _Edit:
        pairs = parent.value
        index = next(i for i, (other, _) in enumerate(pairs) if other is key)
        if not parent.flow_style:
            start = max(self._text.rfind(end, 0, key.start_mark.index) for end in "\r\n") + 1
            return _Edit(start=start, end=self._line_end(max(self._last(node), key.end_mark.index)), text="")
        if index:
            return _Edit(start=pairs[index - 1][1].end_mark.index, end=node.end_mark.index, text="")
        end = pairs[1][0].start_mark.index if len(pairs) > 1 else node.end_mark.index
        return _Edit(start=key.start_mark.index, end=end, text="")

    def _last(self, node: yaml.Node) -> int:
        """Return where a value ends; block collections end where their last value does."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            key, value = last if isinstance(last, tuple) else (last, last)
            return max(self._last(value), int(key.end_mark.index))
        end = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            end = len(self._text[:end].rstrip())
        return end

    def _line_end(self, position: int) -> int:
        """Return where the line after the one that `position` stands in begins."""
        match = re.compile(r"\r\n|\n|\r").search(self._text, position)
        return match.end() if match else len(self._text)

    def _error(self, node: yaml.Node, message: str) -> FrontMatterError:
        return FrontMatterError(
            f"{message}, which is not expected here", line=node.start_mark.line + 2, hint="write it by hand"
        )


def _void(value: str | Changes | None) -> bool:
    """Return whether a change adds nothing where nothing is."""
    return value is None or (not isinstance(value, str) and all(_void(below) for below in value.values()))


def _lines(changes: Changes, column: int, newline: str) -> str:
    """Return `changes` as lines of block YAML."""
    text = ""
    for key, value in changes.items():
        if _void(value):
            continue
        text += f"{' ' * column}{_quoted(key)}:"
        text += f" {_quoted(value)}{newline}" if isinstance(value, str) else newline
        if value is not None and not isinstance(value, str):
            text += _lines(value, column + _STEP, newline)
    return text


def _flow(changes: Changes) -> str:
    pairs = []
    for key, value in changes.items():
        if isinstance(value, str):
            pairs.append(f"{_quoted(key)}: {_double(value)}")
        elif value is not None and not _void(value):
            pairs.append(f"{_quoted(key)}: {{{_flow(value)}}}")
    return ", ".join(pairs)


def _quoted(value: str, style: str | None = None) -> str:
    """Return `value` as YAML that is read as the same text, in quotes as `style` or, if possible, none."""
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return value if style is None and _is_plain(value) else _double(value)


def _double(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _is_plain(value: str) -> bool:
    if re.fullmatch(r"v[0-9]+:[0-9a-f]+\.[0-9a-f]+", value):
        return True
    return bool(_PLAIN.fullmatch(value)) and yaml.safe_load(value) == value
