"""How a work grows with the number of claims: its points, and the rows that say so."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, exponent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["RUNS", "TARGET", "Point", "grown", "middle", "warm"]

TARGET = 1.1
RUNS = 3  # at the smallest size, whose times are short
#: A size in claims, the time of a work in seconds and the peak of its process in bytes.
Point = tuple[int, float, int]
_CHUNK = 1 << 24


def middle(size: int, runs: Sequence[tuple[float, int]]) -> Point:
    """Return a size with the median time and the highest peak of some runs."""
    return size, median(time for time, _ in runs), max(peak for _, peak in runs)


def grown(name: str, points: Iterable[Point], last: int, target: float | None) -> Iterator[Measurement]:
    """Say how a work grew: a row for each size as it comes, smallest first; with the last one, the exponent."""
    times = []
    for size, time, peak in points:
        times.append((size, time))
        if size != last:
            yield Measurement(f"{name}, {size:,} claims", time, peak=peak)
        else:
            yield Measurement(f"{name}, {size:,} claims", time, "itself", None, exponent(times), target, peak)


def warm(path: Path) -> None:
    """Have the system read a file or folder, so that no run waits for the disk."""
    for file in path.iterdir() if path.is_dir() else [path]:
        with file.open("rb") as opened:
            while opened.read(_CHUNK):
                pass
