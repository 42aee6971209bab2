"""What the plugin makes of small projects, seen in the built site."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.built import BuiltSite, words_of
from tests.conftest import MKDOCS_YML, Project

Make = Callable[..., Project]

TREE = """
docs/
  sv/
    index.md
    | ---
    | title: Startsida
    | description: Allt om dina rättigheter
    | ---
    | Välkommen. [Skola](rights/school.md)
    rights/
      school.md
      | ---
      | title: Skola
      | ---
      | ## Ansök {#apply}
      |
      | Du ansöker hos kommunen.
      draft.md
      | ---
      | title: Utkast
      | ---
      | Svensk text.
    img/
      a.svg
      | <svg xmlns="http://www.w3.org/2000/svg"/>
  fi/
    index.md
    | ---
    | title: Etusivu
    | translation: {state: machine, method: machine}
    | ---
    | Tervetuloa. [Koulu](rights/school.md)
    rights/
      draft.md
      | ---
      | title: Luonnos
      | translation: {state: draft}
      | ---
      | Suomenkielinen luonnos.
  assets/
    shared.txt
    | same for all
"""


@pytest.fixture
def built(project: Make) -> BuiltSite:
    made = project(TREE)
    run = made.run("build", "--strict")
    assert run.code == 0, run.err
    return BuiltSite(made.root / "site")


def article(site: BuiltSite, name: str) -> str:
    return words_of(site.page(name).with_class("md-content__inner")[0])


def test_every_language_has_every_page_of_its_chain(built: BuiltSite) -> None:
    pages = {"index.html", "rights/school/index.html", "rights/draft/index.html", "404.html"}
    assert set(built.pages) == {prefix + page for prefix in ("", "fi/", "yi/") for page in pages}


def test_a_fallback_says_so_and_its_text_keeps_its_own_language_and_direction(built: BuiltSite) -> None:
    page = built.page("yi/rights/school/index.html")
    assert (page.language, page.direction) == ("yi", "rtl")
    assert len(page.with_class("ms-notice--fallback")) == 1
    (borrowed,) = page.with_class("ms-borrowed")
    assert (borrowed.get("lang"), borrowed.get("dir")) == ("sv", "ltr")
    assert ("sv", "Du ansöker hos kommunen.") in page.texts
    assert not [words for language, words in page.texts if language == "yi" and words == "Skola"]


def test_a_translation_has_no_fallback_notice(built: BuiltSite) -> None:
    page = built.page("fi/index.html")
    assert not page.with_class("ms-notice--fallback")
    assert ("fi", "Tervetuloa.") in page.texts


def test_machine_text_is_labelled_where_the_policy_is_label(built: BuiltSite) -> None:
    assert len(built.page("fi/index.html").with_class("ms-notice--machine")) == 1


def test_machine_text_is_hidden_where_the_policy_is_hide(project: Make) -> None:
    made = project(TREE, config=MKDOCS_YML.replace("machine: label", "machine: hide"))
    assert made.run("build").code == 0
    page = BuiltSite(made.root / "site").page("fi/index.html")
    assert "Tervetuloa" not in page.text
    assert ("sv", "Välkommen.") in page.texts


def test_a_draft_is_never_published(built: BuiltSite) -> None:
    assert not [name for name, data in built.files().items() if b"luonnos" in data.lower()]
    assert "Svensk text." in article(built, "fi/rights/draft/index.html")


def test_canonical_of_a_fallback_is_the_real_page(built: BuiltSite) -> None:
    def canonical(name: str) -> str | None:
        (link,) = built.page(name).all("link", rel="canonical")
        return link.get("href")

    assert canonical("yi/rights/school/index.html") == "https://prov.example/rights/school/"
    assert canonical("fi/index.html") == "https://prov.example/fi/"


def alternates(site: BuiltSite, name: str) -> dict[str, str]:
    links = site.page(name).all("link", rel="alternate")
    return {str(link.get("hreflang")): str(link.get("href")) for link in links if link.get("hreflang")}


def test_alternates_are_the_real_translations_with_x_default(built: BuiltSite) -> None:
    both = {
        "sv": "https://prov.example/",
        "fi": "https://prov.example/fi/",
        "x-default": "https://prov.example/",
    }
    assert alternates(built, "index.html") == both
    assert alternates(built, "fi/index.html") == both
    assert alternates(built, "yi/index.html") == {}


def test_sitemap_holds_real_translations_only(built: BuiltSite) -> None:
    sitemap = built.files()["sitemap.xml"].decode()
    assert sitemap.count("<loc>") == 4
    assert "https://prov.example/fi/rights" not in sitemap
    assert "/yi/" not in sitemap
    assert '<xhtml:link rel="alternate" hreflang="x-default" href="https://prov.example/"/>' in sitemap


def test_search_index_of_a_language_holds_its_own_pages_only(built: BuiltSite) -> None:
    def locations(name: str) -> set[str]:
        return {doc["location"].split("#")[0] for doc in json.loads(built.files()[name])["docs"]}

    assert locations("search/search_index.json") == {"", "rights/school/", "rights/draft/"}
    assert locations("fi/search/search_index.json") == {""}
    assert locations("yi/search/search_index.json") == set()


def test_navigation_titles_in_another_language_carry_it(built: BuiltSite) -> None:
    page = built.page("fi/rights/school/index.html")
    titles = {words: language for language, words in page.texts if words in ("Skola", "Etusivu")}
    assert titles == {"Skola": "sv", "Etusivu": "fi"}


def test_switcher_keeps_the_page_and_says_where_it_is_translated(built: BuiltSite) -> None:
    page = built.page("fi/rights/school/index.html")
    links = page.with_class("ms-switcher__link")
    assert [(link.get("lang"), link.get("href")) for link in links] == [
        ("sv", "../../../rights/school/"),
        ("fi", "./"),
        ("yi", "../../../yi/rights/school/"),
    ]
    assert [words_of(link) for link in links] == ["svenska", "suomi", "ייִדיש"]
    assert [link.get("aria-current") for link in links] == [None, "page", None]
    assert len(page.with_class("ms-switcher__note")) == 2


def test_404_of_a_language_has_links_that_are_right_from_any_depth(built: BuiltSite) -> None:
    page = built.page("fi/404.html")
    assert page.language == "fi"
    assert all(link.get("href", "").startswith(("/", "https:", "#")) for link in page.all("a")), page.text
    assert "/fi/" in [link.get("href") for link in page.all("a")]


def test_shared_and_borrowed_files_are_served_once(built: BuiltSite) -> None:
    assert [name for name in built.files() if name.endswith(("shared.txt", "a.svg"))] == [
        "assets/shared.txt",
        "img/a.svg",
    ]


def test_no_private_mark_is_left_in_any_file(built: BuiltSite) -> None:
    marks = [char.encode() for char in "\uefe1\uefe2\uefe3"] + [b"\\uefe1"]
    assert not [name for name, data in built.files().items() if any(found in data for found in marks)]


def test_every_link_and_anchor_leads_somewhere(built: BuiltSite) -> None:
    assert built.broken_links() == []


def test_published_status_names_each_fallback_and_why(built: BuiltSite) -> None:
    status = json.loads(built.files()["translation-status.json"])
    assert status["languages"]["fi"]["fallbacks"] == {
        "rights/draft.md": {"reason": "draft", "shown": "sv"},
        "rights/school.md": {"reason": "missing", "shown": "sv"},
    }


def test_same_input_gives_the_same_bytes(project: Make, built: BuiltSite) -> None:
    before = built.files()
    assert project().run("build").code == 0
    assert BuiltSite(built.root).files() == before


def test_chooser_stands_at_the_root_and_the_source_under_its_own_tag(project: Make) -> None:
    made = project(
        TREE,
        config=MKDOCS_YML.replace("docs_structure: folder", "docs_structure: folder\n      root: chooser"),
    )
    assert made.run("build", "--strict").code == 0
    site = BuiltSite(made.root / "site")
    page = site.page("index.html")
    assert [(a.get("href"), a.get("lang"), words_of(a)) for a in page.all("a")] == [
        ("sv/", "sv", "svenska"),
        ("fi/", "fi", "suomi"),
        ("yi/", "yi", "ייִדיש"),
    ]
    assert not page.all("script")
    assert alternates(site, "sv/index.html")["x-default"] == "https://prov.example/"
    assert site.broken_links() == []


def test_fallback_chain_is_followed_in_its_order(project: Make) -> None:
    made = project(TREE, config=MKDOCS_YML.replace("{locale: yi}", "{locale: fit, fallback: [fi, sv]}"))
    assert made.run("build").code == 0
    site = BuiltSite(made.root / "site")
    assert site.page("fit/index.html").with_class("ms-borrowed")[0].get("lang") == "fi"
    assert site.page("fit/rights/school/index.html").with_class("ms-borrowed")[0].get("lang") == "sv"


@pytest.mark.parametrize("tag", ["fit", "smj", "rmy-x-kelderas", "zh-Hant", "sv-simple", "sje"])
def test_any_well_formed_tag_builds(project: Make, tag: str) -> None:
    made = project(TREE, config=MKDOCS_YML.replace("locale: yi", f"locale: {tag}"))
    run = made.mkdocs("build", "--strict")
    assert run.code == 0, run.err
    assert BuiltSite(made.root / "site").page(f"{tag}/index.html").language == tag


def test_an_ill_formed_tag_is_refused_with_the_nearest_good_one(project: Make) -> None:
    made = project(TREE, config=MKDOCS_YML.replace("locale: yi", "locale: zh_hant"))
    run = made.run("build")
    assert run.code == 2
    assert "mkdocs.yml:12: 'zh_hant' is not a language tag (BCP 47); write 'zh-Hant'" in run.err


STRAY = """
docs/
  sv/
    index.md
    | Hej
  {name}/
    index.md
    | Inte för alla
