"""Ranks of intervals: no rank that some values within them give lies outside."""

from __future__ import annotations

from itertools import product

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
