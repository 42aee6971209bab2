"""The optional extra `detect`: gielladetect, which knows Sami, Meänkieli and Romani from running text.

It is licensed under GPL-3.0, so nothing needs it: without it the statistics of `identification` stand alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FEWEST_CHARACTERS = 300
"""Shorter texts are mistaken for a close language; found by trying sourced phrases."""


def available() -> bool:
    """Return whether gielladetect is installed."""
    return find_spec("gielladetect") is not None


def detect(text: str, own: str, codes: Collection[str]) -> str | None:
    """Return the ISO 639-3 code, one of `codes`, of the language that a text is in.

    None when the text is too short, or when the detector knows nothing of the language `own`: it would then
    name the nearest other one.
    """
    models = _models()
    if len(text) < FEWEST_CHARACTERS or own not in models:
        return None
    from gielladetect import detect as classify  # late: optional, and it reads its models at the first call

    names = sorted(name for code in codes for name in models.get(code, ()))
    return str(classify(text, names)).split("-")[0]


@cache
def _models() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the detector's models by language: rmy has one each for Kelderash and Lovari."""
    spec = find_spec("gielladetect")
    if spec is None or spec.origin is None:
        return {}
    names = sorted(file.stem for file in (Path(spec.origin).parent / "lm").glob("*.lm"))
    codes = {name.split("-")[0] for name in names}
    return {code: tuple(name for name in names if name.split("-")[0] == code) for code in codes}
