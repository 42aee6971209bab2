"""CFG: the project's settings against its folders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.settings import Settings
from minority_site.site import Site, find_pages


@check("CFG001", "stray-language-folder", Severity.WARNING)
def stray_language_folder(site: Site) -> Iterator[Problem]:
    """A folder under `docs/` that is named like a language, or nearly like one of the site's, is one of them.

    Bad:  `docs/fin/` where `mkdocs.yml` lists `fi`; `docs/de/` where it lists no German
    Good: `docs/fi/`; `docs/js/` with `shared: [js]`
    """
    for folder in site.stray_folders:
        if folder.suggestion:
            hint = f"rename it to '{folder.suggestion}', or list it under 'shared:'"
        else:
            hint = (
                f"add the language '{folder.name}' to {site.settings.config_file}, or list it under 'shared:'"
            )
        message = f"'{folder.name}' is no language of this site; nothing in it is published"
        yield Problem(path=folder.path, message=message, hint=hint, language=None)


@check("CFG002", "source-folder-missing", Severity.ERROR)
def source_folder_missing(site: Site) -> Iterator[Problem]:
    """The source language has pages.

    Bad:  `default: true` on `sv` and no page in `docs/sv/`
    Good: `docs/sv/index.md`
    """
    settings = site.settings
    if not site.source_pages:
        where = (
            f"{_docs(settings)}/{settings.source}/"
            if settings.structure == "folder"
            else f"{_docs(settings)}/"
        )
        yield Problem(
            path=settings.config_file,
            message=f"there is no page in the source language '{settings.source}'",
            hint=f"write {where}index.md, or put 'default: true' on the language that has pages",
            language=settings.source,
        )


@check("CFG003", "shared-folder-missing", Severity.WARNING)
def shared_folder_missing(site: Site) -> Iterator[Problem]:
    """A folder listed under `shared:` exists.

    Bad:  `shared: [om]` and no `docs/om/`
    Good: `shared: [om]` and `docs/om/logo.svg`
    """
    settings = site.settings
    for name in sorted(settings.shared):
        if not (settings.docs_dir / name).is_dir():
            yield Problem(
                path=settings.config_file,
                message=f"the shared folder '{name}' does not exist in {_docs(settings)}/",
                hint="remove it from 'shared:', or correct its name",
            )


@check("CFG004", "page-twice", Severity.ERROR)
def page_twice(site: Site) -> Iterator[Problem]:
    """No two files are the same page in the same language: one of them would be lost.

    Bad:  `docs/index.md` beside `docs/sv/index.md`, Swedish being the source
    Good: `docs/sv/index.md` alone
    """
    files = defaultdict(list)
    for file, tag, path in find_pages(site.settings, {folder.name for folder in site.stray_folders}):
        files[path, tag].append(file.relative_to(site.settings.root).as_posix())
    for (path, tag), names in files.items():
        if len(names) > 1:
            yield Problem(
                path=names[0],
                message=f"this is the page '{path}' in '{tag}', and so is {names[1]}",
                hint="keep one of the two",
                language=tag,
                page=path,
            )


@check("CFG005", "case-collision", Severity.ERROR)
def case_collision(site: Site) -> Iterator[Problem]:
    """No two page names differ in upper and lower case only: on Windows and macOS they are one file.

    Bad:  `rights/School.md` and `rights/school.md`
    Good: `rights/school.md` alone, in every language
    """
    names = defaultdict(list)
    for path in site.pages:
        names[path.casefold()].append(path)
    for paths in names.values():
        for path in paths[1:]:
            page = next(iter(site.pages[path].values()))
            message = f"'{path}' and '{paths[0]}' differ in upper and lower case only"
            yield page.problem(message, "give both the same name in every language, or two different ones")


def _docs(settings: Settings) -> str:
    return settings.docs_dir.name


CHECKS = (stray_language_folder, source_folder_missing, shared_folder_missing, page_twice, case_collision)
