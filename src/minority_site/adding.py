"""A record added to `data/`: tried out first, written only when nothing is wrong with it."""

from __future__ import annotations

import re
import sys
import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from minority_site.atomic import write_files
from minority_site.data_writing import with_record
from minority_site.dataset import load_dataset
from minority_site.errors import UsageError
from minority_site.site import Site
from minority_site.strict import YamlProblem

Ask = Callable[[str], str]


def add_common_arguments(parser: ArgumentParser, kind: str) -> None:
    """Declare what all records have."""
    parser.add_argument("action", choices=("new",), help=f"add an {kind}")
    parser.add_argument("--id", metavar="ID", help="name in addresses; made from the title when left out")
    parser.add_argument("--language", metavar="TAG", help="language of the words (default: the source)")
    parser.add_argument(
        "--sample", action="store_true", help="an invented example, marked as such everywhere"
    )
    parser.add_argument("--file", metavar="FILE", help="file under data/ to add it to")


def asked(options: Namespace, wanted: Iterable[tuple[str, str]], ask: Ask | None) -> None:
    """Fill in the options that are needed and missing, by asking.

    Raises:
        UsageError: nobody can be asked; names all that is missing.
    """
    missing = [(name, question) for name, question in wanted if not getattr(options, name)]
    if missing and ask is None:
        flags = " ".join(f"--{name.replace('_', '-')}" for name, _ in missing)
        raise UsageError(f"missing: {flags}", hint="give them, or run the command on a terminal to be asked")
    for name, question in missing:
        while not getattr(options, name):
            answer = ask(question) if ask else ""
            setattr(options, name, answer.strip())


def terminal() -> Ask | None:
    """Return the way to ask the user, None when nobody is there."""
    return (lambda question: input(f"{question}: ")) if sys.stdin is not None and sys.stdin.isatty() else None


def slug(text: str, taken: Iterable[str]) -> str:
    """Return an id made from a title: ASCII words with hyphens, and a number when it is taken."""
    plain = unicodedata.normalize(
        "NFKD", text.replace("ø", "o").replace("æ", "ae").replace("đ", "d").replace("ŋ", "n")
    )
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    base = "-".join(words)[:60].strip("-") or "post"
    known = set(taken)
    number, found = 2, base
    while found in known:
        found, number = f"{base}-{number}", number + 1
    return found


def add_record(site: Site, kind: str, record: Mapping[str, Any], file: str) -> str:
    """Write a record at the end of a data file, unless something is wrong with it, and return its place.

    Raises:
        UsageError: what is wrong with it, all of it; or the file is not one under `data/`.
    """
    settings, today = site.settings, site.today
    shown = _checked_name(file)
    path = settings.root / shown
    try:
        before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        after = with_record(before, kind, dict(record))
    except (YamlProblem, UnicodeDecodeError) as error:
        raise UsageError(
            f"the file cannot be read: {error}", shown, hint="run 'minority-site check'"
        ) from error
    known = {(p.rule, p.problem.message) for p in load_dataset(settings.root, settings, today=today).problems}
    tried = load_dataset(settings.root, settings, today=today, instead={shown: after})
    new = [p.problem for p in tried.problems if (p.rule, p.problem.message) not in known]
    if new:
        raise UsageError("; ".join(f"{problem.message} ({problem.hint})" for problem in new))
    write_files({path: after.encode()})
    line = after[: after.rindex(f"- id: {record['id']}\n")].count("\n") + 1
    return f"{shown}:{line}: {record['id']}"


def _checked_name(file: str) -> str:
    parts = Path(file).as_posix().split("/")
    if parts[0] != "data" or ".." in parts or not file.endswith((".yml", ".yaml")):
        raise UsageError(f"'{file}' is no file under data/", hint="write data/events.yml")
    return "/".join(parts)


def compact(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without the keys that have no value."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {}, False)}
