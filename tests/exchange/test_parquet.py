"""The graph as Parquet tables, read back with the tools that people use."""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests import invented
from tests.cli.program import environment, program
from tests.invented import FULL, claim, figure, group, year

import aidgraph
from aidgraph import vocab
from aidgraph.derive import Comparison, Link, Statement
from aidgraph.errors import DataError, MissingExtraError, OutputError
from aidgraph.exchange import parquet, write_parquet
from aidgraph.model import Source, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aidgraph import KnowledgeGraph
    from aidgraph.model import Claim, Filler

TEXT, WHOLE, YES = pa.string(), pa.int64(), pa.bool_()
EXACT, INSTANT, TEXTS = pa.decimal128(38, 18), pa.timestamp("us", "UTC"), pa.list_(pa.string())
CODES = pa.list_(pa.struct({"system": TEXT, "code": TEXT, "date": TEXT}))
ROLES = pa.list_(
    pa.struct(
        {"role": TEXT, "id": TEXT, "zh": TEXT, "en": TEXT, "within": TEXT, "count": EXACT, "unit": TEXT, "figure": TEXT}
    )
)
QUANTITIES = pa.list_(
    pa.struct(
        {
            "id": TEXT,
            "measure": TEXT,
            "raw": TEXT,
            "value": EXACT,
            "unit": TEXT,
            "bound": TEXT,
            "low": EXACT,
            "high": EXACT,
            "precision": EXACT,
        }
    )
)
# What users build on: a change here breaks their code.
COLUMNS: dict[str, dict[str, Any]] = {
    "nodes": {
        "id": TEXT,
        "type": TEXT,
        "zh": TEXT,
        "en": TEXT,
        "aliases": TEXTS,
        "within": TEXT,
        "codes": CODES,
        "latitude": EXACT,
        "longitude": EXACT,
    },
    "edges": {
        "src": TEXT,
        "dst": TEXT,
        "relation": TEXT,
        "link": TEXT,
        "claims": TEXTS,
        "status": TEXT,
        "plans_only": YES,
        "publishers": WHOLE,
        "earliest": INSTANT,
        "latest": INSTANT,
        "from_sizes": TEXTS,
        "to_sizes": TEXTS,
    },
    "claims": {
        "id": TEXT,
        "source": TEXT,
        "kind": TEXT,
        "status": TEXT,
        "roles": ROLES,
        "quantities": QUANTITIES,
        "period": TEXT,
        "edtf": TEXT,
        "earliest": INSTANT,
        "latest": INSTANT,
        "level": TEXT,
        "paragraph": WHOLE,
        "start": WHOLE,
        "end": WHOLE,
        "sha256": TEXT,
        "explicit": YES,
        "speaker": TEXT,
        "part_of": TEXTS,
        "divided_into": TEXTS,
        "supersedes": TEXT,
        "withdrawn": YES,
        "note_zh": TEXT,
        "note_en": TEXT,
        "summary_zh": TEXT,
        "summary_en": TEXT,
    },
    "sources": {
        "id": TEXT,
        "zh": TEXT,
        "en": TEXT,
        "date": TEXT,
        "publisher": TEXT,
        "sha256": TEXT,
        "claims": WHOLE,
        "attribution": TEXT,
        "reprints": TEXT,
        "url": TEXT,
    },
    "comparisons": {
        "src": TEXT,
        "dst": TEXT,
        "agreement": TEXT,
        "basis": TEXT,
        "src_figure": TEXT,
        "dst_figure": TEXT,
        "comparison": TEXT,
    },
}
FILES = sorted(f"{name}.parquet" for name in COLUMNS)


def write(folder: Path, *claims: Claim, **parts: Any) -> Path:
    """Write claims, and what else is given, and return the folder."""
    none: dict[str, Any] = {"things": (), "links": (), "claims": claims, "sources": (), "comparisons": ()}
    write_parquet(folder, **{**none, **parts})
    return folder


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder / f"{name}.parquet").to_pylist()
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def link(source: str, target: str, **other: Any) -> Link:
    return replace(Link(source, "supports", target, ("claim",), "in-force", None, None, 0), **other)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


