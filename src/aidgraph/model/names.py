"""How names are made comparable."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]

_QUOTES = str.maketrans("", "", "“”\"‘’'")


def fold(name: str) -> str:
    """Set aside compatibility forms, case, and the quotation marks around programme names.

    >>> fold("“Ten Thousand” plan") == fold("ten thousand plan")
    True
    """
    return unicodedata.normalize("NFKC", name).casefold().strip().translate(_QUOTES)
