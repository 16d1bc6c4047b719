"""Tidy tables: what queries and measures return."""

from __future__ import annotations

import csv
import html
import io
from collections import namedtuple
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.columns import arrow_table, pandas_frame, polars_frame
from aidgraph.values import IRI, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Table", "dump_json"]

_SHOWN = 100
_CHUNK = 1000


class Table:
    """Named columns and rows of native Python values (None where a query leaves a variable unbound).

    >>> table = Table(("place", "claims"), [("Ili", 12), ("Kuytun", 3)])
    >>> [row.place for row in table]
    ['Ili', 'Kuytun']
    >>> print(table.to_csv(), end="")
    place,claims
    Ili,12
    Kuytun,3

    Attributes:
        columns: The names of the columns.
        rows: All rows, as tuples in the order of the columns.
    """

    def __init__(self, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        self.columns = tuple(columns)
        self._rows = rows

    @property
    def rows(self) -> Sequence[tuple[Any, ...]]:
        """All rows, as tuples in the order of the columns."""
        return self._rows

    def stream(self) -> Iterator[tuple[Any, ...]]:
        """Return an iterator over the rows as plain tuples."""
        return iter(self.rows)

    @cached_property
    def _row(self) -> Callable[[Iterable[Any]], Any]:
        named = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]  # noqa: PYI024 - known at run time only
        return named._make

    def __iter__(self) -> Iterator[Any]:
        return map(self._row, self.stream())

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {', '.join(self.columns)}>"

    def to_arrow(self) -> pa.Table:
        """Return a `pyarrow.Table`; needs the extra `arrow`. `aidgraph.columns` says which types columns have."""
        return arrow_table(self.columns, self.stream())

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas DataFrame; needs the extra `pandas`. `aidgraph.columns` says which dtypes columns have."""
        return pandas_frame(self.to_arrow())

    def to_polars(self) -> pl.DataFrame:
        """Return a Polars DataFrame; needs the extra `polars`. `aidgraph.columns` says which types columns have."""
        return polars_frame(self.to_arrow())

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dictionary a row."""
        return [self._dict(row) for row in self.stream()]

    def to_csv(self, delimiter: str = ",") -> str:
        """Return the table as CSV (RFC 4180 quoting, LF line ends), empty cells for None."""
        return "".join(self.csv_chunks(delimiter))

    def csv_chunks(self, delimiter: str = ",") -> Iterator[str]:
        """Yield the text of `to_csv` in parts, so that a long table need not be held at once."""
        yield _csv_line(self.columns, delimiter)
        rows = self.stream()
        while some := list(islice(rows, _CHUNK)):
            yield "".join(_csv_line([text(value) for value in row], delimiter) for row in some)

    def to_json(self) -> str:
        """Return a JSON array of objects, one a row; decimals keep all their digits."""
        return "".join(self.json_chunks())

    def json_chunks(self) -> Iterator[str]:
        """Yield the text of `to_json` in parts, so that a long table need not be held at once."""
        rows = self.stream()
        before = "["
        while some := list(islice(rows, _CHUNK)):
            # The array without its brackets.
            yield before + dump_json([self._dict(row) for row in some], indent=1)[1:-2]
            before = ","
        yield "[]" if before == "[" else "\n]"

    def _dict(self, row: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(self.columns, row, strict=True))

    def _first(self, count: int) -> tuple[Sequence[tuple[Any, ...]], int | None]:
        """Return the first rows, and how many there are in all, None if that is not known yet."""
        return self.rows[:count], len(self.rows)

    def _repr_html_(self) -> str:
        rows, total = self._first(_SHOWN + 1)
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{_html(value)}</td>" for value in row) + "</tr>" for row in rows[:_SHOWN])
        shown = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        if len(rows) <= _SHOWN:
            return shown
        return f"{shown}<p>The first {_SHOWN} rows{' of many' if total is None else f' of {total:,}'}.</p>"


def _html(value: object) -> str:
    """Return a cell as HTML: IRIs as links under their short form."""
    match value:
        case list() | tuple():
            return "; ".join(map(_html, value))
        case IRI() if value.startswith(("http://", "https://")):
            return f'<a href="{html.escape(value)}">{html.escape(vocab.compact(value))}</a>'
        case _:
            return html.escape(text(value))


def _csv_line(cells: Sequence[str], delimiter: str) -> str:
    buffer = io.StringIO(newline="")
    # With CRLF as its line end the writer quotes a lone CR in a cell too; with LF it would not.
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def dump_json(value: object, *, indent: int | None = None) -> str:
    """Return JSON in which decimals are numbers without loss, dates ISO 8601 strings, and INF and NaN null.

    >>> from decimal import Decimal
    >>> dump_json({"value": Decimal("18.120"), "zh": "亿"})
    '{"value": 18.120, "zh": "亿"}'
    """
    import simplejson

    return simplejson.dumps(value, use_decimal=True, ignore_nan=True, ensure_ascii=False, indent=indent, default=text)
