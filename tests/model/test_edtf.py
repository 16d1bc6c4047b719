from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aidgraph.model.edtf import span

#: EDTF: first day and last day, None where open.
SPANS = {
    "2017": ("2017-01-01", "2017-12-31"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "2017-08-30": ("2017-08-30", "2017-08-30"),
    "2016~": ("2016-01-01", "2016-12-31"),
    "2014-10?": ("2014-10-01", "2014-10-31"),
    "2015-05-20%": ("2015-05-20", "2015-05-20"),
    "2010/2015-07": ("2010-01-01", "2015-07-31"),
    "2016-12/2019-12~": ("2016-12-01", "2019-12-31"),
    "2023~/2026~": ("2023-01-01", "2026-12-31"),
    "2015-03/2015": ("2015-03-01", "2015-12-31"),
    "2017-08-30/2017-08-30": ("2017-08-30", "2017-08-30"),
    "2010/..": ("2010-01-01", None),
    "2010/": ("2010-01-01", None),
    "../2010~": (None, "2010-12-31"),
    "/2017-08-30": (None, "2017-08-30"),
    "[2024-10-21,2025-10-21]": ("2024-10-21", "2025-10-21"),
    "[2012,2010-05]": ("2010-05-01", "2012-12-31"),
}
UNREADABLE = [
    "", "17", "201", "20170", "0000", "2017-13", "2017-00", "2017-8", "2017-02-30", "2017-02-29", "2017/08/30",
    "2017-08-30T12:00:00Z", " 2017", "2017 ", "~2017", "2017~~", "2017~-08", "201X", "2017-21", "2019/2016",
    "2017-08-30/2017-08-29", "/", "../..", "../", "2010/...", "2010/2012/2014", "2010/x", "[2010", "[]", "[2010, 2012]",
    "[2010/2012]", "{2010,2012}", "undated", "2010年", "２０１０", "-2010", "2010\n",
]  # fmt: skip


@pytest.mark.parametrize("edtf", SPANS)
def test_a_date_means_from_its_first_instant_to_its_last_second(edtf: str) -> None:
    found = span(edtf)
    assert found is not None
    first, last = (day and datetime.fromisoformat(day).replace(tzinfo=UTC) for day in SPANS[edtf])
    assert found.earliest == first
    assert found.latest == (last and last.replace(hour=23, minute=59, second=59))
    assert found.approximate == any(mark in edtf for mark in "~?%")


@pytest.mark.parametrize("edtf", UNREADABLE)
def test_what_is_no_date_of_ours_is_told_apart(edtf: str) -> None:
    assert span(edtf) is None
