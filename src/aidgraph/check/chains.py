"""Chains that lead back to where they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["circles"]


def circles(steps: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the nodes of each circle that steps from one to another make, sorted; circles that meet are one.

    >>> circles([("a", "b"), ("b", "a"), ("b", "c"), ("d", "d")])
    [['a', 'b'], ['d']]
    """
    import networkx as nx

    graph = nx.DiGraph(list(steps))
    tied = nx.strongly_connected_components(graph)
    return sorted(sorted(nodes) for nodes in tied if len(nodes) > 1 or any(graph.has_edge(one, one) for one in nodes))
