"""What Material asks for against the list of its strings that we translate (Material 9.8.1)."""

from __future__ import annotations

import re
from importlib import resources

from minority_site.catalogs.material import NOT_WORDS, SETTINGS, WORDS

TEMPLATES = resources.files("material").joinpath("templates")


def material_english() -> dict[str, str]:
    """Return key → words of Material's English partial."""
    text = TEMPLATES.joinpath("partials/languages/en.html").read_text(encoding="utf-8")
    pairs = re.findall(r'^\s*"([^"]+)":\s*"((?:[^"\\]|\\.)*)"', text, re.MULTILINE)
    return {key: re.sub(r"\\(.)", r"\1", words) for key, words in pairs}


def asked_for() -> dict[str, str]:
    """Return key → template of every `lang.t("…")` in Material's templates."""
    found = {}
    with resources.as_file(TEMPLATES) as folder:
        for template in sorted(folder.rglob("*.html")):
            for key in re.findall(
                r"""lang\.t\(\s*["']([^"']+)["']\s*\)""", template.read_text(encoding="utf-8")
            ):
                found[key] = template.relative_to(folder).as_posix()
    return found


def test_no_string_is_asked_for_that_we_do_not_have() -> None:
    new = {
        key: template for key, template in asked_for().items() if key not in WORDS and key not in NOT_WORDS
    }
    assert new == {}, f"Material asks for strings that catalogs/material.py lacks (key: template): {new}"


def test_our_list_has_the_keys_of_materials_english() -> None:
    english = material_english()
    ours = {*WORDS, *NOT_WORDS}
    assert sorted(set(english) - ours) == [], (
        "Material has new strings: add them to WORDS in catalogs/material.py"
    )
    assert sorted(ours - set(english)) == [], (
        "Material has dropped strings: take them out of catalogs/material.py"
    )


def test_our_english_words_are_materials() -> None:
    english = material_english()
    changed = {
        key: (words, english.get(key))
        for key, words in {**WORDS, **SETTINGS}.items()
        if words != english.get(key)
    }
    assert changed == {}, f"Material has reworded strings (key: ours, Material's): {changed}"
