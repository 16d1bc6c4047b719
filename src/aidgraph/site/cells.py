"""Values of tables as a reader sees them: things by their names, claims as links, figures aligned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.headings import heading
from aidgraph.model import Interval
from aidgraph.site.material import anchor
from aidgraph.table import Table
from aidgraph.values import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aidgraph.model import Quantity

__all__ = ["Cell", "Grid", "base_units", "grid", "interval", "language", "number"]

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_IRI = re.compile(r"https?://\S+")
# A claim as an IRI or shortened, also within a sentence.
_CLAIM = re.compile(f"(?:{re.escape(vocab.PREFIXES['claim'])}|\\bclaim:)" + r"([^/\s]+/\w+)")
# The date that the slug of a source begins with, else its first word.
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?![0-9])|[^-/]+")
_UNITS = {"m2": "m²", "1": "", "a": "years"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: a pair of names, or runs of text with a link or none; `figure` aligns it to the right."""

    runs: tuple[tuple[str, str], ...] = ()
    zh: str = ""
    en: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be shown: a cell is a list of values."""

    columns: Sequence[tuple[tuple[str, str], bool]]
    rows: Sequence[Sequence[Sequence[Cell]]]


def grid(table: Table, labels: Mapping[str, tuple[str, str]]) -> Grid:
    """Return a table as cells; a column is aligned as figures where all its values are.

    Neighbouring columns such as `place_zh` and `place_en` are shown as one.
    """
    table = _paired(table)
    rows = [[_cells(value, labels) for value in row] for row in table.rows]
    figures = [
        any(row[i] for row in rows) and all(cell.figure for row in rows for cell in row[i])
        for i in range(len(table.columns))
    ]
    return Grid(list(zip(map(heading, table.columns), figures, strict=True)), rows)


def _paired(table: Table) -> Table:
    names = table.columns
    pairs = {
        i
        for i, (zh, en) in enumerate(pairwise(names))
        if zh.endswith("_zh") and en.endswith("_en") and zh[:-3] == en[:-3]
    }
    if not pairs:
        return table
    kept = [i for i in range(len(names)) if i - 1 not in pairs]

    def value(row: tuple[object, ...], i: int) -> object:
        return Cell(zh=text(row[i]), en=text(row[i + 1])) if i in pairs else row[i]

    columns = tuple(names[i].removesuffix("_zh") if i in pairs else names[i] for i in kept)
    return Table(columns, [tuple(value(row, i) for i in kept) for row in table.rows])


def language(value: str) -> str:
    """Return the language tag of a text: Chinese where it holds a Chinese character.

    >>> language("18.12亿元"), language("2017")
    ('zh-Hans', 'en')
    """
    return "zh-Hans" if _CHINESE.search(value) else "en"


def number(value: object) -> str:
    """Return a number for reading: groups of three from five digits on, floats to four decimals.

    >>> number(2017), number(Decimal("1812000000.0")), number(0.123456), number(0.0)
    ('2017', '1,812,000,000', '0.1235', '0')
    """
    if isinstance(value, float):
        return f"{value:,.4f}" if value else "0"
    if isinstance(value, Decimal):
        value = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
        return f"{value:,f}" if abs(value) >= 10000 else f"{value:f}"
    return f"{value:,d}" if isinstance(value, int) and abs(value) >= 10000 else str(value)


def base_units(quantity: Quantity) -> str:
    """Return a figure in base units, an open end as `…`.

    >>> from aidgraph.model import Quantity
    >>> base_units(Quantity("count", "几百名", None, "person", "range", Decimal(200), Decimal(999)))
    '200–999 person'
    """
    unit = _UNITS.get(quantity.unit, quantity.unit)
    amount = interval(quantity.low, quantity.high) if quantity.value is None else number(quantity.value)
    return f"{amount} {unit}".rstrip()


def _cells(value: object, labels: Mapping[str, tuple[str, str]]) -> list[Cell]:
    match value:
        case None:
            return []
        case list() | tuple():
            return [cell for part in value for cell in _cells(part, labels)]
        case Cell():
            return [value] if value.zh or value.en or value.runs else []
        case str() if _CLAIM.search(value):
            return [Cell(tuple(_linked(value)))]
        case str() if value in labels:
            zh, en = labels[value]
            return [Cell(zh=zh, en=en)]
        case str() if _IRI.fullmatch(value):
            return [_plain(vocab.compact(value))]
        case _:
            return [_scalar(value)]


def _scalar(value: object) -> Cell:
    match value:
        case bool():
            return Cell(zh="是" if value else "否", en="yes" if value else "no")
        case int() | float() | Decimal():
            return _plain(number(value), figure=True)
        case Interval():
            return _plain(interval(value.low, value.high), figure=True)
        case datetime():
            return _plain(value.date().isoformat())
        case _:
            return _plain(text(value))


def interval(low: Decimal | None, high: Decimal | None) -> str:
    """Return an interval as low–high, an open end as `…`; equal ends are one number.

    >>> interval(Decimal(3000), None)
    '3000–…'
    """
    ends = ["…" if end is None else number(end) for end in (low, high)]
    return ends[0] if low is not None and low == high else "–".join(ends)


def _plain(value: str, *, figure: bool = False) -> Cell:
    return Cell(((value, ""),), figure=figure)


def _linked(value: str) -> Iterator[tuple[str, str]]:
    """Yield the runs of a text, each claim in it as the date of its source and its number, with a link to its row."""
    end = 0
    for match in _CLAIM.finditer(value):
        if match.start() > end:
            yield value[end : match.start()], ""
        yield f"{_DATE.match(match[1])[0]} · {vocab.local(match[1])}", f"claims.html#{anchor(match[1])}"  # type: ignore[index]
        end = match.end()
    if end < len(value):
        yield value[end:], ""
