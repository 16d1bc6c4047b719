"""Statement groups: the claims on one matter.

A statement is one figure of a claim or, of a claim without figures, the relation itself. A group holds the statements
on one matter: same kind, measure, roles, purpose, class of status and period.

Relations are compared by when they began or ended, so of those that hold the period is no part of what makes the group,
and neither is the body that acts for a locality: one source names it, the other does not. A part that differs from its
whole in the figure alone is on a narrower matter, which its source does not name, and stands in a group of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aidgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from aidgraph.model import Claim, Filler, Quantity

__all__ = ["Statement", "one_matter", "standing", "statement_groups", "status_class"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of a claim, or the relation that a claim without figures states.

    `wholes` are the claims, near and far, of which sources say that they contain it.
    """

    claim: Claim
    quantity: Quantity | None = None
    wholes: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


def status_class(status: str) -> str:
    """Return `plan`, `outcome` or `current`; figures of different classes never add up.

    >>> status_class("planned"), status_class("achieved-to-date"), status_class("in-force")
    ('plan', 'outcome', 'current')
    """
    if status in vocab.PLANS:
        return "plan"
    return "outcome" if status in vocab.OUTCOMES else "current"


def standing(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that were neither withdrawn nor superseded."""
    claims = list(claims)
    superseded = {claim.supersedes for claim in claims}
    return [claim for claim in claims if not claim.withdrawn and claim.id not in superseded]


def statement_groups(claims: Iterable[Claim], *, across_time: bool = False) -> list[tuple[Statement, ...]]:
    """Group what claims say by what they say it of, in the order of the claims; most groups hold one statement.

    `across_time` sets status and period aside: plans and outcomes of the same then stand in one group.
    """
    by_iri = {claim.id: claim for claim in claims}
    wholes = _wholes(by_iri)
    matters = {
        claim.id: [
            (quantity, when, tuple(what))
            for quantity in claim.quantities or (None,)
            for when, *what in [_matter(claim, quantity, by_iri)]
        ]
        for claim in by_iri.values()
    }
    groups: dict[Hashable, list[Statement]] = {}
    for claim in by_iri.values():
        above = wholes[claim.id]
        beside = {(when, what) for iri in above if iri in matters for _, when, what in matters[iri]}
        for quantity, when, what in matters[claim.id]:
            key: Hashable = what if across_time else (when, what)
            if not across_time and (when, what) in beside:
                key = claim.id, when, what
            groups.setdefault(key, []).append(Statement(claim, quantity, above))
    return [tuple(group) for group in groups.values()]


def _wholes(claims: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
    """Return for each claim those that contain its figure, near and far."""
    above = {iri: set(claim.part_of) for iri, claim in claims.items()}
    for iri, claim in claims.items():
        for part in claim.divided_into:
            above.setdefault(part, set()).add(iri)
    found: dict[str, frozenset[str]] = {}
    for iri in claims:
        reached, ahead = set[str](), set(above[iri])
        while ahead:
            reached |= ahead
            ahead = set[str]().union(*(above.get(whole, ()) for whole in ahead)) - reached
        found[iri] = frozenset(reached - {iri})
    return found


def one_matter(a: Statement, b: Statement) -> bool:
    """Whether two statements of one group speak of the same: not both of one claim, part and whole, or two parts."""
    one, other = a.claim, b.claim
    shares_whole = one.source == other.source and not a.wholes.isdisjoint(b.wholes)
    return not (one is other or one.id in b.wholes or other.id in a.wholes or shares_whole)


def _matter(claim: Claim, quantity: Quantity | None, claims: Mapping[str, Claim]) -> tuple[Hashable, ...]:
    """Return what a statement is about, equal for the statements of one group: when, then what."""
    roles = _roles(claim, claims)
    status = status_class(claim.status)
    if quantity is not None:
        # Whom a figure counts: of doctors and teachers in one list, each has its own.
        counted = [
            (role, one.zh, one.within)
            for role, fillers in claim.roles.items()
            for one in fillers
            if one.count is quantity
        ]
        return (status, _span(claim)), claim.kind, roles, quantity.measure, quantity.unit, *counted
    if any(role == "provider" for role, _ in roles):
        roles = frozenset((role, who) for role, who in roles if role not in {"agent", "batch"})
    return (status, _span(claim) if status != "current" else None), claim.kind, roles


def _roles(claim: Claim, claims: Mapping[str, Claim]) -> frozenset[tuple[str, Hashable]]:
    def who(filler: Filler) -> Hashable:
        if filler.id is None:
            return filler.zh, filler.within
        other = claims.get(filler.id)
        if other is None or other is claim:
            return filler.id
        # A share of a sum: the same sum is another claim in every source.
        ends = frozenset((role, one.id or one.zh) for role, fillers in other.roles.items() for one in fillers)
        return other.kind, ends, _span(other), tuple(quantity.measure for quantity in other.quantities)

    return frozenset((role, who(filler)) for role, fillers in claim.roles.items() for filler in fillers)


def _span(claim: Claim) -> Hashable:
    return claim.period and (claim.period.earliest, claim.period.latest)
