"""`aidgraph analyse`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import networkx as nx
from click.testing import CliRunner
from tests.invented import FULL, write_graph

from aidgraph.analysis import MEASURES
from aidgraph.cli import cli
from aidgraph.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["analyse", *arguments])


def test_measures_are_listed() -> None:
    done = run("--list", "--format", "csv")
    assert [row["name"] for row in csv.DictReader(io.StringIO(done.output))] == [*MEASURES, "coverage", "paths"]


def test_a_measure_is_a_table_for_a_program(tmp_path: Path) -> None:
    write_graph(tmp_path, *FULL.values())
    done = run("support", "-m", "degree", "--format", "json", "-g", str(tmp_path))
    assert {row["en"] for row in json.loads(done.output)} == {"East Province", "West Prefecture"}


def test_several_measures_follow_each_other_or_go_to_files(tmp_path: Path) -> None:
    done = run("support", "-m", "overview, withdrawal")
    assert done.output.index("Overview") < done.output.index("Withdrawal")
    out = tmp_path / "new" / "folder"
    done = run("support", "-m", "overview,withdrawal", "-o", str(out))
    assert sorted(path.name for path in out.iterdir()) == ["support-overview.csv", "support-withdrawal.csv"]
    assert done.output.split() == [str(out / "support-overview.csv"), str(out / "support-withdrawal.csv")]


def test_edges_are_weighed_by_a_kind_of_money(tmp_path: Path) -> None:
    write_graph(tmp_path, *FULL.values())
    graph = ("-g", str(tmp_path), "--format", "json", "-m", "totals")
    every = json.loads(run("all", *graph).output)
    first = f"{every[0]['money']}/{every[0]['status']}"
    # Measures of money read the claims, not the weights.
    assert json.loads(run("all", "--weight", first, *graph).output) == every
    done = run("all", "--weight", first, "-m", "overview", "-o", str(tmp_path / "out"), "-g", str(tmp_path))
    assert done.output.split() == [str(tmp_path / "out" / f"all-{first.replace('/', '-')}-overview.csv")]
    assert "--weight aid-funds: give a kind of money" in run("all", "--weight", "aid-funds").output
    assert "not for queries and files" in run("{ ?source ?p ?target }", "--weight", first).output
    assert isinstance(run("all", "--weight", "aid-funds/planned").exception, NotFoundError)


def test_files_have_the_format_that_is_asked_for(tmp_path: Path) -> None:
    for fmt in ("json", "tsv", "csv", "table"):
        done = run("support", "-m", "overview,withdrawal", "--format", fmt, "-o", str(tmp_path / fmt))
        suffix = "csv" if fmt == "table" else fmt
        assert done.output.split() == [
            str(tmp_path / fmt / f"support-{name}.{suffix}") for name in ("overview", "withdrawal")
        ]
    text = (tmp_path / "json" / "support-withdrawal.json").read_text(encoding="utf-8")
    assert text == run("support", "-m", "withdrawal", "--format", "json").output
    rows = csv.DictReader(
        io.StringIO((tmp_path / "tsv" / "support-withdrawal.tsv").read_text(encoding="utf-8")), delimiter="\t"
    )
    assert [row["id"] for row in rows] == [row["id"] for row in json.loads(text)]


def test_what_is_unknown_or_cannot_be_is_said() -> None:
    assert "No measure is named “degre”. Did you mean" in str(run("-m", "degre").exception)
    assert "paths is a command of its own" in str(run("-m", "degree,paths").exception)
    assert "No network is named “suport”" in str(run("suport").exception)
    done = run("-m", "degree,overview", "--format", "csv")
    assert done.exit_code == 2
    assert "one table" in done.output


def test_a_measure_that_does_not_fit_is_named_before_any_table(tmp_path: Path) -> None:
    nx.write_graphml(nx.DiGraph([("a", "b")]), tmp_path / "path.graphml")
    out = tmp_path / "tables"
    for more in ((), ("-o", str(out))):
        done = run(str(tmp_path / "path.graphml"), "-m", "degree,funds", *more)
        assert isinstance(done.exception, InputError)
        assert str(done.exception).startswith("funds: This measure needs a network of kg.network")
        assert str(done.exception).endswith("Networks that fit: funding, support, industry, all.")
        assert done.output == ""
    assert not out.exists()
    assert str(run("twinning", "-m", "withdrawal").exception).startswith("withdrawal: This measure needs links")


def test_claims_are_chosen_and_queries_and_files_measured(tmp_path: Path) -> None:
    def links(*arguments: str) -> int:
        done = run(*arguments, "--format", "json")
        assert done.exception is None, done.output
        return int(json.loads(done.output)[0]["links"])

    whole = links("support")
    assert 0 < links("support", "--years", "2010-2013", "--publishers", "2") < whole
    assert links("support", "--by", "group") == 7
    assert 0 < links("all", "-s", "2017-08-30-jiangsu-ninth-batch", "--status", "plan", "--kind", "funding") < 10
    assert 0 < links("support", "--evidence", "span") < whole
    assert 0 < links("all", "--implied") < links("all", "--explicit") < links("all")
    pairs = "SELECT ?source ?target { ?source aid:supports ?target }"
    assert links(pairs) == whole
    (tmp_path / "pairs.rq").write_text(pairs, encoding="utf-8")
    assert links(str(tmp_path / "pairs.rq")) == whole
    nx.write_graphml(nx.path_graph(3), tmp_path / "path.graphml")
    assert links(str(tmp_path / "path.graphml")) == 2


def test_conditions_that_do_not_fit_are_misuse() -> None:
    assert "--years 2011-15" in run("--years", "2011-15").output
    assert "not for queries" in run("SELECT ?source ?target { ?source aid:supports ?target }", "--years", "2011").output
