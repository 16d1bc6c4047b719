"""Networks with money on their edges: what the claims on each come to, and what all of them come to."""

from __future__ import annotations

import pickle
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented import claim, figure, iri, open_graph, year
from tests.network.test_totals import CONDITIONS, EAST_WEST, TOLD, said

import aidgraph
from aidgraph import analysis
from aidgraph.errors import InputError, NotFoundError
from aidgraph.network import CLASSES, SUMS, weighted_by
from aidgraph.views.records import read as records

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph

NAME = "claim/2001-invented/00"


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return open_graph(
        tmp_path_factory.mktemp("graph"),
        claim(1, "support", EAST_WEST),
        claim(2, "funding", EAST_WEST, figure(9), period=year(2001)),
        claim(3, "funding", EAST_WEST, figure(4, bound="at-least"), period=year(2002)),
        claim(4, "funding", EAST_WEST, figure(2), period=year(2001), part_of=(2,)),
        claim(5, "funding", EAST_WEST, figure(5), status="planned"),
        claim(6, "funding", EAST_WEST, figure(7, "donation")),
        claim(7, "support", {"provider": "place/south", "recipient": ("place/west-reed", "place/west-sand")}),
        claim(8, "funding", {"provider": "place/south", "recipient": ("place/west-reed", "place/west-sand")},
              figure(6)),
        claim(9, "investment", {"investor": "org/mill", "facility": "park/paper"}, figure(3, "equity")),
    )  # fmt: skip


def sums(net: Any) -> dict[tuple[str, str], tuple[Any, ...]]:
    return {
        (a.removeprefix(iri("")), b.removeprefix(iri(""))): (data["low"], data["high"], data["weight"])
        for a, b, data in net.edges(data=True)
    }


def test_pairings_carry_what_is_told_between_the_same_ends(kg: KnowledgeGraph) -> None:
    net = weighted_by(kg.network("support"), "aid-funds", "outcome")
    assert sums(net) == {
        ("place/east", "place/west"): (Decimal(13), None, 13.0),
        ("place/south", "place/west-reed"): (Decimal(0), Decimal(6), 0.0),
        ("place/south", "place/west-sand"): (Decimal(0), Decimal(6), 0.0),
    }
    edge = next(data for *_, data in net.out_edges(iri("place/east"), data=True))
    assert [one.removeprefix(iri(NAME)) for one in edge["counted"]] == ["2", "3"]
    assert [one.removeprefix(iri(NAME)) for one, _ in edge["left_out"]] == ["4"]
    assert net.graph["weight"]["zh"] == "援助资金·已完成（下限）"
    assert net.graph["weight"]["en"] == "aid funds, achieved (lower end)"
    # The figure for two counts once in the whole, with anything up to it on each edge.
    total = net.graph["totals"]["aid-funds/outcome"]
    assert (total.total.low, total.total.high, total.additive) == (19, None, True)
    assert {one.removeprefix(iri(NAME)): reasons for one, reasons in net.graph["left_out"].items()} == {
        "4": ["part of claim:2001-invented/002, as the source says"]
    }


def test_what_is_not_told_has_no_ends_and_the_network_stays_as_it_was(kg: KnowledgeGraph) -> None:
    plain = kg.network("support")
    before = {edge: dict(data) for *edge, data in plain.edges(keys=True, data=True) for edge in [tuple(edge)]}
    net = weighted_by(plain, "aid-funds", "plan")
    assert sums(net) == {
        ("place/east", "place/west"): (Decimal(5), Decimal(5), 5.0),
        ("place/south", "place/west-reed"): (None, None, 0.0),
        ("place/south", "place/west-sand"): (None, None, 0.0),
    }
    assert {tuple(edge): data for *edge, data in plain.edges(keys=True, data=True)} == before
    assert "totals" not in plain.graph
    nothing = weighted_by(plain, "loan", "plan")
    assert (nothing.graph["totals"], nothing.graph["left_out"]) == ({}, {})
    assert pickle.loads(pickle.dumps(net)).graph["totals"] == net.graph["totals"]  # noqa: S301


def test_money_beside_a_link_counts_only_from_who_gives_to_who_receives(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, claim(1, "funding", EAST_WEST, figure(9)))
    net = kg.network("all")
    assert sums(weighted_by(net, "aid-funds", "outcome")) == {("place/east", "place/west"): (9, 9, 9.0)}
    back = weighted_by(net.reverse(), "aid-funds", "outcome")
    assert sums(back) == {("place/west", "place/east"): (None, None, 0.0)}
    assert back.graph["left_out"] == {
        iri(NAME + "1"): ["no edge from who gives to who receives meets the conditions of the network"]
    }
    either = weighted_by(net.reverse().to_undirected(), "aid-funds", "outcome")
    assert [data["low"] for *_, data in either.edges(data=True)] == [9]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOLD, min_size=1, max_size=8), CONDITIONS)
