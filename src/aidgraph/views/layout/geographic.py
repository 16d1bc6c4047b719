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


def geographic(radii: Sequence[float], spots: Mapping[int, Spot], parents: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return integer positions (x east, y south) of nodes 0, 1, 2 …, centred on the origin.

    Degrees become units by the equirectangular projection, true at the middle latitude; outlines are then pushed apart.
    A thing without coordinates stands by the place that it lies in; where that has none either, in a row below: to put
    it between the things it is linked to would say that it is somewhere on the way.

    Args:
        radii: radius of each node.
        spots: latitude and longitude in degrees by node, of `LEAST` nodes or more.
        parents: the node of the place that a node lies in.

    >>> west, east, within, nowhere = geographic([8, 8, 8, 8], {0: (43, 81), 1: (32, 118)}, {2: 1})
    >>> west[0] < within[0] and west[1] < east[1] < nowhere[1]
    True
    """
    placed = _spread(_projected(spots), len(radii))
    for node in range(len(radii)):
        seen, place = {node}, parents.get(node)
        while place is not None and place not in spots and place not in seen:
            seen.add(place)
            place = parents.get(place)
        if node not in spots and place is not None and place in spots:
            placed[node] = placed[place]
    low = max((y for _, y in placed.values()), default=0.0)
    left = min((x for x, _ in placed.values()), default=0.0)
    for rank, node in enumerate(node for node in range(len(radii)) if node not in placed):
        placed[node] = (left + _SPACING * (rank % 20), low + _SPACING * (1 + rank // 20))
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
