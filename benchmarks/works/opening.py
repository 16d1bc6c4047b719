"""Opening a store on disk and answering a first lookup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.query import select
from benchmarks import data, package
from benchmarks.measure import alternate, measured, seconds
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "pyoxigraph.Store": "`pyoxigraph.Store.read_only(folder)` on the same folder and the same lookup by SPARQL: one "
    "claim with its recipient. Ours also takes the locks, and sees that the links are current."
}
_LOOKUP = "SELECT ?claim ?place { ?claim aid:recipient ?place } LIMIT 1"


def ours(claims: int) -> tuple[str, ...]:
    """Open a store with the package and look one claim up."""
    with package.open_folder(data.stored(claims)) as kg:
        return tuple(select(kg.store, _LOOKUP).rows[0])


def baseline(claims: int) -> tuple[str, ...]:
    """Do the same with pyoxigraph."""
    store = ox.Store.read_only(str(data.stored(claims)))
    solutions: Any = store.query(_LOOKUP, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
    return tuple(term.value for term in next(solutions))


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare the two on the largest graph."""
    size = scale.growth[-1]
    data.stored(size)
    # The first of each pays for what the system has not read yet.
    if ours(size) != baseline(size):
        raise AssertionError("The package and pyoxigraph look up another claim.")
    pairs = alternate(lambda: seconds(lambda: ours(size)), lambda: seconds(lambda: baseline(size)), 4 * scale.runs)
    yield measured(f"open {size:,} claims, first lookup", pairs, "pyoxigraph.Store", 1.2, alone("opening", size)[1])
