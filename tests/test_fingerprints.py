"""Fingerprints ignore what they must and see what they must, for whatever text."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minority_site.sections import Section, fingerprint_words, parse_entry, same_facts, split_sections
from minority_site.sections.facts import facts, vocabulary

LETTERS = "abcdefghijklmnopqrstuvxyzåäöéšžđŋŧאב"
word = st.text(LETTERS, min_size=1, max_size=9)
sentence = st.lists(word, min_size=2, max_size=12)
"""Words without any mark; what begins a line may move to the end of another and mean the same."""
document = st.lists(sentence, min_size=1, max_size=6)


def holds_for(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return `given` without a deadline: the machine may be busy."""
    return lambda test: settings(deadline=None)(given(*strategies)(test))


def entry(body: str, language: str = "sv") -> str:
    """Return the fingerprint of the text before the first heading."""
    return split_sections("", "", body, first_line=1, language=language)[1].fingerprint


def paragraphs(texts: list[list[str]]) -> str:
    return "\n\n".join(" ".join(words) for words in texts) + "\n"


@holds_for(document)
@example([["á", "é"], ["å"]])
def test_an_entry_has_its_form(texts: list[list[str]]) -> None:
    assert re.fullmatch(r"v1:[0-9a-f]{16}\.[0-9a-f]{8}", entry(paragraphs(texts)))


@holds_for(document, st.randoms(use_true_random=False))
def test_ignores_where_lines_break(texts: list[list[str]], chance: random.Random) -> None:
    blanks = (" ", "\n", " \n", "  ", "\t", "\u00a0", "\n ")
    reflowed = "\n\n\n".join("".join(w + chance.choice(blanks) for w in words).strip() for words in texts)
    assert entry(reflowed) == entry(paragraphs(texts))


@holds_for(document, st.randoms(use_true_random=False), st.sampled_from(["*", "**", "_", "__", "***"]))
def test_ignores_emphasis(texts: list[list[str]], chance: random.Random, mark: str) -> None:
    emphasised = [[f"{mark}{w}{mark}" if chance.random() < 0.3 else w for w in words] for words in texts]
    assert entry(paragraphs(emphasised)) == entry(paragraphs(texts))


