"""A plain join on disk through pyoxigraph alone: how the time of the engine itself grows."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from aidgraph import vocab
from benchmarks import data

_JOIN = "SELECT ?claim ?provider ?recipient { ?claim aid:provider ?provider ; aid:recipient ?recipient }"


def ours(claims: int) -> list[list[str]]:
    """Open a store with pyoxigraph and loop over who is said to give to whom."""
    store = ox.Store.read_only(str(data.stored(claims)))
    solutions: Any = store.query(_JOIN, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
    return [[term.value for term in row] for row in solutions]
