"""YAML read strictly: line numbers kept, duplicate keys, aliases and object tags refused, unknown keys named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass
class YamlProblem(Exception):  # noqa: N818 - a fact about a text; its reader turns it into a finding or a SiteError
    """The text is not the YAML we accept."""

    message: str
    line: int
    column: int = 1


_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it: the same values, eight times as fast."""
_DEEPEST = 64
"""Levels of lists and mappings; our own files have six."""

Path = tuple[str | int, ...]
"""Keys and indexes from the root of a document to a value."""


@dataclass(frozen=True)
class YamlDocument:
    """A YAML text as plain values, with the line of each of them."""

    value: Any
    """Plain Python values: dict, list, str, int, float, bool, date, None."""
    lines: Mapping[Path, int] = field(default_factory=dict)
    """1-based line of each key or item, by its path from the root."""

    def line(self, *path: str | int) -> int:
        """Return the line of `path`, or of its nearest existing parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_yaml(text: str, *, first_line: int = 1) -> YamlDocument:
    """Parse `text` and return its values and their lines, counted from `first_line`.

    Raises:
        YamlProblem: syntax error, duplicate key, alias, object tag, or a key that is not text.
    """
    lines: dict[Path, int] = {}
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + first_line
        raise YamlProblem(f"unacceptable character {found[0]!a}", line)
    loader = _LOADER("")
    try:
        # Refused before anything is composed: a bomb is made of aliases, or of depth, which the fast loader does not
        # survive.
        for event, depth in _with_depth(yaml.parse(text, Loader=_LOADER)):
            mark = event.start_mark
            line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
            if isinstance(event, yaml.AliasEvent):
                raise YamlProblem("aliases (*name) are not accepted here; write the value out", line, column)
            if depth > _DEEPEST:
                raise YamlProblem("nested too deeply", line)
        loader = _LOADER(text)
        node = loader.get_single_node()
        if node is None:
            return YamlDocument(None, {(): first_line})
        _collect_lines(node, (), lines, first_line)
        return YamlDocument(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        column = (mark.column if mark else 0) + 1
        raise YamlProblem(error.problem or "this is not valid YAML", line, column) from error
    except yaml.reader.ReaderError as error:
        raise YamlProblem(f"unacceptable character: {error.reason}", first_line) from error
    except (ValueError, OverflowError) as error:
        raise YamlProblem(str(error), first_line) from error
    except RecursionError as error:
        raise YamlProblem("nested too deeply", first_line) from error
    finally:
        loader.dispose()


def _with_depth(events: Iterator[yaml.Event]) -> Iterator[tuple[yaml.Event, int]]:
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        yield event, depth


def _collect_lines(node: yaml.Node, path: Path, lines: dict[Path, int], first_line: int) -> None:
    lines.setdefault(path, node.start_mark.line + first_line)
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + first_line
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlProblem("a key must be a plain word", line)
            child = (*path, key_node.value)
            if child in lines:
                raise YamlProblem(
                    f"the key '{key_node.value}' is given twice", line, key_node.start_mark.column + 1
                )
            lines[child] = line
            _collect_lines(value_node, child, lines, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*path, index)] = item.start_mark.line + first_line
            _collect_lines(item, (*path, index), lines, first_line)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None when none is alike."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, or all of them when none is near."""
    known = sorted(known)
    best = nearest(word, known)
    return f"did you mean '{best}'?" if best else "known: " + ", ".join(known)
