"""What makes the words of a message unusable: placeholders, plural forms, markup. A broken message is never shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Literal

from minority_site.catalogs.reading import shortened
from minority_site.catalogs.records import Catalog, Message
from minority_site.formats import plural_count, plural_index
from minority_site.languages import Language, Plural

Fault = Literal["placeholders", "plural", "markup"]

PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""A name in braces and nothing else: no indexes, attributes, conversions or formats, which could reach into objects."""

LONGEST_WORDS = 5000
"""Characters. Longer words are a text in the wrong place, and the time to find tags grows faster than they do."""
LONGEST_RULE = 500
"""Characters. The longest rule known (Arabic) has 130."""
_PERCENT = re.compile(
    r"%(?:\((?P<name>\w+)\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?(?P<type>[diouxXeEfFgGcrsa%])"
)
"""Python's printf-style conversions."""
_TAG_START = re.compile(r"<[A-Za-z/!?]")
_VOID = frozenset({"br", "hr", "img", "wbr"})


@dataclass(frozen=True, kw_only=True)
class Broken:
    """Why a message's words cannot be used."""

    fault: Fault
    message: str
    """In the translator's words."""
    hint: str


def broken(message: Message, catalog: Catalog, language: Language) -> Broken | None:
    """Return the first fault of a message's words, None when there is none, or no words at all."""
    return next(faults(message, catalog, language), None) if any(message.strings) else None


def faults(message: Message, catalog: Catalog, language: Language) -> Iterator[Broken]:
    """Yield what is wrong with a message that has words."""
    yield from _plural_faults(message, catalog, language)
    if max(map(len, (message.id, message.plural or "", *message.strings))) > LONGEST_WORDS:
        yield Broken(
            fault="markup",
            message=f"{_named(message)} is longer than {LONGEST_WORDS} characters",
            hint="write a page for a text, and a message for a label or a notice",
        )
        return
    for index, words in enumerate(message.strings):
        if words:
            yield from _placeholder_faults(message, index, words, language)
            yield from _markup_faults(message, index, words)


def same_plural_rule(header: str, language: Language) -> bool:
    """Return whether a `Plural-Forms` header chooses the same forms as the registry's rule, however it is written."""
    return _choices(header) == _choices(language.plural.gettext)


def plural_choices(language: Language) -> tuple[int, ...]:
    """Return the plural form of each count from 0 to 1000, which is as far as any known rule tells counts apart.

    Raises:
        ValueError: the registry's rule is no gettext rule, or chooses a form that there is none of.
    """
    choices = _choices(language.plural.gettext)
    if choices is None:
        raise ValueError(f"'{language.plural.gettext}' is no plural rule")
    return choices[1:]


@cache
def _choices(header: str) -> tuple[int, ...] | None:
    """Return the number of forms, then the form of each count; None when the header is no rule."""
    header = " ".join(header.split())
    if len(header) > LONGEST_RULE:
        return None
    probe = Language(tag="und", autonym="", english_name="", swedish_name="", plural=Plural(gettext=header))
    try:
        forms, chosen = plural_count(probe), tuple(plural_index(count, probe) for count in range(1001))
    except (ValueError, ArithmeticError):
        return None
    return (forms, *chosen) if max(chosen) < forms else None


def _plural_faults(message: Message, catalog: Catalog, language: Language) -> Iterator[Broken]:
    if message.plural is None:
        return
    wanted = plural_count(language)
    hint = f"the plural forms of '{language.tag}' are: " + ", ".join(language.plural.categories)
    if len(message.strings) != wanted:
        yield Broken(
            fault="plural",
            message=f"{_named(message)} has {len(message.strings)} plural forms, not {wanted}",
            hint=hint,
        )
    elif not message.has_words:
        missing = message.strings.index("")
        yield Broken(
            fault="plural", message=f"{_named(message)} has no words in msgstr[{missing}]", hint=hint
        )
    elif "Plural-Forms" in catalog.header and not same_plural_rule(catalog.header["Plural-Forms"], language):
        yield Broken(
            fault="plural",
            message=f"{_named(message)} stands in a catalog that counts by another rule than '{language.tag}' does",
            hint=f"the header is Plural-Forms: {language.plural.gettext}",
        )


def _placeholder_faults(message: Message, index: int, words: str, language: Language) -> Iterator[Broken]:
    printf = "python-format" in message.flags
    wanted = _placeholders(message.plural or message.id, printf)
    known = wanted | _placeholders(message.id, printf)
    found = _placeholders(words, printf)
    if message.plural is not None and plural_choices(language).count(index) == 1:
        # "One event", a dual: where a form is for one number only, the words may say it.
        wanted = wanted - {"{count}"}
    place = f"msgstr[{index}] of " if message.plural is not None else ""
    if unknown := sorted(found - known - {"#"}):
        yield Broken(
            fault="placeholders",
            message=f"{place}{_named(message)} has {unknown[0]}, which the English words do not have",
            hint="the placeholders are: " + (", ".join(sorted(known)) or "none"),
        )
    elif missing := sorted(wanted - found):
        yield Broken(
            fault="placeholders",
            message=f"{place}{_named(message)} lacks {missing[0]}",
            hint="put it where its value belongs, written exactly as in the English words",
        )


