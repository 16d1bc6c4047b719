"""Where things stand in a network: ties, paths through them, rank and brokerage.

Pairings are nearly a forest: between a supporter and its recipients nothing lies, so that betweenness and constraint
say little of the network of support alone; they are meant for that of all relations. A tie that the sources are silent
on is absent here: attention is not aid.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import WHO, in_order, ranked, structured, who
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["betweenness", "constraint", "degree", "pagerank", "participation"]

_DIGITS = 6


def degree(net: nx.Graph) -> Table:
    """Count links and neighbours of each node (Freeman 1979).

    Returns `links_in`, `links_out`, `neighbours` (different nodes at the other ends), each from 0 up, sorted by links,
    most first. Parallel links count each; without directions a link counts in and out. Weights do not count.
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

    Paths run along links in either direction; parallel links count once, weights and loops not at all.
    """
    nodes, structure = structured(net)
    return ranked(net, "betweenness", nodes, structure.between())


def pagerank(net: nx.Graph, damping: float = 0.85) -> Table:
    """Rank nodes by the links they get from nodes that rank high themselves (Brin and Page 1998); the sum is 1.

    Args:
        net: a network; links count in their direction, or in both where it has none, parallel ones as their number,
            and weights not at all. A node from which no link leads gives its rank to all alike. A loop without
            direction is two ways out of its node and back, as in its degree; NetworkX counts it as one.
        damping: the chance, from 0 to less than 1, to follow a link rather than to start anew anywhere. With 1 a
            network in pieces would have no one ranking.

    Raises:
        InputError: `damping` is no such chance.
    """
    if not 0 <= damping < 1:
        raise InputError(f"damping={damping!r}: give a number from 0 to less than 1, such as 0.85.")
    nodes, structure = structured(net)
    graph = structure.directed if net.is_directed() else structure.undirected
    values = graph.pagerank(damping=damping) if nodes else []
    return ranked(net, "pagerank", nodes, values)


def constraint(net: nx.Graph) -> Table:
    """Give how far a node's neighbours are neighbours of each other (Burt 1992): low is a broker between them.

    Links count in either direction, parallel ones as their number; loops and weights do not count. From near 0, with
    many neighbours that are strangers to each other, to 1 with a single one, and above where the neighbours know each
    other: 9/8 in a triad of single links, and near 2, which is never reached, where many parallel links join them. None
    for a node without neighbours. The lowest first.
    """
    nodes, structure = structured(net)
    found = structure.ties.constraint(weights="weight") if nodes else []
    return ranked(net, "constraint", nodes, found, lowest=True)


def participation(net: nx.Graph) -> Table:
    """Give how evenly a node's links spread over the relations (Battiston, Nicosia and Latora 2014), 0 to 1.

    A relation is a layer: 0 is a node in one alone, 1 one with as many links in each of the network's layers.
    `layers` counts those that it has links in. Links count in either direction, each once; weights do not count. None
    for a node without links, and where the network has one layer.
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
