"""BCP 47 language tags (RFC 5646): which are well-formed, and what an ill-formed one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SHAPE = re.compile(
    r"""
    (?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})
    (?P<script>-[a-z]{4})?
    (?P<region>-(?:[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)
    (?P<private>-x(?:-[a-z0-9]{1,8})+)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""RFC 5646 section 2.1, `langtag`."""

_LONG = {
    "swe": "sv",
    "eng": "en",
    "fin": "fi",
    "sme": "se",
    "yid": "yi",
    "nob": "nb",
    "nno": "nn",
    "dan": "da",
}
"""RFC 5646 section 2.2.1 asks for the shortest code; these are met in Swedish systems."""


@dataclass
class TagError(ValueError):
    """The text is no well-formed language tag."""

    text: str
    suggestion: str | None
    """The nearest well-formed tag, or None when nothing is near."""

    def __str__(self) -> str:
        hint = f"; write '{self.suggestion}'" if self.suggestion else "; a tag looks like fi, fit or zh-Hant"
        return f"'{self.text}' is not a language tag (BCP 47){hint}"


def canonical_tag(text: str) -> str:
    """Return `text` in the usual case: language lower, script title, region upper, the rest lower.

    Raises:
        TagError: `text` is ill-formed. Simple subtags longer than the RFC's shapes, as in `sv-simple`,
            are well-formed variants and pass.
    """
    if match := _SHAPE.fullmatch(text):
        return _cased(match)
    raise TagError(text, _suggest(text))


def is_tag(text: str) -> bool:
    """Return whether `text` is a well-formed tag, in whatever case."""
    return _SHAPE.fullmatch(text) is not None


def parent_tags(tag: str) -> tuple[str, ...]:
    """Return the ever shorter tags under `tag` (RFC 4647 lookup), without `tag` itself: rmy-x-kelderas → rmy."""
    parts = tag.split("-")
    shorter = []
    while len(parts) > 1:
        parts.pop()
        while len(parts) > 1 and len(parts[-1]) == 1:
            parts.pop()
        shorter.append("-".join(parts))
    return tuple(shorter)


def nearest_configured(name: str, configured: Iterable[str]) -> str | None:
    """Return the configured tag that folder `name` was probably meant to be, or None."""
    configured = tuple(configured)
    folded = name.replace("_", "-").lower()
    for tag in configured:
        if folded == tag.lower() or _LONG.get(folded) == tag or folded.startswith(f"{tag.lower()}-"):
            return tag
    return None


def _cased(match: re.Match[str]) -> str:
    parts = [match["language"].lower()]
    if match["script"]:
        parts.append("-" + match["script"][1:].title())
    if match["region"]:
        parts.append(match["region"].upper())
    parts += [(match[name] or "").lower() for name in ("variants", "extensions", "private")]
    return "".join(parts)


def _suggest(text: str) -> str | None:
    cleaned = re.sub(r"[^A-Za-z0-9-]", "", re.sub(r"[_.\s]+", "-", text.strip())).strip("-")
    cleaned = re.sub(r"-{2,}", "-", cleaned)
    parts = cleaned.split("-")
    while parts and parts[0]:
        candidate = "-".join(parts)
        if match := _SHAPE.fullmatch(candidate):
            return _cased(match)
        parts.pop()
    return None
