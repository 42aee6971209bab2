"""Small projects made from a picture of a tree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from tests.built import BuiltSite

ROOT = Path(__file__).parent.parent

MKDOCS_YML = """\
site_name: Prov
site_url: https://prov.example/
theme: {name: material, font: false}
markdown_extensions: [attr_list, admonition, md_in_html, tables]
plugins:
  - search
  - minority-site:
      docs_structure: folder
      languages:
        - {locale: sv, default: true}
        - {locale: fi, machine: label}
        - {locale: yi}
"""


def write_tree(root: Path, picture: str) -> None:
    """Write the files of `picture`: one name a line, indented below its folder, content after `|`.

    docs/
      sv/
        index.md
        | # Hej
    """
    stack: list[tuple[int, Path]] = []
    current: Path | None = None
    for line in picture.splitlines():
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        text = line.strip()
        if text.startswith("|"):
            assert current is not None, f"content before a file: {line}"
            with current.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(re.sub(r"^\| ?", "", text) + "\n")
            continue
        while stack and stack[-1][0] >= indent:
            stack.pop()
        path = (stack[-1][1] if stack else root) / text.rstrip("/")
        if text.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            stack.append((indent, path))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")
            current = path


@dataclass(frozen=True)
class Run:
    """What a command said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A project in a temporary folder."""

    root: Path

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> Run:
        """Run `minority-site` on it, in a process of its own."""
        return self.execute(sys.executable, "-m", "minority_site", *arguments, env=env)

    def mkdocs(self, *arguments: str, env: dict[str, str] | None = None) -> Run:
        """Run `mkdocs` in it."""
        return self.execute(sys.executable, "-m", "mkdocs", *arguments, env=env)

    def execute(self, *command: str, env: dict[str, str] | None = None) -> Run:
        """Run a command in the project's folder."""
        done = subprocess.run(
            command,
            cwd=self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})},
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def write(self, path: str, text: str) -> None:
        """Write one file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def read(self, path: str) -> str:
        """Read one file."""
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Make a project from a tree picture; without a mkdocs.yml in it, a small one is added."""

    def make(picture: str = "", *, config: str = MKDOCS_YML) -> Project:
        root = tmp_path / "project"
        root.mkdir(exist_ok=True)
        write_tree(root, picture)
        if not (root / "mkdocs.yml").exists():
            (root / "mkdocs.yml").write_text(config, encoding="utf-8")
        return Project(root)

    return make


@pytest.fixture(scope="session")
def exemplar(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The repository's own site, built once a run under `--strict`, however many processes run the tests."""
    shared = (
        tmp_path_factory.getbasetemp().parent
        if os.environ.get("PYTEST_XDIST_WORKER")
        else tmp_path_factory.getbasetemp()
    )
    target = shared / "exemplar"
    with FileLock(str(shared / "exemplar.lock")):
        if not target.is_dir():
            run = Project(ROOT).run("build", "--strict", "--output", str(target))
            assert run.code == 0, run.err
    return BuiltSite(target)
