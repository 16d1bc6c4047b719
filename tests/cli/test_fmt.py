"""`aidgraph fmt`: what it lists, what it changes and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.program import run
from tests.cli.test_commands import PREFIXES, invoke

if TYPE_CHECKING:
    from pathlib import Path

LOOSE = f"{PREFIXES}place:b a aid:County . place:a a aid:County ."
TIGHT = """@prefix aid: <https://w3id.org/aidgraph/ontology#> .
@prefix place: <https://w3id.org/aidgraph/id/place/> .

place:a a aid:County .

place:b a aid:County .
"""


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `graph` in the current one, with a file in order and one that is not."""
    folder = tmp_path / "graph" / "things"
    folder.mkdir(parents=True)
    (folder / "loose.ttl").write_text(LOOSE, "utf-8")
    (folder / "tight.ttl").write_text(TIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_check_lists_what_is_not_formatted_and_changes_nothing(graph: Path) -> None:
    result = invoke("fmt", "--check", code=1)
    assert result.stdout == "graph/things/loose.ttl\n"
    assert result.stderr == "1 file not formatted, 1 in order.\n"
    assert (graph / "loose.ttl").read_text("utf-8") == LOOSE


def test_fmt_rewrites_once(graph: Path) -> None:
    assert invoke("fmt", "graph").stdout == "graph/things/loose.ttl\n"
    assert (graph / "loose.ttl").read_text("utf-8") == TIGHT
    again = invoke("fmt", "graph/things/loose.ttl", "graph/things")
    assert again.stdout == ""
    assert "0 files rewritten" in again.stderr
    invoke("fmt", "--check")


@pytest.mark.parametrize("check", [(), ("--check",)], ids=["write", "check"])
def test_file_with_comments_is_left_alone_and_named(graph: Path, check: tuple[str, ...]) -> None:
    held = LOOSE + "\n# by hand\n"
    (graph / "loose.ttl").write_text(held, "utf-8")
    result = invoke("fmt", *check, code=1)
    assert result.stdout == ""
    assert "holds a comment" in result.stderr
    assert "1 left alone" in result.stderr
    assert (graph / "loose.ttl").read_text("utf-8") == held


def test_malformed_or_missing_file_is_misuse_and_changes_nothing(graph: Path) -> None:
    (graph / "wrong.ttl").write_text("nonsense", "utf-8")
    for arguments, words in ((("fmt",), "wrong.ttl:1: "), (("fmt", "graph", "nowhere"), "nowhere: no such file")):
        result = run(*arguments, cwd=graph.parents[1])
        assert (result.returncode, result.stdout) == (2, "")
        assert words in result.stderr
    assert (graph / "loose.ttl").read_text("utf-8") == LOOSE
