"""A stated share against the figures of its part and its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.arithmetic import apart, figures_of, ratio
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import amount, matter, percent, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim, Quantity

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        if claim.kind != "share":
            continue
        ends = [_claim(subject, claim, role) for role in ("part", "whole")]
        for stated in claim.quantities:
            if stated.measure == "share" and ends[0] is not None and ends[1] is not None:
                yield from _compare(subject, claim, stated, ends[0], ends[1])


def _compare(subject: Subject, claim: Claim, stated: Quantity, part: Claim, whole: Claim) -> Iterator[Hit]:
    for a in figures_of(part):
        for b in figures_of(whole, a.measure, a.unit):
            computed = ratio(a, b)
            if computed is not None and apart(stated, computed) and a.value is not None and b.value:
                of, who = matter(claim), said_by(subject, claim)
                x, y, z = amount(a), amount(b), amount(stated)
                result = percent(a.value / b.value)
                yield Hit(
                    f"{of[0]}：{who[0]}作{z[0]}，但按其数字为 {result[0]}（{x[0]}÷{y[0]}）。",
                    f"{of[1]}: {who[1]} has {z[1]}, but its figures give {result[1]} ({x[1]} of {y[1]}).",
                    (claim, part, whole),
                )


def _claim(subject: Subject, claim: Claim, role: str) -> Claim | None:
    """Return the claim that fills a role, None where it is a purpose or group, or is withdrawn."""
    return next((found for one in claim.roles.get(role, ()) if (found := subject.claims.get(one.id or ""))), None)


RULE = Rule(
    "share-of-whole",
    "warning",
    "占比与数字",
    "Shares against their figures",
    "写明的占比是否与部分、整体两个数字相除的结果相符（按所写位数取整）。",
    "Whether a stated share is what its part divided by its whole gives, rounded as written.",
    _find,
)
