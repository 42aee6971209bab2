"""`build`: the friendlier door to `mkdocs build`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from minority_site.commands import Outcome, Project
from minority_site.errors import UsageError
from minority_site.strict import did_you_mean


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--language", action="append", metavar="TAG", help="build this language only (repeatable)"
    )
    parser.add_argument(
        "--output", metavar="DIR", help="write here instead of site_dir; only the built site is put there"
    )
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="build N languages at once (default: as many as cores)"
    )
    parser.add_argument(
        "--strict", action="store_true", help="warnings stop the build; what was published stays"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Build the site, or some of its languages.

    Raises:
        SiteError: the project cannot be built.
    """
    from minority_site._compat.building import build_site  # late: imports MkDocs

    wanted = tuple(options.language or ())
    for tag in wanted:
        if tag not in project.settings.built_tags:
            raise UsageError(
                f"'{tag}' is not a language that this site builds",
                hint=did_you_mean(tag, project.settings.built_tags),
            )
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs is {options.jobs}", hint="give at least 1")
    result = build_site(
        project.settings, languages=wanted, output=options.output, strict=options.strict, jobs=options.jobs
    )
    return Outcome(stderr=result.log, exit_code=0 if result.complete else 1)
