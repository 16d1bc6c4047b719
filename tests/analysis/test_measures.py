"""Measures: small networks worked by hand, another library's answer, and empty and foreign graphs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented import FULL, claim, figure, iri, open_graph, year

import aidgraph
from aidgraph import analysis, vocab
from aidgraph.analysis import MEASURES
from aidgraph.errors import InputError
from aidgraph.network import NETWORKS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidgraph.model import Claim
    from aidgraph.table import Table


def network(nodes: Iterable[str], edges: Iterable[tuple[str, str]] = (), claims: Iterable[Claim] = ()) -> Any:
    """Return a network as `kg.network` gives it, with slugs for nodes."""
    net = nx.MultiDiGraph(claims={one.id: one for one in claims}, sources={}, ancestors={}, name="all", title={})
    for node in nodes:
        net.add_node(node, zh=f"{node}地", en=f"{node} place", type="Place", claims=[])
    for i, (a, b) in enumerate(edges):
        net.add_edge(a, b, key=str(i), relation="supports", claims=[], funding=[])
    return net


def column(table: Table, name: str) -> dict[str, Any]:
    place = table.columns.index(name)
    return {row[0]: row[place] for row in table.rows}


STAR = network("abcde", [("a", "b"), ("a", "c"), ("a", "d"), ("e", "a")])
PATH = network("abcd", [("a", "b"), ("c", "b"), ("c", "d")])
TWINS = network("abcdef", [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d"), ("c", "d")])
PARTS = network("abcxyz", [("a", "b"), ("x", "y"), ("y", "z")])
DOUBLE = network("ab", [("a", "b"), ("a", "b"), ("b", "a"), ("a", "a")])
EMPTY = network("")
SINGLE = network("a")


def test_degree_by_hand() -> None:
    table = analysis.degree(STAR)
    assert table.columns == ("id", "zh", "en", "type", "links_in", "links_out", "neighbours")
    assert [(row[0], *row[4:]) for row in table.rows] == [
        ("a", 1, 3, 4),
        ("b", 1, 0, 1),
        ("c", 1, 0, 1),
        ("d", 1, 0, 1),
        ("e", 0, 1, 1),
    ]
    assert table.rows[0][:4] == ("a", "a地", "a place", "Place")


def test_degree_counts_parallel_links_and_loops_but_a_neighbour_once() -> None:
    assert [(row[0], *row[4:]) for row in analysis.degree(DOUBLE).rows] == [("a", 2, 3, 1), ("b", 2, 1, 1)]


@pytest.mark.parametrize(
    ("net", "expected"),
    [
        (STAR, {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0}),
        # Of the three pairs of others, b lies between a–c and a–d, c between a–d and b–d.
        (PATH, {"a": 0.0, "b": 0.666667, "c": 0.666667, "d": 0.0}),
        (TWINS, {"a": 0.0, "b": 0.0, "c": 0.6, "d": 0.6, "e": 0.0, "f": 0.0}),
        (DOUBLE, {"a": 0.0, "b": 0.0}),
        (SINGLE, {"a": 0.0}),
        (EMPTY, {}),
    ],
)
def test_betweenness_by_hand(net: Any, expected: dict[str, float]) -> None:
    table = analysis.betweenness(net)
    assert column(table, "betweenness") == expected
    assert [row[4] for row in table.rows] == sorted((row[4] for row in table.rows), reverse=True)


@st.composite
def networks(draw: st.DrawFn) -> Any:
    nodes = [f"n{i:02d}" for i in range(draw(st.integers(1, 12)))]
    ends = st.sampled_from(nodes)
    return network(nodes, draw(st.lists(st.tuples(ends, ends), max_size=30)))


@given(networks())
def test_betweenness_is_igraphs(net: Any) -> None:
    nodes = list(net)
    simple = igraph.Graph(len(nodes), [(nodes.index(a), nodes.index(b)) for a, b in net.edges()]).simplify()
    pairs = (len(nodes) - 1) * (len(nodes) - 2) / 2
    expected = {node: value / pairs if pairs else 0.0 for node, value in zip(nodes, simple.betweenness(), strict=True)}
    assert column(analysis.betweenness(net), "betweenness") == pytest.approx(expected, rel=6e-6)


@given(networks(), st.sampled_from([("components", "component"), ("communities", "community")]))
def test_groups_partition_the_nodes_and_are_numbered_from_the_largest(net: Any, names: tuple[str, str]) -> None:
    table = MEASURES[names[0]].compute(net)
    assert table.columns[4:] == (names[1], "size")
    assert sorted(row[0] for row in table.rows) == sorted(net)
    groups: dict[int, list[str]] = {}
    for row in table.rows:
        groups.setdefault(row[4], []).append(row[0])
    assert sorted(groups) == list(range(1, len(groups) + 1))
    sizes = [len(groups[number]) for number in sorted(groups)]
    assert sizes == sorted(sizes, reverse=True)
    assert all(row[5] == len(groups[row[4]]) for row in table.rows)
    if names[0] == "components":
        assert {frozenset(group) for group in groups.values()} == set(
            map(frozenset, nx.weakly_connected_components(net))
        )
    else:
        for a, b in ((a, b) for group in groups.values() for a in group for b in group):
            assert nx.has_path(net.to_undirected(as_view=True), a, b)


@given(networks())
def test_degree_counts_every_link_twice(net: Any) -> None:
    table = analysis.degree(net)
    assert sum(column(table, "links_in").values()) == sum(column(table, "links_out").values()) == net.number_of_edges()
    for node, neighbours in column(table, "neighbours").items():
        assert neighbours == len(set(nx.all_neighbors(net, node)) - {node})


def test_components_by_hand() -> None:
    assert [(row[0], *row[4:]) for row in analysis.components(PARTS).rows] == [
        *((node, 1, 3) for node in "xyz"),
        *((node, 2, 2) for node in "ab"),
        ("c", 3, 1),
    ]


def test_communities_by_hand() -> None:
    assert column(analysis.communities(TWINS), "community") == dict.fromkeys("abc", 1) | dict.fromkeys("def", 2)


def test_parallel_links_hold_a_community_together() -> None:
    ties = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]
    pairs = network("abcd", [*ties, *[("b", "c")] * 9, *[("d", "a")] * 9])
    assert column(analysis.communities(pairs), "community") == {"a": 1, "d": 1, "b": 2, "c": 2}


OF_NODES = ("degree", "betweenness", "pagerank", "constraint", "participation", "components", "communities")


@pytest.mark.parametrize("name", MEASURES)
def test_empty_network_gives_a_defined_table_and_a_single_node_a_defined_row(name: str) -> None:
    compute = MEASURES[name].compute
    assert compute(EMPTY).columns == compute(SINGLE).columns
    expected: dict[str, list[tuple[Any, ...]]] = {
        "degree": [(0, 0, 0)],
        "betweenness": [(0.0,)],
        "pagerank": [(1.0,)],
        "constraint": [(None,)],
        "participation": [(0, None)],
        "components": [(1, 1)],
        "communities": [(1, 1)],
    }
    if name == "overview":
        assert compute(EMPTY).rows == [(0, 0, 0, None, None, 0, 0, None, None)]
        assert compute(SINGLE).rows == [(1, 0, 0, None, None, 1, 1, None, None)]
        return
    assert len(compute(EMPTY)) == 0
    assert [row[4:] for row in compute(SINGLE).rows] == expected.get(name, [])


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("foreign", [None, [1, 2], "support"])
def test_what_is_no_graph_is_an_error_that_says_what_is_needed(name: str, foreign: Any) -> None:
    with pytest.raises(InputError, match=r"kg\.network"):
        MEASURES[name].compute(foreign)


@pytest.mark.parametrize("name", ["strength", "funds-concentration"])
def test_sums_of_money_need_claims(name: str) -> None:
    with pytest.raises(InputError, match=r"kg\.network"):
        MEASURES[name].compute(nx.MultiDiGraph([(1, 2)]))


@pytest.mark.parametrize("name", OF_NODES)
@pytest.mark.parametrize("foreign", [nx.path_graph(3), nx.DiGraph([(1, 2)]), nx.karate_club_graph()])
def test_any_graph_of_networkx_will_do(name: str, foreign: Any) -> None:
    before = nx.to_dict_of_dicts(foreign)
    table = MEASURES[name].compute(foreign)
    assert sorted(row[0] for row in table.rows) == sorted(foreign)
    assert nx.to_dict_of_dicts(foreign) == before


def test_every_measure_is_named_in_both_languages_and_documented() -> None:
    for name, measure in MEASURES.items():
        assert measure.name == name
        assert set(measure.networks) <= set(NETWORKS)
        assert measure.zh
        assert measure.en.isascii()
        # Of a measure by the year, it is that by the batch that is documented.
        assert getattr(measure.compute, "func", measure.compute).__doc__


# --- money ---


def rows(folder: Path, *claims: Claim, name: str = "all", **wanted: str) -> list[Any]:
    table = analysis.strength(open_graph(folder, *claims).network(name))
    return [row for row in table if all(getattr(row, key) == value for key, value in wanted.items())]


EAST_WEST = {"provider": "place/east", "recipient": "place/west"}
TIE = claim(1, "support", EAST_WEST)


def test_strength_by_hand(tmp_path: Path) -> None:
    said = [
        TIE,
        claim(2, "funding", EAST_WEST, figure(500), period=year(2001), status="planned"),
        claim(3, "funding", EAST_WEST, figure(70), period=year(2002), status="planned"),
        claim(4, "funding", EAST_WEST | {"purpose": "purpose/lamps"}, figure(40), period=year(2001), status="planned"),
        claim(5, "funding", EAST_WEST, figure(9), status="achieved"),
        claim(6, "funding", EAST_WEST, figure(3, "donation", "at-least"), status="achieved"),
    ]
    for number, row in enumerate(rows(tmp_path, *said)):
        assert (row.id, row.direction) == ((iri("place/east"), "out"), (iri("place/west"), "in"))[number // 3]
    plan, outcome, donation = rows(tmp_path, *said, id=iri("place/east"))
    assert (plan.money, plan.status, plan.low, plan.high, plan.additive) == ("aid-funds", "plan", 570, 570, True)
    assert plan.claims == ["claim:2001-invented/002", "claim:2001-invented/003"]
    assert plan.left_out == ["claim:2001-invented/004: falls within claim:2001-invented/002"]
    assert (outcome.money, outcome.status, outcome.low, outcome.high) == ("aid-funds", "outcome", 9, 9)
    assert (donation.money, donation.low, donation.high, donation.basis) == ("donation", 3, None, "logical")
    assert isinstance(plan.low, Decimal)


def test_overlapping_sums_give_a_range(tmp_path: Path) -> None:
    said = [claim(n, "funding", EAST_WEST | {"purpose": p}, figure(5 * n))
            for n, p in ((1, "purpose/lamps"), (2, "purpose/roads"))]  # fmt: skip
    for row in rows(tmp_path, *said):
        assert (row.low, row.high, row.additive) == (10, 15, False)


def test_coordinator_neither_gives_nor_receives(tmp_path: Path) -> None:
    found = {(row.id, row.direction, row.money) for row in rows(tmp_path, FULL["lending"], FULL["investment"])}
    assert found == {
        (iri("org/big-bank"), "out", "loan"),
        (iri("org/big-bank"), "out", "equity"),
        (iri("org/small-bank"), "in", "equity"),
    }


def test_output_value_and_rates_are_no_sums(tmp_path: Path) -> None:
    said = [claim(n, "funding", EAST_WEST, figure(5, kind)) for n, kind in enumerate(vocab.MONEY, 1)]
    found = {row.money for row in rows(tmp_path, *said)}
    assert found == set(vocab.MONEY) - {"rate", "output-value"}


@pytest.mark.parametrize("void", ["withdrawn", "superseded"])
def test_void_claims_are_not_counted(void: str, tmp_path: Path) -> None:
    money = claim(2, "funding", EAST_WEST, figure(500))
    if void == "withdrawn":
        said = [TIE, replace(money, withdrawn=True)]
    else:
        said = [TIE, money, claim(3, "funding", EAST_WEST, figure(7), supersedes=2)]
    found = rows(tmp_path, *said, name="support")
    assert [row.high for row in found] == ([] if void == "withdrawn" else [7, 7])


SCRIPT = """
import json, sys
import aidgraph
from aidgraph.analysis import MEASURES
kg = aidgraph.open()
tables = {f"{n} {by} {m}": MEASURES[m].compute(kg.network(n, by=by)).to_csv()
          for n, by in (("support", "locality"), ("support", "group"), ("industry", "locality"), ("all", "locality"))
          for m in MEASURES}
