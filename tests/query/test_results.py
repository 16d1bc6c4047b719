from __future__ import annotations

import gc
import json
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph import vocab
from aidgraph.columns import arrow_table
from aidgraph.errors import QueryError, StoreError
from aidgraph.query import Results, select
from aidgraph.query import results as results_module
from aidgraph.query.tsv import Values, read_tsv
from aidgraph.store import EmbeddedStore
from aidgraph.store.disk import create, open_disk
from aidgraph.values import IRI

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EX = "https://example.org/"
XSD = vocab.PREFIXES["xsd"]
ROWS = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o"


def filled(count: int) -> EmbeddedStore:
    store = EmbeddedStore()
    store.quads.extend(
        ox.Quad(ox.NamedNode(f"{EX}{i}"), ox.NamedNode(EX + "is"), ox.Literal(i), ox.NamedNode(EX + "g"))
        for i in range(count)
    )
    return store


class Counted(EmbeddedStore):
    """A store that counts how often Oxigraph works on a query."""

    asked = 0

    def _run(self, *args: Any) -> Any:
        self.asked += 1
        return super()._run(*args)


@pytest.fixture
def counted() -> Counted:
    return Counted(filled(250).quads)


def ask(counted: Counted, sparql: str = ROWS) -> Results:
    return select(counted, sparql)


# ---- passes ----


def test_every_pass_gives_all_rows(counted: Counted) -> None:
    found = ask(counted)
    expected = [(EX + str(i), i) for i in range(250)]
    assert [tuple(row) for row in found] == expected
    assert [row.o for row in found] == list(range(250))
    assert found.rows == expected
    assert len(found) == 250
    assert list(found.stream()) == expected


def test_passes_in_step_do_not_take_rows_from_each_other(counted: Counted) -> None:
    found = ask(counted)
    assert all(a == b for a, b in zip(found, found, strict=True))
    a, b = iter(found), iter(found)
    assert [next(a).o, next(a).o, next(b).o, next(a).o] == [0, 1, 0, 2]


def test_a_pass_left_midway_loses_nothing(counted: Counted) -> None:
    found = ask(counted)
    assert [row.o for row in islice(found, 3)] == [0, 1, 2]
    assert [row.o for row in islice(found, 3)] == [0, 1, 2]
    assert len(found) == 250


def test_the_store_is_asked_no_more_than_needed(counted: Counted) -> None:
    found = ask(counted)
    assert found
    found._repr_html_()
    assert bool(found)
    assert sum(row.o for row in found) == sum(range(250))
    assert counted.asked == 1
    found = ask(counted)
    assert len(found) == len(found.rows) == len(list(found)) == 250
    assert found.to_arrow().num_rows == found.to_pandas().shape[0] == 250
    assert counted.asked == 2


def test_after_a_look_at_many_rows_they_are_found_anew() -> None:
    counted = Counted(filled(2000).quads)
    found = ask(counted)
    assert counted.asked == 0
    assert found
    found._repr_html_()
    assert counted.asked == 2
    assert [row.o for row in found] == list(range(2000))
    assert len(found) == 2000
    assert counted.asked == 4


def test_rows_of_a_reader_that_goes_on_are_kept_after_a_look() -> None:
    made = filled(2000).quads.query(ROWS, use_default_graph_as_union=True)
    assert isinstance(made, ox.QuerySolutions)

    def refuse() -> Any:
        raise AssertionError("asked anew")

    found = Results(made, refuse)
    assert found
    found._repr_html_()
    assert [row.o for row in found] == list(range(2000))


def test_errors_come_before_rows_are_read(counted: Counted) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL"):
        ask(counted, "SELECT")
    found, known = ask(counted), ask(counted)
    assert len(known) == 250
    counted.close()
    assert len(known.to_dicts()) == 250
    for late in (lambda: ask(counted), lambda: found.rows, found.to_arrow):
        with pytest.raises(StoreError, match="was closed"):
            late()


def test_few_rows_are_known_once_shown(counted: Counted) -> None:
    found = ask(counted, ROWS + " LIMIT 5")
    found._repr_html_()
    assert len(found) == found.to_arrow().num_rows == 5
    assert counted.asked == 1
    none = ask(counted, "SELECT ?s { ?s a ?s }")
    assert not none
    assert none.rows == []


