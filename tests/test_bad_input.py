"""Bad input, through the real program: one message that says what, where and what to do, and nothing half done."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest
from tests.cli.program import run
from tests.data import coding

from aidgraph import vocab

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in vocab.PREFIXES.items())
COUNTY = 'place:wei a aid:County ; rdfs:label "未县"@zh-Hans , "Wei County"@en .\n'
INVENTED = ("--graph", str(coding.FOLDER))
SCRIPT = "<script>window.hit=1</script>"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else b"" for p in sorted(folder.rglob("*"))}


def refuse(folder: Path, *arguments: str | Path, codes: tuple[int, ...] = (2,)) -> str:
    """Run a command that must fail; return its message, after checks that hold for all of them."""
    before = snapshot(folder)
    result = run(*arguments, cwd=folder)
    assert result.returncode in codes, (result.stdout, result.stderr)
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert snapshot(folder) == before
    message = result.stderr.strip()
    assert message.startswith("aidgraph: ")
    assert message.count("\n") == 0, "one message, on one line"
    assert not re.search(r"\.\.|\b(?:None|Error|Exception)\b|<class", message)
    return message


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A copy of the invented graph, to be spoilt."""
    folder = tmp_path / "graph"
    for name in ("things", "sources"):
        (folder / name).mkdir(parents=True)
    for file in (coding.FOLDER / "things" / "things.ttl", coding.FILE):
        (folder / file.relative_to(coding.FOLDER)).write_bytes(file.read_bytes())
    return folder


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


# ---- files ----

EVERY_READER = [
    ("info",),
    ("check",),
    ("claims",),
    ("query", "ASK {}"),
    ("export", "--parquet", "out"),
    ("site", "out"),
    ("verify", "--text", str(coding.TEXT)),
]


