"""Stores on a disk that is full: a small one, mounted for the test."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from tests.invented import FULL, SOURCE, claim, write_graph

import aidgraph
from aidgraph.errors import OutputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.system


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of 24 MB."""
    path = tmp_path / "disk"
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", path], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


def occupy(disk: Path) -> Path:
    """Take all that is left of a disk."""
    file = disk / "ballast"
    with file.open("wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(bytes(4096))
    assert shutil.disk_usage(disk).free == 0
    return file


def test_a_load_that_finds_no_room_leaves_nothing(disk: Path, tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "graph", *FULL.values())
    ballast = occupy(disk)
    with pytest.raises(OutputError, match="No space left"):
        aidgraph.load(disk / "store", folder)
    assert list(disk.iterdir()) == [ballast]


def test_a_change_that_finds_no_room_changes_nothing(disk: Path, tmp_path: Path) -> None:
    aidgraph.load(disk / "store", write_graph(tmp_path / "old", *FULL.values())).close()
    many = [claim(n, "support", {"provider": "place/south", "recipient": "place/west"}) for n in range(1, 400)]
    new = write_graph(tmp_path / "new", *many) / "sources" / f"{SOURCE}.trig"
    with aidgraph.open(disk / "store") as kg:
        before = kg.claims()
    ballast = occupy(disk)
    with pytest.raises(StoreError, match="No space left"):
        aidgraph.open(disk / "store", write=True)
    ballast.unlink()
    kg = aidgraph.open(disk / "store", write=True)
    ballast = occupy(disk)
    with pytest.raises(StoreError, match="No space left"):
        kg.replace(new)
    kg.close()
    del kg
    ballast.unlink()
    with aidgraph.open(disk / "store", write=True) as kg:
        assert kg.claims() == before
        kg.replace(new)
        assert len(kg.claims()) == len(many)
