"""A folder that is replaced as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidgraph.errors import OutputError
from aidgraph.store.folder import ready, replaced


def test_a_failure_leaves_no_parents_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), replaced(tmp_path / "a" / "b" / "out"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", [".", "..", "link"])
def test_the_folder_one_is_in_is_not_replaced(out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "out" / "here"
    here.mkdir(parents=True)
    (here / "link").symlink_to(here)
    monkeypatch.chdir(here)
    with pytest.raises(OutputError, match=r"is the folder you are in, or holds it\. Name a new one"):
        ready(Path(out), "a site", lambda _: True)
    assert ready(here / "new", "a site", lambda _: True) == here / "new"


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="File name too long"), replaced(tmp_path / "a" / ("x" * 300)):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_failing_exchange_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "old.txt").write_text("old", encoding="utf-8")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError, match="Permission denied"), replaced(out) as new:
        (new / "new.txt").write_text("new", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [(path.name, path.read_text(encoding="utf-8")) for path in out.iterdir()] == [("old.txt", "old")]
