"""Do the checks find what they are for? Each kind of defect is put into the exemplar's own pages, at places drawn by seed.

A defect counts as found when a check that is meant for it reports on the page that was mutated. The pages as they
are must be silent, so that nothing else can be what was found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from minority_site.checks import lng, par, sta
from minority_site.formats import format_date, format_time
from minority_site.languages import builtin_languages
from minority_site.pages import Page, Translation, read_page
from minority_site.settings import Settings, settings_from
from minority_site.site import Site

DOCS = Path(__file__).parents[1] / "docs"
TODAY = dt.date(2026, 11, 24)
SOURCE = "sv"
TARGETS = ("en", "fi")
PLACES = 24
"""Drawn for each kind of defect, half of them in each language where there are so many."""
ALL, EACH = 0.95, 0.80


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A piece of a text and what takes its place."""

    start: int
    end: int
    text: str

    def apply(self, text: str) -> str:
        return text[: self.start] + self.text + text[self.end :]


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """A defect at one place."""

    path: str
    language: str
    target: Edit
    source: Edit | None = None
    """What is put into the source first, for what the exemplar's pages have not got."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """A page in one language, with its source."""

    path: str
    language: str
    text: str
    source: str

    def change(self, start: int, end: int, text: str) -> Mutation:
        return Mutation(path=self.path, language=self.language, target=Edit(start=start, end=end, text=text))

    def insert(self, source: str, target: str) -> Iterator[Mutation]:
        """Yield, for each section, a mutation that puts `source` and the defective `target` under its heading."""
        theirs = headings(self.source)
        for id_, end in headings(self.text).items():
            if id_ in theirs:
                yield Mutation(
                    path=self.path,
                    language=self.language,
                    target=Edit(start=end, end=end, text=f"\n\n{target}\n"),
                    source=Edit(start=theirs[id_], end=theirs[id_], text=f"\n\n{source}\n"),
                )


Defects = Callable[[Version], Iterator[Mutation]]

HIDDEN = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```|\{\{.*?\}\}|\{[^}\n]*\}|\]\([^)\n]*\)|`[^`\n]*`|<!--.*?-->|^ *\d+\. ",
    re.DOTALL | re.MULTILINE,
)
"""What is no text that readers see: front matter, code, references, attributes, targets, numbers of a list."""
HEADING = re.compile(r"^## .*\{#([\w-]+)[^}]*\}$", re.MULTILINE)
PARAGRAPH = re.compile(r"^(?![#|>!<{-])(?!\d+\.)(?! )[^\n]{40,}$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\n]+)\)")
REFERENCE = re.compile(r"\{\{ *\w+\([^}]*\) *\}\}")


def headings(text: str) -> dict[str, int]:
    """Return the end of each section's heading by id."""
    return {match[1]: match.end() for match in HEADING.finditer(without_code(text))}


def without_code(text: str) -> str:
    return re.sub(
        r"^```.*?^```", lambda match: re.sub(r"[^\n]", "\0", match[0]), text, flags=re.DOTALL | re.MULTILINE
    )


def visible(text: str) -> str:
    """Return the text with what readers do not see blanked out, every other character in its place."""
    return HIDDEN.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text)


# --- numbers, dates, phones, e-mails


def changed_number(version: Version) -> Iterator[Mutation]:
    for match in re.finditer(r"\d+", visible(version.text)):
        yield version.change(match.start(), match.end(), str(int(match[0]) + 1))


def dropped_number(version: Version) -> Iterator[Mutation]:
    for match in re.finditer(r"\d+", visible(version.text)):
        yield version.change(match.start(), match.end(), "")


def months(language: str) -> list[str]:
    record = builtin_languages()[language]
    return [name.removesuffix("ta") if language == "fi" else name for name in record.months_in_date or ()]


