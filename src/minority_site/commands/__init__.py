"""The commands: values in, an `Outcome` out. They never print and never exit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from minority_site.settings import Settings
from minority_site.site import Site, load


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command has to say; the command line prints and exits."""

    stdout: str = ""
    """The result."""
    stderr: str = ""
    """Diagnostics."""
    exit_code: int = 0
    """0 nothing wrong, 1 findings at or above the fail level, 2 could not run."""


@dataclass(frozen=True)
class Project:
    """The project a command works on; read when first asked for."""

    root: Path
    stdout_is_terminal: bool = False
    """Whether colours are of use."""
    environment: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def settings(self) -> Settings:
        """The settings in `mkdocs.yml`. Raises SettingsError."""
        from minority_site._compat.config import read_settings  # late: imports MkDocs

        return read_settings(self.root)

    @cached_property
    def site(self) -> Site:
        """Everything the project says. Raises SettingsError or OSError."""
        return load(self.settings)


class Command(Protocol):
    """What each module in this folder named in `COMMANDS` has."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's own arguments."""

    def run(self, options: Namespace, project: Project) -> Outcome:
        """Do the work. Raises SiteError for what the user can mend."""


COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("check", "run all checks over pages, data and catalogs"),
    "status": ("status", "show how much is translated, by obligation"),
    "new": ("new", "begin a translation of a page"),
    "confirm": ("confirm", "record that a translation matches its source"),
    "diff": ("diff", "show what changed in the source since a translation was confirmed"),
    "rename": ("rename", "move a page or a section id in every language"),
    "catalogs": ("catalogs", "extract, update, compile or check message catalogs"),
    "language": ("language", "add a language"),
    "build": ("build", "build the site, whole or in part"),
    "merge": ("merge", "put parts of a built site together"),
    "serve": ("serve", "preview with live reload"),
    "event": ("event", "add an event"),
    "association": ("association", "add an association"),
    "upcoming": ("upcoming", "what to lift or check in the coming weeks"),
    "report": ("report", "the rights register as a report to the board"),
    "print": ("posters", "posters of coming events as PDF"),
}
"""Command → its module here and its one-line help. A module is imported only when its command is used."""


def find(name: str) -> Command:
    """Return the module of a command."""
    return cast(Command, import_module(f"minority_site.commands.{COMMANDS[name][0]}"))
