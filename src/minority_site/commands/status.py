"""`status`: how much is translated, up to date and reviewed, by obligation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from minority_site.commands import Outcome, Project
from minority_site.commands.options import add_language_option, known_languages
from minority_site.coverage import SiteCount, count_site
from minority_site.errors import UsageError
from minority_site.reports.coverage_badge import coverage_badge
from minority_site.reports.coverage_csv import coverage_csv
from minority_site.reports.coverage_html import coverage_html
from minority_site.reports.coverage_json import coverage_json
from minority_site.reports.coverage_text import coverage_text

FORMATS = ("text", "json", "csv", "html", "badge")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare --language and --format."""
    add_language_option(parser, "report on this language only (may be repeated)")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="form of the report (default: text)"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Return the report; coverage alone never fails, thresholds are for `check`. Raises SiteError."""
    languages = known_languages(options.language, project.settings)
    if project.settings.source in languages:
        raise UsageError(
            f"'{project.settings.source}' is the source language: the others are measured by it",
            hint="name a language that it is translated into",
        )
    return Outcome(stdout=_report(count_site(project.site, languages), options.format, project))


def _report(count: SiteCount, form: str, project: Project) -> str:
    if form == "json":
        return coverage_json(count)
    if form == "csv":
        return coverage_csv(count)
    if form == "badge":
        return coverage_badge(count)
    if form == "html":
        from minority_site.catalogs.translator import (
            Translator,
        )  # late: only this format says things in words

        translator = Translator.for_language(project.site, project.settings.source)
        return coverage_html(count, translator, project.settings)
    return coverage_text(count)
