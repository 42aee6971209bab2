"""Older states of a page, from git where there is one. Nothing but `diff` needs it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from minority_site.pages import Page, read_page
from minority_site.sections import Section

_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class Past:
    """What the history says of the sections that were asked for."""

    found: Mapping[str, Section] = field(default_factory=dict)
    """Fingerprint → the section when it had it."""
    missing: str = ""
    """Why there is no history, or not all of it; '' when there is."""


def find_covered(page: Page, root: Path, entries: Set[str]) -> Past:
    """Return the older sections of `page` that have the fingerprints `entries`, the newest of each."""
    wanted = set(entries)
    found: dict[str, Section] = {}
    try:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        for commit, file in _commits(root, page.file) if wanted else ():
            old = read_page(
                _git(root, "show", f"{commit}:./{file}"), path=page.path, file=file, language=page.language
            )
            found |= {
                section.fingerprint: section for section in old.sections if section.fingerprint in wanted
            }
            wanted -= found.keys()
            if not wanted:
                break
    except FileNotFoundError:
        return Past(found=found, missing="git is not installed")
    except (subprocess.SubprocessError, OSError):
        return Past(found=found, missing="this is no git repository")
    return Past(found=found, missing="the history here is shallow" if shallow and wanted else "")


def _commits(root: Path, file: str) -> Iterator[tuple[str, str]]:
    """Yield commit and file name at that time, newest first, renames followed."""
    log = _git(root, "log", "--follow", "--name-only", "--relative", "--format=%x01%H", "-z", "--", file)
    for record in log.decode("utf-8", "surrogateescape").split("\x01")[1:]:
        commit, _, names = record.partition("\0")
        name = names.strip("\0\n")
        if name:
            yield commit.strip(), name


def _git(root: Path, *arguments: str) -> bytes:
    """Return what git prints. Raises FileNotFoundError without git, CalledProcessError when it refuses."""
    command = ("git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", *arguments)
    return subprocess.run(command, cwd=root, capture_output=True, check=True, timeout=_SECONDS).stdout
