"""LNG: letters, invisible characters, and whether a page is in the language of its folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from minority_site import detector
from minority_site.checks import check
from minority_site.findings import Problem, Severity
from minority_site.identification import Identifier, Profile, Suspicion, is_letter, words_of
from minority_site.pages import Page
from minority_site.prose import block_text, section_text
from minority_site.sections.model import Section
from minority_site.settings import Settings
from minority_site.site import Site

MANY = 0.2
"""With this share of its words outside the alphabet, a page gets one finding and not one a line."""
SECTION_WORDS = 25
"""A shorter section says too little of its language."""

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = "\u061c\u200e\u200f"
"""Direction marks: they order neutral characters, at home in right-to-left text (UAX 9, section 2.6)."""
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
"""Spelling in Arabic and Indic scripts and glue in emoji; nothing in the scripts below."""
_WITHOUT_JOINERS = frozenset({"Latn", "Hebr", "Cyrl", "Grek"})


@check("LNG001", "letter-outside-alphabet", Severity.WARNING)
def letter_outside_alphabet(site: Site) -> Iterator[Problem]:
    """Words are written with the letters of their language.

    Names, loans, links, code, references and words marked as another language are left out. A letter of
    another script within a word is found in names too: it looks right, and no search finds it.

    Bad:  `čoahkkin` in a Finnish sentence; a Cyrillic `а` in `kommunаn`
    Good: `<span lang="se">giella</span>`; `{{ term("language", "se") }}`
    """
    identifier = Identifier(site.settings.registry)
    for page in _published(site):
        profile = identifier.profile(page.language)
        outside = _outside(page, profile) if profile.letters else frozenset()
        if not outside:
            continue
        lines = [line for section in page.sections for line in _lines(section, profile, outside)]
        if not lines or identifier.suspicion(_words(page.sections), page.language):
            continue  # in a page of another language every line would be one, and LNG004 says it once
        name = profile_name(site.settings, page.language)
        foreign = sum(len(line.words) for line in lines)
        if foreign > MANY * len(_words(page.sections)):
            message = f"{foreign} words have letters that {name} does not"
            yield page.problem(
                message, "is this the right folder, and is the file's encoding UTF-8?", line=lines[0].number
            )
            continue
        for line in lines:
            letters = "".join(dict.fromkeys(letter for word in line.words for letter in line.letters[word]))
            message = f"{name} has no {_listed(letters)}: {', '.join(dict.fromkeys(line.words))}"
            hint = 'correct the word, or mark its language: <span lang="…">…</span>'
            yield page.problem(message, hint, line=line.number, section=line.section)


@check("LNG002", "bidirectional-control", Severity.ERROR)
def bidirectional_control(site: Site) -> Iterator[Problem]:
    """No control characters turn the direction of text: they can make it read as what it does not say.

    Bad:  U+202E before a phone number
    Good: `<bdi>08-123 456 78</bdi>`; a direction mark (U+200F) in a right-to-left page
    """
    for page in site.all_pages:
        rightward = site.settings.language(page.language).language.direction == "rtl"
        for line, column, character in _found(page, _CONTROLS):
            if not (rightward and character in _MARKS):
                message = f"a control character that turns the text's direction: {_code(character)}"
                yield _at(page, line, column, message, "remove it; isolate a foreign part with <bdi>…</bdi>")


@check("LNG003", "invisible-character", Severity.WARNING)
def invisible_character(site: Site) -> Iterator[Problem]:
    """No characters that cannot be seen: they split words for searches and screen readers.

    Bad:  a soft hyphen in `minoritets\N{SOFT HYPHEN}språk`; a zero-width space
    Good: `minoritetsspråk`; a no-break space in `10 000`
    """
    for page in site.all_pages:
        script = site.settings.language(page.language).language.script
        for line, column, character in _found(page, _INVISIBLE):
            if character in _JOINERS and script not in _WITHOUT_JOINERS:
                continue
            message = f"an invisible character: {_code(character)}"
            yield _at(page, line, column, message, "remove it; the browser breaks lines by itself")


@check("LNG004", "wrong-language-page", Severity.ERROR)
def wrong_language_page(site: Site) -> Iterator[Problem]:
    """A page is in the language of its folder.

    Bad:  a Swedish page in `docs/fi/`
    Good: a Finnish page there
    """
    identifier = Identifier(site.settings.registry)
    for page in _published(site):
        words = _words(page.sections)
        suspicion = identifier.suspicion(words, page.language)
        if suspicion is not None:
            yield page.problem(_said(suspicion, site.settings, page.language, "page"), _MOVE)
        elif other := _detected(site.settings, page, words):
            name = profile_name(site.settings, other)
            yield page.problem(f"the page seems to be in {name} (gielladetect)", _MOVE)


@check("LNG005", "wrong-language-section", Severity.ERROR)
def wrong_language_section(site: Site) -> Iterator[Problem]:
    """A section is in the language of its page; what is not translated is left out, and shown labelled.

    Bad:  a Swedish section in a Finnish page
    Good: the section left out of the Finnish page until it is translated
    """
    identifier = Identifier(site.settings.registry)
    for page in _published(site):
        found = [(section, _words((section,))) for section in page.sections]
        doubtful = [
            (section, suspicion)
            for section, words in found
            if len(words) >= SECTION_WORDS and (suspicion := identifier.suspicion(words, page.language))
        ]
        if not doubtful or identifier.suspicion(
            [word for _, words in found for word in words], page.language
        ):
            continue  # of a whole page LNG004 has said it
        for section, suspicion in doubtful:
            message = _said(suspicion, site.settings, page.language, "section")
            hint = "translate it, or leave it out: readers then get the source text, labelled"
            yield page.problem(message, hint, line=section.line, section=section.id)


_MOVE = "move it to its own language's folder, or translate it"


def profile_name(settings: Settings, tag: str) -> str:
    """Return a language's name in English, the language of messages."""
    return settings.registry.resolve(tag).english_name


