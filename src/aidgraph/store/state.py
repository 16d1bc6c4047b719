"""The state of a graph as it says itself: what stands in the graph `links` about that graph.

This is the seal, the stamp of the last change and, where a server cannot replace a graph at once, a mark for each graph
that is under change. It is little and quickly asked for, and no two states of one graph have the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.store.files import graph_iri

if TYPE_CHECKING:
    from aidgraph.store.protocol import Change, Solutions, Store

    State: TypeAlias = frozenset[ox.Quad]

__all__ = ["marked", "marks", "of_state", "read_state", "state_after", "touches_state"]

_LINKS = ox.NamedNode(vocab.GRAPH + "links")
_NEEDS = ox.NamedNode(vocab.PREFIXES["dct"] + "requires")
_STATE = f"SELECT ?p ?o {{ GRAPH {_LINKS} {{ {_LINKS} ?p ?o }} }}"


def read_state(store: Store) -> State:
    """Return what a store says of its state now."""
    rows = cast("Solutions", store.query(_STATE))
    return frozenset(ox.Quad(_LINKS, *row, _LINKS) for row in rows)  # type: ignore[call-arg, arg-type]


def state_after(state: State, change: Change) -> State:
    """Return what a store that said `state` says after a change."""
    kept = frozenset() if _LINKS.value in change.graphs else state
    return (kept - frozenset(change.removed)) | {quad for quad in _added(change) if of_state(quad)}


def touches_state(change: Change) -> bool:
    """Whether a change is one of the state too."""
    said = any(map(of_state, [*change.removed, *change.added]))
    return said or change.seal is not None or _LINKS.value in change.graphs


def marks(change: Change) -> list[ox.Quad]:
    """Return a mark for each graph that a change touches; links are known by their seal."""
    graphs = {*change.graphs, *map(graph_iri, [*change.removed, *change.added])} - {_LINKS.value}
    return [ox.Quad(_LINKS, _NEEDS, ox.NamedNode(graph), _LINKS) for graph in sorted(graphs)]


def marked(state: State) -> list[str]:
    """Return the IRIs of the graphs that were under change when that broke off."""
    return sorted(quad.object.value for quad in state if quad.predicate == _NEEDS)  # type: ignore[union-attr]


def of_state(quad: ox.Quad) -> bool:
    """Whether a quad says something of the state."""
    return quad.subject == quad.graph_name == _LINKS


def _added(change: Change) -> list[ox.Quad]:
    seal = () if change.seal is None else (change.seal,)
    return [*change.graphs.get(_LINKS.value, ()), *change.added, *seal]
