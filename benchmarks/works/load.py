"""Loading N-Quads into a new store on disk, without the links, which `benchmarks.works.links` measures."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import data, package
from benchmarks.measure import alternate, measured, seconds
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "Store.bulk_load": "`pyoxigraph.Store(folder).bulk_load(path=…)` of the same N-Quads into a new folder on the same "
    "disk, and `flush()`. Ours loads the vocabulary too, and renames the folder when it is whole."
}


def ours(claims: int) -> None:
    """Load a graph and the vocabulary into a new folder."""
    with tempfile.TemporaryDirectory(dir=data.CACHE) as folder:
        package.load(Path(folder) / "store", data.raw(claims))


def baseline(claims: int) -> None:
    """Load the same file as pyoxigraph does."""
    with tempfile.TemporaryDirectory(dir=data.CACHE) as folder:
        store = ox.Store(folder)
        store.bulk_load(path=str(data.raw(claims)), format=ox.RdfFormat.N_QUADS)
        store.flush()


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare the two on a graph of medium size."""
    size = scale.medium
    data.raw(size)
    pairs = alternate(lambda: seconds(lambda: ours(size)), lambda: seconds(lambda: baseline(size)), scale.runs)
    yield measured(f"load {size:,} claims", pairs, "Store.bulk_load", 1.15, alone("load", size)[1])
