"""A finding: one place where the content breaks one rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How bad a finding is. Ordered, so that a fail level is a comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case word used in reports and on the command line."""
        return self.name.lower()

    @classmethod
    def from_label(cls, label: str) -> Severity:
        """Return the severity called `label`. Raises KeyError for another word."""
        return cls[label.upper()]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What a check yields: the place and the words. The check adds its own id, name and severity."""

    path: str
    """File relative to the project, forward slashes."""
    message: str
    """What is wrong, in the editor's words."""
    hint: str
    """The next step."""
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based."""
    language: str | None = None
    """Tag of the language concerned; `None` when no single one is."""
    page: str | None = None
    """Page path relative to `docs/<tag>/`; `None` outside pages."""
    section: str | None = None
    """Section id (`_meta`, `_intro` or a heading id); `None` when the whole page is meant."""


@dataclass(frozen=True, kw_only=True)
class Finding(Problem):
    """A problem with the rule it breaks."""

    id: str
    """Stable id, family and three digits, as `PAR006`."""
    name: str
    """Readable alias, as `number-mismatch`."""
    severity: Severity

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} ({self.id})"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of reports: by place, then by rule."""
        return (self.path, self.line, self.column, self.id, self.message)