def changed_date(version: Version) -> Iterator[Mutation]:
    """Another month, day or year where a date is written in words."""
    names = months(version.language)
    pattern = rf"(?:(\d+)\.? )?\b({'|'.join(names)})(\w*)(?: (\d{{4}}))?"
    for match in re.finditer(pattern, visible(version.text)):
        if match[2] in ("May", "March") and not (match[1] or match[4]):
            continue  # the verb, or the thing that English has no other word for: documented
        other = names[(names.index(match[2]) + 5) % 12]
        yield version.change(match.start(2), match.end(2), other)
        for group in (1, 4):
            if match[group]:
                yield version.change(match.start(group), match.end(group), str(int(match[group]) + 1))


def changed_date_of_a_meeting(version: Version) -> Iterator[Mutation]:
    record, home = builtin_languages()[version.language], builtin_languages()[SOURCE]
    day, time = dt.date(2026, 11, 24), dt.time(18, 0)
    source = f"– {format_date(day, home)} {format_time(time, home)}"
    for other in (
        f"– {format_date(day.replace(day=25), record)} {format_time(time, record)}",
        f"– {format_date(day.replace(month=12), record)} {format_time(time, record)}",
        f"– {format_date(day.replace(year=2027), record)} {format_time(time, record)}",
        f"– {format_date(day, record)} {format_time(dt.time(18, 30), record)}",
        f"– {format_date(day, record)}",
    ):
        yield from version.insert(source, other)


def changed_phone(version: Version) -> Iterator[Mutation]:
    yield from version.insert("– 070-174 06 05", "– 070-174 06 50")
    yield from version.insert("– 08-465 004 00", "– +46 8 465 004 01")
    yield from version.insert("– 08-465 004 00", "– 08-465 004 0")
    yield from version.insert("– 08-465 004 00", "–")


def changed_email(version: Version) -> Iterator[Mutation]:
    yield from version.insert("– info@example.org", "– infos@example.org")
    yield from version.insert("– info@example.org", "– [info@example.org](mailto:info@example.com)")
    yield from version.insert("– info@example.org", "–")


# --- links, pictures, references


def dropped_link(version: Version) -> Iterator[Mutation]:
    for match in LINK.finditer(without_code(version.text)):
        yield version.change(match.start(), match.end(), match[1])


def changed_internal_link(version: Version) -> Iterator[Mutation]:
    for match in LINK.finditer(without_code(version.text)):
        if "://" not in match[2]:
            page, hash_, anchor = match[2].partition("#")
            for other in (
                page.replace(".md", "-2.md") + hash_ + anchor,
                f"{page}#other-{anchor}",
                f"../{match[2]}",
            ):
                if other != match[2]:
                    yield version.change(match.start(2), match.end(2), other)


def changed_external_link(version: Version) -> Iterator[Mutation]:
    for match in LINK.finditer(without_code(version.text)):
        if "://" in match[2]:
            for other in (
                match[2].replace(".se", ".nu"),
                match[2].rstrip("/") + "/kontakt",
                match[2].replace("www.", "m."),
            ):
                yield version.change(match.start(2), match.end(2), other)


def dropped_image(version: Version) -> Iterator[Mutation]:
    yield from version.insert("![Karta över området](../assets/map.png)", "–")


def changed_image(version: Version) -> Iterator[Mutation]:
    yield from version.insert("![Karta](../assets/map.png)", "![Kartta](../assets/plan.png)")


def dropped_alt(version: Version) -> Iterator[Mutation]:
    yield from version.insert("![Karta över området](../assets/map.png)", "![](../assets/map.png)")
    yield from version.insert("![Karta över området](map.png)", "![Karta över området](map.png)")


def removed_reference(version: Version) -> Iterator[Mutation]:
    for match in REFERENCE.finditer(without_code(version.text)):
        yield version.change(match.start(), match.end(), "")


def changed_reference(version: Version) -> Iterator[Mutation]:
    for match in REFERENCE.finditer(without_code(version.text)):
        for argument in re.finditer(r'"([^"]*)"|(?<==)\d+', match[0]):
            start = match.start() + argument.start()
            other = f'"{argument[1]}x"' if argument[1] else str(int("0" + re.sub(r"\D", "", argument[0])) + 1)
            yield version.change(start, start + len(argument[0]), other)


def renamed_reference(version: Version) -> Iterator[Mutation]:
    for match in REFERENCE.finditer(without_code(version.text)):
        yield version.change(match.start(), match.end(), re.sub(r"\w+(?=\()", "other", match[0], count=1))


