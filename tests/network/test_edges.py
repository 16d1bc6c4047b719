"""What an edge says of the claims behind it."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from aidgraph.network import claims_of, links_between, plans_alone


@pytest.mark.parametrize(
    ("held", "named"),
    [
        (["b", "a", "b"], ["b", "a"]),
        (("b", "a"), ["b", "a"]),
        ({"b", "a"}, ["a", "b"]),
        ([2, 1], ["2", "1"]),
        ("b  a\nb", ["b", "a"]),
        ("", []),
        (3, []),
        (None, []),
        ({"a": 1}, []),
    ],
)
def test_claims_are_ids_in_a_list_or_in_one_text(held: Any, named: list[str]) -> None:
    assert claims_of({"claims": held}) == named
    assert claims_of({}) == []


@pytest.mark.parametrize(("held", "plans"), [(True, True), ("True", True), ("1", True), (False, False), ("no", False)])
def test_plans_are_told_as_files_have_them_too(held: Any, *, plans: bool) -> None:
    assert plans_alone({"plans_only": held}) is plans


@pytest.mark.parametrize(
    ("kind", "ways"),
    [
        (nx.Graph, [("b", "a", 2)]),
        (nx.DiGraph, [("b", "a", 2), ("a", "b", 1)]),
        (nx.MultiGraph, [("b", "a", 1), ("b", "a", 2)]),
        (nx.MultiDiGraph, [("b", "a", 2), ("a", "b", 1)]),
    ],
)
def test_links_between_two_nodes_lead_either_way(kind: Any, ways: list[tuple[str, str, int]]) -> None:
    net = kind()
    net.add_edge("a", "b", n=1)
    net.add_edge("b", "a", n=2)
    assert [(source, target, data["n"]) for source, target, data in links_between(net, "b", "a")] == ways
    net.add_node("c")
    assert list(links_between(net, "a", "c")) == []
