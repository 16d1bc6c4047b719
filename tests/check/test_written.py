from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.check.written import as_written
from aidgraph.model import Quantity

#: As written, and the unit: the value (or both ends) and the bound.
READ = {
    ("9亿元", "CNY"): ("900000000", "exact"),
    ("21.0315亿元", "CNY"): ("2103150000", "exact"),
    ("11154万元", "CNY"): ("111540000", "exact"),
    ("3,000元", "CNY"): ("3000", "exact"),
    ("１２３万元", "CNY"): ("1230000", "exact"),
    ("1亿2千万元", "CNY"): ("120000000", "exact"),
    ("两万亿元", "CNY"): ("2000000000000", "exact"),
    ("近80亿元", "CNY"): ("8000000000", "nearly"),
    ("不足80亿元", "CNY"): ("8000000000", "nearly"),
    ("不到3公里", "km"): ("3", "nearly"),
    ("逾163.9亿元", "CNY"): ("16390000000", "at-least"),
    ("80多亿元", "CNY"): ("8000000000", "at-least"),
    ("累计超过4亿元", "CNY"): ("400000000", "at-least"),
    ("约1.5亿元", "CNY"): ("150000000", "about"),
    ("不超过500万元", "CNY"): ("5000000", "at-most"),
    ("每人每年6000元", "CNY"): ("6000", "exact"),
    ("2.6万余户", "household"): ("26000", "at-least"),
    ("3000多个", "project"): ("3000", "at-least"),
    ("超3000多个", "project"): ("3000", "at-least"),
    ("8000多万人民", "person"): ("80000000", "at-least"),
    ("100名左右", "person"): ("100", "about"),
    ("七大类", "category"): ("7", "exact"),
    ("两家", "enterprise"): ("2", "exact"),
    ("一百零五人", "person"): ("105", "exact"),
    ("二十三个", "project"): ("23", "exact"),
    ("十个", "project"): ("10", "exact"),
    ("两千三百二十一人", "person"): ("2321", "exact"),
    ("百余名", "person"): ("100", "at-least"),
    ("零个", "project"): ("0", "exact"),
    ("87%", "1"): ("0.87", "exact"),
    ("４８％以上", "1"): ("0.48", "at-least"),
    ("百分之四十", "1"): ("0.4", "exact"),
    ("5万平方米", "m2"): ("50000", "exact"),
    ("2平方公里", "m2"): ("2000000", "exact"),
    ("近3公里", "km"): ("3", "nearly"),
    ("500米", "km"): ("0.5", "exact"),
    ("3年内", "a"): ("3", "at-most"),
    ("5年多", "a"): ("5", "at-least"),
    ("2—3年", "a"): ("2 3", "range"),
    ("2至3年", "a"): ("2 3", "range"),
    ("2—3万元", "CNY"): ("20000 30000", "range"),
    ("5%—10%", "1"): ("0.05 0.1", "range"),
    ("几百名", "person"): ("200 999", "range"),
    ("数千人", "person"): ("2000 9999", "range"),
    ("几个", "project"): ("2 9", "range"),
    ("十几个", "project"): ("11 19", "range"),
    ("二十几万人", "person"): ("210000 299999", "range"),
}
#: Not read: it says no number, says more than one, or may be read in two ways.
UNREAD = [
    ("不少户", "household"), ("", "person"), ("三万五", "person"), ("三四个", "project"), ("二〇一七个", "project"),
    ("两年半", "a"), ("6个月", "a"), ("半数", "1"), ("三成", "1"), ("3倍", "1"), ("0.87", "1"), ("3万美元", "CNY"),
    ("8县2市", "county-level-unit"), ("近3000多名", "person"), ("约2—3年", "a"), ("近几百名", "person"), ("3—2年", "a"),
    ("1,2个", "project"), ("1.2.3亿元", "CNY"), ("万元", "CNY"), ("第9批", "batch"), ("上百名", "person"),
    ("100亩", "m2"), ("三百几十人", "person"), ("87%的人", "1"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "unit"), READ)
def test_a_figure_is_read_as_the_codebook_codes_it(raw: str, unit: str) -> None:
    numbers, bound = READ[raw, unit]
    found = as_written(Quantity("count", raw, Decimal(1), unit))
    assert found is not None
    low, high = (Decimal(number) for number in (numbers.split() * 2)[:2])
    value = None if bound == "range" else low
    ends = {"nearly": (None, high), "at-most": (None, high), "at-least": (low, None), "about": (None, None)}
    assert (found.value, found.bound, found.low, found.high) == (value, bound, *ends.get(bound, (low, high)))


@pytest.mark.parametrize(("raw", "unit"), UNREAD)
def test_what_cannot_be_read_for_sure_is_not_guessed(raw: str, unit: str) -> None:
    assert as_written(Quantity("count", raw, Decimal(1), unit)) is None


@given(
    st.text("0123456789.,零〇一两九十百千万亿几数多余近约超以上内%—至每人元年名", max_size=9),
    st.sampled_from(["CNY", "1", "a", "x"]),
)
def test_any_words_are_read_or_not_without_a_fault(raw: str, unit: str) -> None:
    found = as_written(Quantity("count", raw, None, unit))
    assert found is None or (found.bound == "range") == (found.value is None)


@given(st.integers(1, 10**10))
def test_the_same_number_in_two_notations_is_the_same(number: int) -> None:
    wan = Quantity("count", f"{number:,}万元", None, "CNY")
    plain = Quantity("count", f"{number * 10_000}元", None, "CNY")
    (a, b) = (as_written(one) for one in (wan, plain))
    assert a is not None
    assert b is not None
    assert a.value == b.value == number * 10_000
