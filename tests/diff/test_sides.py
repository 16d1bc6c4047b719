"""The sides of a comparison: folders, files and revisions, which are read without touching the work tree."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tests.cli.program import commit
from tests.invented import claim, write_graph

from aidgraph import vocab
from aidgraph.diff import compare, open_side
from aidgraph.errors import InputError, NotFoundError, ParseError

if TYPE_CHECKING:
    from pathlib import Path

FIRST = claim(1, "support", {"provider": "place/east", "recipient": "place/west"})
SECOND = claim(2, "support", {"provider": "place/south", "recipient": "place/west"})
FILE = "sources/2001-invented.trig"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one claim, then with two; the current folder is in it."""
    write_graph(tmp_path / "graph", FIRST)
    (tmp_path / ".gitattributes").write_text("*.trig export-ignore\n* text eol=crlf\n", "utf-8")
    commit(tmp_path)
    write_graph(tmp_path / "graph", FIRST, SECOND)
    commit(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path


def numbers(side: str) -> list[str]:
    return [one.number for one in open_side(side).claims()]


def state(folder: Path) -> tuple[dict[str, bytes], bytes]:
    """Return all files, those of git but its access times included, and what git says of the work tree."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said = subprocess.run(["git", "status", "--porcelain", "-b"], cwd=folder, capture_output=True, check=True).stdout
    return files, said


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("rev:HEAD", ["001", "002"]),
        ("rev:HEAD~1", ["001"]),
        ("rev:HEAD~1:", ["001"]),
        ("rev:HEAD:graph/", ["001", "002"]),
        (f"rev:HEAD~1:graph/{FILE}", ["001"]),
        ("rev:HEAD:graph/things", []),
        ("../graph", ["001", "002"]),
        (f"../graph/{FILE}", ["001", "002"]),
    ],
)
def test_side_is_opened(clone: Path, side: str, expected: list[str]) -> None:
    assert numbers(side) == expected


def test_reading_a_revision_leaves_the_repository_as_it_was(clone: Path) -> None:
    (clone / "graph" / "things" / "all.ttl").write_text("", "utf-8")
    before = state(clone)
    assert open_side("rev:HEAD~1").thing("East Province").zh == "东省"
    assert [d.change for d in compare(open_side("rev:HEAD~1"), open_side("rev:HEAD"))] == ["added", "added"]
    assert state(clone) == before


def test_things_of_a_revision_stand_in_their_graph(clone: Path) -> None:
    graph = ox.NamedNode(vocab.GRAPH + "things")
    old, now = (
        set(open_side(side).store.local().quads_for_pattern(None, None, None, graph))
        for side in ("rev:HEAD:graph/things", "../graph/things")
    )
    assert old
    assert old == now


@pytest.mark.parametrize("side", ["rev:nowhere", "rev:", "rev:--all", "rev:HEAD~9", "rev:HEAD^{tree}"])
def test_unknown_revision_is_named(clone: Path, side: str) -> None:
    with pytest.raises(NotFoundError, match="the repository has no revision") as raised:
        open_side(side)
    assert str(raised.value).startswith(f"{side}: ")


@pytest.mark.parametrize("path", ["nowhere", "../graph", "graph/*", ":(glob)graph/**", "elsewhere", ".gitattributes"])
def test_unknown_path_of_a_revision_is_named(clone: Path, path: str) -> None:
    with pytest.raises(NotFoundError, match=r"the revision has no \.ttl or \.trig file at “") as raised:
        open_side(f"rev:HEAD:{path}")
    assert str(raised.value).startswith(f"rev:HEAD:{path}: ")


def test_malformed_file_of_a_revision_is_named_by_its_revision(clone: Path) -> None:
    (clone / "graph" / "things" / "all.ttl").write_text("\nnonsense", "utf-8")
    commit(clone)
    with pytest.raises(ParseError, match=r"^rev:HEAD:graph/things/all\.ttl:2: "):
        open_side("rev:HEAD")


def test_unreadable_claim_is_named_with_its_side(clone: Path) -> None:
    file = clone / "graph" / FILE
    file.write_text(file.read_text("utf-8").replace("#achieved>", "#perhaps>"), "utf-8")
    with pytest.raises(InputError, match=r"^\.\./graph: claim:2001-invented/001: aid:status is “perhaps”"):
        open_side("../graph")


def test_folder_that_is_in_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match=r"^rev:HEAD: not a git repository.*Go to a clone"):
        open_side("rev:HEAD")


def test_missing_git_is_said(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(clone))
    with pytest.raises(InputError, match="git is not installed"):
        open_side("rev:HEAD")


def test_missing_folder_is_named() -> None:
    with pytest.raises(NotFoundError, match="nowhere: no such file or folder"):
        open_side("nowhere")
