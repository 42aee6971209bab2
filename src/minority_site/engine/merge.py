"""Parts of a site, each built by itself, put together into a whole."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from minority_site.errors import OutputError


def merge_into(parts: Iterable[Path], whole: Path, *, move: bool) -> None:
    """Put every file of `parts` into `whole`.

    A file that several parts hold (the theme's, shared ones) must be the same in all.

    Args:
        parts: folders of built languages.
        whole: an existing folder.
        move: take the files out of the parts instead of copying them.

    Raises:
        OutputError: two parts disagree about a file: they were not built from the same project.
    """
    for part in parts:
        for base, folders, files in os.walk(part):
            folders.sort()
            target_base = whole / Path(base).relative_to(part)
            target_base.mkdir(parents=True, exist_ok=True)
            for name in sorted(files):
                source, target = Path(base, name), target_base / name
                if target.exists():
                    if not filecmp.cmp(source, target, shallow=False):
                        raise OutputError(
                            f"two parts differ in {target.relative_to(whole).as_posix()}",
                            hint="build all parts from the same commit with the same versions",
                        )
                elif move:
                    source.rename(target)
                else:
                    shutil.copyfile(source, target)
