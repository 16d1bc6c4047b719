"""A part of a network: what leads from one place, or what lies in it, to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["between"]


def between(net: MultiDiGraph, source: str, target: str) -> MultiDiGraph:
    """Return the edges of a network that lead from a place, or what it contains, to another or what that contains.

    Args:
        net: A network of `kg.network`; it is not changed.
        source: IRI of the place, such as a province, from which edges lead.
        target: IRI of the place, such as a prefecture, to which they lead.

    Returns:
        A new network with the same graph attributes; without an edge where there is none, never an error.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> part = between(kg.network("support"), kg.thing("江苏省").id, kg.thing("伊犁哈萨克自治州").id)
    >>> sorted({part.nodes[node]["type"] for node in part})
    ['County', 'CountyLevelCity', 'DevelopmentZone', 'District', 'Prefecture', 'Province']
    """
    above = net.graph["ancestors"]

    def inside(node: Any, place: str) -> bool:
        return bool(node == place or place in above.get(node, ()))

    edges = [edge for edge in net.edges(keys=True) if inside(edge[0], source) and inside(edge[1], target)]
    return net.edge_subgraph(edges).copy()
