"""Statement groups, and whether what stands in one agrees.

A statement is one figure of a claim or, of a claim without figures, the relation itself. A group holds the statements
on one matter: same kind, measure, roles, purpose, class of status and period. Within it, two statements *corroborate*
each other (equal after rounding, both ends closed, publishers independent), are *compatible* (they overlap only through
open or conventional bounds, or the publishers are not independent), or *conflict* (they are disjoint).

Relations are compared by when they began or ended, so their period is no part of what makes the group, and neither is
the body that acts for a locality: one source names it, the other does not. A part that differs from its whole in the
figure alone is on a narrower matter, which its source does not name, and stands in a group of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from aidgraph import vocab
from aidgraph.derive.origins import independent

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from aidgraph.model import Claim, Filler, Interval, Period, Quantity
    from aidgraph.model.quantity import Basis

__all__ = [
    "Agreement",
    "Comparison",
    "Statement",
    "agreement",
    "compare_claims",
    "one_matter",
    "standing",
    "statement_groups",
    "status_class",
]

Agreement = Literal["corroborates", "compatible", "conflicts"]
Verdict = tuple[Agreement, "Basis"]

_APPROXIMATE = "~?%"


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of a claim, or the relation that a claim without figures states.

    `wholes` are the claims, near and far, of which sources say that they contain it.
    """

    claim: Claim
    quantity: Quantity | None = None
    wholes: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements on one matter, the one with the smaller IRI first, and whether they agree.

    `basis` says which bounds decided it: the `logical` ones, or the `conventional` ones of `Quantity.conventional`.
    """

    first: Statement
    second: Statement
    agreement: Agreement
    basis: Basis

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """The two claims."""
        return self.first.claim, self.second.claim

    @property
    def id(self) -> str:
        """The IRI of the comparison, made of those of the figures or claims compared."""
        ends = (
            (statement.quantity and statement.quantity.id) or statement.claim.id
            for statement in (self.first, self.second)
        )
        slugs = (iri.removeprefix(vocab.PREFIXES["claim"]).replace("/", "-") for iri in ends)
        return f"{vocab.ID}comparison/{'--'.join(slugs)}"


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


def agreement(a: Statement, b: Statement, *, independent: bool) -> Verdict | None:
    """Say whether two statements of one group agree, and on which bounds; None where they speak of different times.

    Args:
        a: One statement.
        b: Another of the same group.
        independent: Whether the publishers are known to be independent.
    """
    if a.quantity is None or b.quantity is None:
        verdict = _relations_agree(a.claim.period, b.claim.period)
    else:
        verdict = _figures_agree(a.quantity, b.quantity)
    if verdict is not None and verdict[0] == "corroborates" and not independent:
        return "compatible", verdict[1]
    return verdict


def compare_claims(claims: Iterable[Claim], publishers: Mapping[str, str | None]) -> list[Comparison]:
    """Compare all standing claims that speak of the same matter, in a fixed order.

    Of one source only conflicts are listed: that it repeats itself says nothing. `publishers` is that of `origins`.
    """
    found = []
    for group in statement_groups(sorted(standing(claims), key=lambda claim: claim.id)):
        for a, b in combinations(group, 2):
            if not one_matter(a, b):
                continue
            apart = independent(a.claim.source, b.claim.source, publishers)
            verdict = agreement(a, b, independent=apart)
            if verdict is not None and (verdict[0] == "conflicts" or a.claim.source != b.claim.source):
                found.append(Comparison(a, b, *verdict))
    return sorted(found, key=lambda comparison: comparison.id)


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


def _figures_agree(a: Quantity, b: Quantity) -> Verdict:
    if a.bound == b.bound == "exact" and a.value is not None and b.value is not None:
        # Equal after rounding to the coarser of the two.
        if a.value == b.value:
            return "corroborates", "logical"
        step = max(a.precision or 0, b.precision or 0)
        return ("corroborates" if abs(a.value - b.value) <= step / 2 else "conflicts"), "conventional"
    if a.bound == b.bound == "range" and a.logical == b.logical and None not in (a.low, a.high):
        return "corroborates", "logical"
    if "about" not in (a.bound, b.bound) and a.logical.overlaps(b.logical):
        return "compatible", "logical"
    overlap = any(one.overlaps(other) for one in _ranges(a) for other in _ranges(b))
    return ("compatible" if overlap else "conflicts"), "conventional"


def _ranges(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the ranges that a figure allows; 约 leaves both logical ends open, so only its convention counts."""
    return (quantity.conventional,) if quantity.bound == "about" else (quantity.logical, quantity.conventional)


def _relations_agree(a: Period | None, b: Period | None) -> Verdict | None:
    """Compare two reports of one relation: by begin where both say “since …”, by end where both say “until …”."""
    if a is None or b is None:
        return ("corroborates" if a is b else "compatible"), "logical"
    if _before(a, b) or _before(b, a):
        return None
    for side in (0, 1):
        ends = [_ends(period)[side] for period in (a, b)]
        if all(ends) and not any(_ends(period)[1 - side] for period in (a, b)):
            return _dates_agree(*ends)
    return ("corroborates" if a.edtf == b.edtf else "compatible"), "logical"


def _ends(period: Period) -> tuple[str, str]:
    """Return begin and end of an EDTF interval, empty where open; both the same for a date alone."""
    begin, slash, end = period.edtf.partition("/")
    return begin.strip("."), (end if slash else begin).strip(".")


def _dates_agree(a: str, b: str) -> Verdict:
    about = any(mark in date for mark in _APPROXIMATE for date in (a, b))
    bare = [date.strip(_APPROXIMATE) for date in (a, b)]
    # 2010 and 2010-04 are the same, one to the year and one to the month.
    if bare[0].startswith(bare[1]) or bare[1].startswith(bare[0]):
        return ("compatible", "conventional") if about else ("corroborates", "logical")
    if not about:
        return "conflicts", "logical"
    years = [int(date[:4]) for date in bare if date[:4].isdecimal()]
    near = len(years) < 2 or abs(years[0] - years[1]) <= 1
    return ("compatible" if near else "conflicts"), "conventional"


def _before(a: Period, b: Period) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest
