"""Typed columns: lists of Python values as Arrow arrays, and Arrow tables as frames of pandas and Polars.

A column has the one type that holds all its values as they are:

| values | Arrow | pandas | Polars |
| --- | --- | --- | --- |
| int | int64 | Int64 | Int64 |
| Decimal, also among int | decimal128(38, as many places as needed) | the same, of Arrow | Decimal |
| float, also among int that it holds exactly | float64 | float64 | Float64 |
| bool | bool | boolean | Boolean |
| datetime with a zone | timestamp(us, UTC) | datetime64[us, UTC] | Datetime(us, UTC) |
| datetime without | timestamp(us) | datetime64[us] | Datetime(us) |
| date | date32 | date32, of Arrow | Date |
| list | list of string | object (lists) | List(String) |
| none at all | null | object | Null |
| anything else, and a mixture | string | str | String |

Missing values are null, `<NA>`, NaN or NaT. In a mixture every value is written as `aidgraph.values.text` does: a date
among years stays `2017-08-30` among `2017`. So is a number of more than 38 digits, and a datetime that in UTC has no
year from 1 to 9999.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from aidgraph.errors import MissingExtraError
from aidgraph.values import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["arrow_array", "arrow_table", "need", "pandas_frame", "polars_frame"]

_DIGITS = 38


def need(module: str, extra: str) -> Any:
    """Import an optional library, or raise a `MissingExtraError` that says how to get it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"This needs {module}: pip install 'aidgraph[{extra}]'.") from error


def arrow_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pa.Table:
    """Return rows of Python values as an Arrow table."""
    pa = need("pyarrow", "arrow")
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.Table.from_arrays([arrow_array(column) for column in values], names=list(columns))


def arrow_array(values: Sequence[Any]) -> pa.Array:
    """Return one column as an Arrow array.

    >>> arrow_array([Decimal("0.5"), None, 3]).type, arrow_array([Decimal("0.5"), "half"]).to_pylist()
    (Decimal128Type(decimal128(38, 1)), ['0.5', 'half'])
    """
    import pyarrow as pa

    kinds = {_kind(value) for value in values if value is not None}
    if kinds == {"int", "float"} and all(map(_is_float, values)):
        values = [None if value is None else float(value) for value in values]
        kinds = {"float"}
    if len(kinds) > 1 and kinds != {"int", "decimal"}:
        kinds = {"text"}
    chosen = _arrow_type(kinds, values)
    match chosen:
        case None:
            return pa.array([None if value is None else text(value) for value in values], pa.string())
        case pa.ListType():
            return pa.array([value and [*map(text, value)] for value in values], chosen)
        case _:
            return pa.array(values, chosen)


def _kind(value: object) -> str:
    # A bool is an int, and a datetime a date: the narrower type comes first.
    match value:
        case bool():
            return "bool"
        case int():
            return "int"
        case Decimal():
            return "decimal"
        case float():
            return "float"
        case datetime():
            if value.tzinfo is None:
                return "local"
            return "instant" if 1 < value.year < 9999 or _is_in_utc(value) else "text"
        case date():
            return "date"
        case list() | tuple():
            return "list"
        case _:
            return "text"


def _is_in_utc(moment: datetime) -> bool:
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return False
    return True


def _is_float(value: float | None) -> bool:
    """Whether a float holds a number exactly."""
    try:
        return not isinstance(value, int) or float(value) == value
    except OverflowError:
        return False


def _arrow_type(kinds: set[str], values: Sequence[Any]) -> pa.DataType | None:
    """Return the type of a column, None for text."""
    import pyarrow as pa

    if "decimal" in kinds:
        return _decimal_type(values)
    if "int" in kinds:
        small = all(-(2**63) <= value < 2**63 for value in values if value is not None)
        return pa.int64() if small else _decimal_type(values)
    types = {
        "float": pa.float64(),
        "bool": pa.bool_(),
        "instant": pa.timestamp("us", "UTC"),
        "local": pa.timestamp("us"),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
        "text": None,
    }
    return types[kinds.pop()] if kinds else pa.null()


def _decimal_type(values: Sequence[Any]) -> pa.DataType | None:
    import pyarrow as pa

    whole = places = 0
    for value in values:
        if value is not None:
            number = Decimal(value)
            if not number.is_finite():
                return None
            whole = max(whole, number.adjusted() + 1)
            places = max(places, -int(number.as_tuple().exponent))
    return pa.decimal128(_DIGITS, places) if whole + places <= _DIGITS else None


def polars_frame(table: pa.Table) -> pl.DataFrame:
    """Return an Arrow table as a frame of Polars."""
    frame: pl.DataFrame = need("polars", "polars").from_arrow(table)
    return frame


def pandas_frame(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a frame of pandas, whose dtypes follow from the column types alone."""
    pandas = need("pandas", "pandas")
    import pyarrow as pa

    def dtype(arrow: pa.DataType) -> Any:
        if pa.types.is_integer(arrow):
            return pandas.Int64Dtype()
        if pa.types.is_boolean(arrow):
            return pandas.BooleanDtype()
        exact = pa.types.is_decimal(arrow) or pa.types.is_date(arrow)
        return pandas.ArrowDtype(arrow) if exact else None

    frame: pd.DataFrame = table.to_pandas(types_mapper=dtype)
    for place, column in enumerate(table.columns):
        if pa.types.is_list(column.type):
            # Arrow would give NumPy arrays, which have no truth value.
            frame.isetitem(place, pandas.Series(column.to_pylist(), dtype=object))
    return frame
