"""The five national minorities and their languages (2009:724, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MINORITIES: Mapping[str, tuple[str, ...]] = {
    "jews": ("yi",),
    "roma": ("rmy", "rmn", "rmf", "rmu", "rom"),
    "sami": ("se", "smj", "sma", "sju", "sje"),
    "sweden-finns": ("fi",),
    "tornedalians": ("fit",),
}
"""Id → language subtags. All varieties of Romani and Sami are covered."""

TERMS: Mapping[str, str] = {
    "jews": "jews",
    "roma": "roma",
    "sami": "sami-people",
    "sweden-finns": "sweden-finns",
    "tornedalians": "tornedalians",
}
"""Id → concept in the register of terms, where its name is in each language."""


def languages_of(minorities: Iterable[str], tags: Iterable[str]) -> tuple[str, ...]:
    """Return those of `tags` that are languages of one of the minorities, in the order of `tags`."""
    wanted = {language for minority in minorities for language in MINORITIES[minority]}
    return tuple(tag for tag in tags if tag.split("-")[0] in wanted)
