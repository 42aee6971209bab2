"""Renaming a page or a section id everywhere at once: files, covers, links, navigation, data, redirects.

A plan is made in memory first; carrying it out is writing files and removing the old ones. One that was
interrupted is made again from what is there and does the rest.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from minority_site.errors import SiteError, UsageError
from minority_site.files import renamed_file
from minority_site.front_edit import rename_front_matter_key
from minority_site.link_edit import change_targets
from minority_site.pages import Page
from minority_site.redirects import REDIRECTS_FILE, add_redirect
from minority_site.sections import Heading
from minority_site.settings import Settings
from minority_site.site import Site, locate
from minority_site.strict import YamlProblem
from minority_site.yaml_edit import replace_values

_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\{\{")
"""Targets that are no place relative to a page."""
_REFERENCE = re.compile(r"\{\{[^{}\n]*\}\}")
_QUOTED = re.compile(r"""(["'])([^"'\n]*)\1""")
_LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a renaming writes and removes."""

    contents: Mapping[Path, bytes] = field(default_factory=dict)
    """New content by file; only files that change."""
    removed: tuple[Path, ...] = ()
    """To be removed when all is written."""


def plan_page(site: Site, old: str, new: str) -> Plan:
    """Return the plan for moving the page `old` to `new` in every language.

    Raises:
        UsageError: neither exists, or `new` is another page.
        SiteError: a file cannot be read or changed.
    """
    if old == new:
        raise UsageError("the page has this name already")
    if old not in site.pages and new not in site.pages:
        raise UsageError(f"there is no page '{old}'")
    settings = site.settings
    contents: dict[Path, bytes] = {}
    removed = []
    moved = partial(_moved_page, old=old, new=new)
    for page in site.all_pages:
        file = settings.root / page.file
        target = file
        if page.path == old:
            target = settings.root / _must_be_renamed(page.file, old, new)
            removed.append(file)
        here, there = (path.relative_to(settings.docs_dir).as_posix() for path in (file, target))
        change = _PageLinks(settings, old, new, here, there)
        content = _with_links(_read(file, page.file), change.target, moved)
        if page.path == old and target.exists() and not _is_copy(target, file, content):
            raise UsageError(
                "this file exists already", _shown(target, settings.root), hint="rename it first"
            )
        contents[target] = content
    contents |= _other_files(site, moved, old, new)
    return _only_changes(contents, removed)


def plan_section(site: Site, path: str, old: str, new: str) -> Plan:
    """Return the plan for giving the heading `old` of the page `path` the id `new` in every language.

    Raises:
        UsageError: the source has no such heading, or another one with the new id.
        SiteError: a file cannot be read or changed.
    """
    if old == new:
        raise UsageError("the section has this id already")
    source = site.page(path, site.settings.source)
    ids = {heading.id for page in _versions(site, path) for heading in _headings(page)}
    if old not in ids and not (source and any(heading.id == new for heading in _headings(source))):
        raise UsageError(f"{path} has no section '{old}'", hint="sections: " + ", ".join(sorted(ids)))
    contents: dict[Path, bytes] = {}
    moved = partial(_moved_section, path=path, old=old, new=new)
    for page in site.all_pages:
        file = site.settings.root / page.file
        content = _read(file, page.file)
        if page.path == path:
            content = _with_heading_id(content, page, old, new)
            content = rename_front_matter_key(content, ("translation", "covers"), old, new)
        here = file.relative_to(site.settings.docs_dir).as_posix()
        change = _SectionLinks(site.settings, path, old, new, here)
        contents[file] = _with_links(content, change.target, moved)
    contents |= _other_files(site, moved, f"{path}#{old}", f"{path}#{new}")
    return _only_changes(contents, [])


@dataclass(frozen=True)
class _PageLinks:
    """Targets in one file when a page moves, which may be the file itself."""

    settings: Settings
    old: str
    new: str
    here: str
    there: str
    """The file now and then, relative to the documentation folder."""

    def target(self, target: str) -> str | None:
        path, rest = _split(target)
        if not path or _OUTSIDE.match(target):
            return None
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(self.here), unquote(path)))
        is_page = _page_at(self.settings, meant) == self.old
        moved = (renamed_file(meant, self.old, self.new) or meant) if is_page else meant
        if moved == meant and self.here == self.there:
            return None
        # What is neither page nor file is an address of the built site, which this cannot work out.
        if not is_page and not meant.endswith(".md") and not (self.settings.docs_dir / meant).exists():
            return None
        relative = posixpath.relpath(moved, posixpath.dirname(self.there) or ".")
        return relative.replace(" ", "%20") + rest


@dataclass(frozen=True)
class _SectionLinks:
    """Targets in one file when a section gets another id."""

    settings: Settings
    page: str
    old: str
    new: str
    here: str

    def target(self, target: str) -> str | None:
        path, hash_, section = target.partition("#")
        if section != self.old or _OUTSIDE.match(target):
            return None
        bare = unquote(path.partition("?")[0])
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(self.here), bare)) if bare else self.here
        return f"{path}{hash_}{self.new}" if _page_at(self.settings, meant) == self.page else None


def _page_at(settings: Settings, file: str) -> str | None:
    """Return the page that stands in a file relative to the documentation folder."""
    return None if file.startswith("..") else locate(PurePosixPath(file), settings)[1]


def _split(target: str) -> tuple[str, str]:
    """Return a target's path, and its query and fragment."""
    match = re.search(r"[?#]", target)
    return (target[: match.start()], target[match.start() :]) if match else (target, "")


def _moved_page(value: str, old: str, new: str) -> str | None:
    """Return what a page named in settings, data or a reference is called now."""
    path, rest = _split(value)
    return new + rest if path == old else None


def _moved_section(value: str, path: str, old: str, new: str) -> str | None:
    return f"{path}#{new}" if value == f"{path}#{old}" else None


def _with_links(
    content: bytes, target: Callable[[str], str | None], named: Callable[[str], str | None]
) -> bytes:
    """Return a page with its link targets changed, and the pages named in its `{{ references }}`."""
    text = change_targets(content.decode("utf-8"), target)

    def quoted(match: re.Match[str]) -> str:
        return f"{match[1]}{named(match[2]) or match[2]}{match[1]}"

    return _REFERENCE.sub(lambda match: _QUOTED.sub(quoted, match[0]), text).encode("utf-8")


def _with_heading_id(content: bytes, page: Page, old: str, new: str) -> bytes:
    """Return a page with the id of its heading `old` changed, or written out where the words made it.

    Raises:
        UsageError: another heading has the id already.
        SiteError: the id is not found where the heading stands.
    """
    headings = {heading.id: heading for heading in _headings(page)}
    if old not in headings:
        return content
    if new in headings:
        raise UsageError(f"another heading has the id '{new}'", page.file, headings[new].line)
    heading = headings[old]
    lines = _LINES.split(content.decode("utf-8"))
    number = heading.line - 1
    bare = lines[number].rstrip("\r\n")
    if heading.explicit:
        changed = re.sub(rf"(?<=[{{\s:])(#|id=[\"']?){re.escape(old)}(?=[\s}}\"'])", rf"\g<1>{new}", bare)
    else:
        changed = f"{bare.rstrip()} {{#{new}}}"
    if changed == bare:
        raise SiteError(
            f"the id '{old}' is not found in this line", page.file, heading.line, "change it by hand"
        )
    lines[number] = changed + lines[number][len(bare) :]
    return "".join(lines).encode("utf-8")


def _is_copy(target: Path, file: Path, content: bytes) -> bool:
    """Return whether `target` is what an interrupted run has written, and not `file` itself in other letter case."""
    return target.read_bytes() == content and not target.samefile(file)


def _other_files(
    site: Site, moved: Callable[[str], str | None], old: str, new: str
) -> Iterator[tuple[Path, bytes]]:
    """Yield navigation, data and redirects with what they name changed."""
    root = site.settings.root
    config, redirects = root / site.settings.config_file, root / REDIRECTS_FILE
    yield config, _yaml(root, config, partial(replace_values, change=moved, under="nav"))
    for file in sorted((root / "data").glob("*.yml")):
        if file != redirects:
            yield file, _yaml(root, file, partial(replace_values, change=moved))
    yield redirects, _yaml(root, redirects, partial(add_redirect, old=old, new=new))


def _yaml(root: Path, file: Path, change: Callable[[str], str]) -> bytes:
    shown = _shown(file, root)
    raw = _read(file, shown) if file.exists() else b""
    try:
        return change(raw.decode("utf-8")).encode("utf-8")
    except YamlProblem as error:
        raise SiteError(error.message, shown, error.line, "mend the YAML first") from error


def _read(file: Path, shown: str) -> bytes:
    """Return a file's bytes when they are text. Raises SiteError."""
    raw = file.read_bytes()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SiteError("this is not UTF-8 text", shown, line, "save the file as UTF-8 first") from error
    return raw


def _only_changes(contents: Mapping[Path, bytes], removed: list[Path]) -> Plan:
    changes = {
        file: content
        for file, content in contents.items()
        if not file.is_file() or file.read_bytes() != content
    }
    return Plan(contents=changes, removed=tuple(removed))


def _must_be_renamed(file: str, old: str, new: str) -> str:
    renamed = renamed_file(file, old, new)
    assert renamed is not None, f"{file} holds the page {old}"
    return renamed


def _versions(site: Site, path: str) -> Iterator[Page]:
    return iter(site.pages.get(path, {}).values())


def _headings(page: Page) -> Iterator[Heading]:
    return (heading for section in page.sections for heading in section.headings)


def _shown(file: Path, root: Path) -> str:
    return Path(os.path.relpath(file, root)).as_posix()