# --- structure


def changed_heading_level(version: Version) -> Iterator[Mutation]:
    for match in HEADING.finditer(without_code(version.text)):
        yield version.change(match.start(), match.start(), "#")
    yield from version.insert("### Mer {#more-still}", "#### Mer {#more-still}")


def dropped_sub_heading(version: Version) -> Iterator[Mutation]:
    yield from version.insert("### Mer {#more-still}", "Mer")


def added_sub_heading(version: Version) -> Iterator[Mutation]:
    yield from version.insert("Mer", "### Mer {#more-still}")
    yield from version.insert("### Mer {#more-still}", "### Mer {#mer}")


def changed_admonition(version: Version) -> Iterator[Mutation]:
    for match in re.finditer(r'^!!! note(?= ")', version.text, re.MULTILINE):
        for other in ("!!! tip", "??? note", "!!! note inline"):
            yield version.change(match.start(), match.end(), other)
    yield from version.insert("!!! warning\n    2030", "!!! note\n    2030")
    yield from version.insert("!!! warning\n    2030", "2030")


def tables(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?:^\|.*\n)+", text, re.MULTILINE)


def dropped_row(version: Version) -> Iterator[Mutation]:
    for table in tables(version.text):
        rows = list(re.finditer(r"\|.*\n", table[0]))
        for row in rows[2:]:
            yield version.change(table.start() + row.start(), table.start() + row.end(), "")


def dropped_column(version: Version) -> Iterator[Mutation]:
    for table in tables(version.text):
        for number in range(1, table[0].split("\n")[1].count("|")):
            rows = [row.split("|") for row in table[0].splitlines()]
            text = "".join("|".join(row[:number] + row[number + 1 :]) + "\n" for row in rows)
            if number > 1 or len(rows[0]) > 3:
                yield version.change(table.start(), table.end(), text)


def changed_code(version: Version) -> Iterator[Mutation]:
    for match in re.finditer(r"(?<!`)`([^`\n]+)`(?!`)", version.text):
        yield version.change(match.start(1), match.end(1), match[1] + "x")
    yield from version.insert("```\nmake site\n```", "```\nmake sites\n```")
    yield from version.insert("```\nmake site\n```", "make site")


# --- words


def paragraphs(text: str) -> Iterator[re.Match[str]]:
    """Yield the paragraphs of prose, one line each as the exemplar writes them."""
    for match in PARAGRAPH.finditer(visible(text)):
        if match[0].count("\0") < len(match[0]) / 4 and not match[0].startswith("**"):
            yield match


def in_sections(text: str) -> dict[tuple[str, int], re.Match[str]]:
    """Return the paragraphs by section and number."""
    starts = sorted((end, id_) for id_, end in headings(text).items())
    found: dict[tuple[str, int], re.Match[str]] = {}
    for match in paragraphs(text):
        id_ = next((id_ for end, id_ in reversed(starts) if end <= match.start()), "_intro")
        found[id_, sum(1 for other, _ in found if other == id_)] = match
    return found


def pasted(version: Version, other: str) -> Iterator[Mutation]:
    """Yield the page with one paragraph taken from `other`, from the same place."""
    theirs = in_sections(other)
    for place, match in in_sections(version.text).items():
        if place in theirs:
            text = other[theirs[place].start() : theirs[place].end()]
            yield version.change(match.start(), match.end(), text)


def untranslated_paragraph(version: Version) -> Iterator[Mutation]:
    yield from pasted(version, version.source)


def untranslated_list_item(version: Version) -> Iterator[Mutation]:
    """An item of at least six words, as long as a sentence: a shorter one may be a name."""
    item = re.compile(r"^(?:-|\d+\.) (.+)$", re.MULTILINE)
    ours, theirs = list(item.finditer(version.text)), list(item.finditer(version.source))
    if len(ours) == len(theirs):
        for own, other in zip(ours, theirs, strict=True):
            if len(re.findall(r"[^\W\d_]{2,}", visible(other[1]))) >= 6:
                yield version.change(own.start(1), own.end(1), other[1])


