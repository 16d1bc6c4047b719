"""`aidgraph diff`: data, words and exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.cli.program import commit, run
from tests.cli.test_commands import invoke
from tests.invented import claim, write_graph

if TYPE_CHECKING:
    from pathlib import Path

SAID = claim(1, "support", {"provider": "place/east", "recipient": "place/west"})
LATER = claim(2, "support", {"provider": "place/south", "recipient": "place/west"}, supersedes=1)


@pytest.fixture
def sides(tmp_path: Path) -> tuple[str, str]:
    return str(write_graph(tmp_path / "old", SAID)), str(write_graph(tmp_path / "new", SAID, LATER))


def test_differences_are_data_and_counts_are_words(sides: tuple[str, str]) -> None:
    result = invoke("diff", *sides, code=1)
    rows = [line.split()[:3] for line in result.stdout.splitlines() if "2001-invented/" in line or "link:" in line]
    assert rows == [
        ["superseded", "claim", "claim:2001-invented/001"],
        ["added", "claim", "claim:2001-invented/002"],
        ["removed", "link", "link:place-east--supports--place-west"],
        ["added", "link", "link:place-south--supports--place-west"],
    ]
    assert result.stderr == "4 differences in what the sources report: 2 added, 1 superseded, 1 removed.\n"


def test_differences_as_json(sides: tuple[str, str]) -> None:
    found = json.loads(invoke("diff", *sides, "--format", "json", code=1).stdout)
    assert [(one["change"], one["what"]) for one in found] == [
        ("superseded", "claim"), ("added", "claim"), ("removed", "link"), ("added", "link"),
    ]  # fmt: skip
    assert found[0]["claims"] == [LATER.id]


def test_no_differences_exit_with_0(sides: tuple[str, str]) -> None:
    assert invoke("diff", sides[0], sides[0]).stdout == ""
    result = invoke("diff", sides[1], sides[1], "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.stderr == "No differences.\n"


def test_removed_claim_is_advised_against(sides: tuple[str, str]) -> None:
    assert "superseding or withdrawing" in invoke("diff", *reversed(sides), code=1).stderr


def test_one_difference_is_not_called_differences(tmp_path: Path) -> None:
    old = write_graph(tmp_path / "old", SAID)
    new = write_graph(tmp_path / "new", replace(SAID, note={"en": "Seen twice."}))
    assert invoke("diff", str(old), str(new), code=1).stderr == "1 difference in what the sources report: 1 changed.\n"


def test_a_revision_against_the_work_tree(tmp_path: Path) -> None:
    write_graph(tmp_path / "graph", SAID)
    commit(tmp_path)
    write_graph(tmp_path / "graph", replace(SAID, withdrawn=True))
    result = run("diff", "rev:HEAD", "graph", "--format", "json", cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    assert [one["change"] for one in json.loads(result.stdout)] == ["withdrawn", "removed"]


def test_trouble_is_misuse_not_a_difference(sides: tuple[str, str], tmp_path: Path) -> None:
    broken = write_graph(tmp_path / "broken", SAID)
    file = broken / "sources" / "2001-invented.trig"
    file.write_text(file.read_text("utf-8").replace("#achieved>", "#perhaps>"), "utf-8")
    for arguments in ((sides[0],), (sides[0], "nowhere"), ("rev:nowhere", sides[0]), (sides[0], str(broken))):
        result = run("diff", *arguments, cwd=tmp_path)
        assert (result.returncode, result.stdout) == (2, ""), arguments
        assert "Traceback" not in result.stderr