"""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("de", ""),
        ("FI", "was 'fi' meant?"),
        ("sv_SE", "was 'sv' meant?"),
        ("fin", "was 'fi' meant?"),
        ("fit", ""),
    ],
)
def test_a_folder_of_a_language_the_site_lacks_warns_and_leaks_nowhere(
    project: Make, name: str, meant: str
) -> None:
    made = project(STRAY.format(name=name))
    run = made.run("build")
    assert run.code == 0
    assert f"docs/{name}: '{name}' is not a language of this site" in run.err
    assert meant in run.err
    assert not [
        file
        for file, data in BuiltSite(made.root / "site").files().items()
        if "Inte för alla".encode() in data
    ]


def test_a_stray_language_folder_is_an_error_under_strict_and_the_old_site_stays(project: Make) -> None:
    made = project(STRAY.format(name="de"))
    made.write("site/old.html", "old")
    assert made.mkdocs("build", "--strict").code == 1
    assert made.read("site/old.html") == "old"
    assert sorted(p.name for p in made.root.iterdir()) == ["docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize("name", ["js", "om"])
def test_a_shared_folder_named_like_a_language_is_served_once(project: Make, name: str) -> None:
    config = MKDOCS_YML.replace("docs_structure: folder", "docs_structure: folder\n      shared: [om, js]")
    made = project(f"docs/\n  sv/\n    index.md\n    | Hej\n  {name}/\n    x.js\n    | 1\n", config=config)
    assert made.run("build", "--strict").code == 0
    assert [file for file in BuiltSite(made.root / "site").files() if file.endswith("x.js")] == [
        f"{name}/x.js"
    ]


BROKEN = [
    ("---\ntitle: a: b\n---\nHej\n", "docs/sv/bad.md:2: front matter cannot be read"),
    (
        "---\ntitle: a\ntitle: b\n---\nHej\n",
        "docs/sv/bad.md:3: front matter cannot be read: the key 'title' is given twice",
    ),
    ("## A {#a}\n\n## B {#a}\n", "docs/sv/bad.md:3: the id 'a' is given twice (first on line 1)"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
@pytest.mark.parametrize("door", ["minority-site", "mkdocs"])
def test_broken_pages_stop_every_door_before_anything_is_built(
    project: Make, text: str, message: str, door: str
) -> None:
    made = project("docs/\n  sv/\n    index.md\n    | Hej\n")
    made.write("docs/sv/bad.md", text)
    made.write("site/old.html", "old")
    run = made.run("build") if door == "minority-site" else made.mkdocs("build")
    assert run.code == 1
    assert message in run.err
    assert "Traceback" not in run.err
    assert made.read("site/old.html") == "old"


def test_a_fallback_language_that_does_not_exist_is_named_with_its_line(project: Make) -> None:
    made = project(TREE, config=MKDOCS_YML.replace("{locale: yi}", "{locale: yi, fallback: [fii]}"))
    run = made.mkdocs("build")
    assert run.code == 1
    assert (
        "mkdocs.yml:12: the fallback 'fii' of 'yi' is not a language of this site (did you mean 'fi'?)"
        in run.err
    )


def test_rules_of_the_house_do_not_stop_a_build(project: Make) -> None:
    made = project(
        "docs/\n  sv/\n    index.md\n    | ---\n    | colour: blue\n    | ---\n    | # Hej\n    |\n    | ## Utan id\n"
    )
    assert made.mkdocs("build", "--strict").code == 0


def test_a_shard_of_each_language_merges_into_the_whole_byte_for_byte(project: Make) -> None:
    made = project(TREE)
    assert made.run("build").code == 0
    for tag in ("sv", "fi", "yi"):
        run = made.run("build", "--language", tag, "--output", f"part-{tag}")
        assert run.code == 0, run.err
    run = made.run("merge", "part-sv", "part-fi", "part-yi", "--output", "merged")
    assert run.code == 0, run.err
    assert BuiltSite(made.root / "merged").files() == BuiltSite(made.root / "site").files()


def test_build_of_an_unknown_language_names_the_nearest(project: Make) -> None:
    run = project(TREE).run("build", "--language", "fii")
    assert (run.code, run.err) == (
        2,
        "minority-site: 'fii' is not a language that this site builds (did you mean 'fi'?)\n",
    )


def test_an_example_says_so_on_every_page_and_stays_out_of_indexes(project: Make) -> None:
    config = MKDOCS_YML.replace("docs_structure: folder", "docs_structure: folder\n      site_kind: example")
    made = project(TREE, config=config)
    assert made.run("build", "--strict").code == 0
    for page in BuiltSite(made.root / "site").pages.values():
        assert page.all("meta", name="robots", content="noindex"), page.name
        assert page.with_class("ms-example-banner"), page.name


def test_pages_excluded_by_mkdocs_are_in_no_sitemap(project: Make) -> None:
    made = project(TREE, config=MKDOCS_YML + "exclude_docs: |\n  school.md\n")
    made.write("docs/sv/index.md", "Hej\n")
    made.write("docs/fi/index.md", "---\ntitle: Etusivu\n---\nHei\n")
    assert made.run("build").code == 0
    site = BuiltSite(made.root / "site")
    assert "rights/school/index.html" not in site.pages
    assert "school" not in site.files()["sitemap.xml"].decode()


def test_one_job_and_several_give_the_same_bytes_and_warnings(project: Make) -> None:
    made = project(TREE)
    made.write("docs/fi/broken.md", "[nowhere](missing.md)\n")
    made.write("docs/sv/broken.md", "[ingenstans](missing.md)\n")
    alone = made.run("build", "--jobs", "1")
    one = BuiltSite(made.root / "site").files()
    together = made.run("build", "--jobs", "3")
    assert BuiltSite(made.root / "site").files() == one
    assert sorted(together.err.splitlines()) == sorted(alone.err.splitlines())
    assert "docs/fi/broken.md" in alone.err or "fi/broken.md" in alone.err


def test_no_jobs_at_all_are_refused(project: Make) -> None:
    assert project(TREE).run("build", "--jobs", "0").code == 2


def test_the_old_address_of_a_renamed_page_leads_to_the_new_one_in_every_language(project: Make) -> None:
    made = project(TREE)
    run = made.run("rename", "rights/school.md", "rights/education.md")
    assert run.code == 0, run.err
    assert made.run("build", "--strict").code == 0
    site = BuiltSite(made.root / "site")
    assert site.files()["_redirects"].decode().splitlines() == [
        "/rights/school/ /rights/education/ 301",
        "/fi/rights/school/ /fi/rights/education/ 301",
        "/yi/rights/school/ /yi/rights/education/ 301",
    ]
    page = site.page("fi/rights/school/index.html")
    (refresh,) = page.all("meta", **{"http-equiv": "refresh"})
    assert refresh.get("content") == "0; url=../education/"
    assert page.all("meta", name="robots", content="noindex")
    assert "school" not in site.files()["sitemap.xml"].decode()


def test_a_site_without_renamed_pages_has_no_redirects(built: BuiltSite) -> None:
    assert "_redirects" not in built.files()


def test_quotes_and_signs_in_front_matter_are_text_on_every_page(project: Make) -> None:
    made = project(TREE)
    made.write(
        "docs/sv/signs.md", "---\ntitle: 'A & B <c>'\ndescription: 'Så \"ansöker\" du & vi'\n---\nHej.\n"
    )
    run = made.run("build", "--strict")
    assert run.code == 0, run.err
    for name in ("signs/index.html", "fi/signs/index.html"):
        page = BuiltSite(made.root / "site").page(name)
        assert page.errors == ()
        assert words_of(page.all("h1")[0]) == "A & B <c>"
        assert page.all("meta", name="description")[0].get("content") == 'Så "ansöker" du & vi'