@pytest.fixture(scope="module")
def reference(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reference") / "tables"
    assert kg.export_parquet(folder) == [folder / f"{name}.parquet" for name in COLUMNS]
    return folder


# ---- columns ----


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_types_are_the_same_whatever_the_data(name: str, reference: Path, tmp_path: Path) -> None:
    empty = pq.read_schema(write(tmp_path / "empty") / f"{name}.parquet")
    assert dict(zip(empty.names, empty.types, strict=True)) == COLUMNS[name]
    assert pq.read_schema(reference / f"{name}.parquet").equals(empty, check_metadata=True)


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_graph_gives_tables_without_rows(name: str, tmp_path: Path) -> None:
    file = write(tmp_path / "empty") / f"{name}.parquet"
    assert pq.read_table(file).num_rows == 0
    for columns in (pl.read_parquet(file).columns, list(pd.read_parquet(file).columns)):
        assert columns == list(COLUMNS[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_metadata_describe_every_column_and_say_whose_words_these_are(name: str, reference: Path) -> None:
    metadata = pl.read_parquet_metadata(reference / f"{name}.parquet")
    assert "As reported by the sources" in metadata["note"]
    assert "据来源所述" in metadata["note"]
    assert "CC BY 4.0" in metadata["license"]
    assert metadata["generator"] == f"aidgraph {aidgraph.__version__}"
    described = json.loads(metadata["columns"])
    schema = pq.read_schema(reference / f"{name}.parquet")
    for field in schema:
        assert field.metadata[b"description"].decode() == described.pop(field.name)
    parts = {"nodes": {"codes": CODES}, "claims": {"roles": ROLES, "quantities": QUANTITIES}}.get(name, {})
    assert set(described) == {f"{column}.{field.name}" for column, kind in parts.items() for field in kind.value_type}
    assert all(described.values())


# ---- the reference graph ----


def once(folder: Path, name: str, column: str) -> set[str]:
    """Return the values of a column, each of which stands in one row."""
    counted = Counter(row[column] for row in rows(folder, name))
    assert set(counted.values()) == {1}
    return set(counted)


def test_every_part_of_the_graph_stands_there_once(kg: KnowledgeGraph, reference: Path) -> None:
    parts: dict[tuple[str, str], Iterable[Any]] = {
        ("claims", "id"): kg.claims(),
        ("edges", "link"): kg.links,
        ("sources", "id"): kg.sources(),
        ("nodes", "id"): kg.things(),
        ("comparisons", "comparison"): kg.comparisons,
    }
    for (name, column), items in parts.items():
        assert once(reference, name, column) == {item.id for item in items}


def test_tables_refer_to_each_other(reference: Path) -> None:
    nodes, claims, sources = (once(reference, name, "id") for name in ("nodes", "claims", "sources"))
    said, edges, pairs = (rows(reference, name) for name in ("claims", "edges", "comparisons"))
    figures = {quantity["id"] for row in said for quantity in row["quantities"]}
    assert len(figures) == sum(len(row["quantities"]) for row in said) > 100
    assert {end for row in edges for end in (row["src"], row["dst"])} <= nodes
    assert {iri for row in edges for iri in row["claims"]} <= claims
    sizes = {iri for row in edges for iri in (*row["from_sizes"], *row["to_sizes"])}
    assert sizes
    assert sizes <= figures
    assert {row["source"] for row in said} <= sources
    assert {row[end] for row in pairs for end in ("src", "dst")} <= claims
    compared = {row[f"{end}_figure"] for row in pairs for end in ("src", "dst")} - {None}
    assert compared
    assert compared <= figures
    assert {role["figure"] for row in said for role in row["roles"]} - {None} <= figures


def test_edges_are_what_the_graph_says_of_its_links(kg: KnowledgeGraph, reference: Path) -> None:
    asked = kg.query(
        "SELECT ?link ?src ?dst ?status ?plans ?publishers ?earliest ?latest { ?link a aid:Link ; aid:from ?src ;"
        " aid:to ?dst ; aid:strongestStatus ?status ; aid:plansOnly ?plans ; aid:publishers ?publishers ."
        " OPTIONAL { ?link aid:earliest ?earliest } OPTIONAL { ?link aid:latest ?latest } }"
    )
    assert isinstance(asked, aidgraph.Table)
    expected = {row[0]: (*row[1:3], vocab.local(row[3]), *row[4:]) for row in asked.rows}
    columns = ("src", "dst", "status", "plans_only", "publishers", "earliest", "latest")
    assert {row["link"]: tuple(row[column] for column in columns) for row in rows(reference, "edges")} == expected


def test_places_have_codes_and_points(reference: Path) -> None:
    (county,) = (row for row in rows(reference, "nodes") if row["id"] == vocab.ID + "place/yining-county")
    assert (county["type"], county["zh"], county["en"]) == ("County", "伊宁县", "Yining County")
    assert county["within"] == vocab.ID + "place/ili"
    assert ("GB/T 2260", "654021") in {(code["system"], code["code"]) for code in county["codes"]}
    assert 43 < county["latitude"] < 44.5
    assert isinstance(county["latitude"], Decimal)


def test_polars_and_pandas_keep_the_types(reference: Path) -> None:
    figures = pl.read_parquet(reference / "claims.parquet").explode("quantities").unnest("quantities", separator="_")
    assert figures.schema["quantities_value"] == pl.Decimal(38, 18)
    assert figures.schema["earliest"] == pl.Datetime("us", "UTC")
    assert (
        Decimal(1_812_000_000)
        in figures.filter(pl.col("quantities_raw").str.starts_with("18.12"))["quantities_value"].to_list()
    )
    edges = pd.read_parquet(reference / "edges.parquet")
    assert str(edges["earliest"].dtype) == "datetime64[us, UTC]"
    assert (str(edges["publishers"].dtype), str(edges["plans_only"].dtype)) == ("int64", "bool")


# ---- claims ----


def role(name: str, filler: Filler, figure: str | None) -> dict[str, Any]:
    count = filler.count
    return {
        "role": name,
        "id": filler.id,
        "zh": filler.zh,
        "en": filler.en,
        "within": filler.within,
        "figure": figure,
        **({"count": None, "unit": None} if count is None else {"count": count.value, "unit": count.unit}),
    }


@pytest.mark.parametrize("kind", FULL)
def test_a_claim_of_each_kind_comes_back_whole(kind: str, tmp_path: Path) -> None:
    one = FULL[kind]
    (row,) = rows(write(tmp_path / "out", one), "claims")
    said = one.to_json()
    figures, period, summary = said["quantities"], said["period"], said["summary"]
    assert {name: row[name] for name in ("id", "source", "kind", "status")} == {
        name: said[name] for name in ("id", "source", "kind", "status")
    }
    assert row["roles"] == [role(name, filler, None) for name, several in one.roles.items() for filler in several]
    assert [{name: found[name] for name in figures[0]} for found in row["quantities"]] == figures
    assert {name: row[name] for name in said["evidence"]} == said["evidence"]
    if period is None:
        assert [row[name] for name in ("period", "edtf", "earliest", "latest")] == [None] * 4
    else:
        instants = [datetime.fromisoformat(period[name]) for name in ("earliest", "latest")]
        assert [row[name] for name in ("period", "edtf", "earliest", "latest")] == [
            *(period["label"], period["edtf"]),
            *instants,
        ]
    assert (row["summary_zh"], row["summary_en"]) == (summary["zh"], summary["en"])
    assert (row["withdrawn"], row["supersedes"], row["part_of"], row["divided_into"]) == (False, None, [], [])


def test_what_ties_a_claim_to_others_is_kept(tmp_path: Path) -> None:
    note = {"zh": "备注"}
    one = replace(
        claim(4, "event", {"place": "place/west"}, supersedes=3, part_of=(1, 2), withdrawn=True, note=note),
        divided_into=("part",),
        speaker="who",
    )
    (row,) = rows(write(tmp_path / "out", one), "claims")
    assert (row["supersedes"], row["part_of"]) == (one.supersedes, list(one.part_of))
    assert (row["withdrawn"], row["divided_into"], row["speaker"]) == (True, ["part"], "who")
    assert (row["note_zh"], row["note_en"]) == ("备注", None)


def test_a_counted_group_names_its_own_figure(tmp_path: Path) -> None:
    here, there = (figure(30, "count", "at-least", "household") for _ in range(2))
    sides = {"sideA": group("甲户", "A", "place/east", here), "sideB": group("乙户", "B", "place/west", there)}
    one = claim(1, "twinning", {**sides, "agent": "org/port-group"}, here, there)
    (row,) = rows(write(tmp_path / "out", one), "claims")
    found = {role["role"]: role for role in row["roles"]}
    assert [quantity["id"] for quantity in row["quantities"]] == [f"{one.id}/q1", f"{one.id}/q2"]
    assert (found["sideA"]["figure"], found["sideB"]["figure"]) == (f"{one.id}/q1", f"{one.id}/q2")
    assert (found["sideB"]["id"], found["sideB"]["count"], found["sideB"]["unit"]) == (None, 30, "household")
    assert found["sideB"]["within"] == invented.iri("place/west")
    assert (found["agent"]["count"], found["agent"]["unit"], found["agent"]["figure"]) == (None, None, None)


@pytest.mark.parametrize(
    "number",
    [
        *("1812000000", "18.12E8", "0.1", "0.30000000000000004", "-0.5", "1E+19"),
        "99999999999999999999.999999999999999999",
    ],
)
def test_figures_keep_all_their_digits(number: str, tmp_path: Path) -> None:
    one = claim(1, "funding", {"provider": "place/east"}, figure(number, precision=Decimal(number)))
    folder = write(tmp_path / "out", one)
    (row,) = rows(folder, "claims")
    (found,) = row["quantities"]
    assert {found[name] for name in ("value", "low", "high", "precision")} == {Decimal(number)}
    assert pl.read_parquet(folder / "claims.parquet")["quantities"][0][0]["value"] == Decimal(number)
    assert pd.read_parquet(folder / "claims.parquet")["quantities"][0][0]["value"] == Decimal(number)


@pytest.mark.parametrize(
    ("unfit", "column"),
    [
        (claim(7, "statistic", {"place": "place/east"}, figure("123456789012345678901")), "quantities"),
        (claim(7, "statistic", {"place": "place/east"}, figure("0.1234567890123456789")), "quantities"),
        (claim(7, "statistic", {"place": "place/east"}, figure(1, raw="half a \ud83d")), "quantities"),
        (claim(7, "event", {"place": "place/east"}, speaker="\ud83d"), "speaker"),
        (claim(7, "event", {"place": "place/east"}, evidence=replace(invented.SPAN, end=2**63)), "end"),
    ],
    ids=["too long", "too fine", "half a character in a figure", "half a character", "no int64"],
)
def test_what_a_column_cannot_hold_is_refused_and_never_rounded(unfit: Claim, column: str, tmp_path: Path) -> None:
    words = rf"^claim:2001-invented/007: {column} cannot be written \(.+\)\. Correct it"
    with pytest.raises(DataError, match=words):
        write(tmp_path / "out", FULL["event"], unfit)
    assert list(tmp_path.iterdir()) == []


HOSTILE = 'nul\x00 "q" \\ \t\r\n \u2028 <b>&amp;</b> a,b;c \u202e \ud7ff 😀 {"x": [1]} NULL \x1b[31m'


def test_any_text_survives(tmp_path: Path) -> None:
    one = claim(1, "event", {"place": group(HOSTILE, HOSTILE)}, figure(1, raw=HOSTILE), note={"en": HOSTILE})
    folder = write(
        tmp_path / "out",
        one,
        things=[Thing(HOSTILE, "County", HOSTILE, HOSTILE, aliases=(HOSTILE,), codes=((HOSTILE,) * 3,))],
        sources=[Source("s", HOSTILE, HOSTILE, "2001", HOSTILE)],
    )
    for read in (rows, lambda place, name: pl.read_parquet(place / f"{name}.parquet").to_dicts()):
        (said,), (node,), (source,) = (read(folder, name) for name in ("claims", "nodes", "sources"))
        assert {said["note_en"], said["quantities"][0]["raw"], said["roles"][0]["zh"]} == {HOSTILE}
        assert {node["id"], node["zh"], *node["aliases"], *node["codes"][0].values()} == {HOSTILE}
        assert {source["zh"], source["en"], source["publisher"]} == {HOSTILE}


# ---- links, sources and comparisons ----


def test_a_link_comes_back_whole(tmp_path: Path) -> None:
    begin, end = datetime(2010, 1, 1, tzinfo=UTC), datetime(2020, 12, 31, 23, 59, 59, tzinfo=UTC)
    one = Link(
        *(invented.iri("place/east"), "supports", invented.iri("place/west"), ("c1", "c2"), "planned"),
        *(begin, end, 2, ("f1",), ("f2", "f3")),
    )
    (row,) = rows(write(tmp_path / "out", links=[one]), "edges")
    assert row == {
        "src": one.source,
        "dst": one.target,
        "relation": "supports",
        "link": one.id,
        "claims": ["c1", "c2"],
        "status": "planned",
        "plans_only": True,
        "publishers": 2,
        "earliest": begin,
        "latest": end,
        "from_sizes": ["f1"],
        "to_sizes": ["f2", "f3"],
    }


def test_every_end_of_a_link_is_a_node(tmp_path: Path) -> None:
    known, unknown = Thing("x/known", "County", "甲", "A"), "x/unknown"
    folder = write(tmp_path / "out", things=[known], links=[link(unknown, known.id), link(known.id, unknown)])
    found = [(row["id"], row["type"], row["zh"]) for row in rows(folder, "nodes")]
    assert found == [("x/known", "County", "甲"), ("x/unknown", "Thing", "unknown")]


def test_a_source_comes_back_whole(tmp_path: Path) -> None:
    one = Source("s", "题", "Title", "2019~", "报", "0" * 64, 3, "low", "t", "https://example.org/")
    (row,) = rows(write(tmp_path / "out", sources=[one]), "sources")
    assert row == one.to_json()


def test_a_comparison_names_claims_and_figures(tmp_path: Path) -> None:
    first, second = (
        claim(number, "statistic", {"place": "place/east"}, figure(1), figure(number)) for number in (1, 2)
    )
    pairs = [
        Comparison(
            Statement(first, first.quantities[1]), Statement(second, second.quantities[0]), "conflicts", "logical"
        ),
        Comparison(Statement(FULL["event"]), Statement(FULL["post"]), "compatible", "conventional"),
    ]
    one, other = rows(write(tmp_path / "out", comparisons=pairs), "comparisons")
    assert one == {
        "src": first.id,
        "dst": second.id,
        "agreement": "conflicts",
        "basis": "logical",
        "src_figure": f"{first.id}/q2",
        "dst_figure": f"{second.id}/q1",
        "comparison": pairs[0].id,
    }
    assert (other["src_figure"], other["dst_figure"], other["basis"]) == (None, None, "conventional")


# ---- writing ----


def test_claims_are_taken_a_row_group_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 2)
    events: list[object] = []

    def said() -> Iterator[Claim]:
        for number in range(1, 6):
            events.append(number)
            yield claim(number, "event", {"place": "place/west"}, period=year(2001))

    def progress(table: str, done: int, total: int) -> None:
        events.append((table, done, total))

    folder = write(tmp_path / "out", claims=said(), progress=progress)
    assert events == [1, 2, ("claims", 2, 2), 3, 4, ("claims", 4, 4), 5, ("claims", 5, 5)]
    assert pq.read_metadata(folder / "claims.parquet").num_row_groups == 3
    assert [row["id"][-3:] for row in rows(folder, "claims")] == ["001", "002", "003", "004", "005"]


def test_the_same_data_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [program(), "export", "--parquet", str(tmp_path / seed)]
        done = subprocess.run(command, env=environment(PYTHONHASHSEED=seed), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    first, second = (contents(tmp_path / seed) for seed in ("1", "2"))
    assert sorted(first) == FILES
    assert first == second


def test_tables_of_ours_and_an_empty_folder_are_replaced(tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    write(out, *FULL.values())
    write(out, FULL["event"])
    assert len(rows(out, "claims")) == 1
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty")
    assert sorted(path.name for path in (tmp_path / "empty").iterdir()) == FILES
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_dir()) == ["a", "empty", "out"]


def foreign_file(out: Path) -> None:
    (out / "notes.txt").write_text("mine", encoding="utf-8")


def foreign_table(out: Path) -> None:
    pq.write_table(pa.table({"id": ["mine"]}), out / "nodes.parquet")


def foreign_bytes(out: Path) -> None:
    (out / "nodes.parquet").write_bytes(b"mine")


def foreign_folder(out: Path) -> None:
    (out / "nodes.parquet").unlink(missing_ok=True)
    (out / "nodes.parquet").mkdir()
    (out / "nodes.parquet" / "part-0.parquet").write_bytes(b"mine")


@pytest.mark.parametrize("among", [False, True], ids=["alone", "among ours"])
@pytest.mark.parametrize("put", [foreign_file, foreign_table, foreign_bytes, foreign_folder])
def test_a_folder_that_holds_anything_else_is_left_as_it_is(put: Any, among: bool, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if among:
        write(out, *FULL.values())
    put(out)
    before = contents(out)
    with pytest.raises(OutputError, match=r"something other than the Parquet tables of aidgraph.* Name a new or empty"):
        write(out)
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_in_the_place_of_the_folder_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"this is a file\. Name a folder"):
        write(tmp_path / "file")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "file" / "out")
    assert contents(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize("error", [RuntimeError("boom"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_failure_in_the_middle_leaves_the_old_tables(error: BaseException, tmp_path: Path) -> None:
    out = write(tmp_path / "out", *FULL.values())
    before = contents(out)

    def failing() -> Iterator[Claim]:
        yield FULL["event"]
        raise error

    expected = OutputError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected, match=r"No space left on device|boom|^$"):
        write(out, claims=failing())
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_disk_that_takes_no_more_leaves_the_old_tables(tmp_path: Path) -> None:
    """The limit on the size of a file makes the system refuse a write, as a full disk does."""
    out = write(tmp_path / "out", *FULL.values())
    before = contents(out)
    limit = 20_000
    done = subprocess.run(
        [program(), "export", "--parquet", str(out)],
        env=environment(LC_ALL="C.UTF-8"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"aidgraph: {out}: cannot be written (")
    assert os.strerror(errno.EFBIG) in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_without_arrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"needs pyarrow: pip install 'aidgraph\[arrow\]'"):
        write(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