@dataclass(frozen=True, kw_only=True)
class _Line:
    """The words of one block that their language cannot have written."""

    number: int
    section: str
    words: tuple[str, ...]
    letters: dict[str, tuple[str, ...]]
    """Word → its letters that do not belong."""


def _published(site: Site) -> Iterator[Page]:
    """Yield pages that readers may get: a draft still holds source text here and there."""
    return (page for page in site.all_pages if not page.problems and page.state != "draft")


def _outside(page: Page, profile: Profile) -> frozenset[str]:
    """Return the lower-case letters of a page that are outside the alphabet: most pages have none."""
    used = set(page.body.lower()).union((page.title or "").lower(), (page.description or "").lower())
    return frozenset(filter(is_letter, used - profile.letters - profile.extra))


def _lines(section: Section, profile: Profile, outside: frozenset[str]) -> Iterator[_Line]:
    for block in section.blocks:
        if outside.isdisjoint(block.text.lower()):
            continue
        found = words_of(block_text(block, section, with_links=False))
        letters = {word: wrong for word in found if (wrong := _wrong_letters(word, profile))}
        if letters:
            words = tuple(word for word in found if word in letters)
            yield _Line(number=block.line, section=section.id, words=words, letters=letters)


def _wrong_letters(word: str, profile: Profile) -> tuple[str, ...]:
    outside = profile.foreign_letters(word.lower())
    if not outside:
        return ()
    scripts = {_script(character) for character in word if character.isalpha()}
    if len(scripts) > 1:
        return outside
    return () if word[0].isupper() else outside  # a capital begins a name, and names keep their letters


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0]


def _words(sections: tuple[Section, ...]) -> list[str]:
    return [word for section in sections for word in words_of(section_text(section))]


def _detected(settings: Settings, page: Page, words: list[str]) -> str | None:
    """Return the language that the optional detector gives the page, None when it agrees or cannot tell."""
    own = settings.registry.resolve(page.language)
    if not detector.available() or own.iso639_3 is None:
        return None
    codes = {code: tag for tag, language in settings.registry.items() if (code := language.iso639_3)}
    found = detector.detect(" ".join(words), own.iso639_3, codes)
    return codes[found] if found not in (None, own.iso639_3) else None


def _said(suspicion: Suspicion, settings: Settings, tag: str, what: str) -> str:
    own = profile_name(settings, tag)
    if suspicion.language is None:
        return f"the {what} is not in {own}: its alphabet can write {suspicion.written:.0%} of the words"
    return f"the {what} seems to be in {profile_name(settings, suspicion.language)}, not in {own}"


def _found(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and character of each match in the page's file, front matter included."""
    for text, first in ((page.front.raw, 2), (page.body, page.body_line)):
        if not pattern.search(text):
            continue
        for number, line in enumerate(text.split("\n"), start=first):
            for match in pattern.finditer(line):
                yield number, match.start() + 1, match[0]


def _at(page: Page, line: int, column: int, message: str, hint: str) -> Problem:
    return Problem(
        path=page.file,
        line=line,
        column=column,
        language=page.language,
        page=page.path,
        message=message,
        hint=hint,
    )


def _code(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def _listed(letters: str) -> str:
    return ", ".join(f"'{letter}'" for letter in letters)


CHECKS = (
    letter_outside_alphabet,
    bidirectional_control,
    invisible_character,
    wrong_language_page,
    wrong_language_section,
)
