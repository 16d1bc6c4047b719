"""Ranks of what is known as intervals, and which of them are certain."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING

from aidgraph.analysis.strength import strength
from aidgraph.errors import InputError, near
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

__all__ = ["ranked", "ranks"]


def ranked(table: Table, low: str = "low", high: str = "high", within: Sequence[str] = ()) -> Table:
    """Return a table with the ranks that each row can have, the largest value being first.

    Args:
        table: a measure, such as `analysis.strength` gives; None in an end leaves it open.
        low: the column with the lower ends.
        high: that with the upper ends; the same column where values are sharp.
        within: columns whose values part the rows into rankings of their own, such as `money`, `status`, `direction`.

    Returns:
        The rows with `rank_best`, `rank_worst`, `certain`, whether the two are the same, and `of`, how many rows the
        ranking has; by ranking and best rank. Rows that tie share their best rank. What is certain is so for the ends
        given: among the rows alone, and with a figure taken for exactly what is written. A row whose sharp value is
        None, such as the constraint of a node without neighbours, is not ranked: it comes last, with None for ranks and
        `certain`, and counts in no `of`.

    Raises:
        InputError: a column is missing.

    >>> sums = Table(("who", "low", "high"), [("a", 5, 9), ("b", 1, 2), ("c", 7, 7)])
    >>> [row[0::3] for row in ranked(sums).rows], [row.certain for row in ranked(sums)]
    ([('a', 1, 3), ('c', 1, 3), ('b', 3, 3)], [False, False, True])
    """
    for name in (low, high, *within):
        if name not in table.columns:
            raise InputError(f"No column is named “{name}”.{near(name, table.columns)}")
    places = [table.columns.index(name) for name in (low, high)]
    parts = [table.columns.index(name) for name in within]
    groups: dict[tuple[str, ...], list[tuple[tuple[object, ...], float, float]]] = {}
    undefined: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for row in table.rows:
        key = tuple(str(row[part]) for part in parts)
        ends = [row[place] for place in places]
        # A sharp value that is None is none; only an end can be open.
        if low == high and ends[0] is None:
            undefined.setdefault(key, []).append(row)
            continue
        least = -inf if ends[0] is None else float(ends[0])
        most = inf if ends[1] is None else float(ends[1])
        groups.setdefault(key, []).append((row, least, most))
    rows = []
    for key in sorted({*groups, *undefined}):
        held = groups.get(key, [])
        lows, highs = sorted(least for _, least, _ in held), sorted(most for *_, most in held)
        found = []
        for row, least, most in held:
            best = 1 + len(held) - bisect_right(lows, most)
            # Its own upper end is among those above its lower one, unless the two are the same.
            worst = 1 + len(held) - bisect_right(highs, least) - (most > least)
            found.append((*row, best, worst, best == worst, len(held)))
        rows += sorted(found, key=lambda row: (row[-4], row[-3]))
        rows += [(*row, None, None, None, len(held)) for row in undefined.get(key, ())]
    return Table((*table.columns, "rank_best", "rank_worst", "certain", "of"), rows)


def ranks(net: nx.MultiDiGraph) -> Table:
    """Rank nodes by the money that they give or receive, and say which ranks are certain.

    The rows of `analysis.strength` with `rank_best`, `rank_worst`, `certain` and `of` of `ranked`, among nodes of one
    type with the same direction, kind of money and class of status. Ranked are those of whom sources tell a sum, of
    whatever years: others may have more of which nobody tells.

    Raises:
        InputError: the network does not bring its claims along.
    """
    return ranked(strength(net), within=("direction", "money", "status", "type"))
