"""The program in a process of its own, from a folder that is not the checkout."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from tests.cli.program import ROOT, commit, environment, program, run
from tests.data import coding

import aidgraph
from aidgraph.cli import cli

if TYPE_CHECKING:
    from pathlib import Path


def examples() -> list[str]:
    """Return the command of every example in the help texts."""
    assert isinstance(cli, click.Group)
    found_in = []
    for command in (cli, *cli.commands.values()):
        _, found, example = (command.epilog or "").replace("\b", "").partition("Example: ")
        assert found, command.name
        found_in.append(" ".join(example.split()))
    return found_in


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference graph as a store on disk."""
    path = tmp_path_factory.mktemp("stores") / "store"
    aidgraph.load(path).close()
    return path


@pytest.fixture
def elsewhere(store: Path, tmp_path: Path) -> Path:
    """A folder as the examples assume it: a git repository with the graph, the same as a store, and a text."""
    shutil.copytree(ROOT / "graph", tmp_path / "graph")
    shutil.copytree(store, tmp_path / "store")
    shutil.copy(coding.TEXT, tmp_path / "article.txt")
    commit(tmp_path)
    return tmp_path


@pytest.mark.parametrize("example", examples())
def test_every_example_of_the_help_runs(example: str, elsewhere: Path) -> None:
    name, *arguments = shlex.split(example)
    assert name == "aidgraph"
    result = run(*arguments, cwd=elsewhere)
    # The article is not ours to publish: another text stands in for it, and its spans cannot hold.
    assert result.returncode == (1 if "verify" in arguments else 0), result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout or arguments[0] in {"check", "diff", "fmt", "load", "remove", "replace"}


def test_the_site_is_where_stdout_says(elsewhere: Path) -> None:
    result = run("site", "build/site", "--graph", coding.FOLDER, cwd=elsewhere)
    assert result.stdout == f"{elsewhere / 'build' / 'site' / 'index.html'}\n"
    assert (elsewhere / "build" / "site" / "index.html").is_file()
    assert "\x1b" not in result.stderr


def test_data_parse_and_words_stay_on_stderr(tmp_path: Path) -> None:
    claims = run("claims", "--format", "jsonl", "-g", coding.FOLDER, cwd=tmp_path)
    assert len([json.loads(line) for line in claims.stdout.splitlines()]) == 19
    assert "claims" in claims.stderr
    table = run("claims", "--format", "csv", "-g", coding.FOLDER, cwd=tmp_path)
    assert len({len(row) for row in csv.reader(io.StringIO(table.stdout))}) == 1
    assert json.loads(run("info", "--format", "json", cwd=tmp_path).stdout)["claims"] > 100
    assert list(tmp_path.iterdir()) == []


def test_words_on_stderr_are_plain_where_no_terminal_listens(tmp_path: Path) -> None:
    result = run("check", "-g", coding.FOLDER, cwd=tmp_path)
    assert result.returncode == 0
    assert re.fullmatch(r"No [\w ,]+ in 19 claims\.\n", result.stderr)


@pytest.mark.parametrize(
    "variables",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C.UTF-8"}, {}, {"LANG": "zh_CN.UTF-8"}],
    ids=lambda variables: "-".join(f"{k}-{v}" for k, v in variables.items()) or "unset",
)
@pytest.mark.parametrize("fmt", ["table", "csv", "jsonl"])
def test_chinese_comes_out_as_utf8_whatever_the_locale(variables: dict[str, str], fmt: str, tmp_path: Path) -> None:
    result = run(
        "claims", "--about", "𠮷田村", "--format", fmt, "-g", coding.FOLDER, cwd=tmp_path, env=environment(**variables)
    )
    assert result.returncode == 0, result.stderr
    assert "𠮷田村" in result.stdout


@pytest.mark.parametrize("fmt", ["table", "csv"])
def test_a_narrow_output_encoding_gives_no_traceback(fmt: str, tmp_path: Path) -> None:
    """As on a Windows console with a Western code page."""
    result = run(
        "claims", "--format", fmt, "-g", coding.FOLDER, cwd=tmp_path, env=environment(PYTHONIOENCODING="cp1252")
    )
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "claims --format jsonl",
        "claims --format csv",
        "claims",
        "queries",
        "query 'SELECT * WHERE { ?s ?p ?o }' --format json",
    ],
)
@pytest.mark.parametrize("reader", ["head -c 1", "true"])
def test_a_reader_that_stops_early_gives_no_traceback(arguments: str, reader: str, tmp_path: Path) -> None:
    shell = f"set -o pipefail; {shlex.quote(program())} {arguments} | {reader}"
    result = subprocess.run(
        ["bash", "-c", shell],
        cwd=tmp_path,
        env=environment(LC_ALL="C.UTF-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr
    assert "BrokenPipe" not in result.stderr
    # 1 would mean findings, 2 misuse.
    assert result.returncode in {0, 141}


def test_a_relative_graph_is_looked_for_where_one_stands(elsewhere: Path) -> None:
    assert json.loads(run("info", "-g", "graph", "--format", "json", cwd=elsewhere).stdout)["sources"] == 82
    assert run("info", "-g", "graph", cwd=elsewhere / "graph").returncode == 2


def test_check_says_the_same_from_any_folder(tmp_path: Path) -> None:
    result = run("check", "graph/sources/2017-08-30-jiangsu-ninth-batch.trig", "--severity", "error", cwd=ROOT)
    assert (result.returncode, result.stdout) == (0, "")
    assert run("check", cwd=tmp_path).stderr == run("check", cwd=ROOT).stderr


def test_help_needs_none_of_the_heavy_libraries(tmp_path: Path) -> None:
    heavy = ("rdflib", "pyvis", "networkx", "igraph", "jinja2", "rich", "pyshacl", "pandas")
    code = (
        "import sys; from click.testing import CliRunner; from aidgraph.cli import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"
