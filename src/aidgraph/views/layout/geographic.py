"""Geographic: things near where they are, on a plane without any boundary; a scheme, not a map."""

from __future__ import annotations

from math import cos, radians, sqrt
from typing import TYPE_CHECKING

from aidgraph.views.layout.force import apart, integers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["LEAST", "geographic"]

LEAST = 3  #: coordinates below which there is no picture
_SPACING = 90.0  # world units a thing has on each side when all are spread evenly
_GAP = 10.0  # between two outlines

Spot = tuple[float, float]


def geographic(
    radii: Sequence[float], spots: Mapping[int, Spot], links: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return integer positions (x east, y south) of nodes 0, 1, 2 …, centred on the origin.

    Degrees become units by the equirectangular projection, true at the middle latitude; outlines are then pushed apart.
    A thing without coordinates stands at the mean of the things it is linked to, step by step outwards from those that
    have some; things that lead to none stand in a row below.

    Args:
        radii: radius of each node.
        spots: latitude and longitude in degrees by node, of `LEAST` nodes or more.
        links: pairs of nodes; direction makes no difference.

    >>> west, east, between = geographic([8, 8, 8], {0: (43, 81), 1: (32, 118)}, [(2, 0), (2, 1)])
    >>> west[0] < between[0] < east[0] and west[1] < between[1] < east[1]
    True
    """
    placed = _spread(_projected(spots), len(radii))
    near: dict[int, list[int]] = {}
    for a, b in links:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    while border := {
        node: anchors
        for node in range(len(radii))
        if node not in placed and (anchors := [placed[other] for other in near.get(node, ()) if other in placed])
    }:
        for node, anchors in border.items():
            placed[node] = _mean(anchors)
    low = max((y for _, y in placed.values()), default=0.0)
    left = min((x for x, _ in placed.values()), default=0.0)
    for rank, node in enumerate(node for node in range(len(radii)) if node not in placed):
        placed[node] = (left + _SPACING * (rank % 20), low + _SPACING * (2 + rank // 20))
    return integers(apart([placed[node] for node in range(len(radii))], radii, _GAP))


def _projected(spots: Mapping[int, Spot]) -> dict[int, Spot]:
    latitudes = [latitude for latitude, _ in spots.values()]
    shrunk = cos(radians((min(latitudes) + max(latitudes)) / 2))
    return {node: (longitude * shrunk, -latitude) for node, (latitude, longitude) in spots.items()}


def _spread(points: Mapping[int, Spot], count: int) -> dict[int, Spot]:
    """Scale to the room that so many things need, and give crowded columns and rows more of it.

    Half of each axis stays true to scale and half follows the number of things, as in a cartogram: the order of things
    from west to east and from north to south is kept.
    """
    side = _SPACING * sqrt(count) * 1.5
    axes = [_axis([point[i] for point in points.values()], side) for i in (0, 1)]
    return {node: (axes[0][rank], axes[1][rank]) for rank, node in enumerate(points)}


def _axis(values: Sequence[float], side: float) -> list[float]:
    low, high = min(values), max(values)
    extent = (high - low) or 1.0
    different = sorted(set(values))
    rank = {value: i / max(len(different) - 1, 1) for i, value in enumerate(different)}
    return [side * ((value - low) / extent + rank[value]) / 2 for value in values]


def _mean(points: Sequence[Spot]) -> Spot:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
