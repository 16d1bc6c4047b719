"""Stores on disk from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.test_commands import INVENTED, invoke
from tests.invented import FULL, SOURCE, claim, write_graph

from aidgraph.errors import InputError, NotFoundError, OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_load_work_replace_and_remove(tmp_path: Path) -> None:
    graph = write_graph(tmp_path / "graph", *FULL.values())
    store = str(tmp_path / "store")
    assert f"{store}: holds {len(FULL)} claims, 1 source, " in invoke("load", store, str(graph)).stderr
    held = json.loads(invoke("info", "--graph", store, "--format", "json").stdout)
    assert held == json.loads(invoke("info", "--graph", str(graph), "--format", "json").stdout)
    for command in (["claims"], ["query", "--name", "who-supports-whom"], ["check"], ["queries"]):
        assert invoke(*command, "--graph", store).stdout == invoke(*command, "--graph", str(graph)).stdout

    new = write_graph(tmp_path / "new", claim(1, "support", {"provider": "place/south", "recipient": "place/west"}))
    invoke("replace", store, str(new / "sources" / f"{SOURCE}.trig"))
    assert invoke("claims", "--graph", store).stderr.startswith("1 claim,")
    assert ": holds 0 claims, 0 sources, 0 links." in invoke("remove", store, SOURCE).stderr


def test_without_paths_the_reference_graph_is_loaded(tmp_path: Path) -> None:
    assert "356 claims, 82 sources" in invoke("load", str(tmp_path / "store")).stderr


def test_misuse(tmp_path: Path) -> None:
    graph = write_graph(tmp_path / "graph", *FULL.values())
    assert isinstance(invoke("load", str(graph), INVENTED[1], code=1).exception, OutputError)
    assert isinstance(invoke("load", str(tmp_path / "store"), str(tmp_path / "none"), code=1).exception, NotFoundError)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph"]
    for command in ("replace", "remove"):
        assert isinstance(invoke(command, str(graph), SOURCE, code=1).exception, InputError)
