"""Other shapes of a network: its layers, and what nodes of one type share."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.network.edges import claims_of, links_between
from aidgraph.network.given import require_graph

if TYPE_CHECKING:
    from networkx import Graph

__all__ = ["layers_of", "shared_attributes", "shared_by", "two_mode"]

_OF_THE_WHOLE = ("totals", "left_out")
_KEPT = ("claims", "sources", "ancestors", "agreement")


def layers_of(net: Graph) -> dict[str, Graph]:
    """Return the links of each relation as a network of its own, by relation; each keeps all nodes of the whole.

    Links without a relation are a layer of the name “”.

    Raises:
        InputError: it is no NetworkX graph.

    >>> import aidgraph
    >>> layers = layers_of(aidgraph.open().network("all"))
    >>> sum(layer.number_of_edges() for layer in layers.values())
    227
    """
    require_graph(net)
    found: dict[str, Graph] = {}
    edges = net.edges(keys=True, data=True) if net.is_multigraph() else net.edges(data=True)
    for *ends, data in edges:
        relation = str(data.get("relation", ""))
        if relation not in found:
            found[relation] = net.__class__(**shared_attributes(net))
            found[relation].add_nodes_from(net.nodes(data=True))
        found[relation].add_edges_from([(*ends, data)])
    return dict(sorted(found.items()))


def two_mode(net: Graph, one: str, other: str) -> Graph:
    """Return the links between nodes of two types, with all nodes of these: a bipartite or two-mode network.

    Nodes of type `one` have the attribute `bipartite` 0, those of `other` 1, as `networkx.algorithms.bipartite` wants
    it; all else is as in the network, which is not changed.

    Raises:
        NotFoundError: the network has no nodes of one of the types.
        InputError: the types are the same, or it is no NetworkX graph.

    >>> import networkx as nx
    >>> net = nx.DiGraph([("p", "x"), ("x", "y")])
    >>> nx.set_node_attributes(net, {"p": "Province", "x": "County", "y": "County"}, "type")
    >>> two_mode(net, "Province", "County").edges
    OutEdgeView([('p', 'x')])
    """
    if one == other:
        raise InputError(f"A two-mode network needs two types, not “{one}” twice.")
    types = _types(net, one, other)
    found = net.__class__(**shared_attributes(net))
    for node, data in net.nodes(data=True):
        if types[node] in (one, other):
            # Attributes may be named like the arguments of add_node.
            found.add_nodes_from([(node, data | {"bipartite": int(types[node] == other)})])
    edges = net.edges(keys=True, data=True) if net.is_multigraph() else net.edges(data=True)
    found.add_edges_from(edge for edge in edges if {types[edge[0]], types[edge[1]]} == {one, other})
    return found


def shared_by(net: Graph, one: str, other: str) -> Graph:
    """Return the nodes of type `one`, joined where they have neighbours of type `other` in common.

    An edge has `shared`, these neighbours, and `weight`, how many they are: counties that the same supporters support,
    or groups that work in the same parks. Directions do not count. Nodes keep their attributes. Under `shared` the
    graph has of each such neighbour `zh` and `en`, and under `claims` by node the claims on its links to it.

    Raises:
        NotFoundError: the network has no nodes of one of the types.
        InputError: it is no NetworkX graph.

    >>> import networkx as nx
    >>> net = nx.DiGraph([("p", "x"), ("p", "y")])
    >>> nx.set_node_attributes(net, {"p": "Province", "x": "County", "y": "County"}, "type")
    >>> list(shared_by(net, "County", "Province").edges(data="shared"))
    [('x', 'y', ['p'])]
    """
    import networkx as nx

    types = _types(net, one, other)
    found = nx.Graph(**{name: net.graph[name] for name in _KEPT if name in net.graph})
    found.add_nodes_from((node, net.nodes[node]) for node in net if types[node] == one)
    shared: dict[tuple[Any, Any], list[Any]] = {}
    found.graph["shared"] = {}
    for middle in (node for node in net if types[node] == other):
        joined = {*(net.pred[middle] if net.is_directed() else ()), *net.adj[middle]} - {middle}
        around = sorted((node for node in joined if types[node] == one), key=str)
        for pair in combinations(around, 2):
            shared.setdefault(pair, []).append(middle)
        if len(around) > 1:
            # Once a link, not once a pair, of which there are far more.
            named = {tag: net.nodes[middle].get(tag, "") for tag in ("zh", "en")}
            found.graph["shared"][middle] = named | {"claims": {node: _claims(net, middle, node) for node in around}}
    for (a, b), middles in shared.items():
        found.add_edge(a, b, relation="shares", zh="共有", en="share", shared=middles, weight=len(middles))
    return found


def _claims(net: Graph, one: Any, other: Any) -> list[str]:
    return list(dict.fromkeys(claim for *_, data in links_between(net, one, other) for claim in claims_of(data)))


def shared_attributes(net: Graph) -> dict[str, Any]:
    """Return the attributes of a network that hold for its parts, too: not what the whole comes to."""
    return {name: value for name, value in net.graph.items() if name not in _OF_THE_WHOLE}


def _types(net: Graph, *wanted: str) -> dict[Any, str]:
    require_graph(net)
    types = {node: str(kind or "") for node, kind in net.nodes(data="type")}
    for name in wanted:
        if name not in types.values():
            known = sorted(set(types.values()))
            raise NotFoundError(f"The network has no nodes of the type “{name}”.{near(name, known)}")
    return types
