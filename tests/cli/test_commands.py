"""The commands, in this process."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click
import networkx as nx
import polars as pl
import pytest
from click.testing import CliRunner, Result
from rdflib import Graph
from tests.data import coding
from tests.text.formats import write_html, write_pdf

import aidgraph
from aidgraph import vocab
from aidgraph.cli import cli
from aidgraph.errors import InputError
from aidgraph.query import named_queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = [
    "analyse",
    *("check", "claims", "coverage", "diff", "export", "fmt", "info", "load", "paths", "queries", "query"),
    *("remove", "replace", "site", "verify", "view"),
]
WITHOUT_GRAPH = {"diff", "fmt", "load", "remove", "replace"}  # they name what they work on
INVENTED = ("--graph", str(coding.FOLDER))
HOSTILE = "[bold]险[/bold] [link=https://example.org]x[/] \\[red] :smile:"
PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in vocab.PREFIXES.items())


def invoke(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, arguments, prog_name="aidgraph")
    assert result.exit_code == code, (result.output, result.exception)
    return result


def jsonl(text: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


# ---- help ----


def test_the_commands_are_the_ones_promised() -> None:
    assert isinstance(cli, click.Group)
    assert sorted(cli.commands) == COMMANDS


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_the_program_names_every_command_and_the_exit_codes(option: str) -> None:
    words = invoke(option).stdout
    assert all(re.search(rf"^  {name} +\S", words, re.MULTILINE) for name in COMMANDS)
    assert "0 all is well, 1 faults, 2 misuse" in words
    assert "Example: aidgraph " in words


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_has_an_example_and_the_graph_option(name: str) -> None:
    result = invoke(name, "--help")
    assert re.search(rf"^ *Example: aidgraph {name}\b", result.stdout, re.MULTILINE)
    assert ("--graph" in result.stdout) == (name not in WITHOUT_GRAPH)
    assert result.stderr == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_stands_on_one_line_to_be_copied(name: str) -> None:
    """A long one must not be broken at its hyphens."""
    assert not re.search(r"-\n", invoke(name, "--help").stdout.partition("Example: ")[2])


def test_every_option_is_described() -> None:
    assert isinstance(cli, click.Group)
    for command in cli.commands.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.name != "fmt":
                assert parameter.help, (command.name, parameter.name)


def test_the_version_is_the_packages() -> None:
    assert aidgraph.__version__ in invoke("--version").stdout


# ---- query ----

LABELS = 'SELECT ?en WHERE { ?place a aid:Village ; rdfs:label ?en FILTER langMatches(lang(?en), "en") } ORDER BY ?en'


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_query_gives_csv_and_tsv(fmt: str, delimiter: str) -> None:
    result = invoke("query", LABELS, "--format", fmt, *INVENTED)
    rows = list(csv.reader(io.StringIO(result.stdout), delimiter=delimiter))
    assert rows == [["en"], ["Hewan Village"], ["Jitian Village"]]
    assert result.stderr == ""


def test_a_query_gives_json_with_all_digits() -> None:
    sparql = "SELECT ?raw ?value WHERE { ?q aid:measure aid:aid-funds ; aid:raw ?raw ; aid:value ?value }"
    result = invoke("query", sparql, "--format", "json", *INVENTED)
    assert json.loads(result.stdout) == [{"raw": "2.45亿元", "value": 245_000_000}]


def test_a_query_gives_a_table_by_default() -> None:
    result = invoke("query", LABELS, *INVENTED)
    assert [line.strip() for line in result.stdout.splitlines() if "Village" in line] == [
        "Hewan Village",
        "Jitian Village",
    ]


def test_a_query_without_answers_is_no_error() -> None:
    assert invoke("query", "SELECT ?x WHERE { ?x a aid:Nothing }", "--format", "csv").stdout == "x\n"
    assert json.loads(invoke("query", "SELECT ?x WHERE { ?x a aid:Nothing }", "--format", "json").stdout) == []


def test_ask_answers_true_or_false() -> None:
    assert invoke("query", "ASK { place:ding-county a aid:County }", *INVENTED).stdout == "true\n"
    assert invoke("query", "ASK { place:ding-county a aid:Village }", *INVENTED).stdout == "false\n"


@pytest.mark.parametrize(
    "form", ["CONSTRUCT { ?c a aid:County } WHERE { ?c a aid:County }", "DESCRIBE place:ding-county"]
)
def test_construct_and_describe_give_turtle(form: str) -> None:
    graph = Graph().parse(data=invoke("query", form, *INVENTED).stdout, format="turtle")
    assert str(next(graph.subjects())) == vocab.PREFIXES["place"] + "ding-county"


def test_a_query_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "问题.rq"
    file.write_bytes(b"\xef\xbb\xbf" + LABELS.replace(" ", "\r\n").encode())
    assert (
        invoke("query", "--file", str(file), "--format", "csv", *INVENTED).stdout
        == "en\nHewan Village\nJitian Village\n"
    )


NAMES = "SELECT ?place ?name WHERE { ?place rdfs:label ?name } ORDER BY ?name"


@pytest.mark.parametrize("iri", ["place:ding-county", f"<{vocab.ID}place/ding-county>"])
def test_an_iri_is_bound(iri: str) -> None:
    found = json.loads(invoke("query", NAMES, "--bind", f"place={iri}", "--format", "json", *INVENTED).stdout)
    assert len(found) == 2
    assert {row["place"] for row in found} == {vocab.ID + "place/ding-county"}


@pytest.mark.parametrize("given", ["乙", 'a = "b"', "", '"place:ding-county"', "note: a", "1.50"])
def test_other_words_are_bound_as_text(given: str) -> None:
    found = json.loads(invoke("query", "SELECT ?x {}", "--bind", f"x={given}", "--format", "json", *INVENTED).stdout)
    assert found == [{"x": given.strip('"') if given.startswith('"') else given}]


@pytest.mark.parametrize(("given", "count"), [("乙", 0), ('"乙"', 0), ('"丁县"@zh-Hans', 1), ('"丁县"@en', 0)])
def test_a_literal_is_bound_with_its_language(given: str, count: int) -> None:
    found = json.loads(invoke("query", NAMES, "--bind", f"name={given}", "--format", "json", *INVENTED).stdout)
    assert len(found) == count


def test_a_literal_is_bound_with_its_datatype() -> None:
    value = '"1.50"^^xsd:decimal'
    found = json.loads(invoke("query", "SELECT ?x {}", "--bind", f"x={value}", "--format", "json", *INVENTED).stdout)
    assert found == [{"x": 1.5}]


@pytest.mark.parametrize("given", ['"a', '"a"b', '"a" , "b"', '"a" . place:x a aid:County', '"a"^^none:such'])
def test_what_is_no_literal_is_misuse(given: str) -> None:
    assert "no literal" in invoke("query", NAMES, "--bind", f"name={given}", *INVENTED, code=2).stderr


def test_a_binding_is_name_and_value() -> None:
    assert "NAME=VALUE" in invoke("query", NAMES, "--bind", "place", *INVENTED, code=2).stderr


@pytest.mark.parametrize(("given", "words"), [("plase=x", "Did you mean: place"), ("place=<no iri>", "no IRI")])
def test_a_binding_that_cannot_be_is_misuse(given: str, words: str) -> None:
    result = CliRunner().invoke(cli, ["query", NAMES, "--bind", given, *INVENTED])
    assert isinstance(result.exception, InputError)
    assert words in str(result.exception)
    assert result.stdout == ""


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_every_named_query_runs_on_both_graphs(name: str) -> None:
    for graph in ((), INVENTED):
        rows = list(csv.reader(io.StringIO(invoke("query", "--name", name, "--format", "csv", *graph).stdout)))
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    "arguments",
    [(), ("ASK {}", "--name", "twinnings"), ("ASK {}", "--file", "x.rq"), ("--file", "x.rq", "--name", "twinnings")],
    ids=["none", "text-and-name", "text-and-file", "file-and-name"],
)
def test_none_or_more_than_one_query_is_misuse(arguments: tuple[str, ...]) -> None:
    result = invoke("query", *arguments, code=2)
    assert "--file" in result.stderr
    assert "--name" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("query", "ASK {}", "--format", "xml"),
        ("claims", "--unknown"),
        ("info", "extra"),
        ("verify",),
        ("site",),
        ("claims", "--graph"),
    ],
    ids=" ".join,
)
def test_misuse_exits_with_2_and_says_so_on_stderr(arguments: tuple[str, ...]) -> None:
    result = invoke(*arguments, code=2)
    assert result.stdout == ""
    assert "Error: " in result.stderr


# ---- queries, info ----


def test_queries_lists_every_named_query_in_both_languages() -> None:
    rows = json.loads(invoke("queries", "--format", "json").stdout)
    assert [(row["name"], row["question"], row["问题"]) for row in rows] == [
        (query.name, query.en, query.zh) for query in named_queries()
    ]


def test_info_counts_in_json_and_in_a_table() -> None:
    counts = json.loads(invoke("info", "--format", "json", *INVENTED).stdout)
    assert (counts["claims"], counts["sources"], counts["things"]) == (19, 1, 15)
    assert counts["claims_by_kind"]["investment"] == 2
    assert counts["claims_by_source"] == {coding.SLUG: 19}
    lines = invoke("info", *INVENTED).stdout.splitlines()
    assert ["claims", "19"] in [line.split() for line in lines]


# ---- claims ----


def test_claims_as_json_lines_have_the_keys_of_the_contract() -> None:
    result = invoke("claims", "--format", "jsonl", *INVENTED)
    lines = jsonl(result.stdout)
    assert len(lines) == 19
    for line in lines:
        assert list(line) == [
            "id", "source", "kind", "roles", "quantities", "period", "status", "evidence", "summary",
        ]  # fmt: skip
        assert list(line["summary"]) == ["zh", "en"]
        assert set(line["evidence"]) == {"level", "start", "end", "paragraph", "sha256", "explicit"}
        for quantity in line["quantities"]:
            assert list(quantity) == ["measure", "raw", "value", "unit", "bound", "low", "high"]
        for filler in (filler for fillers in line["roles"].values() for filler in fillers):
            assert {"zh", "en"} < set(filler)
            assert ("id" in filler) != ("count" in filler)
        assert line["period"] is None or list(line["period"]) == ["label", "edtf", "earliest", "latest"]
    assert re.search(r"\b19 claims\b", result.stderr)


def test_open_bounds_are_null_and_figures_lose_no_digit() -> None:
    (line,) = (x for x in jsonl(invoke("claims", "--format", "jsonl", *INVENTED).stdout) if x["id"].endswith("/013"))
    (patients,) = line["quantities"]
    assert patients["raw"] == "近8000人次"
    assert (patients["bound"], patients["low"], patients["high"]) == ("nearly", None, 8000)


def test_claims_as_csv_have_a_row_for_each_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(invoke("claims", "--format", "csv", *INVENTED).stdout)))
    by_claim: dict[str, list[str]] = {}
    for row in rows:
        by_claim.setdefault(row["claim"], []).append(row["raw"])
    assert len(by_claim) == 19
    first = f"claim:{coding.SLUG}/"
    assert by_claim[first + "001"] == [""]
    assert by_claim[first + "011"] == ["1.5亿元", "2—3年"]
    (funds,) = (row for row in rows if row["measure"] == "aid-funds")
    assert (float(funds["value"]), funds["unit"], funds["status"], funds["edtf"]) == (
        245000000, "CNY", "planned", "2030",
    )  # fmt: skip


def numbers(*arguments: str) -> list[str]:
    return [line["id"][-3:] for line in jsonl(invoke("claims", "--format", "jsonl", *INVENTED, *arguments).stdout)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--kind", "investment"), ["009", "010"]),
        (("-k", "post"), []),
        (("--about", "己银行"), ["009"]),
        (("--about", "Ji Bank"), ["009"]),
        (("-a", "organisation:ji-bank"), ["009"]),
        (("--about", "己银行", "--kind", "lending"), []),
        (("--about", "Jitian Village", "--kind", "event"), ["018"]),
        (("--source", coding.SLUG, "--kind", "twinning"), ["016"]),
    ],
    ids=" ".join,
)
def test_claims_filters(arguments: tuple[str, ...], expected: list[str]) -> None:
    assert numbers(*arguments) == expected


def test_a_group_counts_as_naming_the_place_that_contains_it() -> None:
    assert {"011", "016"} <= {*numbers("--about", "丁县"), *numbers("--about", "乙州")}


def test_one_claim_is_not_called_claims() -> None:
    result = invoke("claims", "--about", "己银行", *INVENTED)
    assert not re.search(r"\b1 claims\b", result.stderr)


SPAN, SENTENCE = "甲省26个村与乙州24个村结对", "甲省26个村与乙州24个村结对。"


def test_claims_with_a_text_show_the_sentence() -> None:
    arguments = ("claims", "--kind", "twinning", "--text", str(coding.TEXT), *INVENTED, "--format")
    (line,) = jsonl(invoke(*arguments, "jsonl").stdout)
    assert list(line)[-2:] == ["span", "text"]
    assert (line["span"], line["text"]) == (SPAN, SENTENCE)
    for row in csv.DictReader(io.StringIO(invoke(*arguments, "csv").stdout)):
        assert (row["span"], row["text"]) == (SPAN, SENTENCE)
    result = invoke(*arguments, "table")
    assert SENTENCE in result.stdout
    assert "The words of 1 of them stand in" in result.stderr


def test_claims_whose_words_the_text_does_not_hold_have_none(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("别的文字。", "utf-8")
    arguments = ("claims", "--kind", "twinning", "--text", str(other), *INVENTED, "--format")
    (line,) = jsonl(invoke(*arguments, "jsonl").stdout)
    assert (line["span"], line["text"]) == (None, None)
    assert "The words of 0 of them" in invoke(*arguments, "table").stderr


def test_claims_without_a_text_show_no_word_of_it() -> None:
    for fmt in ("jsonl", "csv", "table"):
        assert SENTENCE not in invoke("claims", *INVENTED, "--format", fmt).stdout


# ---- export ----


def test_export_lists_the_tables_it_wrote(tmp_path: Path) -> None:
    out = tmp_path / "new" / "tables"
    result = invoke("export", "--parquet", str(out), *INVENTED)
    names = ["nodes", "edges", "claims", "sources", "comparisons"]
    assert result.stdout.splitlines() == [str(out / f"{name}.parquet") for name in names]
    assert pl.read_parquet(out / "claims.parquet").height == 19
    assert re.search(r"^19 claims and \d+ links, as reported by the sources\.$", result.stderr, re.MULTILINE)


def test_export_asks_what_to_write() -> None:
    assert "--parquet DIR" in invoke("export", *INVENTED, code=2).stderr


# ---- verify ----


def test_verify_says_what_holds() -> None:
    result = invoke("verify", "--text", str(coding.TEXT), *INVENTED)
    assert result.stdout == ""
    assert "19 of 19 spans hold" in result.stderr
    assert coding.SLUG in result.stderr


def test_verify_of_another_text_names_each_claim_on_stdout(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(coding.TEXT.read_text("utf-8").replace("48个", "49个"), "utf-8")
    result = invoke("verify", "--text", str(other), "--source", coding.SLUG, *INVENTED, code=1)
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"claim:{coding.SLUG}/017: absent: ")
    assert "18 of 19 spans hold in their place, 0 moved, 1 absent" in result.stderr
    assert "not" in result.stderr


def test_verify_tells_moved_spans_from_absent_ones(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("导语。" + coding.TEXT.read_text("utf-8").replace("48个", "49个"), "utf-8")
    result = invoke("verify", "--text", str(other), *INVENTED, code=1)
    lines = [line.split(": ")[1] for line in result.stdout.splitlines()]
    assert lines == ["moved"] * 18 + ["absent"]
    assert "0 of 19 spans hold in their place, 18 moved, 1 absent" in result.stderr


@pytest.mark.parametrize(("write", "name"), [(write_html, "page.html"), (write_pdf, "text.pdf")])
def test_verify_reads_html_and_pdf(tmp_path: Path, write: Callable[[Path, str], Path], name: str) -> None:
    path = write(tmp_path / name, coding.TEXT.read_text("utf-8"))
    result = invoke("verify", "--text", str(path), *INVENTED, code=1)
    assert "0 absent" in result.stderr
    assert "Positions are those of the text taken from the file" in result.stderr


def test_verify_of_a_source_without_spans_exits_with_1_and_says_why(tmp_path: Path) -> None:
    """A source whose record stands in the graph and whose claims do not."""
    bare = tmp_path / "bare.trig"
    bare.write_text(
        f"{PREFIXES} <{vocab.GRAPH}source/bare> {{ source:bare a aid:Source ; dct:title "
        '"空"@zh-Hans , "Bare"@en ; dct:date "2030" ; aid:publisherUnknown true ; aid:coder "x" ; aid:coded "2030" }',
        "utf-8",
    )
    result = invoke("verify", "--text", str(coding.TEXT), "--graph", str(bare), code=1)
    assert result.stdout == ""
    # “0 of 0 spans hold” alone reads as though all were well.
    assert "no spans" in result.stderr


# ---- several graphs, hostile labels ----


def test_graph_may_be_repeated() -> None:
    things, sources = str(coding.FOLDER / "things"), str(coding.FILE)
    assert json.loads(invoke("info", "-g", things, "-g", sources, "--format", "json").stdout)["claims"] == 19
    assert json.loads(invoke("info", "-g", things, "--format", "json").stdout)["claims"] == 0


def test_a_file_named_twice_counts_once() -> None:
    counts = json.loads(invoke("info", *INVENTED, *INVENTED, "--format", "json").stdout)
    assert (counts["claims"], counts["things"]) == (19, 15)


def test_markup_in_a_label_is_shown_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "hostile.ttl"
    label = json.dumps(HOSTILE, ensure_ascii=False)
    file.write_text(f"{PREFIXES} place:x a aid:County ; rdfs:label {label}@zh-Hans , {label}@en .\n", "utf-8")
    sparql = "SELECT ?label WHERE { place:x rdfs:label ?label FILTER langMatches(lang(?label), 'en') }"
    result = invoke("query", sparql, "--graph", str(file))
    assert HOSTILE in result.stdout
    assert "\x1b" not in result.stdout


def test_control_characters_in_a_label_do_not_reach_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "hostile.ttl"
    file.write_text(f'{PREFIXES} place:x a aid:County ; rdfs:label "\\u001B[2Jx\\u009B2J"@en .\n', "utf-8")
    result = invoke("query", "SELECT ?label WHERE { place:x rdfs:label ?label }", "--graph", str(file))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", result.stdout)


def test_a_long_cell_is_neither_cut_nor_folded_in_a_pipe(tmp_path: Path) -> None:
    file, label = tmp_path / "long.ttl", "长" * 3000 + "end"
    file.write_text(f'{PREFIXES} place:x a aid:County ; rdfs:label "{label}"@zh-Hans , "Long"@en .\n', "utf-8")
    assert label in invoke("query", "SELECT ?l WHERE { place:x rdfs:label ?l }", "--graph", str(file)).stdout


def test_a_variable_is_bound_once() -> None:
    result = CliRunner().invoke(cli, ["query", "SELECT ?n {}", "--bind", "n=1", "--bind", "n=2"])
    assert result.exit_code == 2
    assert "bound twice" in result.stderr


# ---- view ----


def test_view_draws_a_network_a_query_and_a_file(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    assert invoke("view", "support", "-o", str(out), "--layout", "bipartite", *INVENTED).stdout.strip() == str(out)
    assert '"code":"bipartite"' in out.read_text("utf-8")
    query = tmp_path / "pairs.rq"
    query.write_text("CONSTRUCT { ?a aid:supports ?b } WHERE { ?a aid:supports ?b }", encoding="utf-8")
    for what in (str(query), query.read_text("utf-8")):
        invoke("view", what, "-o", str(out), *INVENTED)
        assert '"relation":{"all":"supports"}' in out.read_text("utf-8")
    nx.write_graphml(nx.path_graph(3), tmp_path / "path.graphml")
    invoke("view", str(tmp_path / "path.graphml"), "-o", str(out), "--title", "Three in a row")
    assert "Three in a row" in out.read_text("utf-8")


def test_view_says_what_it_cannot_draw(tmp_path: Path) -> None:
    broken = tmp_path / "broken.graphml"
    broken.write_text("<graphml", encoding="utf-8")
    for arguments, said in (
        (["nothing"], "No network is named"),
        ([str(broken)], "no GraphML"),
        ([str(tmp_path / "missing.graphml")], "cannot be read"),
        (["SELECT * { ?s ?p ?o } LIMIT 1"], "columns source and target"),
        (["support", "--layout", "round"], "force, geographic, bipartite"),
    ):
        result = invoke("view", *arguments, "-o", str(tmp_path / "out.html"), *INVENTED, code=1)
        assert said in str(result.exception)
    assert not (tmp_path / "out.html").exists()
