"""Measures over networks: each takes a network of `KnowledgeGraph.network` and returns a tidy table.

Pairings are nearly a forest, so that betweenness and communities say little about the support network alone; they are
meant for the network of all relations. A tie that a source is silent on is absent here: attention is not aid.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.analysis.structure import between, connected, louvain
from aidgraph.derive import additive_selection, status_class
from aidgraph.errors import InputError
from aidgraph.network import GIVING, RECEIVING, SUMS, Claims, fills, shares
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import networkx as nx


__all__ = ["MEASURES", "Measure", "betweenness", "communities", "components", "degree", "strength"]

_WHO = ("id", "zh", "en", "type")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its title and reading in both languages."""

    name: str
    zh: str
    en: str
    compute: Callable[[nx.MultiDiGraph], Table]


def degree(net: nx.MultiDiGraph) -> Table:
    """Count links and neighbours of each node (Freeman 1979).

    Returns `links_in`, `links_out`, `neighbours` (different nodes at the other ends), sorted by links, most first.
    """
    _require_network(net)
    rows = [
        (*_who(net, n), net.in_degree(n), net.out_degree(n), len({*net.predecessors(n), *net.successors(n)} - {n}))
        for n in net
    ]
    return Table((*_WHO, "links_in", "links_out", "neighbours"), sorted(rows, key=lambda r: (-r[4] - r[5], r[0])))


def strength(net: nx.MultiDiGraph) -> Table:
    """Give the money that each node gives or receives, by kind of money and class of status.

    Only the roles that move money count: who coordinates a loan neither gives nor receives it.
    A total is an interval in nominal CNY over an additive selection of the claims on the node's edges (see
    `aidgraph.derive.additive`); `low` and `high` are its logical ends, None where open. Where `additive` is False the
    total is only a range: the claims may overlap or conflict, or the figure is for several and `shared` names it; of
    such a figure the node has anything from nothing to the whole. `claims` lists what was counted, `left_out` what was
    not, with the reason. Money that no edge of this network stands for is not counted: ask the network `all` for that.
    """
    _require_network(net)
    claims, ancestors = net.graph["claims"], net.graph["ancestors"]
    if isinstance(claims, Claims):
        claims = claims.together(
            iri for *_, data in net.edges(data=True) for iri in (*data["claims"], *data["funding"])
        )
    rows = []
    for node in net:
        edges = (*net.out_edges(node, data=True), *net.in_edges(node, data=True))
        behind = {iri for _, _, data in edges for iri in (*data["claims"], *data["funding"])}
        for direction, roles in (("out", GIVING), ("in", RECEIVING)):
            moved = [claim for iri in behind if fills(node, roles, claim := claims[iri])]
            shared = {claim.id for claim in moved if shares(node, roles, claim)}
            told = {(one.measure, status_class(claim.status)) for claim in moved for one in claim.quantities}
            for measure, status in product(SUMS, ("plan", "current", "outcome")):
                if (measure, status) in told:
                    chosen = additive_selection(moved, measure, status, ancestors, shared)
                    if chosen is not None:
                        rows.append(
                            (
                                *_who(net, node),
                                direction,
                                measure,
                                status,
                                chosen.total.low,
                                chosen.total.high,
                                chosen.total.basis,
                                chosen.additive,
                                [vocab.compact(iri) for iri in chosen.kept],
                                [vocab.compact(iri) for iri in chosen.shared],
                                [f"{vocab.compact(iri)}: {reason}" for iri, reason in chosen.left_out],
                            )
                        )
    columns = (
        *_WHO,
        "direction",
        "money",
        "status",
        "low",
        "high",
        "basis",
        "additive",
        "claims",
        "shared",
        "left_out",
    )
    return Table(columns, rows)


def betweenness(net: nx.MultiDiGraph) -> Table:
    """Give the share of shortest paths between other nodes that pass through each node (Freeman 1977), 0 to 1.

    Paths run along links in either direction; parallel links count once.
    """
    _require_network(net)
    nodes, pairs = _numbered(net)
    rows = [(*_who(net, node), round(value, 6)) for node, value in zip(nodes, between(len(nodes), pairs), strict=True)]
    return Table((*_WHO, "betweenness"), sorted(rows, key=lambda row: (-row[4], row[0])))


def components(net: nx.MultiDiGraph) -> Table:
    """Number the weakly connected components, the largest first; each node with its component and the size of it."""
    _require_network(net)
    return _groups(net, "component", connected)


def communities(net: nx.MultiDiGraph) -> Table:
    """Number the communities of the Louvain method (Blondel et al. 2008), seeded, the largest first.

    Links count in either direction; parallel links weigh as their number.
    """
    _require_network(net)
    return _groups(net, "community", louvain)


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("degree", "度：联系与相邻者的数目", "Degree: links and neighbours", degree),
        Measure("strength", "强度：按资金口径与状态的金额区间", "Strength: money as intervals", strength),
        Measure(
            "betweenness", "中介度：处于他者之间最短路径的比例", "Betweenness: share of shortest paths", betweenness
        ),
        Measure("components", "连通分量", "Components", components),
        Measure("communities", "社群（Louvain）", "Communities (Louvain)", communities),
    )
}


def _numbered(net: nx.MultiDiGraph) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the nodes in order, and the links as pairs of their numbers."""
    nodes = sorted(net)
    number = {node: i for i, node in enumerate(nodes)}
    return nodes, [(number[source], number[target]) for source, target in net.edges()]


def _groups(
    net: nx.MultiDiGraph, word: str, find: Callable[[int, Iterable[tuple[int, int]]], list[list[int]]]
) -> Table:
    nodes, pairs = _numbered(net)
    groups = find(len(nodes), pairs)
    rows = [(*_who(net, nodes[i]), rank, len(group)) for rank, group in enumerate(groups, 1) for i in group]
    return Table((*_WHO, word, "size"), rows)


def _who(net: nx.MultiDiGraph, node: str) -> tuple[Any, ...]:
    data = net.nodes[node]
    return node, data["zh"], data["en"], data["type"]


def _require_network(net: nx.MultiDiGraph) -> None:
    if not hasattr(net, "graph") or "claims" not in net.graph:
        raise InputError("This measure needs a network of kg.network(…), whose edges name their claims.")
