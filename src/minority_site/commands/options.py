"""Arguments that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence

from minority_site.errors import UsageError
from minority_site.settings import Settings
from minority_site.strict import did_you_mean


def add_language_option(parser: ArgumentParser, help_text: str) -> None:
    """Declare `--language TAG`, which may be repeated."""
    parser.add_argument("--language", action="append", default=[], metavar="TAG", help=help_text)


def known_languages(tags: Sequence[str], settings: Settings) -> tuple[str, ...]:
    """Return `tags` without doubles.

    Raises:
        UsageError: the site has no such language.
    """
    for tag in tags:
        if tag not in settings.tags:
            raise UsageError(f"this site has no language '{tag}'", hint=did_you_mean(tag, settings.tags))
    return tuple(dict.fromkeys(tags))
