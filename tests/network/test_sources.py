"""The network of sources: which of them say the same, and which conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests import disputed
from tests.invented import claim, figure, iri, open_graph, year

import aidgraph
from aidgraph.derive import standing
from aidgraph.network import caption

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return aidgraph.open(disputed.write(tmp_path_factory.mktemp("graph")))


def test_sources_are_joined_by_the_pairs_of_their_claims(disputes: KnowledgeGraph) -> None:
    net = disputes.network("sources")
    first, second = (iri(f"source/{slug}") for slug in (disputed.FIRST, disputed.SECOND))
    assert set(net) == {first, second}
    assert {(a, b, data["relation"]) for a, b, data in net.edges(data=True)} <= {
        (first, second, relation) for relation in ("corroborates", "compatibleWith", "conflictsWith")
    }
    words = {"corroborates": "corroborates", "compatible": "compatibleWith", "conflicts": "conflictsWith"}
    expected: dict[str, list[set[str]]] = {}
    for one in disputes.comparisons:
        expected.setdefault(words[one.agreement], []).append({each.id for each in one.claims})
    assert {data["relation"]: data["weight"] for *_, data in net.edges(data=True)} == {
        relation: len(pairs) for relation, pairs in expected.items()
    }
    for *_, data in net.edges(data=True):
        assert set(data["claims"]) == set().union(*expected[data["relation"]])
        assert data["publishers"] == 1  # that of the second is unknown


def test_a_node_has_all_claims_of_its_source_that_stand(disputes: KnowledgeGraph) -> None:
    net = disputes.network("sources")
    for source, data in net.nodes(data=True):
        assert data["claims"] == sorted(one.id for one in standing(disputes.claims()) if one.source == source)
        assert data["type"] == "Source"
        assert data["zh"].startswith("虚构")


def test_a_source_that_contradicts_itself_has_a_loop(tmp_path_factory: pytest.TempPathFactory) -> None:
    ends = {"provider": "place/east", "recipient": "place/west"}
    kg = open_graph(
        tmp_path_factory.mktemp("graph"),
        claim(1, "funding", ends, figure(200_000_000), period=year(2001)),
        claim(2, "funding", ends, figure(300_000_000), period=year(2001)),
    )
    net = kg.network("sources")
    source = iri("source/2001-invented")
    assert [(a, b, data["relation"]) for a, b, data in net.edges(data=True)] == [(source, source, "conflictsWith")]
    assert caption(net) == (
        "1 个来源就同一事项的陈述两两相比：相左 1 对。",
        "Claims of 1 source on the same matter, compared in pairs: 1 in conflict.",
    )


def test_a_graph_of_one_mind_has_an_empty_network(tmp_path_factory: pytest.TempPathFactory) -> None:
    kg = open_graph(
        tmp_path_factory.mktemp("graph"), claim(1, "support", {"provider": "place/east", "recipient": "place/west"})
    )
    net = kg.network("sources")
    assert len(net) == 0
    assert caption(net) == (
        "没有可相比的陈述：没有两条说的是同一事项。", "No claims to compare: no two are on the same matter.",
    )  # fmt: skip


def test_the_reference_graph_has_every_comparison() -> None:
    kg = aidgraph.open()
    net = kg.network("sources")
    assert sum(data["weight"] for *_, data in net.edges(data=True)) == len(kg.comparisons)
    counted = kg.info()["pairs_of_claims"]
    _, en = caption(net) or ("", "")
    assert en == (
        f"Claims of {len(net)} sources on the same matter, compared in pairs: {counted['corroborates']} corroborating, "
        f"{counted['compatible']} compatible, {counted['conflicts']} in conflict."
    )
