"""Every notebook runs from top to bottom, from another folder, and shows what it promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import aidgraph
from aidgraph import analysis

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def run(path: Path, folder: Path) -> list[Any]:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.filterwarnings("default")  # the Jupyter stack warns of its own affairs
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, tmp_path: Path) -> None:
    cells = run(path, tmp_path)
    assert all(cell.outputs for cell in cells if not cell.source.startswith("import"))
    html = [out.data.get("text/html", "") for cell in cells for out in cell.outputs if "data" in out]
    assert any("<iframe" in page and "srcdoc" in page for page in html), "no inline view"
    assert any("<table" in page for page in html), "no DataFrame"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_committed_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    assert not [cell for cell in cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)]


def texts(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_text_is_there_in_both_languages(path: Path) -> None:
    for text in texts(path):
        for part in (part for part in text.split("\n\n") if part.startswith("#")):
            assert re.search(r"[A-Za-z].* · .*[\u4e00-\u9fff]", part), part
        parts = [part for part in text.split("\n\n") if not part.startswith("#")]
        # A Chinese name within English text makes it no Chinese text.
        chinese = [part for part in parts if len(re.findall(r"[\u4e00-\u9fff]", part)) > len(part) / 3]
        assert len(chinese) * 2 == len(parts), text


def says(name: str, *phrases: str) -> None:
    (path,) = (path for path in NOTEBOOKS if path.stem.startswith(name))
    told = "\n".join(texts(path))
    assert [phrase for phrase in phrases if phrase not in told] == []


def test_what_is_said_of_layers_and_brokerage_is_what_the_cells_give() -> None:
    net = aidgraph.open().network("all")
    (both,) = (row for row in analysis.layers(net) if {row.relation, row.other} == {"funds", "supports"})
    sources: dict[str, dict[tuple[str, str], set[str]]] = {"funds": {}, "supports": {}}
    for source, target, edge in net.edges(data=True):
        if edge["relation"] in sources:
            behind = {net.graph["claims"][iri].source for iri in edge["claims"]}
            sources[edge["relation"]].setdefault((source, target), set()).update(behind)
    common = [pair for pair, told in sources["funds"].items() if told & sources["supports"].get(pair, set())]
    says(
        "03",
        f"Of the {both.either} pairs that funding or support joins, both join {both.shared}. For {len(common)} of",
        f"{both.either} 对之中，两者兼有的 {both.shared} 对。这 {both.shared} 对里，有 {len(common)} 对",
    )
    first = next(iter(analysis.betweenness(net)))
    assert "Headquarters" in first.en
    says(
        "03",
        f"about an eighth of the pairs of others ({first.betweenness:.3f})",
        f"约八分之一（{first.betweenness:.3f}）",
    )
    assert first.betweenness == pytest.approx(1 / 8, abs=0.01)


def test_what_is_said_of_withdrawals_is_what_the_cells_give() -> None:
    net = aidgraph.open().network("support")
    rows = list(analysis.withdrawal(net))
    leaving = sum(row.left > 0 for row in rows)
    single = [(row.id, recipient) for row in rows for recipient in row.unsupported]
    supporters = {node: set(net.predecessors(node)) for node in net}
    within = sum(
        any(supporters.get(place, set()) - {supporter} for place in net.graph["ancestors"].get(recipient, ()))
        for supporter, recipient in single
    )
    recipients = sum(bool(told) for told in supporters.values())
    says(
        "05",
        f"{len(single)} of {recipients} recipients have one supporter, so most withdrawals ({leaving} of {len(rows)})",
        f"{within} of the {len(single)} lie in a place that another supporter",
        f"{recipients} 个受援方有 {len(single)} 个只有一个支援方，故多数支援方（{len(rows)} 个中的 {leaving} 个）",
        f"这 {len(single)} 个中有 {within} 个",
    )
