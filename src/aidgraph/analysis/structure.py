"""Measures of structure over nodes 0, 1, 2 … and pairs of them: what those of networks and the views share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["between", "connected", "louvain"]

Groups = list[list[int]]


def between(count: int, pairs: Iterable[tuple[int, int]]) -> list[float]:
    """Return each node's share of the shortest paths between others (Freeman 1977); direction and repetition are none.

    >>> between(3, [(0, 1), (2, 1)])
    [0.0, 1.0, 0.0]
    """
    values = _simple(count, pairs).betweenness()
    most = max((count - 1) * (count - 2) / 2, 1)
    return [value / most for value in values]


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> Groups:
    """Return the connected components, the largest first.

    >>> connected(4, [(2, 3), (3, 1)])
    [[1, 2, 3], [0]]
    """
    return _ordered(_simple(count, pairs).connected_components())


def louvain(count: int, pairs: Iterable[tuple[int, int]]) -> Groups:
    """Return the communities of the Louvain method (Blondel et al. 2008), seeded, the largest first.

    Links count in either direction; parallel ones weigh as their number.

    >>> louvain(6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)])
    [[0, 1, 2], [3, 4, 5]]
    """
    import networkx as nx

    weights = Counter((min(pair), max(pair)) for pair in pairs)
    if not weights:
        return [[node] for node in range(count)]
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return _ordered(nx.community.louvain_communities(graph, seed=0))


def _simple(count: int, pairs: Iterable[tuple[int, int]]) -> Any:
    import igraph

    return igraph.Graph(n=count, edges=sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b}))


def _ordered(groups: Iterable[Iterable[int]]) -> Groups:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
