"""What edges have of numbers: a weight, or a sum of money with its ends."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aidgraph.model import Interval
from aidgraph.model.summary import bounds_in_words
from aidgraph.views.texts import text
from aidgraph.views.widths import number

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["sum_of", "weight_of"]


def weight_of(attributes: Mapping[str, Any]) -> float | int | None:
    """Return the weight of an edge, None where it is no number, or that of a sum of which nothing is told.

    >>> weight_of({"weight": 3.0}), weight_of({"weight": "heavy"})
    (3, None)
    >>> weight_of({"weight": 0.0, "low": None, "counted": []})
    """
    if attributes.get("counted") == []:
        return None
    return _short(number(attributes.get("weight")))


def sum_of(attributes: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the sum that an edge of the network of funding is, in nominal CNY; None for other edges.

    It has its `money` and `class` of status, `low` and `high`, None where open, whether it is `additive`, and in words
    (`zh` and `en`) its ends and whether they are only a range; `ends` are these words without the latter.

    >>> sum_of({"money": "loan", "status_class": "plan", "low": 3, "high": None})["en"]
    'at least 3 yuan'
    >>> sum_of({"money": 100})
    """
    money, status = attributes.get("money"), attributes.get("status_class")
    if not (isinstance(money, str) and isinstance(status, str)):
        return None
    low, high = (_short(number(attributes.get(end))) for end in ("low", "high"))
    additive = attributes.get("additive") is not False
    exact = [None if end is None else Decimal(repr(end)) for end in (low, high)]
    ends = Interval(exact[0], exact[1])
    zh, en = bounds_in_words(ends, additive=additive)
    return {
        "money": text(money), "class": text(status), "low": low, "high": high, "additive": additive,
        "zh": zh, "en": en, "ends": list(bounds_in_words(ends, additive=True)),
    }  # fmt: skip


def _short(value: float | None) -> float | int | None:
    """Return a whole number without its point."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 2**53 else value
