"""What may be added up: the additive selection of the contract, for sums of money.

Within one kind of money and one class of status, a selection keeps claims whose figures describe disjoint sums. A
repeated statement counts once and a part is left out beside its whole, each with the reason. Where claims may overlap
without one containing the other, their sum is known only as a range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.model import Claim, Interval, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Selection", "additive_selection", "status_class"]


# Who pays and who receives, whatever the kind of claim calls them; then what narrows a sum further.
_ENDS = (("provider", "investor", "lender"), ("recipient", "investee", "borrower"))
_TOPICS = (("purpose",), ("programme",), ("facility",))


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims whose figures add up, their total in base units, and what was left out and why."""

    kept: tuple[str, ...]
    total: Interval
    additive: bool
    left_out: tuple[tuple[str, str], ...]


def status_class(status: str) -> str:
    """Return `plan`, `outcome` or `current`; figures of different classes never add up.

    >>> status_class("planned"), status_class("achieved-to-date"), status_class("in-force")
    ('plan', 'outcome', 'current')
    """
    if status in vocab.PLANS:
        return "plan"
    return "outcome" if status in vocab.OUTCOMES else "current"


def additive_selection(
    claims: Iterable[Claim], measure: str, status: str, ancestors: Mapping[str, frozenset[str]]
) -> Selection | None:
    """Select what may be added up of one measure and one class of status, or return None where no figure has it.

    `ancestors` gives, for a place, all places that contain it.
    """
    candidates = [
        (claim, quantity)
        for claim in sorted(claims, key=lambda claim: claim.id)
        if status_class(claim.status) == status
        for quantity in claim.quantities
        if quantity.measure == measure
    ]
    if not candidates:
        return None
    kept = list(candidates)
    left_out: list[tuple[str, str]] = []
    # The latest first, so that of repeats the earliest stays; beside what is still kept only, so that one stays always.
    for claim, quantity in reversed(candidates):
        reason = _reason(claim, quantity, kept, ancestors)
        if reason is not None:
            kept.remove((claim, quantity))
            left_out.append((claim.id, reason))
    overlap = any(not _disjoint(a, b, ancestors) for i, (a, _) in enumerate(kept) for b, _ in kept[i + 1 :])
    total = _range(kept) if overlap else _sum(kept)
    return Selection(tuple(claim.id for claim, _ in kept), total, not overlap, tuple(sorted(left_out)))


def _reason(
    claim: Claim,
    quantity: Quantity,
    candidates: list[tuple[Claim, Quantity]],
    ancestors: Mapping[str, frozenset[str]],
) -> str | None:
    """Say why a claim is left out beside the others, or None when it stays."""
    for other, figure in candidates:
        if other is claim:
            continue
        if other.id in claim.part_of:
            return f"part of {vocab.compact(other.id)}, as the source says"
        if _scope(other) == _scope(claim):
            if figure.logical == quantity.logical:
                return f"repeats {vocab.compact(other.id)}"
        elif _contains(other, claim, ancestors):
            return f"falls within {vocab.compact(other.id)}"
    return None


def _ids(claim: Claim, *roles: str) -> frozenset[str]:
    """Return the IRIs that fill roles; a counted group stands for the place that contains it."""
    return frozenset(
        iri for role in roles for filler in claim.roles.get(role, ()) if (iri := filler.id or filler.within)
    )


def _scope(claim: Claim) -> tuple[object, ...]:
    period = claim.period
    return (
        *(_ids(claim, *roles) for roles in (*_ENDS, *_TOPICS)),
        period and (period.earliest, period.latest),
    )


def _contains(whole: Claim, part: Claim, ancestors: Mapping[str, frozenset[str]]) -> bool:
    """Whether the scope of one claim covers the other's: places, period, and no purpose narrower than the part's."""
    return (
        all(_covers(_ids(whole, *roles), _ids(part, *roles), ancestors) for roles in _ENDS)
        and all(_ids(whole, *roles) <= _ids(part, *roles) for roles in _TOPICS)
        and _covers_period(whole, part)
    )


def _covers(wide: frozenset[str], narrow: frozenset[str], ancestors: Mapping[str, frozenset[str]]) -> bool:
    if not wide or not narrow:
        return False  # who pays or receives is not said, so it may be anybody
    return all(place in wide or ancestors.get(place, frozenset()) & wide for place in narrow)


def _covers_period(whole: Claim, part: Claim) -> bool:
    if whole.period is None or part.period is None:
        return whole.period is part.period
    a, b = whole.period, part.period
    starts = a.earliest is None or (b.earliest is not None and a.earliest <= b.earliest)
    ends = a.latest is None or (b.latest is not None and b.latest <= a.latest)
    return starts and ends


def _disjoint(a: Claim, b: Claim, ancestors: Mapping[str, frozenset[str]]) -> bool:
    """Whether two claims cannot speak of the same money: other senders, other recipients or other times."""
    return any(_apart(_ids(a, *roles), _ids(b, *roles), ancestors) for roles in _ENDS) or (
        a.period is not None
        and b.period is not None
        and (_ends_before(a.period.latest, b.period.earliest) or _ends_before(b.period.latest, a.period.earliest))
    )


def _apart(a: frozenset[str], b: frozenset[str], ancestors: Mapping[str, frozenset[str]]) -> bool:
    """Whether two sets of places are known and none contains another."""
    reach_a = a.union(*(ancestors.get(place, frozenset()) for place in a))
    reach_b = b.union(*(ancestors.get(place, frozenset()) for place in b))
    return bool(a) and bool(b) and not (reach_a & b) and not (reach_b & a)


def _ends_before(end: object, start: object) -> bool:
    return end is not None and start is not None and end < start  # type: ignore[operator]


def _sum(kept: list[tuple[Claim, Quantity]]) -> Interval:
    first, *rest = (quantity.logical for _, quantity in kept)
    return sum(rest, start=first)


def _range(kept: list[tuple[Claim, Quantity]]) -> Interval:
    """From the largest single figure (all the others inside it) to the sum of all (none overlapping)."""
    lows = [quantity.low for _, quantity in kept if quantity.low is not None]
    return Interval(max(lows, default=None), _sum(kept).high)
