"""How wide links are drawn: by their weight where they have one, or else by how many independent publishers say it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any

from aidgraph.model.summary import yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["number", "widths"]


def widths(graph: Mapping[str, Any], edges: Sequence[Mapping[str, Any]]) -> tuple[list[int], tuple[str, str] | None]:
    """Return the step of each edge's width, 0 to 2, and what the steps mean, in zh and en; None where all are alike.

    The name of the weight stands in the graph as `weight`, with `zh`, `en` and, for money in yuan, `unit` “CNY”.

    >>> widths({}, [{"weight": 1}, {"weight": 30}, {"weight": 4}])
    ([0, 2, 1], ('权重：至多 1、至多 4、更多', 'weight: up to 1, up to 4, more'))
    >>> widths({}, [{"publishers": 1}, {"publishers": 3}])
    ([0, 2], ('独立发布者：至多 1、2、3 及以上', 'independent publishers: up to 1, 2, 3 or more'))
    >>> widths({}, [{}, {"weight": "heavy"}])
    ([0, 0], None)
    """
    weights = [number(edge.get("weight")) for edge in edges]
    levels = sorted({weight for weight in weights if weight is not None})
    if len(levels) > 1:
        low, high = _rounded(levels[(len(levels) - 1) // 3], levels[2 * (len(levels) - 1) // 3])
        held = graph.get("weight")
        name = held if isinstance(held, Mapping) else {}
        zh, en = name.get("zh", "权重"), name.get("en", "weight")
        ends = [yuan(end) if name.get("unit") == "CNY" else (f"{end:,.10g}",) * 2 for end in dict.fromkeys((low, high))]
        said = (
            f"{zh}：" + "、".join([*(f"至多 {end}" for end, _ in ends), "更多"]),
            f"{en}: " + ", ".join([*(f"up to {end}" for _, end in ends), "more"]),
        )
        return [0 if weight is None or weight <= low else 1 if weight <= high else 2 for weight in weights], said
    steps = [_step(edge.get("publishers")) for edge in edges]
    said = "独立发布者：至多 1、2、3 及以上", "independent publishers: up to 1, 2, 3 or more"
    return steps, said if any(steps) else None


def number(value: object) -> float | None:
    """Return a value as a number, None for what is none or is too large to be one.

    >>> number(Decimal(3)), number(True), number(10**400), number(float("nan"))
    (3.0, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return None
    try:
        found = float(value)
    except (OverflowError, ValueError):
        return None
    return found if isfinite(found) else None


def _rounded(low: float, high: float) -> tuple[float, float]:
    """Round the ends of steps to one digit where they stay apart: 5.379亿元 says no more than 5亿元."""
    short = float(f"{low:.1g}"), float(f"{high:.1g}")
    return short if short[0] < short[1] else (low, high)


def _step(publishers: object) -> int:
    return min(max(publishers - 1, 0), 2) if type(publishers) is int else 0
