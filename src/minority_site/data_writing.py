"""Data files changed by line: what a tool writes, and nothing else of the file."""

from __future__ import annotations

import re
from typing import Any

import yaml

from minority_site.errors import SiteError
from minority_site.strict import Path, parse_yaml


def with_covers(text: str, words: Path, language: str, fingerprint: str, *, path: str) -> str:
    """Return a data file's text in which the words in `language` cover the source words `fingerprint`.

    One line is changed or added. `words` is the place of a record's words, as `("events", 0, "words")`.

    Raises:
        SiteError: the words are written in one line (`{…}`), where no line can be added.
    """
    document = parse_yaml(text.replace("\r\n", "\n"))
    place = (*words, language)
    lines = text.splitlines(keepends=True)
    head = document.line(*place) - 1
    if (*place, "covers") in document.lines:
        index = document.line(*place, "covers") - 1
        lines[index] = re.sub(r"(\bcovers:[ \t]*)\S+", rf"\g<1>{fingerprint}", lines[index], count=1)
        return "".join(lines)
    children = [at for at in document.lines if at[:-1] == place]
    first = min((document.lines[child] for child in children), default=head + 1) - 1
    if first <= head:
        hint = "write each of its keys on a line of its own"
        raise SiteError(f"the words in '{language}' stand on one line", path, head + 1, hint)
    indent = re.match(r"[ ]*", lines[first])
    ending = "\r\n" if lines[first].endswith("\r\n") else "\n"
    where = max(
        (document.lines[child] for child in children if child[-1] in ("state", "method")), default=first
    )
    lines.insert(where, f"{indent[0] if indent else ''}covers: {fingerprint}{ending}")
    return "".join(lines)


def with_record(text: str, kind: str, record: dict[str, Any]) -> str:
    """Return a data file's text with a record added at the end of the list `kind`."""
    item = yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=110, default_flow_style=False)
    item = "".join(f"  {line}\n" for line in item.splitlines())
    document = parse_yaml(text) if text.strip() else None
    value = document.value if document else None
    if not isinstance(value, dict) or kind not in value:
        head = text.rstrip("\n")
        return f"{head}\n\n{kind}:\n{item}" if head else f"{kind}:\n{item}"
    lines = text.splitlines(keepends=True)
    assert document is not None
    if not value[kind]:  # `events:` or `events: []`
        index = document.line(kind) - 1
        lines[index] = f"{kind}:\n"
        return "".join([*lines[: index + 1], item, *lines[index + 1 :]])
    after = [document.lines[(key,)] for key in value if document.lines[(key,)] > document.line(kind)]
    end = min(after) - 1 if after else len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    return "".join([*lines[:end], "\n", item, *lines[end:]])
