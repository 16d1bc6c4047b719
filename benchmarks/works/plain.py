"""What is plain to do with other libraries: the baselines that several works share."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Graph

__all__ = ["memory_graph"]


def memory_graph(store: ox.Store) -> Graph:
    """Return the union of all graphs of a store as one rdflib graph in memory."""
    lines = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")
