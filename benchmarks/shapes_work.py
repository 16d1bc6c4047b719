"""Validating a graph against the shapes: ours, and plain pySHACL on the union of its graphs in rdflib's memory.

`prepare` makes that copy beforehand, once for each store, so that the baseline is not charged for it. Both read the
file of shapes each time.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyshacl
from rdflib import Graph

from aidgraph.check.shacl import read_report, validate
from aidgraph.resources import data_path

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["baseline", "ours", "prepare"]


@cache
def prepare(store: ox.Store) -> Graph:
    """Return the quads of all graphs of a store as one rdflib graph, which is kept for as long as the process runs."""
    lines = "".join(f"{quad.triple} .\n" for quad in store.quads_for_pattern(None, None, None))
    return Graph().parse(data=lines, format="ox-nt")


def ours(store: ox.Store) -> int:
    """Validate a store as the check does, and return the number of results."""
    return len(validate(store, data_path("shapes.ttl")))


def baseline(store: ox.Store) -> int:
    """Validate the copy of a store, of which `prepare` was told before, and return the number of results."""
    shapes = Graph().parse(data_path("shapes.ttl"))
    _, report, _ = pyshacl.validate(prepare(store), shacl_graph=shapes, inference="none")
    return len(set(read_report(report)))
