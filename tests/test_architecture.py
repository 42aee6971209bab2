"""Imports go one way, MkDocs stays in its room, one module prints, and ARCHITECTURE.md is true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/minority_site"
BUILDERS = ("mkdocs", "material", "mkdocs_static_i18n")
DOERS = {"cli", "commands", "plugin", "engine", "_compat"}
"""Groups that use all others and that nothing else may need."""


@cache
def modules() -> Mapping[str, ast.Module]:
    """Return every module's syntax tree by its dotted name below the package; '' is the package itself."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.AST, *, late: bool) -> Iterator[str]:
    """Yield the dotted names that a module imports; with `late` within functions and for types too."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        is_late = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        )
        if late or not is_late:
            yield from imported(node, late=late)


@cache
def graph() -> Mapping[str, frozenset[str]]:
    """Return which modules of the package each one needs when it is imported."""
    return {name: frozenset(_own(imported(tree, late=False))) for name, tree in modules().items()}


def _own(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        if name.split(".")[0] == "minority_site":
            inner = name.removeprefix("minority_site").removeprefix(".")
            while inner not in modules():
                inner = inner.rpartition(".")[0]
            if inner:
                yield inner


def group(name: str) -> str:
    return name.split(".")[0]


def needed(name: str) -> set[str]:
    """Return the groups that a module needs, directly or not."""
    seen: set[str] = set()
    left = [name]
    while left:
        for other in graph()[left.pop()]:
            if other not in seen:
                seen.add(other)
                left.append(other)
    return {group(other) for other in seen} - {group(name)}


def test_no_module_needs_itself_through_others() -> None:
    assert list(TopologicalSorter(graph()).static_order())


@pytest.mark.parametrize(
    ("start", "never"),
    [
        ("site", {*DOERS, "checks", "reports", "coverage", "render", "feeds", "interface", "generated"}),
        ("coverage", {*DOERS, "checks", "reports", "render", "feeds", "interface"}),
        ("checks", {*DOERS, "reports", "interface", "generated"}),
        ("reports", {*DOERS, "checks"}),
        ("render", {*DOERS, "checks"}),
        ("feeds", {*DOERS, "checks", "reports"}),
        ("commands", {"cli", "plugin"}),
        ("engine", {"cli", "plugin", "commands", "checks", "reports"}),
    ],
)
def test_imports_go_one_way(start: str, never: set[str]) -> None:
    members = [name for name in graph() if group(name) == start]
    assert members
    assert {name: sorted(needed(name) & never) for name in members if needed(name) & never} == {}


def test_only_the_compatibility_module_and_the_plugin_import_mkdocs() -> None:
    users = {
        name
        for name, tree in modules().items()
        for word in imported(tree, late=True)
        if word.split(".")[0] in BUILDERS
    }
    assert {name for name in users if group(name) not in ("_compat", "plugin")} == set()


def test_nothing_imports_the_command_line() -> None:
    users = {name for name, tree in modules().items() if "cli" in _own(imported(tree, late=True))}
    assert users == {"__main__"}


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Raise) and node.exc is not None:
            yield ast.unparse(node.exc).partition("(")[0]


def test_only_the_command_line_prints_or_exits() -> None:
    # os._exit is left out: it ends a forked worker, not the command.
    forbidden = {
        "print",
        "exit",
        "quit",
        "sys.exit",
        "SystemExit",
        "sys.stdout.write",
        "sys.stderr.write",
    }
    found = {name: sorted(forbidden & set(calls(tree))) for name, tree in modules().items()}
    assert {name: words for name, words in found.items() if words and name not in ("cli", "__main__")} == {}


def test_scripts_are_thin() -> None:
    for script in sorted((ROOT / "scripts").glob("*.py")):
        assert len(script.read_text(encoding="utf-8").splitlines()) <= 25, script.name


def mapped() -> set[str]:
    """Return the files that ARCHITECTURE.md names, relative to the package."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    found: set[str] = set()
    folder = ""
    for block in re.findall(r"^```map\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith(" "):
                found.update(f"{folder}{name}.py" for name in line.split())
                continue
            name = line.split()[0]
            folder = name if name.endswith("/") else ""
            found.add(f"{name}__init__.py" if folder else name)
    return found


def test_architecture_names_every_module_and_no_other() -> None:
    there = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")}
    assert (sorted(there - mapped()), sorted(mapped() - there)) == ([], [])


def areas() -> dict[str, int]:
    """Return the number of the area of ARCHITECTURE.md that each top-level module or folder stands in."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```map\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return {
        line.split()[0].removesuffix("/").removesuffix(".py"): number
        for number, block in enumerate(blocks)
        for line in block.splitlines()
        if not line.startswith(" ")
    }


def test_modules_import_from_their_own_area_and_those_above() -> None:
    area = areas()
    back = {
        (name, other)
        for name, others in graph().items()
        for other in others
        if name and area[group(other)] > area[group(name)]
    }
    assert sorted(back) == []


def test_files_that_the_documents_name_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    names = set(re.findall(r"`((?:src|tests|handbook|scripts)/[\w./-]+)`", text)) - {
        "tests/checks/PAG015",
        "handbook/checks/PAG015.md",
    }
    assert [name for name in sorted(names) if not (ROOT / name).exists()] == []
