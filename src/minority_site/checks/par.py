"""PAR: what a translation must have in common with its source.

Sections are compared when the translation covers its source as it is now, or when nobody has said yet what it covers.
Where the source has changed since, the family STA says so; a comparison would say the same again, in worse words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from minority_site.amounts import Amount, differences, uncertain_months
from minority_site.checks import check
from minority_site.checks.lng import SECTION_WORDS
from minority_site.copied import find_copies, is_sentence
from minority_site.findings import Problem, Severity
from minority_site.identification import Identifier, words_of
from minority_site.pages import Page
from minority_site.parity import (
    EMAIL,
    REFERENCE,
    Found,
    Pair,
    Side,
    block_texts,
    different,
    section_texts,
    unmatched,
)
from minority_site.quotes import MARKS, unbalanced
from minority_site.sections import Admonition, Heading, Table
from minority_site.site import Site
from minority_site.vocabulary import Vocabularies

_C = TypeVar("_C", Found, Amount)
_P = TypeVar("_P", Admonition, Table)

PARAGRAPH_WORDS = 12
"""A shorter paragraph says too little of its language: tried on all paragraphs of the exemplar, in three languages."""

_MEANT = "if the difference is meant, silence it here with the reason"


@check("PAR001", "heading-missing", Severity.ERROR)
def heading_missing(site: Site) -> Iterator[Problem]:
    """A section has the sub-headings of its source, known by their ids. Whole sections are STA's business.

    Bad:  `### Så gör du {#how}` in the source, and no `{#how}` in the translation
    Good: `### How to do it {#how}`
    """
    for pages in site.page_pairs:
        elsewhere = _levels(pages.target)
        for pair in pages.sections:
            own = _sub_headings(pair.target)
            for key, heading in _sub_headings(pair.source).items():
                if key not in own and key not in elsewhere:
                    message = f"the sub-heading '{heading.text}'{_shown_id(heading)} of the source is missing"
                    hint = "translate it; its id stays as it is"
                    yield pair.problem(message, hint, line=pair.line_for(heading.line))


@check("PAR002", "heading-extra", Severity.ERROR)
def heading_extra(site: Site) -> Iterator[Problem]:
    """A section has no sub-headings that its source does not have, known by their ids.

    Bad:  `### More {#more}` where the source has no `{#more}`
    Good: the sub-headings of the source
    """
    for pages in site.page_pairs:
        elsewhere = _levels(pages.source)
        for pair in pages.sections:
            others = _sub_headings(pair.source)
            for key, heading in _sub_headings(pair.target).items():
                if key not in others and key not in elsewhere:
                    message = f"the source has no sub-heading '{heading.text}'{_shown_id(heading)} here"
                    hint = "remove it, or give it the id that it has in the source"
                    yield pair.problem(message, hint, line=heading.line)


@check("PAR003", "heading-level", Severity.ERROR)
def heading_level(site: Site) -> Iterator[Problem]:
    """A heading has the level of the source's heading with the same id.

    Bad:  `## Så gör du {#how}` in the source, `### How to do it {#how}` in the translation
    Good: `## How to do it {#how}`
    """
    for pages in site.page_pairs:
        levels = _levels(pages.source)
        for section, heading in _headings(pages.target):
            level = levels.get(heading.id, heading.level)
            if heading.explicit and level != heading.level and section not in pages.stale:
                yield pages.target.problem(*_wrong_level(heading, level), line=heading.line, section=section)
        for pair in pages.sections:
            others = _sub_headings(pair.source)
            for key, heading in _sub_headings(pair.target).items():
                level = others[key].level if key in others else heading.level
                if not heading.explicit and level != heading.level:
                    yield pair.problem(*_wrong_level(heading, level), line=heading.line)


@check("PAR004", "link-missing", Severity.ERROR)
def link_missing(site: Site) -> Iterator[Problem]:
    """A section has the links of its source.

    Bad:  `Läs hos [JO](https://www.jo.se/).` in the source, `Read at JO.` in the translation
    Good: `Read at [JO](https://www.jo.se/).`
    """
    for pair in _pairs(site):
        for missing, instead in _paired(*unmatched(pair.source.links, pair.target.links)):
            if missing and not instead:
                message = f"the link to '{missing.written}' is missing"
                yield pair.problem(message, f"add it; {_MEANT}", line=pair.line_for(missing.line))


@check("PAR005", "link-target", Severity.ERROR)
def link_target(site: Site) -> Iterator[Problem]:
    """A link leads to where the source's leads, or to the same page in another language.

    Bad:  `https://www.val.se/` in the source, `https://www.vals.se/` in the translation
    Good: the same address, `https://www.val.se/en`, `../contacts/municipality.md`
    """
    for pair in _pairs(site):
        for missing, instead in _paired(*unmatched(pair.source.links, pair.target.links)):
            if instead and missing:
                message = f"the link leads to '{instead.written}', the source's to '{missing.written}'"
                yield pair.problem(message, f"correct it; {_MEANT}", line=instead.line)
            elif instead:
                message = f"the source has no link to '{instead.written}'"
                yield pair.problem(message, f"remove it or add it to the source; {_MEANT}", line=instead.line)


@check("PAR006", "number-mismatch", Severity.ERROR)
def number_mismatch(site: Site) -> Iterator[Problem]:
    """Numbers, dates and times are those of the source, each in its own language's form.

    Bad:  `senast den 30 september` and `by 13 September`
    Good: `1,5 procent den 24 november kl. 18.00` and `1.5 per cent at 6 pm on 24 November`
    """
    for pair in _pairs(site):
        if not pair.source.amounts and not pair.target.amounts:
            continue
        languages = pair.source.language, pair.target.language
        uncertain = frozenset().union(*map(uncertain_months, languages))
        missing, extra = differences(pair.source.amounts, pair.target.amounts, uncertain=uncertain)
        yield from _mismatches(pair, missing, extra)


@check("PAR007", "phone-mismatch", Severity.ERROR)
def phone_mismatch(site: Site) -> Iterator[Problem]:
    """Telephone numbers are those of the source, with or without the country's code.

    Bad:  `070-174 06 05` and `070-174 06 50`
    Good: `070-174 06 05` and `+46 70 174 06 05`; better `{{ phone("…") }}`, which is written once
    """
    for pair in _pairs(site):
        yield from _mismatches(pair, *different(pair.source.phones, pair.target.phones))


@check("PAR008", "email-mismatch", Severity.ERROR)
def email_mismatch(site: Site) -> Iterator[Problem]:
    """E-mail addresses are those of the source.

    Bad:  `info@example.org` and `infos@example.org`
    Good: the same address; better a reference to it, so that it is written once
    """
    for pair in _pairs(site):
        yield from _mismatches(pair, *different(pair.source.emails, pair.target.emails))


@check("PAR009", "placeholder-mismatch", Severity.ERROR)
def placeholder_mismatch(site: Site) -> Iterator[Problem]:
    """References to data, statutes and terms are those of the source.

    Bad:  `{{ law("2009:724", "8") }}` and `{{ law("2009:724", "9") }}`
    Good: the same reference, wherever the sentence needs it
    """
    for pair in _pairs(site):
        yield from _mismatches(pair, *unmatched(pair.source.references, pair.target.references))


@check("PAR010", "image-missing", Severity.ERROR)
def image_missing(site: Site) -> Iterator[Problem]:
    """A section shows the pictures of its source; a file may say in its name which language it is for.

    Bad:  `![Karta](map.png)` in the source, no picture or another one in the translation
    Good: `![Map](map.png)`, `![Map](map.en.png)`
    """
    for pair in _pairs(site):
        yield from _mismatches(pair, *unmatched(pair.source.images, pair.target.images), what="the picture ")


@check("PAR011", "image-alt", Severity.ERROR)
def image_alt(site: Site) -> Iterator[Problem]:
    """A picture that the source describes in words is described in the translation's words.

    Bad:  `![](map.png)`, or the source's own words
    Good: `![Map of the library's ground floor](map.png)`
    """
    for pair in _pairs(site):
        described = {
            key.key: image.alt
            for key, image in zip(pair.source.images, pair.source.section.images, strict=True)
        }
        for found, image in zip(pair.target.images, pair.target.section.images, strict=True):
            alt = described.get(found.key, "")
            if alt and not image.alt.strip():
                message = f"the picture '{image.source}' is not described; the source says '{alt}'"
                yield pair.problem(message, "describe it between the square brackets", line=image.line)
            elif alt == image.alt and pair.translates and is_sentence(alt, words=2):
                message = f"the description of '{image.source}' is the source's: '{alt}'"
                yield pair.problem(message, "translate it", line=image.line)


@check("PAR012", "admonition-type", Severity.ERROR)
def admonition_type(site: Site) -> Iterator[Problem]:
    """Boxes are of the source's type, and open or folded as there: a warning does not become a note.

    Bad:  `!!! warning` and `!!! note`
    Good: `!!! warning "Viktigt"` and `!!! warning "Important"`
    """
    for pair in _pairs(site):
        sections = pair.source.section, pair.target.section
        yield from _structure(pair, sections[0].admonitions, sections[1].admonitions, _box)


@check("PAR013", "table-shape", Severity.ERROR)
def table_shape(site: Site) -> Iterator[Problem]:
    """Tables have as many rows and columns as the source's.

    Bad:  five rows in the source, four in the translation
    Good: five and five
    """
    for pair in _pairs(site):
        sections = pair.source.section, pair.target.section
        yield from _structure(pair, sections[0].tables, sections[1].tables, _shape)


@check("PAR014", "same-as-source", Severity.WARNING)
def same_as_source(site: Site) -> Iterator[Problem]:
    """No sentence stands word for word in two languages: one of the two was never translated.

    Parts marked as another language, references, code and addresses are left out, and so are names.

    Bad:  `Du får alltid ha med dig en vän.` in the Swedish and in the English page
    Good: `You may always bring a friend.`; `<span lang="sv">Du får alltid ha med dig en vän.</span>`
    """
    stale = {(pages.target.file, section) for pages in site.page_pairs for section in pages.stale}
    for versions in site.pages.values():
        compared = {tag: page for tag, page in versions.items() if _is_published(page)}
        for copy in find_copies(compared, site.settings.source):
            if (copy.page.file, copy.sentence.section) not in stale:
                name = site.settings.language(copy.of).language.english_name
                yield copy.page.problem(
                    f"this is word for word the {name} text: '{_cut(copy.sentence.written)}'",
                    'translate it; words that stay in another language are marked: <span lang="…">…</span>',
                    line=copy.sentence.line,
                    section=copy.sentence.section,
                )


@check("PAR015", "wrong-script", Severity.ERROR)
def wrong_script(site: Site) -> Iterator[Problem]:
    """Words are in the script of their language, unless they stand in the source just so.

    A letter of another script in the middle of a word looks right, and no search finds the word. Letters of the same
    script that the language does not use are found by LNG001.

    Bad:  a Cyrillic `а` in `kunnаn`; Latin words of one's own in a Yiddish page
    Good: `<span lang="yi">ייִדיש</span>` in a Finnish page; `Exempelby` in a Yiddish one when the source says it
    """
    for pages in site.page_pairs:
        script = _SCRIPTS.get(pages.language.script)
        if script is None or not _other_scripts(pages.target.body + _meta_text(pages.target), script):
            continue
        texts = (
            text
            for part in pages.source.sections
            for _, text in section_texts(pages.source, part, foreign=True)
        )
        known = {word for text in texts for word in _WORD.findall(text)}
        for section, line, text in block_texts(pages.target):
            for word in dict.fromkeys(_WORD.findall(text)):
                letters = _other_scripts(word, script)
                if letters and word not in known:
                    names = ", ".join(unicodedata.name(letter, f"U+{ord(letter):04X}") for letter in letters)
                    message = f"'{word}' has letters of another script: {names}"
                    hint = 'write it with letters of the page\'s language, or mark its own: <span lang="…">…</span>'
                    yield pages.target.problem(message, hint, line=line, section=section)


@check("PAR016", "code-changed", Severity.ERROR)
def code_changed(site: Site) -> Iterator[Problem]:
    """Code is that of the source, letter for letter: it is copied, not read.

    Bad:  `minority-site check` and `minority-site kontroll`
    Good: the same command in all languages
    """
    for pair in _pairs(site):
        for wanted, compare in ((False, unmatched), (True, different)):
            sides = [
                [
                    Found(key=code.content, written=_cut(code.content), line=code.line)
                    for code in side.section.code
                    if code.inline == wanted
                ]
                for side in (pair.source, pair.target)
            ]
            yield from _mismatches(pair, *compare(*sides), what="the code ")


@check("PAR017", "unbalanced-quotes", Severity.WARNING)
def unbalanced_quotes(site: Site) -> Iterator[Problem]:
    """Each quotation mark that opens is closed in the same paragraph, in the fashion of the language.

    Bad:  `Skriv ”Nationella minoriteter i ämnesraden.`; in English `Write ”National minorities”`
    Good: `Skriv ”Nationella minoriteter” i ämnesraden.`; `Write “National minorities”`
    """
    for page in site.all_pages:
        if not _is_published(page) or not _has_mark(REFERENCE.sub("", page.body) + _meta_text(page)):
            continue
        for section, line, text in block_texts(page):
            mark = unbalanced(text, page.language.split("-")[0])
            if mark is not None:
                message = f"the quotation mark {mark} has no partner in '{_cut(text)}'"
                yield page.problem(message, "close it, or remove it", line=line, section=section)


@check("PAR018", "wrong-language-paragraph", Severity.ERROR)
def wrong_language_paragraph(site: Site) -> Iterator[Problem]:
    """A paragraph of a translation is in the language of its page, or marked as what it is in.

    Whole sections and pages in another language are found by LNG005 and LNG004.

    Bad:  an English paragraph in a Finnish section
    Good: a Finnish paragraph; `<span lang="en">…</span>` for a quotation
    """
    identifier = Identifier(site.settings.registry)
    paragraphs = {page.file: tuple(_paragraphs(page)) for page in site.all_pages if _is_published(page)}
    vocabularies = Vocabularies(
        (page.language, (word for paragraph in paragraphs[page.file] for word in paragraph.words))
        for page in site.all_pages
        if page.file in paragraphs
    )
    for pages in site.page_pairs:
        tag, found = pages.language.tag, paragraphs[pages.target.file]
        doubtful = {
            paragraph: language
            for paragraph in found
            if (language := _strange(paragraph.words, tag, vocabularies, identifier)) is not None
        }
        for section in dict.fromkeys(paragraph.section for paragraph in doubtful):
            inside = [paragraph for paragraph in found if paragraph.section == section]
            if any(_is_strange(group, tag, identifier) for group in (inside, found)):
                continue  # LNG004 or LNG005 has said of the whole what is true of the whole
            for paragraph in (paragraph for paragraph in inside if paragraph in doubtful):
                name = site.settings.registry.resolve(doubtful[paragraph]).english_name
                message = f"the paragraph seems to be in {name}"
                hint = 'translate it, or mark what it is in: <span lang="…">…</span>'
                yield pages.target.problem(message, hint, line=paragraph.line, section=section)


class _Paragraph(NamedTuple):
    section: str
    line: int
    words: tuple[str, ...]
    """In lower case."""


def _paragraphs(page: Page) -> Iterator[_Paragraph]:
    for section, line, text in block_texts(page):
        words = words_of((EMAIL.sub(" ", text) if "@" in text else text).lower())
        yield _Paragraph(section, line, tuple(words))


def _strange(
    words: Sequence[str], tag: str, vocabularies: Vocabularies, identifier: Identifier
) -> str | None:
    """Return the language of a paragraph that is not in the language `tag`."""
    if (language := vocabularies.stranger(words, tag)) is not None:
        return language
    suspicion = identifier.suspicion(words, tag) if len(words) >= PARAGRAPH_WORDS else None
    return suspicion.language if suspicion else None


def _is_strange(paragraphs: Sequence[_Paragraph], tag: str, identifier: Identifier) -> bool:
    words = [word for paragraph in paragraphs for word in paragraph.words]
    return len(words) >= SECTION_WORDS and identifier.suspicion(words, tag) is not None


def _is_published(page: Page) -> bool:
    return not page.problems and page.state != "draft"


def _pairs(site: Site) -> Iterator[Pair]:
    return (pair for pages in site.page_pairs for pair in pages.sections)


def _sub_headings(side: Side) -> dict[str, Heading]:
    """Return the headings below the section's own, by id; those without a written id by their place among such."""
    found: dict[str, Heading] = {}
    for heading in side.section.headings:
        if heading.level != 2 or heading.id != side.section.id:
            number = sum(1 for other in found.values() if not other.explicit)
            found[heading.id if heading.explicit else f"#{number}"] = heading
    return found


