"""One reader's view of the data: words, dates and links in their language, each labelled with the language it is in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

from babel import Locale, UnknownLocaleError

from minority_site import phrases
from minority_site.addresses import Addresses
from minority_site.catalogs.translator import Phrase, Translator
from minority_site.dataset import Dataset
from minority_site.formats import (
    format_date,
    format_date_range,
    format_datetime_range,
    format_number,
    format_time,
    format_time_range,
    isolate_html,
)
from minority_site.languages import Language
from minority_site.records import Record
from minority_site.settings import Settings
from minority_site.site import Site
from minority_site.text import Text
from minority_site.ways import e164, phone_shown, phone_uri
from minority_site.words import Wording, Words


@dataclass(frozen=True)
class View:
    """What a reader of one language gets; the HTML is for one place in the site, or for anywhere."""

    site: Site
    tag: str
    here: str | None = None
    """Address of the page that the HTML stands on, relative to the site; None makes all links absolute."""
    says_machine: bool = False
    """Whether the page around already says that its text was translated by machine."""

    def on(self, here: str | None) -> View:
        """Return the same reader's view for another place."""
        return replace(self, here=here)

    def speaking(self, tag: str) -> View:
        """Return the view of a reader of another language."""
        return replace(self, tag=tag)

    @cached_property
    def t(self) -> Translator:
        """The interface's words."""
        return Translator.for_language(self.site, self.tag)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.site.settings

    @property
    def data(self) -> Dataset:
        """The records that may be shown."""
        return self.site.data

    @property
    def today(self) -> dt.date:
        """The day of building."""
        return self.site.today

    @cached_property
    def language(self) -> Language:
        """What is known of the reader's language."""
        return self.record(self.tag)

    def record(self, tag: str) -> Language:
        """Return what is known of a language, of the site or not."""
        known = self.settings.tags
        return self.settings.language(tag).language if tag in known else self.settings.registry.resolve(tag)

    # Words and facts as texts.

    def words(self, words: Words, name: str) -> Wording | None:
        """Return words of a record for this reader; see `Words.find`."""
        return words.find(name, self.tag, self.settings)

    def title(self, words: Words) -> Wording:
        """Return a record's title or name for this reader."""
        return words.title(self.tag, self.settings)

    def date(self, day: dt.date, tag: str | None = None) -> Text:
        """Return a date in words, in the reader's language or in `tag`."""
        return format_date(day, self.record(tag or self.tag))

    def full_date(self, day: dt.date) -> Text:
        """Return a date with its weekday."""
        return format_date(day, self.language, "full")

    def dates(self, first: dt.date, last: dt.date, tag: str | None = None) -> Text:
        """Return days from the first to the last."""
        return format_date_range(first, last, self.record(tag or self.tag))

    def moments(self, start: dt.datetime, end: dt.datetime, tag: str | None = None) -> Text:
        """Return a beginning and an end, what both share written once."""
        return format_datetime_range(start, end, self.record(tag or self.tag))

    def times(self, start: dt.time, end: dt.time | None) -> Text:
        """Return a time of day, or two."""
        return format_time_range(start, end, self.language) if end else format_time(start, self.language)

    def number(self, number: int, tag: str | None = None) -> Text:
        """Return a number as it is written in the reader's language, or in `tag`."""
        return format_number(number, self.record(tag or self.tag))

    def language_name(self, tag: str) -> Text:
        """Return a language's name in the reader's language where that is known, else its own name for itself."""
        language = self.record(tag)
        if self.language.primary == "sv":
            return Text(language.swedish_name, self.tag)
        if self.language.primary == "en":
            return Text(language.english_name, self.tag)
        name = _cldr_name(tag, self.language)
        return Text(name, self.tag) if name else Text(language.autonym, tag)

    def machine_note(self, records: Iterable[Words]) -> str:
        """Return the notice that words shown were translated by machine, '' where none is needed."""
        if self.says_machine or all(self.title(words).state != "machine" for words in records):
            return ""
        return self.element("p", phrases.machine_notice(self.t), "ms-note ms-note--machine")

    def minority(self, minority: str) -> Phrase:
        """Return a minority's name."""
        return phrases.minority_name(self.t, minority)

    # HTML.

    def html(self, text: Text | str) -> str:
        """Return a text as HTML, each part in another language than the reader's labelled."""
        if isinstance(text, str):
            return escape(text)
        if label := self.lang(text.language):
            return f"<span{label}>{self._inside(text, text.language)}</span>"
        return self._inside(text, self.tag)

    def _inside(self, text: Text, around: str | None) -> str:
        """Return a text's HTML for a place in the language `around`: a sentence stays whole, with its foreign words inside it."""
        parts = text.parts if isinstance(text, Phrase) else (text,)
        return "".join(self._part(part, around or self.tag) for part in parts)

    def _part(self, text: Text, around: str) -> str:
        html = escape(text.value)
        if text.language not in (None, around):
            direction = self.record(str(text.language)).direction
            return f'<span lang="{escape(str(text.language))}" dir="{direction}">{html}</span>'
        rtl = self.record(around).direction == "rtl"
        return isolate_html(html) if text.language is None and rtl else html

    def lang(self, tag: str | None) -> str:
        """Return ` lang="…" dir="…"`, '' for the reader's own language or none."""
        if tag is None or tag == self.tag:
            return ""
        return f' lang="{escape(tag)}" dir="{self.record(tag).direction}"'

    def element(self, name: str, text: Text | str, css: str = "", attributes: str = "") -> str:
        """Return an element that holds a text; its own `lang` where the whole text is in another language."""
        classes = f' class="{css}"' if css else ""
        if isinstance(text, Text) and (label := self.lang(text.language)):
            return f"<{name}{classes}{label}{attributes}>{self._inside(text, text.language)}</{name}>"
        return f"<{name}{classes}{attributes}>{self.html(text)}</{name}>"

    def joined(self, texts: Iterable[Text | str], between: str = ", ") -> str:
        """Return texts as HTML with a mark between them; one run of words where all are in the same other language."""
        texts = list(texts)
        languages = {text.language if isinstance(text, Text) else None for text in texts}
        language = languages.pop() if len(languages) == 1 else None
        if len(texts) > 1 and (label := self.lang(language)):
            inside = between.join(self._inside(text, language) for text in texts if isinstance(text, Text))
            return f"<span{label}>{inside}</span>"
        return between.join(self.html(text) for text in texts)

    def paragraphs(self, text: Text, css: str = "") -> str:
        """Return a text of paragraphs as HTML."""
        parts = text.value.split("\n\n")
        return "".join(self.element("p", Text(part, text.language), css) for part in parts)

    def link(self, address: str, text: Text | str, *, css: str = "", attributes: str = "") -> str:
        """Return a link; `address` is written as it is."""
        classes = f' class="{css}"' if css else ""
        language = text.language if isinstance(text, Text) else None
        label = self.lang(language)
        inside = self._inside(text, language) if label and isinstance(text, Text) else self.html(text)
        return f'<a{classes} href="{escape(address)}"{label}{attributes}>{inside}</a>'

    def phone(self, number: str, written: str | None = None) -> str:
        """Return a link that calls a number; it is read from left to right in every language."""
        dialled = e164(number)
        shown = escape(written or phone_shown(dialled))
        return f'<a href="{escape(phone_uri(dialled))}"><bdi dir="ltr">{shown}</bdi></a>'

    def email(self, address: str) -> str:
        """Return a link that writes to an address."""
        return f'<a href="mailto:{escape(address)}"><bdi dir="ltr">{escape(address)}</bdi></a>'

    def web(self, address: str) -> str:
        """Return a link to a site elsewhere, shown without what every address has."""
        shown = address.removeprefix("https://").removeprefix("http://").rstrip("/")
        return f'<a href="{escape(address)}" rel="noreferrer"><bdi dir="ltr">{escape(shown)}</bdi></a>'

    def sample(self, record: Record) -> str:
        """Return the mark of an invented record, with a space before it; '' for real ones."""
        if not record.sample:
            return ""
        return " " + self.element("strong", phrases.sample_mark(self.t), "ms-sample")

    # Addresses.

    def address(self, path: str) -> str:
        """Return a link to a page of the reader's language, as `calendar/index.md`, or to a file beside the pages."""
        addresses = Addresses(self.settings)
        found = (
            addresses.page(self.tag, path) if path.endswith(".md") else self.settings.prefix(self.tag) + path
        )
        return (
            addresses.absolute(found) if self.here is None else addresses.relative(found, seen_from=self.here)
        )

    def absolute(self, path: str) -> str:
        """Return the whole address of a page or file of the reader's language."""
        return self.on(None).address(path)


def _cldr_name(tag: str, reader: Language) -> str | None:
    """Return CLDR's name of a language in the reader's, where CLDR knows the reader's language well."""
    if not reader.cldr_available or reader.cldr_quality != "full":
        return None
    try:
        locale = Locale.parse(reader.primary)
    except (UnknownLocaleError, ValueError):
        return None
    return locale.languages.get(tag.replace("-", "_")) or None
