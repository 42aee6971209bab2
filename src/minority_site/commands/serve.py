"""`serve`: a preview with live reload, by MkDocs' own server."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from minority_site.commands import Outcome, Project


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--address", metavar="HOST:PORT", help="where to listen (default: mkdocs.yml's dev_addr)"
    )
    parser.add_argument("--open", action="store_true", help="open the preview in a browser")


def run(options: Namespace, project: Project) -> Outcome:
    """Serve until interrupted."""
    from minority_site._compat.serving import serve_site  # late: imports MkDocs

    serve_site(project.settings, address=options.address, open_browser=options.open)
    return Outcome()
