"""Concentration, withdrawal, the whole and its layers: by hand, and by another library."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented import claim, figure, iri, open_graph

import aidgraph
from aidgraph import analysis, vocab
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

VALUES = st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=1, max_size=30).filter(lambda some: sum(some) > 1)


@given(VALUES)
def test_indices_keep_to_their_ranges(values: list[float]) -> None:
    n = len(values)
    assert 1 / n - 1e-9 <= (analysis.herfindahl(values) or 0) <= 1 + 1e-9
    assert -1e-9 <= (analysis.gini(values) or 0) <= 1 - 1 / n + 1e-9
    assert (analysis.theil(values) or 0) >= -1e-9
    assert (analysis.top(values, 1) or 0) <= (analysis.top(values, 3) or 0) <= 1 + 1e-9


@given(VALUES, st.floats(0.5, 2000))
def test_indices_do_not_depend_on_the_unit(values: list[float], unit: float) -> None:
    for index in (analysis.herfindahl, analysis.gini, analysis.theil):
        assert index([unit * value for value in values]) == pytest.approx(index(values), abs=1e-9)


@given(VALUES)
def test_gini_is_half_the_relative_mean_difference(values: list[float]) -> None:
    n = len(values)
    difference = sum(abs(a - b) for a in values for b in values) / n**2
    assert analysis.gini(values) == pytest.approx(difference / (2 * sum(values) / n), abs=1e-9)


INDICES = [analysis.herfindahl, analysis.gini, analysis.theil, partial(analysis.top, k=1)]


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize("values", [[-1, 2], [1, None], [1, math.nan], [math.inf, 1], [1, "much"], [1e308, 1e308]])
def test_what_has_no_shares_has_no_index(index: Any, values: list[Any]) -> None:
    with pytest.raises(InputError, match="Shares are of"):
        index(values)


@pytest.mark.parametrize("index", INDICES)
def test_sums_are_decimals_and_may_be_very_small(index: Any) -> None:
    assert index([Decimal(1), Decimal(3)]) == index([1, 3])
    assert index([5e-324, 1e300]) == pytest.approx(index([0, 1]))


@pytest.mark.parametrize("k", [-1, 1.5, None])
def test_the_largest_are_a_whole_number_from_0(k: Any) -> None:
    with pytest.raises(InputError, match="k="):
        analysis.top([6, 3, 1], k)
    assert analysis.top([6, 3, 1], 0) == 0


def test_types_are_text() -> None:
    net = nx.DiGraph([("a", "x"), ("b", "x"), ("c", "x")])
    nx.set_node_attributes(net, {"a": 5, "b": "5", "c": None, "x": ["B"]}, "type")
    assert [(row.side, row.type, row.nodes) for row in analysis.concentration(net)] == [
        ("in", "['B']", 1), ("out", "", 1), ("out", "5", 2),
    ]  # fmt: skip
    assert [row[0] for row in analysis.partitions(net).rows] == ["seeds", "components", "type"]


def test_ties_are_counted_for_each_relation_and_side() -> None:
    net = nx.MultiDiGraph()
    for source, target in (("a", "x"), ("a", "y"), ("a", "z"), ("b", "x")):
        net.add_edge(source, target, relation="supports")
    net.add_edge("a", "b", relation="runs")
    found = {(row.relation, row.side): row for row in analysis.concentration(net)}
    gives = found["supports", "out"]
    assert (gives.nodes, gives.ties, gives.herfindahl, gives.gini) == (2, 4, 0.625, 0.25)
    assert (gives.top_1, gives.top_3) == (0.75, 1.0)
    assert found["supports", "in"].herfindahl == 0.375
    assert found["runs", "out"].herfindahl == 1.0


def test_funds_are_intervals_and_open_ends_are_left_out(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(300)),
        claim(2, "funding", {"provider": "place/south", "recipient": "place/west-reed"}, figure(100)),
        claim(
            3, "funding", {"provider": "place/east-port", "recipient": "place/west-sand"}, figure(50, bound="at-least")
        ),
    )
    found = {(row.side, row.type): row for row in analysis.funds_concentration(kg.network("all"))}
    # A prefecture may lie in one of the provinces, so the two are no shares of one sum.
    gives, below = found["out", "Province"], found["out", "Prefecture"]
    assert (gives.money, gives.status, gives.nodes, gives.open, gives.draws) == ("aid-funds", "outcome", 2, 0, 0)
    assert (gives.herfindahl_low, gives.herfindahl_high) == (0.625, 0.625)
    assert (below.nodes, below.open, below.herfindahl_low) == (1, 1, None)


def test_a_sum_between_ends_makes_an_index_between_ends_the_same_each_time(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(300)),
        claim(
            2, "funding", {"provider": "place/south", "recipient": ("place/west-reed", "place/west-sand")}, figure(100)
        ),
    )
    net = kg.network("all")
    found = {(row.side, row.type): row for row in analysis.funds_concentration(net)}
    takes = found["in", "County"]
    assert (takes.nodes, takes.open, takes.draws) == (2, 0, 1000)
    # Reed and Sand have from 0 to 100 each.
    assert 0.5 <= takes.herfindahl_low < takes.herfindahl_high <= 1
    assert analysis.funds_concentration(net).rows == analysis.funds_concentration(net).rows
    assert analysis.funds_concentration(net, seed=1).rows != analysis.funds_concentration(net).rows


def test_withdrawal_by_hand() -> None:
    net = nx.MultiDiGraph([("a", "x"), ("a", "x"), ("a", "y"), ("b", "y"), ("b", "b"), ("c", "b")])
    assert [(row.id, row.links, row.recipients, row.left, row.unsupported) for row in analysis.withdrawal(net)] == [
        ("a", 3, 2, 1, ["x"]),
        ("c", 1, 1, 1, ["b"]),
        ("b", 1, 1, 0, []),
    ]
    with pytest.raises(InputError, match="directed"):
        analysis.withdrawal(nx.path_graph(3))


def test_withdrawal_tells_who_lies_in_a_place_that_another_supports() -> None:
    net = nx.MultiDiGraph([("a", "reed"), ("a", "sand"), ("a", "west"), ("b", "west"), ("c", "north"), ("c", "fen")])
    assert {row.within_supported == [] for row in analysis.withdrawal(net)} == {True}
    # Only c supports the place that fen lies in, and only sand itself that of sand.
    net.add_edge("sand", "south")
    net.graph["ancestors"] = {
        "reed": frozenset({"west", "land"}), "fen": frozenset({"north"}), "sand": frozenset({"south"}),
    }  # fmt: skip
    assert {row.id: (row.unsupported, row.within_supported) for row in analysis.withdrawal(net)} == {
        "a": (["reed", "sand"], ["reed"]),
        "b": ([], []),
        "c": (["fen", "north"], []),
        "sand": (["south"], []),
    }


def test_of_a_relation_that_holds_both_ways_neither_side_is_the_supporter() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "b", relation="twinnedWith")
    with pytest.raises(InputError, match=r"who supports whom .* has: twinnedWith"):
        analysis.withdrawal(net)
    net.add_edge("c", "b", relation="supports")
    assert [(row.id, row.unsupported) for row in analysis.withdrawal(net)] == [("c", ["b"])]


def test_who_acts_for_a_supporter_or_lies_in_a_place_supports_nobody() -> None:
    net = nx.MultiDiGraph()
    for source, target, relation in (
        ("group", "city", "actsFor"), ("group", "county", "implementsIn"), ("county", "prefecture", "within"),
        ("group", "mill", "assists"),
    ):  # fmt: skip
        net.add_edge(source, target, relation=relation)
    assert [(row.id, row.unsupported) for row in analysis.withdrawal(net)] == [("group", ["county", "mill"])]
    # The city that sends the group and the group are one supporter of the county, not two.
    net.add_edge("city", "county", relation=vocab.AID + "supports")
    assert [(row.id, row.unsupported) for row in analysis.withdrawal(net)] == [("city", ["county"])]
    net.add_edge("friend", "county", relation="helps")
    assert [(row.id, row.unsupported) for row in analysis.withdrawal(net)] == [("city", []), ("friend", [])]
    places = nx.MultiDiGraph()
    places.add_edge("county", "prefecture", relation="within")
    with pytest.raises(InputError, match="has: within"):
        analysis.withdrawal(places)


def test_of_all_relations_withdrawal_takes_those_of_support() -> None:
    kg = aidgraph.open()
    ties = {ends[:2] for name in ("support", "funding") for ends in kg.network(name).edges}
    ties |= {(a, b) for a, b, relation in kg.network("all").edges(data="relation") if relation == "sendsTo"}
    rows = analysis.withdrawal(kg.network("all"))
    assert sum(row.recipients for row in rows) == len(ties)
    for row in rows:
        assert set(row.unsupported) == {b for a, b in ties if a == row.id and {c for c, d in ties if d == b} == {a}}


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_withdrawal_is_what_removing_the_node_does(edges: list[tuple[int, int]]) -> None:
    net = nx.DiGraph(edges)
    for row in analysis.withdrawal(net):
        left = net.copy()
        left.remove_node(row.id)
        had = {n for n in net if set(net.predecessors(n)) - {n}}
        has = {n for n in left if set(left.predecessors(n)) - {n}}
        assert set(row.unsupported) == had - has - {row.id}


def test_the_whole_by_hand() -> None:
    net = nx.MultiDiGraph()
    net.add_nodes_from("abcd")
    for a, b, relation in (("a", "b", "x"), ("b", "a", "x"), ("a", "b", "y"), ("b", "c", "x")):
        net.add_edge(a, b, relation=relation)
    (row,) = analysis.overview(net)
    assert (row.nodes, row.links, row.pairs, row.components, row.largest) == (4, 4, 2, 2, 3)
    # Of twelve ordered pairs three are joined, two of them the other way, too; of two pairs one by two relations.
    assert (row.density, row.reciprocity, row.multiplexity) == (0.25, 0.666667, 0.5)
    assert analysis.layers(net).rows == [("x", "y", 1, 2, 0.5)]


def test_a_relation_that_holds_both_ways_joins_both_ordered_pairs() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "b", relation="twinnedWith")
    net.add_edge("c", "c", relation="twinnedWith")
    net.add_edge("b", "c", relation="supports")
    (row,) = analysis.overview(net)
    assert (row.pairs, row.density, row.reciprocity) == (2, 0.5, 0.666667)
    (twinning,) = analysis.overview(aidgraph.open().network("twinning"))
    assert twinning.reciprocity == 1.0


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=25))
def test_density_and_reciprocity_are_those_of_networkx(edges: list[tuple[int, int]]) -> None:
    net = nx.DiGraph([edge for edge in edges if edge[0] != edge[1]])
    (row,) = analysis.overview(net)
    if net.number_of_edges():
        assert row.density == pytest.approx(nx.density(net), abs=1e-6)
        assert row.reciprocity == pytest.approx(nx.overall_reciprocity(net), abs=1e-6)


def test_the_reference_graph_answers() -> None:
    kg = aidgraph.open()
    support = kg.network("support")
    (whole,) = analysis.overview(support)
    assert (whole.nodes, whole.links) == (len(support), support.number_of_edges())
    first = analysis.withdrawal(support).rows[0]
    assert first[6] == len(first[7]) > 0
    assert iri("place/jiangsu") in {row[0] for row in analysis.withdrawal(support).rows}
    within = [one for row in analysis.withdrawal(support) for one in row.within_supported]
    above = kg.ancestors
    assert len(within) == len(set(within)) > 0
    assert all(any(len(set(support.pred.get(place, ()))) for place in above[one]) for one in within)
