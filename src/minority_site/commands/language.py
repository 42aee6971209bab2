"""`language add TAG`: everything that a language needs, so that the next build publishes it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from minority_site.atomic import write_files
from minority_site.catalogs.collection import catalog_path, load_catalogs
from minority_site.catalogs.updating import update_catalog
from minority_site.cldr import RIGHT_TO_LEFT_SCRIPTS, cldr_facts
from minority_site.commands import Outcome, Project
from minority_site.config_lines import with_language
from minority_site.errors import UsageError
from minority_site.formats import plural_count
from minority_site.languages import Language, Languages
from minority_site.settings import Settings
from minority_site.tags import TagError, canonical_tag, parent_tags

KEEP = ".gitkeep"
"""Git keeps no empty folder."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the subcommand and what is known of the language."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add a language: settings, folder, catalog")
    add.add_argument("tag", metavar="TAG", help="language tag (BCP 47), as sms, zh-Hant or rmy-x-kelderas")
    add.add_argument("--autonym", metavar="NAME", help="the language's own name for itself")
    add.add_argument("--english-name", metavar="NAME", help="its name in English")
    add.add_argument("--swedish-name", metavar="NAME", help="its name in Swedish")
    add.add_argument("--direction", choices=("ltr", "rtl"), help="direction of writing")
    add.add_argument("--script", metavar="CODE", help="ISO 15924 code of its script, as Latn")
    add.add_argument("--plural", metavar="HEADER", help="gettext header, as 'nplurals=2; plural=(n != 1);'")
    add.add_argument(
        "--plural-categories", metavar="NAMES", help="CLDR names of the plural forms, as 'one two other'"
    )
    add.add_argument("--source", metavar="TEXT", help="where the name and the plural rule were read")
    add.add_argument("--machine", choices=("label", "hide"), help="what readers get of machine text")


def run(options: Namespace, project: Project) -> Outcome:
    """Add a language, and return what was written and what is not known of it. Raises SiteError."""
    settings = project.settings
    tag = _new_tag(options.tag, settings)
    facts = _facts(options, tag, settings.registry)
    registry = _extended(settings.registry, tag, facts)
    language = registry.resolve(tag)
    machine = {"machine": options.machine} if options.machine else {}
    config = settings.root / settings.config_file
    if config.is_symlink():
        raise UsageError(
            "is a link to another file", settings.config_file, hint=f"add '- locale: {tag}' there by hand"
        )
    text = config.read_bytes().decode("utf-8")
    changed = with_language(text, settings.config_file, tag, machine, facts)
    # The settings come last: until they are written the site has no such language, and the command can be run again.
    files = {**_folder(settings, tag), **_catalog(settings, language), config: changed.encode("utf-8")}
    write_files(files)
    written = "\n".join(path.relative_to(settings.root).as_posix() for path in files)
    return Outcome(stdout=written, stderr="\n".join(_unknown(language)))


def _new_tag(text: str, settings: Settings) -> str:
    try:
        tag = canonical_tag(text)
    except TagError as error:
        raise UsageError(str(error)) from error
    if there := next((known for known in settings.tags if known.lower() == tag.lower()), None):
        raise UsageError(
            f"the language '{there}' is there already", settings.config_file, hint="nothing was changed"
        )
    return tag


def _facts(options: Namespace, tag: str, registry: Languages) -> dict[str, Any]:
    """Return what the registry needs to be told: all for a language that it does not know, else what was given."""
    given = _given(options)
    if tag in registry or any(parent in registry for parent in parent_tags(tag)):
        return given
    known = cldr_facts(tag)
    sources = [*known.get("sources", ()), *given.get("sources", ())]
    facts = {"autonym": tag, **known, **given}
    return {**facts, "sources": sources} if sources else facts


def _given(options: Namespace) -> dict[str, Any]:
    if (options.autonym or options.plural or options.plural_categories) and not options.source:
        raise UsageError(
            "a name or a plural rule needs its source", hint='add --source "…": no language is made up'
        )
    if bool(options.plural) != bool(options.plural_categories):
        raise UsageError("--plural and --plural-categories belong together", hint="give both")
    names = ("autonym", "english_name", "swedish_name", "direction", "script")
    given: dict[str, Any] = {name: value for name in names if (value := getattr(options, name))}
    if "script" in given and "direction" not in given:
        given["direction"] = "rtl" if given["script"] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    if options.plural:
        categories = options.plural_categories.replace(",", " ").split()
        given["plural"] = {"categories": categories, "gettext": options.plural, "source": options.source}
    if options.source:
        given["sources"] = [options.source]
    return given


def _extended(registry: Languages, tag: str, facts: Mapping[str, Any]) -> Languages:
    """Return the registry with the language. Raises UsageError when a fact cannot be."""
    try:
        extended = registry.extended({tag: facts}) if facts else registry
        language = extended.resolve(tag)
        forms, names = plural_count(language), len(language.plural.categories)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if forms != names:
        raise UsageError(
            f"the plural rule has {forms} forms and {names} names", hint="give as many names as forms"
        )
    return extended


def _folder(settings: Settings, tag: str) -> dict[Path, bytes]:
    """Return the file that keeps the language's folder, where pages stand in folders and it has none yet."""
    folder = settings.docs_dir / tag
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{settings.docs_dir.name}/{tag} is no folder", hint="move it away")
    if settings.structure != "folder" or (folder.is_dir() and any(folder.iterdir())):
        return {}
    return {folder / KEEP: b""}


def _catalog(settings: Settings, language: Language) -> dict[Path, bytes]:
    """Return the language's message catalog, made from the template; none where it has one."""
    catalogs = load_catalogs(settings)
    template = catalogs.project_template or catalogs.package_template
    shown = catalog_path(language.tag)
    path = settings.root / shown
    if template is None or template.problems or path.exists() or path.is_symlink():
        return {}
    return {path: update_catalog(None, template, language, file=shown)}


def _unknown(language: Language) -> list[str]:
    """Return what editors should find out, in their words."""
    notes = []
    if language.autonym == language.tag:
        notes.append(
            "its own name is not known: the tag is shown; add 'autonym:' with its source under 'registry:'"
        )
    if not language.months_in_date:
        notes.append("no names of months are known: dates are numeric, as 2026-11-24")
    if "not known" in language.plural.source:
        notes.append(f"its plural rule is not known; assumed: {language.plural.gettext}")
    return [f"{language.tag}: {note}" for note in notes]
