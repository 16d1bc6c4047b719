"""Ask about many nodes at a time."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["values_clauses"]

# Enough that a query is worth its while, few enough for its text.
_MOST = 1000


def values_clauses(variable: str, iris: Iterable[str]) -> Iterator[str]:
    """Yield clauses that bind a variable to IRIs, some at a time: for as many queries.

    >>> list(values_clauses("claim", ["https://example.org/1", "https://example.org/2"]))
    ['VALUES ?claim { <https://example.org/1> <https://example.org/2> }']
    """
    left = iter(iris)
    while some := list(islice(left, _MOST)):
        yield f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in some)} }}"
