"""What measures read of a network: who its nodes are, and its links as pairs of numbers.

Any NetworkX graph will do, of which nodes may have `zh`, `en` and `type`; only sums of money need the claims that
networks of `kg.network` bring along.
"""

from __future__ import annotations

from math import isnan
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.structure import Structure
from aidgraph.errors import InputError
from aidgraph.network import require_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

__all__ = ["WHO", "in_order", "ranked_rows", "require_claims", "structured", "who"]

_KEPT = "aidgraph"

#: The columns that name a node.
WHO = ("id", "zh", "en", "type")


def in_order(net: nx.Graph) -> list[Any]:
    """Return the nodes by name, whatever they are.

    Raises:
        InputError: it is no NetworkX graph.
    """
    require_graph(net)
    return sorted(net, key=lambda node: (str(node), type(node).__qualname__))


def structured(net: nx.Graph) -> tuple[list[Any], Structure]:
    """Return the nodes in order, and the links between their numbers.

    They are kept where NetworkX keeps what engines make of a graph (`__networkx_cache__`), until it changes. Treat them
    as read-only.
    """
    require_graph(net)
    # A view has a cache of its own, which does not hear of changes to what it is a view of.
    cache = None if hasattr(net, "_graph") else getattr(net, "__networkx_cache__", None)
    if cache is not None and _KEPT in cache:
        kept: tuple[list[Any], Structure] = cache[_KEPT]
        return kept
    nodes = in_order(net)
    number = {node: i for i, node in enumerate(nodes)}
    pairs = [
        (number[source], number[target])
        for source, targets in net.adjacency()
        for target, links in targets.items()
        if net.is_directed() or number[source] <= number[target]
        for _ in (links if net.is_multigraph() else (None,))
    ]
    found = nodes, Structure(len(nodes), pairs)
    if cache is not None:
        cache[_KEPT] = found
    return found


def who(net: nx.Graph, node: Any) -> tuple[Any, ...]:
    """Return what names a node: itself, its labels and its type, empty where it has none."""
    get = net.nodes[node].get
    return node, get("zh", ""), get("en", ""), get("type", "")


def ranked_rows(
    net: nx.Graph, nodes: Iterable[Any], values: Iterable[float], *, lowest: bool = False
) -> list[tuple[Any, ...]]:
    """Return a row for each node that says who it is, and its value to six digits: what is no number is None, and last.

    The highest come first, or the lowest; those of one value keep their order.
    """
    data = dict(net.nodes(data=True))
    values = list(values)
    # Digits that count, not decimals: the shares of many nodes are small. Many have one value.
    rounded = {value: float(f"{value:.6g}") for value in set(values)}
    rows = [
        (node, (get := data[node].get)("zh", ""), get("en", ""), get("type", ""), rounded[value])
        for node, value in zip(nodes, values, strict=True)
    ]
    known = [row for row in rows if not isnan(row[-1])]
    known.sort(key=itemgetter(-1), reverse=not lowest)
    return known if len(known) == len(rows) else known + [(*row[:-1], None) for row in rows if isnan(row[-1])]


def require_claims(net: nx.Graph) -> None:
    """Raise `InputError` where a graph does not bring its claims along."""
    require_graph(net)
    if "claims" not in net.graph:
        raise InputError("This measure needs a network of kg.network(…), whose edges name their claims.")
