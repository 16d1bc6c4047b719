"""How time and memory grow with the number of claims, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.works.growth import TARGET, grown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "itself": "The same work on the other size, each in a process of its own, the median of three runs. Reading the "
    "graph does not count. A million claims are left out, which need 17 GB.",
}
_MOST = 100_000  # claims of which a copy in memory is measured
_WORKS = (
    ("queries", "all named queries in memory"),
    ("network", "support network in memory"),
    ("shapes", "shapes in memory"),
)


def measure(scale: Scale) -> Iterator[Measurement]:
    """Do each work alone at every size that memory holds, smallest first."""
    for work, name in _WORKS:
        sizes = [size for size in scale.growth if size <= _MOST]
        yield from grown(work, name, "memory", sizes, target=TARGET, runs=3)
