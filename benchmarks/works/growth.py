"""How time and memory grow with the number of claims."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.measure import Measurement, exponent
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.scale import Scale

BASELINES = {
    "itself": "The same work on the other sizes. Each is done in a process of its own, whose peak memory is what the "
    "system reports, the interpreter included. The median of three runs at the smallest size and in memory, else one: "
    "of three sizes that grow evenly, the middle one does not count for the slope. On disk opening the store counts, "
    "whose files the system has read before and keeps as far as it has room; in memory reading the graph does not "
    "count, and a million claims are left out, which need 17 GB there. The exponent is the slope of the line "
    "through the logarithms of size and time, by least squares. The plain join is pyoxigraph's alone "
    "(`benchmarks/works/join.py`: every claim with its providers and recipients, looped into lists); its exponent is "
    "that of Oxigraph on disk, whose lookups take the longer the larger the folder is.",
}
_MOST = 1.1
_CHUNK = 1 << 24
_MEMORY = 100_000  # claims of which a copy in memory is measured
# Opening is not to grow at all: it is compared at the largest size only. What is not ours has no target.
_WORKS = (
    ("load", "load", "disk"),
    ("queries", "all named queries in memory", "memory"),
    ("network", "support network in memory", "memory"),
    ("shapes", "shapes in memory", "memory"),
    ("queries", "all named queries on disk", "disk"),
    ("network", "support network on disk", "disk"),
    ("shapes", "shapes on disk", "disk"),
    ("join", "plain join through pyoxigraph on disk", "disk"),
)


def measure(scale: Scale) -> Iterator[Measurement]:
    """Do each work alone at every size, smallest first."""
    for work, name, home in _WORKS:
        points = []
        target = None if work == "join" else _MOST
        sizes = [size for size in scale.growth if home == "disk" or size <= _MEMORY]
        for size in sizes:
            _read((data.raw if work == "load" else data.linked if home == "memory" else data.stored)(size))
            data.progress(f"growth: {name} at {size:,}")
            found = [alone(work, size, home) for _ in range(3 if size == sizes[0] or home == "memory" else 1)]
            time, peak = median(time for time, _ in found), max(peak for _, peak in found)
            points.append((size, time))
            if size != sizes[-1]:
                yield Measurement(f"{name}, {size:,} claims", time, peak=peak)
            else:
                grown = exponent(points)
                yield Measurement(f"{name}, {size:,} claims", time, "itself", None, grown, target, peak)


def _read(path: Path) -> None:
    """Have the system read a file or folder, so that no run waits for the disk."""
    for file in path.iterdir() if path.is_dir() else [path]:
        with file.open("rb") as opened:
            while opened.read(_CHUNK):
                pass