def _headings(page: Page) -> Iterator[tuple[str, Heading]]:
    return ((section.id, heading) for section in page.sections for heading in section.headings)


def _levels(page: Page) -> dict[str, int]:
    """Return the level of each heading with a written id."""
    return {heading.id: heading.level for _, heading in _headings(page) if heading.explicit}


def _shown_id(heading: Heading) -> str:
    return f" {{#{heading.id}}}" if heading.explicit else ""


def _wrong_level(heading: Heading, level: int) -> tuple[str, str]:
    message = f"'{heading.text}' is a heading of level {heading.level}, in the source of level {level}"
    return message, f"begin it with '{'#' * level} '"


def _mismatches(pair: Pair, missing: Sequence[_C], extra: Sequence[_C], what: str = "") -> Iterator[Problem]:
    """Yield what differs: at the translation's own line where it has something else, beside the source's where not."""
    for theirs, ours in _paired(missing, extra):
        if ours is None and theirs is not None:
            message = f"{what}'{theirs.written}' of the source is missing"
            yield pair.problem(message, f"add it; {_MEANT}", line=pair.line_for(theirs.line))
        elif ours is not None:
            said = f"the source has '{theirs.written}'" if theirs else "the source does not have it"
            yield pair.problem(f"{what}'{ours.written}': {said}", f"correct it; {_MEANT}", line=ours.line)


