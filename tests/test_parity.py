"""What counts as the same in two languages: amounts, targets of links, telephone numbers, quotation marks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minority_site.amounts import Amount, differences, find_amounts, plain_digits, uncertain_months
from minority_site.copied import is_sentence
from minority_site.formats import format_date, format_date_range, format_number, format_time
from minority_site.languages import builtin_languages
from minority_site.link_targets import LinkNames, link_target
from minority_site.pages import read_page
from minority_site.parity import phone_key
from minority_site.quotes import unbalanced
from minority_site.settings import Settings, settings_from
from minority_site.site import Site
from minority_site.vocabulary import Vocabularies
from tests.conftest import Project

LANGUAGES = builtin_languages()
TAGS = sorted(LANGUAGES)


def amounts(text: str, tag: str) -> list[Amount]:
    return list(find_amounts([(1, plain_digits(text))], LANGUAGES[tag]))


def readings(text: str, tag: str) -> list[set[str]]:
    return [set(amount.readings) for amount in amounts(text, tag)]


def differ(source: str, target: str, tag: str, source_tag: str = "sv") -> tuple[list[str], list[str]]:
    """Return what is missing and what is more, as written."""
    uncertain = uncertain_months(LANGUAGES[source_tag]) | uncertain_months(LANGUAGES[tag])
    missing, extra = differences(amounts(source, source_tag), amounts(target, tag), uncertain=uncertain)
    return [amount.written for amount in missing], [amount.written for amount in extra]


READINGS = [
    ("sv", "den 24 november 2026", [{"2026-11-24"}]),
    ("sv", "24 nov. 2026", [{"2026-11-24"}]),
    ("sv", "9–10 november och 3–5 maj", [{"--11-09+10"}, {"--05-03+05"}]),
    ("sv", "9 och 10 november", [{"--11-09+10"}]),
    ("sv", "i december 1999", [{"1999-12"}]),
    ("sv", "i September", [{"month 9"}]),
    ("sv", "majoriteten i marsvinsfrågan", []),
    ("sv", "1,5 och 1.5", [{"1.5"}, {"1.5"}]),
    ("sv", "10 000, 10\u00a0000, 10.000 och 1 234,50", [{"10000"}, {"10000"}, {"10000"}, {"1234.5"}]),
    ("sv", "kl. 18, kl. 18.00, 18:00, 08.30", [{"18"}, {"18", "18:00"}, {"18", "18:00"}, {"08:30", "8.3"}]),
    ("sv", "lagen (2009:724) och 10:7", [{"2009:724"}, {"10:7"}]),
    ("sv", "version 4.0 och 1.2.3", [{"4"}, {"1.2.3"}]),
    ("sv", "114 14", [{"11414"}]),
    ("sv", "7–12 år, 90-talet, 5:e, A4", [{"7"}, {"12"}, {"90"}, {"5"}, {"4"}]),
    ("sv", "24/11 och 24/11 2026", [{"24/11", "--11-24"}, {"2026-11-24"}]),
    ("sv", "2026-11-24 och 31/31", [{"2026-11-24"}, {"31/31"}]),
    (
        "en",
        "November 24, 2026, 24 November 2026, 24th of November",
        [{"2026-11-24"}, {"2026-11-24"}, {"--11-24"}],
    ),
    ("en", "Anyone over 18 may vote. We march 3 miles.", [{"18"}, {"3"}]),
    ("en", "10,000.50 and 1,5", [{"10000.5"}, {"1.5"}]),
    ("en", "6 pm, 6.30 p.m., 12 am", [{"18:00"}, {"18:30"}, {"00:00"}]),
    ("en", "6–8 pm", [{"06:00", "18:00"}, {"20:00"}]),
    (
        "fi",
        "24. marraskuuta 2026, 24.11.2026, 24.11.",
        [{"2026-11-24"}, {"2026-11-24"}, {"24.11", "--11-24"}],
    ),
    ("fi", "joulukuussa 1999, syyskuun alussa", [{"1999-12"}, {"month 9"}]),
    ("fi", "20:n ja 18-vuotias klo 18", [{"20"}, {"18"}, {"18"}]),
    ("fit", "24. nuvemperiä, 24. marraskuuta", [{"--11-24"}, {"--11-24"}]),
    ("se", "čakčamánu 8. b. 2030, skábmamánus", [{"2030-09-08"}, {"month 11"}]),
    ("yi", "24טן נאוועמבער 2026, \u206618:00\u2069, \u0661\u0662", [{"2026-11-24"}, {"18", "18:00"}, {"12"}]),
    ("rmy", "24 november 2026", [{"24"}, {"2026"}]),
]


@pytest.mark.parametrize(("tag", "text", "expected"), READINGS, ids=[f"{t}-{x}" for t, x, _ in READINGS])
def test_amounts_are_read_as_their_language_writes_them(
    tag: str, text: str, expected: list[set[str]]
) -> None:
    assert readings(text, tag) == expected


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), tag=st.sampled_from(TAGS))
def test_a_date_is_found_again_in_every_form_that_the_site_prints(day: dt.date, tag: str) -> None:
    for form in ("long", "full", "numeric"):
        written = str(format_date(day, LANGUAGES[tag], form))
        assert readings(written, tag) == [{day.isoformat()}], written


@given(
    first=st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31)),
    days=st.integers(1, 400),
    tag=st.sampled_from(TAGS),
    other=st.sampled_from(TAGS),
)
def test_a_range_of_days_is_the_same_in_two_languages(
    first: dt.date, days: int, tag: str, other: str
) -> None:
    last = first + dt.timedelta(days=days)
    texts = [str(format_date_range(first, last, LANGUAGES[name])) for name in (tag, other)]
    assert differ(texts[0], texts[1], other, tag) == ([], []), texts


@given(
    number=st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2)),
    time=st.times(),
    tag=st.sampled_from(TAGS),
    other=st.sampled_from(TAGS),
)
def test_a_number_and_a_time_are_the_same_in_two_languages(
    number: int, time: dt.time, tag: str, other: str
) -> None:
    texts = [
        f"{format_number(number, LANGUAGES[n])}, {format_time(time, LANGUAGES[n])}" for n in (tag, other)
    ]
    assert differ(texts[0], texts[1], other, tag) == ([], []), texts


SAME = [
    ("9–10 november", "9 November and 10 November", "en"),
    ("den 24 november 2026", "24 November in the year 2026", "en"),
    ("den 24 november 2026", "24 novembro 2026", "rmy"),
    ("i maj och i juni", "in May and June", "en"),
    ("i mars", "in spring", "en"),
    ("18 år", "18 years. Those who are 18", "en"),
    ("Ring 114 14", "Call 114, then 14", "en"),
    ("kl. 18.00", "6 pm", "en"),
]


@pytest.mark.parametrize(("source", "target", "tag"), SAME)
def test_the_same_amounts_put_otherwise_are_no_difference(source: str, target: str, tag: str) -> None:
    assert differ(source, target, tag) == ([], [])


DIFFERENT = [
    ("18 år", "16 years", "en", ["18"], ["16"]),
    ("18 år och 18 dagar", "18 years and days", "en", ["18"], []),
    ("1,5 procent", "15 per cent", "en", ["1,5"], ["15"]),
    ("8 september 2030", "8 October 2030", "en", ["8 september 2030"], ["8 October 2030"]),
    ("8 september 2030", "8. syyskuuta 2031", "fi", ["8 september 2030"], ["8. syyskuuta 2031"]),
    ("8 september", "9 September", "en", ["8 september"], ["9 September"]),
    ("8 maj", "8 March", "en", ["8 maj"], ["8 March"]),
    ("den 3 maj och den 4 juni", "4 May and 3 June", "en", ["3 maj", "4 juni"], ["4 May", "3 June"]),
    ("den 8 september, 18 år", "18 September, 8 years", "en", ["8 september", "18"], ["18 September", "8"]),
    ("i september", "in October", "en", ["september"], ["October"]),
    ("kl. 18.00", "klo 18.30", "fi", ["18.00"], ["18.30"]),
    ("2009:724", "2009:742", "fi", ["2009:724"], ["2009:742"]),
    ("24 november 2026", "2027-11-24", "rmy", ["24 november 2026"], ["2027-11-24"]),
    ("10 000", "10 500", "fi", ["10 000"], ["10 500"]),
]


@pytest.mark.parametrize(("source", "target", "tag", "missing", "extra"), DIFFERENT)
def test_what_differs_is_named_on_both_sides(
    source: str, target: str, tag: str, missing: list[str], extra: list[str]
) -> None:
    assert differ(source, target, tag) == (missing, extra)


def settings(root: Path = Path(), tags: Sequence[str] = ("sv", "en", "fi", "yi")) -> Settings:
    languages = [{"locale": tag, "default": tag == "sv"} for tag in tags]
    options = {"docs_structure": "folder", "languages": languages, "shared": ["assets"]}
    return settings_from({"site_name": "Prov", "plugins": [{"minority-site": options}]}, root=root)


def target_key(target: str) -> tuple[str, str]:
    page = read_page(b"", path="rights/school.md", file="docs/fi/rights/school.md", language="fi")
    linked = link_target(target, 1, page, LinkNames.of(settings()))
    return linked.kind, linked.key


TARGETS = [
    ("complain.md", "page", "rights/complain"),
    ("complain.md?x=1#jo", "page", "rights/complain#jo"),
    ("#jo", "page", "rights/school#jo"),
    ("../index.md", "page", "."),
    ("index.md", "page", "rights"),
    ("../rights/", "page", "rights"),
    ("../../sv/rights/complain.md", "page", "rights/complain"),
    ("/fi/rights/complain/", "page", "rights/complain"),
    ("../files/plan.fi.pdf", "page", "files/plan.pdf"),
    ("../files/plan-sv.pdf", "page", "files/plan.pdf"),
    ("../files/plan-b.pdf", "page", "files/plan-b.pdf"),
    ("/assets/fi/plan%20b.pdf", "page", "assets/plan b.pdf"),
    ("../../../outside.md", "page", "../outside"),
    ("../../assets/map.png", "page", "assets/map.png"),
    ("../../rights/complain.md", "page", "../rights/complain"),
    ("https://www.val.se/", "web", "val.se"),
    ("http://val.se", "web", "val.se"),
    ("https://www.val.se/in-english", "web", "val.se"),
    ("https://www.val.se:443/suomi/valit.html?lang=fi&x=2#a", "web", "val.se/valit.html?x=2#a"),
    ("https://fi.wikipedia.org/wiki/Saamelaiset", "web", "wikipedia.org/wiki/Saamelaiset"),
    ("https://se.example/", "web", "se.example"),
    ("https://[broken", "web", "https://[broken"),
    ("mailto:Info@example.org?subject=x", "email", "Info@example.org"),
    ("tel:+46701740605;ext=1", "phone", "+46701740605"),
]


@pytest.mark.parametrize(("target", "kind", "key"), TARGETS)
def test_a_link_leads_to_the_same_place_in_every_language(target: str, kind: str, key: str) -> None:
    assert target_key(target) == (kind, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("070-174 06 05", "+46701740605"),
        ("+46 (0)70 174 06 05", "+46701740605"),
        ("0046701740605", "+46701740605"),
        ("+358 9 123 4567", "+35891234567"),
        ("+999", "999"),
    ],
)
def test_a_telephone_number_is_known_by_how_it_is_dialled(text: str, key: str) -> None:
    assert phone_key(text) == key


@pytest.mark.parametrize(
    ("text", "tag", "mark"),
    [
        ('”Skola” och »hem», "allt"', "sv", None),
        ("”Skola", "sv", "”"),
        ("Skola”", "fi", "”"),
        ("“School” and «home»", "en", None),
        ("”School”", "en", "”"),
        ("„Schule“ und „sie sagt «ja» dazu“", "de", None),
        ('15" und 20"', "de", None),
        ('צה"ל', "yi", None),
        ('"a', "yi", '"'),
        ("’n’ ‘b", "en", None),
    ],
)
def test_quotation_marks_have_partners_in_their_languages_fashion(
    text: str, tag: str, mark: str | None
) -> None:
    assert unbalanced(text, tag) == mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Du får svar.", True),
        ("Ring oss!", False),
        ("Länsstyrelsen i Stockholms län", False),
        ("Riksförbundet Romer I Europa.", False),
        ("så gör du när du vill klaga", True),
        ("שפּראַך רעכט שולע.", True),
    ],
)
def test_a_sentence_has_words_that_are_no_names(text: str, expected: bool) -> None:
    assert is_sentence(text) is expected


PAGES = [
    ("sv", "du får fråga kommunen om ditt språk"),
    ("sv", "fråga kommunen om du får ditt språk"),
    ("sv-simple", "du får fråga kommunen om ditt språk"),
    ("sv-simple", "du får fråga kommunen om ditt språk"),
    ("fi", "voit kysyä kunnasta omalla kielelläsi"),
    ("fi", "kysyä voit omalla kielelläsi kunnasta myös"),
    ("fit", "kysyä"),
]
VOCABULARIES = Vocabularies((tag, text.split()) for tag, text in PAGES)


@pytest.mark.parametrize(
    ("words", "tag", "expected"),
    [
        ("du får fråga om språk", "fi", "sv"),
        ("du får fråga om språk", "sv", None),
        ("du får fråga om språk", "sv-simple", None),
        ("du får fråga om", "fi", None),
        ("du får kysyä voit myös", "fi", None),
        ("voit kysyä omalla kielelläsi nyt", "sv", "fi"),
        ("voit kysyä omalla kielelläsi nyt", "fit", "fi"),
        ("aa bb cc dd ee", "fi", None),
    ],
)
def test_a_paragraph_is_known_by_the_words_of_the_sites_own_pages(
    words: str, tag: str, expected: str | None
) -> None:
    assert VOCABULARIES.stranger(words.split(), tag) == expected


SWEDISH = """\
---
title: Rösta
description: Så röstar du.
---

