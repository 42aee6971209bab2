"""YAML text changed in place: single values, single lines. Comments, order, quoting and line ends stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from minority_site.strict import YamlProblem

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*(?:#[A-Za-z0-9_-]+)?")
_FINGERPRINT = re.compile(r"v[0-9]+:[0-9a-f]+\.[0-9a-f]+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_STEP = 2
"""Columns by which a key that is written anew stands below its parent."""

Changes = Mapping[str, "str | Changes | None"]
"""Key → its new value; None takes the key away; a mapping changes the keys below it."""


def change_keys(text: str, changes: Changes) -> str:
    """Return `text` with `changes` made; the same text when it has them already.

    Raises:
        YamlProblem: not YAML, or a value stands where keys should.
    """
    newline = line_end(text)
    root = _compose(text)
    if root is None:
        return text + _lines(changes, 0, newline)
    if not isinstance(root, yaml.MappingNode):
        raise YamlProblem("this is no list of keys", root.start_mark.line + 1)
    return _apply(text, _Editor(text, newline).mapping(root, changes))


def rename_key(text: str, parents: Sequence[str], old: str, new: str) -> str:
    """Return `text` with the key `old` below `parents` called `new`; the same text when it is not there.

    Raises:
        YamlProblem: not YAML.
    """
    node = _compose(text)
    for parent in parents:
        node = _value(node, parent)
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    return _apply(text, (_replacement(key, new) for key in keys if key.value == old))


def replace_values(text: str, change: Callable[[str], str | None], *, under: str | None = None) -> str:
    """Return `text` with every scalar value for which `change` returns another; keys stay.

    `under` limits the change to values somewhere below a key of that name.

    Raises:
        YamlProblem: not YAML.
    """
    edits = []
    for node in _scalars(_compose(text), set(), inside=under is None, under=under):
        new = change(node.value)
        if new is not None and new != node.value:
            edits.append(_replacement(node, new))
    return _apply(text, edits)


def line_end(text: str) -> str:
    """Return the line end in use, a line feed when there is none."""
    match = _LINE_END.search(text)
    return match[0] if match else "\n"


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(error.problem or "this is not valid YAML", mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlProblem("this is not valid YAML", 1) from error


def _apply(text: str, edits: Iterable[_Edit]) -> str:
    # What an alias stands for is met as often as it is named, and changed once.
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _scalars(
    node: yaml.Node | None, met: set[tuple[int, bool]], *, inside: bool, under: str | None
) -> Iterator[yaml.ScalarNode]:
    """Yield the values in a node; `met` keeps aliases from being gone through again and again."""
    if (id(node), inside) in met:
        return
    met.add((id(node), inside))
    if isinstance(node, yaml.ScalarNode) and inside:
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, met, inside=inside, under=under)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, met, inside=inside or key.value == under, under=under)


def _replacement(node: yaml.ScalarNode, value: str) -> _Edit:
    """Return the edit that gives a key or value another text, in the same quotes."""
    if node.style in ("|", ">"):
        raise YamlProblem("a value in block style is not changed here", node.start_mark.line + 1)
    start, end = node.start_mark.index, node.end_mark.index
    text = _quoted(value, node.style)
    return _Edit(start=start, end=end, text=f" {text}" if start == end else text)


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
                yield _replacement(node, value)
        elif isinstance(node, yaml.MappingNode):
            yield from self.mapping(node, value)
        elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null":
            if not _void(value):
                yield from self._fill(parent, key, node, value)
        else:
            raise self._error(key, f"'{key.value}' has no keys of its own")

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
        match = _LINE_END.search(self._text, position)
        return match.end() if match else len(self._text)

    def _error(self, node: yaml.Node, message: str) -> YamlProblem:
        return YamlProblem(f"{message}, which is not expected here", node.start_mark.line + 1)


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
    """Return whether a value needs no quotes: a fingerprint, a word, a path."""
    if _FINGERPRINT.fullmatch(value):
        return True
    return bool(_PLAIN.fullmatch(value)) and yaml.safe_load(value) == value
