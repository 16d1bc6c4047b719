"""Whether statements on one matter agree.

Two of them *corroborate* each other (equal after rounding, both ends closed, publishers independent), are *compatible*
(they overlap only through open or conventional bounds, or the publishers are not independent), or *conflict* (they are
disjoint). Relations are compared by when they began or ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from aidgraph import vocab
from aidgraph.derive.origins import independent
from aidgraph.derive.statements import Statement, one_matter, standing, statement_groups

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from aidgraph.model import Claim, Interval, Period, Quantity
    from aidgraph.model.quantity import Basis

__all__ = ["Agreement", "Comparison", "agreement", "compare_claims", "compare_group"]

Agreement = Literal["corroborates", "compatible", "conflicts"]
Verdict = tuple[Agreement, "Basis"]

_APPROXIMATE = "~?%"


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
    groups = statement_groups(sorted(standing(claims), key=lambda claim: claim.id))
    found = [comparison for group in groups for comparison in compare_group(group, publishers)]
    return sorted(found, key=lambda comparison: comparison.id)


def compare_group(
    group: Sequence[Statement], publishers: Mapping[str, str | None], about: Container[str] | None = None
) -> Iterator[Comparison]:
    """Compare the statements of one group, which stand in the order of their claims' IRIs.

    `about` keeps the pairs in which one is of these claims, given by IRI.
    """
    for a, b in combinations(group, 2):
        if about is not None and a.claim.id not in about and b.claim.id not in about:
            continue
        if not one_matter(a, b):
            continue
        apart = independent(a.claim.source, b.claim.source, publishers)
        verdict = agreement(a, b, independent=apart)
        if verdict is not None and (verdict[0] == "conflicts" or a.claim.source != b.claim.source):
            yield Comparison(a, b, *verdict)


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
