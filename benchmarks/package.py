"""What the package is asked to do here, each in one place: all works go through these functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

import aidgraph
from aidgraph.graph import KnowledgeGraph
from aidgraph.graph.changes import rebuild
from aidgraph.store import EmbeddedStore, fill
from aidgraph.store.disk import create, open_disk

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["derive", "load", "open_folder", "open_memory"]


def load(folder: Path, nquads: Path) -> None:
    """Load N-Quads and the vocabulary into a new store on disk; `derive` adds what follows from them."""
    create(folder, lambda quads: fill(quads, [nquads]))


def derive(folder: Path) -> None:
    """Derive the links and comparisons of a store."""
    store = open_disk(folder, write=True)
    rebuild(store)
    store.close()


def open_folder(folder: Path) -> KnowledgeGraph:
    """Open a store on disk, links included."""
    return aidgraph.open(folder)


def open_memory(nquads: Path) -> KnowledgeGraph:
    """Return a graph in memory from a file that holds links already."""
    store = ox.Store()
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    return KnowledgeGraph(EmbeddedStore(store))
