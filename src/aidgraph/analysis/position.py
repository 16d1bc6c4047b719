"""Where things stand in a network: ties, paths through them, rank and brokerage.

Pairings are nearly a forest: between a supporter and its recipients nothing lies, so that betweenness and constraint
say little of the network of support alone; they are meant for that of all relations. A tie that the sources are silent
on is absent here: attention is not aid.
"""

from __future__ import annotations

from collections import Counter
from math import isnan
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import WHO, in_order, numbered, who
from aidgraph.analysis.structure import between
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

__all__ = ["betweenness", "constraint", "degree", "pagerank", "participation"]

_DIGITS = 6


def degree(net: nx.Graph) -> Table:
    """Count links and neighbours of each node (Freeman 1979).

    Returns `links_in`, `links_out`, `neighbours` (different nodes at the other ends), sorted by links, most first.
    Parallel links count each; without directions a link counts in and out.
    """
    nodes = in_order(net)
    if net.is_directed():
        rows = [
            (*who(net, n), net.in_degree(n), net.out_degree(n), len({*net.predecessors(n), *net.successors(n)} - {n}))
            for n in nodes
        ]
    else:
        rows = [(*who(net, n), net.degree(n), net.degree(n), len({*net.neighbors(n)} - {n})) for n in nodes]
    return Table((*WHO, "links_in", "links_out", "neighbours"), sorted(rows, key=lambda row: -row[4] - row[5]))


def betweenness(net: nx.Graph) -> Table:
    """Give the share of shortest paths between other nodes that pass through each node (Freeman 1977), 0 to 1.

    Paths run along links in either direction; parallel links count once.
    """
    nodes, pairs = numbered(net)
    return _ranked(net, nodes, "betweenness", between(len(nodes), pairs))


def pagerank(net: nx.Graph, damping: float = 0.85) -> Table:
    """Rank nodes by the links they get from nodes that rank high themselves (Brin and Page 1998); the sum is 1.

    Args:
        net: a network; links count in their direction, or in both where it has none, parallel ones as their number. A
            node from which no link leads gives its rank to all alike.
        damping: the chance, 0 to 1, to follow a link rather than to start anew anywhere.

    Raises:
        InputError: `damping` is no such chance.
    """
    import igraph

    if not 0 <= damping <= 1:
        raise InputError(f"damping={damping!r}: give a number from 0 to 1.")
    nodes, pairs = numbered(net)
    if not nodes:
        return Table((*WHO, "pagerank"), [])
    graph = igraph.Graph(n=len(nodes), edges=pairs, directed=net.is_directed())
    return _ranked(net, nodes, "pagerank", graph.pagerank(damping=damping))


def constraint(net: nx.Graph) -> Table:
    """Give how far a node's neighbours are neighbours of each other (Burt 1992): low is a broker between them.

    Links count in either direction, parallel ones as their number; loops do not count. From near 0, with many
    neighbours that are strangers to each other, to 1 with a single one, and a little above in dense triads; None for a
    node without neighbours. The lowest first.
    """
    import igraph

    nodes, pairs = numbered(net)
    weights = Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    graph = igraph.Graph(n=len(nodes), edges=sorted(weights))
    found = graph.constraint(weights=[weights[pair] for pair in sorted(weights)]) if nodes else []
    rows = [
        (*who(net, node), None if isnan(value) else round(value, _DIGITS))
        for node, value in zip(nodes, found, strict=True)
    ]
    return Table((*WHO, "constraint"), sorted(rows, key=lambda row: (row[4] is None, row[4] or 0)))


def participation(net: nx.Graph) -> Table:
    """Give how evenly a node's links spread over the relations (Battiston, Nicosia and Latora 2014), 0 to 1.

    A relation is a layer: 0 is a node in one alone, 1 one with as many links in each of the network's layers.
    `layers` counts those that it has links in. None for a node without links, and where the network has one layer.
    """
    nodes = in_order(net)
    layers = sorted({str(data.get("relation", "")) for *_, data in net.edges(data=True)})
    counts: dict[Any, Counter[str]] = {node: Counter() for node in nodes}
    for a, b, data in net.edges(data=True):
        for end in {a, b}:
            counts[end][str(data.get("relation", ""))] += 1
    rows = []
    for node in nodes:
        found, total = counts[node], sum(counts[node].values())
        value = None
        if total and len(layers) > 1:
            spread = 1 - sum((number / total) ** 2 for number in found.values())
            value = round(len(layers) / (len(layers) - 1) * spread, _DIGITS)
        rows.append((*who(net, node), len(found), value))
    return Table((*WHO, "layers", "participation"), sorted(rows, key=lambda row: -(row[5] or 0)))


def _ranked(net: nx.Graph, nodes: Sequence[Any], name: str, values: Sequence[float]) -> Table:
    """Return one value a node, the highest first."""
    rows = [(*who(net, node), round(value, _DIGITS)) for node, value in zip(nodes, values, strict=True)]
    return Table((*WHO, name), sorted(rows, key=lambda row: -row[4]))
