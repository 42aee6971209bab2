"""Which words a reader gets, and under which language."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from dataclasses import replace
from pathlib import Path

import pytest

from minority_site.catalogs.collection import Catalogs
from minority_site.catalogs.compiling import language_of, mo_bytes, usable_messages
from minority_site.catalogs.reading import read_catalog
from minority_site.catalogs.translator import Translator, chain_of
from minority_site.errors import SettingsError
from minority_site.formats import format_date
from minority_site.settings import Settings, settings_from
from minority_site.site import Site
from minority_site.text import Text

HEADER = 'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n\n'
SV = """\
msgid "Calendar"
msgstr "Kalender"

msgid "This page is in {language}."
msgstr "Sidan är på {language}."

msgid "Last checked {date}"
msgstr "Senast kontrollerad {date}"

msgid "{count} event"
msgid_plural "{count} events"
msgstr[0] "{count} evenemang"
msgstr[1] "{count} evenemang i kalendern"

msgctxt "search"
msgid "Search"
msgstr "Sökning"
"""
SE = """\
# Source: GiellaLT dictionaries/lexicons
msgid "Calendar"
msgstr "Kaleanddar"
"""
YI = """\
# Source: MediaWiki
msgid "Help"
msgstr "הילף"

# Source: MediaWiki; a placeholder is put after the sourced word for this test
msgid "Help {number}"
msgstr "הילף {number}"
"""


def settings(**languages: dict[str, object]) -> Settings:
    items = [{"locale": "sv", "default": True}]
    items += [{"locale": tag.replace("_", "-"), **options} for tag, options in languages.items()]
    plugin = {"minority-site": {"docs_structure": "folder", "languages": items}}
    return settings_from({"site_name": "Prov", "plugins": [plugin]}, root=Path())


def catalogs(**texts: str) -> Catalogs:
    return Catalogs(
        project={
            tag: read_catalog((HEADER.format(tag=tag) + text).encode(), file=f"{tag}.po", tag=tag)
            for tag, text in texts.items()
        }
    )


def translator(tag: str, configured: Settings, found: Catalogs) -> Translator:
    return Translator.for_language(
        Site(settings=configured, today=dt.date(2026, 11, 24), catalogs=found), tag
    )


def test_words_of_the_language_itself_come_first() -> None:
    t = translator("se", settings(se={}), catalogs(sv=SV, se=SE))
    assert t.gettext("Calendar") == replace(t.gettext("Calendar"), value="Kaleanddar", language="se")
    assert (t.gettext("Calendar").value, t.gettext("Calendar").language) == ("Kaleanddar", "se")


def test_missing_words_are_the_sources_under_the_sources_language() -> None:
    t = translator("smj", settings(smj={}), catalogs(sv=SV, se=SE))
    assert (t.gettext("Calendar").value, t.gettext("Calendar").language) == ("Kalender", "sv")


def test_fallback_chain_is_followed_in_its_order() -> None:
    t = translator("smj", settings(se={}, smj={"fallback": ["se"]}), catalogs(sv=SV, se=SE))
    assert t.gettext("Calendar").language == "se"
    assert t.gettext("Search", "search").language == "sv"


def test_what_nobody_has_words_for_is_english_and_says_so() -> None:
    phrase = translator("smj", settings(smj={}), catalogs(sv=SV)).gettext("No such {thing}", thing="x")
    assert (phrase.value, phrase.language) == ("No such x", "en")


def test_msgid_counts_as_english_where_english_stands_in_the_chain() -> None:
    t = translator("smj", settings(en={}, smj={"fallback": ["en"]}), catalogs(sv=SV))
    assert (t.gettext("Calendar").value, t.gettext("Calendar").language) == ("Calendar", "en")


def test_regional_and_simple_forms_inherit_but_scripts_and_varieties_do_not() -> None:
    configured = settings(sv_simple={}, fi={}, fi_SE={}, zh_Hant={}, rmy_x_kelderas={})
    assert chain_of("sv-simple", configured) == ("sv-simple", "sv")
    assert chain_of("fi-SE", configured) == ("fi-SE", "fi", "sv")
    assert chain_of("zh-Hant", configured) == ("zh-Hant", "sv")
    assert chain_of("rmy-x-kelderas", configured) == ("rmy-x-kelderas", "sv")


def test_context_tells_equal_words_apart() -> None:
    t = translator("sv", settings(), catalogs(sv=SV))
    assert t.pgettext("search", "Search").value == "Sökning"
    assert t.gettext("Search").language == "en"


@pytest.mark.parametrize(
    ("entry", "machine"),
    [
        ('#, fuzzy\nmsgid "Calendar"\nmsgstr "Almanacka"\n', "label"),
        ('msgid "Calendar"\nmsgstr "Almanacka {x}"\n', "label"),
        ('msgid "Calendar"\nmsgstr "Almanacka<b>"\n', "label"),
        ('#~ msgid "Calendar"\n#~ msgstr "Almanacka"\n', "label"),
        ('#, machine\nmsgid "Calendar"\nmsgstr "Almanacka"\n', "hide"),
    ],
)
def test_fuzzy_broken_obsolete_and_hidden_words_are_never_shown(entry: str, machine: str) -> None:
    t = translator("fi", settings(fi={"machine": machine}), catalogs(sv=SV, fi=entry))
    assert t.gettext("Calendar").language == "sv"


def test_machine_words_are_shown_where_the_policy_is_to_label_them() -> None:
    entry = '#, machine\nmsgid "Calendar"\nmsgstr "Kalenteri"\n'
    t = translator("fi", settings(fi={"machine": "label"}), catalogs(sv=SV, fi=entry))
    assert (t.gettext("Calendar").value, t.gettext("Calendar").language) == ("Kalenteri", "fi")


def test_catalog_that_says_it_is_in_another_language_is_not_used() -> None:
    text = HEADER.format(tag="fi") + 'msgid "Calendar"\nmsgstr "Kalenteri"\n'
    found = catalogs(sv=SV).project | {"fit": read_catalog(text.encode(), file="fit.po", tag="fit")}
    assert translator("fit", settings(fit={}), Catalogs(project=found)).gettext("Calendar").language == "sv"


def test_catalog_that_counts_by_another_rule_is_not_used_for_plurals() -> None:
    text = HEADER.format(tag="sv").rstrip() + '\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n' + SV
    found = {"sv": read_catalog(text.encode(), file="sv.po", tag="sv")}
    t = translator("sv", settings(), Catalogs(project=found))
    assert t.ngettext("{count} event", "{count} events", 1).language == "en"
    assert t.gettext("Calendar").language == "sv"


def test_projects_words_win_message_by_message_and_its_broken_ones_do_not() -> None:
    package = catalogs(sv=SV).project
    own = 'msgid "Calendar"\nmsgstr "Almanacka"\n\nmsgid "Last checked {date}"\nmsgstr "Kollad {datum}"\n'
    t = translator("sv", settings(), Catalogs(project=catalogs(sv=own).project, package=package))
    assert t.gettext("Calendar").value == "Almanacka"
    assert t.gettext("Last checked {date}", date="x").value == "Senast kontrollerad x"
    assert t.pgettext("search", "Search").value == "Sökning"


def test_plural_form_is_chosen_by_the_rule_of_the_language_that_the_words_are_in() -> None:
    # North Sami has a form for two; the words are Swedish, which has not.
    t = translator("se", settings(se={}), catalogs(sv=SV, se=SE))
    words = [t.ngettext("{count} event", "{count} events", count).value for count in (0, 1, 2, 21)]
    assert words == [
        "0 evenemang i kalendern",
        "1 evenemang",
        "2 evenemang i kalendern",
        "21 evenemang i kalendern",
    ]


def test_number_may_be_given_as_it_is_written_in_the_language_of_the_words() -> None:
    t = translator("se", settings(se={}), catalogs(sv=SV))
    phrase = t.ngettext("{count} event", "{count} events", 1200, count=lambda tag: Text(f"1 200 ({tag})"))
    assert phrase.value == "1 200 (sv) evenemang i kalendern"


def test_date_is_written_in_the_language_that_the_words_turned_out_to_be_in() -> None:
    configured = settings(yi={})
    t = translator("yi", configured, catalogs(sv=SV))
    day = dt.date(2025, 9, 1)
    phrase = t.gettext("Last checked {date}", date=lambda tag: format_date(day, configured.registry[tag]))
    assert (phrase.value, phrase.language) == ("Senast kontrollerad 1 september 2025", "sv")
    assert phrase.parts == (Text("Senast kontrollerad 1 september 2025", "sv"),)


def test_name_in_another_language_is_a_part_of_its_own() -> None:
    t = translator("sv", settings(), catalogs(sv=SV))
    phrase = t.gettext("This page is in {language}.", language=Text("davvisámegiella", "se"))
    assert phrase.value == "Sidan är på davvisámegiella."
    assert phrase.parts == (Text("Sidan är på ", "sv"), Text("davvisámegiella", "se"), Text(".", "sv"))


def test_right_to_left_name_in_plain_text_is_isolated() -> None:
    t = translator("sv", settings(), catalogs(sv=SV))
    phrase = t.gettext("This page is in {language}.", language=Text("ייִדיש", "yi"))
    assert phrase.value == "Sidan är på \u2068ייִדיש\u2069."
    assert phrase.parts[1] == Text("ייִדיש", "yi")


def test_number_in_right_to_left_words_is_isolated() -> None:
    t = translator("yi", settings(yi={}), catalogs(sv=SV, yi=YI))
    assert t.gettext("Help {number}", number="070-174 06 05").value == "הילף \u2068070-174 06 05\u2069"


def test_phrase_inside_a_phrase_keeps_the_languages_of_its_parts() -> None:
    t = translator("se", settings(se={}), catalogs(sv=SV, se=SE))
    phrase = t.gettext("This page is in {language}.", language=t.gettext("Calendar"))
    assert [part.language for part in phrase.parts] == ["sv", "se", "sv"]


def test_values_are_put_in_as_they_are() -> None:
    t = translator("sv", settings(), catalogs(sv=SV))
    assert t.gettext("Last checked {date}", date="{date} {0} %s").value == "Senast kontrollerad {date} {0} %s"


def test_material_gets_our_words_then_its_own_then_the_fallback() -> None:
    own = 'msgctxt "toc"\nmsgid "Table of contents"\nmsgstr "Innehåll"\n'
    t = translator("se", settings(se={}), catalogs(sv=own, se=SE))
    assert t.material("toc") == t.pgettext("toc", "Table of contents")
    assert t.material("toc").language == "sv"
    assert t.material("toc", "Sisdoallu") == Text("Sisdoallu", "se")
    assert t.material("language") == Text("se", None)
    assert t.material("direction") == Text("ltr", None)
    assert t.material("search.config.separator").value == r"[\s\-]+"
    assert t.material("a.new.key").value == "a.new.key"


def test_mo_file_is_read_by_gettext_itself() -> None:
    configured, found = settings(), catalogs(sv=SV)
    messages = usable_messages("sv", found, configured)
    raw = mo_bytes(messages, language_of("sv", configured))
    compiled = gettext.GNUTranslations(io.BytesIO(raw))
    assert compiled.pgettext("search", "Search") == "Sökning"
    assert compiled.ngettext("{count} event", "{count} events", 5) == "{count} evenemang i kalendern"
    assert mo_bytes(dict(reversed(messages.items())), language_of("sv", configured)) == raw


def test_plural_rule_that_is_none_is_an_error_in_the_settings() -> None:
    configured = settings(fi={})
    broken = replace(
        configured.registry["fi"], plural=replace(configured.registry["fi"].plural, gettext="n != 1")
    )
    registry = configured.registry.extended({"fi": {"plural": {"gettext": broken.plural.gettext}}})
    with pytest.raises(SettingsError, match="the plural rule of 'fi' cannot be read"):
        translator("fi", replace(configured, registry=registry), catalogs(sv=SV))


def test_counts_leave_out_fuzzy_machine_and_broken_words() -> None:
    template = read_catalog((HEADER.format(tag="") + SV).encode(), file="messages.pot", tag=None)
    fi = (
        '# Source: Finlex\nmsgid "Calendar"\nmsgstr "Kalenteri"\n\n'
        '#, machine\nmsgctxt "search"\nmsgid "Search"\nmsgstr "Haku"\n\n'
        '#, fuzzy\nmsgid "This page is in {language}."\nmsgstr "Sivu: {language}"\n\n'
        'msgid "Last checked {date}"\nmsgstr "Tarkistettu"\n'
    )
    found = replace(catalogs(sv=SV, fi=fi), project_template=template)
    counts = found.counts("fi", settings(fi={}))
    assert (counts.messages, counts.translated, counts.machine, counts.fuzzy, counts.sourced) == (
        5,
        1,
        1,
        1,
        1,
    )