Du ska ha fyllt 18 år.

## Ring {#call}

Ring 070-174 06 05 den 8 september 2030.

Läs hos [Valmyndigheten](https://www.val.se/).
"""
FINNISH = """\
---
title: Äänestä
description: Näin äänestät.
translation:
  state: translated
---

Sinun on täytettävä 17 vuotta.

## Soita {#call}

Soita numeroon 070-174 06 50 8. lokakuuta 2030.

Lue vaaliviranomaisen sivuilta.
"""


def test_the_command_names_file_line_and_section_of_what_differs(project: Callable[..., Project]) -> None:
    made = project()
    made.write("docs/sv/vote.md", SWEDISH)
    made.write("docs/fi/vote.md", FINNISH)
    run = made.run("check", "--language", "fi", "--format", "json")
    found = [finding for finding in json.loads(run.out)["findings"] if finding["id"].startswith("PAR")]
    assert run.code == 1
    assert [
        (f["id"], f["name"], f["path"], f["line"], f["section"], f["language"], f["page"]) for f in found
    ] == [
        ("PAR006", "number-mismatch", "docs/fi/vote.md", 8, "_intro", "fi", "vote.md"),
        ("PAR006", "number-mismatch", "docs/fi/vote.md", 12, "call", "fi", "vote.md"),
        ("PAR007", "phone-mismatch", "docs/fi/vote.md", 12, "call", "fi", "vote.md"),
        ("PAR004", "link-missing", "docs/fi/vote.md", 14, "call", "fi", "vote.md"),
    ]
    assert found[0]["message"] == "'17': the source has '18'"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_decomposed_letters_change_nothing(newline: str) -> None:
    import unicodedata

    pages = {}
    for tag, text in (("sv", SWEDISH), ("fi", FINNISH.replace("17", "18").replace("lokakuuta", "syyskuuta"))):
        raw = unicodedata.normalize("NFD", text).replace("\n", newline).encode()
        pages[tag] = read_page(raw, path="vote.md", file=f"docs/{tag}/vote.md", language=tag)
    site = Site(settings=settings(), today=dt.date(2026, 11, 24), pages={"vote.md": pages})
    from minority_site.checks.par import CHECKS

    assert [f.id for check in CHECKS for f in check.run(site)] == ["PAR004", "PAR007"]
