"""Colours and shapes: at most seven hues (Tol bright), and a shape as the second channel.

Tol bright keeps its hues apart under every colour blindness. A hue and a shape stand for a family of things; within
a family the types differ by how full the fill is.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FAMILIES", "Look", "looks"]

_BLUE, _RED, _GREEN, _YELLOW, _CYAN, _PURPLE, _GREY = (
    "#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB",
)  # fmt: skip

#: The same hues dark enough to outline on white (contrast of 3 to 1 and more).
_INK = {
    _BLUE: "#335D87", _RED: "#C63A4D", _GREEN: "#1B6C29", _YELLOW: "#8A7C1E",
    _CYAN: "#2F86A6", _PURPLE: "#8A2660", _GREY: "#6E6E6E",
}  # fmt: skip

#: How much of the hue fills the shape, from the first type of a family to the fourth, then again.
_TINTS = (0.14, 0.42, 0.68, 0.94)


def _polygon(corners: int, turn: float, size: float = 1.0) -> str:
    """Return a regular polygon around the origin as an SVG path; `turn` is the first corner's angle in turns."""
    points = (
        (size * cos(2 * pi * (turn + i / corners)), size * sin(2 * pi * (turn + i / corners))) for i in range(corners)
    )
    return "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in points) + "Z"


_CIRCLE = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z"
_SQUARE = _polygon(4, 1 / 8, 1.2)
_HEXAGON = _polygon(6, 0, 1.1)
_TRIANGLE = _polygon(3, -1 / 4, 1.3)
_DIAMOND = _polygon(4, 0, 1.25)
_PENTAGON = _polygon(5, -1 / 4, 1.12)
_WEDGE = _polygon(3, 1 / 4, 1.3)

#: Hue and shape of each family.
FAMILIES = {
    "place": (_BLUE, _CIRCLE),
    "organisation": (_RED, _SQUARE),
    "park": (_GREEN, _HEXAGON),
    "programme": (_YELLOW, _TRIANGLE),
    "person": (_PURPLE, _DIAMOND),
    "other": (_GREY, _PENTAGON),
}

#: For graphs that know no families: one of these a type, the rest grey.
_SERIES = (
    (_BLUE, _CIRCLE), (_RED, _SQUARE), (_GREEN, _HEXAGON), (_YELLOW, _TRIANGLE),
    (_PURPLE, _DIAMOND), (_CYAN, _WEDGE), (_GREY, _PENTAGON),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How one type of thing is drawn.

    Attributes:
        path: outline as SVG path data, about one unit in radius.
        hue: fill, and outline on a dark page.
        ink: outline on a light page.
        tint: share of the hue in the fill, 0 to 1.
    """

    path: str
    hue: str
    ink: str
    tint: float


def looks(types: Sequence[tuple[str, str]]) -> list[Look]:
    """Return a look for each (family, type), the most frequent types first.

    >>> [look.hue for look in looks([("place", "County"), ("park", "IndustrialPark"), ("place", "Village")])]
    ['#4477AA', '#228833', '#4477AA']
    """
    if not any(family in FAMILIES for family, _ in types):
        series = (_SERIES[min(rank, len(_SERIES) - 1)] for rank in range(len(types)))
        return [Look(path, hue, _INK[hue], _TINTS[0]) for hue, path in series]
    found = []
    seen: dict[str, int] = {}
    for family, _ in types:
        known = family if family in FAMILIES else "other"
        hue, path = FAMILIES[known]
        rank = seen.get(known, 0)
        seen[known] = rank + 1
        found.append(Look(path, hue, _INK[hue], _TINTS[rank % len(_TINTS)]))
    return found
