"""Coverage as a fragment of HTML, in words that residents and editors both read."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from minority_site import phrases
from minority_site.catalogs.translator import Phrase, Translator
from minority_site.coverage import LanguageCount, PageCount, SiteCount, TierCount
from minority_site.formats import format_number
from minority_site.settings import Settings
from minority_site.text import Text


def coverage_html(count: SiteCount, translator: Translator, settings: Settings) -> str:
    """Return a table of languages by obligation, then the pages of each language, folded.

    All words are those of the reader's language, or labelled with the one that they are in. It has no empty
    lines, so that Markdown passes it through.
    """
    return _Fragment(translator, settings).whole(count)


class _Fragment:
    """Writes for one reader."""

    def __init__(self, translator: Translator, settings: Settings) -> None:
        self._t = translator
        self._settings = settings

    def whole(self, count: SiteCount) -> str:
        lines = ['<div class="coverage">', *self._summary(count)]
        for language in count.languages:
            lines += self._details(language)
        return "\n".join([*lines, "</div>"]) + "\n"

    def _summary(self, count: SiteCount) -> Iterator[str]:
        t = self._t
        yield "<table>"
        headings = (
            phrases.language_word(t),
            phrases.tier_heading(t),
            phrases.translated_heading(t),
            phrases.reviewed_heading(t),
            phrases.words_heading(t),
        )
        yield self._head(*headings)
        for language in count.languages:
            yield "<tbody>"
            yield from self._language(language)
            yield "</tbody>"
        yield "</table>"

    def _language(self, language: LanguageCount) -> Iterator[str]:
        shown = [(tier, numbers) for tier, numbers in language.tiers.items() if numbers.pages]
        catalog = language.catalog
        name = self._autonym(language.tag)
        head = f'<th scope="rowgroup" rowspan="{len(shown) + 1}"{self._label(name)}>{escape(name.value)}</th>'
        for tier, numbers in shown:
            name_of_tier = self._say(phrases.tier_name(self._t, tier))
            yield f"<tr>{head}<td>{name_of_tier}</td>{self._numbers(numbers)}</tr>"
            head = ""
        strings = f"{self._number(catalog.translated)} / {self._number(catalog.messages)}"
        heading = self._say(phrases.interface_heading(self._t))
        yield f"<tr>{head}<td>{heading}</td><td>{strings}</td><td></td><td></td></tr>"

    def _numbers(self, count: TierCount) -> str:
        cells = (
            self._pages(count.covered, count.pages),
            self._pages(count.reviewed, count.pages),
            phrases.words_covered(
                self._t,
                count.words_covered,
                count.words,
                covered=self._in_language(count.words_covered),
                count=self._in_language(count.words),
            ),
        )
        return "".join(f"<td>{self._say(cell)}</td>" for cell in cells)

    def _pages(self, some: int, total: int) -> Phrase:
        covered, count = self._in_language(some), self._in_language(total)
        return phrases.pages_covered(self._t, some, total, covered=covered, count=count)

    def _details(self, language: LanguageCount) -> Iterator[str]:
        name = self._autonym(language.tag)
        yield f"<details><summary{self._label(name)}>{escape(name.value)}</summary>"
        yield "<table>"
        t = self._t
        yield self._head(phrases.page_word(t), phrases.tier_heading(t), phrases.status_heading(t))
        yield "<tbody>"
        for page in language.pages:
            yield self._page(page)
        yield "</tbody></table></details>"

    def _page(self, page: PageCount) -> str:
        title = Text(page.title, page.title_language)
        status = self._say(phrases.status_name(self._t, page.status))
        if page.state is not None:
            status += f" ({self._say(phrases.state_name(self._t, page.state))})"
        tier = self._say(phrases.tier_name(self._t, page.tier))
        head = f'<th scope="row"{self._label(title)}>{escape(title.value)}</th>'
        return f"<tr>{head}<td>{tier}</td><td>{status}</td></tr>"

    def _head(self, *headings: Text) -> str:
        cells = "".join(f'<th scope="col">{self._say(heading)}</th>' for heading in headings)
        return f"<thead><tr>{cells}</tr></thead>"

    def _autonym(self, tag: str) -> Text:
        return Text(self._settings.language(tag).name, tag)

    def _number(self, number: int) -> str:
        return escape(format_number(number, self._t.language).value)

    def _in_language(self, number: int) -> Text:
        return format_number(number, self._t.language)

    def _say(self, text: Text) -> str:
        """Return words as HTML, each part that is not in the reader's language labelled."""
        parts = text.parts if isinstance(text, Phrase) and text.parts else (text,)
        return "".join(
            f"<span{label}>{escape(part.value)}</span>"
            if (label := self._label(part))
            else escape(part.value)
            for part in parts
        )

    def _label(self, text: Text) -> str:
        if text.language is None or text.language == self._t.tag:
            return ""
        direction = self._settings.registry.resolve(text.language).direction
        return f' lang="{escape(text.language)}" dir="{direction}"'