json.dump(tables, sys.stdout)
"""


def test_measures_are_the_same_in_every_process() -> None:
    found = []
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
        )
        found.append(json.loads(run.stdout))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 4 * len(MEASURES)


# --- a figure for several ---


def test_a_figure_for_several_recipients_is_no_figure_for_each(tmp_path: Path) -> None:
    both: dict[str, Any] = {"provider": "place/east", "recipient": ("place/west-reed", "place/west-sand")}
    alone = {"provider": "place/south", "recipient": "place/west-reed"}
    said = (claim(1, "funding", both, figure(9)), claim(2, "funding", alone, figure(2)))
    reed, sand = (rows(tmp_path / place, *said, id=iri(f"place/{place}")) for place in ("west-reed", "west-sand"))
    assert [(row.low, row.high, row.additive) for row in reed] == [(Decimal(2), Decimal(11), False)]
    assert [(row.low, row.high, row.additive) for row in sand] == [(Decimal(0), Decimal(9), False)]
    assert [vocab.local(one) for one in sand[0].shared] == ["001"]
    (east,) = rows(tmp_path / "east", *said, id=iri("place/east"))
    assert (east.low, east.high, east.additive, east.shared) == (Decimal(9), Decimal(9), True, [])


def test_what_recipients_surely_have_never_exceeds_what_is_reported() -> None:
    kg = aidgraph.open()
    claims = {vocab.compact(one.id): one for one in kg.claims()}
    surely: dict[str, list[tuple[Decimal, str]]] = {}
    for row in analysis.strength(kg.network("all")):
        if row.direction == "in" and len(row.claims) == 1 and row.low is not None:
            surely.setdefault(row.claims[0], []).append((row.low, row.money))
    assert len(surely) > 20
    for name, lows in surely.items():
        for measure in {measure for _, measure in lows}:
            stated = [one.value for one in claims[name].quantities if one.measure == measure and one.value is not None]
            assert sum(low for low, kind in lows if kind == measure) <= sum(stated)
