"""`aidgraph check`: what it prints, in which form, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from tests import disputed, invented
from tests.cli.test_commands import invoke
from tests.data import coding
from tests.site.conftest import Page

from aidgraph.check import RULES, SEVERITIES

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["severity", "rule", "claims", "node", "property", "file", "en", "zh"]
ERROR = {
    "severity": "error",
    "rule": "shapes",
    "claims": [],
    "node": "organisation:ji-bank",
    "property": "rdfs:label",
    "en": "No English label (rdfs:label). Add one.",
    "zh": "缺少英文标签，请补上。",
}


@pytest.fixture
def sound(tmp_path: Path) -> str:
    """A graph without findings."""
    return str(invented.write_graph(tmp_path / "sound", *invented.FULL.values()))


@pytest.fixture
def noted(tmp_path: Path) -> str:
    """A graph with two notes and no error."""
    return str(disputed.write(tmp_path / "noted"))


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A graph with an error and two notes."""
    return str(disputed.write(tmp_path / "broken", flawed=True))


def found(*arguments: str, code: int = 0) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(invoke("check", "--format", "json", *arguments, code=code).stdout)
    return rows


# ---- exit codes and counts ----


def test_sound_data_end_with_0_and_no_table(sound: str) -> None:
    result = invoke("check", "--graph", sound)
    assert result.stdout == ""
    assert result.stderr == "No findings in 19 claims.\n"


def test_notes_are_told_and_end_with_0(noted: str) -> None:
    result = invoke("check", "--graph", noted)
    assert result.stderr == "No errors, no warnings and 2 notes in 7 claims.\n"
    assert result.stdout.count("sources-differ") == 2


def test_an_error_ends_with_1(broken: str) -> None:
    result = invoke("check", "--graph", broken, code=1)
    assert result.stderr == "1 error, no warnings and 2 notes in 7 claims.\n"


def test_the_reference_graph_has_no_error() -> None:
    """As the README says: exit 1 only with errors."""
    invoke("check", "--severity", "error")


# ---- formats ----


def test_findings_are_data(noted: str) -> None:
    first, second = found("--graph", noted)
    assert list(first) == COLUMNS
    assert first["claims"] == [f"claim:{disputed.FIRST}/003", f"claim:{disputed.SECOND}/001"]
    assert (first["severity"], first["rule"], first["property"]) == ("note", "sources-differ", "")
    assert first["node"] == f"claim:{disputed.FIRST}/003"
    assert first["file"].endswith(f"{disputed.FIRST}.trig")
    assert "19亿元" in first["zh"]
    assert "1,900,000,000 yuan" in first["en"]
    assert "1994年起" in second["zh"]


def test_findings_read_as_text(noted: str, broken: str) -> None:
    first, second = invoke("check", "--graph", noted).stdout.split("\n\n")
    heading, zh, en, where = first.splitlines()
    assert heading == "note: sources-differ"
    assert "19亿元" in zh
    assert "1,900,000,000 yuan" in en
    assert where == f"    claim:{disputed.FIRST}/003, claim:{disputed.SECOND}/001"
    assert "1994年起" in second
    *_, place = invoke("check", "--graph", broken, code=1).stdout.split("\n\n")[0].splitlines()
    assert "all.ttl: organisation:mill rdfs:label" in place


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_findings_are_rows(fmt: str, delimiter: str, noted: str) -> None:
    stdout = invoke("check", "--graph", noted, "--format", fmt).stdout
    head, first, _ = csv.reader(io.StringIO(stdout), delimiter=delimiter)
    assert head == COLUMNS
    assert first[2] == f"claim:{disputed.FIRST}/003; claim:{disputed.SECOND}/001"


def test_no_findings_are_data_too(sound: str) -> None:
    assert found("--graph", sound) == []
    assert invoke("check", "--graph", sound, "--format", "csv").stdout == ",".join(COLUMNS) + "\n"


def test_the_page_leads_nowhere_and_holds_what_findings_rest_on(noted: str) -> None:
    page = Page(invoke("check", "--graph", noted, "--format", "html").stdout)
    assert [href for href in page.all("href") if not href.startswith("#")] == [
        "data:,",
        "https://creativecommons.org/licenses/by/4.0/",
    ]
    assert page.all("src") == []
    assert {href[1:] for href in page.all("href") if href.startswith("#")} <= set(page.all("id"))
    for finding in found("--graph", noted):
        for words in (finding["zh"], finding["en"], *finding["claims"]):
            assert " ".join(words.split()) in page.text
    for words in ("18.12亿元", "19亿元", "Invented Daily", "发布者不详", "publisher unknown", "第 1 段", "paragraph 1"):
        assert words in page.text


def test_the_page_shows_errors_as_well(broken: str) -> None:
    text = Page(invoke("check", "--graph", broken, "--format", "html", code=1).stdout).text
    assert "23 rules looked at 7 claims: 1 error, no warnings and 2 notes." in text
    for words in ("No English label (rdfs:label). Add one.", "organisation:mill · rdfs:label · all.ttl"):
        assert words in text


