"""What a translation must have in common with its source, section by section, in a form that can be compared.

Only sections are paired whose comparison says something: a section whose source has changed since it was translated is
stale (STA), a draft is still being written, and one that exists in one language only has nothing beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from minority_site.amounts import Amount, find_amounts, plain_digits
from minority_site.findings import Problem
from minority_site.languages import Language
from minority_site.link_targets import Linked, LinkNames, link_target
from minority_site.pages import Page
from minority_site.references import Reference
from minority_site.sections import Section
from minority_site.translations import LOCAL, SectionCoverage, compare
from minority_site.ways import REGION

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

    from minority_site.site import Site

REFERENCE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
"""What is filled in when the site is built; no words of the page's language."""
WEB_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>]+")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.:–-])(?:\+|\(?0)\d*(?:[ ()-]{1,3}\d+)*(?!\d)")
_PHONE_DIGITS = range(6, 16)
"""Fewer are no telephone number that is written out, more are no number at all (E.164)."""
_NUMERIC_DATE = re.compile(r"\d\d-\d\d-\d{4}")
GONE = " ; "
"""Stands for what has been taken out of a text, so that its neighbours are not taken for one number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Something in a text that can be compared by its key."""

    key: str
    """The same in all languages."""
    written: str
    line: int
    kind: str = ""
    """What it may stand in the place of: things of the same kind."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """A section in one language, with what is compared of it. Each part is worked out when first asked for."""

    page: Page
    section: Section
    language: Language
    names: LinkNames
    """How the site's languages are called in addresses."""

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The line of each block."""
        return tuple(block_lines(self.page, self.section))

    @cached_property
    def texts(self) -> tuple[tuple[int, str], ...]:
        """Line and words of each block and each alt text: without references, addresses on the web and code."""
        texts = [(line, text) for line, text in section_texts(self.page, self.section, foreign=True)]
        texts += [(image.line, image.alt) for image in self.section.images if image.alt]
        return tuple((line, plain_digits(text)) for line, text in texts)

    @cached_property
    def emails(self) -> tuple[Found, ...]:
        """E-mail addresses in the text and behind links."""
        written = [
            (match[0], line) for line, text in self.texts if "@" in text for match in EMAIL.finditer(text)
        ]
        linked = [(target.key, target.line) for target in self.targets if target.kind == "email"]
        return tuple(
            Found(key=text.casefold(), written=text, line=line) for text, line in (*written, *linked)
        )

    @cached_property
    def phones(self) -> tuple[Found, ...]:
        """Telephone numbers in the text and behind links."""
        written = [(number, line) for line, text in self._without_emails for number in _phones_in(text)]
        linked = [(target.key, target.line) for target in self.targets if target.kind == "phone"]
        return tuple(
            Found(key=phone_key(text), written=text.strip(), line=line) for text, line in (*written, *linked)
        )

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Numbers, dates and times that are no part of an address or a telephone number."""
        texts = [(line, _without_phones(text)) for line, text in self._without_emails]
        return tuple(find_amounts(texts, self.language))

    @cached_property
    def targets(self) -> tuple[Linked, ...]:
        """Where the links lead, those of web addresses in plain text included."""
        links = [(link.target, link.line) for link in self.section.links]
        if "://" in self.section.text or "www." in self.section.text:
            shown = " ".join(link.text for link in self.section.links)
            for line, block in zip(self.lines, self.section.blocks, strict=True):
                addresses = (match[0].rstrip('.,;:!?)"”’') for match in WEB_ADDRESS.finditer(block.text))
                links += [(text, line) for text in addresses if text not in shown]
        return tuple(link_target(target, line, self.page, self.names) for target, line in links)

    @cached_property
    def links(self) -> tuple[Found, ...]:
        """The targets that are pages, files and web addresses."""
        return tuple(
            Found(key=target.key, written=target.written, line=target.line, kind=target.kind)
            for target in self.targets
            if target.kind in ("page", "web")
        )

    @cached_property
    def images(self) -> tuple[Found, ...]:
        """Pictures by their file, whatever language the file's name says it is for."""
        return tuple(
            Found(
                key=link_target(image.source, image.line, self.page, self.names).key,
                written=image.source,
                line=image.line,
            )
            for image in self.section.images
        )

    @cached_property
    def references(self) -> tuple[Found, ...]:
        """The `{{ … }}` of the section; their keys do not tell in which order the options were given."""
        if "{{" not in self.section.text or self.section.id == "_meta":
            return ()
        first, references = self.section.line, self.page.references
        last = first + self.section.text.count("\n")
        beginning = bisect_left(references, first, key=lambda found: found.place.line)
        inside = takewhile(lambda found: found.place.line <= last, references[beginning:])
        return tuple(
            Found(
                key=f"{found.name}{found.arguments}{sorted(found.options.items())}",
                written=self.page.body[found.place.start : found.place.end],
                line=found.place.line,
                kind=found.name,
            )
            for found in inside
            if isinstance(found, Reference)
        )

    @cached_property
    def _without_emails(self) -> tuple[tuple[int, str], ...]:
        return tuple((line, EMAIL.sub(GONE, text) if "@" in text else text) for line, text in self.texts)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A section and the one that it translates."""

    source: Side
    target: Side

    @property
    def translates(self) -> bool:
        """Whether the languages are two, and no varieties of one (sv, sv-simple)."""
        return self.source.language.primary != self.target.language.primary

    def problem(self, message: str, hint: str, *, line: int | None = None) -> Problem:
        """Return what is wrong with the translation, at a line of it or at its heading."""
        side = self.target
        return side.page.problem(message, hint, line=line or self.line_for(0), section=side.section.id)

    def line_for(self, source_line: int) -> int:
        """Return the translation's line beside a line of the source.

        It is the line of the block at the same place, or the last one's where the translation has fewer.
        """
        others = self.target.lines
        index = sum(1 for line in self.source.lines if line <= source_line) - 1
        if index >= 0 and others:
            return others[min(index, len(others) - 1)]
        return (
            self.target.section.line
            if self.target.section.id != "_meta"
            else self.target.page.front.line("title")
        )


@dataclass(frozen=True, kw_only=True)
class PagePair:
    """A page and its translation."""

    source: Page
    target: Page
    language: Language
    sections: tuple[Pair, ...]
    """Those that can be compared."""
    stale: frozenset[str]
    """Ids of the sections whose source has changed since they were translated."""


def pair_pages(site: Site) -> Iterator[PagePair]:
    """Yield each translated page beside its source. Drafts and pages that cannot be read are left out."""
    names = LinkNames.of(site.settings)
    for path, source in site.source_pages.items():
        sides: dict[str, Side] = {}
        for tag in site.settings.targets:
            target = site.page(path, tag)
            if target is None or source.problems or target.problems or target.state == "draft":
                continue
            language = site.settings.language(tag).language
            if not sides:
                home = site.settings.language(site.settings.source).language
                # Of two sections with one id the first counts, as everywhere.
                sides = {
                    section.id: Side(page=source, section=section, language=home, names=names)
                    for section in reversed(source.sections)
                }
            covered = compare(source, target, path, tag).sections
            pairs = [
                Pair(
                    source=sides[own.id],
                    target=Side(page=target, section=other, language=language, names=names),
                )
                for own, other in _comparable(source, target, covered)
            ]
            yield PagePair(
                source=source,
                target=target,
                language=language,
                sections=tuple(pairs),
                stale=frozenset(section.id for section in covered if _is_stale(section)),
            )


def _comparable(
    source: Page, target: Page, covered: Sequence[SectionCoverage]
) -> Iterator[tuple[Section, Section]]:
    """Yield the sections whose parity says something.

    Where a heading's level differs, what stands below it has moved to another section: the level is found, and nothing
    can be said of the sections it parts.
    """
    own_ids = {section.id for section in source.sections}
    other_ids = {section.id for section in target.sections}
    for section in covered:
        own, other = section.source, section.target
        if (
            own is None
            or other is None
            or LOCAL in own.classes
            or section.status == "missing"
            or _is_stale(section)
        ):
            continue
        swallowed = {heading.id for heading in other.headings[1:]} & own_ids
        parted = {heading.id for heading in own.headings[1:]} & other_ids
        if not swallowed and not parted:
            yield own, other


def _is_stale(section: SectionCoverage) -> bool:
    return section.status == "outdated" and not section.unconfirmed


def block_lines(page: Page, section: Section) -> list[int]:
    """Return the line of each block in the page's file. Title and description stand in the front matter."""
    if section.id != "_meta":
        return [block.line for block in section.blocks]
    keys = [key for key in ("title", "description") if (page.front.text(key) or "").split()]
    return [page.front.line(key) for key in keys]


