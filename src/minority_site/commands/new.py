"""`new`: begin a translation of a page."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from minority_site.atomic import write_files
from minority_site.commands import Outcome, Project
from minority_site.errors import SiteError, UsageError
from minority_site.files import check_language, find_page, page_file
from minority_site.skeleton import skeleton


def add_arguments(parser: ArgumentParser) -> None:
    """Declare language and page."""
    parser.add_argument("language", metavar="LANG", help="the language to translate into, as fi")
    parser.add_argument(
        "page", metavar="PAGE", help="the page, relative to the source's folder: rights/school.md"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Write a draft with the source's ids and facts, and its text in comments.

    Raises:
        UsageError: no such language or page, or there is a translation already.
        SiteError: the source page cannot be read.
    """
    site = project.site
    settings = site.settings
    language = check_language(settings, options.language)
    path, _ = find_page(site, options.page)
    source = site.page(path, settings.source)
    if source is None:
        raise UsageError(f"the source has no page '{path}'", hint="write the source first")
    existing = site.page(path, language)
    if existing is not None:
        hint = f"'minority-site diff {language} {path}' shows what it lacks"
        raise UsageError("there is a translation already", existing.file, hint=hint)
    if source.problems:
        problem = source.problems[0]
        raise SiteError(problem.message, problem.path, problem.line, problem.hint)
    file = page_file(settings, path, language)
    write_files({file: skeleton(source).encode()})
    shown = file.relative_to(settings.root).as_posix()
    return Outcome(
        stdout=f"{shown}: a draft. Write each text over its comment, set 'state: translated', then\n"
        f"minority-site confirm {language} {path}"
    )
