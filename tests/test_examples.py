"""A second municipality, built from the wheel in an environment of its own: nothing of Huddinge's is in the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.built import BuiltSite

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "exempelby"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run("python", "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target), cwd=ROOT)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    base = tmp_path_factory.mktemp("exempelby")
    environment = base / "venv"
    run("uv", "venv", "--quiet", "--python", sys.executable, str(environment), cwd=base)
    python = str(environment / "bin" / "python")
    locked = ("--require-hashes", "--requirements", str(ROOT / "requirements.lock"))
    run("uv", "pip", "install", "--quiet", "--python", python, *locked, cwd=base)
    run("uv", "pip", "install", "--quiet", "--python", python, "--no-deps", str(wheel), cwd=base)
    project = base / "project"
    shutil.copytree(EXAMPLE, project)
    program = str(environment / "bin" / "minority-site")
    subprocess.run(
        [program, "build", "--strict", "--project", str(project)], check=True, cwd=base, env=clean()
    )
    return BuiltSite(project / "site")


def run(program: str, *arguments: str, cwd: Path) -> None:
    # uv trusts its own certificates unless told to trust the system's, as pip does here.
    environment = {**os.environ, "UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}
    subprocess.run(
        [str(Path(sys.executable).parent / program), *arguments], check=True, cwd=cwd, env=environment
    )


def clean() -> dict[str, str]:
    """An environment in which nothing points back to this repository."""
    return {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "TMPDIR", "LANG")}


def test_the_wheel_carries_templates_catalogs_data_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "minority_site/py.typed",
        "minority_site/data/languages.json",
        "minority_site/data/terms.csv",
        "minority_site/overrides/main.html",
        "minority_site/overrides/assets/minority-site/site.css",
        "minority_site/locales/messages.pot",
        "minority_site/locales/fit/LC_MESSAGES/messages.po",
    } <= names
    assert not [name for name in names if name.endswith((".mo", ".pyc"))]


def test_nothing_municipal_is_in_the_wheel(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    # terms.csv names the municipality as the place where one word was read: a source, not a setting.
    # The description in the metadata is the README, which shows the worked example.
    names = [
        name
        for name in archive.namelist()
        if name != "minority_site/data/terms.csv" and ".dist-info/" not in name
    ]
    assert [name for name in names if b"huddinge" in archive.read(name).lower()] == []


def test_the_second_municipality_builds_from_the_wheel(site: BuiltSite) -> None:
    assert {"index.html", "fi/index.html", "fit/index.html", "yi/index.html"} <= set(site.pages)
    assert site.page("fit/index.html").with_class("ms-borrowed")[0].get("lang") == "fi"
    assert site.page("fit/rights/short/index.html").with_class("ms-borrowed")[0].get("lang") == "sv"


def test_nothing_of_huddinge_is_in_its_site(site: BuiltSite) -> None:
    assert [name for name, data in site.files().items() if b"huddinge" in data.lower()] == []


def test_its_links_lead_somewhere_under_its_own_base(site: BuiltSite) -> None:
    assert site.broken_links(base="/minoriteter/") == []
