"""Checks of terms: the words that pages place by reference, and the file they come from."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from minority_site.checks import check
from minority_site.checks.ref import problem_at
from minority_site.findings import Problem, Severity
from minority_site.glossary import GlossaryEntry, anchor, beginning, written
from minority_site.pages import Page
from minority_site.prose import block_text, section_text
from minority_site.references import Place, Reference
from minority_site.render.registry import renderers
from minority_site.render.words import asked_languages
from minority_site.sections import Section
from minority_site.site import Site
from minority_site.strict import did_you_mean
from minority_site.tags import TagError, canonical_tag
from minority_site.terms import TERMS_FILE


@check("TRM001", "unknown-term", Severity.ERROR)
def unknown_term(site: Site) -> Iterator[Problem]:
    """A term or key word that a page refers to stands in the terms file.

    Bad:  `{{ term("right") }}`
    Good: `{{ term("rights") }}`
    """
    for page, place, arguments in _uses(site):
        for concept in _concepts(arguments):
            if concept not in site.terms:
                hint = did_you_mean(concept, site.terms)
                if hint.startswith("known:"):  # too many to list
                    hint = f"use an id of the terms file, or add a row to {TERMS_FILE}"
                yield problem_at(page, place, f"there is no term '{concept}'", hint)


@check("TRM002", "term-without-word", Severity.WARNING)
def term_without_word(site: Site) -> Iterator[Problem]:
    """A term asked for in a language has a sourced word in it; key words have one in at least one of theirs.

    Bad:  `{{ term("seminar", "yi") }}`: the terms file has no Yiddish word for it
    Good: `{{ term("seminar", "se") }}`
    """
    for page, place, arguments in _uses(site):
        given = str(arguments.get("language") or arguments.get("languages") or "")
        for bad in _ill_formed(given):
            yield problem_at(page, place, str(bad), "write tags with spaces between: se smj sma")
        tags = asked_languages(given)
        for concept in _concepts(arguments):
            if tags and concept in site.terms and not any(site.terms.word(concept, tag) for tag in tags):
                yield problem_at(
                    page,
                    place,
                    f"there is no sourced word for '{concept}' in {', '.join(tags)}",
                    f"leave it out, or add the word with its source to {TERMS_FILE}",
                )


@check("TRM003", "bad-terms-file", Severity.ERROR)
def bad_terms_file(site: Site) -> Iterator[Problem]:
    """Each row of the project's terms file has an id of its own, a source and a certainty.

    Bad:  `Town hall,kommunhus,kaupungintalo,,`
    Good: `town-hall,kommunhus,kaupungintalo,Isof,verified`
    """
    yield from site.terms.problems


@check("TRM004", "term-not-linked", Severity.INFO)
def term_not_linked(site: Site) -> Iterator[Problem]:
    """A national page links a hard word to the glossary where it first uses it.

    Hard words are those whose entry says `linked: true`. Pages in other languages follow: parity asks them for the same links.

    Bad:  `I ett förvaltningsområde får du …`
    Good: `I ett [förvaltningsområde](../about/glossary.md#word-administrative-area) får du …`
    """
    shown = [path for path, page in site.source_pages.items() if _has_glossary(page)]
    if not shown:
        return
    for path, page in site.source_pages.items():
        if page.front.text("scope") != "national" or path in shown:
            continue
        for entry in site.data.glossary.values():
            first = _first_use(page, entry) if entry.linked and entry.page != path else None
            if first is None:
                continue
            section, line, form = first
            if not any(link.target.endswith(f"#{anchor(entry)}") for link in section.links):
                target = posixpath.relpath(shown[0], posixpath.dirname(path) or ".")
                message = f"'{form}' is used first here and is not linked to the glossary"
                hint = f"write [{form}]({target}#{anchor(entry)})"
                yield page.problem(message, hint, line=line, section=section.id)


@check("TRM005", "other-term", Severity.INFO)
def other_term(site: Site) -> Iterator[Problem]:
    """Where the source uses a word of the glossary, an up-to-date translation uses the glossary's word for it.

    Words are those whose entry lists `forms` and, under `translated`, how the translations begin.

    Bad:  `röstlängd` in the source, `vaaliluettelo` in the translation
    Good: `ääniluettelo`, as the glossary has it
    """
    entries = [entry for entry in site.data.glossary.values() if entry.forms and entry.translated]
    patterns = {entry.id: written(entry.forms) for entry in entries}
    for pages in site.page_pairs:
        tag = pages.target.language
        wanted = [(entry, beginning(entry.translated[tag])) for entry in entries if tag in entry.translated]
        for pair in pages.sections if wanted else ():
            if pair.source.section.id == "_meta":
                continue
            said = section_text(pair.target.section)
            for entry, stems in wanted:
                if (use := _use(pair.source.section, patterns[entry.id])) and not stems.search(said):
                    line, form = use
                    name = entry.words.versions[tag].texts["name"] if tag in entry.words.versions else ""
                    meant = f"'{name}'" if name else f"a word on {entry.translated[tag][0]}-"
                    message = f"the source says '{form}', and the translation does not say {meant}"
                    hint = "use the glossary's word, or let its entry know this one"
                    yield pair.problem(message, hint, line=pair.line_for(line))


def _use(section: Section, forms: re.Pattern[str]) -> tuple[int, str] | None:
    """Return line and form of the first use of a word in a section, headings and tables included."""
    for block in section.blocks:
        if found := forms.search(block_text(block, section)):
            return block.line, found[0]
    return None


def _has_glossary(page: Page) -> bool:
    return any(isinstance(each, Reference) and each.name == "glossary" for each in page.references)


def _first_use(page: Page, entry: GlossaryEntry) -> tuple[Section, int, str] | None:
    """Return section, line and form of the first use of a word in running text, None when there is none."""
    if not entry.forms:
        return None
    forms = written(entry.forms)
    for section in page.sections:
        for block in section.blocks if section.id != "_meta" else ():
            if block.kind == "paragraph" and (found := forms.search(block_text(block, section))):
                return section, block.line, found[0]
    return None


def _uses(site: Site) -> Iterator[tuple[Page, Place, Mapping[str, Any]]]:
    """Yield the references to terms whose arguments fit; DAT001 speaks of the others."""
    for page in site.all_pages:
        for reference in page.references:
            if isinstance(reference, Reference) and reference.name in ("term", "words"):
                arguments = renderers()[reference.name].arguments(reference)
                if arguments is not None:
                    yield page, reference.place, arguments


def _concepts(arguments: Mapping[str, Any]) -> tuple[str, ...]:
    return arguments["concepts"] if "concepts" in arguments else (arguments["concept"],)


def _ill_formed(tags: str) -> Iterator[TagError]:
    for tag in tags.replace(",", " ").split():
        try:
            canonical_tag(tag)
        except TagError as error:
            yield error


CHECKS = (unknown_term, term_without_word, bad_terms_file, term_not_linked, other_term)
