"""Change a graph source by source; its links follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.store import Change, EmbeddedStore
from aidgraph.store.files import find_files
from aidgraph.store.loading import load_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidgraph.store import Store

__all__ = ["read_change", "removal"]

_SOURCES = vocab.GRAPH + "source/"


def read_change(paths: Iterable[str | Path]) -> Change:
    """Return what files say as a change: the graph of each source whole, what else they say beside what is there."""
    said = EmbeddedStore()
    load_files(said.quads, find_files(paths))
    graphs = {graph: list(said.read(graph)) for graph in said.graphs()}
    return Change(
        graphs={graph: quads for graph, quads in graphs.items() if graph.startswith(_SOURCES)},
        added=[quad for graph, quads in graphs.items() if not graph.startswith(_SOURCES) for quad in quads],
    )


def removal(store: Store, source: str) -> Change:
    """Return the change that removes a source, by IRI, with all its claims."""
    graph = vocab.source_graph(vocab.local(source))
    if next(iter(store.read(graph)), None) is None:
        raise InputError(f"{vocab.compact(source)} has no graph of its own, {graph}. Remove it from its file instead.")
    return Change(graphs={graph: []})
