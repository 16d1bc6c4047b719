"""The networks of invented graphs, as measures of networks take them: made once, and kept without their claims."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx

from aidgraph.graph import KnowledgeGraph
from benchmarks.data import SEED, made
from benchmarks.generate import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["aid_network"]

# With all the claims that its world has room for, a network of 50,000 things has so many links that betweenness alone
# would take more than half an hour.
_SPREAD = 4
_CLAIMS = 4.3  # for each thing that links join
_NODE = ("zh", "en", "type")
_EDGE = ("relation", "zh", "en", "weight")


def aid_network(things: int) -> nx.MultiDiGraph:
    """Return the network `all` of an invented graph, of about so many things.

    Its links that say who funds whom are those of the network `funding`, with the lower end of the sum as `weight`, and
    without their kind of money, for sums of money are dealt claim by claim. There are two or three links a thing.
    """
    path = made(f"{things}.network.json", partial(_write, round(things * _CLAIMS)))
    found: nx.MultiDiGraph = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")
    return found


def _write(claims: int, path: Path) -> None:
    kg = KnowledgeGraph(store(claims=claims, seed=SEED, spread=_SPREAD))
    whole, funding = kg.network("all"), kg.network("funding")
    kept = nx.MultiDiGraph(name="aid", title={"zh": "虚构的援助", "en": "Invented aid"})
    kept.add_nodes_from((str(node), _some(data, _NODE)) for node, data in whole.nodes(data=True))
    kept.add_edges_from(edge for edge in _links(whole) if edge[3]["relation"] != "funds")
    kept.add_edges_from(_links(funding))
    path.write_text(json.dumps(nx.node_link_data(kept, edges="links"), default=float), encoding="utf-8")


def _links(net: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for source, target, key, data in net.edges(keys=True, data=True):
        yield str(source), str(target), str(key), _some(data, _EDGE)


def _some(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}
