"""`association new`: add an association to `data/`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from minority_site.adding import add_common_arguments, add_record, asked, compact, slug, terminal
from minority_site.commands import Outcome, Project
from minority_site.minorities import MINORITIES

_NEEDED = (
    ("name", "Name"),
    ("minority", f"Minority ({', '.join(MINORITIES)})"),
    ("summary", "What it does, in one or two sentences"),
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare a flag for each fact."""
    add_common_arguments(parser, "association")
    parser.add_argument("--name", metavar="TEXT", help="the association's own name")
    parser.add_argument("--minority", action="append", choices=tuple(MINORITIES), help="may be repeated")
    parser.add_argument("--languages", metavar="TAGS", help="languages it can be reached in: 'fi sv'")
    parser.add_argument("--summary", metavar="TEXT", help="what it does")
    parser.add_argument("--phone", metavar="NUMBER")
    parser.add_argument("--email", metavar="ADDRESS")
    parser.add_argument("--url", metavar="URL")
    parser.add_argument(
        "--consent", metavar="DATE", help="when it agreed to be listed; needed unless a sample"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Add the association. Raises UsageError with all that is wrong with it."""
    needed = (
        _NEEDED if options.sample else (*_NEEDED, ("consent", "The day it agreed to be listed (2026-11-24)"))
    )
    asked(options, needed, terminal())
    site = project.site
    minorities = [options.minority] if isinstance(options.minority, str) else options.minority
    record = compact({
        "id": options.id or slug(options.name, [*site.data.associations, *site.data.offices]),
        "sample": options.sample,
        "name": options.name,
        "minorities": minorities,
        "languages": (options.languages or "").replace(",", " ").split(),
        "phone": options.phone,
        "email": options.email,
        "url": options.url,
        "last_checked": site.today,
        "consent": options.consent,
        "words": {options.language or site.settings.source: {"summary": options.summary}},
    })  # fmt: skip
    return Outcome(stdout=add_record(site, "associations", record, options.file or "data/associations.yml"))
