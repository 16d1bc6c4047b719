"""A figure as a source wrote it, with the bounds that its words allow."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import MAX_PREC, Context, Decimal
from typing import Literal

__all__ = ["Interval", "Quantity"]

# The default context rounds to 28 digits.
_EXACT = Context(prec=MAX_PREC)
Basis = Literal["logical", "conventional"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range of values, open where an end is None.

    `basis` says whether the ends follow from the words alone (`logical`: 3000多 is at least 3000) or from a
    documented convention as well (`conventional`: 3000多 lies below 4000). The sum of both is conventional.

    >>> Interval(Decimal(2), Decimal(3)) + Interval(Decimal(1), None)
    Interval(low=Decimal('3'), high=None, basis='logical')
    """

    low: Decimal | None
    high: Decimal | None
    basis: Basis = "logical"

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else _EXACT.add(self.low, other.low)
        high = None if self.high is None or other.high is None else _EXACT.add(self.high, other.high)
        return Interval(low, high, "logical" if self.basis == other.basis == "logical" else "conventional")

    def overlaps(self, other: Interval) -> bool:
        """Whether the two have a value in common; an open end reaches everything.

        >>> Interval(Decimal(2), Decimal(3)).overlaps(Interval(Decimal(3), None))
        True
        """
        below = self.high is not None and other.low is not None and self.high < other.low
        above = other.high is not None and self.low is not None and other.high < self.low
        return not (below or above)

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return f"{self.low:,f}"
        low = "…" if self.low is None else f"{self.low:,f}"
        high = "…" if self.high is None else f"{self.high:,f}"
        return f"{low} – {high}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a claim.

    `value`, `low`, `high` and `precision` are exact decimals in base units (元, persons, m², fraction of one).
    `unit` is a code: ISO 4217 (`CNY`), UCUM (`m2`, `km`, `1`, `a`) or a counting unit of the scheme of units.
    `low` and `high` are the logical bounds, None where open; `precision` is the worth of the last written digit.
    """

    measure: str
    raw: str
    value: Decimal | None
    unit: str
    bound: str = "exact"
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal | None = None
    id: str | None = field(default=None, compare=False, repr=False)
    """The IRI of the figure where it was read from a graph."""

    @property
    def logical(self) -> Interval:
        """The range that the words alone allow."""
        return Interval(self.low, self.high)

    @property
    def conventional(self) -> Interval:
        """The range by the documented convention, for comparison only.

        多, 余, 超: up to the next step of the last figure that is not zero; 近, 以内: up to a tenth below;
        约: a tenth either way; exact: half of the last written digit either way.

        >>> q = Quantity("count", "3000多户", Decimal(3000), "household", "at-least", low=Decimal(3000))
        >>> print(q.conventional)
        3,000 – 4,000
        """
        value = self.value
        if value is None or self.bound == "range":
            return Interval(self.low, self.high, "conventional")
        tenth = abs(value) / 10
        low, high = {
            "exact": (value - (self.precision or Decimal(0)) / 2, value + (self.precision or Decimal(0)) / 2),
            "at-least": (value, value + _step(value)),
            "at-most": (value - tenth, value),
            "nearly": (value - tenth, value),
            "about": (value - tenth, value + tenth),
        }[self.bound]
        return Interval(low, high, "conventional")


def _step(value: Decimal) -> Decimal:
    """Return the worth of the last digit of a value that is not zero (26000 → 1000)."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))
