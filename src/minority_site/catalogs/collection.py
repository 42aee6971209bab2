"""All catalogs a site draws on: the project's own, and behind them those that come with the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from minority_site.catalogs.compiling import language_of, usable
from minority_site.catalogs.reading import read_catalog_file
from minority_site.catalogs.records import Catalog, Message, MessageKey
from minority_site.resources import package_folder
from minority_site.settings import Settings
from minority_site.tags import is_tag

FOLDER: Final = "locales"
TEMPLATE = "messages.pot"


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How far a catalog has come, for coverage."""

    messages: int
    """All that the interface asks for."""
    translated: int
    """Those with good words that a person vouches for. Fuzzy and machine words do not count."""
    fuzzy: int
    """Those whose words await review."""
    machine: int
    """Those whose words a machine wrote and nobody has reviewed."""
    sourced: int
    """Those whose words name where they were read."""


@dataclass(frozen=True, kw_only=True)
class Catalogs:
    """The message catalogs of a site by language tag. Immutable."""

    project: Mapping[str, Catalog] = field(default_factory=dict)
    """The project's own `locales/`; where the project is the package's repository, the package's."""
    package: Mapping[str, Catalog] = field(default_factory=dict)
    """Those that come with the package, unless they are the project's."""
    project_template: Catalog | None = None
    """The project's `messages.pot`; None when there is none."""
    package_template: Catalog | None = None
    strays: tuple[str, ...] = ()
    """Folders in the project's `locales/` that hold a catalog and are named like no language."""

    def layers(self, tag: str) -> tuple[Catalog, ...]:
        """Return the catalogs of a language, the one that wins first."""
        return tuple(layer[tag] for layer in (self.project, self.package) if tag in layer)

    @property
    def expected(self) -> Mapping[MessageKey, Message]:
        """Every message that a template asks for, by key."""
        found: dict[MessageKey, Message] = {}
        for template in (self.package_template, self.project_template):
            found.update(template.active if template else {})
        return found

    def counts(self, tag: str, settings: Settings) -> Counts:
        """Return how many of the expected messages a language has words for.

        Raises:
            SettingsError: the registry's plural rule of the language is none.
        """
        expected = self.expected
        best = {key: self._best(tag, key, settings) for key in expected}
        found = [message for message in best.values() if message is not None]
        vouched = [message for message in found if not message.machine and not message.fuzzy]
        return Counts(
            messages=len(expected),
            translated=len(vouched),
            fuzzy=sum(message.fuzzy for message in found),
            machine=sum(message.machine and not message.fuzzy for message in found),
            sourced=sum(message.source is not None for message in vouched),
        )

    def _best(self, tag: str, key: MessageKey, settings: Settings) -> Message | None:
        """Return the message whose words count: the first good one, or else the first fuzzy one."""
        language = language_of(tag, settings)
        fuzzy = None
        for catalog in self.layers(tag):
            message = catalog.active.get(key)
            if message is None:
                continue
            if usable(message, catalog, language, machine=True):
                return message
            if message.fuzzy and fuzzy is None and any(message.strings):
                fuzzy = message
        return fuzzy


def load_catalogs(settings: Settings) -> Catalogs:
    """Read the project's catalogs and the package's. What is wrong with one is kept in it.

    Raises:
        OSError: a file exists and cannot be read.
    """
    own, shipped = settings.root / FOLDER, package_folder(FOLDER)
    is_package = own.is_dir() and own.resolve() == shipped.resolve()
    return Catalogs(
        project=dict(_catalogs(own, FOLDER)),
        package={} if is_package else _shipped(shipped)[0],
        project_template=_template(own),
        package_template=None if is_package else _shipped(shipped)[1],
        strays=tuple(_strays(own)),
    )


@cache
def _shipped(folder: Path) -> tuple[Mapping[str, Catalog], Catalog | None]:
    """Return the package's own catalogs and template: read once, for they do not change while it runs."""
    return dict(_catalogs(folder, FOLDER)), _template(folder)


def catalog_path(tag: str) -> str:
    """Return where a language's catalog stands, relative to the project or the package."""
    return f"{FOLDER}/{tag}/LC_MESSAGES/messages.po"


def _catalogs(folder: Path, shown: str) -> Iterator[tuple[str, Catalog]]:
    for entry in _folders(folder):
        file = entry / "LC_MESSAGES" / "messages.po"
        if is_tag(entry.name) and (file.exists() or file.is_symlink()):
            path = f"{shown}/{entry.name}/LC_MESSAGES/messages.po"
            yield entry.name, read_catalog_file(file, file=path, tag=entry.name)


def _strays(folder: Path) -> Iterator[str]:
    for entry in _folders(folder):
        if not is_tag(entry.name) and (entry / "LC_MESSAGES" / "messages.po").exists():
            yield entry.name


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the folders of `folder` in order. Links are left out: they could lead out of the project."""
    if folder.is_dir() and not folder.is_symlink():
        yield from sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.is_symlink())


def _template(folder: Path) -> Catalog | None:
    file = folder / TEMPLATE
    exists = not folder.is_symlink() and (file.exists() or file.is_symlink())
    return read_catalog_file(file, file=f"{FOLDER}/{TEMPLATE}", tag=None) if exists else None
