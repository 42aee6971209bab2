"""`catalogs`: extract, update, compile or check message catalogs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from minority_site.atomic import write_files
from minority_site.catalogs.collection import FOLDER, TEMPLATE, Catalogs, catalog_path, load_catalogs
from minority_site.catalogs.compiling import language_of, mo_bytes, usable_messages
from minority_site.catalogs.extraction import extract_template
from minority_site.catalogs.reading import is_plain
from minority_site.catalogs.records import Catalog
from minority_site.catalogs.updating import update_catalog
from minority_site.commands import Outcome, Project
from minority_site.commands.options import add_language_option
from minority_site.errors import SiteError, UsageError
from minority_site.findings import Severity
from minority_site.settings import Settings
from minority_site.tags import TagError, canonical_tag

COMPILED = ".cache/locales"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the four subcommands."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    extract = actions.add_parser("extract", help="write locales/messages.pot from code and templates")
    update = actions.add_parser(
        "update", help="bring catalogs up to the template; make those that are missing"
    )
    compiled = actions.add_parser("compile", help="write .mo files for other programs; a build needs none")
    check = actions.add_parser("check", help="check the catalogs")
    for action in (extract, update):
        action.add_argument(
            "--check", action="store_true", help="write nothing; exit with 1 if something would change"
        )
    for action in (update, compiled, check):
        add_language_option(action, "this language only (may be repeated)")
    compiled.add_argument(
        "--output", default=COMPILED, metavar="DIR", help=f"where they are written (default: {COMPILED})"
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Do what is asked, and return which files it was done to. Raises SiteError."""
    if options.action == "extract":
        return _extract(project.settings.root, options.check)
    if options.action == "update":
        return _update(project.settings, options.language, options.check)
    if options.action == "compile":
        return _compile(project.settings, options.language, options.output)
    return _check(project, options.language)


def _extract(root: Path, only_check: bool) -> Outcome:
    shown, text = f"{FOLDER}/{TEMPLATE}", extract_template(root).encode()
    path = root / shown
    _refuse_links(root, path)
    if path.is_file() and path.read_bytes() == text:
        return Outcome(stdout=f"{shown}: nothing to change")
    if only_check:
        return Outcome(stdout=f"{shown}: would change", exit_code=1)
    write_files({path: text})
    return Outcome(stdout=f"{shown}: written")


def _update(settings: Settings, tags: Sequence[str], only_check: bool) -> Outcome:
    catalogs = load_catalogs(settings)
    template = _template(catalogs)
    # Words that a project has for the package's messages are not out of use because its own template lacks them.
    known = frozenset(catalogs.package_template.active if catalogs.package_template else ())
    changes: dict[Path, bytes] = {}
    lines, broken = [], []
    for tag in _tags(tags) or _default_tags(catalogs, settings):
        shown = catalog_path(tag)
        path = settings.root / shown
        _refuse_links(settings.root, path)
        raw = path.read_bytes() if path.is_file() else None
        try:
            updated = update_catalog(raw, template, language_of(tag, settings), file=shown, also_known=known)
        except SiteError as error:
            broken.append(f"{error} (CAT001)")
            continue
        if updated != raw:
            changes[path] = updated
            lines.append(f"{shown}: {'would change' if only_check else 'made' if raw is None else 'updated'}")
    if not only_check:
        write_files(changes)
    failed = bool(broken) or (only_check and bool(changes))
    report = "\n".join(lines) or ("" if broken else "nothing to change")
    return Outcome(stdout=report, stderr="\n".join(broken), exit_code=1 if failed else 0)


def _template(catalogs: Catalogs) -> Catalog:
    template = catalogs.project_template or catalogs.package_template
    if template is None:
        raise UsageError(
            f"there is no {FOLDER}/{TEMPLATE}", hint="make one with 'minority-site catalogs extract'"
        )
    if template.problems:
        problem = template.problems[0]
        raise SiteError(
            problem.message, problem.path, problem.line, "write it anew with 'minority-site catalogs extract'"
        )
    return template


def _default_tags(catalogs: Catalogs, settings: Settings) -> tuple[str, ...]:
    """Return the languages that have a catalog here, and all of the site's once it has a template of its own."""
    own = settings.tags if catalogs.project_template else ()
    return tuple(dict.fromkeys((*own, *catalogs.project)))


def _compile(settings: Settings, tags: Sequence[str], output: str) -> Outcome:
    catalogs = load_catalogs(settings)
    files: dict[Path, bytes] = {}
    lines = []
    for tag in _tags(tags) or tuple(dict.fromkeys((*settings.tags, *catalogs.project))):
        messages = usable_messages(tag, catalogs, settings)
        name = f"{tag}/LC_MESSAGES/messages.mo"
        files[settings.root / output / name] = mo_bytes(messages, language_of(tag, settings))
        lines.append(f"{output}/{name}: {len(messages)} messages")
    write_files(files)
    return Outcome(stdout="\n".join(lines))


def _check(project: Project, tags: Sequence[str]) -> Outcome:
    from minority_site.checks.registry import run_checks  # late: the other actions need no check
    from minority_site.reports.terminal import findings_text

    findings = tuple(
        finding for finding in run_checks(project.site, languages=_tags(tags)) if finding.id.startswith("CAT")
    )
    failed = any(finding.severity >= Severity.ERROR for finding in findings)
    # https://no-color.org: set and not empty means no colours.
    colour = project.stdout_is_terminal and not project.environment.get("NO_COLOR")
    return Outcome(stdout=findings_text(findings, colour=colour), exit_code=1 if failed else 0)


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(canonical_tag(tag) for tag in tags))
    except TagError as error:
        raise UsageError(str(error)) from error


def _refuse_links(root: Path, path: Path) -> None:
    """Raise SiteError when writing to `path` would write through a link, which could lead out of the project."""
    for place in (path, *path.parents):
        if place == root:
            return
        if place.is_symlink() or (place == path and place.exists() and not is_plain(place)):
            shown = place.relative_to(root).as_posix()
            raise SiteError(
                "is a link or no ordinary file", shown, hint="put a folder or file of its own there"
            )
