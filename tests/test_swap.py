"""The published folder is always whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from minority_site.engine import swap as swap_module
from minority_site.engine.merge import merge_into
from minority_site.engine.swap import recover, staging_folder, swap
from minority_site.errors import OutputError

DEAD = 2**22 + 1
"""A process id above Linux's largest."""


def folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text)
    return path


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


def test_first_build_takes_the_place_of_nothing(tmp_path: Path) -> None:
    room = staging_folder(tmp_path / "site")
    (room / "new").write_text("")
    swap(room, tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert names(tmp_path / "site") == ["new"]


@pytest.mark.parametrize("exchange", [True, False])
def test_new_site_replaces_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(swap_module, "_exchange", lambda one, other: False)
    folder(tmp_path / "site", old="")
    swap(folder(tmp_path / "made", new=""), tmp_path / "site")
    assert names(tmp_path) == ["site"]
    assert names(tmp_path / "site") == ["new"]


def test_a_build_killed_between_two_renames_is_rolled_back(tmp_path: Path) -> None:
    folder(tmp_path / f".site.replaced-{DEAD}", old="")
    recover(tmp_path / "site")
    assert names(tmp_path / "site") == ["old"]


def test_what_dead_builds_left_is_cleared_and_living_ones_are_left(tmp_path: Path) -> None:
    folder(tmp_path / f".site.building-{DEAD}")
    alive = folder(tmp_path / f".site.building-{os.getppid()}")
    recover(tmp_path / "site")
    assert names(tmp_path) == [alive.name]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        swap(folder(tmp_path / "made", new=""), tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_parts_that_agree_are_merged(tmp_path: Path) -> None:
    parts = [folder(tmp_path / "a", one="1", both="x"), folder(tmp_path / "b", two="2", both="x")]
    whole = folder(tmp_path / "whole")
    merge_into(parts, whole, move=False)
    assert names(whole) == ["both", "one", "two"]
    assert names(parts[0]) == ["both", "one"]


def test_parts_that_disagree_are_refused(tmp_path: Path) -> None:
    parts = [folder(tmp_path / "a", both="x"), folder(tmp_path / "b", both="y")]
    with pytest.raises(OutputError, match="two parts differ in both"):
        merge_into(parts, folder(tmp_path / "whole"), move=False)
