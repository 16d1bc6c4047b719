"""What an edge rests on: a report, a sum of money, what a source speaks of, reference data, a comparison."""

from __future__ import annotations

from typing import Literal

__all__ = ["Ground", "ground_of"]

Ground = Literal["report", "sum", "mention", "reference", "comparison", "unknown"]

_COMPARED = frozenset({"corroborates", "compatibleWith", "conflictsWith"})


def ground_of(relation: str, *, cited: bool, claims: bool, summed: bool) -> Ground:
    """Return what an edge rests on, in a graph that has claims (`cited`) or of other people.

    `claims` says whether the edge names claims, `summed` whether it is a sum of money. Of an edge that names none, what
    it rests on is known of places and comparisons alone.

    >>> ground_of("within", cited=True, claims=False, summed=False)
    'reference'
    >>> ground_of("supports", cited=False, claims=False, summed=False)
    'unknown'
    """
    if relation in _COMPARED:
        return "comparison"
    if summed:
        return "sum"
    if cited and claims:
        return "mention" if relation == "mentions" else "report"
    return "reference" if cited and relation == "within" else "unknown"