def test_the_page_of_a_claim_that_cannot_be_read(tmp_path: Path) -> None:
    folder = disputed.write(tmp_path / "graph")
    file = folder / "sources" / f"{disputed.FIRST}.trig"
    text = file.read_text("utf-8")
    assert "ontology#status" in text
    file.write_text("\n".join(line for line in text.splitlines() if "ontology#status" not in line), "utf-8")
    page = Page(invoke("check", "-g", str(folder), "--format", "html", code=1).stdout)
    assert f"claim:{disputed.FIRST}/001" in page.text


# ---- filters ----


@pytest.mark.parametrize(
    ("arguments", "expected", "left"),
    [
        ((), ["error", "note", "note"], ""),
        (("--severity", "note"), ["error", "note", "note"], ""),
        (("--severity", "warning"), ["error"], "; 1 of 3 shown"),
        (("--severity", "error"), ["error"], "; 1 of 3 shown"),
        (("--rule", "sources-differ"), ["note", "note"], "; 2 of 3 shown"),
        (("--rule", "sources-differ", "--rule", "shapes"), ["error", "note", "note"], ""),
        (("--rule", "per-head"), [], "; 0 of 3 shown"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_filter_leaves_out_what_is_shown_and_not_what_counts(
    broken: str, arguments: tuple[str, ...], expected: list[str], left: str
) -> None:
    assert [row["severity"] for row in found("-g", broken, *arguments, code=1)] == expected
    told = invoke("check", "-g", broken, *arguments, code=1).stderr
    assert told == f"1 error, no warnings and 2 notes in 7 claims{left}.\n"


def test_the_page_shows_the_rules_that_were_asked_for(broken: str) -> None:
    page = Page(invoke("check", "-g", broken, "--rule", "sources-differ", "--format", "html", code=1).stdout)
    assert "1 rule looked at 7 claims: 2 notes." in page.text
    assert {rule.name for rule in RULES} & set(page.all("id")) == {"sources-differ"}
    assert "errors" not in page.all("id")


def test_an_unknown_rule_is_misuse_and_near_names_are_told() -> None:
    from aidgraph.errors import NotFoundError

    result = invoke_failing("--rule", "source-differ")
    assert isinstance(result, NotFoundError)
    assert "sources-differ" in str(result)


def test_a_rule_that_the_severity_leaves_out_is_misuse() -> None:
    from aidgraph.errors import InputError

    result = invoke_failing("--rule", "sources-differ", "--severity", "error")
    assert isinstance(result, InputError)
    assert "sources-differ (note)" in str(result)


def invoke_failing(*arguments: str) -> BaseException | None:
    """Return the error that ends the command, which `main` shows with exit code 2."""
    from click.testing import CliRunner

    from aidgraph.cli import cli

    return CliRunner().invoke(cli, ["check", *arguments]).exception


def test_the_severities_of_the_option_are_those_of_the_rules() -> None:
    from aidgraph.cli.graphs import _SEVERITIES

    assert _SEVERITIES == SEVERITIES


# ---- files ----


def copied(tmp_path: Path, label: str) -> Path:
    """Copy the invented graph without one label."""
    for name in ("things", "sources"):
        (tmp_path / name).mkdir()
    things = (coding.FOLDER / "things" / "things.ttl").read_text("utf-8")
    assert label in things
    (tmp_path / "things" / "things.ttl").write_text(things.replace(label, ""), "utf-8")
    (tmp_path / "sources" / coding.FILE.name).write_bytes(coding.FILE.read_bytes())
    return tmp_path


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    """A graph with an error on a thing that claims and links name."""
    return copied(tmp_path, ', "Ji Bank"@en')


@pytest.fixture
def apart(tmp_path: Path) -> Path:
    """A graph with an error on a thing that nothing names."""
    return copied(tmp_path, ', "Hewan Village"@en')


def nodes(*arguments: str, code: int = 1) -> list[str]:
    return [row["node"] for row in found("--severity", "error", *arguments, code=code)]


def test_an_error_names_node_property_and_file(flawed: Path) -> None:
    (error,) = found("--graph", str(flawed), "--severity", "error", code=1)
    assert error == {**ERROR, "file": str(flawed / "things" / "things.ttl")}


def test_what_the_files_hold_is_reported(apart: Path) -> None:
    things, source = apart / "things" / "things.ttl", apart / "sources" / coding.FILE.name
    for files in ((things,), (things, source)):
        assert nodes(*map(str, files)) == ["place:hewan-village"]
        told = invoke("check", *map(str, files), code=1).stderr
        assert f" in {len(files)} file{'s' if len(files) > 1 else ''}" in told


def test_a_folder_is_all_its_files(apart: Path) -> None:
    assert nodes(str(apart)) == ["place:hewan-village"]


def test_a_file_may_be_one_that_the_graph_holds_already(apart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the example of the help: the graph is named by one path, the file by another."""
    monkeypatch.chdir(apart)
    assert nodes("--graph", str(apart), "things/things.ttl") == ["place:hewan-village"]


def test_what_other_files_hold_is_left_out(flawed: Path) -> None:
    assert nodes("--graph", str(flawed / "things"), str(coding.FILE), code=0) == []
