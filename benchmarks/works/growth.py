"""How time and memory grow with the number of claims, on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.grown import RUNS, TARGET, grown, middle, warm
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.grown import Point
    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "itself": "The same work on the other sizes. Each is done in a process of its own, whose peak memory is what the "
    "system reports, the interpreter included; at the smallest size the median of three runs, else one: of three sizes "
    "that grow evenly, the middle one does not count for the slope. Opening the store counts, whose files the system "
    "has read before and keeps as far as it has room. The exponent is the slope of the line through the logarithms of "
    "size and time, by least squares. The plain join is pyoxigraph's alone (`benchmarks/works/join.py`: every claim "
    "with its providers and recipients, looped into lists); its exponent is that of Oxigraph on disk, whose lookups "
    "take the longer the larger the folder is.",
}
# Opening is not to grow at all: it is compared at the largest size only. What is not ours has no target.
_WORKS = (
    ("queries", "all named queries on disk"),
    ("network", "support network on disk"),
    ("join", "plain join through pyoxigraph on disk"),
    ("load", "load"),
    ("shapes", "shapes on disk"),
)


def measure(scale: Scale) -> Iterator[Measurement]:
    """Do each work alone at every size, smallest first."""
    for work, name in _WORKS:
        points = (_point(work, size, RUNS if size == scale.growth[0] else 1) for size in scale.growth)
        yield from grown(name, points, scale.growth[-1], None if work == "join" else TARGET)


def _point(work: str, size: int, runs: int) -> Point:
    warm((data.raw if work == "load" else data.stored)(size))
    data.progress(f"growth: {work} at {size:,}")
    return middle(size, [alone(work, size) for _ in range(runs)])
