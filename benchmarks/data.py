"""Invented graphs in a cache under build/: made once, by size, and used again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import package
from benchmarks.generate import quads

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CACHE", "SEED", "linked", "made", "progress", "raw", "stored"]

CACHE = Path(__file__).parents[1] / "build" / "bench"
SEED = 7


def progress(message: str) -> None:
    """Say on stderr what is going on."""
    print(message, file=sys.stderr, flush=True)


def raw(claims: int) -> Path:
    """Return N-Quads as the generator writes them: no vocabulary, no links."""
    return made(f"{claims}.nq", lambda path: ox.serialize(quads(claims=claims, seed=SEED), path, ox.RdfFormat.N_QUADS))


def stored(claims: int) -> Path:
    """Return the folder of a store on disk, with vocabulary and links."""

    def make(path: Path) -> None:
        package.load(path, raw(claims))
        package.derive(path)

    return made(f"{claims}.store", make)


def linked(claims: int) -> Path:
    """Return N-Quads of everything in that store."""
    return made(
        f"{claims}.linked.nq",
        lambda path: package.open_folder(stored(claims)).store.local().dump(str(path), ox.RdfFormat.N_QUADS),
    )


def made(name: str, make: Callable[[Path], object]) -> Path:
    """Return the path of a file or folder in the cache, which `make` writes where it is not there yet."""
    path = CACHE / name
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        # What an interrupted run began must not look finished.
        begun = CACHE / f"begun.{name}"
        if begun.is_dir():
            shutil.rmtree(begun)
        begun.unlink(missing_ok=True)
        make(begun)
        begun.rename(path)
        progress(f"made {name}")
    return path
