"""Change a graph source by source; its links follow."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from uuid import uuid4

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive import LINKS, derived, seal
from aidgraph.errors import AidgraphError, InputError, StoreError
from aidgraph.query import select
from aidgraph.store import Change, EmbeddedStore, embedded
from aidgraph.store.files import find_files
from aidgraph.store.loading import load_files

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from aidgraph.store import Store

__all__ = ["new_generation", "read_change", "read_generation", "rebuild", "removal"]

_AT_ONCE = 10_000
_LINKS = ox.NamedNode(LINKS)
_GENERATION = ox.NamedNode(vocab.PREFIXES["dct"] + "identifier")
_SOURCES = vocab.GRAPH + "source/"


def rebuild(store: Store) -> None:
    """Derive all links and comparisons of a store anew, and seal them; until then they count as not current."""
    store.apply(Change(graphs={LINKS: ()}))
    quads = derived(embedded(store))
    if isinstance(store, EmbeddedStore):
        try:
            store.quads.bulk_extend(quads)
        except AidgraphError:
            raise
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{store.location}: links could not be written ({error}).") from error
    else:
        while some := list(islice(quads, _AT_ONCE)):
            store.apply(Change(added=some))
    store.apply(Change(added=[new_generation()], seal=seal()))


def new_generation() -> ox.Quad:
    """Return a stamp that no state of any graph has had."""
    return ox.Quad(_LINKS, _GENERATION, ox.Literal(uuid4().hex), _LINKS)


def read_generation(store: Store) -> list[ox.Quad]:
    """Return the stamp of a store's present state: every change takes it away and puts another."""
    found = select(store, f"SELECT ?stamp {{ GRAPH {_LINKS} {{ {_LINKS} {_GENERATION} ?stamp }} }}")
    return [ox.Quad(_LINKS, _GENERATION, ox.Literal(row[0]), _LINKS) for row in found]


def read_change(paths: Collection[str | Path]) -> Change:
    """Return what files say as a change: the graph of each source whole, what else they say beside what is there."""
    said = EmbeddedStore()
    load_files(said.quads, find_files(paths))
    graphs = {graph: list(said.read(graph)) for graph in said.graphs()}
    if not graphs:
        raise InputError(f"{', '.join(map(str, paths))}: say nothing of sources, things or reference data.")
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
