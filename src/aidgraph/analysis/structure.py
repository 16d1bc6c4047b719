"""Measures of structure over nodes 0, 1, 2 … and pairs of them: what those of networks and the views share."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["ROUNDS", "Groups", "Structure", "membership", "seeded"]

#: Rounds of the Leiden algorithm. To go on until nothing changes takes several times as long on large networks, for a
#: modularity that is less than a thousandth higher.
ROUNDS = 3

Groups = list[list[int]]


class Structure:
    """Nodes 0 to `count` - 1 and pairs of them, brought to igraph once for all that is asked of them.

    What it hands out is shared: copy an igraph graph before you change it.

    >>> Structure(3, [(0, 1), (2, 1)]).between()
    [0.0, 1.0, 0.0]
    """

    def __init__(self, count: int, pairs: Sequence[tuple[int, int]]) -> None:
        self.count, self.pairs = count, pairs

    @cached_property
    def ties(self) -> Any:
        """The undirected igraph graph without loops, whose edges have the number of their links as `weight`."""
        import igraph

        weights = Counter([(a, b) if a < b else (b, a) for a, b in self.pairs if a != b])
        edges = sorted(weights)
        return igraph.Graph(n=self.count, edges=edges, edge_attrs={"weight": [weights[edge] for edge in edges]})

    @cached_property
    def directed(self) -> Any:
        """The directed igraph graph of all pairs, parallel ones and loops among them."""
        return self._links(directed=True)

    @cached_property
    def undirected(self) -> Any:
        """The undirected igraph graph of all pairs, parallel ones and loops among them."""
        return self._links(directed=False)

    def between(self) -> list[float]:
        """Return each node's share of the shortest paths between others (Freeman 1977).

        Direction and repetition of pairs are none.
        """
        most = max((self.count - 1) * (self.count - 2) / 2, 1)
        return [value / most for value in self.ties.betweenness()]

    def connected(self) -> Groups:
        """Return the connected components, the largest first.

        >>> Structure(4, [(2, 3), (3, 1)]).connected()
        [[1, 2, 3], [0]]
        """
        return _ordered(self.ties.connected_components())

    def leiden(self, seed: int = 0) -> Groups:
        """Return the communities that the Leiden algorithm finds for modularity (Traag, Waltman and van Eck 2019).

        In three rounds, the largest first. Pairs count in either direction; parallel ones weigh as their number.

        >>> Structure(6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]).leiden()
        [[0, 1, 2], [3, 4, 5]]
        """
        if not self.ties.ecount():
            return [[node] for node in range(self.count)]
        with seeded(seed):
            return _ordered(self.ties.community_leiden("modularity", weights="weight", n_iterations=ROUNDS))

    def modularity(self, groups: Groups) -> float | None:
        """Return the modularity (Newman and Girvan 2004) of a partition, None where there are no pairs."""
        if not self.ties.ecount():
            return None
        return float(self.ties.modularity(membership(self.count, groups), weights="weight"))

    def _links(self, *, directed: bool) -> Any:
        import igraph

        return igraph.Graph(n=self.count, edges=self.pairs, directed=directed)


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


def _ordered(groups: Iterable[Iterable[int]]) -> Groups:
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
