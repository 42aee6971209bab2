"""Messages found in code and templates by Babel, written as a template for all catalogs.

The same sources give the same bytes: no dates, no line numbers, files in the order of their names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from configparser import Error as ConfigError
from io import StringIO
from pathlib import Path
from typing import Any

import polib
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import DEFAULT_KEYWORDS, check_and_call_extract_file
from babel.messages.frontend import parse_mapping_cfg
from jinja2 import TemplateSyntaxError

from minority_site.catalogs.reading import is_plain
from minority_site.errors import SiteError

MAPPING_FILE = "locales/babel.cfg"

DEFAULT_MAPPING = """\
[jinja2: overrides/**.html]
encoding = utf-8
silent = false
"""
"""For projects without a mapping of their own: their templates."""

COMMENT_TAG = "Translators:"
"""What a comment for translators begins with in code and templates."""

WIDTH = 78
"""Where long lines are wrapped, as gettext's own tools do."""

_HEADER = {
    "Project-Id-Version": "minority-site",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;",
}
_SKIPPED = frozenset({"site", "node_modules", "__pycache__"})


def extract_template(root: Path) -> str:
    """Return the text of `messages.pot` for the project in `root`.

    Raises:
        SiteError: the mapping or a source cannot be read.
    """
    file = polib.POFile(encoding="utf-8", wrapwidth=WIDTH)
    file.header = "Template for message catalogs, made by 'minority-site catalogs extract'. Do not edit."
    file.metadata = dict(_HEADER)
    file.extend(_entries(root))
    return f"{file}"


def _entries(root: Path) -> Iterable[polib.POEntry]:
    """Return an entry for each message, in the order of their first places."""
    found: dict[tuple[str | None, str], polib.POEntry] = {}
    for path, _, message, comments, context in _messages(root):
        singular, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
        entry = found.setdefault(
            (context, singular), polib.POEntry(msgid=singular, msgctxt=context, flags=[])
        )
        if plural and not entry.msgid_plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = {0: "", 1: ""}
        entry.occurrences = sorted({*entry.occurrences, (path, "")})
        remarks = [remark for remark in comments if remark not in entry.comment.splitlines()]
        entry.comment = "\n".join(filter(None, [entry.comment, *remarks]))
        flags = BabelMessage((singular, plural) if plural else singular).flags
        entry.flags = sorted(flags & {"python-brace-format", "python-format"})
    return found.values()


_Found = tuple[str, int, "str | tuple[str, ...]", list[str], "str | None"]
"""File, line, message, comments, context."""


def _messages(root: Path) -> list[_Found]:
    method_map, options_map = _mapping(root)
    found: list[_Found] = []
    for path in _sources(root):
        shown = path.relative_to(root).as_posix()
        try:
            found += [
                (shown, line, message, comments, context)
                for _, line, message, comments, context in check_and_call_extract_file(
                    path, method_map, options_map, None, DEFAULT_KEYWORDS, (COMMENT_TAG,), True, root
                )
            ]
        except (TemplateSyntaxError, SyntaxError) as error:
            raise SiteError(f"cannot be read: {error}", shown, error.lineno, "mend the file") from error
        except (UnicodeDecodeError, ValueError, LookupError) as error:
            raise SiteError(f"cannot be read: {error}", shown, hint="the file is UTF-8 text") from error
    return sorted(found, key=lambda item: (item[0], item[1]))


def _sources(root: Path) -> Iterator[Path]:
    """Yield the project's files. Links are left out: they could lead out of it."""
    for base, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        yield from (Path(base, name) for name in sorted(files) if is_plain(Path(base, name)))


def _mapping(root: Path) -> tuple[list[tuple[str, str]], dict[str, dict[str, Any]]]:
    path = root / MAPPING_FILE
    try:
        text = path.read_text(encoding="utf-8-sig") if is_plain(path) else DEFAULT_MAPPING
        method_map, options_map = parse_mapping_cfg(StringIO(text), MAPPING_FILE)  # type: ignore[no-untyped-call]
    except (UnicodeDecodeError, ConfigError, ValueError) as error:
        raise SiteError(
            f"cannot be read: {error}", MAPPING_FILE, hint="write [jinja2: overrides/**.html]"
        ) from error
    return method_map, options_map
