"""A network as a whole, and layer by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import structured
from aidgraph.network import MUTUAL, require_graph
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["layers", "overview"]

_DIGITS = 6


def overview(net: nx.Graph) -> Table:
    """Measure a network as a whole: one row.

    `nodes`, `links`, `pairs` (of different nodes that a link joins in either direction), `density` (pairs of all that
    there could be, or ordered pairs in a directed network, 0 to 1; Wasserman and Faust 1994, 4.3), `reciprocity` (the
    share of joined ordered pairs that are joined the other way, too, 0 to 1; Newman 2010, 7.10; None without
    directions), `components`, `largest` (nodes of the largest one), `multiplexity` (the share of joined pairs that more
    than one relation joins, 0 to 1; Kivelä et al. 2014) and `modularity` (Newman and Girvan 2004; -1/2 to 1) of the
    seeded Leiden communities, which needs a null model to be judged by: forests have a high one anyway.

    A link of a relation that holds both ways, such as a twinning, joins both ordered pairs: the reciprocity of twinning
    is 1 by definition. Loops do not count; parallel links weigh as their number in modularity alone.
    """
    nodes, structure = structured(net)
    n, links = len(nodes), structure.pairs
    ordered = {pair for pair in links if pair[0] != pair[1]}
    if net.is_directed():
        number = {node: i for i, node in enumerate(nodes)}
        mutual = [(a, b) for a, b, relation in net.edges(data="relation") if relation in MUTUAL and a != b]
        ordered |= {(number[b], number[a]) for a, b in mutual}
    pairs = {(min(pair), max(pair)) for pair in ordered}
    joined, possible = (ordered, n * (n - 1)) if net.is_directed() else (pairs, n * (n - 1) // 2)
    groups = structure.connected()
    relations: dict[frozenset[Any], set[str]] = {}
    for a, b, data in net.edges(data=True):
        if a != b:
            relations.setdefault(frozenset((a, b)), set()).add(str(data.get("relation", "")))
    modularity = structure.modularity(structure.leiden())
    row = (
        n,
        len(links),
        len(pairs),
        _share(len(joined), possible),
        _share(sum((b, a) in ordered for a, b in ordered), len(ordered)) if net.is_directed() else None,
        len(groups),
        len(groups[0]) if groups else 0,
        _share(sum(len(found) > 1 for found in relations.values()), len(relations)),
        None if modularity is None else round(modularity, _DIGITS),
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

    The edge overlap of layers in multilayer networks (Kivelä et al. 2014). A pair counts in either direction, once;
    `shared` pairs are joined by both relations, `either` by one of them at least. Weights and loops do not count.
    """
    require_graph(net)
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


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None