def test_the_total_is_that_of_the_selection_and_nothing_is_lost(told: list[Any], conditions: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kg = open_graph(Path(folder), *said(told))
        everything, funding = kg.network("all", **conditions), kg.network("funding", **conditions)
        expected = {(*ends, data["money"], data["status_class"]): data for *ends, data in funding.edges(data=True)}
        for money in SUMS:
            for status in CLASSES:
                key, net = f"{money}/{status}", weighted_by(everything, money, status)
                # Made another way, for every pair that one funds the other: the same sums, the same total.
                assert net.graph["totals"].get(key) == funding.graph["totals"].get(key)
                found = {
                    (a, b): data for a, b, data in net.edges(data=True) if data["relation"] == "funds"
                }  # fmt: skip
                for (a, b), data in found.items():
                    flow = expected.get((a, b, money, status))
                    assert (flow is None) == (data["counted"] == [])
                    for name in ("low", "high", "weight", "additive", "counted", "shared", "left_out"):
                        assert flow is None or data[name] == flow[name]
                kept = net.graph["totals"][key].kept if key in net.graph["totals"] else ()
                named = {one for *_, data in everything.edges(data=True) for one in (*data["claims"], *data["funding"])}
                claims = everything.graph["claims"]
                of_this = [
                    one for one in named
                    if any(figure.measure == money for figure in claims[one].quantities)
                    and status == next(name for name in CLASSES if name == _class(claims[one].status))
                ]  # fmt: skip
                assert sorted([*kept, *net.graph["left_out"]]) == sorted(of_this)


def _class(status: str) -> str:
    return {"planned": "plan", "achieved": "outcome", "under-way": "current"}[status]


@pytest.mark.parametrize("measure", ["totals", "strength", "funds_withdrawal", "funds_shares", "shares", "withdrawal"])
def test_measures_read_the_claims_and_not_the_weights(kg: KnowledgeGraph, measure: str) -> None:
    plain = kg.network("support")
    compute = getattr(analysis, measure)
    assert compute(weighted_by(plain, "donation", "outcome")).rows == compute(plain).rows


def test_sums_are_dealt_by_no_null_model_and_paths_tell_of_links(kg: KnowledgeGraph) -> None:
    plain = kg.network("support")
    net = weighted_by(plain, "aid-funds", "outcome")
    ends = (iri("place/east"), iri("place/west"))
    assert analysis.paths(net, *ends).rows == analysis.paths(plain, *ends).rows
    kinds = [{(row.measure, row.of) for row in analysis.significance(one, draws=2)} for one in (plain, net)]
    assert kinds[0] == kinds[1]


def test_what_is_not_told_has_no_width(kg: KnowledgeGraph) -> None:
    edges = records(weighted_by(kg.network("support"), "aid-funds", "plan")).edges
    assert sorted(str(edge["weight"]) for edge in edges) == ["5", "None", "None"]
    # It is the link that has claims and is drawn, not a flow of money.
    assert [(edge["sum"], bool(edge["claims"])) for edge in edges] == [(None, True)] * 3


def test_publishers_must_tell_of_the_money_not_only_of_the_link() -> None:
    kg = aidgraph.open()
    everything, funding = kg.network("all", publishers=2), kg.network("funding", publishers=2)
    for status in CLASSES:
        net = weighted_by(everything, "aid-funds", status)
        assert net.graph["totals"].get(f"aid-funds/{status}") == funding.graph["totals"].get(f"aid-funds/{status}")


def test_the_reference_graph_has_funds_on_its_pairings() -> None:
    kg = aidgraph.open()
    net = weighted_by(kg.network("support"), "aid-funds", "outcome")
    total = net.graph["totals"]["aid-funds/outcome"]
    on_edges = {one for *_, data in net.edges(data=True) for one in data["counted"]}
    assert set(total.kept) <= on_edges
    assert set(net.graph["left_out"]) == {one for one, _ in total.left_out}
    assert on_edges


def test_what_cannot_be_weighed_is_refused(kg: KnowledgeGraph) -> None:
    net = kg.network("support")
    with pytest.raises(NotFoundError, match=r"kind of money is named “aid-fund”.*aid-funds"):
        weighted_by(net, "aid-fund", "plan")
    with pytest.raises(NotFoundError, match="class of status is named “planned”"):
        weighted_by(net, "aid-funds", "planned")
    with pytest.raises(NotFoundError, match="“rate”"):
        weighted_by(net, "rate", "plan")
    with pytest.raises(InputError, match="name their claims"):
        weighted_by(nx.DiGraph([("a", "b")]), "aid-funds", "plan")
    with pytest.raises(InputError, match="NetworkX graph"):
        weighted_by([("a", "b")], "aid-funds", "plan")
    with pytest.raises(InputError, match="have weights already"):
        weighted_by(kg.network("funding"), "aid-funds", "plan")
    with pytest.raises(InputError, match="have weights already"):
        weighted_by(kg.network("mentions"), "aid-funds", "plan")
    with pytest.raises(InputError, match="have weights already"):
        weighted_by(weighted_by(net, "loan", "plan"), "aid-funds", "plan")
    assert weighted_by(net.edge_subgraph([]), "aid-funds", "plan").number_of_nodes() == 0
