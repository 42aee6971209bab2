"""CAT: message catalogs, the interface's words.

Only the project's own catalogs are looked at; in the package's repository those are the package's.
"""

from __future__ import annotations

from collections.abc import Iterator

from minority_site.catalogs.checking import Broken, Fault, faults, header_faults
from minority_site.catalogs.collection import FOLDER
from minority_site.catalogs.compiling import language_of
from minority_site.catalogs.reading import shortened
from minority_site.catalogs.records import MESSAGE_LANGUAGE, Catalog, Message
from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.languages import Language
from minority_site.site import Site

UPDATE = "minority-site catalogs update"


@check("CAT001", "unreadable-catalog", Severity.ERROR)
def unreadable_catalog(site: Site) -> Iterator[Problem]:
    """A catalog is a PO file in UTF-8, in a folder named by its language's tag.

    Bad: `msgstr "Sök` without the closing quote; a NUL; a file saved as Latin-1; `locales/finnish/`.
    Good: `locales/fi/LC_MESSAGES/messages.po` that msgfmt would read too.
    """
    templates = [site.catalogs.project_template] if site.catalogs.project_template else []
    for catalog in (*templates, *site.catalogs.project.values()):
        yield from catalog.problems
    for name in site.catalogs.strays:
        yield Problem(
            path=f"{FOLDER}/{name}/LC_MESSAGES/messages.po",
            message=f"'{name}' is no language tag, so nothing in it is shown",
            hint="name the folder by the language's tag, as fi or smj",
        )


@check("CAT002", "duplicate-message", Severity.ERROR)
def duplicate_message(site: Site) -> Iterator[Problem]:
    """A message stands in a catalog once; the first is shown.

    Bad: `msgid "Calendar"` twice with the same msgctxt, or twice without one.
    Good: `msgid "Search"` twice, each with a msgctxt of its own.
    """
    templates = [site.catalogs.project_template] if site.catalogs.project_template else []
    for catalog in (*templates, *site.catalogs.project.values()):
        yield from catalog.duplicates


@check("CAT003", "message-placeholder", Severity.ERROR)
def placeholder_mismatch(site: Site) -> Iterator[Problem]:
    """A translation has the placeholders of its English words; one that has not is not shown.

    Bad: `Register by {date}` → `Anmäl dig senast {datum}`.
    Good: `Register by {date}` → `Anmäl dig senast {date}`.
    """
    yield from _faults(site, "placeholders")


@check("CAT004", "plural-forms", Severity.ERROR)
def plural_forms(site: Site) -> Iterator[Problem]:
    """A message that counts has words for each of the language's plural forms; one that has not is not shown.

    Bad: msgstr[0] and msgstr[1] in North Sami, which has a dual.
    Good: msgstr[0], msgstr[1] and msgstr[2] there.
    """
    yield from _faults(site, "plural")


@check("CAT005", "markup-mismatch", Severity.ERROR)
def markup_mismatch(site: Site) -> Iterator[Problem]:
    """A translation has the tags of its English words, nested and closed; one that has not is not shown.

    Bad: `Read <b>more</b>` → `Läs <b>mer`; a tag or an attribute that the English words lack.
    Good: `Read <b>more</b>` → `Läs <b>mer</b>`.
    """
    yield from _faults(site, "markup")


@check("CAT006", "missing-string", Severity.INFO)
def missing_string(site: Site) -> Iterator[Problem]:
    """Every message has words in the catalog's language; where not, readers get the next language, labelled.

    Bad: `msgstr ""`.
    Good: `msgstr "Sök"`. One finding a catalog, at the first message without words.
    """
    for catalog in site.catalogs.project.values():
        missing = [message for message in catalog.active.values() if not any(message.strings)]
        if missing and not _inherits(catalog, site):
            first = missing[0]
            yield _problem(
                catalog,
                first.line,
                f"{len(missing)} of {len(catalog.active)} messages have no words; the first is '{shortened(first.id)}'",
                "translate them; without a source or a speaker leave them empty, another language is shown then",
            )


@check("CAT007", "fuzzy-string", Severity.INFO)
def fuzzy_string(site: Site) -> Iterator[Problem]:
    """Words marked fuzzy await review: they are not shown.

    Bad: `#, fuzzy` over a message.
    Good: the words compared with the msgid, mended, and the mark taken away.
    """
    for catalog in site.catalogs.project.values():
        for message in catalog.active.values():
            if message.fuzzy and any(message.strings):
                was = (
                    f"; they were written for '{shortened(message.previous_id)}'"
                    if message.previous_id
                    else ""
                )
                yield _problem(
                    catalog,
                    message.line,
                    f"the words for '{shortened(message.id)}' await review{was}",
                    "compare them with the English words, mend them, and take 'fuzzy' away",
                )


@check("CAT008", "wrong-header", Severity.ERROR)
def wrong_header(site: Site) -> Iterator[Problem]:
    """A catalog's header names its language, UTF-8 and the registry's plural rule.

    Bad: `Language: fi` in `locales/fit/`; two plural forms for a language with a dual.
    Good: what `catalogs update` writes.
    """
    for catalog, language in _readable(site):
        for message, right in header_faults(catalog, language):
            hint = f"write {right}, or run '{UPDATE}'" if right else f"run '{UPDATE}'"
            yield _problem(catalog, catalog.header_line, message, hint)


@check("CAT009", "catalog-outdated", Severity.WARNING)
def catalog_outdated(site: Site) -> Iterator[Problem]:
    """A catalog has the messages of `locales/messages.pot`, no fewer and no others.

    Bad: a msgid that the code does not use any more, or lacks one that it does.
    Good: catalogs after `catalogs extract` and `catalogs update`. One finding a catalog.
    """
    template = site.catalogs.project_template
    if template is None or template.problems:
        return
    package = site.catalogs.package_template
    also_known = package.active.keys() if package else frozenset()
    for catalog, _ in _readable(site):
        lacking = [message for key, message in template.active.items() if key not in catalog.active]
        foreign = [
            message
            for key, message in catalog.active.items()
            if key not in template.active and key not in also_known
        ]
        if lacking or foreign:
            yield _outdated(catalog, lacking, foreign)


@check("CAT010", "unsourced-string", Severity.WARNING)
def unsourced_string(site: Site) -> Iterator[Problem]:
    """In a language that few can judge, words name where they were read or who has reviewed them.

    That is every language but the source, English and those that CLDR knows in full.
    Bad: a North Sami msgstr without a remark.
    Good: `# Source: Sametinget; certainty: verified`, or `# Reviewed by: …`, above it; `X-Source: …` in the header for all.
    """
    for catalog, language in _readable(site):
        if catalog.source or _is_judged_by_many(language, site):
            continue
        for message in catalog.active.values():
            if any(message.strings) and not (message.source or message.reviewed or message.fuzzy):
                yield _problem(
                    catalog,
                    message.line,
                    f"the words for '{shortened(message.id)}' name no source and no reviewer",
                    "write '# Source: …' or '# Reviewed by: …' above it, or empty the msgstr",
                )


def _is_judged_by_many(language: Language, site: Site) -> bool:
    return language.tag in (site.settings.source, MESSAGE_LANGUAGE) or language.cldr_quality == "full"


def _inherits(catalog: Catalog, site: Site) -> bool:
    """Return whether the catalog is empty because its language takes all words from a parent (sv-simple from sv)."""
    from minority_site.catalogs.translator import chain_of

    tag = catalog.tag or ""
    if tag not in site.settings.tags or any(any(message.strings) for message in catalog.active.values()):
        return False
    return any(name != tag and tag.startswith(f"{name}-") for name in chain_of(tag, site.settings))


def _readable(site: Site) -> Iterator[tuple[Catalog, Language]]:
    for tag, catalog in site.catalogs.project.items():
        if not catalog.problems:
            yield catalog, language_of(tag, site.settings)


def _faults(site: Site, fault: Fault) -> Iterator[Problem]:
    for catalog, language in _readable(site):
        for message in catalog.active.values():
            if any(message.strings) and not message.fuzzy:
                for broken in faults(message, catalog, language):
                    if broken.fault == fault:
                        yield _broken(catalog, message, broken)


def _broken(catalog: Catalog, message: Message, broken: Broken) -> Problem:
    return _problem(catalog, message.line, f"{broken.message}, so it is not shown", broken.hint)


def _outdated(catalog: Catalog, lacking: list[Message], foreign: list[Message]) -> Problem:
    parts = []
    if lacking:
        parts.append(
            f"lacks {len(lacking)} of the template's messages, the first '{shortened(lacking[0].id)}'"
        )
    if foreign:
        parts.append(
            f"has {len(foreign)} that the template does not have, the first '{shortened(foreign[0].id)}'"
        )
    line = foreign[0].line if foreign else catalog.header_line
    return _problem(catalog, line, "the catalog " + " and ".join(parts), f"run '{UPDATE}'")


def _problem(catalog: Catalog, line: int, message: str, hint: str) -> Problem:
    return Problem(path=catalog.file, line=line, language=catalog.tag, message=message, hint=hint)


CHECKS = (
    unreadable_catalog,
    duplicate_message,
    placeholder_mismatch,
    plural_forms,
    markup_mismatch,
    missing_string,
    fuzzy_string,
    wrong_header,
    catalog_outdated,
    unsourced_string,
)
