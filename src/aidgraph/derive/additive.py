"""What may be added up: the additive selection of the contract, for sums of money.

Within one kind of money and one class of status, a selection takes one claim of each statement group and keeps those
whose figures describe disjoint sums: a part is left out beside its whole, a year beside the total that holds it. What
is left out is listed with the reason. Where claims may overlap without one containing the other, or the claims of a
group conflict, the total is known only as a range. Claims that were withdrawn or superseded count nowhere.

A figure for several recipients is no figure for each: asked for one of them, any part of it may be meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive.agreement import agreement
from aidgraph.derive.statements import Statement, one_matter, standing, statement_groups, status_class
from aidgraph.model import Claim, Interval

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

__all__ = ["Selection", "additive_selection"]


# Who pays and who receives, whatever the kind of claim calls them; then what narrows a sum further.
_ENDS = (("provider", "investor", "lender"), ("recipient", "investee", "borrower"))
_TOPICS = (("purpose",), ("programme",), ("facility",))
_BATCH = vocab.PREFIXES["batch"]


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims whose figures add up, their total in base units, and what was left out and why.

    Where `additive` is False the total is only a range: the claims may overlap or conflict, or some are `shared`.
    `amounts` are what each claim adds to the total, in the order of `kept`: anything up to the whole where it may lie
    within another.
    """

    kept: tuple[str, ...]
    amounts: tuple[Interval, ...]
    additive: bool
    left_out: tuple[tuple[str, str], ...]
    shared: tuple[str, ...] = ()

    @property
    def total(self) -> Interval:
        """What the claims come to."""
        first, *rest = self.amounts
        return sum(rest, start=first)


@dataclass(frozen=True, slots=True, eq=False)
class _Sum:
    """What the claims of one statement group say together; `agreed` where none of them conflict.

    `claim` is the one that speaks for them, `wholes` are the claims of which sources say that they contain one of them.
    """

    claim: Claim
    amount: Interval
    members: frozenset[str]
    wholes: frozenset[str]
    agreed: bool = True


def additive_selection(
    claims: Iterable[Claim],
    measure: str,
    status: str,
    ancestors: Mapping[str, frozenset[str]],
    shared: Container[str] = (),
) -> Selection | None:
    """Select what may be added up of one measure and one class of status, or return None where no figure has it.

    Args:
        claims: What is said.
        measure: A kind of money.
        status: `plan`, `current` or `outcome`.
        ancestors: For a place, all places that contain it.
        shared: Claims, by IRI, whose figure is for others too than those that are asked about; of these, anything from
            nothing to the whole may count.
    """
    sums: list[_Sum] = []
    left_out: list[tuple[str, str]] = []
    for group in statement_groups(sorted(standing(claims), key=lambda claim: claim.id)):
        candidates = [
            statement
            for statement in group
            if status_class(statement.claim.status) == status
            and statement.quantity is not None
            and statement.quantity.measure == measure
        ]
        if candidates:
            sums += _sums(candidates, left_out, shared)
    if not sums:
        return None
    sums.sort(key=lambda one: one.claim.id)
    kept = list(sums)
    # The latest first, so that of repeats the earliest stays; beside what is still kept only, so that one stays always.
    least: dict[_Sum, Decimal] = {}
    for one in reversed(sums):
        found = _reason(one, kept, ancestors)
        if found is not None:
            reason, whole = found
            kept.remove(one)
            left_out.append((one.claim.id, reason))
            low = max(filter(None, (one.amount.low, least.get(one))), default=None)
            if whole is not None and whole.claim.id in shared and one.agreed and low is not None:
                least[whole] = max(low, least.get(whole, low))
    kept = [_at_least(one, least.get(one)) for one in kept]
    overlap = any(not _disjoint(a.claim, b.claim, ancestors) for a, b in combinations(kept, 2))
    amounts = _beside_each_other(kept, ancestors) if overlap else [one.amount for one in kept]
    of_others = tuple(one.claim.id for one in kept if one.claim.id in shared)
    additive = not overlap and not of_others and all(one.agreed for one in kept)
    return Selection(tuple(one.claim.id for one in kept), tuple(amounts), additive, tuple(sorted(left_out)), of_others)


