"""`rename`: move a page or a section id in every language."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from minority_site.atomic import write_files
from minority_site.commands import Outcome, Project
from minority_site.errors import UsageError
from minority_site.files import check_id, normal_path
from minority_site.renaming import Plan, plan_page, plan_section
from minority_site.settings import Settings


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the old and the new name."""
    parser.add_argument(
        "old", metavar="PAGE[#SECTION]", help="the page as it is called now, or a section of it"
    )
    parser.add_argument("new", metavar="NEW", help="the page's new path, or the section's new id")


def run(options: Namespace, project: Project) -> Outcome:
    """Change files, covers, links, navigation and data, and record a redirect.

    Raises:
        UsageError: there is nothing of that name, or something of the new one.
        SiteError: a file cannot be read or changed; nothing is written then.
    """
    site = project.site
    name, _, section = options.old.partition("#")
    path = normal_path(site.settings, name)
    if section:
        plan = plan_section(site, path, section, check_id(options.new.removeprefix(name)))
    elif "#" in options.new:
        raise UsageError(
            "a page's new name has no '#'", hint="minority-site rename PAGE#SECTION NEW moves a section"
        )
    else:
        plan = plan_page(site, path, normal_path(site.settings, options.new))
    write_files(plan.contents)
    for file in plan.removed:
        file.unlink(missing_ok=True)
        _remove_empty(file.parent, site.settings)
    return Outcome(stdout=_told(plan, site.settings) or "nothing left to do")


def _remove_empty(folder: Path, settings: Settings) -> None:
    """Remove a folder that the move has left empty, and those above it, but no language's own."""
    kept = 1 if settings.structure == "folder" else 0
    with suppress(OSError):
        while len(folder.relative_to(settings.docs_dir).parts) > kept:
            folder.rmdir()
            folder = folder.parent


def _told(plan: Plan, settings: Settings) -> str:
    lines = [f"written  {file.relative_to(settings.root).as_posix()}" for file in plan.contents]
    lines += [f"removed  {file.relative_to(settings.root).as_posix()}" for file in plan.removed]
    return "\n".join(lines)
