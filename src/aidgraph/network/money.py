"""Who gives and who receives the money that a claim speaks of, and what claims come to together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.additive import additive_selection
from aidgraph.derive import status_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from aidgraph.additive import Selection
    from aidgraph.model import Claim

__all__ = [
    "CLASSES",
    "GIVING",
    "RECEIVING",
    "SUMS",
    "Years",
    "fills",
    "in_part",
    "kinds_told",
    "on_edge",
    "sums_of",
    "tells",
]

Years = tuple[int, int]
"""The first and the last of some years."""

GIVING = ("provider", "agent", "investor", "lender")
RECEIVING = ("recipient", "investee", "borrower")
#: Kinds of money that add up: a rate per head is no sum, and output value is no aid.
SUMS = tuple(kind for kind in vocab.MONEY if kind not in {"rate", "output-value"})

#: Classes of status, which never add up together, in zh and en.
CLASSES = {"plan": ("计划", "planned"), "current": ("进行中", "under way"), "outcome": ("已完成", "achieved")}


def fills(node: str, roles: tuple[str, ...], claim: Claim) -> bool:
    """Whether a thing fills one of these roles of a claim."""
    return any(filler.id == node for role in roles for filler in claim.roles.get(role, ()))


def in_part(claims: Iterable[Claim], years: Years | None, *ends: tuple[str, tuple[str, ...]]) -> set[str]:
    """Return the claims, by IRI, of whose sum any part may be meant, from nothing to the whole.

    Args:
        claims: What is said.
        years: Those that a network is of; a claim whose period reaches beyond them tells of other years, too.
        ends: Who gives or receives, each with its roles; a claim with others in the same role is for them, too. Who
            acts for a provider fills another role and shares nothing.
    """
    return {claim.id for claim in claims if _reaches_beyond(claim, years) or any(_shares(claim, *end) for end in ends)}


def _shares(claim: Claim, node: str, roles: tuple[str, ...]) -> bool:
    filled = (claim.roles.get(role, ()) for role in roles)
    return any(len(fillers) > 1 and any(filler.id == node for filler in fillers) for fillers in filled)


def _reaches_beyond(claim: Claim, years: Years | None) -> bool:
    if years is None or claim.period is None:
        return False
    earliest, latest = claim.period.earliest, claim.period.latest
    return earliest is None or latest is None or earliest.year < years[0] or latest.year > years[1]


def kinds_told(claim: Claim) -> set[tuple[str, str]]:
    """Return the kinds of money of which a claim has a sum, each with the class of its status."""
    return {(one.measure, status_class(claim.status)) for one in claim.quantities if one.measure in SUMS}


def tells(claim: Claim, money: str, status: str) -> bool:
    """Whether a claim has a sum of a kind of money and is of a class of status."""
    return (money, status) in kinds_told(claim)


def sums_of(
    claims: Collection[Claim], ancestors: Mapping[str, frozenset[str]], shared: Collection[str] = ()
) -> Iterator[tuple[str, str, Selection]]:
    """Yield the additive selection of claims for each kind of money and class of status that has one.

    The arguments are those of `aidgraph.additive.additive_selection`.
    """
    told = {one for claim in claims for one in kinds_told(claim)}
    for money, status in product(SUMS, CLASSES):
        if (money, status) in told:
            selected = additive_selection(claims, money, status, ancestors, shared)
            if selected is not None:
                yield money, status, selected


def on_edge(selected: Selection | None) -> dict[str, Any]:
    """Return what an edge has of a sum; where none is told it has neither end, for unknown is not nothing."""
    if selected is None:
        return {"low": None, "high": None, "additive": True, "weight": 0.0, "counted": [], "shared": [], "left_out": []}
    low, high = selected.total.low, selected.total.high
    return {
        "low": low,
        "high": high,
        "additive": selected.additive,
        "weight": float(low or 0),
        "counted": list(selected.kept),
        "shared": list(selected.shared),
        "left_out": list(selected.left_out),
    }
