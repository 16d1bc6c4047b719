"""EDTF dates and intervals in English words."""

from __future__ import annotations

__all__ = ["in_words"]


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


def _date(date: str) -> str:
    bare = date.strip("~?%")
    return bare if bare == date else f"about {bare}"
