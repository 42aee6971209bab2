from __future__ import annotations

from pathlib import Path

import pytest

from minority_site.catalogs.extraction import extract_template
from minority_site.errors import SiteError
from tests.conftest import write_tree

CFG = """\
locales/
  babel.cfg
  | [python: src/**.py]
  | keywords = _key:1c,2
  | [jinja2: overrides/**.html]
  | silent = false
"""
HEADER = """\
# Template for message catalogs, made by 'minority-site catalogs extract'. Do not edit.
msgid ""
msgstr ""
"Project-Id-Version: minority-site\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"
"""


def test_messages_of_code_and_templates_are_written_with_remarks_and_places(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        CFG
        + """\
overrides/
  main.html
  | {# Translators: A link. #}
  | {{ _("Home") }}
  | {{ pgettext("button", "Close") }}
src/
  b.py
  | # Translators: Another remark.
  | t.gettext("Home")
  a.py
  | # Translators: How many. {count} is a number.
  | t.ngettext("{count} event", "{count} events", n)
  | _key("toc", "Table of contents")
""",
    )
    assert (
        extract_template(tmp_path)
        == HEADER
        + """
#. A link.
#. Another remark.
#: overrides/main.html src/b.py
msgid "Home"
msgstr ""

#: overrides/main.html
msgctxt "button"
msgid "Close"
msgstr ""

#. How many. {count} is a number.
#: src/a.py
#, python-brace-format
msgid "{count} event"
msgid_plural "{count} events"
msgstr[0] ""
msgstr[1] ""

#: src/a.py
msgctxt "toc"
msgid "Table of contents"
msgstr ""
"""
    )


def test_without_a_mapping_the_projects_templates_are_searched(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        """\
overrides/
  partials/
    foot.html
    | {{ gettext("Home") }}
other.py
| gettext("Menu")
""",
    )
    assert 'msgid "Home"' in extract_template(tmp_path)
    assert "Menu" not in extract_template(tmp_path)


def test_built_and_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        """\
locales/
  babel.cfg
  | [python: **.py]
.venv/
  a.py
  | gettext("One")
site/
  a.py
  | gettext("Two")
_compat/
  a.py
  | gettext("Three")
""",
    )
    assert extract_template(tmp_path).count("msgid ") == 2
    assert 'msgid "Three"' in extract_template(tmp_path)


@pytest.mark.parametrize(
    ("tree", "path", "line"),
    [
        ("overrides/\n  a.html\n  | ok\n  | {% if %}\n", "overrides/a.html", 2),
        ("locales/\n  babel.cfg\n  | [jinja2 overrides]\n", "locales/babel.cfg", None),
        (
            "locales/\n  babel.cfg\n  | [nothing: **.html]\noverrides/\n  a.html\n  | x\n",
            "overrides/a.html",
            None,
        ),
        ("locales/\n  babel.cfg\n  | nonsense\n", "locales/babel.cfg", None),
    ],
)
def test_source_that_cannot_be_read_is_an_error_with_its_place(
    tree: str, path: str, line: int | None, tmp_path: Path
) -> None:
    write_tree(tmp_path, tree)
    with pytest.raises(SiteError) as caught:
        extract_template(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_nothing_is_read_through_a_link(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        "outside/\n  a.html\n  | {{ _('Secret') }}\nproject/\n  overrides/\n    b.html\n    | {{ _('Home') }}\n",
    )
    (tmp_path / "project/overrides/link.html").symlink_to(tmp_path / "outside/a.html")
    (tmp_path / "project/overrides/more").symlink_to(tmp_path / "outside")
    assert "Secret" not in extract_template(tmp_path / "project")