def test_columns_after_a_look_are_whole(counted: Counted) -> None:
    found = ask(counted)
    found._repr_html_()
    assert found.to_arrow().column("o").to_pylist() == list(range(250))
    assert found.to_arrow().column("o").to_pylist() == list(range(250))


def test_rows_can_be_taken_in_another_thread(counted: Counted) -> None:
    found = ask(counted)
    taken: list[Any] = []

    def work() -> None:
        taken.extend(islice(found, 2))
        taken.append(found._repr_html_().count("<tr>"))
        taken.append(found.to_arrow().num_rows)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert [row.o for row in taken[:2]] == [0, 1]
    assert taken[2:] == [101, 250]
    assert len(found) == 250


def test_rows_made_in_a_thread_that_lives_on_let_go_of_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store"
    create(path, lambda quads: quads.extend(filled(2000).quads))
    with ThreadPoolExecutor(1) as pool:
        for look in (repr, bool, Results._repr_html_, lambda found: list(islice(found, 2))):
            store = open_disk(path, write=True)

            def work(store: EmbeddedStore = store, look: Any = look) -> Results:
                found = select(store, ROWS)
                look(found)
                return found

            found = pool.submit(work).result()
            assert len(found.rows) == 2000
            store.close()
            del found, store, work
            gc.collect()
            open_disk(path, write=True).close()


def test_an_error_while_rows_are_read_is_a_query_error() -> None:
    class Broken:
        variables = (ox.Variable("x"),)

        def __iter__(self) -> Iterator[Any]:
            raise OSError("disk gone")

        def serialize(self, **_: Any) -> bytes:
            raise OSError("disk gone")

    broken: Any = Broken()
    for read in (list, Results.to_arrow, Results._repr_html_):
        with pytest.raises(QueryError, match="disk gone"):
            read(Results(broken, lambda: broken))


# ---- many rows ----

CROSS = "SELECT ?a ?b ?c { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"  # 216³ rows and more: over ten million


@pytest.fixture(scope="module")
def wide() -> EmbeddedStore:
    return filled(216)


def test_the_first_of_ten_million_rows_come_at_once_and_are_not_kept(wide: EmbeddedStore) -> None:
    found = select(wide, CROSS)
    tracemalloc.start()
    try:
        assert sum(1 for _ in islice(found, 20_000)) == 20_000
        held, peak = tracemalloc.get_traced_memory()
        assert sum(1 for _ in islice(found.csv_chunks(), 20)) == 20
        assert sum(1 for _ in islice(found.json_chunks(), 5)) == 5
        assert max(peak, tracemalloc.get_traced_memory()[1]) < held + 4_000_000
    finally:
        tracemalloc.stop()


def test_a_notebook_shows_the_first_of_ten_million_rows(wide: EmbeddedStore) -> None:
    shown = select(wide, CROSS)._repr_html_()
    assert shown.count("<tr>") == 101
    assert "The first 100 rows of many." in shown


def test_a_notebook_says_how_many_rows_there_are_once_they_are_known() -> None:
    found = select(filled(2000), ROWS)
    assert len(found) == 2000
    assert "The first 100 rows of 2,000." in found._repr_html_()
    assert "The first" not in select(filled(100), ROWS)._repr_html_()


# ---- columns ----

