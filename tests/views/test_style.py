"""What `view` takes: layouts, colours, sizes, labels, limits, answers of queries."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aidgraph
from aidgraph.errors import InputError
from aidgraph.views import view
from aidgraph.views.layout import LAYOUTS, place
from aidgraph.views.layout.bipartite import bipartite
from aidgraph.views.layout.geographic import geographic

from .sample import sample, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from aidgraph.graph import KnowledgeGraph


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


def data(net: Any, **options: Any) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', view(net, **options).html, re.DOTALL)
    assert found
    return unpacked(json.loads(found[1]))


def located() -> nx.DiGraph:
    net = nx.DiGraph([("a", "x"), ("a", "y"), ("b", "y")])
    for node, latitude, longitude in (("a", 32.0, 119.0), ("x", 43.9, 81.5), ("y", 43.2, 82.6)):
        net.add_node(node, latitude=latitude, longitude=longitude)
    return net


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_asked_for_comes_first(layout: str) -> None:
    assert data(located(), layout=layout)["layouts"][0]["code"] == layout


def test_a_page_has_the_layouts_that_make_sense() -> None:
    def codes(net: Any) -> list[str]:
        return [layout["code"] for layout in data(net)["layouts"]]

    assert codes(located()) == ["force", "geographic", "bipartite"]
    assert codes(nx.karate_club_graph()) == ["force"]
    assert codes(nx.DiGraph([(1, 2), (2, 3), (3, 1)])) == ["force"]


def test_west_is_left_and_north_is_up() -> None:
    found = data(located(), layout="geographic")
    where = dict(
        zip(found["nodes"]["id"], zip(*(found["layouts"][0][axis] for axis in "xy"), strict=True), strict=True)
    )
    assert where["x"][0] < where["y"][0] < where["a"][0]
    assert where["x"][1] < where["y"][1] < where["a"][1]
    assert where["b"][1] > where["a"][1]  # nowhere, so below


@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-170, 170)), min_size=3, max_size=40))
def test_no_two_places_overlap(spots: list[tuple[float, float]]) -> None:
    points = geographic([9.0] * len(spots), dict(enumerate(spots)), {})
    for i, (x, y) in enumerate(points):
        assert all(abs(x - a) + abs(y - b) >= 18 for a, b in points[:i])


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(8, 15)), max_size=40))
def test_supporters_stand_left_of_the_supported(links: list[tuple[int, int]]) -> None:
    points = bipartite([8.0] * 16, links)
    assert all(points[a][0] < points[b][0] for a, b in links)
    assert len(set(points)) == 16


def test_crossings_are_cut() -> None:
    points = bipartite([8.0] * 8, [(0, 7), (1, 6), (2, 5), (3, 4)])
    left, right = sorted(range(4), key=lambda i: points[i][1]), sorted(range(4, 8), key=lambda i: points[i][1])
    assert [7 - i for i in left] == right


def test_wrong_choices_are_one_clear_error() -> None:
    net = located()
    for options, said in (
        ({"layout": "geografic"}, "geographic"),
        ({"color": "latitud"}, "latitude"),
        ({"size": "nothing"}, "measures: links"),
        ({"label": "nothing"}, "label="),
        ({"limit": 0}, "limit"),
    ):
        with pytest.raises(InputError, match=said):
            view(net, **options)
    with pytest.raises(InputError, match="coordinates"):
        view(nx.path_graph(4), layout="geographic")
    with pytest.raises(InputError, match="directed"):
        view(nx.path_graph(4), layout="bipartite")
    with pytest.raises(InputError, match="numbers"):
        view(nx.Graph(nx.set_node_attributes(net := nx.path_graph(3), "x", "group") or net), size="group")


def test_attributes_colour_size_and_name_things() -> None:
    net = nx.karate_club_graph()
    for node in net:
        net.nodes[node].update(weight=node * 1.5, title=f"Member {node}")
    found = data(net, color="club", size="weight", label="title")
    assert {kind["en"] for kind in found["kinds"]} == {"Mr. Hi", "Officer"}
    assert found["start"]["size"] == "weight"
    assert next(m for m in found["measures"] if m["code"] == "weight")["values"][1] == 1.5
    assert "Member 3" in found["nodes"]["en"]
    assert data(net, color="weight")["start"]["colour"] == "weight"
    assert data(net, color="communities")["start"]["colour"] == "communities"


def test_a_large_network_is_cut_and_says_so() -> None:
    net = nx.star_graph(50)
    made = view(net, limit=10)
    assert "The 10 things with most links, of 51" in made.html
    assert len(data(net, limit=10)["nodes"]["id"]) == 10
    assert "things with most links" not in view(net, limit=None).html
    assert len(net) == 51


def test_names_can_be_found_by_pinyin_alias_and_code(kg: KnowledgeGraph) -> None:
    found = data(kg.network("support"))["nodes"]
    at = found["zh"].index("伊宁县")
    assert found["pinyin"][at] == "yi ning xian"
    assert "Ghulja County" in found["aliases"][at]
    assert "654021" in found["codes"][at]


def test_the_answer_of_a_construct_query_is_drawn(kg: KnowledgeGraph) -> None:
    answer = kg.query(
        "CONSTRUCT { ?a aid:supports ?b . ?a rdfs:label ?name . ?a a aid:Province } "
        "WHERE { ?a aid:supports ?b ; rdfs:label ?name }"
    )
    found = data(answer)
    assert "江苏省" in found["nodes"]["zh"]
    assert set(found["edges"]["relation"]) == {"supports"}
    assert all("://" in name for name in found["nodes"]["id"])


def test_the_force_layout_keeps_discs_apart() -> None:
    net = nx.gnm_random_graph(700, 1400, seed=4)
    points = place([12.0] * 700, list(net.edges))
    assert all((x - a) ** 2 + (y - b) ** 2 >= 24**2 for i, (x, y) in enumerate(points) for a, b in points[:i])


def test_long_and_odd_labels_open(show: Callable[..., Page]) -> None:
    net = nx.relabel_nodes(nx.path_graph(4), {0: "长" * 500, 1: "مرحبا بالعالم", 2: "🐎🌾", 3: ""})
    page = show(net)
    assert page.locator("#canvas canvas").is_visible()


def test_show_opens_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    path = view(sample()).show()
    assert opened == [path.as_uri()]
    assert path.read_text("utf-8").startswith("<!doctype html>")
