"""The handbook has an entry for everything that there is, and its links lead somewhere."""

from __future__ import annotations

import argparse
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from minority_site.checks import Check
from minority_site.checks.pag import OWN_KEYS, THEME_KEYS, TRANSLATION_KEYS
from minority_site.checks.registry import FAMILIES, NEVER_SILENT, all_checks
from minority_site.checks.sec import ATTRIBUTES, ELEMENTS
from minority_site.commands import COMMANDS, find

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "handbook"
PAGES = sorted(path.relative_to(HANDBOOK).as_posix() for path in HANDBOOK.rglob("*.md"))
CHECKS = [pytest.param(check, id=check.id) for check in all_checks()]
THERE = [name for name, (module, _) in COMMANDS.items() if find_spec(f"minority_site.commands.{module}")]


def read(name: str) -> str:
    return (HANDBOOK / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_its_page(check: Check) -> None:
    text = read(f"checks/{check.id}.md")
    assert text.startswith(f"# {check.id} {check.name}\n")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["What", "Why", "How to mend", "How to silence"]


def test_no_page_is_left_of_a_check_that_is_gone() -> None:
    ids = {check.id for check in all_checks()}
    assert [page for page in PAGES if page.startswith("checks/") and Path(page).stem not in ids] == []


@pytest.mark.parametrize("check", CHECKS)
def test_pages_say_rightly_whether_a_check_can_be_silenced(check: Check) -> None:
    silencing = read(f"checks/{check.id}.md").partition("## How to silence")[2]
    if check.id.startswith(NEVER_SILENT):
        assert "annot be silenced" in silencing
    else:
        assert re.search(f"silence {check.id}:|annot|information", silencing)


@pytest.mark.parametrize("check", CHECKS)
def test_ids_are_a_family_and_three_digits_and_names_are_words(check: Check) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9]{2}[0-9]{3}", check.id)
    assert check.id[:3].lower() in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)


def sections(text: str) -> dict[str, str]:
    """Return the text below each level-2 heading."""
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_entry(command: str) -> None:
    assert sections(read("commands.md")).get(command, "").strip()


@pytest.mark.parametrize("command", THERE)
def test_every_option_is_in_its_commands_entry(command: str) -> None:
    parser = argparse.ArgumentParser(add_help=False)
    find(command).add_arguments(parser)
    entry = sections(read("commands.md"))[command]
    assert [option for option in options(parser) if not re.search(rf"{option}\b", entry)] == []


def options(parser: argparse.ArgumentParser) -> list[str]:
    """Return the long options of a parser and of its actions."""
    found = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found += options(sub)
        elif action.help != argparse.SUPPRESS:
            found += [name for name in action.option_strings if name.startswith("--") and name != "--help"]
    return [name for name in found if name not in ("--project", "--debug")]


def test_known_front_matter_keys_are_listed() -> None:
    text = read("checks/PAG002.md")
    assert [key for key in sorted(OWN_KEYS | THEME_KEYS | TRANSLATION_KEYS) if f"`{key}`" not in text] == []


def test_the_policy_on_html_is_the_one_that_is_enforced() -> None:
    text = read("checks/SEC002.md")
    elements, attributes = (words(text, name) for name in ("Elements", "Attributes"))
    assert elements | {"h2", "h3", "h4", "h5"} == ELEMENTS
    assert attributes - {"and", "aria-…", "data-…"} == ATTRIBUTES


def words(text: str, name: str) -> set[str]:
    """Return the words of the line that begins with `name:`."""
    (line,) = re.findall(rf"^{name}: (.*)$", text, re.MULTILINE)
    return {word.strip(".,") for word in line.replace("`–`", " ").replace("`", " ").split()} - {""}


@pytest.mark.parametrize("page", PAGES)
def test_links_in_the_handbook_lead_somewhere(page: str) -> None:
    text = re.sub(r"^```.*?^```|`[^`]*`", "", read(page), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (HANDBOOK / page).parent / path if path else HANDBOOK / page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), target


def anchors(text: str) -> set[str]:
    """Return the ids of a page's headings: written out, or made of the words."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        written = re.search(r"\{#([\w-]+)", heading)
        made = re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-")
        found.add(written[1] if written else made)
    return found
