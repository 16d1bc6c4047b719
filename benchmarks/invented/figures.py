"""Figures as a Chinese report writes them, and what becomes of them when another report repeats them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from aidgraph.model import Quantity
from benchmarks.invented.chance import Weights

if TYPE_CHECKING:
    from benchmarks.invented.chance import Chance

_WORDS = {
    "CNY": "元",
    "a": "年",
    "building": "栋",
    "case": "例",
    "enterprise": "家",
    "household": "户",
    "institution": "家",
    "km": "公里",
    "m2": "平方米",
    "person": "名",
    "person-time": "人次",
    "prefecture-level-unit": "个",
    "project": "个",
    "province-level-unit": "个",
    "school": "所",
    "village": "个",
}
_BOUNDS = Weights({"exact": 80.0, "at-least": 10.0, "nearly": 5.0, "about": 4.0, "at-most": 1.0})
_DIGITS = Weights({1: 1.0, 2: 4.0, 3: 4.0, 4: 3.0})
_FATES = Weights({"same": 55.0, "rounded": 14.0, "hedged": 9.0, "bare": 9.0, "other": 13.0})
_SCALES = ((10**8, "亿"), (10**4, "万"))


def invent(chance: Chance, measure: str, unit: str, low: float, high: float) -> Quantity:
    """Return a figure between two powers of ten; a hedged one is rounded, as writers do."""
    bound = chance.weighted(_BOUNDS)
    value = max(1, int(chance.scale(low, high)))
    digits = chance.weighted(_DIGITS) if bound == "exact" else chance.between(1, 2)
    # Money is written in 万 or 亿; people and things are counted one by one while they are few.
    step = 10 ** max(0, len(str(value)) - digits)
    if unit != "CNY" and bound == "exact" and value < 10**4:
        step = 1
    return figure(measure, unit, max(step, value // step * step), step, bound, chance)


def figure(measure: str, unit: str, value: int, step: int, bound: str, chance: Chance) -> Quantity:
    """Return a figure of base units with `step` the worth of its last written digit."""
    number = Decimal(value)
    return Quantity(
        measure,
        _written(value, step, unit, bound, chance),
        number,
        unit,
        bound,
        number if bound in {"exact", "at-least"} else None,
        number if bound in {"exact", "at-most", "nearly"} else None,
        Decimal(step),
    )


def percent(part: int, whole: int) -> Quantity:
    """Return the share of a part in a whole, rounded to a percent.

    >>> percent(2, 3).raw, percent(2, 3).value
    ('67%', Decimal('0.67'))
    """
    share = (200 * part + whole) // (2 * whole)
    value = Decimal(share).scaleb(-2)
    return Quantity("share", f"{share}%", value, "1", "exact", value, value, Decimal("0.01"))


def years(chance: Chance) -> Quantity:
    """Return a term between two numbers of years."""
    low = chance.between(2, 4)
    return Quantity("duration", f"{low}—{low + 1}年", None, "a", "range", Decimal(low), Decimal(low + 1))


def retell(quantity: Quantity, chance: Chance) -> Quantity:
    """Return the figure as another report has it: the same, rounded, hedged, without its hedge, or another one."""
    value = quantity.value
    if value is None or quantity.unit == "1":  # ranges and shares are repeated as they are
        return quantity
    fate = chance.weighted(_FATES)
    old, step = int(value), int(quantity.precision or 1)
    measure, unit = quantity.measure, quantity.unit
    if fate == "rounded" or fate == "hedged":
        coarse = 10 * step if old >= 20 * step else step
        near = max(coarse, (old + coarse // 2) // coarse * coarse)
        bound = "exact"
        if fate == "hedged":
            bound = "about" if near == old else "at-least" if near < old else "nearly"
        return figure(measure, unit, near, coarse, bound, chance)
    if fate == "bare":
        return figure(measure, unit, old, step, "exact", chance)
    if fate == "other":
        other = max(step, int(old * (0.4 + 2 * chance.random())) // step * step)
        return figure(measure, unit, other, step, quantity.bound, chance)
    return quantity


def _written(value: int, step: int, unit: str, bound: str, chance: Chance) -> str:
    """Return the words of a figure, such as 近3.2亿元 or 120余个."""
    scale, scale_word = next(
        ((scale, word) for scale, word in _SCALES if value >= scale and step * 10**4 >= scale), (1, "")
    )
    decimals = max(0, len(str(scale)) - len(str(step)))
    number = f"{Decimal(value) / scale:.{decimals}f}{scale_word}"
    word = _WORDS[unit]
    if bound == "at-least":
        return chance.among((f"{number}余{word}", f"{number}多{word}", f"超{number}{word}", f"{number}{word}以上"))
    before = {"nearly": "近", "about": "约"}.get(bound, "")
    return f"{before}{number}{word}{'以内' if bound == 'at-most' else ''}"
