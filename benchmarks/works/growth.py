"""How time and memory grow with the number of claims, on disk."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.measure import Measurement, exponent
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

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
TARGET = 1.1
_CHUNK = 1 << 24
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
        target = None if work == "join" else TARGET
        yield from grown(work, name, "disk", scale.growth, target=target)


def grown(
    work: str, name: str, home: str, sizes: Sequence[int], *, target: float | None, runs: int = 1
) -> Iterator[Measurement]:
    """Do one work at some sizes, smallest first, and say how it grew; at the smallest there are three runs at least."""
    points = []
    for size in sizes:
        _read((data.raw if work == "load" else data.linked if home == "memory" else data.stored)(size))
        data.progress(f"growth: {name} at {size:,}")
        found = [alone(work, size, home) for _ in range(max(runs, 3) if size == sizes[0] else runs)]
        time, peak = median(time for time, _ in found), max(peak for _, peak in found)
        points.append((size, time))
        if size != sizes[-1]:
            yield Measurement(f"{name}, {size:,} claims", time, peak=peak)
        else:
            yield Measurement(f"{name}, {size:,} claims", time, "itself", None, exponent(points), target, peak)


def _read(path: Path) -> None:
    """Have the system read a file or folder, so that no run waits for the disk."""
    for file in path.iterdir() if path.is_dir() else [path]:
        with file.open("rb") as opened:
            while opened.read(_CHUNK):
                pass
