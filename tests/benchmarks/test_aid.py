"""The network that measures are timed on: what measures of relations and of money read must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.aid import aid_network
from benchmarks.generate import store

from aidgraph import KnowledgeGraph, analysis
from benchmarks import data

if TYPE_CHECKING:
    from pathlib import Path


def test_an_invented_network_has_relations_and_sums_and_is_made_once(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(data, "CACHE", tmp_path)
    net = aid_network(300)
    whole = KnowledgeGraph(store(claims=1_290, seed=data.SEED, spread=4)).network("all")
    assert set(net) == {str(node) for node in whole}
    assert 270 < len(net) < 350
    assert 2 < net.number_of_edges() / len(net) < 3
    held = {relation for *_, relation in net.edges(data="relation")}
    assert held == {relation for *_, relation in whole.edges(data="relation")}
    found = analysis.significance(net, draws=2).rows
    assert {"overlap", "concentration"} <= {row[0] for row in found}
    assert any(row[1] == "out, Province" for row in found)
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    again = aid_network(300)
    assert file.stat().st_mtime_ns == before
    assert list(again.edges(keys=True, data=True)) == list(net.edges(keys=True, data=True))
