"""MkDocs' own build and preview, called by `minority-site build` and `serve`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from minority_site.errors import OutputError, SettingsError
from minority_site.settings import Settings


@dataclass(frozen=True, kw_only=True)
class BuildResult:
    """How a build ended."""

    complete: bool
    """Whether the site was published."""
    log: str
    """Warnings and errors, one a line."""


class _Collector(logging.Handler):
    """Keeps what MkDocs and its plugins warn about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.lines.append(f"{record.levelname.lower()}: {record.getMessage()}")


def build_site(
    settings: Settings,
    *,
    languages: tuple[str, ...] = (),
    output: str | None = None,
    strict: bool = False,
    jobs: int | None = None,
) -> BuildResult:
    """Build the site and say how it went.

    Args:
        settings: the project's.
        languages: build these only; all when empty.
        output: write here instead of the project's `site_dir`.
        strict: warnings stop the build.
        jobs: how many languages are built at once; as many as there are cores when None.

    Raises:
        SettingsError: MkDocs refuses the configuration.
        OutputError: the output folder lies inside the documentation.
    """
    values: dict[str, Any] = {"strict": True} if strict else {}
    if output is not None:
        values["site_dir"] = str(Path(output).absolute())
    if (Path(values.get("site_dir") or settings.site_dir).absolute()).is_relative_to(settings.docs_dir):
        raise OutputError(
            "the output folder lies inside docs_dir", hint="choose another folder with --output"
        )
    with _collected() as collector:
        config = load(settings, **values)
        plugin = config.plugins["minority-site"]
        plugin.only_languages = languages
        if jobs is not None:
            plugin.jobs = jobs
        try:
            build(config)
        except (Abort, MkDocsException) as error:
            if not collector.lines:
                collector.lines.append(f"error: {error}")
            return BuildResult(complete=False, log="\n".join(collector.lines))
    return BuildResult(complete=True, log="\n".join(collector.lines))


def load(settings: Settings, **values: Any) -> Any:
    """Return MkDocs' configuration of the project. Raises SettingsError."""
    try:
        return load_config(str(settings.root / settings.config_file), **values)
    except (ConfigurationError, Abort) as error:
        raise SettingsError(str(error) or "MkDocs refuses the configuration", settings.config_file) from error


@contextmanager
def _collected() -> Iterator[_Collector]:
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    logger.addHandler(collector)
    try:
        yield collector
    finally:
        logger.removeHandler(collector)
