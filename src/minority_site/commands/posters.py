"""`print`: posters of coming events as PDF."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from minority_site.atomic import write_files
from minority_site.commands import Outcome, Project
from minority_site.commands.options import add_language_option, known_languages
from minority_site.errors import UsageError
from minority_site.events import Event
from minority_site.feeds.poster import poster_html
from minority_site.printing import pdf_of
from minority_site.render.view import View
from minority_site.site import Site
from minority_site.strict import did_you_mean


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which languages and events, and where the posters go."""
    add_language_option(parser, "posters in this language only (may be repeated)")
    parser.add_argument("--event", action="append", metavar="ID", help="of this event only (may be repeated)")
    parser.add_argument(
        "--output", default="posters", metavar="DIR", help="folder for them (default: posters)"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Write `<language>/<event>.pdf` for each.

    Raises:
        UsageError: no such language or coming event.
        SiteError: WeasyPrint is not there.
    """
    site = project.site
    languages = known_languages(options.language, project.settings) or site.settings.built_tags
    chosen = _events(site, options.event)
    folder = project.root / options.output
    files: dict[Path, bytes] = {}
    for tag in languages:
        view = View(site, tag)
        for event in chosen:
            files[folder / tag / f"{event.id}.pdf"] = pdf_of(poster_html(view, event))
    write_files(files)
    return Outcome(
        stdout="\n".join(path.relative_to(folder.parent).as_posix() for path in files) or "no coming events"
    )


def _events(site: Site, asked: Sequence[str] | None) -> Sequence[Event]:
    """Return the coming events that take place, or those asked for."""
    coming = {event.id: event for event in site.data.coming(site.today)}
    for name in asked or ():
        if name not in coming:
            hint = did_you_mean(name, coming) if coming else "there are no coming events"
            raise UsageError(f"'{name}' is no coming event", hint=hint)
    return (
        [coming[name] for name in asked] if asked else [e for e in coming.values() if e.status != "cancelled"]
    )
