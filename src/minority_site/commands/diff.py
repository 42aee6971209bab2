"""`diff`: what changed in the source since a translation was confirmed."""

from __future__ import annotations

import difflib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from minority_site.commands import Outcome, Project
from minority_site.errors import UsageError
from minority_site.files import check_language, find_page
from minority_site.history import Past, find_covered
from minority_site.reports.visible import visible
from minority_site.sections import Section
from minority_site.translations import SectionCoverage, coverage

_RED, _GREEN, _BOLD, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare language and page."""
    parser.add_argument("language", metavar="LANG", help="the language of the translation")
    parser.add_argument("page", metavar="PAGE[#SECTION]", help="the page, relative to the source's folder")


def run(options: Namespace, project: Project) -> Outcome:
    """Show, section by section, how the source differs from what the translation covers.

    Raises:
        UsageError: no such language, page or section.
    """
    site = project.site
    language = check_language(site.settings, options.language)
    path, section = find_page(site, options.page)
    found = coverage(site, path, language)
    if section is not None and found.section(section) is None:
        raise UsageError(
            f"{path} has no section '{section}'", hint=", ".join(item.id for item in found.sections)
        )
    if found.target is None:
        return Outcome(
            stdout=f"{path} is not translated into {language}: minority-site new {language} {path}"
        )
    items = [
        item
        for item in found.sections
        if section in (None, item.id) and item.status not in ("up-to-date", "local")
    ]
    entries = {item.covered for item in items if item.covered and item.status == "outdated"}
    past = find_covered(found.source, site.settings.root, entries) if found.source else Past()
    text = "\n".join("\n".join(_section(item, past, found.target.file)) + "\n" for item in items)
    if not project.stdout_is_terminal:
        text = _without_colours(text)
    return Outcome(
        stdout=text or f"{found.target.file} covers its source as it is now",
        stderr=f"{past.missing}: the current text is shown where the covered one is not known"
        if past.missing
        else "",
    )


def _section(item: SectionCoverage, past: Past, file: str) -> Iterator[str]:
    """Yield the lines about one section."""
    line = item.target.line if item.target else 1
    title = f"{_BOLD}{item.id}{_OFF} ({file}:{line})"
    if item.source is None:
        yield f"{title}: the source no longer has this section"
    elif item.status == "missing":
        yield f"{title}: not translated; the source says"
        yield from _quoted(item.source)
    elif item.covered is None:
        yield f"{title}: never confirmed; the source says"
        yield from _quoted(item.source)
    elif (old := past.found.get(item.covered)) is None:
        yield f"{title}: changed since it was confirmed; the covered text is not known; the source says now"
        yield from _quoted(item.source)
    else:
        yield f"{title}: changed since it was confirmed"
        yield from _changes(old, item.source)


def _quoted(section: Section) -> Iterator[str]:
    return (f"    {line}".rstrip() for line in _lines(section))


def _lines(section: Section) -> list[str]:
    """Return the lines of a section, with what a terminal would obey written out."""
    return [visible(line) for line in section.text.rstrip("\n").split("\n")]


def _changes(old: Section, new: Section) -> Iterator[str]:
    """Yield the lines of both that differ, with two lines around them."""
    for line in list(difflib.unified_diff(_lines(old), _lines(new), lineterm="", n=2))[2:]:
        if line.startswith("@@"):
            yield "    ..."
        else:
            colour = {"-": _RED, "+": _GREEN}.get(line[0], "")
            yield f"  {colour}{line[0]} {line[1:]}{_OFF if colour else ''}".rstrip()


def _without_colours(text: str) -> str:
    for code in (_RED, _GREEN, _BOLD, _OFF):
        text = text.replace(code, "")
    return text
