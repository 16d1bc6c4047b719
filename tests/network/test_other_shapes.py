"""Mentions, places, layers, and what nodes of a type share."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from tests.invented import claim, figure, group, iri, open_graph

import aidgraph
from aidgraph.errors import InputError, NotFoundError
from aidgraph.network import caption, layers_of, shared_by, two_mode

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph import KnowledgeGraph


@pytest.fixture(scope="module")
def reference() -> KnowledgeGraph:
    return aidgraph.open()


def test_a_source_speaks_of_what_fills_roles_and_of_what_contains_the_groups_it_counts(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "support", {"provider": "place/east", "recipient": "place/west"}),
        claim(
            2, "funding", {"provider": "place/east", "recipient": group("村", "villages", "place/west-reed")}, figure(1)
        ),
        claim(3, "support", {"provider": "place/south", "recipient": "place/west"}, withdrawn=True),
    )
    net = kg.network("mentions")
    source = iri("source/2001-invented")
    assert {(a, b): data["weight"] for a, b, data in net.edges(data=True)} == {
        (source, iri("place/east")): 2,
        (source, iri("place/west")): 1,
        (source, iri("place/west-reed")): 1,
    }
    assert net.nodes[source]["type"] == "Source"
    assert len(net.nodes[source]["claims"]) == 2
    assert net.nodes[iri("place/west-reed")]["claims"] == [iri("claim/2001-invented/002")]
    assert set(kg.network("mentions", kinds=["funding"])) == {source, iri("place/east"), iri("place/west-reed")}
    assert len(kg.network("mentions", publishers=1)) == 0


def test_mentions_of_the_reference_graph_are_its_claims(reference: KnowledgeGraph) -> None:
    net = reference.network("mentions")
    county = reference.thing("伊宁县").id
    held = {one for *_, data in net.in_edges(county, data=True) for one in data["claims"]}
    assert held == {one.id for one in reference.claims(about="伊宁县")}
    assert "speaks of" in aidgraph.view(net).html
    sources, (zh, en) = {source for source, _ in net.edges()}, caption(net) or ("", "")
    most = max(dict(net.in_degree).values())
    assert f"{len(sources)} 个来源述及 {len(net) - len(sources)} 个事物" in zh
    assert en.startswith(f"{len(sources)} sources speaking of {len(net) - len(sources)} things; most speak of ")
    assert en.endswith(f"({most}).")


def test_places_lie_where_reference_data_have_them(reference: KnowledgeGraph) -> None:
    net = reference.network("places")
    assert {(a, b) for a, b, _ in net.edges} == {(t.id, t.within) for t in reference.things() if t.within}
    assert nx.is_forest(nx.Graph(net))
    assert all(not data["claims"] and data["publishers"] is None for *_, data in net.edges(data=True))
    zh, en = caption(net) or ("", "")
    assert "据参考数据" in zh
    assert "by reference data" in en
    with pytest.raises(InputError, match="reference data"):
        reference.network("places", status="plan")
    assert "Links are from reference data, not from reports." in aidgraph.view(net).html


def test_layers_have_all_links_and_all_nodes(reference: KnowledgeGraph) -> None:
    net = reference.network("all")
    layers = layers_of(net)
    assert set(layers) == {data["relation"] for *_, data in net.edges(data=True)}
    assert all(set(layer) == set(net) for layer in layers.values())
    assert sorted(edge for layer in layers.values() for edge in layer.edges(keys=True)) == sorted(net.edges(keys=True))
    assert layers["supports"].graph["claims"] is net.graph["claims"]


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_any_graph_has_layers(kind: Any) -> None:
    net = kind()
    for a, b, relation in (("a", "b", "x"), ("b", "c", "y"), ("c", "d", "x")):
        net.add_edge(a, b, relation=relation, weight=3)
    net.add_edges_from([("d", "a", {"key": "an attribute like any other"})])
    layers = layers_of(net)
    assert {name: list(layer.edges()) for name, layer in layers.items()} == {
        "": [("d", "a") if net.is_directed() else ("a", "d")],
        "x": [("a", "b"), ("c", "d")],
        "y": [("b", "c")],
    }
    assert all(type(layer) is kind and set(layer) == set(net) for layer in layers.values())
    assert layers["y"].size("weight") == 3


@pytest.mark.parametrize(
    "shape", [layers_of, lambda net: two_mode(net, "County", "Province"), lambda net: shared_by(net, "A", "B")]
)
def test_what_is_no_graph_has_no_shape(shape: Any) -> None:
    with pytest.raises(InputError, match=r"needs a NetworkX graph.*not NoneType"):
        shape(None)


def test_what_is_shared_is_what_a_bipartite_projection_has() -> None:
    net = nx.DiGraph([("p", "x"), ("p", "y"), ("q", "y"), ("q", "x"), ("q", "z"), ("x", "z")])
    for node in net:
        net.nodes[node]["type"] = "Province" if node in "pq" else "County"
    found = shared_by(net, "County", "Province")
    assert {tuple(sorted(edge[:2])): edge[2] for edge in found.edges(data="shared")} == {
        ("x", "y"): ["p", "q"], ("x", "z"): ["q"], ("y", "z"): ["q"],
    }  # fmt: skip
    plain = nx.Graph([edge for edge in net.edges() if edge[0] in "pq"])
    expected = nx.bipartite.weighted_projected_graph(plain, "xyz")
    assert {frozenset(edge[:2]): edge[2] for edge in found.edges(data="weight")} == {
        frozenset(edge[:2]): edge[2] for edge in expected.edges(data="weight")
    }
    with pytest.raises(NotFoundError, match=r"“Countyy”\. Did you mean: County"):
        shared_by(net, "Countyy", "Province")


def test_each_pair_of_types_has_a_network_of_two_modes_and_its_projections(reference: KnowledgeGraph) -> None:
    net = reference.network("all")
    types = dict(net.nodes(data="type"))
    links = 0
    for one, other in combinations(sorted(set(types.values())), 2):
        part = two_mode(net, one, other)
        links += part.number_of_edges()
        assert set(part) == {node for node, kind in types.items() if kind in (one, other)}
        assert part.graph["claims"] is net.graph["claims"]
        own = {node for node, mode in part.nodes(data="bipartite") if mode == 0}
        assert own == {node for node, kind in types.items() if kind == one}
        simple = nx.Graph(part)
        assert nx.bipartite.is_bipartite_node_set(nx.Graph(simple.edges()), own & set().union(*simple.edges()))
        for kind, further, nodes in ((one, other, own), (other, one, set(part) - own)):
            expected = nx.bipartite.weighted_projected_graph(simple, nodes)
            found = shared_by(net, kind, further)
            assert {frozenset(edge[:2]): edge[2] for edge in found.edges(data="weight")} == {
                frozenset(edge[:2]): edge[2] for edge in expected.edges(data="weight")
            }
    assert links == sum(types[a] != types[b] for a, b in net.edges())
    assert all("bipartite" not in data for _, data in net.nodes(data=True))
    with pytest.raises(InputError, match="twice"):
        two_mode(net, "County", "County")
    with pytest.raises(NotFoundError, match="Countyy"):
        two_mode(net, "Countyy", "Province")


def test_attributes_may_be_named_like_arguments_of_networkx() -> None:
    net = nx.Graph([("a", "b")])
    net.add_nodes_from([("a", {"type": "A", "node_for_adding": 1}), ("b", {"type": "B", "self": 2})])
    found = two_mode(net, "A", "B")
    assert dict(found.nodes(data=True)) == {
        "a": {"type": "A", "node_for_adding": 1, "bipartite": 0},
        "b": {"type": "B", "self": 2, "bipartite": 1},
    }
