"""Ranks of intervals: no rank that some values within them give lies outside."""

from __future__ import annotations

from itertools import product
from time import process_time

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph import analysis
from aidgraph.errors import InputError
from aidgraph.table import Table

ENDS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted), min_size=1, max_size=5)


@given(ENDS)
def test_ranks_are_those_that_values_within_the_ends_can_have(ends: list[list[int]]) -> None:
    table = Table(("id", "low", "high"), [(i, *pair) for i, pair in enumerate(ends)])
    possible: dict[int, set[int]] = {i: set() for i in range(len(ends))}
    for values in product(*({low, (low + high) / 2, high} for low, high in ends)):
        for i, value in enumerate(values):
            possible[i].add(1 + sum(other > value for other in values))
    for row in analysis.ranked(table):
        assert row.rank_best == min(possible[row.id])
        assert row.rank_worst == max(possible[row.id])
        assert row.certain == (len(possible[row.id]) == 1)


@given(ENDS)
def test_an_end_may_be_open_on_either_side(ends: list[list[int]]) -> None:
    # 0 and 6 are the ends of what may be drawn: open there, each rank is as with ends far beyond.
    table = Table(
        ("id", "low", "high"), [(i, low or None, None if high == 6 else high) for i, (low, high) in enumerate(ends)]
    )
    far = Table(("id", "low", "high"), [(i, low or -9, 9 if high == 6 else high) for i, (low, high) in enumerate(ends)])
    assert [row[3:] for row in analysis.ranked(table).rows] == [row[3:] for row in analysis.ranked(far).rows]


def test_a_sharp_value_that_is_none_has_no_rank_and_leaves_the_others_sure() -> None:
    net = nx.path_graph(3)
    net.add_node("alone")
    found = [(row.id, *row[-4:]) for row in analysis.ranked(analysis.constraint(net), "constraint", "constraint")]
    assert found == [(0, 1, 1, True, 3), (2, 1, 1, True, 3), (1, 3, 3, True, 3), ("alone", None, None, None, 3)]
    nothing = Table(("id", "value", "kind"), [("a", None, "x"), ("b", 1, "y")])
    found = [row[0:1] + row[-4:] for row in analysis.ranked(nothing, "value", "value", within=["kind"]).rows]
    assert found == [("a", None, None, None, 0), ("b", 1, 1, True, 1)]


def test_what_has_no_rank_did_not_move() -> None:
    columns = ("id", "zh", "en", "type", "value")
    earlier = Table(columns, [("a", "", "", "", 3), ("b", "", "", "", 2), ("c", "", "", "", None)])
    later = Table(columns, [("a", "", "", "", 1), ("b", "", "", "", 2), ("c", "", "", "", 0)])
    shifts = [(row.id, row.shift) for row in analysis.shifts(earlier, later, "value", "value")]
    assert shifts == [("b", "up"), ("a", "down")]


def test_many_rows_are_ranked_without_comparing_each_with_each() -> None:
    rows = [(i, i % 97, i % 97 + 3) for i in range(20_000)]
    start = process_time()
    found = analysis.ranked(Table(("id", "low", "high"), rows))
    # Each with each took a minute and more.
    assert process_time() - start < 15
    assert (found.rows[0][3:], found.rows[-1][3:]) == ((1, 618, False, 20000), (19173, 20000, False, 20000))


def test_open_ends_can_be_anything_and_rankings_stay_apart() -> None:
    table = Table(
        ("id", "money", "low", "high"),
        [("a", "x", 5, None), ("b", "x", 9, 9), ("c", "x", None, 1), ("d", "y", 1, 1)],
    )
    found = {row.id: (row.rank_best, row.rank_worst, row.certain) for row in analysis.ranked(table, within=["money"])}
    assert found == {"a": (1, 2, False), "b": (1, 2, False), "c": (3, 3, True), "d": (1, 1, True)}
    assert [row.of for row in analysis.ranked(table, within=["money"])] == [3, 3, 3, 1]


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(InputError, match="“lo”"):
        analysis.ranked(Table(("low", "high"), []), low="lo")
