"""Parts against the whole that they make up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.arithmetic import apart, figures_of, total
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import added, amount, matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim, Interval, Quantity

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        for iri in claim.part_of:
            if iri in subject.claims:
                yield from _larger(subject, claim, subject.claims[iri])
        parts = [subject.claims[iri] for iri in claim.divided_into if iri in subject.claims]
        if parts and len(parts) == len(claim.divided_into):
            yield from _unequal(subject, claim, parts)


def _larger(subject: Subject, part: Claim, whole: Claim) -> Iterator[Hit]:
    for a in figures_of(part):
        for b in figures_of(whole, a.measure, a.unit):
            least, most = _certain(a).low, _certain(b).high
            if least is not None and most is not None and least > most and apart(a, b.conventional):
                of, who = matter(whole, b), said_by(subject, part)
                x, y = amount(a), amount(b)
                yield Hit(
                    f"{of[0]}：{who[0]}称{x[0]}是{y[0]}的一部分，部分却大于整体。",
                    f"{of[1]}: {who[1]} has {x[1]} as a part of {y[1]}, but the part is the larger.",
                    (part, whole),
                )


def _certain(quantity: Quantity) -> Interval:
    """Return the range that the words allow; 约 leaves both ends open, so only its convention counts."""
    return quantity.conventional if quantity.bound == "about" else quantity.logical


def _unequal(subject: Subject, whole: Claim, parts: list[Claim]) -> Iterator[Hit]:
    for b in figures_of(whole):
        figures = [a for part in parts for a in figures_of(part, b.measure, b.unit)]
        if len(figures) == len(parts) and apart(b, total(figures)):
            of, who = matter(whole, b), said_by(subject, whole)
            x, y = added(figures), amount(b)
            yield Hit(
                f"{of[0]}：{who[0]}把{y[0]}分为{x[0]}，各部分之和不等于整体。",
                f"{of[1]}: {who[1]} divides {y[1]} into {x[1]}, which do not add up to it.",
                (whole, *parts),
            )


RULE = Rule(
    "parts-of-whole",
    "warning",
    "部分与整体",
    "Parts and wholes",
    "来源所称的部分是否大于其整体；来源所分的各部分（互不重叠）之和是否等于整体。",
    "Whether a part that a source names is larger than its whole, and whether the parts into which a source divides a "
    "whole add up to it.",
    _find,
)
