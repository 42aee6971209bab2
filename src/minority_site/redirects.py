"""Redirects: where pages and sections have gone, in `data/redirects.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minority_site.strict import YamlDocument, YamlProblem, parse_yaml
from minority_site.yaml_edit import line_end, replace_values

REDIRECTS_FILE = "data/redirects.yml"
"""Relative to the project."""

_HEAD = "# Where pages and sections have gone, for old links. Written by 'minority-site rename'."


@dataclass(frozen=True, kw_only=True)
class Redirect:
    """One move, the same in all languages."""

    old: str
    """`rights/school.md` or `rights/school.md#apply`."""
    new: str


def read_redirects(text: str) -> tuple[Redirect, ...]:
    """Return the redirects in the text of the file.

    Raises:
        YamlProblem: not YAML, or not a list of `from` and `to`.
    """
    return redirects_in(parse_yaml(text))


def redirects_in(document: YamlDocument) -> tuple[Redirect, ...]:
    """Return the redirects in the file when it has been parsed.

    Raises:
        YamlProblem: not a list of `from` and `to`.
    """
    items = document.value if document.value is not None else []
    if not isinstance(items, list):
        raise YamlProblem("redirects are a list", 1)
    for index, item in enumerate(items):
        if not _is_redirect(item):
            raise YamlProblem("a redirect has 'from' and 'to', both texts", document.line(index))
    return tuple(Redirect(old=item["from"], new=item["to"]) for item in items)


def add_redirect(text: str, old: str, new: str) -> str:
    """Return the file's text with a redirect from `old` to `new`.

    What led to `old`, or to a section of it, now leads to `new`, so that nobody is sent on twice; an entry
    that would lead back to where it began goes.

    Raises:
        YamlProblem: as `read_redirects`.
    """
    newline = line_end(text)
    entries = {item.old: item.new for item in read_redirects(text)}
    changed = replace_values(
        text, lambda value: _moved(value, old, new) if value in entries.values() else None
    )
    wanted = {start: _moved(end, old, new) or end for start, end in entries.items()} | {old: new}
    wanted = {start: end for start, end in wanted.items() if start != end}
    if {item.old: item.new for item in read_redirects(changed)} == wanted:
        return changed
    if set(wanted) - set(entries) == {old} and set(entries) <= set(wanted):
        changed = changed or f"{_HEAD}{newline}"
        lead = "" if changed.endswith(("\n", "\r")) else newline
        return f"{changed}{lead}- from: {old}{newline}  to: {new}{newline}"
    return f"{_HEAD}{newline}" + "".join(
        f"- from: {start}{newline}  to: {end}{newline}" for start, end in wanted.items()
    )


def _moved(value: str, old: str, new: str) -> str | None:
    """Return where a target `value` is now, None when it has not moved."""
    if value == old:
        return new
    page, hash_, section = value.partition("#")
    return f"{new}#{section}" if hash_ and page == old and "#" not in new else None


def _is_redirect(item: Any) -> bool:
    return (
        isinstance(item, Mapping)
        and set(item) == {"from", "to"}
        and all(isinstance(value, str) for value in item.values())
    )
