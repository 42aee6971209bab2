"""The command line: arguments → command → printing → exit code. The one place that prints or exits."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from minority_site import __version__
from minority_site.commands import COMMANDS, Outcome, Project, find
from minority_site.errors import SiteError
from minority_site.reports.visible import visible


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 nothing wrong, 1 findings, 2 could not run."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _use_utf8()
    options = _parse(arguments)
    project = Project(
        root=Path(options.project), stdout_is_terminal=sys.stdout.isatty(), environment=dict(os.environ)
    )
    try:
        outcome = find(options.command).run(options, project)
        _print(outcome)
    except SiteError as error:
        return _fail(str(error), options.debug)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _fail("interrupted", options.debug)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _fail(f"{place}{error.strerror or error}", options.debug)
    except Exception as error:
        return _fail(
            f"internal error: {type(error).__name__}: {error} (run again with --debug)", options.debug
        )
    return outcome.exit_code


def _use_utf8() -> None:
    """Print letters of all languages whatever the terminal says it can do."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse with the one command's own arguments; help lists all commands without importing them."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--project", default=".", metavar="DIR", help="the project's folder (default: .)")
    common.add_argument("--debug", action="store_true", help="show the traceback of an internal error")
    parser = argparse.ArgumentParser(
        prog="minority-site",
        description="Build and check a site with information to national minorities.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"minority-site {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    wanted = next((word for word in arguments if word in COMMANDS), None)
    for name, (_, summary) in COMMANDS.items():
        # SUPPRESS: given before the command, --project must survive the subparser's own default.
        subparser = subparsers.add_parser(
            name, help=summary, description=summary[0].upper() + summary[1:] + "."
        )
        subparser.add_argument(
            "--project", default=argparse.SUPPRESS, metavar="DIR", help="the project's folder"
        )
        subparser.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        if name == wanted:
            find(name).add_arguments(subparser)
    return parser.parse_args(arguments)


def _print(outcome: Outcome) -> None:
    if outcome.stderr:
        print(outcome.stderr.rstrip("\n"), file=sys.stderr)
    if outcome.stdout:
        print(outcome.stdout.rstrip("\n"))
        sys.stdout.flush()


def _fail(message: str, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    print(f"minority-site: {visible(message)}", file=sys.stderr)
    return 2