def paragraph_of_another_language(version: Version) -> Iterator[Mutation]:
    other = next(tag for tag in TARGETS if tag != version.language)
    if (DOCS / other / version.path).exists():
        yield from pasted(version, read(other, version.path))


def paragraph_of_another_page(version: Version) -> Iterator[Mutation]:
    """A paragraph from another page, in the source's language or the other one."""
    random = Random(version.path)
    for match in paragraphs(version.text):
        yield version.change(match.start(), match.end(), random.choice(strange_paragraphs(version)))


@cache
def strange_paragraphs(version: Version) -> tuple[str, ...]:
    texts = [
        other.text
        for other in versions()
        if other.language != version.language and other.path != version.path
    ]
    texts += [other.source for other in versions() if other.path != version.path]
    return tuple(text[match.start() : match.end()] for text in texts for match in paragraphs(text))


def letter_of_another_script(version: Version) -> Iterator[Mutation]:
    shown = visible(version.text)
    alike = {"a": "а", "e": "е", "o": "ο", "i": "і", "c": "с", "p": "р", "A": "Α", "K": "Κ"}
    for number, match in enumerate(re.finditer(r"[aeoicpAK]", shown)):
        if number % 7 == 0:
            yield version.change(match.start(), match.end(), alike[match[0]])


def word_of_another_script(version: Version) -> Iterator[Mutation]:
    for match in re.finditer(r"\b[^\W\d_]{4,}\b", visible(version.text)):
        yield version.change(match.start(), match.end(), "школа")


def quotation_mark_lost(version: Version) -> Iterator[Mutation]:
    opening, closing = ("“", "”") if version.language == "en" else ("”", "”")
    for match in re.finditer(r"\b[^\W\d_]{5,}\b", visible(version.text)):
        for text in (opening + match[0], match[0] + closing):
            yield version.change(match.start(), match.end(), text)


KINDS: Mapping[Defects, tuple[str, ...]] = {
    changed_number: ("PAR006",),
    dropped_number: ("PAR006",),
    changed_date: ("PAR006",),
    changed_date_of_a_meeting: ("PAR006",),
    changed_phone: ("PAR007",),
    changed_email: ("PAR008",),
    dropped_link: ("PAR004",),
    changed_internal_link: ("PAR005",),
    changed_external_link: ("PAR005",),
    dropped_image: ("PAR010",),
    changed_image: ("PAR010",),
    dropped_alt: ("PAR011",),
    removed_reference: ("PAR009",),
    changed_reference: ("PAR009",),
    renamed_reference: ("PAR009",),
    changed_heading_level: ("PAR003",),
    dropped_sub_heading: ("PAR001",),
    added_sub_heading: ("PAR002",),
    changed_admonition: ("PAR012",),
    dropped_row: ("PAR013",),
    dropped_column: ("PAR013",),
    changed_code: ("PAR016",),
    untranslated_paragraph: ("PAR014",),
    untranslated_list_item: ("PAR014",),
    paragraph_of_another_language: ("PAR014",),
    paragraph_of_another_page: ("PAR018", "LNG005"),
    letter_of_another_script: ("PAR015",),
    word_of_another_script: ("PAR015",),
    quotation_mark_lost: ("PAR017",),
}
"""Kind of defect → the checks that are meant for it."""


# --- running


@cache
def settings() -> Settings:
    languages = [{"locale": tag, "default": tag == SOURCE} for tag in (SOURCE, *TARGETS, "sv-simple")]
    options = {"docs_structure": "folder", "languages": languages}
    return settings_from({"site_name": "Prov", "plugins": [{"minority-site": options}]}, root=DOCS.parent)


def read(tag: str, path: str) -> str:
    return (DOCS / tag / path).read_text(encoding="utf-8")


def make_page(text: str, tag: str, path: str) -> Page:
    return read_page(text.encode(), path=path, file=f"docs/{tag}/{path}", language=tag)


@cache
def unmutated(tag: str, path: str) -> Page:
    return make_page(read(tag, path), tag, path)