_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\"\\\t\n\r'<>@^#?, a县\u2028\x00\x85\ufeff")
_DATATYPES = (
    *("decimal", "integer", "double", "float", "boolean", "dateTime", "date", "gYear", "gYearMonth", "string", "long"),
    *("anyURI", "time", "duration"),
)
_WRITTEN = (
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map("{:f}".format)
    | st.decimals(allow_nan=False, allow_infinity=False).map("{:f}".format)
    | st.integers().map(str)
    | st.integers(-(2**70), 2**70).map(str)
    | st.floats().map(repr)
    | st.datetimes().map(lambda moment: moment.isoformat())
    | st.datetimes().map(lambda moment: moment.isoformat() + "+08:00")
    | st.dates().map(str)
    | st.sampled_from(["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
    | st.sampled_from(["true", "1", "0", "2017", "-0044", "2017-08", "2017-13", "1e5", "INF", ".5", "5.", "+1.0", "-0"])
    | _TEXT
)
_LITERALS = st.one_of(
    st.builds(ox.Literal, _TEXT),
    st.builds(
        lambda text, language: ox.Literal(text, language=language), _TEXT, st.sampled_from(["zh-Hans", "en", "en-x-ab"])
    ),
    st.builds(
        lambda text, datatype: ox.Literal(text, datatype=ox.NamedNode(datatype)),
        _WRITTEN,
        st.sampled_from([*(XSD + name for name in _DATATYPES), EX + "own"]),
    ),
    st.just(ox.Literal("rtl", language="ar", direction=ox.BaseDirection.RTL)),
)
_IRIS = st.text("abc/?=&1县", max_size=8).map(lambda rest: ox.NamedNode(EX + rest))
_TERMS = _LITERALS | _IRIS | st.sampled_from([ox.BlankNode("b1"), ox.BlankNode("b2")]) | st.none()


def of_kind(datatype: str, written: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.none() | written.map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)))


_COLUMNS = st.one_of(
    st.lists(_TERMS, min_size=3, max_size=3),
    *(
        st.lists(terms, min_size=3, max_size=3)
        for terms in (
            _IRIS | st.none(),
            st.builds(ox.Literal, _TEXT) | st.none(),
            of_kind("integer", st.integers().map(str)),
            of_kind("decimal", st.decimals(allow_nan=False, allow_infinity=False, places=2).map("{:f}".format)),
            of_kind("decimal", st.decimals(allow_nan=False, allow_infinity=False).map("{:f}".format)),
            of_kind("dateTime", st.datetimes().map(lambda moment: moment.isoformat() + "Z")),
        )
    ),
)


def in_rows(columns: list[list[Any]]) -> Results:
    """Return a result that holds these terms, row by row."""
    names = [f"c{i}" for i in range(len(columns))]
    # Each row is a group of statements, so that a term can be unbound.
    store = EmbeddedStore()
    order = ox.NamedNode(EX + "order")
    for number, row in enumerate(zip(*columns, strict=True)):
        node = ox.NamedNode(f"{EX}row{number}")
        store.quads.add(ox.Quad(node, order, ox.Literal(number), ox.DefaultGraph()))
        for name, term in zip(names, row, strict=True):
            if term is not None:
                store.quads.add(ox.Quad(node, ox.NamedNode(EX + name), term, ox.DefaultGraph()))
    optional = " ".join(f"OPTIONAL {{ ?row <{EX}{name}> ?{name} }}" for name in names)
    selected = " ".join(f"?{name}" for name in names)
    return select(store, f"SELECT {selected} {{ ?row <{EX}order> ?n {optional} }} ORDER BY ?n")


@given(st.lists(_COLUMNS, min_size=1, max_size=3))
def test_columns_hold_exactly_what_rows_hold(columns: list[list[Any]]) -> None:
    found = in_rows(columns)
    fast = found.to_arrow()
    slow = arrow_table(found.columns, found.stream())
    assert fast.schema == slow.schema
    assert fast.equals(slow)
    fast.validate(full=True)


@given(st.lists(_COLUMNS, min_size=1, max_size=3))
def test_rows_at_once_are_those_taken_one_by_one(columns: list[list[Any]]) -> None:
    found = in_rows(columns)
    slow = list(found.stream())
    assert list(found.at_once()) == slow
    assert [list(map(type, row)) for row in found.at_once()] == [list(map(type, row)) for row in slow]


def test_rows_at_once_share_the_values_of_cells(counted: Counted) -> None:
    values = Values(plain=True)
    first, second = (list(ask(counted).at_once(values)) for _ in range(2))
    assert first == second == ask(counted).rows
    assert all(a is b for one, other in zip(first, second, strict=True) for a, b in zip(one, other, strict=True))
    assert {type(value) for row in first for value in row} == {str, int}


