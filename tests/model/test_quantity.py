"""Figures: logical and conventional ranges, and their sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph import vocab
from aidgraph.model import Interval, Quantity

D = Decimal
Ends = tuple[str | None, str | None]

# bound, value, precision, stored ends → conventional ends, by the convention of the contract
CASES: list[tuple[str, str | None, str | None, Ends, Ends]] = [
    ("exact", "273", "1", ("273", "273"), ("272.5", "273.5")),
    ("exact", "1812000000", "1000000", ("1812000000", "1812000000"), ("1811500000", "1812500000")),
    ("exact", "5", None, ("5", "5"), ("5", "5")),
    ("exact", "0.89", "0.01", ("0.89", "0.89"), ("0.885", "0.895")),
    ("at-least", "3000", "1000", ("3000", None), ("3000", "4000")),
    ("at-least", "26000", "1000", ("26000", None), ("26000", "27000")),
    ("at-least", "80000000", "10000", ("80000000", None), ("80000000", "90000000")),
    ("at-least", "0.5", "0.1", ("0.5", None), ("0.5", "0.6")),
    ("at-least", "105", "1", ("105", None), ("105", "106")),
    ("at-least", "0", "1", ("0", None), ("0", "1")),
    ("nearly", "3000", "1000", (None, "3000"), ("2700", "3000")),
    ("at-most", "40", "10", (None, "40"), ("36", "40")),
    ("about", "60", "10", (None, None), ("54", "66")),
    ("range", None, None, ("2", "3"), ("2", "3")),
    ("range", None, None, ("200", None), ("200", None)),
    ("range", "250", "1", ("200", "300"), ("200", "300")),
]


def interval(ends: Ends) -> tuple[Decimal | None, Decimal | None]:
    low, high = (None if end is None else D(end) for end in ends)
    return low, high


@pytest.mark.parametrize(("bound", "value", "precision", "stored", "conventional"), CASES)
def test_ranges_of_a_bound(
    bound: str, value: str | None, precision: str | None, stored: Ends, conventional: Ends
) -> None:
    low, high = interval(stored)
    quantity = Quantity("count", "几", value and D(value), "person", bound, low, high, precision and D(precision))  # type: ignore[arg-type]
    assert quantity.logical == Interval(low, high, "logical")
    assert quantity.conventional == Interval(*interval(conventional), "conventional")


def test_every_bound_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(vocab.BOUNDS)


@given(
    st.sampled_from([bound for bound in vocab.BOUNDS if bound != "range"]),
    st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=2),
)
def test_conventional_range_holds_the_value_and_has_no_open_end(bound: str, value: Decimal) -> None:
    ends = Quantity("count", "几", value, "person", bound, precision=D("0.01")).conventional
    assert ends.low is not None
    assert ends.high is not None
    assert ends.low <= value <= ends.high


ENDS = st.none() | st.decimals(min_value=-(10**9), max_value=10**9, places=3)
INTERVALS = st.builds(Interval, ENDS, ENDS, st.sampled_from(["logical", "conventional"]))


@given(INTERVALS, INTERVALS, INTERVALS)
def test_addition_commutes_and_associates(a: Interval, b: Interval, c: Interval) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Interval(D(0), D(0)) == a


@given(INTERVALS, INTERVALS)
def test_sum_is_open_and_conventional_where_a_part_is(a: Interval, b: Interval) -> None:
    total = a + b
    assert (total.low is None) == (a.low is None or b.low is None)
    assert (total.high is None) == (a.high is None or b.high is None)
    assert (total.basis == "conventional") == ("conventional" in {a.basis, b.basis})


def test_sums_are_exact() -> None:
    a = Interval(D("0.1"), D("123456789012345678901234567890"))
    b = Interval(D("0.2"), D("1"))
    assert a + b == Interval(D("0.3"), D("123456789012345678901234567891"))


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (("1812000000", "1812000000"), "1,812,000,000"),
        (("2", "3"), "2 – 3"),
        ((None, "3E+3"), "… – 3,000"),
        (("0.50", None), "0.50 – …"),
        ((None, None), "… – …"),
    ],
)
def test_interval_as_text(ends: Ends, text: str) -> None:
    assert str(Interval(*interval(ends))) == text