@pytest.mark.parametrize("command", EVERY_READER, ids=lambda command: command[0])
def test_malformed_turtle(command: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text(f'{PREFIXES}{COUNTY}place:shen a aid:County ;; rdfs:label "申县"@zh-Hans , .\n', "utf-8")
    line = len(PREFIXES.splitlines()) + 2
    message = refuse(tmp_path, *command, "--graph", file)
    assert f"{file}:{line}:" in message
    assert "nothing was loaded" in message


def test_malformed_trig(tmp_path: Path) -> None:
    file = tmp_path / "bad.trig"
    file.write_text(f"{PREFIXES}<{vocab.GRAPH}source/x> {{\n{COUNTY}", "utf-8")
    message = refuse(tmp_path, "info", "--graph", file)
    assert re.search(rf"{re.escape(str(file))}:\d+: ", message)
    assert "Correct" in message


def test_one_malformed_file_among_good_ones(graph: Path, tmp_path: Path) -> None:
    (graph / "things" / "zz.ttl").write_text("place:x a\n", "utf-8")
    assert "zz.ttl:1" in refuse(tmp_path, "claims", "--graph", graph)


def test_a_prefix_that_a_file_does_not_declare(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text(f"{PREFIXES}plcae:wei a aid:County .\n", "utf-8")
    message = refuse(tmp_path, "info", "--graph", file)
    assert f"{file}:{len(PREFIXES.splitlines()) + 1}:" in message
    assert "plcae" in message


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "gbk.ttl"
    file.write_bytes((PREFIXES + COUNTY).encode("gb18030"))
    message = refuse(tmp_path, "info", "--graph", file)
    assert f"{file}:{len(PREFIXES.splitlines()) + 1}:" in message
    assert "UTF-8" in message


def test_a_file_with_a_byte_order_mark_is_read_or_named(tmp_path: Path) -> None:
    file = tmp_path / "bom.ttl"
    file.write_bytes((PREFIXES + COUNTY).encode("utf-8-sig"))
    result = run("info", "--graph", file, cwd=tmp_path)
    assert "Traceback" not in result.stderr
    assert result.returncode == 0 or "BOM" in result.stderr


def test_a_file_of_another_format(tmp_path: Path) -> None:
    file = tmp_path / "things.json"
    file.write_text("{}", "utf-8")
    message = refuse(tmp_path, "info", "--graph", file)
    assert str(file) in message
    assert ".ttl" in message


@pytest.mark.parametrize("command", EVERY_READER, ids=lambda command: command[0])
def test_a_missing_file(command: tuple[str, ...], tmp_path: Path) -> None:
    message = refuse(tmp_path, *command, "--graph", "nowhere/graph")
    assert "nowhere/graph" in message
    assert "heck the path" in message


def test_a_missing_file_to_check(tmp_path: Path) -> None:
    assert "nowhere.trig" in refuse(tmp_path, "check", "nowhere.trig")


def test_a_missing_query_file(tmp_path: Path) -> None:
    assert "nowhere.rq" in refuse(tmp_path, "query", "--file", "nowhere.rq")


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    message = refuse(tmp_path, "info", "--graph", "empty")
    assert "empty" in message
    assert "graph/" in message


# ---- names ----


def test_an_unknown_query_name(tmp_path: Path) -> None:
    message = refuse(tmp_path, "query", "--name", "who-support-whom")
    assert "“who-support-whom”" in message
    assert "who-supports-whom" in message.partition("”")[2]
    assert "aidgraph queries" in message


def test_an_unknown_thing(tmp_path: Path) -> None:
    message = refuse(tmp_path, "claims", "--about", "丁现", *INVENTED)
    assert "“丁现”" in message
    assert "丁县" in message
    assert "Ding County" in refuse(tmp_path, "claims", "--about", "Ding Conty", *INVENTED)


def test_an_unknown_thing_without_a_near_name_says_what_to_do(tmp_path: Path) -> None:
    message = refuse(tmp_path, "claims", "--about", "亥", *INVENTED)
    assert message.count(".") >= 1
    assert re.search(r"aidgraph |[Gg]ive |[Cc]heck |[Tt]ry ", message.removeprefix("aidgraph: "))


def test_an_ambiguous_name(tmp_path: Path) -> None:
    message = refuse(tmp_path, "claims", "--about", "河湾", *INVENTED)
    assert all(part in message for part in ("“河湾”", "place:hewan-village", "park:hewan", "河湾村", "Give one"))


def test_an_iri_of_the_ambiguity_settles_it(tmp_path: Path) -> None:
    assert run("claims", "--about", "park:hewan", *INVENTED, cwd=tmp_path).returncode == 0


def test_an_unknown_kind(tmp_path: Path) -> None:
    message = refuse(tmp_path, "claims", "--kind", "fundings", *INVENTED)
    assert "“fundings”" in message
    assert "Did you mean: funding" in message


def test_an_unknown_source(tmp_path: Path) -> None:
    message = refuse(tmp_path, "claims", "--source", "2030-01-02-inventd", *INVENTED)
    assert f"Did you mean: {coding.SLUG}" in message


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    assert "nowhere.txt" in refuse(tmp_path, "verify", "--text", "nowhere.txt", *INVENTED)


def test_a_text_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(coding.TEXT.read_text("utf-8").encode("gb18030"))
    assert "UTF-8" in refuse(tmp_path, "verify", "--text", "text.txt", *INVENTED)


# ---- queries ----


def test_an_unknown_prefix_in_a_query(tmp_path: Path) -> None:
    message = refuse(tmp_path, "query", "SELECT * WHERE { ?x a plase:County }")
    assert "“plase:”" in message
    assert "place" in message
    assert "PREFIX" in message


@pytest.mark.parametrize("sparql", ["SELECT * WHERE { ?x a aid:County", "SELEC ?x WHERE { ?x a aid:County }", ""])
def test_a_syntax_error_in_a_query(sparql: str, tmp_path: Path) -> None:
    message = refuse(tmp_path, "query", sparql)
    assert "not valid SPARQL" in message
    assert "aidgraph queries" in message


def test_a_syntax_error_in_a_query_file_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("SELECT * WHERE {\n ?x a\n}", "utf-8")
    assert "mine.rq" in refuse(tmp_path, "query", "--file", "mine.rq")


def test_a_good_prefix_is_not_blamed_for_another_error(tmp_path: Path) -> None:
    """The colons here belong to a string, a comment and an IRI."""
    sparql = 'SELECT * WHERE { ?x ?y "http: no prefix" . # note: none\n <urn:x> a }'
    assert "prefix" not in refuse(tmp_path, "query", sparql).lower()


@pytest.mark.parametrize("sparql", ["INSERT DATA { <urn:a> <urn:b> 1 }", "DROP ALL"])
def test_an_update_is_refused(sparql: str, tmp_path: Path) -> None:
    refuse(tmp_path, "query", sparql)


def test_a_query_that_would_ask_another_machine(tmp_path: Path) -> None:
    message = refuse(tmp_path, "query", "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "SERVICE" in message


# ---- claims that do not hold the contract ----


@pytest.fixture
def without_evidence(graph: Path) -> Path:
    spoil(graph / "sources" / coding.FILE.name, f"\t\taid:evidence claim:{coding.SLUG}\\/017\\/e1 ;\n", "")
    return graph


def test_a_claim_without_evidence_is_a_finding(without_evidence: Path, tmp_path: Path) -> None:
    result = run("check", "--graph", without_evidence, "--severity", "error", "--format", "json", cwd=tmp_path)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    (finding,) = json.loads(result.stdout)
    assert finding == {
        "severity": "error",
        "rule": "shapes",
        "claims": [],
        "file": str(without_evidence / "sources" / coding.FILE.name),
        "node": f"claim:{coding.SLUG}/017",
        "property": "aid:evidence",
        "en": "A claim needs one aid:evidence.",
        "zh": "陈述须有一条证据。",
    }


def test_a_claim_without_evidence_is_found_when_its_file_is_checked(without_evidence: Path, tmp_path: Path) -> None:
    file = without_evidence / "sources" / coding.FILE.name
    things = without_evidence / "things"
    result = run("check", "--graph", things, file.relative_to(tmp_path), "--format", "csv", cwd=tmp_path)
    assert result.returncode == 1
    assert "/017" in result.stdout


def test_a_claim_without_evidence_stops_the_site(without_evidence: Path, tmp_path: Path) -> None:
    message = refuse(tmp_path, "site", "build/site", "--graph", without_evidence, codes=(1, 2))
    assert f"claim:{coding.SLUG}/017" in message
    assert "aid:evidence" in message
    assert "aidgraph check" in message


def test_a_claim_without_evidence_leaves_an_older_site_as_it_is(without_evidence: Path, tmp_path: Path) -> None:
    assert run("site", "out", *INVENTED, cwd=tmp_path).returncode == 0
    refuse(tmp_path, "site", "out", "--graph", without_evidence, codes=(1, 2))


def test_a_claim_without_evidence_is_not_listed(without_evidence: Path, tmp_path: Path) -> None:
    message = refuse(tmp_path, "claims", "--graph", without_evidence, codes=(1,))
    assert f"claim:{coding.SLUG}/017" in message
    assert "aid:evidence" in message
    assert "aidgraph check" in message


_STATUS = "aid:recipient place:yi-prefecture ;\n\t\taid:status aid:in-force ;"
UNKNOWN_THING = (_STATUS, _STATUS.replace("yi-", "y-"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aid:status aid:achieved-to-date ;", "aid:status aid:perhaps ;"),
        ('aid:latest "2030-01-02T23:59:59Z"^^xsd:dateTime', 'aid:latest "2030-01-02"'),
        ("aid:value 48.0 ;", 'aid:value "forty-eight" ;'),
        ("aid:status aid:achieved-to-date ;", ""),
        (f"claim:{coding.SLUG}\\/017 a aid:ProjectsClaim ;", "_:b a aid:ProjectsClaim ;"),
        (f"claim:{coding.SLUG}\\/001 a aid:SupportClaim ;", "_:b a aid:SupportClaim ;"),
        UNKNOWN_THING,
    ],
    ids=["status", "date", "number", "no-status", "blank", "blank-support", "unknown-thing"],
)
def test_a_malformed_claim_is_found_and_stops_the_site(old: str, new: str, graph: Path, tmp_path: Path) -> None:
    spoil(graph / "sources" / coding.FILE.name, old, new)
    checked = run("check", "--graph", graph, "--format", "json", cwd=tmp_path)
    assert "Traceback" not in checked.stderr
    assert checked.returncode == 1
    assert json.loads(checked.stdout)
    built = run("site", "out", "--graph", graph, cwd=tmp_path)
    assert "Traceback" not in built.stderr
    assert built.returncode in {1, 2}
    assert not (tmp_path / "out").exists()


# ---- hostile labels ----


def test_a_label_with_a_script_is_escaped_on_every_page(graph: Path, tmp_path: Path) -> None:
    things = graph / "things" / "things.ttl"
    spoil(things, '"丁县"@zh-Hans', f'"丁县{SCRIPT}"@zh-Hans')
    spoil(things, '"Ding County"@en', f'"Ding {SCRIPT}"@en')
    spoil(graph / "sources" / coding.FILE.name, '"Over hills and seas', f'"{SCRIPT} Over hills and seas')
    result = run("site", "out", "--graph", graph, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    pages = sorted((tmp_path / "out").rglob("*.html"))
    shown = 0
    for page in pages:
        html = page.read_text("utf-8")
        assert SCRIPT not in html, page.name
        shown += "&lt;script&gt;window.hit=1&lt;/script&gt;" in html
    assert len(pages) > 5
    assert shown, "the label is shown as it is on at least one page"


# ---- where the site goes ----


def test_a_folder_of_somebody_else_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("mine", "utf-8")
    message = refuse(tmp_path, "site", "mine", *INVENTED)
    assert "mine" in message
    assert "new or empty folder" in message


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    assert "file" in refuse(tmp_path, "site", "mine", *INVENTED)


def test_a_file_on_the_way_to_the_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    assert "mine" in refuse(tmp_path, "site", "mine/site", *INVENTED)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    # Even root may not make folders in /proc; anybody else not in a folder without the right to write.
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    out = "/proc/aidgraph/site" if os.geteuid() == 0 else str(locked / "site")
    message = refuse(tmp_path, "site", out, *INVENTED)
    assert out in message
    assert "annot be written" in message
    assert "Choose another place" in message


def test_an_empty_folder_and_an_older_site_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for _ in range(2):
        assert run("site", "out", *INVENTED, cwd=tmp_path).returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
