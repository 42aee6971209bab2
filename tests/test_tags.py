"""Language tags: well-formed ones in their usual case, ill-formed ones with the nearest good one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minority_site.tags import TagError, canonical_tag, is_tag, nearest_configured, parent_tags

WELL_FORMED = {
    "sv": "sv",
    "SV": "sv",
    "fit": "fit",
    "rmy": "rmy",
    "rmy-x-kelderas": "rmy-x-kelderas",
    "RMY-X-Kelderas": "rmy-x-kelderas",
    "zh-hant": "zh-Hant",
    "sv-simple": "sv-simple",
    "en-gb": "en-GB",
    "es-419": "es-419",
    "sr-latn-rs": "sr-Latn-RS",
    "sl-rozaj-biske": "sl-rozaj-biske",
    "de-1901": "de-1901",
    "ar-u-nu-latn": "ar-u-nu-latn",
    "zh-cmn-hans-cn": "zh-cmn-Hans-CN",
}


@pytest.mark.parametrize(("text", "tag"), WELL_FORMED.items())
def test_a_well_formed_tag_gets_its_usual_case(text: str, tag: str) -> None:
    assert canonical_tag(text) == tag


ILL_FORMED = {
    "en_GB": "en-GB",
    "sv--se": "sv-SE",
    " fi ": "fi",
    "fi.": "fi",
    "zh_Hant_TW": "zh-Hant-TW",
    "rmy-x": "rmy",
    "sv-": "sv",
    "": None,
    "f": None,
    "1": None,
    "ייִדיש": None,
    "-": None,
    "svenskaspråket": None,
}


@pytest.mark.parametrize(("text", "suggestion"), ILL_FORMED.items())
def test_an_ill_formed_tag_is_refused_with_the_nearest_good_one(text: str, suggestion: str | None) -> None:
    assert not is_tag(text)
    with pytest.raises(TagError) as caught:
        canonical_tag(text)
    assert caught.value.suggestion == suggestion
    hint = f"; write '{suggestion}'" if suggestion else "; a tag looks like fi, fit or zh-Hant"
    assert str(caught.value) == f"'{text}' is not a language tag (BCP 47){hint}"


@given(st.text(max_size=20))
def test_whatever_is_suggested_is_itself_a_tag(text: str) -> None:
    try:
        tag = canonical_tag(text)
    except TagError as error:
        tag = error.suggestion or "und"
    assert canonical_tag(tag) == tag


PARENTS = {
    "sv": (),
    "sv-simple": ("sv",),
    "rmy-x-kelderas": ("rmy",),
    "zh-Hant-TW": ("zh-Hant", "zh"),
    "ar-u-nu-latn": ("ar-u-nu", "ar"),
}


@pytest.mark.parametrize(("tag", "parents"), PARENTS.items())
def test_parents_are_ever_shorter_and_never_end_in_a_single_letter(
    tag: str, parents: tuple[str, ...]
) -> None:
    assert parent_tags(tag) == parents


NEAREST = {"sv_SE": "sv", "swe": "sv", "FI": "fi", "yid": "yi", "sv-simple": "sv", "assets": None, "de": None}


@pytest.mark.parametrize(("folder", "tag"), NEAREST.items())
def test_a_folder_name_is_led_to_the_configured_tag_it_was_meant_to_be(folder: str, tag: str | None) -> None:
    assert nearest_configured(folder, ("sv", "fi", "yi")) == tag
