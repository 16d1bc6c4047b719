"""EDTF dates and intervals: which time they mean, and in words.

Of EDTF, this graph uses dates to the year, month or day with `~`, `?` or `%` at the end, intervals of such dates, and
sets of which one is meant. What a library would also take (seasons, masked digits, nested sets) is not wanted here, and
of an interval that is open it would give no ends.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime

__all__ = ["Date", "Span", "in_words", "published", "span"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A year, month or day: its first instant and its last second, in UTC, and whether it is marked as uncertain."""

    first: datetime
    last: datetime
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """What an EDTF string means: begin and end, None where open or not said; both the same for a date alone."""

    begin: Date | None
    end: Date | None

    @property
    def earliest(self) -> datetime | None:
        """The first instant, None where open; an approximate date counts as the date itself."""
        return None if self.begin is None else self.begin.first

    @property
    def latest(self) -> datetime | None:
        """The last second, None where open."""
        return None if self.end is None else self.end.last

    @property
    def approximate(self) -> bool:
        """Whether an end is marked as uncertain."""
        return any(date is not None and date.approximate for date in (self.begin, self.end))


def span(edtf: str) -> Span | None:
    """Return what an EDTF string means, None where it is not of the forms that are used here.

    >>> meant = span("2016-12/2019-12~")
    >>> print(meant.earliest, meant.latest)
    2016-12-01 00:00:00+00:00 2019-12-31 23:59:59+00:00
    >>> span("/2017-08-30").earliest, span("2010/..").latest
    (None, None)
    >>> span("2017-13"), span("2017-02-29"), span("2019/2016"), span("../..")
    (None, None, None, None)
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        dates = [_read(date) for date in edtf[1:-1].split(",")]
        known = [date for date in dates if date is not None]
        if len(known) < len(dates):
            return None
        return Span(min(known, key=lambda date: date.first), max(known, key=lambda date: date.last))
    ends = edtf.split("/")
    if len(ends) > 2:
        return None
    if len(ends) == 1:
        date = _read(edtf)
        return None if date is None else Span(date, date)
    begin, end = map(_read, ends)
    # An end that is no date is open or unknown, else it is wrong.
    if any(date is None and text not in {"", ".."} for date, text in zip((begin, end), ends, strict=True)):
        return None
    if begin is None or end is None:
        return None if begin is end else Span(begin, end)
    return Span(begin, end) if begin.first <= end.last else None


def _read(date: str) -> Date | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        first = datetime(year, int(month or 1), int(day or 1), tzinfo=UTC)
    except ValueError:
        return None
    until = int(month or 12)
    last = datetime(year, until, int(day or monthrange(year, until)[1]), 23, 59, 59, tzinfo=UTC)
    return Date(first, last, bool(match[4]))


def in_words(edtf: str) -> str:
    """Return an EDTF date or interval as a reader would write it.

    >>> in_words("2010/.."), in_words("../2010~"), in_words("/2017-08-30")
    ('since 2010', 'until about 2010', 'up to 2017-08-30')
    >>> in_words("2016-12/2019-12~"), in_words("2017")
    ('2016-12 to about 2019-12', '2017')
    """
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _date(edtf)
    match begin, end:
        case (_, ".." | ""):
            return f"since {_date(begin)}"
        case ("..", _):
            return f"until {_date(end)}"
        case ("", _):
            return f"up to {_date(end)}"
        case _:
            return f"{_date(begin)} to {_date(end)}"


def published(date: str) -> tuple[str, str]:
    """Return the date of a source in Chinese and English; `date` is an EDTF string or `undated`.

    >>> published("2019~"), published("undated"), published("[2024-10,2025-10]")
    (('约 2019', 'about 2019'), ('日期不详', 'undated'), ('2024-10 或 2025-10', '2024-10 or 2025-10'))
    """
    if date == "undated":
        return "日期不详", "undated"
    if date.startswith("["):
        dates = date.strip("[]").split(",")
        return " 或 ".join(dates), " or ".join(dates)
    ends = [f"约 {bare}" if (bare := end.strip("~?%")) != end else end for end in date.split("/")]
    return " 至 ".join(ends), in_words(date)


def _date(date: str) -> str:
    bare = date.strip("~?%")
    return bare if bare == date else f"about {bare}"
