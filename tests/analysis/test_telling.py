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
    net = nx.MultiDiGraph(claims=dict.fromkeys(("c1", "c2", "c3", "c4")))
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
    assert first[5:] == ("据报，甲 支援 b（依据 2 条陈述）。", "Reported: A supports b (on 2 claims).", ["c1", "c2"], 1)


@pytest.fixture(scope="module")
def reference() -> KnowledgeGraph:
    return aidgraph.open()


def told(net: Any, start: Any, end: Any) -> tuple[str, str]:
    row = analysis.paths(net, start, end, most=1).rows[0]
    return row[5], row[6]


@pytest.mark.parametrize(
    ("network", "zh", "en"),
    [
        (
            "support",
            r"据报，.+ 支援 .+（依据 \d+ 条陈述(，仅据计划)?）。",
            r"Reported: .+ supports .+ \(on \d+ claims?(, on plans alone)?\)\.",
        ),
        (
            "funding",
            r"据报，.+ → .+：.+（依据 \d+ 条陈述(，仅据计划)?）。",
            r"Reported: .+ → .+, .+ \(on \d+ claims?(, on plans alone)?\)\.",
        ),
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
        "推得，x 与 y 有 1 个共同的相邻者（p）。",
        "Derived: x and y share 1 neighbour (p).",
    )
    shared = shared_by(reference.network("support"), "Prefecture", "Province")
    assert all(told(shared, a, b)[1].startswith("Derived: ") for a, b in shared.edges())
    assert told(net, "p", "x") == ("网络中，p → x。", "In the network: p → x.")
    assert told(nx.path_graph(2), 0, 1) == ("网络中，0 — 1。", "In the network: 0 — 1.")


def test_what_rests_on_plans_alone_says_so(tmp_path: Path) -> None:
    plan = claim(1, "funding", EAST_WEST, figure(100), period=year(2001), status="planned")
    kg = open_graph(tmp_path, plan, claim(2, "support", EAST_WEST, status="planned"), claim(3, "support", EAST_WEST))
    east, west = iri("place/east"), iri("place/west")
    assert [row[5:7] for row in analysis.paths(kg.network("all"), east, west)] == [
        ("据报，东省 出资援助 西州（依据 1 条陈述，仅据计划）。",
         "Reported: East Province funds West Prefecture (on 1 claim, on plans alone)."),
        ("据报，东省 支援 西州（依据 2 条陈述）。", "Reported: East Province supports West Prefecture (on 2 claims)."),
    ]  # fmt: skip
    assert told(kg.network("funding"), east, west)[1].endswith("aid funds, planned (on 1 claim, on plans alone).")
    mentions = kg.network("mentions", status="plan")
    assert "plans" not in told(mentions, iri("source/2001-invented"), west)[1]
    net = nx.DiGraph([("a", "b", {"plans_only": "true"})])
    assert told(net, "a", "b") == ("网络中，a → b（仅据计划）。", "In the network: a → b (on plans alone).")


def test_what_nodes_share_is_named_with_its_claims(tmp_path: Path) -> None:
    claims = [
        claim(number, "support", {"provider": f"place/{place}", "recipient": recipient})
        for number, (place, recipient) in enumerate(
            [("east", "place/west-reed"), ("east", "place/west-sand"), ("south", "place/west-reed")], 1
        )
    ]
    kg = open_graph(tmp_path, *claims)
    shared = shared_by(kg.network("support"), "County", "Province")
    (row,) = analysis.paths(shared, iri("place/west-reed"), iri("place/west-sand")).rows
    assert row[5:8] == (
        "推得，西苇县 与 西沙县 有 1 个共同的相邻者（东省）。",
        "Derived: West Reed County and West Sand County share 1 neighbour (East Province).",
        [iri("claim/2001-invented/001"), iri("claim/2001-invented/002")],
    )
    net = nx.Graph([(one, other) for one in "pqrs" for other in "xy"])
    nx.set_node_attributes(net, {node: "A" if node in "xy" else "B" for node in net}, "type")
    assert told(shared_by(net, "A", "B"), "x", "y") == (
        "推得，x 与 y 有 4 个共同的相邻者（p、q、r等）。",
        "Derived: x and y share 4 neighbours (p, q, r and others).",
    )


def test_claims_of_a_link_from_a_file_are_counted_by_their_names() -> None:
    net = nx.DiGraph()
    claims = [iri("claim/2001-invented/001"), iri("claim/2001-invented/002")]
    net.add_edge("a", "b", relation="supports", zh="支援", en="supports", claims=" ".join(claims))
    assert told(net, "a", "b")[1] == "Reported: a supports b (on 2 claims)."
    assert analysis.paths(net, "a", "b").rows[0][7] == claims


@pytest.mark.parametrize(
    ("data", "en"),
    [
        ({"claims": ["x"]}, "In the network: a → b (naming 1 claim)."),
        ({"claims": ["x", "y"], "relation": "cites"}, "In the network: a cites b (naming 2 claims)."),
        ({"claims": ["x"], "money": 3, "status_class": "plan"}, "In the network: a → b (naming 1 claim)."),
        ({"claims": ["x"], "relation": "mentions"}, "In the network: a mentions b (naming 1 claim)."),
        ({"claims": [iri("claim/2001-invented/001")]}, "In the network: a → b (naming 1 claim)."),
        ({"relation": "conflictsWith", "en": "conflicts with"}, "In the network: a conflicts with b."),
    ],
)
def test_links_of_other_people_are_not_called_reported_or_compared(data: dict[str, Any], en: str) -> None:
    assert told(nx.DiGraph([("a", "b", data)]), "a", "b")[1] == en
    # Also where the network brings claims along, but not these.
    assert told(nx.MultiDiGraph([("a", "b", data)], claims={}), "a", "b")[1] == en


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=20))
def test_there_are_as_many_shortest_paths_as_are_said(edges: list[tuple[int, int]]) -> None:
    net, (start, end) = nx.MultiDiGraph(edges), (edges[0][0], edges[-1][1])
    for row in analysis.paths(net, start, end, most=1):
        assert row.paths == len(list(nx.all_shortest_paths(nx.Graph(edges), start, end)))


