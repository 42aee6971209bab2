"""What stops a command: errors a user can cause and mend.

Wrong *content* is a finding, never one of these. Anything else that is raised is our own fault.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class SiteError(Exception):
    """The command cannot go on. Caught in the command line and in the plugin only."""

    message: str
    """What is wrong, in the user's words."""
    path: str | None = None
    """The file concerned, relative to the project with forward slashes; `None` when no file is."""
    line: int | None = None
    """1-based line in `path`; `None` when the whole file is meant."""
    hint: str | None = None
    """The next step that mends it."""

    def __str__(self) -> str:
        place = (
            f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        )
        return place + self.message + (f" ({self.hint})" if self.hint else "")


class SettingsError(SiteError):
    """`mkdocs.yml` cannot be read or says something that cannot be."""


class UsageError(SiteError):
    """The command line asks for something that does not exist or cannot be done."""


class OutputError(SiteError):
    """A result cannot be written; what was there before is whole."""
