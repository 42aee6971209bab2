"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write each file beside its place first, then put all in place; a file that is the same is left alone.

    When the first part fails (a full disk, a folder that may not be written), nothing has changed. The
    second part is renames only; interrupted there, each file is old or new, never half.

    Raises:
        OSError: a file cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            if not path.is_file() or path.read_bytes() != content:
                staged.append((_stage(path, content), path))
        while staged:
            # replace() keeps nothing of the old file, so its permissions were copied when staging.
            staged[0][0].replace(staged[0][1])
            staged.pop(0)
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                temporary.unlink()


def _stage(path: Path, content: bytes) -> Path:
    """Return a file beside `path` that holds `content`, on the disk for certain."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _umask() -> int:
    """Return the process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
