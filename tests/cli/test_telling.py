"""`aidgraph coverage` and `aidgraph paths`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import networkx as nx
from click.testing import CliRunner
from tests.invented import FULL, claim, iri, write_graph

import aidgraph
from aidgraph import analysis
from aidgraph.cli import cli
from aidgraph.errors import AmbiguousNameError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_coverage_is_that_of_the_library() -> None:
    kg = aidgraph.open()
    done = run("coverage", "IndustrialPark", "--format", "csv")
    assert done.output == analysis.coverage(kg.things("IndustrialPark"), kg.claims(), kg.sources()).to_csv()
    every = csv.DictReader(io.StringIO(run("coverage", "--format", "csv").output))
    assert {row["id"] for row in every} == {thing.id for thing in kg.things()}
    assert isinstance(run("coverage", "Parkk").exception, NotFoundError)


def test_paths_are_told_in_both_languages_between_things_of_any_name(tmp_path: Path) -> None:
    write_graph(
        tmp_path,
        claim(1, "support", {"provider": "place/east", "recipient": "place/west"}),
        claim(2, "support", {"provider": "place/south", "recipient": "place/west"}),
    )
    east, south = iri("place/east"), iri("place/south")
    kg = aidgraph.open(tmp_path)
    graph = ("-g", str(tmp_path))
    for start in (east, "place:east", kg.thing(east).zh, kg.thing(east).en):
        done = run("paths", "support", start, south, *graph)
        assert done.output.splitlines() == [
            "路径 1 / Path 1",
            f"    1. 据报，{kg.thing(east).zh} 支援 西州（依据 1 条陈述）。",
            "    1. Reported: East Province supports West Prefecture (on 1 claim).",
            f"    2. 据报，{kg.thing(south).zh} 支援 西州（依据 1 条陈述）。",
            f"    2. Reported: {kg.thing(south).en} supports West Prefecture (on 1 claim).",
        ]
    rows = json.loads(run("paths", "support", east, south, "--format", "json", *graph).output)
    assert [row["en"] for row in rows] == [row.en for row in analysis.paths(kg.network("support"), east, south)]


def test_how_many_paths_are_left_untold_is_said(tmp_path: Path) -> None:
    nx.write_graphml(nx.complete_bipartite_graph(["a", "b"], list("pqrs")), tmp_path / "square.graphml")
    done = run("paths", str(tmp_path / "square.graphml"), "a", "b")
    assert done.stdout.count("Path ") == 3
    assert done.stderr == "3 of 4 paths of that length; --most tells more.\n"
    assert run("paths", str(tmp_path / "square.graphml"), "a", "b", "--most", "4").stderr == ""


def test_claims_are_chosen_for_paths_and_what_is_not_joined_is_said(tmp_path: Path) -> None:
    write_graph(tmp_path, *FULL.values())
    nx.write_graphml(nx.Graph([("a", "b"), ("c", "d")]), tmp_path / "pieces.graphml")
    done = run("paths", str(tmp_path / "pieces.graphml"), "a", "c")
    assert done.output == "Nothing in this network leads from a to c.\n"
    assert done.exit_code == 0
    kept = run("paths", "support", "East Province", "West Prefecture", "--status", "plan", "-g", str(tmp_path))
    assert isinstance(kept.exception, NotFoundError)


def test_a_name_of_nothing_or_of_several_is_an_error(tmp_path: Path) -> None:
    assert "no thing “江苏县”" in str(run("paths", "support", "江苏县", "伊宁县").exception)
    net = nx.DiGraph([("a", "b")])
    net.nodes["a"]["zh"] = net.nodes["b"]["zh"] = "同名"
    nx.write_graphml(net, tmp_path / "twice.graphml")
    done = run("paths", str(tmp_path / "twice.graphml"), "同名", "a")
    assert isinstance(done.exception, AmbiguousNameError)
    assert "a, b" in str(done.exception)
