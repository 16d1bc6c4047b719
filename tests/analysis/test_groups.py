"""Communities, how sure they are, and what chance alone would give."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented import claim, figure, open_graph, year

from aidgraph import analysis
from aidgraph.analysis.structure import Structure, seeded
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CAVEMEN = nx.connected_caveman_graph(5, 6)


def test_cliques_are_communities_whatever_the_seed() -> None:
    found: dict[int, set[int]] = {}
    for row in analysis.communities(CAVEMEN):
        found.setdefault(row.community, set()).add(row.id)
    assert sorted(map(sorted, found.values())) == [list(range(6 * i, 6 * i + 6)) for i in range(5)]
    (seeds, *_) = analysis.partitions(CAVEMEN)
    assert seeds == ("seeds", 30, 1.0, 1.0, 1.0)


def adjusted_rand(one: Sequence[Any], other: Sequence[Any]) -> float:
    """Count pairs, as Hubert and Arabie (1985) define it."""
    n = len(one)
    pairs = [(i, j) for i in range(n) for j in range(i)]
    a, b = (sum(of[i] == of[j] for i, j in pairs) for of in (one, other))
    both = sum(one[i] == one[j] and other[i] == other[j] for i, j in pairs)
    expected = a * b / len(pairs)
    most = (a + b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30), st.randoms())
def test_types_are_compared_by_the_adjusted_rand_index(edges: list[tuple[int, int]], chance: random.Random) -> None:
    net = nx.Graph(edges)
    for node in net:
        net.nodes[node]["type"] = chance.choice("xy")
    if len(net) < 2:
        assert analysis.partitions(net, runs=1).rows == []
        return
    member = {row.id: row.community for row in analysis.communities(net)}
    found = {row[0]: row for row in analysis.partitions(net, runs=1)}["type"]
    expected = adjusted_rand([member[node] for node in net], [net.nodes[node]["type"] for node in net])
    assert found[2] == pytest.approx(expected, abs=1e-6)


def test_planted_communities_are_no_chance_and_those_of_chance_are() -> None:
    planted = {row.measure: row for row in analysis.significance(CAVEMEN, draws=40)}
    assert planted["modularity"].p == round(1 / 41, 6)
    assert planted["clustering"].p == round(1 / 41, 6)
    assert planted["modularity"].observed > planted["modularity"].mean + 3 * planted["modularity"].sd
    chance = {row.measure: row for row in analysis.significance(nx.gnm_random_graph(60, 150, seed=4), draws=40)}
    assert chance["modularity"].p > 0.05


def test_a_tree_has_a_high_modularity_by_its_degrees_alone() -> None:
    row = next(iter(analysis.significance(nx.random_labeled_tree(60, seed=3), draws=40)))
    assert row.observed > 0.7
    assert row.mean > 0.6


def test_draws_keep_degrees_and_are_the_same_each_time() -> None:
    graph = Structure(34, list(nx.karate_club_graph().edges())).ties
    other = graph.copy()
    with seeded(1):
        other.rewire(n=780)
    assert other.degree() == graph.degree()
    assert other.get_edgelist() != graph.get_edgelist()
    net = nx.karate_club_graph()
    told: list[tuple[str, int, int]] = []
    assert (
        analysis.significance(net, draws=5, progress=lambda *one: told.append(one)).rows
        == analysis.significance(net, draws=5).rows
    )
    assert told == [("drawing", done, 5) for done in range(1, 6)]


def test_chance_is_given_back_as_it_was() -> None:
    random.seed(5)
    expected = random.random()  # noqa: S311
    random.seed(5)
    Structure(6, [(0, 1), (1, 2), (3, 4)]).leiden()
    assert random.random() == expected  # noqa: S311
    igraph.Graph.Erdos_Renyi(n=5, m=3)  # igraph draws from Python's own source again


def test_overlap_of_layers_is_beyond_what_their_degrees_give() -> None:
    ring, chance = nx.cycle_graph(40), nx.gnm_random_graph(40, 40, seed=2)

    def layered(one: Any, other: Any) -> Any:
        net = nx.MultiDiGraph()
        net.add_edges_from((*edge, {"relation": "x"}) for edge in one.edges())
        net.add_edges_from((*edge[::-1], {"relation": "y"}) for edge in other.edges())
        return {row.measure: row for row in analysis.significance(net, draws=40)}

    same, other = layered(ring, ring)["overlap"], layered(ring, chance)["overlap"]
    assert (same.observed, same.p) == (1.0, round(1 / 41, 6))
    assert same.mean < 0.2
    assert other.p > 0.05
    assert "overlap" not in {row.measure for row in analysis.significance(ring, draws=2)}


def test_weights_are_dealt_anew_among_links() -> None:
    net = nx.MultiDiGraph()
    for giver, weights in (("a", (50, 60, 70, 80)), ("b", (1, 2, 1, 2)), ("c", (2, 1, 2, 1)), ("d", (1, 1, 2, 2))):
        for number, weight in enumerate(weights):
            net.add_edge(giver, f"{giver}{number}", weight=Decimal(weight))
    net.add_edge("a", "a0", weight=None)
    rows = {row.of: row for row in analysis.significance(net, draws=200) if row.measure == "concentration"}
    # On the receiving side each has one weight, so that dealing them anew changes nothing.
    assert set(rows) == {"out"}
    row = rows["out"]
    assert row.observed == row.low == row.high == round((260**2 + 6**2 + 6**2 + 6**2) / 278**2, 6)
    # All four large weights come to one of four hands by 4 · C(12, 0) / C(16, 4) of the deals: 4/1820.
    assert row.p < 0.02
    assert 0.25 < row.mean < 0.6


def test_unknown_weights_are_counted_as_left_out_and_loops_not_dealt() -> None:
    net = nx.DiGraph()
    net.add_edge("a", "x", weight=np.int64(3))
    net.add_edge("a", "y", weight=5)
    net.add_edge("b", "z", weight=2)
    for number, weight in enumerate((None, float("nan"), -1, "7", True)):
        net.add_edge("b", number, weight=weight)
    net.add_edge("a", "without")
    net.add_edge("c", "c", weight=1000)
    (row,) = (row for row in analysis.significance(net, draws=2) if row.measure == "concentration")
    assert (row.of, row.observed, row.left_out) == ("out", round((8**2 + 2**2) / 10**2, 6), 5)


def test_what_all_draws_share_is_as_likely_as_can_be() -> None:
    # Every network of these degrees is a path of three nodes and a pair.
    modularity = next(iter(analysis.significance(nx.Graph([(0, 1), (1, 2), (3, 4)]), draws=50)))
    assert (modularity.sd, modularity.p) == (0.0, 1.0)


def test_neighbouring_seeds_have_no_draws_in_common() -> None:
    rows = [next(iter(analysis.significance(CAVEMEN, draws=20, seed=seed))) for seed in (1, 2)]
    # All draws but one shared would give means that differ by a twentieth of what two single draws differ by.
    assert abs(rows[0].mean - rows[1].mean) > rows[0].sd / 20
    assert next(iter(analysis.significance(CAVEMEN, draws=20, seed=1))) == rows[0]


def test_money_is_dealt_anew_by_claims_that_add_up(tmp_path: Path) -> None:
    several = ("place/west-reed", "place/west-sand")
    kg = open_graph(
        tmp_path,
        claim(1, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(9), period=year(2001)),
        claim(2, "funding", {"provider": "place/east", "recipient": "place/west-reed"}, figure(5), period=year(2001)),
        claim(3, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(8), period=year(2002)),
        claim(4, "funding", {"provider": "place/south", "recipient": "place/west"}, figure(3), period=year(2001)),
        claim(5, "funding", {"provider": "place/south", "recipient": several}, figure(6), period=year(2003)),
        claim(6, "funding", {"provider": "place/south", "recipient": "place/west"}, figure(4, bound="at-most"),
              period=year(2004)),
    )  # fmt: skip
    net = kg.network("funding")
    (row,) = (row for row in analysis.significance(net, draws=20) if row.measure == "concentration")
    # The county's 5 lie in the prefecture's 9; of what is at most 4, nobody knows how little it is.
    assert (row.of, row.left_out) == ("aid-funds, outcome, out, Province", 1)
    assert row.observed == row.low == row.high == round((17**2 + 9**2) / 26**2, 6)
    # A network that does not bring its claims along has sums of edges alone, which do not add up.
    bare = nx.MultiDiGraph(net.edges(keys=True))
    nx.set_edge_attributes(bare, {(a, b, key): {"money": "aid-funds", "weight": 1.0} for a, b, key in bare.edges})
    assert "concentration" not in {row.measure for row in analysis.significance(bare, draws=2)}


def test_a_sum_known_as_a_range_makes_the_concentration_one(tmp_path: Path) -> None:
    told = [("place/east", 9, 2001), ("place/east", 9, 2003), ("place/south", 4, 2001), ("place/south", 5, 2003)]
    kg = open_graph(
        tmp_path,
        *(
            claim(number, "funding", {"provider": giver, "recipient": "place/west"},
                  figure(value, bound="range", low=Decimal(1), high=Decimal(value)), period=year(when))
            for number, (giver, value, when) in enumerate(told, 1)
        ),
    )  # fmt: skip
    (row,) = (row for row in analysis.significance(kg.network("funding"), draws=50) if row.measure == "concentration")
    assert 0.5 <= row.low < row.observed < row.high < 1


def test_communities_are_compared_with_who_supports_whom() -> None:
    net = nx.MultiDiGraph()
    for giver, takers in (("p", "abc"), ("q", "xyz")):
        for taker in takers:
            net.add_edge(giver, taker, relation="supports")
    found = {row[0]: row for row in analysis.partitions(net, runs=1)}
    assert found["supporter"] == ("supporter", 8, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(("call", "word"), [("partitions", "runs"), ("significance", "draws")])
def test_no_draws_are_an_error(call: str, word: str) -> None:
    with pytest.raises(InputError, match=f"{word}=0"):
        getattr(analysis, call)(nx.path_graph(3), **{word: 0})


@pytest.mark.parametrize("draws", ["x", 1.5])
def test_draws_are_whole(draws: Any) -> None:
    with pytest.raises(InputError, match="whole number"):
        analysis.significance(nx.path_graph(3), draws=draws)
