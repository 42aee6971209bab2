"""`mkdocs.yml` changed by single lines: comments, order, quoting, tags and anchors of the rest survive.

The file is parsed for places only, never written back from values: MkDocs' `!ENV` and the like mean nothing here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from minority_site.errors import SettingsError

PLUGIN = "minority-site"


def with_language(
    text: str, file: str, tag: str, settings: Mapping[str, str], facts: Mapping[str, Any]
) -> str:
    """Return the configuration with a language after the last one.

    Args:
        text: what `mkdocs.yml` says now.
        file: its name, for errors.
        tag: the new language.
        settings: what to set beside `locale`, as `machine: label`.
        facts: its entry under `registry:`; none is made when empty.

    Raises:
        SettingsError: the list of languages does not stand in this file, or in a form that cannot be added to.
    """
    options = _options(text, file)
    languages = _value(options, "languages")
    if not isinstance(languages, yaml.SequenceNode) or not languages.value:
        raise _elsewhere(file, "there is no list 'languages:' to add to")
    edits = [_language(text, file, languages, {"locale": tag, **settings})]
    if facts:
        edits.append(_registry(text, file, options, tag, facts))
    changed = _apply(text, edits)
    _verify(changed, file, tag, registered=bool(facts))
    return changed


@dataclass(frozen=True)
class _Edit:
    """Text to put in at a place."""

    at: int
    insert: str


def _apply(text: str, edits: Iterable[_Edit]) -> str:
    """Return the text with all edits made; of two at one place the first comes first."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.at):
        pieces += [text[position : edit.at], edit.insert]
        position = edit.at
    return "".join((*pieces, text[position:]))


def _options(text: str, file: str) -> yaml.MappingNode:
    """Return the node of the plugin's settings. Raises SettingsError when the file has none."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise SettingsError(f"cannot be read: {error.problem}", file, line, "mend the YAML") from error
    plugins = _value(root, "plugins")
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        options = _value(item, PLUGIN)
        if isinstance(options, yaml.MappingNode):
            return options
    raise _elsewhere(file, f"there are no settings of the plugin '{PLUGIN}'")


def _elsewhere(file: str, message: str) -> SettingsError:
    hint = "if they come from another file (INHERIT, <<), add '- locale: …' there by hand"
    return SettingsError(message, file, hint=hint)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _language(text: str, file: str, languages: yaml.SequenceNode, settings: Mapping[str, str]) -> _Edit:
    last = languages.value[-1]
    if last.start_mark.index < languages.start_mark.index:
        message = "the last language is written as an alias (*name)"
        raise SettingsError(message, file, languages.start_mark.line + 1, "add '- locale: …' by hand")
    if languages.flow_style:
        return _Edit(last.end_mark.index, f", {_flow(settings)}")
    # The list's own mark is that of its anchor, if it has one.
    line_start = last.start_mark.index - last.start_mark.column
    column = text[line_start : last.start_mark.index].rfind("-")
    indent = " " * column
    if isinstance(last, yaml.MappingNode) and not last.flow_style:
        entry = f"\n{indent}  ".join(f"{key}: {_scalar(value)}" for key, value in settings.items())
    else:
        entry = _flow(settings)
    return _after(text, _end(last), f"{indent}- {entry}\n", deeper_than=column)


def _registry(text: str, file: str, options: yaml.MappingNode, tag: str, facts: Mapping[str, Any]) -> _Edit:
    entry = {tag: facts}
    registry = _value(options, "registry")
    if registry is None:
        return _new_registry(text, options, entry)
    key = next(name for name, _ in options.value if name.value == "registry")
    if registry.start_mark.index < key.start_mark.index:
        message = "the registry is written as an alias (*name)"
        raise SettingsError(message, file, key.start_mark.line + 1, f"add '{tag}:' to it by hand")
    if isinstance(registry, yaml.MappingNode) and registry.flow_style:
        return _into_flow(registry, entry)
    column = key.start_mark.column + 2
    end = key.end_mark.index + 1
    if isinstance(registry, yaml.MappingNode) and registry.value:
        column, end = registry.start_mark.column, _end(registry)
    return _after(text, end, _block(entry, column), deeper_than=column - 1)


def _new_registry(text: str, options: yaml.MappingNode, entry: Mapping[str, Any]) -> _Edit:
    if options.flow_style:
        return _into_flow(options, {"registry": entry})
    key, languages = next(pair for pair in options.value if pair[0].value == "languages")
    column = int(options.start_mark.column)
    return _after(text, _end_of_pair(key, languages), _block({"registry": entry}, column), deeper_than=column)


def _into_flow(node: yaml.MappingNode, entry: Mapping[str, Any]) -> _Edit:
    inner = _flow(entry)[1:-1]
    if node.value:
        return _Edit(node.value[-1][1].end_mark.index, f", {inner}")
    return _Edit(node.start_mark.index + 1, inner)


def _end(node: yaml.Node) -> int:
    """Return the offset behind the last character of a node's own content, what comes after it left out."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    if isinstance(node, yaml.SequenceNode):
        return max(_end(node.value[-1]), int(node.start_mark.index) + 1)
    return _end_of_pair(*node.value[-1])


def _end_of_pair(key: yaml.Node, value: yaml.Node) -> int:
    """Return the offset behind a value, or behind its key where the value is an alias of what stands elsewhere."""
    return _end(value) if value.start_mark.index >= key.end_mark.index else int(key.end_mark.index)


def _after(text: str, end: int, block: str, *, deeper_than: int) -> _Edit:
    """Return the insertion of whole lines below the line at `end` and the indented comments that belong to it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    # The end of a block scalar lies on the line behind it.
    end = len(text[:end].rstrip()) if text[:end].endswith("\n") else end
    at = text.find("\n", end)
    if at < 0:
        return _Edit(len(text), newline + block.rstrip("\n").replace("\n", newline))
    at += 1
    comment = re.compile(rf"[ ]{{{deeper_than + 1},}}#[^\n]*\n")
    while match := comment.match(text, at):
        at = match.end()
    return _Edit(at, block.replace("\n", newline))


def _block(values: Mapping[str, Any], column: int) -> str:
    """Return values as block mappings down to what fits a line each."""
    lines = []
    for key, value in values.items():
        nested = isinstance(value, Mapping) and any(isinstance(inner, Mapping) for inner in value.values())
        if nested or (isinstance(value, Mapping) and len(_flow(value)) > 100):
            lines.append(f"{' ' * column}{_scalar(key)}:\n{_block(value, column + 2)}")
        else:
            lines.append(f"{' ' * column}{_scalar(key)}: {_flow(value)}\n")
    return "".join(lines)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else _scalar(str(value))


def _scalar(text: str) -> str:
    """Return a text plain where YAML reads it as that text (not as Norway's `no`), else in double quotes."""
    if re.fullmatch(r"[\w-]+", text) and yaml.safe_load(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _verify(text: str, file: str, tag: str, *, registered: bool) -> None:
    """Raise SettingsError unless the changed text says what it was changed for."""
    options = _options(text, file)
    languages = _value(options, "languages")
    last = languages.value[-1] if isinstance(languages, yaml.SequenceNode) else None
    locale = _value(last, "locale")
    entry = _value(_value(options, "registry"), tag)
    if locale is None or locale.value != tag or (registered and entry is None):
        raise SettingsError("cannot be added to by this command", file, hint="add '- locale: …' by hand")
