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
from aidgraph.additive.scopes import Places, Scope, contains, disjoint, scope_of
from aidgraph.derive import Statement, agreement, one_matter, standing, statement_groups, status_class
from aidgraph.model import Claim, Interval

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Mapping, Sequence

__all__ = ["Selection", "additive_selection"]


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

    `claim` is the one that speaks for them, of the `scope`, `wholes` are the claims of which sources say that they
    contain one of them.
    """

    claim: Claim
    scope: Scope
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
            sums += _sums(candidates, left_out, shared, ancestors)
    if not sums:
        return None
    sums.sort(key=lambda one: one.claim.id)
    kept = _kept(sums, left_out, shared, ancestors)
    overlap = len(_apart_from_all(kept)) < len(kept)
    amounts = _beside_each_other(kept) if overlap else [one.amount for one in kept]
    of_others = tuple(one.claim.id for one in kept if one.claim.id in shared)
    additive = not overlap and not of_others and all(one.agreed for one in kept)
    return Selection(tuple(one.claim.id for one in kept), tuple(amounts), additive, tuple(sorted(left_out)), of_others)


def _kept(
    sums: list[_Sum],
    left_out: list[tuple[str, str]],
    shared: Container[str],
    ancestors: Mapping[str, frozenset[str]],
) -> list[_Sum]:
    """Return the sums that neither repeat others nor lie in them, and list the rest with the reason."""
    if len(sums) == 1:
        return sums  # as on most edges
    # The latest first, so that of repeats the earliest stays; beside what is still kept only, so that one stays always.
    beside = _Beside(sums, ancestors)
    least: dict[_Sum, Decimal] = {}
    for number in reversed(range(len(sums))):
        one = sums[number]
        found = beside.reason(number)
        if found is not None:
            reason, whole = found
            beside.kept.remove(number)
            left_out.append((one.claim.id, reason))
            low = max(filter(None, (one.amount.low, least.get(one))), default=None)
            if whole is not None and whole.claim.id in shared and one.agreed and low is not None:
                least[whole] = max(low, least.get(whole, low))
    return [_at_least(sums[number], least.get(sums[number])) for number in sorted(beside.kept)]


def _sums(
    group: list[Statement],
    left_out: list[tuple[str, str]],
    shared: Container[str],
    ancestors: Mapping[str, frozenset[str]],
) -> Iterable[_Sum]:
    """Give the statements of a group as one sum; those that speak of another part of it each as a sum of its own."""
    together = [group[0]]
    for statement in group[1:]:
        if all(one_matter(statement, other) for other in together):
            together.append(statement)
        else:
            yield _sum([statement], statement, _amount(statement, shared), ancestors)
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
    yield _sum(together, chosen, amount, ancestors, agreed=not conflict)


def _sum(
    together: list[Statement],
    chosen: Statement,
    amount: Interval,
    ancestors: Mapping[str, frozenset[str]],
    *,
    agreed: bool = True,
) -> _Sum:
    members = frozenset(statement.claim.id for statement in together)
    wholes = frozenset[str]().union(*(statement.wholes for statement in together))
    return _Sum(chosen.claim, scope_of(chosen.claim, ancestors), amount, members, wholes, agreed)


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


class _Beside:
    """Sums beside each other, by their numbers; `kept` are those that are not left out yet."""

    def __init__(self, sums: Sequence[_Sum], ancestors: Mapping[str, frozenset[str]]) -> None:
        self.kept = set(range(len(sums)))
        self._sums = sums
        self._ancestors = ancestors
        self._places = Places()
        self._members: dict[str, set[int]] = {}
        self._alike: dict[Hashable, set[int]] = {}
        for number, one in enumerate(sums):
            self._places.add(number, one.scope)
            self._alike.setdefault(one.scope.key, set()).add(number)
            for member in one.members:
                self._members.setdefault(member, set()).add(number)

    def reason(self, number: int) -> tuple[str, _Sum | None] | None:
        """Say why a sum is left out beside the others, and the whole that holds it; None when it stays."""
        one = self._sums[number]
        found = self._alike[one.scope.key] | self._places.around(one.scope)
        found = found.union(*(self._members.get(whole, ()) for whole in one.wholes))
        for other in (self._sums[i] for i in sorted(found & self.kept)):
            if other.claim is one.claim:
                continue
            wholes = sorted(one.wholes & other.members)
            if wholes:
                speaker = "" if other.claim.id in wholes else f", which {vocab.compact(other.claim.id)} repeats"
                return f"part of {vocab.compact(wholes[0])}, as the source says{speaker}", other
            if other.scope.key == one.scope.key:
                if other.amount == one.amount:
                    return f"repeats {vocab.compact(other.claim.id)}", None
            elif contains(other.scope, one.scope, self._ancestors):
                return f"falls within {vocab.compact(other.claim.id)}", other
        return None


def _beside_each_other(kept: list[_Sum]) -> list[Interval]:
    """Return what each adds: the largest that cannot overlap the whole, others, which may lie in them, any part."""
    closed = sorted(
        (one for one in kept if one.amount.low is not None), key=lambda one: (-(one.amount.low or 0), one.claim.id)
    )
    apart = _apart_from_all(closed)
    return [one.amount if one in apart or not apart else Interval(Decimal(0), one.amount.high) for one in kept]


def _apart_from_all(sums: list[_Sum]) -> set[_Sum]:
    """Return the sums that are disjoint from all of these that stand before them."""
    if len(sums) == 1:
        return set(sums)
    found: list[_Sum] = []
    places = Places()
    for one in sums:
        if all(disjoint(one.scope, found[number].scope) for number in places.near(one.scope)):
            places.add(len(found), one.scope)
            found.append(one)
    return set(found)
