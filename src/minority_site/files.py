"""Where pages lie on the disk, and which page a user means by what they type."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath

from minority_site.errors import UsageError
from minority_site.settings import Settings
from minority_site.site import Site, locate
from minority_site.strict import did_you_mean

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def page_file(settings: Settings, path: str, language: str) -> Path:
    """Return the file in which the page `path` stands, or would stand, in `language`."""
    if settings.structure == "folder":
        return settings.docs_dir / language / path
    page = PurePosixPath(path)
    name = page.name if language == settings.source else f"{page.stem}.{language}{page.suffix}"
    return settings.docs_dir / page.with_name(name)


def renamed_file(file: str, old: str, new: str) -> str | None:
    """Return what a file of the page `old` is called when the page is called `new`, None for other files.

    `file` may begin with any folders, and its name may have a suffix of a language: both stay.
    """
    folder, name = posixpath.split(old)
    stem, extension = posixpath.splitext(name)
    pattern = rf"(.*/)?{re.escape(f'{folder}/' if folder else '')}{re.escape(stem)}(\.[\w-]+)?{re.escape(extension)}"
    match = re.fullmatch(pattern, file)
    if not match:
        return None
    new_stem, new_extension = posixpath.splitext(new)
    return f"{match[1] or ''}{new_stem}{match[2] or ''}{new_extension}"


def find_page(site: Site, text: str) -> tuple[str, str | None]:
    """Return the page and the section that a user means by `PAGE` or `PAGE#SECTION`.

    `rights/school`, `rights/school.md` and `docs/fi/rights/school.md` are one page. Whether the page has
    such a section is not looked at.

    Raises:
        UsageError: no language has such a page.
    """
    name, _, section = text.partition("#")
    path = normal_path(site.settings, name)
    if path in site.pages:
        return path, section or None
    raise UsageError(f"there is no page '{name}'", hint=did_you_mean(path, site.pages))


def normal_path(settings: Settings, text: str) -> str:
    """Return the language-free path of a page, existing or to come, that a user means by `text`.

    Raises:
        UsageError: the path leads out of the documentation folder or names a hidden file.
    """
    path = posixpath.normpath(text.strip().replace("\\", "/"))
    docs = settings.docs_dir.name
    if path.startswith(f"{docs}/"):
        path = locate(PurePosixPath(path.removeprefix(f"{docs}/")), settings)[1]
    if (
        path.startswith("/")
        or re.match(r"[A-Za-z]:", path)
        or any(part.startswith(".") for part in path.split("/"))
    ):
        raise UsageError(f"'{text}' is not a page's path", hint="write it relative to the source's folder")
    return path if path.endswith(".md") else f"{path}.md"


def check_language(settings: Settings, tag: str) -> str:
    """Return `tag` when it is one of the languages that are translated into.

    Raises:
        UsageError: the site has no such language, or it is the source.
    """
    if tag == settings.source:
        raise UsageError(f"'{tag}' is the source language", hint="name a language that is translated into")
    if tag not in settings.targets:
        raise UsageError(f"this site has no language '{tag}'", hint=did_you_mean(tag, settings.targets))
    return tag


def check_id(text: str) -> str:
    """Return `text`, without its `#`, when it can be a section's id.

    Raises:
        UsageError: it has other than ASCII letters, digits, `-` and `_`, or begins with none of the letters.
    """
    name = text.removeprefix("#")
    if not _ID.fullmatch(name):
        raise UsageError(
            f"'{name}' cannot be a section's id", hint="ASCII letters, digits and '-', as apply-for-tuition"
        )
    return name
