"""Opening a store on disk and answering a first lookup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from benchmarks import data, package
from benchmarks.measure import alternate, measured, seconds
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "pyoxigraph.Store": "`pyoxigraph.Store.read_only(folder)` on the same folder and the same lookup: the first quad "
    "with the predicate `aid:recipient`."
}
_RECIPIENT = ox.NamedNode(vocab.AID + "recipient")


def ours(claims: int) -> ox.Quad:
    """Open a store with the package and look one claim up."""
    return _first(package.open_folder(data.stored(claims)))


def baseline(claims: int) -> ox.Quad:
    """Do the same with pyoxigraph."""
    return _first(ox.Store.read_only(str(data.stored(claims))))


def _first(store: ox.Store) -> ox.Quad:
    return next(iter(store.quads_for_pattern(None, _RECIPIENT, None)))


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare the two on the largest graph."""
    size = scale.growth[-1]
    data.stored(size)
    # The first of each pays for what the system has not read yet.
    ours(size), baseline(size)
    pairs = alternate(lambda: seconds(lambda: ours(size)), lambda: seconds(lambda: baseline(size)), 4 * scale.runs)
    yield measured(f"open {size:,} claims, first lookup", pairs, "pyoxigraph.Store", 1.2, alone("opening", size)[1])
