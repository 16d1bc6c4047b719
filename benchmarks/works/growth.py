"""How time and memory grow with the number of claims."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.measure import Measurement, exponent
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.scale import Scale

BASELINES = {
    "itself": "The same work on the other sizes. Each is done in a process of its own on a store on disk, whose peak "
    "memory is what the system reports, the interpreter included. The exponent is the slope of the line "
    "through the logarithms of size and time, by least squares. The plain join is pyoxigraph's alone "
    "(`benchmarks/works/join.py`: every claim with its providers and recipients, looped into lists); its exponent is "
    "that of Oxigraph on disk, whose lookups take the longer the larger the folder is.",
}
_MOST = 1.1
# Opening is not to grow at all: it is compared at the largest size only. What is not ours has no target.
_WORKS = {
    "load": "load",
    "queries": "all named queries on disk",
    "network": "support network",
    "shapes": "shapes",
    "join": "plain join through pyoxigraph",
}


def measure(scale: Scale) -> Iterator[Measurement]:
    """Do each work alone at every size, smallest first."""
    for work, name in _WORKS.items():
        points = []
        target = None if work == "join" else _MOST
        for size in scale.growth:
            (data.raw if work == "load" else data.stored)(size)
            data.progress(f"growth: {work} at {size:,}")
            # What is small is soon done, and its time the less sure.
            found = [alone(work, size) for _ in range(3 if size == scale.growth[0] else 1)]
            time, peak = median(time for time, _ in found), max(peak for _, peak in found)
            points.append((size, time))
            if size != scale.growth[-1]:
                yield Measurement(f"{name}, {size:,} claims", time, peak=peak)
            else:
                grown = exponent(points)
                yield Measurement(f"{name}, {size:,} claims", time, "itself", None, grown, target, peak)
