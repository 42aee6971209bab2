"""Posters: one page, in the reader's language, complete in itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import html5lib
import pypdf
import pytest

from minority_site import printing
from minority_site.errors import SiteError
from minority_site.feeds.poster import poster_html
from minority_site.printing import pdf_of
from minority_site.render.view import View
from tests.conftest import Project
from tests.datasite import CONFIG, EVENT, PLACE, exemplar, site_of

SITE = exemplar()
TODAY = {"SOURCE_DATE_EPOCH": "1795514400"}
SHOWN = [("sv", "demokratidagarna-oppning"), ("fi", "demokratidagarna-finska"), ("yi", "minnesstund-januari")]


def poster(tag: str, event: str) -> str:
    return poster_html(View(SITE, tag), SITE.data.events[event])


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


@pytest.mark.parametrize("tag", SITE.settings.built_tags)
def test_a_poster_is_html_without_errors_in_its_language_and_loads_nothing(tag: str) -> None:
    html = poster(tag, "sverigefinnarnas-dag")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert (tree.get("lang"), tree.get("dir")) == (tag, "rtl" if tag == "yi" else "ltr")
    loading = [element.tag for element in tree.iter() if element.tag in ("img", "link", "script", "iframe")]
    assert loading == []
    assert "url(" not in html


@pytest.mark.parametrize(("tag", "event"), SHOWN)
def test_a_poster_is_one_page_of_a4_with_its_fonts_and_language(tag: str, event: str) -> None:
    document = read(pdf_of(poster(tag, event)))
    (page,) = document.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert document.trailer["/Root"]["/Lang"] == tag
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    embedded = [
        any(
            name in descendant.get_object()["/FontDescriptor"]
            for name in ("/FontFile", "/FontFile2", "/FontFile3")
        )
        for font in fonts
        for descendant in font.get("/DescendantFonts", [font])
    ]
    assert embedded
    assert all(embedded)


def test_a_poster_of_an_invented_event_says_so() -> None:
    text = read(pdf_of(poster("fi", "unga-maj"))).pages[0].extract_text()
    assert "ESIMERKKI" in text
    assert "Nuorten ilta yli rajojen" in text
    assert "Tämä on keksitty esimerkki." in text


def test_yiddish_letters_come_out_of_the_file_in_the_order_they_are_read() -> None:
    text = read(pdf_of(poster("yi", "minnesstund-januari"))).pages[0].extract_text()
    assert "יאַנואַר" in text


def test_a_withheld_place_is_on_no_poster() -> None:
    assert "Exempellunden" not in poster("sv", "minnesstund-januari")
    assert "Du får veta platsen när du anmäler dig." in poster("sv", "minnesstund-januari")


def test_the_same_event_gives_the_same_bytes() -> None:
    html = poster("fi", "unga-maj")
    assert pdf_of(html) == pdf_of(html)


def test_the_longest_words_that_data_takes_fit_on_the_page(tmp_path: Path) -> None:
    text = EVENT.replace("Ett möte", "Möte " * 24).replace("Vi talar om skolan.", "Ord " * 74)
    site = site_of(tmp_path, events=text, places=PLACE)
    assert len(read(pdf_of(poster_html(View(site, "sv"), site.data.events["mote"]))).pages) == 1


@pytest.fixture
def municipality(project: Callable[..., Project]) -> Project:
    made = project("docs/\n  sv/\n    index.md\n    | # Hej\n", config=CONFIG)
    made.write("data/events.yml", EVENT)
    made.write("data/places.yml", PLACE)
    return made


def test_print_writes_a_file_for_each_language_and_coming_event(municipality: Project) -> None:
    run = municipality.run("print", "--language", "fi", "--language", "yi", env=TODAY)
    assert (run.code, run.out) == (0, "posters/fi/mote.pdf\nposters/yi/mote.pdf\n")
    assert len(read((municipality.root / "posters/yi/mote.pdf").read_bytes()).pages) == 1


def test_print_refuses_events_that_are_not_coming(municipality: Project) -> None:
    run = municipality.run("print", "--event", "motet", env=TODAY)
    assert (run.code, run.err) == (2, "minority-site: 'motet' is no coming event (did you mean 'mote'?)\n")
    late = municipality.run("print", env={"SOURCE_DATE_EPOCH": "1900000000"})
    assert (late.code, late.out) == (0, "no coming events\n")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(SiteError) as refused:
        printing.pdf_of("<p>x</p>")
    assert str(refused.value) == "posters need WeasyPrint (pip install 'minority-site[print]')"
