"""Claims and agreement of a network: read when asked for, the same as if all had been read at first."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox
import pytest
from tests import disputed
from tests.invented import FULL, claim, figure, group, iri, open_graph

import aidgraph
from aidgraph import KnowledgeGraph, analysis, vocab
from aidgraph.derive import standing
from aidgraph.errors import DataError
from aidgraph.model.rdf import read_claim
from aidgraph.network import NETWORKS, Claims
from aidgraph.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return aidgraph.open(disputed.write(tmp_path_factory.mktemp("graph")))


def again(kg: KnowledgeGraph) -> KnowledgeGraph:
    """Open a graph whose links stand in its store anew: nothing is read yet."""
    return KnowledgeGraph(kg.store)


def agreeing(kg: KnowledgeGraph, claims: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the agreement of some claims from comparisons that were made from all claims."""
    found: dict[str, list[tuple[str, str]]] = {}
    for comparison in kg.comparisons:
        a, b = (one.id for one in comparison.claims)
        for one, other in ((a, b), (b, a)):
            if one in claims and (pair := (comparison.agreement, other)) not in found.setdefault(one, []):
                found[one].append(pair)
    return found


@pytest.mark.parametrize("name", NETWORKS)
def test_a_graph_that_has_read_nothing_gives_the_same_network(name: str, disputes: KnowledgeGraph) -> None:
    first, second = disputes.network(name), again(disputes).network(name)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
    assert list(first.graph["claims"].items()) == list(second.graph["claims"].items())
    for part in ("sources", "ancestors", "agreement", "name", "title"):
        assert first.graph[part] == second.graph[part]


@pytest.mark.parametrize("name", ["support", "all"])
def test_agreement_and_claims_are_those_of_the_comparisons(name: str, disputes: KnowledgeGraph) -> None:
    net = again(disputes).network(name)
    named = {one for _, shown in net.nodes(data="claims") for one in shown}
    expected = agreeing(disputes, named)
    assert expected
    assert dict(net.graph["agreement"]) == expected
    assert list(net.graph["agreement"]) == list(expected)
    held = named | {other for found in expected.values() for _, other in found}
    assert dict(net.graph["claims"]) == {one.id: one for one in standing(disputes.claims()) if one.id in held}
    assert list(net.graph["claims"]) == sorted(held)
    assert len(net.graph["claims"]) == len(held)


def test_reading_a_network_reads_no_claims_until_one_is_asked_for(
    disputes: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(store: Any, name: str, labels: Any) -> Any:
        read.append(name)
        return real(store, name, labels)

    real = read_claim
    monkeypatch.setattr("aidgraph.query.claims.read_claim", counted)
    net = again(disputes).network("support")
    claims = net.graph["claims"]
    one = next(iter(claims))
    assert not read
    assert claims[one] is claims[one]
    assert read == [one]
    assert [found.id for found in claims.values()] == list(claims)
    assert sorted(read) == list(claims)


def test_claims_that_a_network_does_not_hold_are_not_given(tmp_path: Path) -> None:
    void = claim(7, "support", {"provider": "place/south", "recipient": "place/west"}, status="in-force")
    kg = open_graph(tmp_path, *FULL.values(), replace(void, withdrawn=True))
    claims = again(kg).network("support").graph["claims"]
    assert isinstance(claims, Claims)
    for other in (void.id, FULL["tenancy"].id, "no claim"):
        assert other not in claims
        assert claims.get(other) is None
        with pytest.raises(KeyError):
            claims[other]


def test_copies_share_what_is_read_and_pickles_hold_it(disputes: KnowledgeGraph) -> None:
    net = again(disputes).network("support")
    for other in (net.copy(), copy.deepcopy(net), net.to_undirected(), nx.MultiDiGraph(net), copy.copy(net)):
        assert other.graph["claims"] is net.graph["claims"]
        assert other.graph["agreement"] is net.graph["agreement"]
    kept = pickle.loads(pickle.dumps(net))  # noqa: S301 - it was pickled here
    assert list(kept.nodes(data=True)) == list(net.nodes(data=True))
    assert list(kept.edges(keys=True, data=True)) == list(net.edges(keys=True, data=True))
    for part in ("claims", "sources", "ancestors", "agreement"):
        assert type(kept.graph[part]) is dict
        assert kept.graph[part] == net.graph[part]
    assert analysis.strength(kept).rows == analysis.strength(net).rows
    assert aidgraph.view(kept).html == aidgraph.view(net).html


def test_nodes_and_claims_of_edges_can_be_bound_in_queries(disputes: KnowledgeGraph) -> None:
    net = disputes.network("support")
    sparql = "SELECT ?x { ?x a ?class }"
    assert all(disputes.query(sparql, {"x": node}) for node in net)
    assert all(disputes.query(sparql, {"x": one}) for *_, data in net.edges(data=True) for one in data["claims"])


def test_twinnings_say_what_they_count(tmp_path: Path) -> None:
    counts = figure(3, "count", raw="3个", unit="village"), figure(4, "count", raw="4个", unit="village")
    said = claim(
        1,
        "twinning",
        {
            "sideA": group("村", "villages", "place/east-port", counts[0]),
            "sideB": group("村", "villages", "place/west-reed", counts[1]),
        },
        *counts,
    )
    ((_, _, data),) = again(open_graph(tmp_path, said)).network("twinning").edges(data=True)
    assert data["counts"] == [("村3个 — 村4个", "3 villages — 4 villages")]


SUPPORT = FULL["support"]


def test_only_claims_name_a_thing_and_only_in_roles_of_their_kind(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, SUPPORT, claim(2, "location", {"thing": "org/mill", "place": "place/south"}))
    west, graph = ox.NamedNode(iri("place/west")), ox.NamedNode(vocab.GRAPH + "other")
    store = EmbeddedStore(ox.Store())
    store.quads.extend(kg.store.local())
    for subject, role in ((iri("thought/1"), "recipient"), (iri("claim/2001-invented/002"), "recipient")):
        store.quads.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(vocab.AID + role), west, graph))
    assert KnowledgeGraph(store).network("support").nodes[west.value]["claims"] == [SUPPORT.id]


def test_a_claim_that_cannot_be_read_is_an_error_when_it_is_asked_for(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, SUPPORT, FULL["funding"])
    store = EmbeddedStore(ox.Store())
    evidence = ox.NamedNode(vocab.AID + "evidence")
    store.quads.extend(
        quad for quad in kg.store.local() if (quad.subject.value, quad.predicate) != (SUPPORT.id, evidence)
    )
    net = KnowledgeGraph(store).network("support")
    assert net.graph["claims"][FULL["funding"].id] == FULL["funding"]
    with pytest.raises(DataError, match=vocab.compact(SUPPORT.id)):
        net.graph["claims"][SUPPORT.id]
    with pytest.raises(DataError, match=vocab.compact(SUPPORT.id)):
        net.graph["claims"].values()
    read = KnowledgeGraph(store)
    with pytest.raises(DataError):
        read.claims()
    with pytest.raises(DataError):
        read.network("support")
