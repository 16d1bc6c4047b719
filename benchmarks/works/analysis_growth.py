"""How the time of measures grows with the number of things in a network."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.data import progress
from benchmarks.measure import Measurement, exponent, seconds
from benchmarks.works.analysis import WORKS, networks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.scale import Scale

BASELINES = {
    "itself": "The same measure of the other networks, each once, rows unread; the exponent is that of the number of "
    "things. Shortest paths from every node to every other grow as the square: no target.",
}


def measure(scale: Scale) -> Iterator[Measurement]:
    """Do each measure at every size, smallest first."""
    nets = networks(scale)
    for name, work in WORKS.items():
        times = []
        for net in nets:
            progress(f"{name}, {len(net):,} things …")
            times.append((len(net), seconds(partial(work, net))))
            yield Measurement(f"{name}, {len(net):,} things", times[-1][1])
        yield Measurement(f"{name}, growth", times[-1][1], "itself", figure=exponent(times))
