"""Rank, brokerage and spread over layers: by hand, and by another library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph import analysis
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from aidgraph.table import Table


def column(table: Table, name: str) -> dict[Any, Any]:
    place = table.columns.index(name)
    return {row[0]: row[place] for row in table.rows}


@st.composite
def graphs(draw: st.DrawFn, kind: Any) -> Any:
    n = draw(st.integers(1, 10))
    ends = st.integers(0, n - 1)
    graph = kind()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(draw(st.lists(st.tuples(ends, ends), max_size=25)))
    return graph


@given(graphs(nx.DiGraph) | graphs(nx.MultiDiGraph))
def test_pagerank_is_where_networkxs_google_matrix_comes_to_rest(graph: Any) -> None:
    steps = np.linalg.matrix_power(nx.google_matrix(graph, alpha=0.85), 512)
    expected = dict(zip(graph, steps[0], strict=True))
    assert column(analysis.pagerank(graph), "pagerank") == pytest.approx(expected, abs=2e-6)


def test_a_link_without_direction_leads_both_ways() -> None:
    path = nx.path_graph(4)
    assert analysis.pagerank(path).rows == analysis.pagerank(path.to_directed()).rows


def test_pagerank_by_hand() -> None:
    # Two nodes, one link: r(b) = (1 - d)/2 + d (r(a) + r(b)/2), and b gives its rank to both alike.
    found = column(analysis.pagerank(nx.DiGraph([("a", "b")]), damping=0.5), "pagerank")
    assert found == pytest.approx({"a": 0.4, "b": 0.6})
    assert list(found) == ["b", "a"]
    assert column(analysis.pagerank(nx.DiGraph([("a", "b")]), damping=0), "pagerank") == {"a": 0.5, "b": 0.5}


def test_a_loop_without_direction_is_two_ways_back_to_its_node() -> None:
    # Of the three ends at a two are the loop's: r(b) = (1 - d)/2 + d · r(a)/3.
    found = column(analysis.pagerank(nx.Graph([("a", "b"), ("a", "a")]), damping=0.5), "pagerank")
    assert found == pytest.approx({"a": 9 / 14, "b": 5 / 14}, abs=1e-6)


@pytest.mark.parametrize("damping", [-0.1, 1, 1.5, float("nan")])
def test_a_damping_that_is_no_chance_is_an_error(damping: float) -> None:
    with pytest.raises(InputError, match="damping"):
        analysis.pagerank(nx.path_graph(2), damping=damping)


@given(graphs(nx.Graph))
def test_constraint_is_that_of_networkx(graph: Any) -> None:
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    expected = {node: None if value != value else value for node, value in nx.constraint(graph).items()}
    assert column(analysis.constraint(graph), "constraint") == pytest.approx(expected, abs=6e-6)


def test_constraint_by_hand() -> None:
    # The centre of a star of four has four strangers: 4 · (1/4)²; a leaf has one neighbour alone: 1².
    found = column(analysis.constraint(nx.star_graph(4)), "constraint")
    assert found == {0: 0.25, 1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}
    # In a triangle each neighbour has half, and half of the other's half leads to it, too: 2 · (1/2 + 1/4)².
    assert set(column(analysis.constraint(nx.complete_graph(3)), "constraint").values()) == {1.125}


def test_constraint_comes_near_two_where_neighbours_have_many_links_with_each_other() -> None:
    # Each of two neighbours has half, and 200 of the other's 201 links lead to it: 2 · (1/2 + 1/2 · 200/201)².
    net = nx.MultiGraph([("a", "b"), ("a", "c"), *[("b", "c")] * 200])
    assert column(analysis.constraint(net), "constraint")["a"] == pytest.approx(2 * (0.5 + 100 / 201) ** 2, abs=6e-6)


def test_participation_by_hand() -> None:
    net = nx.MultiDiGraph()
    for a, b, relation in (("a", "b", "x"), ("a", "b", "y"), ("a", "c", "x"), ("c", "d", "x"), ("c", "d", "x")):
        net.add_edge(a, b, relation=relation)
    table = analysis.participation(net)
    # b: 2/1 · (1 - 1/4 - 1/4); a: 2 · (1 - 4/9 - 1/9).
    assert column(table, "participation") == {"b": 1.0, "a": 0.888889, "c": 0.0, "d": 0.0}
    assert column(table, "layers") == {"a": 2, "b": 2, "c": 1, "d": 1}


@given(graphs(nx.MultiDiGraph), st.randoms(use_true_random=False))
def test_participation_lies_between_0_and_1(net: Any, random: Any) -> None:
    for *_, data in net.edges(data=True):
        data["relation"] = random.choice("xyz")
    for _, *_, layers, value in analysis.participation(net).rows:
        assert value is None or 0 <= value <= 1
        assert 0 <= layers <= 3


def test_the_small_shares_of_a_large_network_keep_their_digits() -> None:
    # With s to start at a node and d to go on: centre = s + d · 4000 · leaf, leaf = s + d · centre / 4000.
    start, d = 0.15 / 4001, 0.85
    centre = start * (1 + 4000 * d) / (1 - d * d)
    found = column(analysis.pagerank(nx.star_graph(4000)), "pagerank")
    assert found == pytest.approx({0: centre} | dict.fromkeys(range(1, 4001), start + d * centre / 4000), rel=6e-6)
    assert len({value for value in found.values() if value < 0.001}) == 1
