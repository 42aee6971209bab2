"""What references become: labelled, inert HTML that Python-Markdown leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import html5lib
import markdown
import pytest

from minority_site._compat.config import read_settings
from minority_site.pages import Page, read_page
from minority_site.references import Reference, find_references
from minority_site.render.context import RenderContext
from minority_site.render.expand import expand_references
from minority_site.render.markup import attribute, block, escape_inline, inline, isolated
from minority_site.render.registry import renderers, troubles
from minority_site.site import Site, load
from minority_site.text import Text
from tests.conftest import Project

CONFIG = """\
site_name: Prov
theme: {name: material, font: false}
markdown_extensions: [attr_list, admonition, md_in_html, tables]
plugins:
  - minority-site:
      docs_structure: folder
      municipality:
        name: Provköping
        email: kommunen@prov.example
        phone: "+46701740605"
        url: https://prov.example/?a=1&b=[2]
      languages:
        - {locale: sv, default: true}
        - {locale: en}
        - {locale: fi}
        - {locale: se}
        - {locale: rmf}
        - {locale: yi}
"""
EXTENSIONS = ["attr_list", "admonition", "md_in_html", "tables"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("site")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return load(read_settings(root))


def page(body: str, language: str = "sv") -> Page:
    return read_page(body.encode(), path="index.md", file=f"docs/{language}/index.md", language=language)


def expanded(site: Site, body: str, *, text: str = "sv", asked: str | None = None) -> str:
    context = RenderContext(
        site=site, page_language=text, asked_language=asked or text, page=page(body, text)
    )
    return expand_references(body, context)


def shown(site: Site, body: str, *, text: str = "sv", asked: str | None = None) -> str:
    return markdown.markdown(expanded(site, body, text=text, asked=asked), extensions=EXTENSIONS)


# Terms.

TERMS = {
    ("sv", "sv", '{{ term("national-minorities") }}'): "nationella minoriteter",
    (
        "sv",
        "se",
        '{{ term("national-minorities") }}',
    ): '<span lang="se" dir="ltr">našuvnnalaš unnitlogut</span>',
    ("sv", "yi", '{{ term("national-minorities") }}'): (
        '<span lang="yi" dir="rtl">נאַציאָנאַלע מינאָריטעטן</span>'
    ),
    ("sv", "rmf", '{{ term("national-minorities") }}'): "nationella minoriteter",
    ("en", "en", '{{ term("national-minorities", "se") }}'): (
        '<span lang="se" dir="ltr">našuvnnalaš unnitlogut</span>'
    ),
    ("en", "en", '{{ term("national-minorities", language="rmf") }}'): (
        '<span lang="sv" dir="ltr">nationella minoriteter</span>'
    ),
    ("yi", "yi", '{{ term("national-minorities") }}'): "נאַציאָנאַלע מינאָריטעטן",
    ("yi", "yi", '{{ term("seminar") }}'): '<span lang="sv" dir="ltr">seminarium</span>',
}


@pytest.mark.parametrize(("where", "html"), TERMS.items())
def test_a_term_is_in_the_readers_language_and_labelled_where_the_text_is_not(
    site: Site, where: tuple[str, str, str], html: str
) -> None:
    text, asked, reference = where
    assert shown(site, f"Ord: {reference}.", text=text, asked=asked) == f"<p>Ord: {html}.</p>"


def test_a_term_stands_in_headings_links_lists_cells_and_boxes(site: Site) -> None:
    word = '<span lang="yi" dir="rtl">רעכט</span>'
    term = '{{ term("rights", "yi") }}'
    assert shown(site, f"## {term} {{#rights}}") == f'<h2 id="rights">{word}</h2>'
    assert shown(site, f"[{term}](a.md)") == f'<p><a href="a.md">{word}</a></p>'
    assert shown(site, f"- {term}") == f"<ul>\n<li>{word}</li>\n</ul>"
    assert f"<td>{word}</td>" in shown(site, f"| a |\n| --- |\n| {term} |")
    assert f"<p>{word}</p>" in shown(site, f'!!! note "Obs"\n\n    {term}')


# Key words.


def test_key_words_stand_beside_the_swedish_on_a_borrowed_page(site: Site) -> None:
    assert expanded(site, 'Före.\n\n{{ words("rights", "seminar", "law") }}\n\nEfter.', asked="yi") == (
        "Före.\n\n"
        '<div class="words">\n<table>\n'
        '<thead><tr><th scope="col">svenska</th><th scope="col" lang="yi" dir="rtl">ייִדיש</th></tr></thead>\n'
        "<tbody>\n"
        '<tr><th scope="row">rättigheter</th><td lang="yi" dir="rtl">רעכט</td></tr>\n'
        '<tr><th scope="row">lag</th><td lang="yi" dir="rtl">געזעץ</td></tr>\n'
        "</tbody>\n</table>\n</div>"
        "\n\nEfter."
    )


def test_key_words_show_nothing_to_readers_of_the_texts_own_language(site: Site) -> None:
    assert shown(site, 'Före.\n\n{{ words("rights", "law") }}\n\nEfter.') == "<p>Före.</p>\n<p>Efter.</p>"


def test_key_words_without_any_sourced_word_show_nothing(site: Site) -> None:
    assert expanded(site, '{{ words("seminar", "election") }}', asked="yi") == ""


def test_key_words_in_given_languages_have_a_column_for_each(site: Site) -> None:
    assert expanded(site, '{{ words("right-to-vote", "culture", languages="se rmf") }}', text="en") == (
        '<div class="words">\n<table>\n'
        '<thead><tr><th scope="col">English</th><th scope="col" lang="se" dir="ltr">davvisámegiella</th>'
        '<th scope="col" lang="rmf" dir="ltr">kaalengo tšimb</th></tr></thead>\n'
        "<tbody>\n"
        '<tr><th scope="row">right to vote</th><td lang="se" dir="ltr">jienastanvuoigatvuohta</td><td></td></tr>\n'
        '<tr><th scope="row">culture</th><td lang="se" dir="ltr">kultuvra</td>'
        '<td lang="rmf" dir="ltr">kulttures</td></tr>\n'
        "</tbody>\n</table>\n</div>"
    )


def test_the_texts_own_words_stand_beside_the_source(site: Site) -> None:
    html = expanded(site, '{{ words("rights", languages="fi") }}', text="fi")
    assert '<th scope="col" lang="sv" dir="ltr">svenska</th><th scope="col">suomi</th>' in html
    assert '<th scope="row" lang="sv" dir="ltr">rättigheter</th><td>oikeudet</td>' in html


def test_a_block_is_passed_through_by_markdown(site: Site) -> None:
    body = 'Före.\n\n{{ words("rights", languages="yi") }}\n\nEfter *nu*.'
    html = shown(site, body)
    assert html.startswith('<p>Före.</p>\n<div class="words">\n<table>\n')
    assert html.endswith("</table>\n</div>\n\n<p>Efter <em>nu</em>.</p>")
    html5lib.HTMLParser(strict=True).parseFragment(html)


def test_a_block_within_a_paragraph_is_not_made_into_one(site: Site) -> None:
    body = 'Ord: {{ words("rights", languages="yi") }}'
    assert expanded(site, body) == body


# Law.

LAW = {
    "sv": (
        '<a class="law" href="https://rkrattsbaser.gov.se/sfst?bet=2010:800">10 kap. 7 § skollagen (2010:800)</a>'
    ),
    "en": (
        '<a class="law" href="https://rkrattsbaser.gov.se/sfst?bet=2010:800" hreflang="sv">'
        "chapter 10, section 7 of the Education Act (2010:800)</a>"
    ),
    "yi": (
        '<a class="law" href="https://rkrattsbaser.gov.se/sfst?bet=2010:800" hreflang="sv" lang="sv" dir="ltr">'
        "10 kap. 7 § skollagen (2010:800)</a>"
    ),
}


@pytest.mark.parametrize(("text", "html"), LAW.items())
def test_a_citation_is_a_link_in_the_language_of_the_text(site: Site, text: str, html: str) -> None:
    assert shown(site, '{{ law("2010:800", "10:7") }}', text=text) == f"<p>{html}</p>"


def test_on_a_borrowed_page_a_citation_is_in_the_language_of_the_text(site: Site) -> None:
    assert shown(site, '{{ law("2010:800", "10:7") }}', asked="en") == f"<p>{LAW['sv']}</p>"


def test_a_citation_that_cannot_be_followed_shows_what_is_certain(site: Site) -> None:
    assert shown(site, '{{ law("1999:1", "2") }}') == "<p>SFS 1999:1</p>"
    assert shown(site, '{{ law("2009:600", "tio") }}').endswith(">språklagen (2009:600)</a></p>")


# The municipality.

FACTS = {
    ("sv", "name"): "Provköping",
    ("yi", "name"): "<bdi>Provköping</bdi>",
    ("sv", "email"): (
        '<a href="mailto:kommunen@prov.example"><bdi dir="ltr">kommunen&#64;prov.example</bdi></a>'
    ),
    ("yi", "phone"): '<a href="tel:+46-70-174-06-05"><bdi dir="ltr">070-174 06 05</bdi></a>',
    ("sv", "url"): (
        '<a href="https://prov.example/?a=1&#38;b=&#91;2&#93;">'
        '<bdi dir="ltr">https&#58;&#47;&#47;prov.example/?a&#61;1&#38;b&#61;&#91;2&#93;</bdi></a>'
    ),
    ("sv", "registrar_email"): "",
}


@pytest.mark.parametrize(("where", "html"), FACTS.items())
def test_local_facts_come_from_the_settings(site: Site, where: tuple[str, str], html: str) -> None:
    text, fact = where
    assert shown(site, f'Här: {{{{ municipality("{fact}") }}}}.', text=text) == f"<p>Här: {html}.</p>"


# Whatever is in a text, it stays text.

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "**fet** _kursiv_ `kod` ~~x~~ ==y== ^z^",
    "[länk](javascript:alert(1)) ![bild](x)",
    "| cell | {#id .class} {{ feeds() }}",
    "- punkt",
    "# rubrik",
    "1. ett & två &amp; &lt;",
    "back\\slash \\* \\",
    "https://evil.example/ och <https://evil.example/>",
    "a@evil.example",
    "/* --> ]]>",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_text_within_a_line(value: str, site: Site) -> None:
    context = RenderContext(site=site, page_language="sv", asked_language="sv", page=page(""))
    html = markdown.markdown(f"{escape_inline(value)} slut", extensions=EXTENSIONS)
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    assert [element.tag for element in tree.iter()] == ["DOCUMENT_FRAGMENT", "p"]
    assert "".join(tree.itertext()) == f"{value} slut"
    labelled = markdown.markdown(f"{inline(Text(value, 'se'), context)} slut", extensions=EXTENSIONS)
    tree = html5lib.parseFragment(labelled, treebuilder="etree", namespaceHTMLElements=False)
    assert "".join(tree.itertext()) == f"{value} slut"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_a_value_within_an_attribute(value: str) -> None:
    html = markdown.markdown(f"<a title={attribute(value)}>ord</a> slut", extensions=EXTENSIONS)
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    assert [element.get("title") for element in tree.iter("a")] == [value]


def test_a_block_has_no_empty_line_in_it() -> None:
    assert block("x", "\n<p>a</p>\n\n \n<p>b</p>\n") == '<div class="x">\n<p>a</p>\n<p>b</p>\n</div>'
    assert block("x", "\n") == ""


def test_what_has_no_language_is_isolated_in_right_to_left_text_only(site: Site) -> None:
    for text, html in (("sv", "18:00"), ("yi", "<bdi>18:00</bdi>")):
        context = RenderContext(site=site, page_language=text, asked_language=text, page=page(""))
        assert isolated("18:00", context) == html
        assert inline(Text("18:00"), context) == html


# What a reference must be.

TROUBLES = {
    "{{ feeds }}": ("'{{ feeds }}' is no reference", 'write it as {{ name("argument", key="value") }}'),
    '{{ terms("rights") }}': ("unknown reference 'terms'", "did you mean 'term'?"),
    "{{ term() }}": (
        "'term' cannot be used like this: missing a required argument: 'concept'",
        'write it as {{ term("concept", language="…") }}',
    ),
    "{{ term(3) }}": ("'concept' of 'term' is a text", 'write it in quotes, as "8"'),
    '{{ law("2009:724", 8) }}': ("'section' of 'law' is a text", 'write it in quotes, as "8"'),
    '{{ term("rights", lang="se") }}': ("'term' takes no argument 'lang'", "did you mean 'language'?"),
    '{{ law("1", "2", "3") }}': (
        "'law' cannot be used like this: too many positional arguments",
        'write it as {{ law("statute", section="…") }}',
    ),
    'Se {{ words("rights") }}': (
        "'words' is a block and must be a paragraph of its own",
        "put it at the margin, with an empty line above and below",
    ),
    '{{ municipality("fax") }}': (
        "'fax' is nothing that is known of a municipality",
        "known: email, genitive, name, phone, registrar_email, url",
    ),
    '{{ municipality("registrar_email") }}': (
        "'registrar_email' of the municipality is not set",
        "add 'registrar_email:' under 'municipality:' in mkdocs.yml",
    ),
}


@pytest.mark.parametrize(("body", "trouble"), TROUBLES.items())
def test_a_wrong_reference_says_how_to_mend_it(site: Site, body: str, trouble: tuple[str, str]) -> None:
    (reference,) = find_references(body)
    assert list(troubles(site, reference)) == [trouble]


@pytest.mark.parametrize("body", list(TROUBLES)[:8])
def test_a_reference_that_cannot_be_followed_stays_as_written(site: Site, body: str) -> None:
    """Double braces mean something else to other plugins (mkdocs-macros): such a site builds as before."""
    assert expanded(site, body) == body


def test_every_name_that_page_writers_were_given_is_known() -> None:
    given = (
        "law municipality term words day days events series past_events contacts contact offices helplines helpline "
        "phone rights_box feeds translation_status accessibility_statement glossary sources report_link"
    )
    assert set(given.split()) <= set(renderers())


def test_arguments_are_given_by_parameter_name() -> None:
    (reference,) = find_references('{{ words("a", "b", languages="se") }}')
    assert isinstance(reference, Reference)
    assert renderers()["words"].arguments(reference) == {"concepts": ("a", "b"), "languages": "se"}


def test_check_is_quiet_about_good_references(project: Callable[..., Project]) -> None:
    made = project(config=CONFIG)
    body = '{{ municipality("name") }}, {{ law("2009:724", "8") }}, {{ term("rights", "se") }}.\n'
    made.write("docs/sv/index.md", f"---\ntitle: Prov\n---\n\n{body}")
    run = made.run("check", "--format", "text")
    assert not {"DAT001", "LAW001", "LAW003", "TRM001", "TRM002"} & set(run.out.replace("(", " ").split())


def test_a_site_shows_its_readers_the_words(project: Callable[..., Project]) -> None:
    made = project(config=CONFIG)
    body = '{{ term("rights") }} enligt {{ law("2009:724", "8") }}.\n\n{{ words("law") }}\n'
    made.write("docs/sv/index.md", f"---\ntitle: Prov\n---\n\n{body}")
    run = made.mkdocs("build")
    assert run.code == 0, run.err
    yiddish = made.read("site/yi/index.html")
    assert '<span lang="yi" dir="rtl">רעכט</span> enligt <a class="law"' in yiddish
    assert '<td lang="yi" dir="rtl">געזעץ</td>' in yiddish
