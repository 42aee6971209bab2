"""What a translation covers, and what has been renamed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from minority_site.pages import Page, read_page
from minority_site.settings import settings_from
from minority_site.site import Site
from minority_site.translations import PageRename, compare, coverage, renamed_pages

SOURCE = "Först.\n\n## Ansök {#apply}\n\nText ett.\n\n## Kontakt {#contact}\n\nText två.\n"
TARGET = "Ensin.\n\n## Hae {#apply}\n\nTeksti yksi.\n\n## Yhteys {#contact}\n\nTeksti kaksi.\n"


def page(
    tag: str, body: str, *, path: str = "a.md", covers: Mapping[str, str] | None = None, head: str = ""
) -> Page:
    front = f"title: {tag}\n{head}"
    if covers is not None:
        front += "translation:\n  covers:\n" + "".join(
            f"    {key}: {value}\n" for key, value in covers.items()
        )
    return read_page(f"---\n{front}---\n{body}".encode(), path=path, file=f"docs/{tag}/{path}", language=tag)


def fingerprints(source: Page) -> dict[str, str]:
    return {section.id: section.fingerprint for section in source.sections if not section.empty}


def statuses(source: Page | None, target: Page | None) -> dict[str, str]:
    return {item.id: item.status for item in compare(source, target, "a.md", "fi").sections}


def site(*pages: Page) -> Site:
    plugin = {
        "docs_structure": "folder",
        "languages": [{"locale": "sv", "default": True}, {"locale": "fi"}, {"locale": "en"}],
    }
    found: dict[str, dict[str, Page]] = {}
    for item in pages:
        found.setdefault(item.path, {})[item.language] = item
    settings = settings_from(
        {"site_name": "Prov", "plugins": [{"minority-site": plugin}]}, root=Path("/nowhere")
    )
    return Site(settings=settings, today=dt.date(2026, 11, 24), pages=found)


def test_a_confirmed_translation_is_up_to_date() -> None:
    source = page("sv", SOURCE)
    found = compare(source, page("fi", TARGET, covers=fingerprints(source)), "a.md", "fi")
    assert [(item.id, item.status) for item in found.sections] == [
        ("_meta", "up-to-date"),
        ("_intro", "up-to-date"),
        ("apply", "up-to-date"),
        ("contact", "up-to-date"),
    ]
    assert found.status == "up-to-date"


def test_a_page_without_translation_is_missing_whole() -> None:
    assert set(statuses(page("sv", SOURCE), None).values()) == {"missing"}
    assert compare(page("sv", SOURCE), None, "a.md", "fi").status == "missing"


def test_a_page_without_source_is_extra_whole() -> None:
    assert set(statuses(None, page("fi", TARGET)).values()) == {"extra"}
    assert compare(None, page("fi", TARGET), "a.md", "fi").status == "extra"


def test_a_text_that_nobody_confirmed_counts_as_outdated_and_says_so() -> None:
    found = compare(page("sv", SOURCE), page("fi", TARGET), "a.md", "fi")
    assert {(item.status, item.unconfirmed) for item in found.sections} == {("outdated", True)}


def test_a_section_whose_source_has_changed_is_outdated_and_was_confirmed() -> None:
    covers = fingerprints(page("sv", SOURCE))
    found = compare(page("sv", SOURCE.replace("ett", "tre")), page("fi", TARGET, covers=covers), "a.md", "fi")
    item = found.section("apply")
    assert item is not None
    assert (item.status, item.unconfirmed, item.covered) == ("outdated", False, covers["apply"])


def test_a_heading_with_a_comment_below_it_is_missing() -> None:
    body = TARGET.replace("Teksti yksi.", "<!-- sv:\nText ett.\n-->\n\n{{ feeds() }}")
    assert statuses(page("sv", SOURCE), page("fi", body))["apply"] == "missing"


def test_a_section_of_data_alone_needs_no_words() -> None:
    source = page("sv", "## Lista {#list}\n\n{{ feeds() }}\n")
    target = page("fi", "## Luettelo {#list}\n\n{{ feeds() }}\n", covers=fingerprints(source))
    assert statuses(source, target) == {"_meta": "up-to-date", "list": "up-to-date"}


def test_empty_sections_are_neither_wanted_nor_extra() -> None:
    source, target = page("sv", "## Ett {#one}\n\nA.\n"), page("fi", "<!-- x -->\n\n## Yksi {#one}\n\nB.\n")
    assert list(statuses(source, target)) == ["_meta", "one"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "up-to-date"),
        ({"Först.": "Nyss."}, "outdated"),
        ({"## Kontakt {#contact}\n\nText två.\n": ""}, "extra"),
        ({"Först.": "Nyss.", "## Kontakt {#contact}\n\nText två.\n": ""}, "outdated"),
        ({"Först.": "Nyss.", "Text två.\n": "Text två.\n\n## Ny {#new}\n\nNytt.\n"}, "missing"),
        ({"Text två.\n": "Text två.\n\n## Ny {#new .local}\n\nNytt.\n"}, "up-to-date"),
    ],
)
def test_a_page_is_as_its_worst_section(changes: Mapping[str, str], expected: str) -> None:
    covers = fingerprints(page("sv", SOURCE))
    body = SOURCE
    for old, new in changes.items():
        body = body.replace(old, new)
    assert compare(page("sv", body), page("fi", TARGET, covers=covers), "a.md", "fi").status == expected


def test_a_local_section_is_local_on_either_side() -> None:
    source = page("sv", SOURCE + "\n## Här {#here .local}\n\nText.\n")
    target = page("fi", TARGET + "\n## Siellä {#there .local}\n\nTeksti.\n")
    found = statuses(source, target)
    assert (found["here"], found["there"]) == ("local", "local")


def test_a_section_that_got_another_id_only_is_known_by_what_is_covered() -> None:
    covers = fingerprints(page("sv", SOURCE))
    found = compare(
        page("sv", SOURCE.replace("#apply", "#apply-now")), page("fi", TARGET, covers=covers), "a.md", "fi"
    )
    item = found.section("apply-now")
    assert item is not None
    assert item.target is not None
    assert (item.status, item.renamed_from, item.target.heading) == ("up-to-date", "apply", "Hae")
    assert found.section("apply") is None


def test_of_two_sections_that_say_the_same_none_is_guessed_to_be_renamed() -> None:
    before = "## Ett {#one}\n\nText.\n\n## Ett {#two}\n\nText.\n"
    covers = fingerprints(page("sv", before))
    target = page("fi", before, covers=covers)
    after = page("sv", before.replace("#one", "#three").replace("#two", "#four"))
    assert statuses(after, target) == {
        "_meta": "up-to-date", "three": "missing", "four": "missing", "one": "extra", "two": "extra",
    }  # fmt: skip


def test_of_two_sections_with_one_id_the_first_counts() -> None:
    source = page("sv", "## Ett {#one}\n\nA.\n\n## Två {#one}\n\nB.\n")
    assert statuses(source, page("fi", "", covers=fingerprints(source))) == {
        "_meta": "up-to-date",
        "one": "missing",
    }


def test_a_page_that_moved_without_its_translations_is_found() -> None:
    covers = fingerprints(page("sv", SOURCE))
    moved = site(
        page("sv", SOURCE.replace("ett", "tre"), path="new/b.md"),
        page("fi", TARGET, covers=covers),
        page("en", TARGET, covers=covers),
    )
    assert renamed_pages(moved) == (PageRename(old="a.md", new="new/b.md", languages=("fi", "en")),)


def test_a_page_that_has_a_translation_already_is_no_new_place() -> None:
    covers = fingerprints(page("sv", SOURCE))
    both = site(
        page("sv", SOURCE, path="b.md"),
        page("fi", TARGET, path="b.md", covers=covers),
        page("fi", TARGET, covers=covers),
    )
    assert renamed_pages(both) == ()


def test_of_two_pages_that_say_the_same_none_is_guessed_to_be_the_new_place() -> None:
    covers = fingerprints(page("sv", SOURCE))
    doubled = site(
        page("sv", SOURCE, path="b.md"), page("sv", SOURCE, path="c.md"), page("fi", TARGET, covers=covers)
    )
    assert renamed_pages(doubled) == ()


def test_a_page_that_shares_less_than_half_is_another_page() -> None:
    covers = fingerprints(page("sv", SOURCE))
    other = SOURCE.replace("ett", "tre").replace("två", "fyra").replace("Först", "Nu")
    assert renamed_pages(site(page("sv", other, path="b.md"), page("fi", TARGET, covers=covers))) == ()
    assert renamed_pages(site(page("sv", SOURCE, path="b.md"), page("fi", TARGET))) == ()


def test_coverage_is_that_of_the_sites_pages() -> None:
    source = page("sv", SOURCE)
    whole = site(source, page("fi", TARGET, covers=fingerprints(source)))
    assert coverage(whole, "a.md", "fi").status == "up-to-date"
    assert coverage(whole, "a.md", "en").status == "missing"
