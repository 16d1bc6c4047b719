"""Who gives and who receives the money that a claim speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab

if TYPE_CHECKING:
    from aidgraph.model import Claim

__all__ = ["CLASSES", "GIVING", "RECEIVING", "SUMS", "fills", "shares"]

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