def confirmed(page: Page, source: Page) -> Page:
    """Return the page with covers that say it is a translation of `source` as it is."""
    covers = {section.id: section.fingerprint for section in source.sections if not section.empty}
    translation = replace(page.front.translation or Translation(), covers=covers)
    return replace(page, front=replace(page.front, translation=translation))


def translated(path: str) -> tuple[str, ...]:
    return tuple(tag for tag in (*TARGETS, "sv-simple") if (DOCS / tag / path).exists())


@cache
def versions() -> tuple[Version, ...]:
    paths = sorted(file.relative_to(DOCS / SOURCE).as_posix() for file in (DOCS / SOURCE).rglob("*.md"))
    return tuple(
        Version(path=path, language=tag, text=read(tag, path), source=read(SOURCE, path))
        for path in paths
        for tag in translated(path)
        if tag in TARGETS
    )


def draw(defects: Defects) -> list[Mutation]:
    """Return `PLACES` of the places for a defect, the same at every run."""
    random = Random(defects.__name__)
    drawn: list[Mutation] = []
    for tag in TARGETS:
        places = [
            mutation for version in versions() if version.language == tag for mutation in defects(version)
        ]
        drawn += random.sample(places, min(len(places), PLACES // len(TARGETS)))
    return drawn


@cache
def all_pages() -> Mapping[str, Mapping[str, Page]]:
    paths = sorted({version.path for version in versions()})
    return {path: {tag: unmutated(tag, path) for tag in (SOURCE, *translated(path))} for path in paths}


def is_found(mutation: Mutation, wanted: tuple[str, ...]) -> bool:
    path, tag = mutation.path, mutation.language
    pages = dict(all_pages()[path])
    pages[tag] = make_page(mutation.target.apply(read(tag, path)), tag, path)
    if mutation.source:
        pages[SOURCE] = make_page(mutation.source.apply(read(SOURCE, path)), SOURCE, path)
        # What was put into both is there as if it had been translated and confirmed.
        pages[tag] = confirmed(pages[tag], pages[SOURCE])
    # PAR018 knows a language by all pages that are in it; for the others the one page will do.
    others = all_pages() if "PAR018" in wanted else {}
    site = Site(settings=settings(), today=TODAY, pages={**others, path: pages})
    return any(
        (finding.language, finding.page) == (tag, path)
        for check in (*par.CHECKS, *lng.CHECKS)
        if check.id in wanted
        for finding in check.run(site)
    )


@pytest.fixture(scope="module")
def misses() -> Mapping[Defects, tuple[int, list[Mutation]]]:
    """For each kind of defect: how many were put in, and those that were not found."""
    result = {}
    for defects, wanted in KINDS.items():
        drawn = draw(defects)
        result[defects] = len(drawn), [mutation for mutation in drawn if not is_found(mutation, wanted)]
    return result


@pytest.mark.parametrize("defects", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_of_defect_is_found(
    defects: Defects, misses: Mapping[Defects, tuple[int, list[Mutation]]]
) -> None:
    number, missed = misses[defects]
    assert number >= 20
    assert 1 - len(missed) / number >= EACH, missed


def test_nearly_all_defects_are_found(misses: Mapping[Defects, tuple[int, list[Mutation]]]) -> None:
    number = sum(count for count, _ in misses.values())
    missed = [mutation for _, group in misses.values() for mutation in group]
    assert 1 - len(missed) / number >= ALL, missed


def test_the_pages_as_they_are_have_no_finding() -> None:
    pages: dict[str, dict[str, Page]] = {}
    for file in sorted((DOCS / SOURCE).rglob("*.md")):
        path = file.relative_to(DOCS / SOURCE).as_posix()
        source = unmutated(SOURCE, path)
        pages[path] = {SOURCE: source}
        for tag in translated(path):
            pages[path][tag] = confirmed(unmutated(tag, path), source)
    site = Site(settings=settings(), today=TODAY, pages=pages)
    checks = [check for check in (*par.CHECKS, *lng.CHECKS, *sta.CHECKS) if check.name != "page-missing"]
    assert [str(finding) for check in checks for finding in check.run(site)] == []
