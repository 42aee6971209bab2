"""A finished folder put in the place of the old one in a single step, so that the published folder is always whole."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

from minority_site.errors import OutputError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging_folder(target: Path) -> Path:
    """Make and return an empty folder beside `target`, after clearing away what dead builds have left.

    Raises:
        OutputError: nothing can be written there.
    """
    target = target.absolute()
    recover(target)
    folder = target.with_name(f".{target.name}.building-{os.getpid()}")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError as error:
        raise OutputError(
            f"cannot write beside {target}: {error.strerror}",
            hint="check the folder's permissions and free space",
        ) from error
    return folder


def swap(finished: Path, target: Path) -> None:
    """Put `finished` in the place of `target`; the old content is removed afterwards.

    Linux exchanges two folders in one step. Elsewhere the old one is first moved aside under a name that `recover`
    knows: a build killed between the two renames is put right by the next command.

    Raises:
        OutputError: the folder cannot be replaced; the old one is whole.
    """
    target = target.absolute()
    try:
        if not target.exists():
            finished.rename(target)
            return
        if not target.is_dir():
            raise OutputError(f"{target} is a file", hint="move it away or choose another site_dir")
        if _exchange(finished, target):
            shutil.rmtree(finished, ignore_errors=True)
            return
        old = target.with_name(f".{target.name}.replaced-{os.getpid()}")
        target.rename(old)
        finished.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"cannot replace {target}: {error.strerror}", hint="check that nothing holds the folder open"
        ) from error


def recover(target: Path) -> None:
    """Finish or roll back what a killed build has left beside `target`; folders of living builds are left alone."""
    target = target.absolute()
    if not target.parent.is_dir():
        return
    for old in sorted(target.parent.glob(f".{target.name}.replaced-*")):
        if _is_dead(old) and not target.exists():
            old.rename(target)
        elif _is_dead(old):
            shutil.rmtree(old, ignore_errors=True)
    for left in target.parent.glob(f".{target.name}.building-*"):
        if _is_dead(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_dead(folder: Path) -> bool:
    pid = folder.name.rpartition("-")[2]
    if not pid.isdigit() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
