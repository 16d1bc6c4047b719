"""Colours and shapes: at most seven hues (Tol bright), and a shape as the second channel.

Tol bright keeps its hues apart under every colour blindness. A hue stands for a group of types, a shape for the type
within it, so that a type looks the same in every view.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HUES", "LOOKS", "Look", "looks", "rank"]

_BLUE, _RED, _GREEN, _YELLOW, _CYAN, _PURPLE, _GREY = (
    "#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB",
)  # fmt: skip

#: The same hues dark enough to outline on white (contrast of 3 to 1 and more).
_INK = {
    _BLUE: "#335D87", _RED: "#C63A4D", _GREEN: "#1B6C29", _YELLOW: "#8A7C1E",
    _CYAN: "#2F86A6", _PURPLE: "#8A2660", _GREY: "#6E6E6E",
}  # fmt: skip

#: Hue and ink of categories, the most frequent first; the last is of the rest.
HUES = list(_INK.items())


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

#: Types by hue, upper levels and senders first; within a hue each type has a shape and how much of the hue fills it.
LOOKS = {
    _BLUE: {"Province": (_PENTAGON, 0.4), "Prefecture": (_CIRCLE, 0.4)},
    _CYAN: {
        "County": (_CIRCLE, 0.14), "CountyLevelCity": (_SQUARE, 0.14), "District": (_DIAMOND, 0.14),
        "XpccDivision": (_HEXAGON, 0.14), "XpccRegiment": (_HEXAGON, 0.6), "DevelopmentZone": (_PENTAGON, 0.14),
        "Township": (_WEDGE, 0.14), "Village": (_TRIANGLE, 0.14), "NaturalRegion": (_CIRCLE, 0.6),
    },
    _GREEN: {"FrontHeadquarters": (_HEXAGON, 0.6), "WorkingGroup": (_HEXAGON, 0.14)},
    _RED: {"IndustrialPark": (_SQUARE, 0.14)},
    _YELLOW: {"Enterprise": (_DIAMOND, 0.2), "Bank": (_TRIANGLE, 0.2)},
    _PURPLE: {"Programme": (_WEDGE, 0.14), "Batch": (_CIRCLE, 0.14), "Source": (_SQUARE, 0.14)},
    _GREY: {
        "GovernmentBody": (_SQUARE, 0.3), "PartyCommittee": (_SQUARE, 0.8), "University": (_HEXAGON, 0.3),
        "School": (_WEDGE, 0.3), "HealthInstitution": (_TRIANGLE, 0.3), "Organisation": (_PENTAGON, 0.3),
        "Post": (_DIAMOND, 0.3), "Official": (_CIRCLE, 0.3),
    },
}  # fmt: skip
_KNOWN = {name: (hue, *look) for hue, types in LOOKS.items() for name, look in types.items()}
_OTHER = (_GREY, _PENTAGON, 0.3)

#: For graphs of other people: one of these a type, the rest grey.
_SERIES = (
    (_BLUE, _CIRCLE, 0.14), (_RED, _SQUARE, 0.14), (_GREEN, _HEXAGON, 0.14), (_YELLOW, _TRIANGLE, 0.14),
    (_PURPLE, _DIAMOND, 0.14), (_CYAN, _WEDGE, 0.14), _OTHER,
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


def rank(name: str) -> int:
    """Return where a type stands in the legend; unknown types come last."""
    return list(_KNOWN).index(name) if name in _KNOWN else len(_KNOWN)


def looks(types: Sequence[str]) -> list[Look]:
    """Return a look for each type; where none is of our ontology, a series of looks in the order given.

    >>> [look.hue for look in looks(["County", "IndustrialPark", "Village"])]
    ['#66CCEE', '#EE6677', '#66CCEE']
    """
    if any(name in _KNOWN for name in types):
        chosen = [_KNOWN.get(name, _OTHER) for name in types]
    else:
        chosen = [_SERIES[min(i, len(_SERIES) - 1)] for i in range(len(types))]
    return [Look(path, hue, _INK[hue], tint) for hue, path, tint in chosen]
