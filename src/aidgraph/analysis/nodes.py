"""What measures read of a network: who its nodes are, and its links as pairs of numbers.

Any NetworkX graph will do, of which nodes may have `zh`, `en` and `type`; only sums of money need the claims that
networks of `kg.network` bring along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["WHO", "in_order", "numbered", "require_claims", "require_graph", "who"]

#: The columns that name a node.
WHO = ("id", "zh", "en", "type")


def in_order(net: nx.Graph) -> list[Any]:
    """Return the nodes by name, whatever they are.

    Raises:
        InputError: it is no NetworkX graph.
    """
    require_graph(net)
    return sorted(net, key=lambda node: (str(node), type(node).__qualname__))


def numbered(net: nx.Graph) -> tuple[list[Any], list[tuple[int, int]]]:
    """Return the nodes in order, and the links as pairs of their numbers."""
    nodes = in_order(net)
    number = {node: i for i, node in enumerate(nodes)}
    return nodes, [(number[source], number[target]) for source, target in net.edges()]


def who(net: nx.Graph, node: Any) -> tuple[Any, ...]:
    """Return what names a node: itself, its labels and its type, empty where it has none."""
    data = net.nodes[node]
    return node, data.get("zh", ""), data.get("en", ""), data.get("type", "")


def require_graph(net: object) -> None:
    """Raise `InputError` where something is no NetworkX graph."""
    import networkx as nx

    if not isinstance(net, nx.Graph):
        raise InputError(f"A measure takes a NetworkX graph, such as kg.network(…) gives, not {type(net).__name__}.")


def require_claims(net: nx.Graph) -> None:
    """Raise `InputError` where a graph does not bring its claims along."""
    require_graph(net)
    if "claims" not in net.graph:
        raise InputError("This measure needs a network of kg.network(…), whose edges name their claims.")
