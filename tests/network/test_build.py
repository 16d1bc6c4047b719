"""Networks: typed nodes and edges with the claims behind each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from tests.invented import FULL, SOURCE, THINGS, claim, figure, group, iri, open_graph, write_graph, year

import aidgraph
from aidgraph import vocab
from aidgraph.errors import InputError, NotFoundError
from aidgraph.model import Claim, Source
from aidgraph.network import NETWORKS, projection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidgraph import KnowledgeGraph
    from aidgraph.network import By

NODE = {"aliases", "codes", "latitude", "longitude", "zh", "en", "type", "type_zh", "type_en", "within", "claims"}
EDGE = {"relation", "zh", "en", "claims", "funding", "status", "plans_only", "publishers", "earliest", "latest",
        "explicit", "counts"}  # fmt: skip
CHOICES: list[tuple[str, By]] = [
    ("support", "locality"),
    ("support", "group"),
    *((name, "locality") for name in NETWORKS if name not in {"funding", "mentions", "places", "sources"}),
]


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    more = [
        claim(
            101, "support", {"provider": "place/east-port", "agent": "org/port-group", "recipient": "place/west-reed"}
        ),
        claim(102, "location", {"thing": "org/mill", "place": "place/west-reed"}),
    ]
    return open_graph(tmp_path_factory.mktemp("graph"), *FULL.values(), *more)


def edges(net: Any) -> set[tuple[str, str, str]]:
    return {
        (a.removeprefix(vocab.ID), data["relation"], b.removeprefix(vocab.ID)) for a, b, data in net.edges(data=True)
    }


@pytest.mark.parametrize(("name", "by"), CHOICES)
def test_attributes_are_those_documented(name: str, by: By, kg: KnowledgeGraph) -> None:
    net = kg.network(name, by=by)
    assert type(net) is nx.MultiDiGraph
    assert net.number_of_edges() > 0
    assert set(net.graph) == {"name", "title", "claims", "sources", "ancestors", "agreement"}
    assert net.graph["name"] == name
    assert set(net.graph["title"]) == {"zh", "en"}
    assert all(isinstance(one, Claim) and one.id == key for key, one in net.graph["claims"].items())
    assert all(isinstance(one, Source) and one.id == key for key, one in net.graph["sources"].items())
    for node, data in net.nodes(data=True):
        assert set(data) == NODE
        kind, zh, en, within = THINGS[node.removeprefix(vocab.ID)]
        assert (data["type"], data["zh"], data["en"], data["within"]) == (kind, zh, en, within and iri(within))
        assert data["type_zh"]
        assert data["type_en"]
    for _, _, key, data in net.edges(keys=True, data=True):
        assert set(data) == EDGE
        assert key.startswith(iri("link/"))
        assert data["claims"]
        assert data["status"] in vocab.STATUSES
        assert data["plans_only"] == (data["status"] in vocab.PLANS)
        assert {*data["claims"], *data["funding"]} <= set(net.graph["claims"])


@pytest.mark.parametrize(("name", "by"), CHOICES)
def test_claims_of_a_node_are_all_that_name_it(name: str, by: By, kg: KnowledgeGraph) -> None:
    net = kg.network(name, by=by)
    for node, named in net.nodes(data="claims"):
        assert named == sorted(
            one.id for one in kg.claims() if any(node in {filler.id, filler.within} for filler in one.fillers)
        )
        assert set(named) <= set(net.graph["claims"])


def test_all_has_an_edge_for_every_link(kg: KnowledgeGraph) -> None:
    net = kg.network("all")
    found = {
        (
            a,
            data["relation"],
            b,
            tuple(data["claims"]),
            data["status"],
            data["earliest"],
            data["latest"],
            data["publishers"],
        )
        for a, b, data in net.edges(data=True)
    }
    assert found == {
        (link.source, link.relation, link.target, link.claims, link.status, link.earliest, link.latest, link.publishers)
        for link in kg.links
    }
    assert net.number_of_edges() == len(kg.links)
    assert {key for *_, key in net.edges(keys=True)} == {link.id for link in kg.links}


def test_localities_and_groups_never_mix(kg: KnowledgeGraph) -> None:
    assert edges(kg.network("support")) == {
        ("place/east", "supports", "place/west"),
        ("place/east-port", "supports", "place/west-reed"),
    }
    assert edges(kg.network("support", by="group")) == {
        ("org/headquarters", "implementsIn", "place/west"),
        ("org/port-group", "implementsIn", "place/west-reed"),
    }


def test_twinning_and_industry(kg: KnowledgeGraph) -> None:
    assert edges(kg.network("twinning")) == {("place/east-port", "twinnedWith", "place/west-reed")}
    assert edges(kg.network("industry")) == {
        ("org/port-group", "builds", "park/paper"),
        ("org/mill", "tenantOf", "park/paper"),
        ("org/port-group", "assists", "org/mill"),
        ("org/big-bank", "investsIn", "org/small-bank"),
        ("org/headquarters", "coordinatesWith", "org/small-bank"),
        ("org/port-group", "coordinatesWith", "org/big-bank"),
        ("park/paper", "locatedIn", "place/west-reed"),
        ("org/mill", "locatedIn", "place/west-reed"),
        ("park/paper-1", "componentOf", "park/paper"),
    }


def test_two_relations_between_two_things_are_two_edges(kg: KnowledgeGraph) -> None:
    net = kg.network("all")
    between = net.get_edge_data(iri("place/east"), iri("place/west"))
    assert sorted(data["relation"] for data in between.values()) == ["funds", "sendsTo", "supports"]


def test_funding_between_the_ends_stands_on_the_edge(kg: KnowledgeGraph) -> None:
    ((_, _, data),) = kg.network("support").edges(iri("place/east"), data=True)
    assert data["funding"] == [FULL["funding"].id]
    ((_, _, by_group),) = kg.network("support", by="group").edges(iri("org/headquarters"), data=True)
    assert by_group["funding"] == [FULL["funding"].id]
    ((_, _, other),) = kg.network("support").edges(iri("place/east-port"), data=True)
    assert other["funding"] == []


SUPPORT = claim(1, "support", {"provider": "place/east", "recipient": "place/west"})
MONEY = claim(2, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(5), period=year(2001))


@pytest.mark.parametrize("void", ["withdrawn", "superseded"])
def test_void_funding_stands_on_no_edge(void: str, tmp_path: Path) -> None:
    said = [SUPPORT, replace(MONEY, withdrawn=True)]
    if void == "superseded":
        said = [SUPPORT, MONEY, claim(3, "event", {"place": "place/west"}, supersedes=2)]
    for name in ("support", "all"):
        net = open_graph(tmp_path / name, *said).network(name)
        assert [data["funding"] for *_, data in net.edges(data=True)] == [[]]


@pytest.mark.parametrize(
    ("name", "near"), [("suport", "support"), ("twining", "twinning"), ("Industry", "industry"), ("", "Known: support")]
)
def test_unknown_name_is_an_error_with_near_names(name: str, near: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match=near):
        kg.network(name)


@pytest.mark.parametrize("by", ["province", "", "Locality", ["locality"]])
@pytest.mark.parametrize("name", ["support", "all"])
def test_unknown_by_is_an_error_that_says_what_there_is(name: str, by: Any, kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match=r"locality.*group"):
        kg.network(name, by=by)


def test_projections_are_of_relations_that_rules_state() -> None:
    known = {path.stem for path in (aidgraph.resources.package_path("derive", "rules")).glob("*.rq")}
    for name in NETWORKS:
        assert projection(name).relations <= known


def test_building_changes_neither_store_nor_the_next_network(kg: KnowledgeGraph) -> None:
    before = set(kg.store.local())
    net = kg.network("all")
    links = list(kg.links)
    for _, data in net.nodes(data=True):
        data["claims"].clear()
    for *_, data in net.edges(data=True):
        data["claims"].clear()
    assert set(kg.store.local()) == before
    assert kg.links == links
    assert all(data["claims"] for *_, data in kg.network("all").edges(data=True))


def sequence(items: Iterable[Any]) -> list[Any]:
    return list(items)


def test_order_is_fixed(kg: KnowledgeGraph) -> None:
    first, second = kg.network("all"), kg.network("all")
    assert sequence(first.nodes(data=True)) == sequence(second.nodes(data=True))
    assert sequence(first.edges(keys=True, data=True)) == sequence(second.edges(keys=True, data=True))
    assert list(first) == sorted(first)


def test_graph_without_claims_gives_an_empty_network(tmp_path: Path) -> None:
    net = open_graph(tmp_path).network("support")
    assert len(net) == 0
    assert set(net.graph["sources"]) == {iri(f"source/{SOURCE}")}


def test_thing_that_no_file_describes_is_shown_by_its_slug(tmp_path: Path) -> None:
    folder = write_graph(tmp_path, SUPPORT)
    net = aidgraph.open(folder / "sources").network("support")
    assert {node: data["en"] for node, data in net.nodes(data=True)} == {
        iri("place/east"): "east",
        iri("place/west"): "west",
    }


def test_groups_within_a_thing_name_it(tmp_path: Path) -> None:
    counted = claim(
        2, "output", {"beneficiary": group("户", "households", "place/west")}, figure(3, "count", unit="household")
    )
    net = open_graph(tmp_path, SUPPORT, counted).network("support")
    assert net.nodes[iri("place/west")]["claims"] == [SUPPORT.id, counted.id]
    assert net.nodes[iri("place/east")]["claims"] == [SUPPORT.id]
