"""`confirm`: record that a translation matches its source."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from pathlib import Path

from minority_site.atomic import write_files
from minority_site.commands import Outcome, Project
from minority_site.confirming import Confirmation, confirm
from minority_site.confirming_data import confirm_data
from minority_site.errors import SiteError, UsageError
from minority_site.files import check_language, find_page
from minority_site.front_edit import edit_front_matter
from minority_site.pages import read_page
from minority_site.site import Site
from minority_site.translations import coverage
from minority_site.yaml_edit import Changes

_EPILOG = """\
examples:
  minority-site confirm fi rights/school.md            all translated sections of a page
  minority-site confirm fi rights/school.md#apply      one section, which you have read
  minority-site confirm --all rights/school.md         every language, after a typo in the source
  minority-site confirm en fi --every-page             every page, after a first translation
  minority-site confirm fi data/events.yml#open-meeting  the words of one record; without #…, of all in the file

A section is carried forward when only words of its source have changed. When numbers, dates, addresses or
negations have changed it is refused (exit code 1), unless one language and one section are named, or
--reread says that the translation has been read beside the source. Nothing of a page is written when one of
its sections is refused.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare languages, page and options."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("words", nargs="*", metavar="LANG… PAGE[#SECTION]", help="languages, then one page")
    parser.add_argument("--all", action="store_true", help="all languages that have the page")
    parser.add_argument(
        "--every-page", action="store_true", help="all pages instead of one; drafts are left out"
    )
    parser.add_argument(
        "--reread", action="store_true", help="the translation was read beside the source as it is now"
    )
    parser.add_argument(
        "--state", choices=("machine", "translated"), help="write this state too; a draft can be confirmed so"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Confirm what is asked for.

    Raises:
        UsageError: languages or page do not exist or contradict the options.
    """
    site = project.site
    if options.words and options.words[-1].startswith("data/"):
        return _data(options, site)
    languages, paths, section = _asked(options, site)
    reread = options.reread or (section is not None and len(languages) == 1 and not options.all)
    confirmations = [
        confirm(coverage(site, path, tag), page, section=section, reread=reread, state=options.state)
        for path in paths
        for tag in languages
        if (page := site.page(path, tag)) is not None
        and not (options.every_page and _waits(page.state, options))
    ]
    fit = [confirmation for confirmation in confirmations if not confirmation.refusals]
    write_files(dict(_contents(fit, site.settings.root, options.state)))
    missing = (
        []
        if options.all or options.every_page
        else [tag for tag in languages if not site.page(paths[0], tag)]
    )
    errors = [*_refused(confirmations), *(_untranslated(tag, paths[0]) for tag in missing)]
    return Outcome(
        stdout="\n".join(_told(fit, options.state)) or "nothing to confirm",
        stderr="\n".join(errors),
        exit_code=1 if errors else 0,
    )


def _data(options: Namespace, site: Site) -> Outcome:
    """Confirm the words of records: `confirm fi data/events.yml#open-meeting`."""
    *tags, target = options.words
    if options.all == bool(tags):
        raise UsageError(
            "name languages, or --all", hint="minority-site confirm fi data/events.yml#open-meeting"
        )
    settings = site.settings
    languages = settings.targets if options.all else [check_language(settings, tag) for tag in tags]
    found = confirm_data(site, target, languages, reread=options.reread)
    refused = [each for each in found if each.refused]
    hint = "numbers, dates or negations of the source have changed; read both, then confirm with --reread"
    return Outcome(
        stdout="" if refused else "\n".join(map(str, found)) or "nothing to confirm",
        stderr="\n".join(f"{each}: {hint}" for each in refused),
        exit_code=1 if refused else 0,
    )


def _asked(options: Namespace, site: Site) -> tuple[Sequence[str], Sequence[str], str | None]:
    """Return languages, page paths and the one section, None for all sections."""
    words = list(options.words)
    section = None
    if options.every_page:
        paths = list(site.source_pages)
    elif words:
        path, section = find_page(site, words.pop())
        paths = [path]
    else:
        raise UsageError("no page is named", hint="minority-site confirm fi rights/school.md")
    if options.all and words:
        raise UsageError("--all and a language exclude each other", hint="leave one of them out")
    if options.all and options.reread:
        raise UsageError("--reread goes with the languages that were read", hint="name them instead of --all")
    if not options.all and not words:
        raise UsageError("no language is named", hint="minority-site confirm fi rights/school.md, or --all")
    languages = (
        list(site.settings.targets) if options.all else [check_language(site.settings, tag) for tag in words]
    )
    return languages, paths, section


def _waits(state: str, options: Namespace) -> bool:
    """Return whether a page is left out of --every-page."""
    return state == "draft" and options.state is None


def _contents(
    confirmations: Sequence[Confirmation], root: Path, state: str | None
) -> Iterator[tuple[Path, bytes]]:
    for confirmation in confirmations:
        page = confirmation.page
        translation: dict[str, str | Changes | None] = {"covers": dict(confirmation.covers)}
        if state is not None:
            translation = {"state": state, **translation}
        file = root / page.file
        try:
            content = edit_front_matter(file.read_bytes(), {"translation": translation})
        except SiteError as error:
            error.path = page.file
            raise
        written = read_page(content, path=page.path, file=page.file, language=page.language)
        expected = {**page.covers, **confirmation.covers}
        if written.problems or written.covers != {key: value for key, value in expected.items() if value}:
            raise SiteError(
                "'covers' cannot be written into this front matter", page.file, 2, "write it plainer"
            )
        yield file, content


def _told(confirmations: Sequence[Confirmation], state: str | None) -> Iterator[str]:
    for confirmation in confirmations:
        if confirmation.confirmed:
            yield f"{confirmation.page.file}: {', '.join(confirmation.confirmed)}"
        elif state is not None and confirmation.page.state != state:
            yield f"{confirmation.page.file}: state {state}"


def _refused(confirmations: Sequence[Confirmation]) -> Iterator[str]:
    for confirmation in confirmations:
        for refusal in confirmation.refusals:
            what = f"{refusal.section}: " if refusal.section else ""
            yield f"{confirmation.page.file}:{refusal.line}: {what}{refusal.message} ({refusal.hint})"


def _untranslated(tag: str, path: str) -> str:
    return f"{path}: there is no translation into {tag} ('minority-site new {tag} {path}' begins one)"
