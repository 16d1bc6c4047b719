"""EDTF dates and intervals in words."""

from __future__ import annotations

__all__ = ["in_words", "published"]


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
