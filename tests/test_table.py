from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.columns import arrow_array
from aidgraph.errors import MissingExtraError
from aidgraph.table import Table, dump_json
from aidgraph.values import IRI, text

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Table(
    ("地方", "money", "planned", "day"),
    [("西苇县", Decimal("18.120E8"), True, date(2001, 2, 3)), ('a, “b”\n"c"', None, False, None)],
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (Decimal("1.2E+3"), "1200"),
        (Decimal("0.30"), "0.30"),
        (Decimal("1E-9"), "0.000000001"),
        (Decimal("123456789012345678901234567890"), "123456789012345678901234567890"),
        (date(2001, 2, 3), "2001-02-03"),
        (datetime(2001, 2, 3, tzinfo=UTC), "2001-02-03T00:00:00+00:00"),
        (["a", None, Decimal("1E+2")], "a; ; 100"),
        (("a", ("b", "c")), "a; b; c"),
        ("“苇”", "“苇”"),
    ],
)
def test_cell_as_text(value: object, expected: str) -> None:
    assert text(value) == expected


def test_rows_are_named_tuples_and_counted() -> None:
    assert len(TABLE) == 2
    assert [row.money for row in TABLE] == [Decimal("1812000000"), None]
    assert next(iter(TABLE)).地方 == "西苇县"


def test_columns_that_are_no_names_can_be_iterated() -> None:
    (row,) = Table(("from", "x", "x", "1st"), [(1, 2, 3, 4)])
    assert tuple(row) == (1, 2, 3, 4)


def test_csv_can_be_read_back() -> None:
    read = list(csv.reader(io.StringIO(TABLE.to_csv(), newline="")))
    assert read == [
        ["地方", "money", "planned", "day"],
        ["西苇县", "1812000000", "true", "2001-02-03"],
        ['a, “b”\n"c"', "", "false", ""],
    ]
    assert "\r" not in TABLE.to_csv()
    assert Table(("a", "b"), [(1, 2)]).to_csv("\t") == "a\tb\n1\t2\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_any_text_survives_csv(rows: list[tuple[str, str]]) -> None:
    read = csv.reader(io.StringIO(Table(("a", "b"), rows).to_csv(), newline=""))
    assert list(read) == [["a", "b"], *map(list, rows)]


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False), max_size=4))
def test_decimals_are_json_numbers_without_loss(values: list[Decimal]) -> None:
    found = json.loads(Table(("n",), [(value,) for value in values]).to_json(), parse_float=Decimal, parse_int=Decimal)
    assert [row["n"] for row in found] == values


def test_json_is_an_array_of_objects() -> None:
    found = json.loads(TABLE.to_json())
    assert found[0] == {"地方": "西苇县", "money": 1812000000, "planned": True, "day": "2001-02-03"}
    assert found[1]["money"] is None
    assert TABLE.to_dicts()[0]["money"] == Decimal("1812000000")
    assert "西苇县" in TABLE.to_json()


def strict(constant: str) -> Any:
    raise AssertionError(f"{constant} is not JSON")


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 0.1])
def test_floats_of_a_query_do_not_break_json(value: float) -> None:
    json.loads(Table(("n",), [(value,)]).to_json(), parse_constant=strict)


def test_dates_in_json_are_iso_8601() -> None:
    assert dump_json([date(2001, 2, 3)]) == '["2001-02-03"]'


def test_pandas_has_the_same_columns_and_values() -> None:
    frame = TABLE.to_pandas()
    assert list(frame.columns) == list(TABLE.columns)
    assert frame.shape == (2, 4)
    assert frame["money"].iloc[0] == Decimal("1812000000")
    assert frame["money"].isna().tolist() == [False, True]
    assert frame["planned"].tolist() == [True, False]
    empty = Table(("a", "b"), []).to_pandas()
    assert (list(empty.columns), len(empty)) == (["a", "b"], 0)


def test_lists_stay_lists_in_frames() -> None:
    table = Table(("n", "left_out", "n"), [(1, ["a", Decimal("1E+2")], 2), (3, [], 4), (5, None, 6)])
    frame = table.to_pandas()
    assert frame.iloc[:, 1].tolist() == [["a", "100"], [], None]
    assert frame.iloc[:, 2].tolist() == [2, 4, 6]
    assert table.to_arrow().column(1).type == pa.list_(pa.string())


def test_polars_has_the_same_columns_and_values() -> None:
    frame = TABLE.to_polars()
    assert frame.columns == list(TABLE.columns)
    assert frame.rows() == TABLE.rows
    assert Table((), []).to_polars().shape == (0, 0)


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False) | st.integers() | st.none()))
def test_numbers_lose_nothing_in_a_column(values: list[Any]) -> None:
    column = arrow_array(values)
    for value, found in zip(values, column.to_pylist(), strict=True):
        assert found == value if not isinstance(found, str) else Decimal(found) == value
        assert found is not None or value is None


@pytest.mark.parametrize(
    ("module", "method", "extra"),
    [
        ("pyarrow", Table.to_arrow, "arrow"),
        ("pyarrow", Table.to_pandas, "arrow"),
        ("pandas", Table.to_pandas, "pandas"),
        ("polars", Table.to_polars, "polars"),
    ],
)
def test_without_the_extra_the_message_names_it(
    module: str, method: Callable[[Table], Any], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"needs {module}: pip install 'aidgraph\[{extra}\]'"):
        method(TABLE)


def test_html_escapes_what_it_shows() -> None:
    shown = Table(("<b>",), [("<script>&",), (None,)])._repr_html_()
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert "&lt;script&gt;&amp;" in shown
    assert shown.count("<tr>") == 3


def test_iris_are_links_also_within_lists() -> None:
    shown = Table(("a",), [([IRI("https://example.org/a"), "b"],), (IRI("urn:x"),)])._repr_html_()
    assert '<td><a href="https://example.org/a">https://example.org/a</a>; b</td>' in shown
    assert "<td>urn:x</td>" in shown


def test_html_of_a_long_table_says_how_much_it_shows() -> None:
    shown = Table(("n",), [(n,) for n in range(1234)])._repr_html_()
    assert shown.count("<tr>") == 101
    assert shown.endswith("<p>The first 100 rows of 1,234.</p>")


def test_a_table_says_what_it_is() -> None:
    assert repr(TABLE) == "<Table of 地方, money, planned, day>"
