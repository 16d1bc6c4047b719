"""Tidy tables: what queries and measures return."""

from __future__ import annotations

import csv
import html
import io
from collections import namedtuple
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from aidgraph.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

__all__ = ["Table"]


@dataclass(frozen=True)
class Table:
    """Named columns and rows of native Python values (None where a query leaves a variable unbound).

    >>> table = Table(("place", "claims"), [("Ili", 12), ("Kuytun", 3)])
    >>> [row.place for row in table]
    ['Ili', 'Kuytun']
    >>> print(table.to_csv(), end="")
    place,claims
    Ili,12
    Kuytun,3
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def __iter__(self) -> Iterator[Any]:
        row = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]  # noqa: PYI024 - known at run time only
        return map(row._make, self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> pd.DataFrame:
        """Return a DataFrame with the same columns; needs the extra `pandas`."""
        try:
            import pandas as pd
        except ModuleNotFoundError as error:
            raise MissingExtraError("This needs pandas: pip install 'aidgraph[pandas]'.") from error
        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self, delimiter: str = ",") -> str:
        """Return the table as CSV (RFC 4180 quoting, LF line ends), empty cells for None."""
        lines = [self.columns, *([text(value) for value in row] for row in self.rows)]
        return "".join(_csv_line(line, delimiter) for line in lines)

    def to_json(self) -> str:
        """Return a JSON array of objects, one a row; decimals keep all their digits."""
        return dump_json(self.to_dicts(), indent=1)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(text(value))}</td>" for value in row) + "</tr>" for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _csv_line(cells: Sequence[str], delimiter: str) -> str:
    buffer = io.StringIO(newline="")
    # With CRLF as its line end the writer quotes a lone CR in a cell too; with LF it would not.
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def text(value: object) -> str:
    """Return a cell as text: no exponent in decimals, ISO 8601 dates, lists joined with `; `, empty for None.

    >>> from decimal import Decimal
    >>> text(Decimal("1.2E+3")), text(None), text(True)
    ('1200', '', 'true')
    """
    from decimal import Decimal

    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case list() | tuple():
            return "; ".join(map(text, value))
        case _:
            return str(value)


def dump_json(value: object, *, indent: int | None = None) -> str:
    """Return JSON in which decimals are numbers without loss, dates ISO 8601 strings, and INF and NaN null.

    >>> from decimal import Decimal
    >>> dump_json({"value": Decimal("18.120"), "zh": "亿"})
    '{"value": 18.120, "zh": "亿"}'
    """
    import simplejson

    return simplejson.dumps(value, use_decimal=True, ignore_nan=True, ensure_ascii=False, indent=indent, default=text)
