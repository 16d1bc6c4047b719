"""Each one's part of ties and of money: by hand, and between what any values within the ends give."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented import claim, figure, iri, open_graph

import aidgraph
from aidgraph import analysis
from aidgraph.analysis.shares import share_ranges

if TYPE_CHECKING:
    from pathlib import Path

ENDS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted), min_size=1, max_size=5)


def test_shares_of_ties_are_those_of_a_relation_side_and_type() -> None:
    net = nx.MultiDiGraph()
    for source, target in (("a", "x"), ("a", "x"), ("a", "y"), ("b", "y"), ("c", "y")):
        net.add_edge(source, target, relation="supports")
    net.add_edge("a", "b", relation="runs")
    nx.set_node_attributes(net, {"a": "P", "b": "P", "c": "Q"}, "type")
    assert [(row.id, row.relation, row.side, row.ties, row.share, row.nodes) for row in analysis.shares(net)] == [
        ("b", "runs", "in", 1, 1.0, 1),
        ("a", "runs", "out", 1, 1.0, 1),
        ("y", "supports", "in", 3, 0.6, 2),
        ("x", "supports", "in", 2, 0.4, 2),
        ("a", "supports", "out", 3, 0.75, 2),
        ("b", "supports", "out", 1, 0.25, 2),
        ("c", "supports", "out", 1, 1.0, 1),
    ]
    assert {(row.side, row.share) for row in analysis.shares(nx.path_graph(3))} == {("both", 0.25), ("both", 0.5)}


@pytest.mark.parametrize("name", ["all", "support", "mentions"])
def test_shares_of_ties_add_up_to_1_and_are_those_that_concentration_tells_of(name: str) -> None:
    net = aidgraph.open().network(name)
    groups: dict[Any, list[float]] = {}
    for row in analysis.shares(net):
        groups.setdefault((row.relation, row.side, row.type), []).append(row.share)
    indices = {(row.relation, row.side, row.type): row for row in analysis.concentration(net)}
    assert groups.keys() == indices.keys()
    for key, found in groups.items():
        assert sum(found) == pytest.approx(1, abs=1e-5)
        assert sum(share**2 for share in found) == pytest.approx(indices[key].herfindahl, abs=1e-5)
        assert max(found) == pytest.approx(indices[key].top_1, abs=1e-5)


@given(ENDS)
def test_a_share_is_one_that_values_within_the_ends_can_have(ends: list[Any]) -> None:
    exact = [(Decimal(low), Decimal(high)) for low, high in ends]
    found: list[list[float]] = [[] for _ in ends]
    for values in product(*({low, (low + high) / 2, high} for low, high in ends)):
        if sum(values):
            for number, value in enumerate(values):
                found[number].append(value / sum(values))
    for (low, high), possible in zip(share_ranges(exact), found, strict=True):
        assert low is None or low == pytest.approx(min(possible))
        assert high is None or high == pytest.approx(max(possible))


@given(st.lists(st.integers(0, 10**12), min_size=1).filter(any))
def test_sharp_shares_add_up_to_1(values: list[int]) -> None:
    found = share_ranges([(Decimal(value), Decimal(value)) for value in values])
    assert all(low == high for low, high in found)
    assert sum(low or 0 for low, _ in found) == pytest.approx(1)


def test_open_ends_leave_shares_open() -> None:
    # The first has no upper end, so nothing bounds the least of others, nor its own most; the second no lower end.
    sums: list[Any] = [(4, None), (None, 4), (1, 1)]
    assert share_ranges(sums) == [(4 / 9, None), (None, 4 / 9), (None, 1 / 5)]
    assert share_ranges([(Decimal(0), Decimal(0))]) == [(None, None)]
    assert share_ranges([]) == []


def parts(net: Any, money: str = "aid-funds") -> dict[str, tuple[Any, ...]]:
    """Return what provinces, prefectures and counties have of what they are told to give, or counties to receive."""
    return {
        row.id.rpartition("/")[2]: (row.low, row.high, row.share_low, row.share_high, row.nodes)
        for row in analysis.funds_shares(net)
        if row.money == money and row.side == ("in" if row.type == "County" else "out")
    }


def test_shares_of_funds_are_intervals_among_those_of_one_type(tmp_path: Path) -> None:
    both = ("place/west-reed", "place/west-sand")
    kg = open_graph(
        tmp_path,
        claim(1, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(300)),
        claim(2, "funding", {"provider": "place/south", "recipient": both}, figure(100)),
        claim(3, "funding", {"provider": "place/east-port", "recipient": "place/west-reed"}, figure(50, "donation")),
        claim(4, "funding", {"provider": "place/east-port", "recipient": "place/west-reed"}, figure(60)),
    )
    net = kg.network("funding")
    # Reed has its own 60 and up to all of the 100 for both, Sand up to all of these.
    assert parts(net) == {
        "east": (300, 300, 0.75, 0.75, 2),
        "south": (100, 100, 0.25, 0.25, 2),
        "east-port": (60, 60, 1, 1, 1),
        "west-reed": (60, 160, 0.375, 1.0, 2),
        "west-sand": (0, 100, 0.0, 0.625, 2),
    }
    assert parts(net, "donation") == {"east-port": (50, 50, 1, 1, 1), "west-reed": (50, 50, 1, 1, 1)}


def test_what_may_be_part_of_anothers_sum_adds_nothing_that_is_sure(tmp_path: Path) -> None:
    port, hill = "place/east-port", "place/east-hill"
    kg = open_graph(
        tmp_path / "apart",
        claim(1, "funding", {"provider": port, "recipient": "place/west"}, figure(300)),
        claim(2, "funding", {"provider": hill, "recipient": "place/west"}, figure(100)),
    )
    net = kg.network("funding")
    assert (parts(net)["east-port"], parts(net)["east-hill"]) == ((300, 300, 0.75, 0.75, 2), (100, 100, 0.25, 0.25, 2))
    net.graph["ancestors"] = {iri(port): frozenset({iri(hill)})}
    assert (parts(net)["east-port"], parts(net)["east-hill"]) == ((300, 300, 0.75, 1, 2), (100, 100, 0.25, 1, 2))
    # Who gives and who acts for it have the same money.
    kg = open_graph(
        tmp_path / "one",
        claim(1, "funding", {"provider": port, "agent": hill, "recipient": "place/west"}, figure(300)),
        claim(2, "support", {"provider": hill, "recipient": "place/west"}),
    )
    net = kg.network("all")
    assert {name: parts(net)[name] for name in ("east-port", "east-hill")} == dict.fromkeys(
        ("east-port", "east-hill"), (300, 300, 0.5, 1, 2)
    )
