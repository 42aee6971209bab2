"""Words for a reader: looked up through the language's fallback chain, and labelled with the language they are in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from minority_site.catalogs.checking import PLACEHOLDER
from minority_site.catalogs.compiling import Lexicon, lexicon
from minority_site.catalogs.material import SETTINGS, WORDS
from minority_site.catalogs.records import MESSAGE_LANGUAGE, MessageKey
from minority_site.formats import isolate_plain, plural_index
from minority_site.languages import Language
from minority_site.tags import parent_tags
from minority_site.text import Text

if TYPE_CHECKING:
    from minority_site.settings import Settings
    from minority_site.site import Site

Value = str | int | Text | Callable[[str], "str | Text"]
"""What stands in for a placeholder. A function is given the tag of the language that the words turned out to be in, so
that a date inside a sentence shown in Swedish is a Swedish date."""


@dataclass(frozen=True)
class Phrase(Text):
    """Words from a catalog. As a `Text` it is whole and plain; its parts say where another language stands inside."""

    parts: tuple[Text, ...] = ()
    """The same words cut at values in another language, each part under its own language. Never empty."""


@dataclass(frozen=True, kw_only=True)
class Translator:
    """The words a reader of one language gets."""

    language: Language
    """The language asked for."""
    chain: tuple[Lexicon, ...]
    """Where words are looked for, in order; the first is the language's own."""
    message_language: Language
    """The language of the msgids themselves: what is left when nobody in the chain has words."""

    @classmethod
    def for_language(cls, site: Site, tag: str) -> Translator:
        """Return the translator of one of the site's languages.

        Words are looked for in the language itself, in what it is a regional or simpler form of, in its fallback
        chain, and at last in the msgids.

        Raises:
            KeyError: the site has no such language.
            SettingsError: a plural rule in the registry is none.
        """
        return _translator(site, tag)

    @property
    def tag(self) -> str:
        """The tag of the language asked for."""
        return self.language.tag

    def gettext(self, msgid: str, /, context: str | None = None, **values: Value) -> Phrase:
        """Return the words for a message, its placeholders filled, under the language they were found in.

        The extractor does not see a context that is given by name: write `pgettext` where the words are to be found.
        """
        language, forms = self._find((context, msgid), (msgid,))
        return _fill(forms[0], language, values)

    def pgettext(self, context: str, msgid: str, /, **values: Value) -> Phrase:
        """Return the words for a message that its context tells apart from others with the same English words."""
        return self.gettext(msgid, context, **values)

    def ngettext(self, singular: str, plural: str, count: int, /, **values: Value) -> Phrase:
        """Return the words for `count` things; `{count}` is the number unless a value of that name is given."""
        return self._count(None, (singular, plural), count, values)

    def npgettext(self, context: str, singular: str, plural: str, count: int, /, **values: Value) -> Phrase:
        """Return the words for `count` things, told apart by a context."""
        return self._count(context, (singular, plural), count, values)

    def own(self, msgid: str, context: str | None = None) -> Text | None:
        """Return the words that the asked language itself has for a message, None when it has none."""
        forms = self.chain[0].words.get((context, msgid))
        return Text(forms[0], self.tag) if forms else None

    def material(self, key: str, own: str = "") -> Text:
        """Return what Material's `lang.t(key)` gives; the key itself where Material has got a new one.

        Args:
            key: as in Material's `partials/languages/en.html`.
            own: Material's own words in exactly the asked language, if it has any. They stand behind our catalog of
                that language and before the words of every other one.
        """
        if key == "language":
            return Text(self.tag)
        if key == "direction":
            return Text(self.language.direction)
        if key not in WORDS:
            return Text(own or SETTINGS.get(key, key))
        found = self.own(WORDS[key], key) or (Text(own, self.tag) if own else None)
        return found or self.pgettext(key, WORDS[key])

    def _count(
        self, context: str | None, english: tuple[str, str], count: int, values: Mapping[str, Value]
    ) -> Phrase:
        language, forms = self._find((context, english[0]), english)
        index = min(plural_index(count, language), len(forms) - 1)
        return _fill(forms[index], language, {"count": str(count), **values})

    def _find(self, key: MessageKey, english: tuple[str, ...]) -> tuple[Language, tuple[str, ...]]:
        for layer in self.chain:
            if forms := layer.words.get(key):
                return layer.language, forms
            if layer.language.tag == self.message_language.tag:
                break  # the msgid is in that very language
        return self.message_language, english


def chain_of(tag: str, settings: Settings) -> tuple[str, ...]:
    """Return the tags whose words readers of `tag` get, in order, ending with the site's source.

    A tag inherits from its parents (sv-FI and sv-simple from sv) unless it names another script or a private-use
    variety (zh-Hant, rmy-x-…): scripts and varieties are never mixed.
    """
    parents = [parent for parent in parent_tags(tag) if _same_writing(tag, parent)]
    return tuple(dict.fromkeys((tag, *parents, *settings.language(tag).fallback)))


def _same_writing(tag: str, parent: str) -> bool:
    dropped = tag.split("-")[len(parent.split("-")) :]
    return "x" not in dropped and not any(len(part) == 4 and part.isalpha() for part in dropped)


def _fill(words: str, language: Language, values: Mapping[str, Value]) -> Phrase:
    """Return the words with their placeholders filled: as plain text with isolates, and in parts for HTML."""
    plain: list[str] = []
    parts: list[Text] = []
    end = 0
    for match in PLACEHOLDER.finditer(words):
        if match[1] not in values:
            continue  # braces that are words, as in a remark about a placeholder
        between, end = words[end : match.start()], match.end()
        value = _value(values[match[1]], language.tag)
        plain += [between, _isolated(value.value, language)]
        parts += [Text(between, language.tag), *_parts(value, language)]
    plain.append(words[end:])
    parts.append(Text(words[end:], language.tag))
    return Phrase("".join(plain), language.tag, _joined(parts))


def _value(value: Value, tag: str) -> Text:
    made = value(tag) if callable(value) else value
    return made if isinstance(made, Text) else Text(str(made), None)


def _parts(value: Text, around: Language) -> Iterator[Text]:
    """Yield the value under its own language, which an element with `dir` isolates by itself.

    What has no language, or the one around it, belongs to the words around.
    """
    for part in value.parts if isinstance(value, Phrase) else (value,):
        if part.language in (None, around.tag):
            yield Text(_isolated(part.value, around), around.tag)
        else:
            yield part


def _isolated(value: str, language: Language) -> str:
    """Return the value between isolates where its letters, or those around it, run right to left."""
    mixed = language.direction == "rtl" or any(
        unicodedata.bidirectional(letter) in ("R", "AL") for letter in value
    )
    return isolate_plain(value) if mixed and value else value


def _joined(parts: Sequence[Text]) -> tuple[Text, ...]:
    """Return the parts with neighbours of the same language made one and empty ones left out."""
    joined: list[Text] = []
    for part in parts:
        if joined and joined[-1].language == part.language:
            joined[-1] = Text(joined[-1].value + part.value, part.language)
        elif part.value:
            joined.append(part)
    return tuple(joined) or (Text("", parts[-1].language),)


@lru_cache(maxsize=64)
def _translator(site: Site, tag: str) -> Translator:
    """Make a translator once a site and language: making one goes through all messages."""
    settings, chain = site.settings, chain_of(tag, site.settings)
    return Translator(
        language=settings.language(tag).language,
        chain=tuple(lexicon(name, site.catalogs, settings, asked=tag) for name in chain),
        message_language=settings.registry.resolve(MESSAGE_LANGUAGE),
    )
