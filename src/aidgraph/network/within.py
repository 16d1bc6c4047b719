"""A part of a network: what leads from one place, or what lies in it, to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError
from aidgraph.network.shapes import shared_attributes

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["between"]


def between(net: MultiDiGraph, source: str, target: str) -> MultiDiGraph:
    """Return the edges of a network that lead from a place, or what it contains, to another or what that contains.

    Args:
        net: A network of `kg.network`, or any directed NetworkX graph whose attribute `ancestors` holds for each node
            the places that contain it; a node that it lacks lies in none. It is not changed.
        source: IRI of the place, such as a province, from which edges lead.
        target: IRI of the place, such as a prefecture, to which they lead.

    Returns:
        A new network with the same graph attributes but those that say what the whole comes to, nodes and edges in the
        order of the whole; without an edge where there is none, never an error.

    Raises:
        InputError: the graph has no `ancestors`.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> part = between(kg.network("support"), kg.thing("江苏省").id, kg.thing("伊犁哈萨克自治州").id)
    >>> sorted({part.nodes[node]["type"] for node in part})
    ['County', 'CountyLevelCity', 'DevelopmentZone', 'District', 'Prefecture', 'Province']
    """
    above = net.graph.get("ancestors")
    if not isinstance(above, Mapping):
        raise InputError(
            "The graph does not say which places contain its nodes; take one of kg.network(…), or set "
            'net.graph["ancestors"] = {node: {place, …}}.'
        )

    def inside(node: Any, place: str) -> bool:
        return bool(node == place or place in above.get(node, ()))

    # A subgraph of NetworkX has its nodes in the order of a set, which differs between processes.
    edges = [edge for edge in net.edges if inside(edge[0], source) and inside(edge[1], target)]
    ends = {end for edge in edges for end in edge[:2]}
    part = net.__class__()
    part.graph.update(shared_attributes(net))
    part.add_nodes_from((node, data) for node, data in net.nodes(data=True) if node in ends)
    part.add_edges_from((*edge, net.edges[edge]) for edge in edges)
    return part
