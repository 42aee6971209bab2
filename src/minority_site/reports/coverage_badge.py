"""Coverage as a badge in SVG: one row per language, by must-pages reviewed."""

from __future__ import annotations

from html import escape

from minority_site.coverage import LanguageCount, SiteCount

_HEIGHT = 20
_CHARACTER = 7
"""Width of a character in the badge's fonts at 11 px, in px; generous, so that nothing is cut."""
_COMPLETE, _PARTLY, _NOTHING = "#1a6e2e", "#7a5200", "#595959"
"""Backgrounds on which white text has a contrast of at least 4.5 : 1 (WCAG 1.4.3)."""


def coverage_badge(count: SiteCount) -> str:
    """Return an SVG image that says what it shows in its title too."""
    rows = [(language.tag, _value(language), _colour(language)) for language in count.languages]
    left = max((len(tag) for tag, _, _ in rows), default=0) * _CHARACTER + 12
    right = max((len(value) for _, value, _ in rows), default=0) * _CHARACTER + 12
    title = "; ".join(f"{tag}: {value}" for tag, value, _ in rows)
    body = "".join(_row(number, row, left, right) for number, row in enumerate(rows))
    width, height = left + right, len(rows) * _HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img"'
        f' aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f'<g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" fill="#fff">{body}</g></svg>\n'
    )


def _row(number: int, row: tuple[str, str, str], left: int, right: int) -> str:
    tag, value, colour = row
    top, base = number * _HEIGHT, number * _HEIGHT + 14
    return (
        f'<rect y="{top}" width="{left}" height="{_HEIGHT}" fill="#333"/>'
        f'<rect x="{left}" y="{top}" width="{right}" height="{_HEIGHT}" fill="{colour}"/>'
        f'<text x="6" y="{base}">{escape(tag)}</text><text x="{left + 6}" y="{base}">{escape(value)}</text>'
    )


def _value(language: LanguageCount) -> str:
    must = language.tiers["must"]
    return f"{must.reviewed} of {must.pages} must-pages reviewed"


def _colour(language: LanguageCount) -> str:
    if language.complete:
        return _COMPLETE
    return _PARTLY if language.tiers["must"].covered else _NOTHING
