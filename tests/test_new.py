"""`new`: a draft with the source's ids and facts, its text in comments."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Project
from tests.in_process import InProcess

SV, FI = "docs/sv/rights/school.md", "docs/fi/rights/school.md"
SOURCE = """\
---
# silence PAG012: läst i fjol
title: "Skola: så gör du" # namn
description: Om skolan.
tier: must
last_reviewed: 2026-09-01
---

Först en text <!-- inte för läsare --> här.

{{ words("school") }}

## Ansök *nu* {#apply .critical}

Senast den 2 mars, se [blanketten](form.md). -->

- ett

### Hur {#how}

Så här.

{{ feeds() }}

Och så.

Kontakt
-------

<!-- silence PAR006: talen är andra -->

```
{{ code }}
```
"""
SKELETON = """\
---
title: "Skola: så gör du" # namn
description: Om skolan.
tier: must
last_reviewed: 2026-09-01
translation:
  state: draft
  method: human
---

<!-- sv:
Först en text  här.
-->

{{ words("school") }}

## Ansök nu {#apply .critical}

<!-- sv:
Senast den 2 mars, se [blanketten](form.md). --&gt;

- ett
-->

### Hur {#how}

<!-- sv:
Så här.
-->

{{ feeds() }}

<!-- sv:
Och så.
-->

## Kontakt {#kontakt}

<!-- sv:
```
{{ code }}
```
-->
"""


@pytest.fixture
def site(project: Callable[..., Project]) -> Project:
    made = InProcess(project().root)
    made.write(SV, SOURCE)
    return made


def test_writes_a_draft_with_the_text_in_comments(site: Project) -> None:
    done = Project(site.root).run("new", "fi", "rights/school.md")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{FI}: a draft.")
    assert done.out.endswith("minority-site confirm fi rights/school.md\n")
    assert site.read(FI) == SKELETON


def test_a_draft_counts_as_missing_and_is_no_fault(site: Project) -> None:
    site.run("new", "fi", "rights/school.md")
    page = json.loads(site.run("status", "--format", "json", "--language", "fi").out)["languages"][0][
        "pages"
    ][0]
    assert (page["state"], page["status"]) == ("draft", "missing")
    assert {part["id"]: part["status"] for part in page["sections"]} == {
        "_meta": "outdated",
        "_intro": "missing",
        "apply": "missing",
        "kontakt": "missing",
    }
    checked = json.loads(site.run("check", "--format", "json", "--language", "fi").out)
    found = {finding["id"] for finding in checked["findings"]}
    assert [rule for rule in sorted(found) if rule.startswith(("STA", "PAR"))] == []


def test_a_draft_that_is_written_over_can_be_confirmed(site: Project) -> None:
    site.run("new", "fi", "rights/school.md")
    text = site.read(FI)
    for comment in ("Först en text  här.", "Så här.", "Och så."):
        text = text.replace(f"<!-- sv:\n{comment}\n-->", "Suomeksi.")
    site.write(FI, text)
    done = site.run("confirm", "fi", "rights/school.md", "--state", "translated")
    assert (done.code, done.out) == (0, f"{FI}: _meta, _intro, apply\n")


def test_a_source_without_front_matter_or_headings(site: Project) -> None:
    site.write("docs/sv/plain.md", "Bara text.\n")
    site.write("docs/sv/empty.md", "")
    site.run("new", "fi", "plain.md")
    site.run("new", "fi", "empty.md")
    head = "---\ntranslation:\n  state: draft\n  method: human\n---\n"
    assert site.read("docs/fi/plain.md") == f"{head}\n<!-- sv:\nBara text.\n-->\n"
    assert site.read("docs/fi/empty.md") == head


def test_what_the_source_says_of_its_own_translation_is_left_out(site: Project) -> None:
    site.write("docs/sv/a.md", "---\ntranslation:\n  state: reviewed\n  reviewed_by: x\ntitle: a\n---\nA.\n")
    site.run("new", "fi", "a.md")
    assert site.read("docs/fi/a.md").startswith(
        "---\ntitle: a\ntranslation:\n  state: draft\n  method: human\n---\n"
    )


def test_windows_line_ends_in_the_source_come_out_as_ours(site: Project) -> None:
    (site.root / SV).write_bytes(b"\xef\xbb\xbf" + SOURCE.replace("\n", "\r\n").encode())
    site.run("new", "fi", "rights/school.md")
    assert (site.root / FI).read_bytes().decode() == SKELETON


def test_suffix_layout(project: Callable[..., Project]) -> None:
    plugin = "plugins: [{minority-site: {docs_structure: suffix, languages: [{locale: sv, default: true}, {locale: fi}]}}]"
    made = project(config=f"site_name: Prov\n{plugin}\n")
    made.write("docs/rights/school.md", "Text.\n")
    assert made.run("new", "fi", "rights/school").code == 0
    assert "Text." in made.read("docs/rights/school.fi.md")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("fi", "rights/scool.md"), "there is no page 'rights/scool.md' (did you mean 'rights/school.md'?)"),
        (("sv", "rights/school.md"), "'sv' is the source language"),
        (("fx", "rights/school.md"), "this site has no language 'fx'"),
        (("fi", "/etc/passwd"), "'/etc/passwd' is not a page's path"),
        (("fi", "broken.md"), "docs/sv/broken.md:2: front matter cannot be read"),
        (("fi", "only.md"), "the source has no page 'only.md'"),
        (("yi", "there.md"), "docs/yi/there.md: there is a translation already"),
    ],
)
def test_what_cannot_be_begun_is_refused(site: Project, arguments: tuple[str, ...], message: str) -> None:
    site.write("docs/sv/broken.md", "---\ntitle: a: b\n---\n")
    site.write("docs/fi/only.md", "T\n")
    site.write("docs/sv/there.md", "T\n")
    site.write("docs/yi/there.md", "T\n")
    done = site.run("new", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert site.read("docs/yi/there.md") == "T\n"
