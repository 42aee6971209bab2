"""`report board`: the rights register as a report to the board."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from minority_site.commands import Outcome, Project
from minority_site.errors import UsageError
from minority_site.render.register import rows
from minority_site.render.view import View
from minority_site.reports.board import board_html, board_json, board_markdown
from minority_site.strict import did_you_mean


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the report, its form, its language and how far it looks back."""
    parser.add_argument("report", choices=("board",), help="which report")
    parser.add_argument("--format", choices=("md", "html", "json"), default="md", help="default: md")
    parser.add_argument("--language", metavar="TAG", help="default: the source language")
    parser.add_argument(
        "--since", type=_day, metavar="DATE", help="tell what changed after this day, as 2026-01-01"
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is no date; write 2026-01-01") from error


def run(options: Namespace, project: Project) -> Outcome:
    """Return the report. Raises UsageError for a language that the site does not have."""
    site = project.site
    tag = options.language or site.settings.source
    if tag not in site.settings.tags:
        raise UsageError(f"'{tag}' is no language of this site", hint=did_you_mean(tag, site.settings.tags))
    view = View(site, tag)
    found = rows(view, options.since)
    forms = {"md": board_markdown, "html": board_html, "json": board_json}
    return Outcome(stdout=forms[options.format](view, found, options.since))
