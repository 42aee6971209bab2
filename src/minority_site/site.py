"""The whole project, read once: the only module that knows every reader."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pathspec import GitIgnoreSpec

from minority_site.catalogs.collection import Catalogs, load_catalogs
from minority_site.dataset import Dataset, load_dataset
from minority_site.languages import known_language_subtags
from minority_site.pages import Page, read_page
from minority_site.publishing import publish
from minority_site.settings import Settings
from minority_site.silences import Silence, find_silences
from minority_site.statutes import Statutes, builtin_statutes, read_statutes
from minority_site.tags import is_tag, nearest_configured
from minority_site.terms import Terms, builtin_terms, read_terms

if TYPE_CHECKING:
    from minority_site.coverage import SiteCount
    from minority_site.parity import PagePair


@dataclass(
    frozen=True, kw_only=True, eq=False
)  # one reading is one site: what is made from it can be kept by it
class Site:
    """Everything the project says, never changed after `load`."""

    settings: Settings
    today: dt.date
    """Decides what is upcoming; an input like any other."""
    pages: Mapping[str, Mapping[str, Page]] = field(default_factory=dict)
    """Page path → language tag → page. A path the source lacks is an extra page of a target."""
    stray_folders: tuple[StrayFolder, ...] = ()
    terms: Terms = field(default_factory=builtin_terms)
    """The package's, extended by the project's `data/terms.csv`."""
    statutes: Statutes = field(default_factory=builtin_statutes)
    """The package's, extended by the project's `data/statutes.yml`."""
    data: Dataset = field(default_factory=Dataset)
    """Events, contacts, days and rights, as far as they may be shown today."""
    catalogs: Catalogs = field(default_factory=Catalogs)
    """The interface's words: the project's own catalogs and the package's."""

    def page(self, path: str, tag: str) -> Page | None:
        """Return the page `path` in the language `tag`, None when it is missing."""
        return self.pages.get(path, {}).get(tag)

    @property
    def source_pages(self) -> Mapping[str, Page]:
        """The source language's pages by path."""
        source = self.settings.source
        return {path: versions[source] for path, versions in self.pages.items() if source in versions}

    @property
    def all_pages(self) -> Iterator[Page]:
        """Every page in every language, by path."""
        return (page for versions in self.pages.values() for page in versions.values())

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """Where checks are told to be quiet, in pages, data and catalogs. Read when first asked for."""
        return find_silences(self.all_pages, self.settings.root)

    @cached_property
    def page_pairs(self) -> tuple[PagePair, ...]:
        """Translated pages beside their sources, for the parity checks. Worked out when first asked for."""
        from minority_site.parity import pair_pages  # late: it is made of what a site holds

        return tuple(pair_pages(self))

    @cached_property
    def coverage(self) -> SiteCount:
        """How much each target language has. Worked out when first asked for."""
        from minority_site.coverage import count_site  # late: it is made of what a site holds

        return count_site(self)


@dataclass(frozen=True, kw_only=True)
class StrayFolder:
    """A folder under `docs/` named like a language that the site does not have. Its content is published nowhere."""

    name: str
    path: str
    """Relative to the project."""
    suggestion: str | None
    """The configured tag that was probably meant."""


def load(settings: Settings, *, today: dt.date | None = None) -> Site:
    """Read the project. Wrong content is kept as problems in its place; only an unreadable folder raises.

    Raises:
        OSError: the documentation folder cannot be listed.
    """
    stray = tuple(find_stray_folders(settings))
    pages: dict[str, dict[str, Page]] = {}
    for file, tag, path in find_pages(settings, {folder.name for folder in stray}):
        shown = _shown(file, settings.root)
        pages.setdefault(path, {})[tag] = read_page(file.read_bytes(), path=path, file=shown, language=tag)
    today = today or current_date()
    return Site(
        settings=settings,
        today=today,
        pages={path: pages[path] for path in sorted(pages)},
        stray_folders=stray,
        terms=read_terms(settings.root),
        statutes=read_statutes(settings.root),
        catalogs=load_catalogs(settings),
        data=publish(load_dataset(settings.root, settings, today=today), today),
    )


def current_date() -> dt.date:
    """Return the date of `SOURCE_DATE_EPOCH` if set, else today's, in Europe/Stockholm."""
    zone = ZoneInfo("Europe/Stockholm")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        dt.datetime.fromtimestamp(int(epoch), zone) if epoch and epoch.isdigit() else dt.datetime.now(zone)
    )
    return moment.date()


def find_pages(settings: Settings, skipped: set[str]) -> Iterator[tuple[Path, str, str]]:
    """Yield each page's file, language tag and path, in the order of their names. What MkDocs leaves out is left out."""
    excluded = GitIgnoreSpec.from_lines(("/templates/", *settings.excluded))
    for file in _walk(settings.docs_dir):
        relative = PurePosixPath(file.relative_to(settings.docs_dir).as_posix())
        if (
            file.suffix.lower() not in (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
            or relative.parts[0] in skipped
        ):
            continue
        if excluded.match_file(relative.as_posix()):
            continue
        yield (file, *locate(relative, settings))


def locate(relative: PurePosixPath, settings: Settings) -> tuple[str, str]:
    """Return the language and the language-free path of a file in the documentation folder.

    A file that names no language belongs to the source, as mkdocs-static-i18n has it.
    """
    if settings.structure == "folder":
        top = relative.parts[0]
        if len(relative.parts) > 1 and top in settings.tags:
            return top, PurePosixPath(*relative.parts[1:]).as_posix()
        return settings.source, relative.as_posix()
    suffixes = relative.suffixes
    if len(suffixes) > 1 and (tag := suffixes[-2].lstrip(".")) in settings.tags:
        stem = relative.name.removesuffix(suffixes[-1]).removesuffix(suffixes[-2])
        return tag, relative.with_name(stem + suffixes[-1]).as_posix()
    return settings.source, relative.as_posix()


def find_stray_folders(settings: Settings) -> Iterator[StrayFolder]:
    """Yield the folders under `docs/` whose name is a language tag, or nearly a configured one, and is not configured."""
    if settings.structure != "folder" or not settings.docs_dir.is_dir():
        return
    known = known_language_subtags()
    for entry in sorted(settings.docs_dir.iterdir()):
        name = entry.name
        if not entry.is_dir() or name in settings.tags or name in settings.shared:
            continue
        meant = nearest_configured(name, settings.tags)
        if meant or (is_tag(name) and name.split("-")[0].lower() in known):
            yield StrayFolder(name=name, path=_shown(entry, settings.root), suggestion=meant)


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(files):
            path = Path(base, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
