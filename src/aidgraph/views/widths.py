"""How wide links are drawn: by their weight where they have one, or else by how many independent publishers say it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING

from aidgraph.model.summary import yuan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Widths", "number", "widths"]


@dataclass(frozen=True)
class Widths:
    """What the widths of links mean.

    Attributes:
        zh, en: the name of what they follow, and the part of its scale that each step takes.
        steps: those steps of 0 to 2 that some link has, in the order of these parts.
    """

    zh: str
    en: str
    steps: list[int]


def widths(
    weights: Sequence[float | None], publishers: Sequence[int | None], name: Mapping[str, str]
) -> tuple[list[int], Widths | None]:
    """Return the step of each edge's width, 0 to 2, and what the steps mean; None where all are alike.

    `name` is that of the weight in zh and en, with `unit` “CNY” for money in yuan. Every step has some edge, and the
    end that is told of one is the shortest number that lies between its edges and those of the next.

    >>> widths([1, 30, 4], [None] * 3, {})
    ([0, 2, 1], Widths(zh='权重：至多 1、至多 4、更多', en='weight: up to 1, up to 4, more', steps=[0, 1, 2]))
    >>> widths([91, 99, None], [None] * 3, {})
    ([0, 2, 0], Widths(zh='权重：至多 91（或无）、更多', en='weight: up to 91 (or none), more', steps=[0, 2]))
    >>> widths([None] * 2, [1, 3], {})[1].en
    'independent publishers: 1, 3 or more'
    >>> widths([None] * 2, [None, 1], {})
    ([0, 0], None)
    """
    levels = sorted({weight for weight in weights if weight is not None})
    if len(levels) > 1:
        return _by_weight(weights, levels, name)
    steps = [0 if told is None else min(max(told - 1, 0), 2) for told in publishers]
    used = sorted(set(steps))
    if len(used) < 2:
        return [0] * len(steps), None
    least = ("至多 1" if 0 in publishers else "1", "up to 1" if 0 in publishers else "1")
    if None in publishers:
        least = f"{least[0]}（或不详）", f"{least[1]} (or unknown)"
    said = [(least, ("2", "2"), ("3 及以上", "3 or more"))[step] for step in used]
    return steps, _told(("独立发布者", "independent publishers"), said, used)


def _by_weight(
    weights: Sequence[float | None], levels: list[float], name: Mapping[str, str]
) -> tuple[list[int], Widths]:
    last = len(levels) - 1
    cuts = sorted({last // 3, 2 * last // 3})
    ends = [_between(levels[cut], levels[cut + 1]) for cut in cuts]
    used = [0, 1, 2] if len(ends) == 2 else [0, 2]
    steps = [used[sum(weight > end for end in ends)] if weight is not None else 0 for weight in weights]
    said = [
        (f"至多 {zh}", f"up to {en}")
        for zh, en in (yuan(end) if name.get("unit") == "CNY" else (_plain(end),) * 2 for end in ends)
    ]
    if None in weights:
        said[0] = f"{said[0][0]}（或无）", f"{said[0][1]} (or none)"
    return steps, _told((name.get("zh") or "权重", name.get("en") or "weight"), [*said, ("更多", "more")], used)


def _told(name: tuple[str, str], said: list[tuple[str, str]], used: list[int]) -> Widths:
    return Widths(
        f"{name[0]}：{'、'.join(zh for zh, _ in said)}", f"{name[1]}: {', '.join(en for _, en in said)}", used
    )


def number(value: object) -> float | None:
    """Return a value as a number, None for what is none or is too large to be one.

    >>> number(Decimal(3)), number(True), number(10**400), number(float("nan"))
    (3.0, None, None, None)
    """
    if value is None or isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return None
    try:
        found = float(value)
    except (OverflowError, ValueError):
        return None
    return found if isfinite(found) else None


def _between(low: float, high: float) -> float:
    """Return the shortest number from `low` on that is less than `high`: 6亿元 says it as well as 5.379亿元.

    >>> _between(5.379, 9), _between(91, 93), _between(0, 7), _between(-3.2, 1)
    (6.0, 91.0, 0.0, -3.0)
    """
    exact = Decimal(repr(low))
    for digit in range(exact.adjusted(), exact.adjusted() - len(exact.as_tuple().digits), -1):
        found = float(exact.quantize(Decimal((0, (1,), digit)), ROUND_CEILING))
        if low <= found < high:
            return found
    return low


def _plain(value: float) -> str:
    """Return a number as it is read, its thousands apart.

    >>> _plain(6e9), _plain(0.1), _plain(-1200.5), _plain(1e-30)
    ('6,000,000,000', '0.1', '-1,200.5', '1e-30')
    """
    if value and not 1e-6 <= abs(value) < 1e18:
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    return f"{Decimal(repr(float(value))):,f}".removesuffix(".0")