def test_rows_at_once_come_whole_after_a_look_and_one_by_one_where_they_must(counted: Counted) -> None:
    found = ask(counted)
    found._repr_html_()
    assert list(found.at_once()) == list(found.at_once()) == found.rows
    assert list(found.at_once()) == found.rows
    assert list(ask(counted, "SELECT ?s { ?s a ?s }").at_once()) == []
    quoted = select(EmbeddedStore(), "SELECT ?x { BIND (<<( <a:b> <a:b> 1 )>> AS ?x) }")
    assert list(quoted.at_once()) == [(row.x,) for row in quoted]
    assert list(select(filled(2), "SELECT * {}").at_once()) == [()]


def fast(monkeypatch: pytest.MonkeyPatch, found: Results) -> pa.Table:
    """Return the columns of a result and make sure that no row was taken for them."""

    def refuse(_: Any) -> Iterator[Any]:
        raise AssertionError("rows were taken")

    with monkeypatch.context() as patch:
        patch.setattr(results_module, "_read", refuse)
        return found.to_arrow()


def test_column_types_follow_the_datatypes(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = {
        "place:ili place:kuytun": pa.string(),
        "'a' 'b'@en": pa.string(),
        r"'a\n' 'b\t\'\"\\'@zh-Hans": pa.string(),
        "1 -2": pa.int64(),
        "1 9223372036854775808": pa.decimal128(38, 0),
        "1.5 2.25": pa.decimal128(38, 2),
        "1 2.25": pa.decimal128(38, 2),
        "'10'^^xsd:decimal 2.25": pa.decimal128(38, 2),
        "'10'^^xsd:decimal -1": pa.decimal128(38, 0),
        "1e0 'INF'^^xsd:double": pa.float64(),
        "true false": pa.bool_(),
        "'2017-08-30T00:00:00+08:00'^^xsd:dateTime '2017-08-30T00:00:00Z'^^xsd:dateTime": pa.timestamp("us", "UTC"),
        "'2017-08-30T00:00:00'^^xsd:dateTime": pa.timestamp("us"),
        "'2017-08-30'^^xsd:date": pa.date32(),
        "'2017'^^xsd:gYear '2017-08-30'^^xsd:date": pa.string(),
        "1 'one'": pa.string(),
        "1 1.5e0": pa.float64(),
        "9007199254740992 1.5e0": pa.float64(),
        "9007199254740993 1.5e0": pa.string(),
        f"{10**400} 1.5e0": pa.string(),
        "1 1.5 1.5e0": pa.string(),
        "true 1.5e0": pa.string(),
        "'9999-12-31T23:59:59-14:00'^^xsd:dateTime '2017-08-30T00:00:00Z'^^xsd:dateTime": pa.string(),
        "'0001-01-01T00:00:00+14:00'^^xsd:dateTime": pa.string(),
        "'0001-01-01T00:00:00-14:00'^^xsd:dateTime '9999-12-31T23:59:59Z'^^xsd:dateTime": pa.timestamp("us", "UTC"),
        "place:ili 1": pa.string(),
        "12345678901234567890123456789012345678901234567890.5": pa.string(),
        "UNDEF UNDEF": pa.null(),
        "": pa.null(),
    }
    for values, expected in cells.items():
        found = select(EmbeddedStore(), f"SELECT ?x {{ VALUES ?x {{ {values} UNDEF }} }}")
        columns = fast(monkeypatch, found)
        assert columns.schema.types == [expected], values
        assert columns.equals(arrow_table(found.columns, found.stream())), values


def test_a_mixture_is_written_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    found = select(
        EmbeddedStore(), "SELECT ?x { VALUES ?x { '2017'^^xsd:gYear '2017-08-30'^^xsd:date true 1.50 UNDEF } }"
    )
    assert fast(monkeypatch, found).column("x").to_pylist() == ["2017", "2017-08-30", "true", "1.5", None]


def test_a_row_of_many_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    store = EmbeddedStore()
    long = "长" * 2_000_000
    store.quads.add(ox.Quad(ox.NamedNode(EX), ox.NamedNode(EX), ox.Literal(long), ox.DefaultGraph()))
    assert fast(monkeypatch, select(store, "SELECT ?o { ?s ?p ?o }")).column("o").to_pylist() == [long]


def test_quoted_triples_and_no_columns_come_from_rows() -> None:
    quoted = select(EmbeddedStore(), "SELECT ?x { BIND (<<( <a:b> <a:b> 1 )>> AS ?x) }")
    assert quoted.to_arrow().column("x").to_pylist() == [row.x for row in quoted]
    assert read_tsv(b"?x\n<<( <a:b> <a:b> 1 )>>\n", ["x"]) is None
    assert select(filled(2), "SELECT * {}").to_arrow().num_columns == 0


def test_frames_have_the_types_of_the_columns() -> None:
    import pandas as pd
    import polars as pl

    found = select(
        EmbeddedStore(),
        """SELECT ?iri ?name ?n ?money ?share ?plan ?at ?day ?none {
          VALUES (?iri ?name ?n ?money ?share ?plan ?at ?day ?none) {
          (place:ili '甲'@zh 1 1.50 1e0 true '2017-08-30T00:00:00Z'^^xsd:dateTime '2017-08-30'^^xsd:date UNDEF)
          (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF) } }""",
    )
    frame = found.to_pandas()
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "iri": "str",
        "name": "str",
        "n": "Int64",
        "money": "decimal128(38, 1)[pyarrow]",
        "share": "float64",
        "plan": "boolean",
        "at": "datetime64[us, UTC]",
        "day": "date32[day][pyarrow]",
        "none": "object",
    } | ({} if pd.__version__ >= "3" else {"iri": "object", "name": "object"})
    first = {name: value for name, value in frame.iloc[0].items() if name != "none"}
    assert [*first.values(), None] == list(found.rows[0])
    assert frame.iloc[1].isna().all()
    assert dict(found.to_polars().schema) == {
        "iri": pl.String,
        "name": pl.String,
        "n": pl.Int64,
        "money": pl.Decimal(38, 1),
        "share": pl.Float64,
        "plan": pl.Boolean,
        "at": pl.Datetime("us", "UTC"),
        "day": pl.Date,
        "none": pl.Null,
    }
    assert found.to_polars().rows() == found.rows


