from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools.leaks import Leak, find_leaks, main

TOOL = Path(__file__).parents[1] / "tools" / "leaks.py"

# Written for this test; no source says it.
LONG_ZH = "河边的老磨坊每到秋天就会重新转动起来给邻村磨面"
LONG_EN = "mill-on-the-river-turns-again-in-autumn"
TEXT = f"清晨有雾，{LONG_ZH}。磨坊主人养了三只猫、两只鹅。\nThe {LONG_EN}, and nobody minds."


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    add(root, "README.md", "# 磨坊\n\nA mill. 清晨有雾，磨坊主人养了三只猫。\n")
    return root


def add(root: Path, name: str, content: str | bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    subprocess.run(["git", "add", "--", name], cwd=root, check=True)


def test_clean_repository_gives_none(repository: Path) -> None:
    assert find_leaks(TEXT, repository) == []


def test_short_clauses_side_by_side_are_a_leak_over_line_ends_too(repository: Path) -> None:
    clauses = "磨坊主人，养了三只猫、两只鹅。夏天看河，冬天看雪；从不着急。"
    add(repository, "notes.md", "# 记\n\n磨坊主人养了三只猫，\n两只鹅。夏天看河、冬天看雪\n")
    assert find_leaks(clauses, repository) == [Leak("notes.md", 3, "磨坊主人养了三只猫， 两只鹅。夏天看河、冬天看雪")]


def test_a_recorded_title_may_stand(repository: Path) -> None:
    title = "河边老磨坊 秋天重新转动起来给邻村磨面纪实"
    add(repository, "source.trig", f'dct:title "{title}"\n')
    text = f"{title}\n清晨有雾。"
    assert find_leaks(text, repository) != []
    assert find_leaks(text, repository, known=[title]) == []


def test_planted_sentence_is_found_with_file_and_line(repository: Path) -> None:
    add(repository, "docs/说明 一.md", f"# 说明\n\n据说{LONG_ZH}了，如此。\n")
    assert find_leaks(TEXT, repository) == [Leak("docs/说明 一.md", 3, LONG_ZH)]


def test_english_and_two_leaks_in_a_line(repository: Path) -> None:
    add(repository, "a.py", f"x = 1\r\ny = '{LONG_EN}' # {LONG_ZH}\r\n")
    assert find_leaks(TEXT, repository) == [Leak("a.py", 2, LONG_EN), Leak("a.py", 2, LONG_ZH)]


@pytest.mark.parametrize("start", [0, 2, len(LONG_ZH) - 20])
def test_twenty_characters_are_a_leak_and_nineteen_are_not(repository: Path, start: int) -> None:
    run = LONG_ZH[start : start + 20]
    add(repository, "near.txt", f"甲{run[:19]}乙\n甲{run[1:]}乙\n")
    assert find_leaks(TEXT, repository) == []
    add(repository, "near.txt", f"甲{run}乙\n")
    assert find_leaks(TEXT, repository) == [Leak("near.txt", 1, run)]


def test_run_is_a_run_of_the_text_and_not_a_chain_of_two(repository: Path) -> None:
    add(repository, "chain.txt", "abcdefgh\n")
    assert find_leaks("abcdef xyz bcdefgh", repository, length=5) == [
        Leak("chain.txt", 1, "abcdef"),
        Leak("chain.txt", 1, "bcdefgh"),
    ]


def test_binary_files_are_tolerated(repository: Path) -> None:
    add(repository, "picture.png", b"\x89PNG\r\n\x1a\n\x00\xff\xfe\x00" * 50)
    assert find_leaks(TEXT, repository) == []


def test_only_tracked_files_that_exist_are_read(repository: Path) -> None:
    (repository / "mine.txt").write_text(LONG_ZH, encoding="utf-8")
    add(repository, "gone.txt", LONG_ZH)
    (repository / "gone.txt").unlink()
    (repository / "link.txt").symlink_to("mine.txt")
    subprocess.run(["git", "add", "link.txt"], cwd=repository, check=True)
    assert find_leaks(TEXT, repository) == []


def test_command_line(repository: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, str(TOOL), str(article)]

    clean = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "", "")

    add(repository, "leak.md", f"\n{LONG_EN}\n")
    found = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (1, f"leak.md:2: {LONG_EN}\n")


@pytest.mark.parametrize("misuse", ["no text", "missing", "not UTF-8", "no repository"])
def test_misuse_exits_with_two(
    misuse: str, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-16" if misuse == "not UTF-8" else "utf-8")
    arguments = {
        "no text": [],
        "missing": [str(tmp_path / "missing.txt"), "--root", str(repository)],
        "not UTF-8": [str(article), "--root", str(repository)],
        "no repository": [str(article), "--root", str(tmp_path / "nowhere")],
    }[misuse]
    with pytest.raises(SystemExit) as exit_info:
        main(arguments)
    assert exit_info.value.code == 2
    assert "usage: leaks.py" in capsys.readouterr().err