def section_texts(page: Page, section: Section, *, foreign: bool) -> Iterator[tuple[int, str]]:
    """Yield line and words of each block, without references, addresses on the web and code.

    Args:
        page: the page that the section is of.
        section: the section.
        foreign: whether parts that are marked as another language stay.
    """
    code = [piece.content for piece in section.code if piece.inline and piece.content.strip()]
    for line, block in zip(block_lines(page, section), section.blocks, strict=True):
        text = REFERENCE.sub(GONE, block.text) if "{" in block.text else block.text
        for piece in code if foreign else (*code, *(words for _, words in block.foreign if words)):
            text = text.replace(piece, GONE)
        yield line, WEB_ADDRESS.sub(GONE, text) if "://" in text or "www." in text else text


def block_texts(page: Page) -> Iterator[tuple[str, int, str]]:
    """Yield section id, line and words of each block of a page in the page's own language."""
    for section in page.sections:
        yield from ((section.id, line, text) for line, text in section_texts(page, section, foreign=False))


def _phones_in(text: str) -> Iterator[str]:
    """Yield the telephone numbers in `text`, those that are none for lack of a digit too."""
    if "0" not in text and "+" not in text:
        return
    for match in _PHONE.finditer(text):
        if not _NUMERIC_DATE.match(match[0]) and sum(map(str.isdigit, match[0])) in _PHONE_DIGITS:
            yield _without_neighbours(match[0])


