"""Every measure on networks that are empty, tiny, in pieces or looped, or whose attributes make no sense."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

import aidgraph
from aidgraph.analysis import MEASURES
from aidgraph.errors import AidgraphError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable


def made(kind: Any = nx.MultiDiGraph, edges: Any = (), nodes: Any = (), **weights: Any) -> Any:
    """Return a network that brings no claims but may be asked for money."""
    net = kind(claims={}, sources={}, ancestors={})
    net.add_nodes_from(nodes)
    for a, b in edges:
        net.add_edge(a, b, **weights)
    return net


def typed(*types: Any) -> Any:
    """Return a ring of nodes of these types."""
    net = made(edges=[(i, (i + 1) % len(types)) for i in range(len(types))])
    nx.set_node_attributes(net, dict(enumerate(types)), "type")
    return net


NETS: dict[str, Callable[[], Any]] = {
    "empty": made,
    "single": lambda: made(nodes=["a"]),
    "no links": lambda: made(nodes="abc"),
    "in pieces": lambda: made(edges=[("a", "b"), ("c", "d")], nodes="e"),
    "one loop": lambda: made(edges=[("a", "a")]),
    "loops": lambda: made(edges=[("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]),
    "zero weights": lambda: made(edges=[("a", "b"), ("a", "c"), ("b", "c")], weight=0),
    "unknown weights": lambda: made(edges=[("a", "b"), ("a", "c"), ("b", "c")], weight=None),
    "open ends": lambda: made(edges=[("a", "b"), ("a", "c"), ("b", "c")], weight=0.0, low=None, high=None),
    "no number": lambda: made(edges=[("a", "b"), ("a", "c"), ("b", "c")], weight=math.nan),
    "words for weights": lambda: made(edges=[("a", "b"), ("a", "c"), ("b", "c")], weight="much"),
    "negative weights": lambda: made(edges=[("a", "b"), ("a", "c"), ("b", "c")], weight=-3),
    "numbers for nodes": lambda: made(edges=[(1, "1"), (1, 2), (2, (3, 4))]),
    "types that are no text": lambda: typed(5, "A", None, ["B"], 0.5),
    "simple": lambda: made(nx.DiGraph, edges=[("a", "b"), ("b", "a")]),
    "without directions": lambda: made(nx.Graph, edges=[("a", "b"), ("b", "c"), ("b", "b")]),
    "parallel without directions": lambda: made(nx.MultiGraph, edges=[("a", "b"), ("a", "b")]),
}
#: Asking who would be left by whom makes no sense where links have no direction.
DIRECTED = {"withdrawal", "funds-withdrawal"}


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("net", NETS)
def test_a_measure_gives_a_defined_table_or_one_clear_error(name: str, net: str) -> None:
    graph = NETS[net]()
    before = str(nx.to_dict_of_dicts(graph))
    if not graph.is_directed() and name in DIRECTED:
        with pytest.raises(InputError, match="directed"):
            MEASURES[name].run(graph)
        return
    table = MEASURES[name].run(graph)
    assert all(len(row) == len(table.columns) for row in table.rows)
    numbers = [value for row in table.rows for value in row if isinstance(value, float)]
    assert all(math.isfinite(value) for value in numbers)
    assert len(table.to_csv().splitlines()) == len(table) + 1
    assert MEASURES[name].run(graph).rows == table.rows
    assert str(nx.to_dict_of_dicts(graph)) == before


@pytest.mark.parametrize("name", [name for name in MEASURES if name not in DIRECTED])
def test_what_has_no_claims_is_told_so_or_measured(name: str) -> None:
    needing = {
        "batches",
        "strength",
        "ranks",
        "totals",
        "funds-shares",
        "funds-concentration",
        "change",
        "yearly-change",
        "funds",
        "yearly-funds",
    }
    graph = nx.DiGraph([("a", "b"), ("b", "c")])
    if name in needing:
        with pytest.raises(InputError, match=r"kg\.network"):
            MEASURES[name].run(graph)
    else:
        assert MEASURES[name].run(graph).columns


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_of_every_network_of_the_reference_graph(name: str) -> None:
    kg = aidgraph.open()
    for network in aidgraph.network.NETWORKS:
        if name in DIRECTED and network in {"twinning", "sources", "places", "mentions"}:
            with pytest.raises(InputError, match="who supports whom"):
                MEASURES[name].run(kg.network(network))
        else:
            assert MEASURES[name].run(kg.network(network)).columns


@pytest.mark.parametrize(
    "call",
    [
        lambda kg: kg.network("suport"),
        lambda kg: kg.network("support", status="plannd"),
        lambda kg: kg.network("support", by="province"),
        lambda kg: kg.network("support", sources=["nobody"]),
        lambda kg: kg.network("support", years=(2012, 2011)),
        lambda kg: kg.own_network("SELECT ?a ?b { ?a aid:supports ?b }"),
        lambda kg: kg.own_network("ASK { ?a aid:supports ?b }"),
        lambda kg: kg.own_network("SELECT ?source ?target { ?source aid:supports"),
    ],
)
def test_what_names_no_network_is_one_clear_error(call: Callable[[Any], Any]) -> None:
    with pytest.raises(AidgraphError) as caught:
        call(aidgraph.open())
    assert "\n" not in str(caught.value).strip()[:80]
