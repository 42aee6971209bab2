"""Whatever the site's own Markdown parser makes active must have been found by SEC001 or SEC002."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minority_site.checks.sec import unsafe_html, unsafe_link
from minority_site.languages import builtin_languages
from minority_site.pages import read_page
from minority_site.settings import Settings, SiteLanguage
from minority_site.site import Site

EXTENSIONS = (
    "attr_list",
    "admonition",
    "md_in_html",
    "tables",
    "def_list",
    "footnotes",
    "abbr",
    "toc",
    "fenced_code",
)
RUN = "<script>alert(1)</script>"
JS = "javascript:alert(1)"
ACTIVE = (
    RUN,
    f"a {RUN} b",
    f"    {RUN}",
    f"- item\n\n    {RUN}\n",
    f"- item\n    {RUN}\n",
    f"- a\n\n      {RUN}\n",
    f"- a\n  - b\n\n        {RUN}\n",
    "1. a\n\n   <img src=x onerror=alert(1)>\n",
    "> <iframe src=x></iframe>",
    f"<div>{RUN}</div>",
    f"<div>\n\n    {RUN}\n\n</div>",
    f"<div>\n`{RUN}`\n</div>",
    f"<div>`{RUN}`</div>",
    f"<div markdown>\n{RUN}\n</div>",
    f"`a\n{RUN}\nb`",
    f"`a\nb` {RUN} `c`",
    f"<!-- ` -->{RUN} `",
    f"<!-- --!>{RUN} -->",
    f"````\n```\n{RUN}",
    f"```\n{RUN}\n````",
    f"text\n    {RUN}",
    f'!!! note "x"\n    {RUN}',
    f"term\n:   def {RUN}",
    f"x [^1]\n\n[^1]: {RUN}",
    "<p onclick=alert(1)>x",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<x:y onclick=alert(1)>z</x:y>",
    '<a title=">" onclick="alert(1)">x</a>',
    "text <b\nonclick=alert(1)>x</b>",
    f'<a href="{JS}">x</a>',
    f"<a href={JS}>x</a>",
    '<a href="&#x6a;avascript:alert(1)">x</a>',
    f"[a]({JS})",
    "[a](JaVaScRiPt:alert(1))",
    f"[a]( {JS} )",
    f"[a](<{JS}>)",
    "[a](java\tscript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    f"[a](data:text/html,{RUN})",
    f"[a]\n\n[a]: {JS}",
    f"[a][b]\n\n[b]: <{JS}>",
    f"[a][b]\n\n[b]:\n  {JS}",
    f"![a]({JS})",
    f"[![a](x.png)]({JS})",
    '[a](x){: onclick="alert(1)" }',
    "[a](x){onclick=alert(1)}",
    '*a*{: title="}" onclick=alert(1) }',
    "*a*{{: onclick=alert(1) }}",
    f'[a](x){{: href="{JS}" }}',
    '*a*{: style="color:red" }',
    "`a`{: onclick=alert(1) }",
    "# h { onclick=alert(1) }",
    "text\n{: onclick=alert(1) }",
    "| a | b |\n|---|---|\n| x {: onclick=alert(1) } | y |",
    "``` { .html onclick=alert(1) }\nx\n```",
    '~~~ {: onclick="alert(1)" }\nx\n~~~',
    "```html\n<b>\n```{: onclick=alert(1)}",
    '<base href="//evil.example">',
    '<meta http-equiv=refresh content="0;url=x">',
    "<style>a{}</style>",
    "<form action=x><input></form>",
)
PLAIN = (
    "Skriv till info@prov.example, <info@prov.example> eller <https://prov.example/>.",
    f"Ett exempel: `{RUN}`.",
    f"```html\n{RUN}\n```",
    f"~~~\n[a]({JS})\n~~~",
    f"`[a]({JS})`",
    "Om 3 < 4 och 5 > 4, {så} är det.",
    "Data: siffror. Javascript är ett språk.",
    "&lt;script&gt;",
    "[a](index.md){: .button target=_blank }",
    '{{ law("2009:724", style="short") }}',
    "<details markdown>\n<summary>Mer</summary>\n\nText.\n\n</details>",
)


def found(text: str) -> bool:
    registry = builtin_languages()
    root = Path("/nowhere")
    made = Settings(
        root=root,
        docs_dir=root,
        site_dir=root,
        site_name="x",
        languages=(SiteLanguage(language=registry["sv"], name="sv", default=True),),
        registry=registry,
    )
    page = read_page(text.encode(), path="x.md", file="docs/sv/x.md", language="sv")
    site = Site(settings=made, today=dt.date(2026, 1, 1), pages={"x.md": {"sv": page}})
    return any(True for check in (unsafe_link, unsafe_html) for _ in check.run(site))


class Browser(HTMLParser):
    """Notes what would run, embed, submit or restyle."""

    ELEMENTS = frozenset({
        "script", "iframe", "object", "embed", "form", "style", "link", "meta", "base",
        "svg", "math", "input", "button", "textarea", "video", "audio",
    })  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.active += [tag] if tag in self.ELEMENTS else []
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "")
            bad = name.startswith("on") or name in ("style", "srcdoc", "formaction")
            if bad or (
                name in ("href", "src", "action")
                and re.match(r"(?i)(javascript|vbscript|data|file):", address)
            ):
                self.active.append(f"{name}={value}")


def active(text: str) -> list[str]:
    browser = Browser()
    browser.feed(markdown.markdown(text, extensions=list(EXTENSIONS)))
    browser.close()
    return browser.active


@pytest.mark.parametrize("text", ACTIVE)
def test_what_is_active_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_not_found(text: str) -> None:
    assert not found(text)
    assert active(text) == []


PIECES = st.sampled_from(
    [*ACTIVE, *PLAIN, "text", "`", "```", "~~~", "<div>", "</div>", "<!--", "-->", "\\`", '"', "'", "\\"]
)
JOINTS = st.sampled_from(["\n\n", "\n", " ", "", "\n    ", "\n- ", "\n> "])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(PIECES, JOINTS), min_size=1, max_size=6))
def test_nothing_active_gets_by_however_it_is_put_together(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + joint for piece, joint in parts)
    if rendered := active(text):
        assert found(text), rendered
