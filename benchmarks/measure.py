"""What is measured, and how: two works in turn, medians, the ratio pair by pair, and how a time grows with size."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from math import log
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Measurement", "alternate", "exponent", "measured", "seconds"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the table.

    `figure` is the ratio of ours to the baseline, for growth the exponent, for a work without a baseline what was
    measured, and None where there is nothing to compare; `target` is the most it may be, or the least where `least`
    says so, None where none is set. `unit` is that of `ours` and `baseline`: s, B (bytes), fps, or none for a count.
    `peak` is in bytes, of a process that did only our work.
    """

    work: str
    ours: float | None
    baseline_name: str = ""
    baseline: float | None = None
    figure: float | None = None
    target: float | None = None
    peak: int | None = None
    note: str = ""
    unit: str = "s"
    least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none or nothing was measured."""
        if self.figure is None or self.target is None:
            return None
        return self.figure >= self.target if self.least else self.figure <= self.target


def seconds(work: Callable[[], object]) -> float:
    """Do a work once and return its wall time; what earlier works left is collected before."""
    gc.collect()
    start = perf_counter()
    kept = work()
    taken = perf_counter() - start
    del kept
    return taken


def alternate(ours: Callable[[], float], baseline: Callable[[], float], runs: int) -> list[tuple[float, float]]:
    """Return the times of both, run in turn; which goes first alternates."""
    pairs = []
    for run in range(runs):
        if run % 2:
            second = baseline()
            pairs.append((ours(), second))
        else:
            pairs.append((ours(), baseline()))
    return pairs


def measured(
    work: str,
    pairs: Sequence[tuple[float, float]],
    baseline_name: str,
    target: float | None,
    peak: int | None = None,
    note: str = "",
) -> Measurement:
    """Return medians and the median of the ratios pair by pair.

    >>> measured("x", [(1.0, 2.0), (3.0, 2.0), (1.0, 1.0)], "y", 1.0).figure
    1.0
    """
    ours, baseline = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    return Measurement(work, ours, baseline_name, baseline, ratio, target, peak, note)


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return b of time = a * size ** b, by least squares over the logarithms of (size, time).

    >>> round(exponent([(1, 3), (10, 300), (100, 30000)]), 6)
    2.0
    """
    if len({size for size, _ in points}) < 2:
        raise ValueError("Growth needs two sizes.")
    xs, ys = zip(*((log(size), log(time)) for size, time in points), strict=True)
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - middle_x) ** 2 for x in xs)
    slope: float = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / spread
    return slope
