"""Coverage as CSV with word counts: what a translation agency needs for a quotation."""

from __future__ import annotations

import csv
import io

from minority_site.coverage import SiteCount
from minority_site.reports.visible import visible

COLUMNS = ("language", "page", "section", "tier", "state", "status", "words", "words_to_translate")


def coverage_csv(count: SiteCount) -> str:
    """Return one line per language, page and section (RFC 4180), words counted in the source language.

    `words_to_translate` is 0 for what readers get up to date, and for what the source does not have.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for language in count.languages:
        for page in language.pages:
            for section in page.sections:
                done = page.shown and section.status == "up-to-date"
                left = 0 if done or section.status == "local" or not page.counted else section.words
                cells = (language.tag, page.page, section.id, page.tier, page.state or "", section.status)
                writer.writerow([*(_inert(cell) for cell in cells), section.words, left])
    return out.getvalue()


def _inert(text: str) -> str:
    """Keep spreadsheets from reading a cell as a formula, as they do when it begins with one of these."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown
