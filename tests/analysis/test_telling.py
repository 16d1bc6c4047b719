"""Paths in sentences, what sources are silent on, batches beside each other, and networks of one's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented import claim, figure, iri, open_graph, year

import aidgraph
from aidgraph import analysis
from aidgraph.errors import InputError, NotFoundError
from aidgraph.network import own_network, shared_by
from aidgraph.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph import KnowledgeGraph

EAST_WEST = {"provider": "place/east", "recipient": "place/west"}


def test_a_path_is_told_step_by_step_each_link_in_its_own_direction() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "b", relation="supports", zh="支援", en="supports", claims=["c1", "c2"])
    net.add_edge("c", "b", relation="supports", zh="支援", en="supports", claims=["c3"])
    net.add_edge("c", "b", relation="funds", zh="出资援助", en="funds", claims=["c4"])
    net.add_node("a", zh="甲", en="A")
    assert [row[:5] for row in analysis.paths(net, "a", "c").rows] == [
        (1, 1, "a", "supports", "b"),
        (1, 2, "c", "supports", "b"),
        (1, 2, "c", "funds", "b"),
    ]
    first = analysis.paths(net, "a", "c").rows[0]
    assert first[5:] == ("据报，甲 支援 b（依据 2 条陈述）。", "Reported: A supports b (on 2 claims).", ["c1", "c2"])


@pytest.fixture(scope="module")
def reference() -> KnowledgeGraph:
    return aidgraph.open()


def told(net: Any, start: Any, end: Any) -> tuple[str, str]:
    row = analysis.paths(net, start, end, most=1).rows[0]
    return row[5], row[6]


@pytest.mark.parametrize(
    ("network", "zh", "en"),
    [
        ("support", r"据报，.+ 支援 .+（依据 \d+ 条陈述）。", r"Reported: .+ supports .+ \(on \d+ claims?\)\."),
        ("funding", r"据报，.+ → .+：.+（依据 \d+ 条陈述）。", r"Reported: .+ → .+, .+ \(on \d+ claims?\)\."),
        (
            "mentions",
            r"据来源的陈述，.+ 述及 .+（\d+ 条陈述）。",
            r"By a source’s claims: .+ speaks of .+ \(in \d+ .+\)\.",
        ),
        ("places", r"据参考数据，.+ 位于 .+。", r"By reference data: .+ within [^()]+\."),
        (
            "sources",
            r"经比对陈述，.+ 与 .+：(印证|相容|相左)（.+）。",
            r"By comparison of claims: .+ \(comparing \d+ claims\)\.",
        ),
    ],
)
def test_every_link_is_told_as_what_it_rests_on(reference: KnowledgeGraph, network: str, zh: str, en: str) -> None:
    net = reference.network(network)
    for start, end in list(net.edges())[:40]:
        rows = analysis.paths(net, start, end, most=1).rows
        assert all(re.fullmatch(zh, row[5]) and re.fullmatch(en, row[6]) for row in rows), rows


def test_what_no_claim_says_is_not_called_reported(reference: KnowledgeGraph) -> None:
    net = nx.DiGraph([("p", "x"), ("p", "y")])
    nx.set_node_attributes(net, {"p": "Province", "x": "County", "y": "County"}, "type")
    assert told(shared_by(net, "County", "Province"), "x", "y") == (
        "推得，x 与 y 有 1 个共同的相邻者。",
        "Derived: x and y share 1 neighbour.",
    )
    shared = shared_by(reference.network("support"), "Prefecture", "Province")
    assert all(told(shared, a, b)[1].startswith("Derived: ") for a, b in shared.edges())
    assert told(net, "p", "x") == ("网络中，p → x。", "In the network: p → x.")
    assert told(nx.path_graph(2), 0, 1) == ("网络中，0 — 1。", "In the network: 0 — 1.")


def test_claims_of_a_link_from_a_file_are_counted_by_their_names() -> None:
    net = nx.DiGraph()
    net.add_edge("a", "b", relation="supports", zh="支援", en="supports", claims="aid:1 aid:2")
    assert told(net, "a", "b")[1] == "Reported: a supports b (on 2 claims)."
    assert analysis.paths(net, "a", "b").rows[0][7] == ["aid:1", "aid:2"]


def test_a_number_names_no_claims() -> None:
    net = nx.DiGraph()
    net.add_edge("a", "b", relation="supports", claims=3)
    assert analysis.paths(net, "a", "b").rows[0][7] == []


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=20), st.integers(1, 4))
def test_paths_are_shortest_and_no_more_than_asked_for(edges: list[tuple[int, int]], most: int) -> None:
    net = nx.MultiDiGraph(edges)
    start, end = edges[0][0], edges[-1][1]
    table = analysis.paths(net, start, end, most)
    either = net.to_undirected()
    if start == end or not nx.has_path(either, start, end):
        assert table.rows == []
        return
    length = nx.shortest_path_length(either, start, end)
    assert {row[0] for row in table.rows} == set(range(1, max(row[0] for row in table.rows) + 1))
    assert max(row[0] for row in table.rows) <= most
    for number in {row[0] for row in table.rows}:
        assert {row[1] for row in table.rows if row[0] == number} == set(range(1, length + 1))


def test_what_is_no_node_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="no node “x”"):
        analysis.paths(nx.path_graph(3), 0, "x")
    with pytest.raises(InputError, match="most=0"):
        analysis.paths(nx.path_graph(3), 0, 1, most=0)


def covered(kg: KnowledgeGraph, kind: str | None = None) -> Table:
    return analysis.coverage(kg.things(kind), kg.claims(), kg.sources())


def test_coverage_counts_who_speaks_of_what_and_names_the_gaps(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "support", {"provider": "place/east", "recipient": "place/west-reed"}),
        claim(2, "funding", {"provider": "place/east", "recipient": "place/west-reed"}, figure(1)),
        claim(3, "support", {"provider": "place/south", "recipient": "place/west-sand"}, withdrawn=True),
    )
    found = {row.id.removeprefix(iri("")): row for row in covered(kg, "County")}
    assert set(found) == {"place/west-reed", "place/west-sand"}
    reed, sand = found["place/west-reed"], found["place/west-sand"]
    assert (reed.claims, reed.sources, reed.publishers, reed.kinds, reed.silent) == (
        2,
        1,
        0,
        ["support", "funding"],
        [],
    )
    assert (sand.claims, sand.kinds, sand.silent) == (0, [], ["support", "funding"])
    assert [row.id for row in covered(kg)][-1] == iri("place/west-reed")
    with pytest.raises(NotFoundError, match="Countyy"):
        covered(kg, "Countyy")


def test_coverage_of_the_reference_graph_counts_every_claim_that_names_a_thing() -> None:
    kg = aidgraph.open()
    rows = {row.id: row for row in covered(kg)}
    assert set(rows) == {thing.id for thing in kg.things()}
    assert rows[iri("place/yining-county")].claims == len(kg.claims(about="伊宁县"))


def test_batches_follow_each_other_by_the_years_of_their_claims(tmp_path: Path, monkeypatch: Any) -> None:
    from tests import invented

    monkeypatch.setitem(invented.THINGS, "batch/fourth", ("Batch", "第四批", "fourth batch", None))
    kg = open_graph(
        tmp_path,
        claim(1, "support", EAST_WEST | {"batch": "batch/third"}, period=year(2001)),
        claim(2, "support", {"provider": "place/south", "recipient": "place/west"} | {"batch": "batch/third"}),
        claim(3, "support", EAST_WEST | {"batch": "batch/fourth"}, period=year(2004)),
        claim(4, "support", {"provider": "place/east", "recipient": "place/west-reed", "batch": "batch/fourth"}),
        claim(5, "support", {"provider": "place/east-port", "recipient": "place/west-reed"}),
    )
    (row,) = analysis.change(kg.network("support"))
    assert (row.earlier_en, row.later_en) == ("third batch", "fourth batch")
    assert (row.kept, row.gained, row.lost, row.continuity) == (1, 1, 1, 0.5)


def test_rows_with_a_source_and_a_target_make_a_network() -> None:
    kg = aidgraph.open()
    query = (
        "SELECT ?source ?target (COUNT(?c) AS ?weight) { ?c a aid:FundingClaim ; aid:provider ?source ; "
        "aid:recipient ?target } GROUP BY ?source ?target"
    )
    net, found = kg.own_network(query), kg.query(query)
    assert isinstance(found, Table)
    assert net.size("weight") == sum(row.weight for row in found)
    jiangsu = iri("place/jiangsu")
    assert net.nodes[jiangsu] | {"zh": "江苏省", "type": "Province"} == net.nodes[jiangsu]
    assert "weight: up to" in aidgraph.view(net).html
    assert analysis.degree(net).rows[0][0] == jiangsu


def test_triples_make_a_network_too_and_have_the_labels_of_the_graph() -> None:
    kg = aidgraph.open()
    net = kg.own_network("CONSTRUCT { ?a aid:twinnedWith ?b } WHERE { ?a aid:twinnedWith ?b }")
    assert set(net) == set(kg.network("twinning"))
    assert {data["zh"] for _, data in net.nodes(data=True)} == set(
        dict(kg.network("twinning").nodes(data="zh")).values()
    )


def test_rows_without_the_columns_and_what_is_no_table_are_errors() -> None:
    with pytest.raises(InputError, match="rows or triples, not of True"):
        own_network(True)
    with pytest.raises(InputError, match=r"target missing among: source\."):
        aidgraph.open().own_network("SELECT ?source { ?source a aid:County }")
