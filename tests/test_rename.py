"""`rename`: a page or a section id in every language at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from minority_site.link_edit import change_targets
from minority_site.redirects import Redirect, add_redirect, read_redirects
from minority_site.strict import YamlProblem
from tests.conftest import Project
from tests.in_process import InProcess

CONFIG = """\
site_name: Prov # namn
theme: {name: material}
nav:
  - Start: index.md
  - Rättigheter:
      - "Skola": 'rights/school.md' # skolan
      - rights/other.md
plugins:
  - minority-site:
      docs_structure: folder
      languages:
        - {locale: sv, default: true}
        - locale: fi
          nav: [index.md, Koulu: rights/school.md]
        - {locale: en}
"""
SCHOOL = """\
---
title: Skola
---

Se [start](../index.md) och [annat](other.md#x) ![Bild](../../assets/a.png).

## Ansök {#apply .critical}

Se [här](#apply) och [där](school.md#apply).
"""
FINNISH = """\
---
title: Koulu # nimi
---

Ks. [alku](../index.md).

## Hae {: #apply }

Ks. [tästä](#apply).
""".replace("\n", "\r\n")
INDEX = """\
[ett](rights/school.md) [två](rights/school.md#apply "T") ![b](assets/b.png)
[tre][r] <a href="rights/school.md?x=1">fyra</a> [fem](<rights/school.md>)
[annat](rights/other.md) [ute](https://a.example/rights/school.md) [rot](/rights/school.md)
`[kod](rights/school.md)` {{ page("rights/school.md") }} "rights/school.md"

```
[kod](rights/school.md)
```

[r]: rights/school.md#apply
"""
MOVED_INDEX = """\
[ett](learn/skola.md) [två](learn/skola.md#apply "T") ![b](assets/b.png)
[tre][r] <a href="learn/skola.md?x=1">fyra</a> [fem](<learn/skola.md>)
[annat](rights/other.md) [ute](https://a.example/rights/school.md) [rot](/rights/school.md)
`[kod](rights/school.md)` {{ page("learn/skola.md") }} "rights/school.md"

```
[kod](rights/school.md)
```

[r]: learn/skola.md#apply
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    made = InProcess(project(config=CONFIG).root)
    made.write("docs/sv/rights/school.md", SCHOOL)
    (made.root / "docs/fi/rights").mkdir(parents=True)
    (made.root / "docs/fi/rights/school.md").write_bytes(FINNISH.encode())
    made.write("docs/sv/index.md", INDEX)
    made.write("docs/fi/index.md", "[ruotsiksi](../sv/rights/school.md) [koulu](rights/school.md)\n")
    made.write("docs/sv/rights/other.md", "[skola](school.md) [upp](../index.md)\n")
    made.write("docs/assets/a.png", "x")
    made.write(
        "data/rights.yml",
        "# rätter\n- id: school\n  page: rights/school.md # här\n  place: rights/school.md#apply\n",
    )
    assert made.run("confirm", "fi", "rights/school.md").code == 0
    return made


def files(site: Project) -> dict[str, bytes]:
    return {
        path.relative_to(site.root).as_posix(): path.read_bytes()
        for path in site.root.rglob("*")
        if path.is_file()
    }


def stale(site: Project) -> list[str]:
    """Return the findings about staleness and links."""
    found = json.loads(site.run("check", "--format", "json").out)["findings"]
    return sorted({f"{item['id']} {item['path']}" for item in found if item["id"][:3] in ("STA", "LNK")})


def test_moves_a_page_in_every_language(site: Project) -> None:
    covers = site.read("docs/fi/rights/school.md").split("---")[1]
    done = Project(site.root).run("rename", "rights/school.md", "learn/skola.md")
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == [
        "removed  docs/fi/rights/school.md",
        "removed  docs/sv/rights/school.md",
        "written  data/redirects.yml",
        "written  data/rights.yml",
        "written  docs/fi/index.md",
        "written  docs/fi/learn/skola.md",
        "written  docs/sv/index.md",
        "written  docs/sv/learn/skola.md",
        "written  docs/sv/rights/other.md",
        "written  mkdocs.yml",
    ]
    assert site.read("docs/fi/learn/skola.md").split("---")[1] == covers
    assert not (site.root / "docs/fi/rights").exists()
    assert (site.root / "docs/sv/rights").is_dir()


def test_links_to_the_page_follow_it(site: Project) -> None:
    site.run("rename", "rights/school.md", "learn/skola.md")
    assert site.read("docs/sv/index.md") == MOVED_INDEX
    assert site.read("docs/fi/index.md") == "[ruotsiksi](../sv/learn/skola.md) [koulu](learn/skola.md)\n"
    assert site.read("docs/sv/rights/other.md") == "[skola](../learn/skola.md) [upp](../index.md)\n"


def test_links_out_of_the_page_still_lead_where_they_led(site: Project) -> None:
    site.run("rename", "rights/school.md", "a/b/skola.md")
    text = site.read("docs/sv/a/b/skola.md")
    assert (
        "[start](../../index.md) och [annat](../../rights/other.md#x) ![Bild](../../../assets/a.png)." in text
    )
    assert "Se [här](#apply) och [där](skola.md#apply)." in text


def test_navigation_and_data_follow_it_and_keep_all_else(site: Project) -> None:
    data = site.read("data/rights.yml")
    site.run("rename", "rights/school.md", "learn/skola.md")
    assert site.read("mkdocs.yml") == CONFIG.replace("rights/school.md", "learn/skola.md")
    assert site.read("data/rights.yml") == data.replace("rights/school.md", "learn/skola.md")


def test_line_ends_and_comments_survive(site: Project) -> None:
    before = (site.root / "docs/fi/rights/school.md").read_bytes()
    site.run("rename", "rights/school.md", "learn/skola.md")
    assert (site.root / "docs/fi/learn/skola.md").read_bytes() == before


def test_nothing_is_stale_after_it(site: Project) -> None:
    before = stale(site)
    assert before == [
        "LNK001 docs/sv/index.md", "LNK001 docs/sv/rights/school.md", "STA004 docs/sv/index.md",
        "STA004 docs/sv/rights/other.md", "STA004 docs/sv/rights/school.md", "STA007 docs/fi/index.md",
    ]  # fmt: skip
    site.run("rename", "rights/school.md", "learn/skola.md")
    site.run("rename", "learn/skola.md#apply", "how-to")
    assert stale(site) == sorted(line.replace("rights/school.md", "learn/skola.md") for line in before)


def test_records_a_redirect(site: Project) -> None:
    site.run("rename", "rights/school.md", "learn/skola.md")
    site.run("rename", "learn/skola.md#apply", "how-to")
    site.run("rename", "learn/skola.md", "learn/index.md")
    assert site.read("data/redirects.yml") == (
        "# Where pages and sections have gone, for old links. Written by 'minority-site rename'.\n"
        "- from: rights/school.md\n  to: learn/index.md\n"
        "- from: learn/skola.md#apply\n  to: learn/index.md#how-to\n"
        "- from: learn/skola.md\n  to: learn/index.md\n"
    )


def test_gives_a_section_another_id_in_every_language(site: Project) -> None:
    before = site.read("docs/fi/rights/school.md")
    done = site.run("rename", "rights/school.md#apply", "how-to-apply")
    assert (done.code, done.err) == (0, "")
    assert (
        "\n## Ansök {#how-to-apply .critical}\n\nSe [här](#how-to-apply) och [där](school.md#how-to-apply).\n"
        in (site.read("docs/sv/rights/school.md"))
    )
    after = (site.root / "docs/fi/rights/school.md").read_bytes().decode()
    assert "## Hae {: #how-to-apply }\r\n\r\nKs. [tästä](#how-to-apply).\r\n" in after
    assert after.replace("how-to-apply", "apply").replace("\r\n", "\n") == before
    assert '[två](rights/school.md#how-to-apply "T")' in site.read("docs/sv/index.md")
    assert "[r]: rights/school.md#how-to-apply\n" in site.read("docs/sv/index.md")
    assert "place: rights/school.md#how-to-apply\n" in site.read("data/rights.yml")
    assert {item.old: item.new for item in read_redirects(site.read("data/redirects.yml"))} == {
        "rights/school.md#apply": "rights/school.md#how-to-apply"
    }


def test_other_headings_have_ids_that_can_be_changed_too(site: Project) -> None:
    site.write("docs/sv/rights/other.md", "## Ett {#one}\n\n### Under {#sub}\n\nUtan id\n---\n")
    assert site.run("rename", "rights/other.md#sub", "below").code == 0
    assert site.run("rename", "rights/other.md#utan-id", "#with-id").code == 0
    assert (
        site.read("docs/sv/rights/other.md")
        == "## Ett {#one}\n\n### Under {#below}\n\nUtan id {#with-id}\n---\n"
    )


def test_a_source_that_was_moved_by_hand_is_found_and_followed(site: Project) -> None:
    (site.root / "docs/sv/learn").mkdir()
    (site.root / "docs/sv/rights/school.md").rename(site.root / "docs/sv/learn/skola.md")
    found = json.loads(site.run("check", "--format", "json").out)["findings"]
    assert [(item["path"], item["message"], item["hint"]) for item in found if item["id"] == "STA005"] == [
        (
            "docs/fi/rights/school.md",
            "the source of this page is now learn/skola.md",
            "minority-site rename rights/school.md learn/skola.md",
        )
    ]
    assert site.run("rename", "rights/school.md", "learn/skola.md").code == 0
    assert "learn/skola.md" in site.read("docs/sv/index.md")
    assert (site.root / "docs/fi/learn/skola.md").is_file()
    assert [line for line in stale(site) if "STA005" in line] == []


def test_a_section_that_was_renamed_by_hand_is_found_and_followed(site: Project) -> None:
    site.write("docs/sv/rights/school.md", SCHOOL.replace("{#apply", "{#how-to"))
    found = json.loads(site.run("check", "--format", "json").out)["findings"]
    assert [item["hint"] for item in found if item["id"] == "STA008"] == [
        "minority-site rename rights/school.md#apply how-to"
    ]
    assert site.run("rename", "rights/school.md#apply", "how-to").code == 0
    assert "## Hae {: #how-to }" in site.read("docs/fi/rights/school.md")
    assert "[här](#how-to)" in site.read("docs/sv/rights/school.md")
    assert "STA008 docs/fi/rights/school.md" not in stale(site)


@pytest.mark.parametrize(
    "arguments", [("rights/school.md", "learn/skola.md"), ("rights/school.md#apply", "how-to")]
)
def test_interrupted_anywhere_it_can_be_run_again(
    site: Project, arguments: tuple[str, str], tmp_path: Path
) -> None:
    """Stop after each write and each removal in turn; the next run must end where an unbroken one does."""
    start = files(site)
    assert site.run("rename", *arguments).code == 0
    end = files(site)
    steps = [
        *(path for path in end if end[path] != start.get(path)),
        *(path for path in start if path not in end),
    ]
    for stopped in range(1, len(steps)):
        for path in list(files(site)):
            (site.root / path).unlink()
        for path, content in start.items():
            (site.root / path).parent.mkdir(parents=True, exist_ok=True)
            (site.root / path).write_bytes(content)
        for path in steps[:stopped]:
            (site.root / path).parent.mkdir(parents=True, exist_ok=True)
            if path in end:
                (site.root / path).write_bytes(end[path])
            else:
                (site.root / path).unlink()
        done = site.run("rename", *arguments)
        assert (done.code, done.err) == (0, ""), steps[:stopped]
        assert files(site) == end, steps[:stopped]


def test_done_already_there_is_nothing_left_to_do(site: Project) -> None:
    site.run("rename", "rights/school.md", "learn/skola.md")
    before = files(site)
    again = site.run("rename", "rights/school.md", "learn/skola.md")
    assert (again.code, again.out) == (0, "nothing left to do\n")
    assert files(site) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rights/scool.md", "a.md"), "there is no page 'rights/scool.md'"),
        (("rights/school.md", "rights/school.md"), "the page has this name already"),
        (("rights/school.md", "rights/other.md"), "docs/sv/rights/other.md: this file exists already"),
        (("rights/school.md", "../outside.md"), "is not a page's path"),
        (("rights/school.md", "/tmp/outside.md"), "is not a page's path"),
        (("rights/school.md", "a/.hidden.md"), "is not a page's path"),
        (("rights/school.md", "a.md#b"), "a page's new name has no '#'"),
        (("rights/school.md#x", "y"), "rights/school.md has no section 'x'"),
        (("rights/school.md#apply", "apply"), "the section has this id already"),
        (("rights/school.md#apply", "ansök"), "'ansök' cannot be a section's id"),
        (("rights/school.md#apply", "taken"), "another heading has the id 'taken'"),
    ],
)
def test_what_cannot_be_done_changes_nothing(site: Project, arguments: tuple[str, str], message: str) -> None:
    site.write("docs/sv/rights/school.md", SCHOOL + "\n## Till {#taken}\n\nA.\n")
    before = files(site)
    done = site.run("rename", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert files(site) == before


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("docs/sv/bad.md", b"\xe5", "docs/sv/bad.md:1: this is not UTF-8 text"),
        ("data/bad.yml", b"a: b: c\n", "data/bad.yml:1: "),
        ("data/redirects.yml", b"- from: 3\n", "data/redirects.yml:1: a redirect has 'from' and 'to'"),
    ],
)
def test_a_file_that_cannot_be_changed_stops_it_before_anything_is_written(
    site: Project, file: str, content: bytes, message: str
) -> None:
    (site.root / file).write_bytes(content)
    before = files(site)
    done = site.run("rename", "rights/school.md", "learn/skola.md")
    assert done.code == 2
    assert message in done.err
    assert files(site) == before


def test_suffix_layout(project: Callable[..., Project]) -> None:
    plugin = "plugins: [{minority-site: {docs_structure: suffix, languages: [{locale: sv, default: true}, {locale: fi}]}}]"
    made = project(config=f"site_name: Prov\n{plugin}\n")
    made.write("docs/rights/school.md", "A.\n")
    made.write("docs/rights/school.fi.md", "B [x](school.md).\n")
    made.write("docs/index.fi.md", "[koulu](rights/school.md)\n")
    assert made.run("rename", "rights/school.md", "learn/skola.md").code == 0
    assert made.read("docs/learn/skola.fi.md") == "B [x](skola.md).\n"
    assert made.read("docs/index.fi.md") == "[koulu](learn/skola.md)\n"
    assert not (made.root / "docs/rights").exists()


def test_targets_are_found_wherever_they_are_written() -> None:
    text = (
        '[a](x) ![b]( <x> ) [c][1]\n\n[1]: x "T"\n[^1]: x\n<img src=\'x\'> <a\thref="x">\n'
        '`[a](x)` ``[a](x)``\n~~~\n[a](x)\n~~~\n[d](x "t")\n'
    )
    assert change_targets(text, lambda target: "yy" if target == "x" else None) == (
        '[a](yy) ![b]( <yy> ) [c][1]\n\n[1]: yy "T"\n[^1]: x\n<img src=\'yy\'> <a\thref="yy">\n'
        '`[a](x)` ``[a](x)``\n~~~\n[a](x)\n~~~\n[d](yy "t")\n'
    )


def test_targets_that_stay_leave_the_text_as_it_is() -> None:
    assert change_targets(INDEX, lambda target: target) == INDEX
    assert change_targets(INDEX, lambda _: None) == INDEX


@pytest.mark.parametrize(
    ("entries", "old", "new", "expected"),
    [
        ([], "a.md", "b.md", [("a.md", "b.md")]),
        ([("a.md", "b.md")], "b.md", "c.md", [("a.md", "c.md"), ("b.md", "c.md")]),
        ([("x.md#y", "a.md#z")], "a.md", "b.md", [("x.md#y", "b.md#z"), ("a.md", "b.md")]),
        ([("a.md", "b.md")], "a.md", "b.md", [("a.md", "b.md")]),
        ([("a.md", "b.md")], "b.md", "a.md", [("b.md", "a.md")]),
        ([("a.md#x", "a.md#y")], "a.md#y", "a.md#z", [("a.md#x", "a.md#z"), ("a.md#y", "a.md#z")]),
    ],
)
def test_redirects_lead_straight_to_the_end(
    entries: list[tuple[str, str]], old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    text = "".join(f"- from: {start}\n  to: {end}\n" for start, end in entries)
    assert read_redirects(add_redirect(text, old, new)) == tuple(Redirect(old=a, new=b) for a, b in expected)


def test_a_redirect_is_added_below_what_is_there() -> None:
    text = "# mina\r\n- from: a.md # gammal\r\n  to: 'b.md'"
    assert add_redirect(text, "b.md", "c.md") == (
        "# mina\r\n- from: a.md # gammal\r\n  to: 'c.md'\r\n- from: b.md\r\n  to: c.md\r\n"
    )


@pytest.mark.parametrize(
    "text", ["a: b\n", "- a\n", "- from: a\n", "- {from: a, to: b, x: c}\n", "- {from: 1, to: b}\n"]
)
def test_redirects_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(YamlProblem):
        read_redirects(text)
