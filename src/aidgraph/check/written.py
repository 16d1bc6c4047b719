"""Figures as a source writes them in Chinese: what value, ends and bound their words give, by the codebook.

Numerals are read here and not by a library: those that there are know no hedge, no 几百 and no 2—3年, guess at what is
ambiguous (三万五), and want the words around a figure cut off, which say what it means.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidgraph.model import Quantity

__all__ = ["as_written"]

_DIGITS: Final = {sign: Decimal(value) for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0),
    "两": Decimal(2),
}
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_NUMERAL = "[0-9.,零〇一二两三四五六七八九十百千万亿]"
_SCALE = "[十百千万亿]"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"

_BOUNDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("近", "将近", "接近", "不足", "不到"), "nearly"),
    **dict.fromkeys(("约为", "约", "大约", "左右", "上下"), "about"),
    **dict.fromkeys(("超过", "超", "逾", "至少", "不少于", "以上", "多", "余"), "at-least"),
    **dict.fromkeys(("不超过", "至多", "最多", "以内", "之内", "内"), "at-most"),
}
# What says of whom, or how much in all, but nothing about the figure itself.
_NEUTRAL = "(?:每[人年月户家村]|人均|年均|累计|合计|总计|共|达到|达)*"
_FIGURE = re.compile(
    rf"{_NEUTRAL}(?P<before>近|将近|接近|不足|不到|约为|约|大约|超过|超|逾|至少|不少于|不超过|至多|最多)?{_NEUTRAL}"
    rf"(?P<hundredths>百分之)?(?P<number>{_NUMERAL}*)(?:(?P<several>[几数])|(?P<between>[多余]))?(?P<scale>{_SCALE}*)"
    rf"(?:%?[-—–~至到](?P<to>{_NUMERAL}+))?(?P<percent>%)?"
    r"(?P<unit>.*?)(?P<after>以上|以内|之内|(?<=年)内|左右|上下|多|余)?"
)
# What would change the figure: half, tenths, times, further figures.
_CHANGED = re.compile(rf"半|^[成倍]|[几数%]|{_NUMERAL}")

#: How much of the base unit a written unit is. Counting units are counted, whatever they are called.
_UNITS: Final[Mapping[str, Mapping[str, str]]] = {
    "CNY": {"": "1", "元": "1", "元人民币": "1"},
    "m2": {"平方米": "1", "平米": "1", "公顷": "10000", "平方公里": "1000000"},
    "km": {"公里": "1", "米": "0.001", "里": "0.5"},
    "a": {"年": "1"},
    "1": {},
}


def as_written(quantity: Quantity) -> Quantity | None:
    """Return a figure as the codebook codes the words of `raw`; None where they cannot be read for sure.

    >>> from aidgraph.model import Quantity
    >>> figure = as_written(Quantity("count", "2.6万余户", Decimal(26), "household"))
    >>> print(f"{figure.value:,f} {figure.bound}", figure.high)
    26,000 at-least None
    >>> as_written(Quantity("count", "不少户", None, "household")) is None
    True
    """
    match = _FIGURE.fullmatch("".join(normalize("NFKC", quantity.raw).split()))
    if match is None or _CHANGED.search(match["unit"]):
        return None
    factor, ends = _factor(match, quantity.unit), _ends(match)
    hedges = {_BOUNDS[word] for word in match.group("before", "between", "after") if word is not None}
    if factor is None or ends is None or len(hedges) > 1:
        return None
    low, high = ((end * factor).normalize() for end in ends)
    if low != high:
        return None if hedges else replace(quantity, value=None, bound="range", low=low, high=high)
    bound = next(iter(hedges), "exact")
    return replace(
        quantity,
        value=low,
        bound=bound,
        low=low if bound in {"exact", "at-least"} else None,
        high=low if bound in {"exact", "at-most", "nearly"} else None,
    )


def _factor(match: re.Match[str], unit: str) -> Decimal | None:
    """Return what a written number is multiplied by to be in the base unit."""
    if match["percent"] or match["hundredths"]:
        return None if match["unit"] else Decimal("0.01")
    factor = _UNITS[unit].get(match["unit"]) if unit in _UNITS else "1"
    return None if factor is None else Decimal(factor)


def _ends(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest of what a number may be, hedges aside."""
    number, scale, to = match["number"], match["scale"], match["to"]
    if match["several"]:
        return None if to else _several(number, scale)
    if to:
        # In 2—3万, both are in 万.
        shared = "" if re.search(_SCALE, number) else to[len(to.rstrip("".join(_SCALES))) :]
        low, high = _value(number + scale + shared), _value(to)
        return None if low is None or high is None or low >= high else (low, high)
    value = _value(number + scale)
    return None if value is None else (value, value)


def _several(tens: str, scale: str) -> tuple[Decimal, Decimal] | None:
    """Return the ends of 几百 (200 to 999) or 十几 (11 to 19)."""
    base, times = _value(tens) if tens else Decimal(1), _value("一" + scale)
    if base is None or times is None or (tens and not tens.endswith("十")):
        return None
    return ((base + 1) * times, (base + 10) * times - 1) if tens else (2 * times, 10 * times - 1)


def _value(numeral: str) -> Decimal | None:
    """Return the value of a numeral, Arabic, Chinese or both; None where it is none, or may be read in two ways.

    >>> [str(_value(one)) for one in ("1.35亿", "一百零五", "两万三千", "1亿2千万", "三万五", "二〇一七", "3,000")]
    ['135000000.00', '105', '23000', '120000000', 'None', 'None', '3000']
    """
    total = section = Decimal(0)
    digit: Decimal | None = None
    below = 0  # the scale that a digit is written under
    for sign in re.findall(rf"{_ARABIC}|.", numeral):
        if sign in {"零", "〇"} and below:
            below = 10
        elif sign in _SCALES and _SCALES[sign] < 10**4:
            below = _SCALES[sign]
            section += (1 if digit is None else digit) * below
            digit = None
        elif sign in _SCALES:
            below = _SCALES[sign]
            group = section + (digit or 0)
            # 2万亿 is 2万 times 亿.
            total = (total + group) * below if sign == "亿" else total + group * below
            section, digit = Decimal(0), None
        elif digit is None and (sign in _DIGITS or sign[0].isdecimal()):
            digit = _DIGITS[sign] if sign in _DIGITS else Decimal(sign.replace(",", ""))
        else:
            return None
    if digit is not None and below > 10:
        return None  # 三万五 may be 35 000
    if digit is None and not total + section:
        return None
    return total + section + (digit or 0)
