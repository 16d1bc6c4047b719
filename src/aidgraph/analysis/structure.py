"""Measures of structure over nodes 0, 1, 2 … and pairs of them: what those of networks and the views share."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Groups", "between", "connected", "leiden", "membership", "seeded", "weighted"]

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


def leiden(count: int, pairs: Iterable[tuple[int, int]], seed: int = 0) -> Groups:
    """Return the communities that the Leiden algorithm finds for modularity (Traag, Waltman and van Eck 2019), seeded.

    The largest first. Links count in either direction; parallel ones weigh as their number.

    >>> leiden(6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)])
    [[0, 1, 2], [3, 4, 5]]
    """
    graph = weighted(count, pairs)
    if not graph.ecount():
        return [[node] for node in range(count)]
    with seeded(seed):
        return _ordered(graph.community_leiden("modularity", weights="weight", n_iterations=-1))


def weighted(count: int, pairs: Iterable[tuple[int, int]]) -> Any:
    """Return an undirected igraph graph without loops, whose edges have the number of their links as `weight`."""
    import igraph

    weights = Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    edges = sorted(weights)
    return igraph.Graph(n=count, edges=edges, edge_attrs={"weight": [weights[edge] for edge in edges]})


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a seed, and after that again from Python's own source of chance."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - no secrets
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def membership(count: int, groups: Groups) -> list[int]:
    """Return the number of the group of each node.

    >>> membership(3, [[0, 2], [1]])
    [0, 1, 0]
    """
    member = [0] * count
    for rank, group in enumerate(groups):
        for node in group:
            member[node] = rank
    return member


def _simple(count: int, pairs: Iterable[tuple[int, int]]) -> Any:
    import igraph

    return igraph.Graph(n=count, edges=sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b}))


def _ordered(groups: Iterable[Iterable[int]]) -> Groups:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
