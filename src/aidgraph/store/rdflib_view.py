"""rdflib's Dataset over the quads of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import StoreError
from aidgraph.store.embedded import EmbeddedStore, embedded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Dataset

    from aidgraph.store.protocol import Store

__all__ = ["rdflib_dataset"]

_READS = {"dump", "named_graphs", "quads_for_pattern", "query"}


def rdflib_dataset(store: Store) -> Dataset:
    """Return the quads of a store as an rdflib Dataset whose default graph is the union of the named ones.

    That of an endpoint is a copy. Writing to it, to that of a store opened for reading, or to no named graph raises
    `StoreError`; so does all use of one whose store was closed.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    dataset = Dataset(store=OxigraphStore(store=_Quads(store)), default_union=True)  # type: ignore[arg-type]
    for prefix, namespace in vocab.PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset


class _Quads:
    """What oxrdflib, its parsers included, uses of Oxigraph's store, with a look at what is written.

    It asks the store for the quads each time: rdflib's objects are rings, which would keep a store on disk open after
    it was closed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._here = embedded(store)
        self._here.local()  # says at once that it was closed

    def __getattr__(self, name: str) -> Any:
        if name in _READS:
            return getattr(self._here.quads, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def add(self, quad: ox.Quad) -> None:
        """Add a quad."""
        self.extend([quad])

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, all or none."""
        self._require_writable()
        self._here.quads.extend(list(self._named(quads)))

    def load(self, *, to_graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, **source: Any) -> None:
        """Add what a file says, all or nothing; `to_graph` is for what it puts into no named graph."""
        self.extend(_parsed(to_graph, source))

    def bulk_load(self, *, to_graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, **source: Any) -> None:
        """Add what a file says as it is read."""
        self._require_writable()
        self._here.quads.bulk_extend(self._named(_parsed(to_graph, source)))

    def remove(self, quad: ox.Quad) -> None:
        """Remove a quad."""
        self._require_writable()
        self._here.quads.remove(quad)

    def add_graph(self, graph: object) -> None:
        """Do nothing: `Dataset.graph` calls this for a graph that is only read, and none here is empty."""

    def remove_graph(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> None:
        """Remove a graph."""
        self._require_writable()
        self._here.quads.remove_graph(graph)

    def _require_writable(self) -> None:
        if not isinstance(self._store, EmbeddedStore):
            raise StoreError(
                f"{self._store.location}: what is written to a copy of it does not reach it. Use `replace` and "
                "`remove`, or its own SPARQL updates and then `refresh`."
            )
        self._store.require_writable()

    def _named(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        for quad in quads:
            if isinstance(quad.graph_name, ox.DefaultGraph):
                raise StoreError(
                    f"{self._store.location}: {quad.subject} was to be written to no named graph, where each statement "
                    'here stands in one. Name it: `kg.dataset.graph(URIRef("…"))`.'
                )
            yield quad


def _parsed(to_graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, source: dict[str, Any]) -> Iterator[ox.Quad]:
    for quad in ox.parse(**source, rename_blank_nodes=True):
        unnamed = isinstance(quad.graph_name, ox.DefaultGraph)
        yield ox.Quad(quad.subject, quad.predicate, quad.object, to_graph) if unnamed else quad
