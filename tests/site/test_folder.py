from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests import invented

import aidgraph
from aidgraph import site
from aidgraph.errors import DataError, OutputError
from aidgraph.site.folder import MARKER, ready
from aidgraph.site.render import Renderer
from aidgraph.store.folder import replaced

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph import KnowledgeGraph


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeGraph:
    opened = invented.open_graph(tmp_path / "graph", *invented.FULL.values())
    monkeypatch.setattr(opened, "check", list)  # which takes its time, and is not meant here
    return opened


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def old_site(out: Path) -> Path:
    out.mkdir(parents=True)
    (out / MARKER).write_text("aidgraph 0.0\n", encoding="utf-8")
    (out / "stale.html").write_text("old", encoding="utf-8")
    return out


def test_a_graph_with_errors_writes_nothing(tmp_path: Path) -> None:
    folder = invented.write_graph(tmp_path / "graph", *invented.FULL.values())
    file = folder / "sources" / f"{invented.SOURCE}.trig"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('dct:date "2001" ; ', "", 1).replace("aid:publisherUnknown true ;", "", 1), encoding="utf-8"
    )
    broken = aidgraph.open(folder)
    out = old_site(tmp_path / "new" / "site")
    before = contents(out)
    with pytest.raises(DataError) as caught:
        site.build(broken, out)
    message = str(caught.value)
    assert file.name in message
    assert f"source:{invented.SOURCE}" in message
    assert "A source needs one dct:date" in message
    assert "2 errors" in message
    assert contents(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_new_folder_and_its_parents(kg: KnowledgeGraph, tmp_path: Path) -> None:
    index = site.build(kg, tmp_path / "a" / "b" / "site")
    assert index == (tmp_path / "a" / "b" / "site" / "index.html")
    assert index.is_file()
    assert [path.name for path in index.parents[1].iterdir()] == ["site"]


def test_an_empty_folder_is_used(kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert site.build(kg, tmp_path / "site").is_file()


def test_a_site_is_replaced_as_a_whole(kg: KnowledgeGraph, tmp_path: Path) -> None:
    out = old_site(tmp_path / "site")
    site.build(kg, out)
    assert not (out / "stale.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "site"]


def test_a_foreign_folder_is_refused(kg: KnowledgeGraph, tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="something other than a site of aidgraph"):
        site.build(kg, out)
    assert contents(out) == {"chapter.txt": b"mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "thesis"]


def test_a_file_is_refused(kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="this is a file"):
        site.build(kg, tmp_path / "file")
    with pytest.raises(OutputError, match="cannot be written"):
        site.build(kg, tmp_path / "file" / "site")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("error", [RuntimeError("boom"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_failure_in_the_middle_leaves_the_old_site(
    kg: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    out = old_site(tmp_path / "site")
    before = contents(out)
    render = Renderer.page

    def failing(self: Renderer, page: str, *arguments: object) -> str:
        if page == "queries.html":
            raise error
        return render(self, page, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "page", failing)
    expected = OutputError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected) as caught:
        site.build(kg, out)
    assert contents(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "site"]
    if expected is OutputError:
        assert "No space left on device" in str(caught.value)


def test_a_link_to_a_site_stays_a_link(tmp_path: Path) -> None:
    out = old_site(tmp_path / "site")
    link = tmp_path / "current"
    link.symlink_to(out)
    with replaced(ready(link)) as new:
        (new / MARKER).touch()
    assert link.is_symlink()
    assert contents(link) == {MARKER: b""}
