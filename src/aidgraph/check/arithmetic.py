"""Arithmetic on figures with bounds, by their conventional ranges, so that rounding makes no finding."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from aidgraph.model import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidgraph.model import Claim, Quantity

__all__ = ["apart", "figures_of", "product", "ratio", "total", "unowned"]


def figures_of(claim: Claim, measure: str | None = None, unit: str | None = None) -> list[Quantity]:
    """Return the figures of a claim with a value, those of a measure and unit where they are given.

    The size of a counted group tells who gives or receives, and is no figure of what is given.
    """
    return [
        one
        for one in unowned(claim)
        if one.value is not None and measure in {None, one.measure} and unit in {None, one.unit}
    ]


def unowned(claim: Claim) -> list[Quantity]:
    """Return the figures that no counted group has for its size."""
    owned = {id(filler.count) for filler in claim.fillers if filler.count is not None}
    return [one for one in claim.quantities if id(one) not in owned]


def apart(stated: Quantity, computed: Interval) -> bool:
    """Whether a figure cannot be what was computed, neither by its words alone nor by the convention.

    >>> from decimal import Decimal
    >>> from aidgraph.model import Quantity
    >>> share = Quantity("share", "89%以上", Decimal("0.89"), "1", "at-least", low=Decimal("0.89"))
    >>> apart(share, Interval(Decimal("0.91"), Decimal("0.92")))
    False
    >>> apart(share, Interval(Decimal("0.87"), Decimal("0.88")))
    True
    """
    ranges = [stated.conventional] if stated.bound == "about" else [stated.logical, stated.conventional]
    return not any(allowed.overlaps(computed) for allowed in ranges)


def total(figures: Iterable[Quantity]) -> Interval:
    """Return the sum of figures by their conventional ranges."""
    nothing = Interval(Decimal(0), Decimal(0), "conventional")
    return sum((one.conventional for one in figures), start=nothing)


def ratio(part: Quantity, whole: Quantity) -> Interval | None:
    """Return part divided by whole by their conventional ranges, None where the whole may be nothing."""
    a, b = part.conventional, whole.conventional
    if b.low is None or b.low <= 0:
        return None
    return Interval(
        None if a.low is None or b.high is None else a.low / b.high,
        None if a.high is None else a.high / b.low,
        "conventional",
    )


def product(a: Quantity, b: Quantity) -> Interval:
    """Return the product of two figures that are not negative by their conventional ranges."""

    def times(x: Decimal | None, y: Decimal | None) -> Decimal | None:
        return None if x is None or y is None else x * y

    x, y = a.conventional, b.conventional
    return Interval(times(x.low, y.low), times(x.high, y.high), "conventional")
