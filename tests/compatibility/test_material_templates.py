"""The templates of Material that ours stand in for: when one changes upstream, ours may need the same change.

A hash that no longer fits names the file: compare the two versions of it, carry over what our copy lacks, and put the new
hash here.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import pytest

OVERRIDES = Path(__file__).parents[2] / "overrides"

REPLACED = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "main.html": "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0",
    "partials/alternate.html": "572b1d4dae611aa5fd65107edec95e44331b6141abf86834ea4dc6c1ddd7241b",
    "partials/content.html": "ce33929c85af129f6e2f3b0aed47159e9c4a519482d1938bae15f5ff4a3cfae5",
    "partials/copyright.html": "bc86bca3bf75070fe5d72e2a3463bdddf87c10f4d6459c945fe81c5d384e35ea",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/language.html": "3a44516f305006ac794f51a45ad7b532cf270916d8e92e8c42784e58b2eff0a3",
    "partials/logo.html": "e0925ef6c190174a5162ed1ecc55295016dd8a7beec3018db3e04aac283a2dd9",
    "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
    "partials/palette.html": "fb935107ae7d3d7475965019eec36c1ad72bf1d154254dab2474921fcd2710e3",
    "partials/search.html": "bfd556535abcddb99396ab2a7e3acc2ebcd3f36756007d3969396caa4126be30",
    "partials/tabs.html": "d2c82916569e645a6b6dc5a36a2beddfaca5a66c8738c5b3e13b7d100ac2e8b7",
    "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
}
"""sha256 of Material's own template, by its path. Material 9.8.2."""


def upstream(name: str) -> bytes:
    return resources.files("material").joinpath("templates", name).read_bytes()


@pytest.mark.parametrize("name", sorted(REPLACED))
def test_a_template_of_material_is_still_the_one_that_ours_stands_in_for(name: str) -> None:
    found = hashlib.sha256(upstream(name)).hexdigest()
    assert found == REPLACED[name], f"Material's {name} has changed: compare it with overrides/{name}"


def test_every_template_that_ours_stand_in_for_is_listed() -> None:
    templates = resources.files("material").joinpath("templates")
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    assert {name for name in ours if templates.joinpath(name).is_file()} == set(REPLACED)


@pytest.mark.parametrize(
    "block", ["styles", "announce", "header", "content", "scripts", "htmltitle", "site_nav", "tabs", "footer"]
)
def test_the_blocks_that_ours_fill_are_still_there(block: str) -> None:
    assert f"{{% block {block} %}}" in upstream("base.html").decode("utf-8")


def test_what_is_taken_from_the_built_page_is_still_there() -> None:
    """Ours hides Material's skip link, takes `autocomplete` from its checkboxes and opens its search by id."""
    base = upstream("base.html").decode("utf-8")
    assert 'class="md-skip"' in base
    for name in ("drawer", "search"):
        assert (
            f'<input class="md-toggle" data-md-toggle="{name}" type="checkbox" id="__{name}" autocomplete="off">'
            in base
        )
