"""`language add`: everything a language needs, by lines that leave the rest of mkdocs.yml as it was."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
import yaml

from minority_site._compat.config import read_settings
from minority_site.cldr import cldr_facts
from minority_site.config_lines import with_language
from minority_site.errors import SettingsError
from minority_site.formats import format_date, plural_category
from minority_site.languages import builtin_languages
from tests.conftest import Project

CONFIG = """\
# Provkommunens webbplats.
site_name: !ENV [SITE_NAME, 'Prov']
theme:
  name: material
  font: false # ingen tredje part

plugins:
  - search: {}
  - minority-site:
      docs_structure: folder

      # Källan står först.
      languages:
        - locale: sv
          default: true
        - locale: "yi"   # jiddisch
          # från höger till vänster

      municipality: &kommun {name: 'Provköping'}

markdown_extensions:
  - attr_list
extra:
  kommun: *kommun
"""

ENTRY = """\
      registry:
        sje: {autonym: sje, script: Latn, direction: ltr}
"""


@pytest.fixture
def made(project: Callable[..., Project]) -> Project:
    made = project(config=CONFIG)
    made.write("docs/sv/index.md", "---\ntitle: Hej\n---\n\nHej.\n")
    return made


def test_a_language_is_added_by_lines_and_the_rest_is_left_alone(made: Project) -> None:
    run = made.run("language", "add", "sje")
    assert (run.code, run.out) == (0, "docs/sje/.gitkeep\nlocales/sje/LC_MESSAGES/messages.po\nmkdocs.yml\n")
    before, after = CONFIG.split("          # från höger till vänster\n")
    assert made.read("mkdocs.yml") == (
        before
        + "          # från höger till vänster\n"
        + "        - locale: sje\n"
        + "      registry:\n"
        + "        sje: {autonym: sje, script: Latn, direction: ltr}\n"
        + after
    )


def test_it_says_what_is_not_known(made: Project) -> None:
    assert made.run("language", "add", "sju").err == (
        "sju: its own name is not known: the tag is shown; add 'autonym:' with its source under 'registry:'\n"
        "sju: no names of months are known: dates are numeric, as 2026-11-24\n"
        "sju: its plural rule is not known; assumed: nplurals=2; plural=(n != 1);\n"
    )


PLURALS = {
    "sms": "nplurals=3; plural=(((n == 1)) ? 0 : ((n == 2)) ? 1 : 2);",
    "rmu": "nplurals=2; plural=(n != 1);",
    "sju": "nplurals=2; plural=(n != 1);",
    "sje": "nplurals=2; plural=(n != 1);",
    "se": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "fa": "nplurals=2; plural=(((n == 0) || (n == 1)) ? 0 : 1);",
}


@pytest.mark.parametrize("tag", PLURALS)
def test_the_catalog_has_every_message_and_the_languages_own_plural_rule(made: Project, tag: str) -> None:
    assert made.run("language", "add", tag).code == 0
    catalog = polib.pofile(str(made.root / f"locales/{tag}/LC_MESSAGES/messages.po"))
    header = catalog.metadata["Plural-Forms"]
    assert header.replace("(", "").replace(")", "") == PLURALS[tag].replace("(", "").replace(")", "")
    assert catalog.metadata["Language"] == tag
    assert len(catalog.untranslated_entries()) == len(catalog) > 50
    counted = [entry for entry in catalog if entry.msgid_plural]
    assert {len(entry.msgstr_plural) for entry in counted} == {int(header[9])}


@pytest.mark.parametrize("tag", ["sms", "fa", "rmu", "sju", "sje"])
def test_the_next_build_publishes_it(made: Project, tag: str) -> None:
    assert made.run("language", "add", tag).code == 0
    run = made.mkdocs("build", "--strict")
    assert run.code == 0, run.err
    page = made.read(f"site/{tag}/index.html")
    direction = "rtl" if tag == "fa" else "ltr"
    assert f'<html lang="{tag}" dir="{direction}"' in page
    assert '<div class="ms-borrowed" lang="sv" dir="ltr">' in page


def test_several_are_added_one_after_the_other(made: Project) -> None:
    for tag in ("sms", "fi", "rmu", "no"):
        assert made.run("language", "add", tag).code == 0
    settings = read_settings(made.root)
    assert settings.tags == ("sv", "yi", "sms", "fi", "rmu", "no")
    assert [settings.language(tag).name for tag in settings.tags] == [
        "svenska", "ייִדיש", "sääʹmǩiõll", "suomi", "rmu", "norsk",
    ]  # fmt: skip
    assert yaml.safe_load(made.read("mkdocs.yml").replace("!ENV", ""))["extra"] == {
        "kommun": {"name": "Provköping"}
    }


def test_a_language_of_the_registry_needs_no_entry_there(made: Project) -> None:
    assert made.run("language", "add", "se").err == ""
    assert "registry" not in made.read("mkdocs.yml")


def test_a_variety_of_a_known_language_takes_after_it(made: Project) -> None:
    assert made.run("language", "add", "RMY-x-Kelderas").code == 0
    assert "        - locale: rmy-x-kelderas\n" in made.read("mkdocs.yml")
    assert "registry" not in made.read("mkdocs.yml")
    assert (made.root / "docs/rmy-x-kelderas/.gitkeep").is_file()


def test_what_is_told_of_a_language_goes_into_the_registry(made: Project) -> None:
    run = made.run(
        "language", "add", "arc", "--autonym", "ܐܪܡܝܐ", "--english-name", "Aramaic", "--swedish-name", "arameiska",
        "--script", "Syrc", "--plural", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
        "--plural-categories", "one two other", "--source", "ISO 639-2", "--machine", "label",
    )  # fmt: skip
    assert run.code == 0, run.err
    assert "        - locale: arc\n          machine: label\n" in made.read("mkdocs.yml")
    entry = read_settings(made.root).language("arc")
    assert (entry.language.autonym, entry.language.direction, entry.machine) == ("ܐܪܡܝܐ", "rtl", "label")
    assert entry.language.sources == ("ISO 639-2",)
    assert [plural_category(count, entry.language) for count in (1, 2, 3)] == ["one", "two", "other"]


def test_what_is_there_is_kept(made: Project) -> None:
    made.write("docs/fi/index.md", "---\ntitle: Hei\n---\n")
    made.write("locales/fi/LC_MESSAGES/messages.po", "# min\n")
    assert made.run("language", "add", "fi").out == "mkdocs.yml\n"
    assert made.read("locales/fi/LC_MESSAGES/messages.po") == "# min\n"
    assert not (made.root / "docs/fi/.gitkeep").exists()


REFUSED = {
    ("en_GB",): "'en_GB' is not a language tag (BCP 47); write 'en-GB'",
    ("sv--simple",): "'sv--simple' is not a language tag (BCP 47); write 'sv-simple'",
    ("yi",): "mkdocs.yml: the language 'yi' is there already (nothing was changed)",
    ("SV",): "mkdocs.yml: the language 'sv' is there already (nothing was changed)",
    (
        "sje",
        "--autonym",
        "x",
    ): 'a name or a plural rule needs its source (add --source "…": no language is made up)',
    ("sje", "--plural", "nplurals=1; plural=0;", "--source", "x"): (
        "--plural and --plural-categories belong together (give both)"
    ),
    ("sje", "--plural", "n", "--plural-categories", "other", "--source", "x"): (
        "'n' is no plural header; write nplurals=2; plural=(n != 1);"
    ),
    ("sje", "--plural", "nplurals=2; plural=n!=1;", "--plural-categories", "other", "--source", "x"): (
        "the plural rule has 2 forms and 1 names (give as many names as forms)"
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.items())
def test_what_cannot_be_is_refused_and_nothing_changes(
    made: Project, arguments: tuple[str, ...], message: str
) -> None:
    before = sorted(path for path in made.root.rglob("*"))
    run = made.run("language", "add", *arguments)
    assert (run.code, run.out, run.err) == (2, "", f"minority-site: {message}\n")
    assert sorted(path for path in made.root.rglob("*")) == before
    assert made.read("mkdocs.yml") == CONFIG


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_read_only_project_nothing_changes(made: Project) -> None:
    (made.root / "docs").chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert made.run("language", "add", "sje").code == 2
    assert made.read("mkdocs.yml") == CONFIG


def test_a_file_in_the_place_of_the_folder_stops_it(made: Project) -> None:
    made.write("docs/sje", "")
    run = made.run("language", "add", "sje")
    assert (run.code, run.err) == (2, "minority-site: docs/sje is no folder (move it away)\n")
    assert made.read("mkdocs.yml") == CONFIG


def test_the_script_does_the_same(made: Project) -> None:
    script = Path(__file__).parents[1] / "scripts" / "new_language.py"
    run = made.execute(sys.executable, str(script), "sje")
    assert run.code == 0
    assert ENTRY in made.read("mkdocs.yml")
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 25


# Forms that a configuration may have.

BLOCK = "plugins:\n  - minority-site:\n      languages:\n"
FACTS = {"autonym": "sje", "direction": "ltr"}
FORMS = {
    "flow items": (
        BLOCK + "        - {locale: sv, default: true}\n        - {locale: fi} # suomi\nnav: []\n",
        BLOCK + "        - {locale: sv, default: true}\n        - {locale: fi} # suomi\n"
        "        - {locale: sje}\n      registry:\n        sje: {autonym: sje, direction: ltr}\nnav: []\n",
    ),
    "no new line at the end": (
        BLOCK + "        - locale: sv",
        BLOCK
        + "        - locale: sv\n        - locale: sje\n      registry:\n        sje: {autonym: sje, direction: ltr}",
    ),
    "a flow list": (
        "plugins:\n  - minority-site:\n      languages: [{locale: sv}, {locale: fi},]\n",
        "plugins:\n  - minority-site:\n      languages: [{locale: sv}, {locale: fi}, {locale: sje},]\n"
        "      registry:\n        sje: {autonym: sje, direction: ltr}\n",
    ),
    "all in flow": (
        "plugins: [minority-site: {languages: [{locale: sv}]}]\n",
        "plugins: [minority-site: {languages: [{locale: sv}, {locale: sje}],"
        " registry: {sje: {autonym: sje, direction: ltr}}}]\n",
    ),
    "plugins as a mapping": (
        "plugins:\n  minority-site:\n    languages:\n    - locale: sv\n    - locale: fi\n      fallback: [sv]\n",
        "plugins:\n  minority-site:\n    languages:\n    - locale: sv\n    - locale: fi\n      fallback: [sv]\n"
        "    - locale: sje\n    registry:\n      sje: {autonym: sje, direction: ltr}\n",
    ),
    "a registry that is there": (
        BLOCK.replace("languages", "registry") + "        fi:\n          notes: |\n            en\n\n"
        "      languages:\n        - locale: sv\n",
        BLOCK.replace("languages", "registry") + "        fi:\n          notes: |\n            en\n"
        "        sje: {autonym: sje, direction: ltr}\n\n      languages:\n        - locale: sv\n        - locale: sje\n",
    ),
    "an empty registry": (
        BLOCK + "        - locale: sv\n      registry: # ännu inget\n      root: chooser\n",
        BLOCK + "        - locale: sv\n        - locale: sje\n      registry: # ännu inget\n"
        "        sje: {autonym: sje, direction: ltr}\n      root: chooser\n",
    ),
    "a registry in flow": (
        BLOCK + "        - locale: sv\n      registry: {}\n",
        BLOCK
        + "        - locale: sv\n        - locale: sje\n      registry: {sje: {autonym: sje, direction: ltr}}\n",
    ),
    "deep last entry": (
        BLOCK
        + "        - locale: sv\n        - locale: fi\n          nav_translations:\n            A: B # c\n"
        "            # d\n\n\n      root: chooser\n",
        BLOCK
        + "        - locale: sv\n        - locale: fi\n          nav_translations:\n            A: B # c\n"
        "            # d\n        - locale: sje\n      registry:\n        sje: {autonym: sje, direction: ltr}\n"
        "\n\n      root: chooser\n",
    ),
    "languages from an anchor": (
        "x: &langs\n  - locale: sv\n\nplugins:\n  - minority-site:\n      languages: *langs\n      root: chooser\n",
        "x: &langs\n  - locale: sv\n  - locale: sje\n\nplugins:\n  - minority-site:\n      languages: *langs\n"
        "      registry:\n        sje: {autonym: sje, direction: ltr}\n      root: chooser\n",
    ),
    "tags and values of MkDocs": (
        "a: !ENV [A, b]\nb: !!python/name:material.extensions.emoji.twemoji ''\n"
        + BLOCK
        + "        - locale: sv\n",
        "a: !ENV [A, b]\nb: !!python/name:material.extensions.emoji.twemoji ''\n"
        + BLOCK
        + "        - locale: sv\n"
        "        - locale: sje\n      registry:\n        sje: {autonym: sje, direction: ltr}\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS)
def test_any_form_of_the_file_is_added_to_in_its_own_style(before: str, after: str) -> None:
    assert with_language(before, "mkdocs.yml", "sje", {}, FACTS) == after


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS)
def test_windows_line_ends_and_a_byte_order_mark_survive(before: str, after: str) -> None:
    changed = with_language("\ufeff" + before.replace("\n", "\r\n"), "mkdocs.yml", "sje", {}, FACTS)
    assert changed == "\ufeff" + after.replace("\n", "\r\n")


def test_a_tag_that_yaml_takes_for_something_else_is_quoted() -> None:
    text = BLOCK + "        - locale: sv\n"
    assert '        - locale: "no"\n' in with_language(text, "mkdocs.yml", "no", {}, {})


ELSEWHERE = {
    "site_name: x\n": "there are no settings of the plugin 'minority-site'",
    "plugins:\n  - minority-site\n": "there are no settings of the plugin 'minority-site'",
    "plugins:\n  - minority-site: {root: chooser}\n": "there is no list 'languages:' to add to",
    "plugins:\n  - minority-site: {languages: []}\n": "there is no list 'languages:' to add to",
    "x: &a {locale: sv}\nplugins:\n  - minority-site: {languages: [*a]}\n": (
        "the last language is written as an alias (*name)"
    ),
    "x: &a {fi: {notes: x}}\nplugins:\n  - minority-site: {languages: [{locale: sv}], registry: *a}\n": (
        "the registry is written as an alias (*name)"
    ),
    "plugins: [\n": "cannot be read: expected the node content, but found '<stream end>'",
}


@pytest.mark.parametrize(("text", "message"), ELSEWHERE.items())
def test_a_form_that_cannot_be_added_to_is_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        with_language(text, "mkdocs.yml", "sje", {}, FACTS)
    assert caught.value.message == message
    assert caught.value.hint


# What CLDR knows.


def test_placeholders_are_taken_for_nothing() -> None:
    facts = cldr_facts("sms")
    assert facts["autonym"] == "sääʹmǩiõll"
    assert facts["plural"]["categories"] == ["one", "two", "other"]
    assert not {"months_in_date", "days", "date_pattern_long", "formatting_fallback"} & facts.keys()


def test_a_language_that_cldr_lacks_gets_its_script_at_most() -> None:
    assert cldr_facts("sju") == {"script": "Latn", "direction": "ltr"}
    assert cldr_facts("rmu") == {"script": "Latn", "direction": "ltr"}
    assert cldr_facts("qaa") == {}
    assert "autonym" not in cldr_facts("rmy-x-lovari")


def test_a_language_that_cldr_knows_well_gets_dates_and_numbers_too() -> None:
    import datetime as dt

    german = builtin_languages().extended({"de": cldr_facts("de")})["de"]
    assert format_date(dt.date(2026, 11, 24), german, "full").value == "Dienstag, 24. November 2026"
    persian = cldr_facts("fa")
    assert (persian["direction"], persian["time_pattern"]) == ("rtl", "H:mm")


def test_a_pattern_with_an_era_is_left_out() -> None:
    assert "date_pattern_long" not in cldr_facts("th")
    assert len(cldr_facts("th")["months_in_date"]) == 12


def test_the_operand_that_gettext_does_not_know_is_resolved() -> None:
    french = builtin_languages().extended({"fr": cldr_facts("fr")})["fr"]
    assert [plural_category(count, french) for count in (0, 1, 2, 1_000_000)] == [
        "one",
        "one",
        "other",
        "many",
    ]