def test_very_many_paths_are_counted_and_not_gone_along() -> None:
    net = nx.Graph([((step, one), (step + 1, other)) for step in range(60) for one in "ab" for other in "ab"])
    assert {row.paths for row in analysis.paths(net, (0, "a"), (60, "a"))} == {2**59}


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


@pytest.mark.parametrize("name", ["key", "self", "u_for_edge", "v_for_edge", "attr"])
def test_a_column_of_any_name_is_an_attribute(name: str) -> None:
    net = own_network(Table(("source", "target", name), [("a", "b", 3), ("a", "b", None)]))
    assert list(net.edges(keys=True, data=True)) == [
        ("a", "b", "0", {"relation": "", name: 3}),
        ("a", "b", "1", {"relation": ""}),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?source ?relation ?target { ?source ?relation ?target VALUES ?relation { aid:twinnedWith } }",
        "SELECT ?source ('twinnedWith' AS ?relation) ?target { ?source aid:twinnedWith ?target }",
        "CONSTRUCT { ?a aid:twinnedWith ?b } WHERE { ?a aid:twinnedWith ?b }",
    ],
)
def test_relations_of_the_vocabulary_are_known_by_name_and_have_its_labels(
    reference: KnowledgeGraph, query: str
) -> None:
    net = reference.own_network(query)
    assert {(data["relation"], data["zh"], data["en"]) for *_, data in net.edges(data=True)} == {
        ("twinnedWith", *reference.labels["https://w3id.org/aidgraph/ontology#twinnedWith"])
    }
    assert analysis.overview(net).to_dicts()[0]["reciprocity"] == 1
    with pytest.raises(InputError, match="who supports whom"):
        analysis.withdrawal(net)
    one, other, _ = next(iter(net.edges))
    assert " 结对 " in told(net, one, other)[0]


def test_other_relations_and_names_of_ones_own_stay(reference: KnowledgeGraph) -> None:
    net = own_network(
        Table(
            ("source", "target", "relation", "en"),
            [
                ("a", "b", "https://example.org/funds", None),
                ("a", "c", "https://w3id.org/aidgraph/ontology#funds", "pays"),
            ],
        ),
        reference.labels,
    )
    assert [data for *_, data in net.edges(data=True)] == [
        {"relation": "https://example.org/funds"},
        {"relation": "funds", "en": "pays"},
    ]
    net = reference.own_network("CONSTRUCT { ?a <https://example.org/funds> ?b } WHERE { ?a aid:funds ?b }")
    assert {tuple(data.values()) for *_, data in net.edges(data=True)} == {("funds",)}


def test_rows_without_the_columns_and_what_is_no_table_are_errors() -> None:
    with pytest.raises(InputError, match="rows or triples, not of True"):
        own_network(True)
    with pytest.raises(InputError, match=r"target missing among: source\."):
        aidgraph.open().own_network("SELECT ?source { ?source a aid:County }")