def _placeholders(words: str, printf: bool) -> frozenset[str]:
    """Return what is filled in later, by its written form.

    Names in braces and whatever else stands in braces; Material's `#` for a number, as a word of its own; with `printf`
    (the flag `python-format`) Python's conversions, those by position with their place.
    """
    found = set(re.findall(r"\{[^{}]*\}", words)) | set(re.findall(r"(?<!\S)#(?!\S)", words))
    position = 0
    for match in _PERCENT.finditer(words) if printf else ():
        if match["name"]:
            found.add(f"%({match['name']}){match['type']}")
        elif match["type"] != "%":
            position += 1
            found.add(f"%{match['type']}" + (f" in place {position}" if position > 1 else ""))
    return frozenset(found)


def _markup_faults(message: Message, index: int, words: str) -> Iterator[Broken]:
    english = message.id if message.plural is None or index == 0 else message.plural
    if "<" not in words and "<" not in english:
        return
    wanted, found = _markup(english), _markup(words)
    place = f"msgstr[{index}] of " if message.plural is not None else ""
    if found.unbalanced:
        yield Broken(
            fault="markup",
            message=f"{place}{_named(message)}: {found.unbalanced}",
            hint="open and close the same tags as the English words, inner before outer",
        )
    elif found.tags != wanted.tags:
        extra = sorted((found.tags - wanted.tags).elements())
        lacking = sorted((wanted.tags - found.tags).elements())
        wrong = f"has {extra[0]}, which the English words do not have" if extra else f"lacks {lacking[0]}"
        yield Broken(
            fault="markup",
            message=f"{place}{_named(message)} {wrong}",
            hint="keep the tags and their attributes as they are in the English words",
        )


@dataclass(frozen=True)
class _Markup:
    tags: Counter[str]
    unbalanced: str | None


def _markup(words: str) -> _Markup:
    parser = _Tags()
    parser.feed(words)
    parser.close()
    unbalanced = parser.unbalanced
    if unbalanced is None and parser.open:
        unbalanced = f"<{parser.open[-1]}> is not closed"
    if unbalanced is None and parser.count != len(_TAG_START.findall(words)):
        unbalanced = "a '<' that begins no whole tag"
    return _Markup(parser.tags, unbalanced)


class _Tags(HTMLParser):
    """Counts tags with their attributes and sees whether they are nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.open: list[str] = []
        self.count = 0
        self.unbalanced: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += 1
        shown = "".join(f' {name}="{value or ""}"' for name, value in sorted(attrs, key=str))
        self.tags[f"<{tag}{shown}>"] += 1
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        self.count += 1
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif self.unbalanced is None:
            self.unbalanced = f"</{tag}> closes nothing"


def _named(message: Message) -> str:
    return f"'{shortened(message.id)}'"


def header_faults(catalog: Catalog, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a catalog's header, and how the field reads when it is right ('' for all of them)."""
    header: Mapping[str, str] = catalog.header
    if not header:
        yield "the catalog has no header", ""
        return
    charset = re.search(r"charset=([\w.:-]+)", header.get("Content-Type", ""))
    if charset is None or charset[1].lower().replace("-", "") != "utf8":
        named = f"says {charset[1]}" if charset else "names no charset"
        yield f"the header {named}; catalogs are UTF-8", "Content-Type: text/plain; charset=UTF-8"
    if not names_language(catalog, language):
        named = f"is for '{header['Language']}'" if header.get("Language") else "names no language"
        yield f"the header {named}; its folder is '{language.tag}'", f"Language: {language.tag}"
    if not same_plural_rule(header.get("Plural-Forms", ""), language):
        shown = (
            f"counts by '{header['Plural-Forms']}'" if header.get("Plural-Forms") else "has no plural rule"
        )
        yield f"the header {shown}; the registry has another rule", f"Plural-Forms: {language.plural.gettext}"


def names_language(catalog: Catalog, language: Language) -> bool:
    """Return whether the header's `Language` is the folder's, underscores and case aside."""
    return (
        catalog.header.get("Language", "").replace("_", "-").lower() == language.tag.replace("_", "-").lower()
    )


def names_another_language(catalog: Catalog, language: Language) -> bool:
    """Return whether the header says that the words are in quite another language: a catalog in the wrong folder."""
    named = catalog.header.get("Language", "").replace("_", "-").lower().split("-")[0]
    return bool(named) and named != language.primary.lower()