@holds_for(document, st.sampled_from(["NFC", "NFD"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_ignores_how_letters_and_lines_are_stored(texts: list[list[str]], form: str, end: str) -> None:
    body = paragraphs(texts)
    stored = unicodedata.normalize(form, body).replace("\n", end)  # type: ignore[arg-type] # sampled literals
    assert entry(stored) == entry(body)


@holds_for(document, st.randoms(use_true_random=False))
def test_ignores_soft_hyphens_and_comments(texts: list[list[str]], chance: random.Random) -> None:
    marks = ("\N{SOFT HYPHEN}", "\u200b", "&shy;", "<!-- en anmärkning -->")

    def marked(text: str) -> str:
        position = chance.randrange(1, len(text) + 1)
        return text[:position] + chance.choice(marks) + text[position:]

    changed = [[marked(w) if chance.random() < 0.3 else w for w in words] for words in texts]
    assert entry(paragraphs(changed)) == entry(paragraphs(texts))


@holds_for(st.lists(sentence, min_size=2, max_size=6), st.sampled_from("-*+"), st.sampled_from("-*+"))
def test_ignores_list_markers(texts: list[list[str]], one: str, other: str) -> None:
    items = [" ".join(words) for words in texts]
    assert entry("".join(f"{one} {item}\n" for item in items)) == entry(
        "".join(f"{other}   {item}\n" for item in items)
    )


@holds_for(sentence, st.sampled_from(["a.md", "../b.md#c", "https://d.example/e?f=g", "mailto:h@i.example"]))
def test_ignores_where_a_link_leads(words: list[str], target: str) -> None:
    text = " ".join(words)
    assert entry(f"före [{text}]({target}) efter") == entry(f"före [{text}](x.md) efter")
    assert entry(f"före [{text}][r] efter\n\n[r]: {target}") == entry(f"före [{text}](x.md) efter")


@holds_for(document)
def test_ignores_what_stands_in_other_sections(texts: list[list[str]]) -> None:
    def named(body: str) -> Section:
        return next(part for part in split_sections("", "", body, first_line=1) if part.id == "one")

    text = paragraphs(texts)
    assert (
        named(f"## Ett {{#one}}\n\n{text}").fingerprint
        == named(f"Hej\n\n## Ett {{#one}}\n\n{text}\n## Två\n").fingerprint
    )


@holds_for(document, st.data())
def test_sees_a_word_replaced(texts: list[list[str]], data: st.DataObject) -> None:
    paragraph = data.draw(st.integers(0, len(texts) - 1))
    position = data.draw(st.integers(0, len(texts[paragraph]) - 1))
    other = data.draw(word.filter(lambda w: unicodedata.normalize("NFC", w) != texts[paragraph][position]))
    changed = [list(words) for words in texts]
    changed[paragraph][position] = other
    assert entry(paragraphs(changed)) != entry(paragraphs(texts))


@holds_for(document, st.data())
def test_sees_a_word_removed_added_or_moved(texts: list[list[str]], data: st.DataObject) -> None:
    paragraph = data.draw(st.integers(0, len(texts) - 1))
    words = texts[paragraph]
    position = data.draw(st.integers(0, len(words) - 1))
    without = [*words[:position], *words[position + 1 :]]
    for changed in (without, [*words, "nytt"], [*without, words[position] + "x"]):
        assert entry(paragraphs([*texts[:paragraph], changed, *texts[paragraph + 1 :]])) != entry(
            paragraphs(texts)
        )


@holds_for(st.integers(0, 10**6), st.integers(0, 10**6))
def test_sees_a_number_in_both_halves(one: int, other: int) -> None:
    first, second = entry(f"Det kostar {one} kr."), entry(f"Det kostar {other} kr.")
    assert (first == second) == (one == other)
    assert same_facts(first, second) == (one == other)


@holds_for(
    st.sampled_from(
        [
            ("{}", "> {}"),
            ("{}", "- {}"),
            ("- {}", "1. {}"),
            ("{}", "    {}"),
            ("{}", "!!! note\n    {}"),
            ("!!! note\n    {}", "!!! warning\n    {}"),
            ('!!! note "a"\n    {}', '!!! note "b"\n    {}'),
            ("!!! note\n    {}", "??? note\n    {}"),
            ("??? note\n    {}", "???+ note\n    {}"),
            ('=== "a"\n    {}', '=== "b"\n    {}'),
            ("{}", "### {}"),
            ("### {}", "#### {}"),
            ("![{}](a.png)", "![x{}](a.png)"),
            ('![a](a.png "{}")', '![a](a.png "x{}")'),
            ('[a](b.md "{}")', '[a](b.md "x{}")'),
            ("```\n{}\n```", "```sh\n{}\n```"),
            ("```\n{}\n```", "```\n  {}\n```"),
            ("a[^1]\n\n[^1]: {}", "a[^1]\n\n[^1]: x{}"),
            ("{}\n: a", "{}\n: b"),
            ("{}", "~~{}~~"),
            ("{}", "==^{}^=="),
            ("<p>{}</p>", "<p>{}x</p>"),
            ("[{}](a.md)", "[{}](a.md){{ .md-button }}"),
        ]
    ),
    word,
)
def test_sees_what_changes_for_a_reader(forms: tuple[str, str], text: str) -> None:
    one, other = (form.replace("{}", text).replace("{{", "{").replace("}}", "}") for form in forms)
    assert entry(one) != entry(other)


@holds_for(document, st.permutations(range(6)))
def test_sees_paragraphs_in_another_order(texts: list[list[str]], order: list[int]) -> None:
    moved = [texts[index] for index in order if index < len(texts)]
    assert (entry(paragraphs(moved)) == entry(paragraphs(texts))) == (moved == texts)


@holds_for(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_a_fingerprint_and_always_the_same(body: str, title: str) -> None:
    once = split_sections(title, "", body, first_line=1)
    assert once == split_sections(title, "", body, first_line=1)
    assert all(parse_entry(part.fingerprint) for part in once)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Senast den 2 mars 2026 kl. 13.30", "sv", ("13.30", "2", "2026", "mars")),
        ("Ring 08-535 300 00 eller +46 70 174 06 05", "sv", ("08-53530000", "46701740605")),
        ("1 000 kr, 1\u00a0000 kr, 3,5 procent, 10–12", "sv", ("10-12", "1000", "1000", "3.5")),
        ("Lag 2009:724, 5 a §, 2026-03-02", "sv", ("2009.724", "2026-03-02", "5a")),
        ("Skriv till Info@Kommun.example.", "sv", ("info@kommun.example",)),
        ("Se https://www.val.se/rosta, eller val.se.", "sv", ("https://www.val.se/rosta", "val.se")),
        ("Besök Storgatan 3", "sv", ("3", "storgatan")),
        ("Visit 12 Main Street", "en", ("12", "main street")),
        ("Du får inte, aldrig, ej; ingen utan tre", "sv", ("aldrig", "ej", "ingen", "inte", "tre", "utan")),
        ("You don’t, can't, cannot", "en", ("cannot", "not", "not")),
        ("Et voi hakea tammikuussa, maanantaina ei", "fi", ("ei", "et", "maanantai", "tammikuu")),
        ("en dag med fem barn", "sv", ("fem",)),
        ("en dag med fem barn", "", ()),
        ("du får inte", "", ("inte",)),
        ("", "sv", ()),
    ],
)
def test_facts(text: str, language: str, expected: tuple[str, ...]) -> None:
    assert facts(text, language) == expected


def test_facts_are_counted_by_the_language_of_the_text() -> None:
    assert "en" in vocabulary("fi")
    assert "en" not in vocabulary("sv")
    assert vocabulary("sv-simple") == vocabulary("sv")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Du fårr inte söka.", "Du får inte söka."),
        ("Kostar 1 000 kr.", "Kostar 1000 kr."),
        ("Klockan 13:30.", "Kl. 13.30."),
    ],
)
def test_a_typo_leaves_the_facts_alone(before: str, after: str) -> None:
    assert entry(before) != entry(after)
    assert same_facts(entry(before), entry(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Du får söka.", "Du får inte söka."),
        ("Den 2 mars.", "Den 2 april."),
        ("Tre barn.", "Fyra barn."),
        ("Öppet måndag.", "Öppet tisdag."),
        ("Ring 08-1.", "Ring 08-2."),
        ("info@a.example", "hej@a.example"),
        ("Storgatan 3", "Nygatan 3"),
        ("Stycke 5 a § här", "Stycke 5 b § här"),
        ("![Kl. 3](a.png)", "![Kl. 4](a.png)"),
        ("```\nport 80\n```", "```\nport 81\n```"),
        ('!!! note "Senast 3 maj"\n    x', '!!! note "Senast 4 maj"\n    x'),
    ],
)
def test_a_changed_fact_is_a_changed_fact(before: str, after: str) -> None:
    assert not same_facts(entry(before), entry(after))


def test_only_entries_of_one_recipe_have_facts_to_compare() -> None:
    known = entry("Text")
    assert same_facts(known, known)
    assert not same_facts(known.replace("v1", "v2"), known)
    assert not same_facts("nonsense", "nonsense")


def test_words_outside_pages_have_fingerprints_too() -> None:
    assert fingerprint_words("Samråd  om\n”skolan”") == fingerprint_words('Samråd om "skolan"')
    assert fingerprint_words("Samråd") != fingerprint_words("Seminarium")


def test_the_recipe_stays_as_it_is() -> None:
    """Entries stand in pages everywhere: a change here is a new recipe and says `v2`."""
    body = 'Ring *oss* 08-1.\n\n## Ett {#one .critical}\n\n- a [b](c.md)\n\n!!! note "N"\n    | x |\n    | - |\n    | inte |\n'
    sections = split_sections("Titel", "Om 3 saker.", body, first_line=1, language="sv")
    assert [part.fingerprint for part in sections] == [
        "v1:3ff2a4a81256352e.397b6e68",
        "v1:164c7667c1332dbd.0580e5ac",
        "v1:65e60b4c6b643152.1b6eb8c8",
    ]
