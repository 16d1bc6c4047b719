"""What the package is asked to do here, each in one place: all works go through these functions."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph.graph import KnowledgeGraph
from aidgraph.store import EmbeddedStore
from aidgraph.store.files import read_quads, vocabulary_files

if TYPE_CHECKING:
    from pathlib import Path

    from networkx import MultiDiGraph

__all__ = ["load", "open_folder", "open_memory", "support_network"]


def load(folder: Path, nquads: Path) -> None:
    """Load N-Quads and the vocabulary into a store on disk, links and comparisons included."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(chain.from_iterable(map(read_quads, vocabulary_files())))
    KnowledgeGraph(EmbeddedStore(store))
    store.flush()


def open_folder(folder: Path) -> ox.Store:
    """Open a store that `load` wrote."""
    return ox.Store.read_only(str(folder))


def open_memory(nquads: Path) -> ox.Store:
    """Return a store in memory of a file that holds links already."""
    store = ox.Store()
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    return store


def support_network(store: ox.Store) -> MultiDiGraph:
    """Return the support network of a store."""
    return KnowledgeGraph(EmbeddedStore(store)).network("support")
