"""Values of tables as a reader sees them: things by their names, claims as links, figures aligned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.model import Interval
from aidgraph.site.material import anchor
from aidgraph.table import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aidgraph.model import Quantity
    from aidgraph.table import Table

__all__ = ["Cell", "Grid", "base_units", "grid", "language", "number"]

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_IRI = re.compile(r"https?://\S+")
_CLAIM = re.compile(re.escape(vocab.PREFIXES["claim"]) + r"([^/\s]+/[^/\s]+)")
_UNITS = {"m2": "m²", "1": "", "a": "years"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: a text, or a pair of names, or a link to a claim; `figure` aligns it to the right."""

    text: str = ""
    zh: str = ""
    en: str = ""
    href: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be shown: a cell is a list of values."""

    columns: Sequence[tuple[str, bool]]
    rows: Sequence[Sequence[Sequence[Cell]]]


def grid(table: Table, labels: Mapping[str, tuple[str, str]]) -> Grid:
    """Return a table as cells; a column is aligned as figures where all its values are."""
    rows = [[_cells(value, labels) for value in row] for row in table.rows]
    figures = [
        any(row[i] for row in rows) and all(cell.figure for row in rows for cell in row[i])
        for i in range(len(table.columns))
    ]
    names = [name.replace("_", " ") for name in table.columns]
    return Grid(list(zip(names, figures, strict=True)), rows)


def language(value: str) -> str:
    """Return the language tag of a text: Chinese where it holds a Chinese character.

    >>> language("18.12亿元"), language("2017")
    ('zh-Hans', 'en')
    """
    return "zh-Hans" if _CHINESE.search(value) else "en"


def number(value: object) -> str:
    """Return a number for reading: groups of three from five digits on, floats to four significant digits.

    >>> number(2017), number(Decimal("1812000000.0")), number(0.123456)
    ('2017', '1,812,000,000', '0.1235')
    """
    if isinstance(value, float):
        return f"{value:.4g}"
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
    if quantity.value is not None:
        amount = number(quantity.value)
    else:
        amount = "–".join("…" if end is None else number(end) for end in (quantity.low, quantity.high))
    return f"{amount} {unit}".rstrip()


def _cells(value: object, labels: Mapping[str, tuple[str, str]]) -> list[Cell]:
    match value:
        case None:
            return []
        case bool():
            return [Cell(zh="是" if value else "否", en="yes" if value else "no")]
        case int() | float() | Decimal():
            return [Cell(number(value), figure=True)]
        case Interval():
            return [Cell(interval(value), figure=True)]
        case datetime():
            return [Cell(value.date().isoformat())]
        case date():
            return [Cell(value.isoformat())]
        case list() | tuple() | set() | frozenset():
            return [cell for part in value for cell in _cells(part, labels)]
        case str() if _IRI.match(value):
            return [_named(iri, labels) for iri in _IRI.findall(value)]
        case _:
            return [Cell(text(value))]


def interval(value: Interval) -> str:
    """Return an interval as low–high, an open end as `…`; equal ends are one number."""
    low, high = ("…" if end is None else number(end) for end in (value.low, value.high))
    return low if low == high and value.low is not None else f"{low}–{high}"


def _named(iri: str, labels: Mapping[str, tuple[str, str]]) -> Cell:
    if claim := _CLAIM.fullmatch(iri):
        return Cell(vocab.local(iri), href=f"claims.html#{anchor(claim[0])}")
    if iri in labels:
        zh, en = labels[iri]
        return Cell(zh=zh, en=en)
    return Cell(vocab.compact(iri))
