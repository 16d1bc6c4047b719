"""A network as a whole, and layer by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import numbered
from aidgraph.analysis.structure import connected, leiden, membership, weighted
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

__all__ = ["layers", "overview"]

_DIGITS = 6


def overview(net: nx.Graph) -> Table:
    """Measure a network as a whole: one row.

    `nodes`, `links`, `pairs` (of different nodes that a link joins in either direction), `density` (pairs of all that
    there could be, or ordered pairs in a directed network), `reciprocity` (the share of joined ordered pairs that are
    joined the other way, too; None without directions), `components`, `largest` (nodes of the largest one),
    `multiplexity` (the share of joined pairs that more than one relation joins) and `modularity` (Newman and Girvan
    2004) of the seeded Leiden communities, which needs a null model to be judged by: forests have a high one anyway.
    """
    nodes, links = numbered(net)
    n = len(nodes)
    ordered = {pair for pair in links if pair[0] != pair[1]}
    pairs = {(min(pair), max(pair)) for pair in ordered}
    joined, possible = (ordered, n * (n - 1)) if net.is_directed() else (pairs, n * (n - 1) // 2)
    groups = connected(n, links)
    relations: dict[frozenset[Any], set[str]] = {}
    for a, b, data in net.edges(data=True):
        if a != b:
            relations.setdefault(frozenset((a, b)), set()).add(str(data.get("relation", "")))
    row = (
        n,
        len(links),
        len(pairs),
        _share(len(joined), possible),
        _share(sum((b, a) in ordered for a, b in ordered), len(ordered)) if net.is_directed() else None,
        len(groups),
        len(groups[0]) if groups else 0,
        _share(sum(len(found) > 1 for found in relations.values()), len(relations)),
        _modularity(n, links),
    )
    columns = (
        "nodes",
        "links",
        "pairs",
        "density",
        "reciprocity",
        "components",
        "largest",
        "multiplexity",
        "modularity",
    )
    return Table(columns, [row])


def layers(net: nx.Graph) -> Table:
    """Say how far the relations of a network join the same pairs: the Jaccard index of each two (Jaccard 1901), 0 to 1.

    A pair counts in either direction; `shared` pairs are joined by both relations, `either` by one of them at least.
    """
    numbered(net)
    joined: dict[str, set[frozenset[Any]]] = {}
    for a, b, data in net.edges(data=True):
        if a != b:
            joined.setdefault(str(data.get("relation", "")), set()).add(frozenset((a, b)))
    names = sorted(joined)
    rows = [
        (one, other, len(joined[one] & joined[other]), len(joined[one] | joined[other]),
         _share(len(joined[one] & joined[other]), len(joined[one] | joined[other])))
        for i, one in enumerate(names)
        for other in names[i + 1 :]
    ]  # fmt: skip
    return Table(("relation", "other", "shared", "either", "jaccard"), sorted(rows, key=lambda row: -row[4]))


def _modularity(n: int, links: Iterable[tuple[int, int]]) -> float | None:
    links = list(links)
    graph = weighted(n, links)
    if not graph.ecount():
        return None
    return round(float(graph.modularity(membership(n, leiden(n, links)), weights="weight")), _DIGITS)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None
