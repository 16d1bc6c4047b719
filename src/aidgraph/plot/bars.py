"""Bars for the rows of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError, near
from aidgraph.headings import heading
from aidgraph.plot.drawing import (
    BLUE,
    INK,
    ROW,
    RULE,
    drawing,
    name_of,
    note_part,
    numbers_in,
    require_most,
    whole,
    width_of,
)
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from aidgraph.plot.drawing import Reading

__all__ = ["bars"]

#: Columns of which a ranking may hold one value only.
_APART = ("direction", "money", "status")


def bars(
    table: Table,
    value: str,
    high: str | None = None,
    *,
    label: str = "",
    money: bool = False,
    most: int = 20,
    lowest: bool = False,
    reading: Reading = "en",
) -> Figure:
    """Draw the leading rows of a measure as bars, the highest above, and say how many of how many they are.

    Args:
        table: a measure with the columns `zh` and `en`, such as `analysis.degree` gives.
        value: the column with the length of a bar; rows without one are left out.
        high: a column with the upper end of an interval whose lower end is `value`, as `low` and `high` of
            `analysis.strength`: the part that is not sure is drawn pale, from 0 where the lower end is open, and an
            open upper end as an arrow. Rows with neither end are left out.
        label: what stands at the axis; by default the heading of the column, or of both.
        money: whether values are yuan, which the axis then tells in 亿元 or billions, and less in 万元 or millions.
        most: how many rows.
        lowest: whether to draw the lowest rows and those above, as for `analysis.constraint`, which is low for brokers.
        reading: the language of names.

    Raises:
        InputError: a column is missing or holds what is no number, `most` is no number from 0, rows of several
            directions, kinds of money or classes of status would stand in one ranking, or there is no font for Chinese.
    """
    require_most(most)
    if not isinstance(table, Table):
        raise InputError(f"bars takes a table, such as analysis.degree(net) gives, not {type(table).__name__}.")
    columns = [value, high] if high else [value]
    for name in (*columns, "zh", "en"):
        if name not in table.columns:
            raise InputError(
                f"No column is named “{name}”.{near(name, table.columns)} There are: {', '.join(table.columns)}."
            )
    held = [(row, row[value], row[high] if high else None) for row in table.to_dicts()]
    held = [one for one in held if one[1:] != (None, None)]
    for name in columns:
        numbers_in((row[name] for row, *_ in held if row[name] is not None), f"The column “{name}”")
    _require_one_kind([row for row, *_ in held])
    sign = 1 if lowest else -1
    drawn = sorted(held, key=lambda one: (sign * float(one[1] or 0), sign * float(one[2] or 0)))[:most][::-1]
    names = [name_of(row, reading) for row, *_ in drawn]
    longest = max((float(end) for _, *ends in drawn for end in ends if end is not None), default=0)
    with drawing(5 + width_of(names), 1 + ROW * max(len(drawn), 1), reading) as (figure, axes):
        axes.barh(range(len(drawn)), [float(low or 0) for _, low, _ in drawn], color=BLUE, height=0.7)
        for place, (_, low, end) in enumerate(drawn):
            start = float(low or 0)
            if high and end is None:
                axes.annotate(
                    "", (start + 0.06 * longest, place), (start, place), arrowprops={"arrowstyle": "->", "color": INK}
                )
            elif end is not None and float(end) > start:
                axes.barh(place, float(end) - start, left=start, color=BLUE, alpha=0.3, height=0.7)
        axes.set_yticks(range(len(names)), names)
        note_part(axes, len(drawn), len(table), ("项", "rows"), reading)
        label = label or _headed(columns, reading)
        if money:
            worth, unit = _unit(longest, reading)
            label += {"zh": f"（{unit}）", "en": f" ({unit})"}[reading]
            axes.xaxis.set_major_formatter(lambda amount, _: f"{amount / worth:,.10g}")
        elif all(isinstance(end, int) for _, *ends in drawn for end in ends if end is not None):
            axes.xaxis.set_major_locator(whole())
        axes.set_xlabel(label)
        axes.xaxis.grid(visible=True, color=RULE)
    return figure


def _require_one_kind(rows: Sequence[dict[str, Any]]) -> None:
    found = {name: sorted({str(row[name]) for row in rows if name in row}) for name in _APART}
    mixed = {name: values for name, values in found.items() if len(values) > 1}
    if mixed:
        told = "; ".join(f"{name}: {', '.join(values)}" for name, values in mixed.items())
        chosen = " and ".join(f"row.{name} == {values[-1]!r}" for name, values in mixed.items())
        raise InputError(
            f"These rows do not belong in one ranking ({told}). Keep one of each, such as "
            f"aidgraph.Table(table.columns, [row for row in table if {chosen}])."
        )


def _headed(columns: Sequence[str], reading: Reading) -> str:
    """Return the headings of columns in the language, or in English."""
    return " – ".join(zh if zh and reading == "zh" else en for zh, en in map(heading, columns))


def _unit(longest: float, reading: Reading) -> tuple[float, str]:
    """Return what a unit of an axis of money is worth, and its name."""
    units = {"zh": ((1e8, "亿元"), (1e4, "万元")), "en": ((1e9, "billion yuan"), (1e6, "million yuan"))}[reading]
    return next((unit for unit in units if longest >= unit[0]), (1.0, {"zh": "元", "en": "yuan"}[reading]))
