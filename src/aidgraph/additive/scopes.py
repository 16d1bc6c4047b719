"""Of what money a claim speaks: whose, for whom, for what and when, and how two such scopes lie to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from aidgraph.model import Claim, Period

__all__ = ["Places", "Scope", "contains", "disjoint", "scope_of"]

# Who pays and who receives, whatever the kind of claim calls them; then what narrows a sum further.
_ENDS = (("provider", "investor", "lender"), ("recipient", "investee", "borrower"))
_TOPICS = (("purpose",), ("programme",), ("facility",))
_BATCH = vocab.PREFIXES["batch"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what money a claim speaks: who pays and who receives, with all that contains them, and what narrows it."""

    ends: tuple[frozenset[str], ...]
    reach: tuple[frozenset[str], ...]
    topics: tuple[frozenset[str], ...]
    batches: frozenset[str]
    period: Period | None

    @property
    def key(self) -> Hashable:
        """Equal for claims that speak of the same, whatever batch they name."""
        return self.ends, self.topics, self.period and (self.period.earliest, self.period.latest)


class Places:
    """Sums by the places at their ends, so that each is compared with those alone that can have to do with it.

    To compare each with each takes a minute for some thousand.
    """

    def __init__(self) -> None:
        self._added: set[int] = set()
        # Of each end: who names a place, who names one that lies in it, and who names none.
        self._naming: list[dict[str, set[int]]] = [{} for _ in _ENDS]
        self._within: list[dict[str, set[int]]] = [{} for _ in _ENDS]
        self._silent: list[set[int]] = [set() for _ in _ENDS]

    def add(self, number: int, scope: Scope) -> None:
        """Take in a sum, by its number."""
        self._added.add(number)
        for end, (places, reach) in enumerate(zip(scope.ends, scope.reach, strict=True)):
            for place in places:
                self._naming[end].setdefault(place, set()).add(number)
            for place in reach:
                self._within[end].setdefault(place, set()).add(number)
            if not places:
                self._silent[end].add(number)

    def around(self, scope: Scope) -> set[int]:
        """Return those that at both ends name a place, or one that contains it: no other can contain the sum."""
        ends = zip(self._naming, scope.reach, strict=True)
        return set.intersection(
            *(set[int]().union(*(naming.get(place, ()) for place in reach)) for naming, reach in ends)
        )

    def near(self, scope: Scope) -> set[int]:
        """Return those that are not apart at either end: no others can be of the same money."""
        found = self._added
        for end, (places, reach) in enumerate(zip(scope.ends, scope.reach, strict=True)):
            if places:
                naming = (self._naming[end].get(place, ()) for place in reach)
                within = (self._within[end].get(place, ()) for place in places)
                found = found & self._silent[end].union(*naming, *within)
        return found


def _ids(claim: Claim, *roles: str) -> frozenset[str]:
    """Return the IRIs that fill roles; a counted group stands for the place that contains it."""
    return frozenset(
        iri for role in roles for filler in claim.roles.get(role, ()) if (iri := filler.id or filler.within)
    )


def scope_of(claim: Claim, ancestors: Mapping[str, frozenset[str]]) -> Scope:
    """Return of what money a claim speaks; `ancestors` has for a place all places that contain it."""
    ends = tuple(_ids(claim, *roles) for roles in _ENDS)
    return Scope(
        ends,
        tuple(places.union(*(ancestors.get(place, frozenset()) for place in places)) for places in ends),
        tuple(_ids(claim, *roles) for roles in _TOPICS),
        frozenset(iri for iri in _ids(claim, "agent") if iri.startswith(_BATCH)),
        claim.period,
    )


def contains(whole: Scope, part: Scope, ancestors: Mapping[str, frozenset[str]]) -> bool:
    """Whether one scope covers the other: places, batch, period, and no purpose narrower than its."""
    return (
        all(_covers(*ends, ancestors) for ends in zip(whole.ends, part.ends, strict=True))
        and all(wide <= narrow for wide, narrow in zip(whole.topics, part.topics, strict=True))
        and not _other_batches(whole, part)
        and _covers_period(whole, part)
    )


def _covers(wide: frozenset[str], narrow: frozenset[str], ancestors: Mapping[str, frozenset[str]]) -> bool:
    if not wide or not narrow:
        return False  # who pays or receives is not said, so it may be anybody
    return all(place in wide or ancestors.get(place, frozenset()) & wide for place in narrow)


def _covers_period(whole: Scope, part: Scope) -> bool:
    if whole.period is None or part.period is None:
        return whole.period is part.period
    a, b = whole.period, part.period
    starts = a.earliest is None or (b.earliest is not None and a.earliest <= b.earliest)
    ends = a.latest is None or (b.latest is not None and b.latest <= a.latest)
    return starts and ends


def disjoint(a: Scope, b: Scope) -> bool:
    """Whether two claims cannot speak of the same money: other senders, recipients, batches or times."""
    return any(_apart(a, b, end) for end in range(len(_ENDS))) or _other_batches(a, b) or _other_times(a, b)


def _other_batches(a: Scope, b: Scope) -> bool:
    return bool(a.batches) and bool(b.batches) and a.batches.isdisjoint(b.batches)


def _other_times(a: Scope, b: Scope) -> bool:
    return (
        a.period is not None
        and b.period is not None
        and (_ends_before(a.period.latest, b.period.earliest) or _ends_before(b.period.latest, a.period.earliest))
    )


def _apart(a: Scope, b: Scope, end: int) -> bool:
    """Whether at an end two sets of places are known and none contains another."""
    known = bool(a.ends[end]) and bool(b.ends[end])
    return known and a.reach[end].isdisjoint(b.ends[end]) and b.reach[end].isdisjoint(a.ends[end])


def _ends_before(end: object, start: object) -> bool:
    return end is not None and start is not None and end < start  # type: ignore[operator]
