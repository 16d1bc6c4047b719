"""Figures that are not coded as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import amount, matter, said_by
from aidgraph.check.written import as_written
from aidgraph.model.words import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.check.words import Words
    from aidgraph.model import Claim, Quantity

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        for coded in claim.quantities:
            meant = as_written(coded)
            if meant is not None and meant != coded:
                yield _hit(subject, claim, coded, meant)


def _hit(subject: Subject, claim: Claim, coded: Quantity, meant: Quantity) -> Hit:
    of, who = matter(claim, coded), said_by(subject, claim)
    x, y = _words(meant), _words(coded)
    if x == y:
        x, y = _ends(meant), _ends(coded)
    return Hit(
        f"{of[0]}：{who[0]}的数字写作{coded.raw}，按编码手册应为{x[0]}，而编码为{y[0]}。",
        f"{of[1]}: the figure of {who[1]} is written {coded.raw}, which is {x[1]} by the codebook, but it is coded as "
        f"{y[1]}.",
        (claim,),
    )


def _words(quantity: Quantity) -> Words:
    """Return bound and value; the range where there is no value."""
    number = f"{quantity.logical}" if quantity.value is None else f"{quantity.value:,f}"
    return f"{BOUNDS[quantity.bound][0]} {number}", amount(quantity)[1]


def _ends(quantity: Quantity) -> Words:
    zh, en = _words(quantity)
    return f"{zh}（上下限 {quantity.logical}）", f"{en} with the ends {quantity.logical}"


RULE = Rule(
    "raw-and-value",
    "warning",
    "写法与数值",
    "Figures as written and as coded",
    "数字的写法（如“近80亿元”“2.6万余户”）与编码的数值、上下限和限定词是否一致；写法不能确读的不论。",
    "Whether the value, ends and bound of a figure are those of its words, such as 近80亿元 or 2.6万余户. What cannot "
    "be read for sure is passed over.",
    _find,
)
