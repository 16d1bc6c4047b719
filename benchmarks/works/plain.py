"""What is plain to do with other libraries: the baselines that several works share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["memory_graph", "triples_graph"]


def memory_graph(store: ox.Store) -> Graph:
    """Return the union of all graphs of a store as one rdflib graph in memory."""
    return triples_graph(quad.triple for quad in store)


def triples_graph(triples: Iterable[ox.Triple]) -> Graph:
    """Return triples as an rdflib graph in memory."""
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")
