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
from aidgraph.query import written

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from aidgraph.model import Claim, Filler, Quantity

__all__ = [
    "Statement",
    "matter_pattern",
    "one_matter",
    "standing",
    "statement_groups",
    "statements",
    "status_class",
    "wholes",
]

_NONE: frozenset[str] = frozenset()
# Who acts for a locality: one source names it, the other does not.
_BODIES = ("agent", "batch")


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
    above = wholes(by_iri.values())
    groups: dict[Hashable, list[Statement]] = {}
    for claim in by_iri.values():
        for matter, statement in statements(claim, by_iri, above, across_time=across_time):
            groups.setdefault(matter, []).append(statement)
    return [tuple(group) for group in groups.values()]


def statements(
    claim: Claim, claims: Mapping[str, Claim], above: Mapping[str, frozenset[str]], *, across_time: bool = False
) -> Iterator[tuple[Hashable, Statement]]:
    """Yield the statements of a claim, each with what it is about: equal for the statements of one group.

    Args:
        claim: The claim.
        claims: Standing claims by IRI; those that fill its roles and those that contain its figure must be there.
        above: What `wholes` says of the claims.
        across_time: As in `statement_groups`.
    """
    around = above.get(claim.id, _NONE)
    beside = {matter[1:] for iri in around if iri in claims for matter in _matters(claims[iri], claims)}
    for quantity, when, what in _matters(claim, claims):
        matter: Hashable = what if across_time else (when, what)
        if not across_time and (when, what) in beside:
            matter = claim.id, when, what
        yield matter, Statement(claim, quantity, around)


def wholes(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return for each claim that is part of others those that contain its figure, near and far."""
    above: dict[str, set[str]] = {}
    for claim in claims:
        for part, whole in (
            *((claim.id, whole) for whole in claim.part_of),
            *((p, claim.id) for p in claim.divided_into),
        ):
            above.setdefault(part, set()).add(whole)
    found: dict[str, frozenset[str]] = {}
    for iri, near in above.items():
        reached, ahead = set[str](), near
        while ahead:
            reached |= ahead
            ahead = set[str]().union(*(above.get(whole, ()) for whole in ahead)) - reached
        found[iri] = frozenset(reached - {iri})
    return found


def one_matter(a: Statement, b: Statement) -> bool:
    """Whether two statements of one group speak of the same: not both of one claim, part and whole, or two parts."""
    one, other = a.claim, b.claim
    shares_whole = one.source == other.source and not a.wholes.isdisjoint(b.wholes)
    return not (one.id == other.id or one.id in b.wholes or other.id in a.wholes or shares_whole)


def _matters(claim: Claim, claims: Mapping[str, Claim]) -> list[tuple[Quantity | None, Hashable, Hashable]]:
    """Return the figures of a claim, or None for the relation it states, each with when and what it is about."""
    roles = _roles(claim, claims)
    status, span = status_class(claim.status), _span(claim)
    if not claim.quantities:
        if any(role == "provider" for role, _ in roles):
            roles = frozenset((role, who) for role, who in roles if role not in _BODIES)
        return [(None, (status, span if status != "current" else None), (claim.kind, roles))]
    # Whom a figure counts: of doctors and teachers in one list, each has its own.
    counts = [
        (one.count, (role, one.zh, one.within))
        for role, fillers in claim.roles.items()
        for one in fillers
        if one.count is not None
    ]
    return [
        (
            quantity,
            (status, span),
            (
                claim.kind,
                roles,
                quantity.measure,
                quantity.unit,
                *(counted for count, counted in counts if count is quantity),
            ),
        )
        for quantity in claim.quantities
    ]


def matter_pattern(claim: Claim, claims: Mapping[str, Claim]) -> str:
    """Return a query for all claims that may speak of what this one speaks of, and some more.

    `claims` are those of `statements`.
    """
    lines = [f"?claim a <{vocab.claim_class(claim.kind)}>"]
    for role, fillers in claim.roles.items():
        if role in _BODIES and "provider" in claim.roles and not claim.quantities:
            continue
        for i, one in enumerate(fillers):
            other = claims.get(one.id or "")
            filler = (other is None and written(one.id or "")) or f"?{role}{i}"
            lines.append(f"?claim aid:{role} {filler}")
            if one.id is None and (place := written(one.within or "")):
                lines.append(f"{filler} aid:within {place}")
            if other is not None and other.id != claim.id:
                ends = [(name, written(end.id or "")) for name, several in other.roles.items() for end in several]
                lines += [f"{filler} aid:{name} {end}" for name, end in ends if end]
    # Joined as written: what few claims have in common comes last in the order of roles, their class first.
    return f"SELECT DISTINCT ?claim WHERE {{ {' . '.join(reversed(lines))} }}"


def _roles(claim: Claim, claims: Mapping[str, Claim]) -> frozenset[tuple[str, Hashable]]:
    def who(filler: Filler) -> Hashable:
        if filler.id is None:
            return filler.zh, filler.within
        other = claims.get(filler.id)
        if other is None or other.id == claim.id:
            return filler.id
        # A share of a sum: the same sum is another claim in every source.
        ends = frozenset((role, one.id or one.zh) for role, fillers in other.roles.items() for one in fillers)
        return other.kind, ends, _span(other), tuple(quantity.measure for quantity in other.quantities)

    return frozenset((role, who(filler)) for role, fillers in claim.roles.items() for filler in fillers)


def _span(claim: Claim) -> Hashable:
    return claim.period and (claim.period.earliest, claim.period.latest)
