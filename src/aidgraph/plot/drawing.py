"""What pictures have in common: colours, fonts, names, ticks and notes."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal
from math import isfinite
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import east_asian_width

from aidgraph.columns import need
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matplotlib.figure import Figure

__all__ = [
    "BLUE",
    "FONTS",
    "GREY",
    "INK",
    "RED",
    "ROW",
    "RULE",
    "Reading",
    "drawing",
    "name_of",
    "note_part",
    "numbers_in",
    "require_most",
    "whole",
    "width_of",
]

Reading = Literal["zh", "en"]

BLUE, RED, GREY, INK, RULE = "#4477AA", "#EE6677", "#BBBBBB", "#1c2430", "#dde1e7"
#: Fonts that hold Chinese, the first that is installed before others.
FONTS = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "SimHei", "WenQuanYi Zen Hei")
#: Inches that a bar takes.
ROW = 0.3


@contextmanager
def drawing(width: float, height: float, reading: Reading) -> Iterator[tuple[Figure, Any]]:
    """Give an empty figure and its axes, and within the context the fonts that hold the language.

    Raises:
        InputError: the language is unknown, or there is no font for Chinese.
    """
    if reading not in ("zh", "en"):
        raise InputError(f'reading is "zh" or "en", not {reading!r}.')
    mpl, managed = need("matplotlib", "plot"), need("matplotlib.font_manager", "plot")
    figures = need("matplotlib.figure", "plot")
    installed = {font.name for font in managed.fontManager.ttflist}
    fonts = [name for name in FONTS if name in installed]
    if reading == "zh" and not fonts:
        raise InputError(f'No font for Chinese is installed (looked for {", ".join(FONTS)}); give reading="en".')
    # English names may hold Chinese words.
    families = [*fonts, "DejaVu Sans"] if reading == "zh" else ["DejaVu Sans", *fonts]
    with mpl.rc_context({"font.family": families, "axes.spines.top": False, "axes.spines.right": False}):
        figure = figures.Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots()
        axes.set_axisbelow(True)
        axes.tick_params(colors=INK, labelfontfamily=families)
        yield figure, axes


def name_of(held: Any, reading: Reading, node: Any = "") -> str:
    """Return the name of what holds labels, in the language or the other one, else its id."""
    other: Reading = "en" if reading == "zh" else "zh"
    return str(held.get(reading) or held.get(other) or held.get("id") or node)


def note_part(axes: Any, shown: int, of: int, things: tuple[str, str], reading: Reading) -> None:
    """Write above a picture how many of how many it shows, `things` being a measure word in zh and a plural in en."""
    zh, en = things
    text = {"zh": f"共 {of} {zh}，图示 {shown} {zh}", "en": f"{shown} of {of} {en} shown"}[reading]
    axes.set_title(text, loc="left", fontsize="small", color=INK)


def numbers_in(values: Iterable[object], what: str) -> list[float]:
    """Return values as numbers.

    Raises:
        InputError: one is none, and so cannot be drawn; `what` says where it stands.

    >>> numbers_in([1, 0.5], "values")
    [1.0, 0.5]
    """
    numbers = []
    for value in values:
        if not isinstance(value, Real | Decimal) or not isfinite(value):
            raise InputError(f"{what} needs numbers, and {value!r} is not one.")
        numbers.append(float(value))
    return numbers


def require_most(most: object) -> None:
    """Raise `InputError` where there is no number of how many things to draw at most."""
    if not isinstance(most, Integral) or int(most) < 0:
        raise InputError(f"most={most!r}: give a number from 0.")


def whole() -> Any:
    """Return a locator of ticks at whole numbers."""
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, integer=True)


def width_of(names: Sequence[str]) -> float:
    """Return the inches that the longest name takes, a Chinese character being twice as wide as a letter."""
    return max(
        (sum(0.15 if east_asian_width(letter) in "WF" else 0.08 for letter in name) for name in names), default=0
    )