def _paired(missing: Sequence[_C], extra: Sequence[_C]) -> Iterator[tuple[_C | None, _C | None]]:
    """Yield what is missing beside what stands there instead: things of one kind, in their order."""
    for kind in dict.fromkeys(found.kind for found in (*missing, *extra)):
        yield from zip_longest(
            [found for found in missing if found.kind == kind],
            [found for found in extra if found.kind == kind],
        )


def _structure(
    pair: Pair, source: Sequence[_P], target: Sequence[_P], describe: Callable[[_P], str]
) -> Iterator[Problem]:
    """Yield where two sequences of boxes or tables differ, each in the place that it has."""
    theirs, ours = [describe(part) for part in source], [describe(part) for part in target]
    hint = f"make it as in the source; {_MEANT}"
    for first, second in _changes(theirs, ours):
        if second is None and first is not None:
            line = pair.line_for(source[first].line)
            yield pair.problem(f"{theirs[first]} is missing", hint, line=line)
        elif second is not None:
            said = "not in the source" if first is None else f"in the source it is {theirs[first]}"
            yield pair.problem(f"{ours[second]}: {said}", hint, line=target[second].line)


def _changes(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the indexes at which two sequences differ; None where the one has nothing."""
    if len(theirs) == len(ours):
        yield from ((index, index) for index, part in enumerate(theirs) if part != ours[index])
        return
    for same, a, b, c, d in SequenceMatcher(a=theirs, b=ours, autojunk=False).get_opcodes():
        if same != "equal":
            yield from zip_longest(range(a, b), range(c, d))


def _box(box: Admonition) -> str:
    return f"the box '{' '.join((box.marker, *box.classes))}'"


def _shape(table: Table) -> str:
    return f"the table of {table.rows} × {table.columns} cells"


def _cut(text: str, length: int = 60) -> str:
    first = text.split("\n")[0]
    return first if len(first) <= length and first == text else f"{first[:length]}…"


_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "Latn": "LATIN", "Hebr": "HEBREW", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Arab": "ARABIC", "Armn": "ARMENIAN",
    "Geor": "GEORGIAN",
}  # fmt: skip
"""ISO 15924 to the first word of a letter's Unicode name. Scripts that are written mixed (Japanese) are left alone."""


def _other_scripts(text: str, script: str) -> str:
    """Return the letters of another script in `text`, once each."""
    return "".join(letter for letter in sorted(set(text)) if _script(letter) not in ("", script))


@cache
def _script(character: str) -> str:
    """Return the script of a letter; '' for what belongs to none or to all."""
    name = unicodedata.name(character, "").split(" ")[0] if character.isalpha() else ""
    return name if name in _SCRIPTS.values() else ""


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def _meta_text(page: Page) -> str:
    return f"{page.title or ''} {page.description or ''}"


CHECKS = (
    heading_missing,
    heading_extra,
    heading_level,
    link_missing,
    link_target,
    number_mismatch,
    phone_mismatch,
    email_mismatch,
    placeholder_mismatch,
    image_missing,
    image_alt,
    admonition_type,
    table_shape,
    same_as_source,
    wrong_script,
    code_changed,
    unbalanced_quotes,
    wrong_language_paragraph,
)
