"""Who gives and who receives the money that a claim speaks of, and what claims come to together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive import additive_selection, status_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from aidgraph.derive import Selection
    from aidgraph.model import Claim

__all__ = ["CLASSES", "GIVING", "RECEIVING", "SUMS", "fills", "shares", "sums_of", "tells"]

GIVING = ("provider", "agent", "investor", "lender")
RECEIVING = ("recipient", "investee", "borrower")
#: Kinds of money that add up: a rate per head is no sum, and output value is no aid.
SUMS = tuple(kind for kind in vocab.MONEY if kind not in {"rate", "output-value"})

#: Classes of status, which never add up together, in zh and en.
CLASSES = {"plan": ("计划", "planned"), "current": ("进行中", "under way"), "outcome": ("已完成", "achieved")}


def fills(node: str, roles: tuple[str, ...], claim: Claim) -> bool:
    """Whether a thing fills one of these roles of a claim."""
    return any(filler.id == node for role in roles for filler in claim.roles.get(role, ()))


def shares(node: str, roles: tuple[str, ...], claim: Claim) -> bool:
    """Whether others fill the same role; who acts for a provider fills another and shares nothing."""
    filled = (claim.roles.get(role, ()) for role in roles)
    return any(len(fillers) > 1 and any(filler.id == node for filler in fillers) for fillers in filled)


def tells(claim: Claim, money: str, status: str) -> bool:
    """Whether a claim has a figure of a kind of money and is of a class of status."""
    return status_class(claim.status) == status and any(one.measure == money for one in claim.quantities)


def sums_of(
    claims: Collection[Claim], ancestors: Mapping[str, frozenset[str]], shared: Collection[str] = ()
) -> Iterator[tuple[str, str, Selection]]:
    """Yield the additive selection of claims for each kind of money and class of status that has one.

    The arguments are those of `aidgraph.derive.additive_selection`.
    """
    told = {(one.measure, status_class(claim.status)) for claim in claims for one in claim.quantities}
    for money, status in product(SUMS, CLASSES):
        if (money, status) in told:
            selected = additive_selection(claims, money, status, ancestors, shared)
            if selected is not None:
                yield money, status, selected