def _without_neighbours(text: str) -> str:
    """Return a telephone number without the numbers that follow it: the last groups, when it is right without them."""
    groups = re.split(r"(?= )", text)
    while len(groups) > 1 and len(groups[-1].strip()) == 1:
        groups.pop()
    for end in range(len(groups), 0, -1):
        number = _parsed("".join(groups[:end]))
        if number is not None and _is_valid(number):
            return "".join(groups[:end])
    return "".join(groups)


def _without_phones(text: str) -> str:
    for number in tuple(_phones_in(text)):
        text = text.replace(number, GONE)
    return text


def _parsed(text: str) -> PhoneNumber | None:
    import phonenumbers  # late: its tables are slow to load, and few sections have a number

    try:
        return phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None


def _is_valid(number: PhoneNumber) -> bool:
    import phonenumbers

    return phonenumbers.is_valid_number(number)


def phone_key(text: str) -> str:
    """Return a telephone number as E.164; only its digits when it is no number that can be read."""
    import phonenumbers

    number = _parsed(text)
    if number is None:
        return re.sub(r"\D", "", text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def unmatched(source: Sequence[Found], target: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Return what `target` lacks, each as often as it is lacking, and what of `target` the source does not have at all."""
    if not source and not target:
        return [], []
    left = [found.key for found in target]
    missing = []
    for found in source:
        if found.key in left:
            left.remove(found.key)
        else:
            missing.append(found)
    known = {found.key for found in source}
    return missing, [found for found in target if found.key not in known]


def different(source: Sequence[Found], target: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Return what only one of both has, once each: how often it is repeated does not matter."""
    return _only_in(source, target), _only_in(target, source)


def _only_in(these: Sequence[Found], those: Sequence[Found]) -> list[Found]:
    if not these:
        return []
    known = {found.key for found in those}
    first: Mapping[str, Found] = {found.key: found for found in reversed(these) if found.key not in known}
    return sorted(first.values(), key=lambda found: found.line)
