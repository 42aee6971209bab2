"""Made-up sites to measure on: pages of about 10 KB, fully translated, with links, tables and boxes."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("sv", "en", "fi", "da", "nb", "de", "fr", "nl", "es", "it")
"""Languages that the stock plugin and Material know, so that both build the same site. The words are filler, not translations."""

_WORDS = [
    "kommun",
    "rätt",
    "språk",
    "skola",
    "möte",
    "förening",
    "samråd",
    "kalender",
    "kontakt",
    "myndighet",
    "beslut",
    "ansökan",
    "barn",
    "äldre",
    "kultur",
    "minoritet",
    "information",
    "stöd",
    "val",
    "dialog",
    "plats",
    "dag",
    "tid",
    "lärare",
    "förskola",
    "omsorg",
    "bibliotek",
    "verksamhet",
    "avgift",
]


def page(number: int, language: str, pages: int) -> str:
    """Return one page of Markdown: the same numbers and ids in every language."""
    lines = [
        "---",
        f"title: Sida {number} {language}",
        f"description: Beskrivning av sida {number}",
        "tier: must",
    ]
    lines += ["scope: national", "last_reviewed: 2025-09-01", "responsible: minoritetssamordnare", "---", ""]
    lines += [_sentences(number, 3), ""]
    for section in range(1, 9):
        target = (number * 7 + section * 13) % pages
        lines += [f"## Avsnitt {section} {language} {{#section-{section}}}", ""]
        lines += [_sentences(number + section, 8), ""]
        lines += [
            f"Läs mer på [sida {target}](page-{target}.md#section-{section}). Ring 070-174 06 05 före den {section} mars 2027.",
            "",
        ]
        lines += [f"- {_sentences(number * section + item, 1)}" for item in range(4)]
        lines += ["", '!!! note "Att tänka på"', f"    {_sentences(number + 3 * section, 2)}", ""]
        lines += ["| vad | när | antal |", "| --- | --- | --- |"]
        lines += [
            f"| {_WORDS[(number + row) % len(_WORDS)]} | 2027-0{row}-1{row} | {row * section} |"
            for row in range(1, 5)
        ]
        lines += [""]
    return "\n".join(lines) + "\n"


def _sentences(seed: int, count: int) -> str:
    made = []
    for sentence in range(count):
        words = [
            _WORDS[(seed * 31 + sentence * 17 + place * (7 + seed % 5)) % len(_WORDS)] for place in range(11)
        ]
        made.append(" ".join(words).capitalize() + ".")
    return " ".join(made)


def write_corpus(root: Path, *, languages: tuple[str, ...], pages: int, plugin: str) -> None:
    """Write a project with `pages` pages in each language for `plugin` (`i18n` or `minority-site`)."""
    for language in languages:
        folder = root / "docs" / language
        folder.mkdir(parents=True)
        for number in range(pages):
            name = "index.md" if number == 0 else f"page-{number}.md"
            text = page(number, language, pages).replace("(page-0.md#", "(index.md#")
            (folder / name).write_text(text, encoding="utf-8")
    listed = "".join(
        f"        - {{locale: {tag}, name: {tag}{', default: true' if tag == 'sv' else ''}}}\n"
        for tag in languages
    )
    (root / "mkdocs.yml").write_text(
        "site_name: Corpus\nsite_url: https://corpus.example/\ntheme: {name: material, font: false}\n"
        "markdown_extensions: [admonition, attr_list, tables]\nplugins:\n  - search\n"
        f"  - {plugin}:\n      docs_structure: folder\n      languages:\n{listed}",
        encoding="utf-8",
    )
