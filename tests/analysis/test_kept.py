"""What is made of a network for igraph is kept until the network changes, however it is changed."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from aidgraph import analysis
from aidgraph.analysis.nodes import structured

if TYPE_CHECKING:
    from collections.abc import Callable


def made(kind: Any) -> Any:
    net = kind([("a", "b"), ("b", "c"), ("c", "d"), ("d", "d")])
    net.add_node("e", en="E")
    return net


CHANGES: dict[str, Callable[[Any], object]] = {
    "add_node": lambda net: net.add_node("f"),
    "add_nodes_from": lambda net: net.add_nodes_from("fg"),
    "remove_node": lambda net: net.remove_node("b"),
    "remove_nodes_from": lambda net: net.remove_nodes_from("bc"),
    "add_edge": lambda net: net.add_edge("a", "e"),
    "add_edges_from": lambda net: net.add_edges_from([("a", "e"), ("b", "e")]),
    "add_weighted_edges_from": lambda net: net.add_weighted_edges_from([("a", "e", 3)]),
    "remove_edge": lambda net: net.remove_edge("a", "b"),
    "remove_edges_from": lambda net: net.remove_edges_from([("a", "b")]),
    "update": lambda net: net.update(edges=[("a", "e")]),
    "clear_edges": lambda net: net.clear_edges(),
    "clear": lambda net: net.clear(),
}


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_measured(kind: Any, change: str) -> None:
    net = made(kind)
    for measure in (analysis.betweenness, analysis.pagerank, analysis.components):
        measure(net)
    CHANGES[change](net)
    fresh = kind()
    fresh.add_nodes_from(net.nodes(data=True))
    fresh.add_edges_from(net.edges(keys=True) if net.is_multigraph() else net.edges())
    for measure in (analysis.betweenness, analysis.pagerank, analysis.components, analysis.constraint):
        assert sorted(measure(net).rows) == sorted(measure(fresh).rows)


def test_what_is_unchanged_is_kept_and_labels_are_read_anew() -> None:
    net = made(nx.MultiDiGraph)
    assert structured(net)[1] is structured(net)[1]
    analysis.degree(net)
    net.nodes["e"]["en"] = "another"
    assert {row.en for row in analysis.betweenness(net)} == {"", "another"}
    copied = net.copy()
    copied.add_edge("e", "a")
    assert structured(net)[1] is not structured(copied)[1]
    assert len(structured(net)[1].pairs) == 4


def test_rows_are_those_of_when_they_were_measured() -> None:
    net = made(nx.MultiDiGraph)
    expected = {
        measure: measure(net).rows for measure in (analysis.betweenness, analysis.pagerank, analysis.constraint)
    }
    tables = {measure: measure(net) for measure in expected}
    net.remove_nodes_from(["a", "b"])
    net.add_edge("c", "z")
    assert {measure: table.rows for measure, table in tables.items()} == expected
    assert [len(table) for table in tables.values()] == [5, 5, 5]
    net.nodes["c"]["drawn"] = lambda: "what no pickle holds"
    for table in (analysis.pagerank(net), tables[analysis.pagerank]):
        again = pickle.loads(pickle.dumps(table))  # noqa: S301
        assert (again.columns, again.rows) == (table.columns, table.rows)


def test_a_view_follows_what_it_is_a_view_of() -> None:
    net = made(nx.DiGraph)
    views = [net.to_undirected(as_view=True), net.reverse(copy=False), nx.subgraph_view(net), net.subgraph("abcde")]
    for view in views:
        analysis.components(view)
    net.add_edge("a", "e")
    for view in views:
        assert {row.component for row in analysis.components(view)} == {1}


def test_measuring_leaves_the_kept_graph_as_it_was() -> None:
    net = nx.karate_club_graph()
    before = analysis.overview(net).rows
    ties = structured(net)[1].ties.get_edgelist()
    analysis.significance(net, draws=3)
    analysis.partitions(net, runs=2)
    assert structured(net)[1].ties.get_edgelist() == ties
    assert analysis.overview(net).rows == before


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_every_link_is_a_pair(kind: Any) -> None:
    net = kind([("b", "a"), ("a", "b"), ("a", "b"), ("c", "c"), ("c", "b")])
    nodes, structure = structured(net)
    ends = ((nodes[a], nodes[b]) for a, b in structure.pairs)
    edges = list(net.edges())
    if not net.is_directed():
        ends, edges = (tuple(sorted(pair)) for pair in ends), [tuple(sorted(pair)) for pair in edges]
    assert sorted(ends) == sorted(edges)
