"""Deriving the links and comparisons of a store on disk, which a load ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import data, package
from benchmarks.measure import Measurement
from benchmarks.peak import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.scale import Scale

BASELINES: dict[str, str] = {}


def ours(claims: int) -> None:
    """Derive the links of a store anew; they end as they were."""
    package.derive(data.stored(claims))


def measure(scale: Scale) -> Iterator[Measurement]:
    """Derive those of a graph of medium size."""
    data.stored(scale.medium)
    time, peak = alone("links", scale.medium)
    yield Measurement(f"derive links and comparisons, {scale.medium:,} claims", time, peak=peak)
