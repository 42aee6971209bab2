"""`merge`: parts of a site, built apart, put together."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from minority_site.commands import Outcome, Project
from minority_site.engine.merge import merge_into
from minority_site.engine.swap import staging_folder, swap
from minority_site.errors import UsageError


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "parts", nargs="+", metavar="PART", help="folder of a part, as 'build --language … --output' wrote it"
    )
    parser.add_argument("--output", required=True, metavar="DIR", help="folder for the whole site")


def run(options: Namespace, _project: Project) -> Outcome:
    """Merge the parts.

    Raises:
        UsageError: a part does not exist.
        OutputError: the parts disagree, or the output cannot be written.
    """
    parts = [Path(part) for part in options.parts]
    for part in parts:
        if not part.is_dir():
            raise UsageError(
                f"there is no folder {part}", hint="build it with 'build --language TAG --output DIR'"
            )
    target = Path(options.output)
    room = staging_folder(target)
    merge_into(parts, room, move=False)
    swap(room, target)
    return Outcome()