def _sums(group: list[Statement], left_out: list[tuple[str, str]], shared: Container[str]) -> Iterable[_Sum]:
    """Give the statements of a group as one sum; those that speak of another part of it each as a sum of its own."""
    together = [group[0]]
    for statement in group[1:]:
        if all(one_matter(statement, other) for other in together):
            together.append(statement)
        else:
            yield _sum([statement], statement, _amount(statement, shared))
    # The most precise figure speaks for the group, the earliest claim among equals.
    chosen = min(together, key=lambda one: (_precision(one), one.claim.id))
    verdicts = [
        verdict[0] for a, b in combinations(together, 2) if (verdict := agreement(a, b, independent=True)) is not None
    ]
    conflict = "conflicts" in verdicts
    same = all(verdict == "corroborates" for verdict in verdicts)
    amount = _amount(chosen, shared) if same else _hull(_amount(statement, shared) for statement in together)
    for statement in together:
        if statement is not chosen:
            differs = agreement(statement, chosen, independent=True)
            word = "differs from" if differs is not None and differs[0] == "conflicts" else "repeats"
            left_out.append((statement.claim.id, f"{word} {vocab.compact(chosen.claim.id)}"))
    yield _sum(together, chosen, amount, agreed=not conflict)


def _sum(together: list[Statement], chosen: Statement, amount: Interval, *, agreed: bool = True) -> _Sum:
    members = frozenset(statement.claim.id for statement in together)
    wholes = frozenset[str]().union(*(statement.wholes for statement in together))
    return _Sum(chosen.claim, amount, members, wholes, agreed)


def _amount(statement: Statement, shared: Container[str]) -> Interval:
    if statement.quantity is None:
        raise TypeError("a sum needs figures")
    amount = statement.quantity.logical
    return Interval(Decimal(0), amount.high) if statement.claim.id in shared else amount


def _precision(statement: Statement) -> tuple[bool, object]:
    """Sort closed figures first, the finest before the others."""
    quantity = statement.quantity
    if quantity is None or quantity.bound != "exact":
        return True, 0
    return False, quantity.precision or 0


def _at_least(one: _Sum, low: Decimal | None) -> _Sum:
    """Raise the lower end of a shared whole to the largest part of it that was left out beside it."""
    amount = one.amount
    if low is None or low <= (amount.low or 0) or (amount.high is not None and low > amount.high):
        return one
    return replace(one, amount=Interval(low, amount.high))


def _hull(amounts: Iterable[Interval]) -> Interval:
    """Return the range that holds all of them."""
    every = list(amounts)
    lows, highs = [one.low for one in every], [one.high for one in every]
    return Interval(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def _reason(one: _Sum, kept: list[_Sum], ancestors: Mapping[str, frozenset[str]]) -> tuple[str, _Sum | None] | None:
    """Say why a claim is left out beside the others, and the whole that holds it; None when it stays."""
    for other in kept:
        if other.claim is one.claim:
            continue
        wholes = sorted(one.wholes & other.members)
        if wholes:
            speaker = "" if other.claim.id in wholes else f", which {vocab.compact(other.claim.id)} repeats"
            return f"part of {vocab.compact(wholes[0])}, as the source says{speaker}", other
        if _scope(other.claim) == _scope(one.claim):
            if other.amount == one.amount:
                return f"repeats {vocab.compact(other.claim.id)}", None
        elif _contains(other.claim, one.claim, ancestors):
            return f"falls within {vocab.compact(other.claim.id)}", other
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
    """Whether the scope of one claim covers the other's: places, batch, period, and no purpose narrower than its."""
    return (
        all(_covers(_ids(whole, *roles), _ids(part, *roles), ancestors) for roles in _ENDS)
        and all(_ids(whole, *roles) <= _ids(part, *roles) for roles in _TOPICS)
        and not _other_batches(whole, part)
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
    """Whether two claims cannot speak of the same money: other senders, recipients, batches or times."""
    return (
        any(_apart(_ids(a, *roles), _ids(b, *roles), ancestors) for roles in _ENDS)
        or _other_batches(a, b)
        or _other_times(a, b)
    )


def _other_batches(a: Claim, b: Claim) -> bool:
    batches = [{iri for iri in _ids(claim, "agent") if iri.startswith(_BATCH)} for claim in (a, b)]
    return all(batches) and batches[0].isdisjoint(batches[1])


def _other_times(a: Claim, b: Claim) -> bool:
    return (
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


def _beside_each_other(kept: list[_Sum], ancestors: Mapping[str, frozenset[str]]) -> list[Interval]:
    """Return what each adds: the largest that cannot overlap the whole, others, which may lie in them, any part."""
    closed = sorted(
        (one for one in kept if one.amount.low is not None), key=lambda one: (-(one.amount.low or 0), one.claim.id)
    )
    apart: list[_Sum] = []
    for one in closed:
        if all(_disjoint(one.claim, other.claim, ancestors) for other in apart):
            apart.append(one)
    return [one.amount if one in apart or not apart else Interval(Decimal(0), one.amount.high) for one in kept]