# ---- what is shown and written ----


def test_iris_are_links_in_a_notebook() -> None:
    found = select(
        EmbeddedStore(),
        """SELECT * { VALUES ?x {
             place:ili <https://example.org/?a='b'&c> <javascript:alert(1)> '<b>' 'https://a.example' } }""",
    )
    shown = found._repr_html_()
    assert f'<a href="{vocab.ID}place/ili">place:ili</a>' in shown
    assert '<a href="https://example.org/?a=&#x27;b&#x27;&amp;c">' in shown
    assert "<td>javascript:alert(1)</td>" in shown
    assert "<td>&lt;b&gt;</td>" in shown
    assert "<td>https://a.example</td>" in shown
    assert shown.count("<a ") == 2


def test_written_in_parts_is_written_whole() -> None:
    found = select(filled(2500), ROWS)
    assert found.to_csv() == "".join(["s,o\n", *(f"{EX}{i},{i}\n" for i in range(2500))])
    assert json.loads(found.to_json()) == found.to_dicts() == [{"s": f"{EX}{i}", "o": i} for i in range(2500)]
    assert type(found.to_dicts()[0]["s"]) is IRI


def test_a_result_says_what_it_is_without_reading() -> None:
    assert repr(select(filled(1), ROWS)) == "<Results of s, o>"


# Oxigraph says on stderr that it is let go of in another thread than it was made in.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_rows_begun_in_one_thread_are_refused_in_another_and_asked_anew() -> None:
    found = select(filled(2000), ROWS)
    rows = found.stream()
    next(rows)
    said: list[object] = []

    def elsewhere() -> None:
        try:
            next(rows)
        except QueryError as error:
            said.append(str(error))
        said.append(len(list(found.stream())))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert said == ["Rows are read in the thread that began to; another one asks the query anew.", 2000]


# Oxigraph says on stderr that it is let go of in another thread than it was made in.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_thread_with_the_number_of_one_that_has_ended_is_another() -> None:
    store = filled(20)
    for _ in range(20):
        made: list[Results] = []
        for work in (lambda made=made: made.append(select(store, ROWS)), lambda made=made: made[0].rows):
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        assert len(made[0]) == 20
