"""What leads from one place, or what lies in it, to another."""

from __future__ import annotations

import os
import subprocess
import sys

import networkx as nx
import pytest

import aidgraph
from aidgraph.errors import InputError
from aidgraph.network import between

_PART = """
import aidgraph
from aidgraph.network import between
kg = aidgraph.open()
net = kg.network("support")
part = between(net, kg.thing("江苏省").id, kg.thing("伊犁哈萨克自治州").id)
print("\\n".join([*part, *map(str, part.edges)]))
"""


def test_two_processes_give_the_same_order() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", _PART],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, encoding="utf-8", check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]


def test_the_order_is_that_of_the_whole_which_stays_as_it_is() -> None:
    kg = aidgraph.open()
    net = kg.network("all")
    before = nx.MultiDiGraph(net)
    part = between(net, kg.thing("江苏省").id, kg.thing("伊犁哈萨克自治州").id)
    assert list(part) == [node for node in net if node in part]
    assert list(part.edges) == [edge for edge in net.edges if edge in part.edges]
    assert all(part.edges[edge] == net.edges[edge] for edge in part.edges)
    assert part.graph["claims"] is net.graph["claims"]
    part.nodes[next(iter(part))]["zh"] = "别名"
    assert nx.utils.graphs_equal(net, before)


def test_of_other_graphs_it_takes_those_that_say_what_contains_what() -> None:
    net = nx.DiGraph([("a", "x"), ("b", "y"), ("b", "z"), ("c", "x")], title="mine")
    with pytest.raises(InputError, match="ancestors"):
        between(net, "a", "x")
    net.graph["ancestors"] = {"b": {"a"}, "y": {"x"}}
    part = between(net, "a", "x")
    assert list(part.edges) == [("a", "x"), ("b", "y")]
    assert part.graph["title"] == "mine"
    assert len(between(net, "x", "a")) == 0
