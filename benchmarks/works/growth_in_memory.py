"""How time and memory grow with the number of claims, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.grown import RUNS, TARGET, grown, middle, warm
from benchmarks.peak import in_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.grown import Point
    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "itself": "The same works on the other sizes. A process reads a graph, which does not count, and does the three "
    "after each other; the peak is that of the process until then, graph included. At the smallest size the "
    "median of three processes, else one.",
}
_WORKS = {
    "queries": "all named queries in memory",
    "network": "support network in memory",
    "shapes": "shapes in memory",
}


def measure(scale: Scale) -> Iterator[Measurement]:
    """Do the works at every size, smallest first."""
    points: dict[str, list[Point]] = {work: [] for work in _WORKS}
    for size in scale.growth:
        warm(data.linked(size))
        data.progress(f"growth in memory at {size:,}")
        runs = [in_memory(list(_WORKS), size) for _ in range(RUNS if size == scale.growth[0] else 1)]
        for work, found in zip(_WORKS, zip(*runs, strict=True), strict=True):
            points[work].append(middle(size, found))
    for work, name in _WORKS.items():
        yield from grown(name, points[work], scale.growth[-1], TARGET)
