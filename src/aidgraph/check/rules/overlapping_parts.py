"""Parts that exceed their whole together, so that they must overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.arithmetic import apart, figures_of, total
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import added, amount, matter, said_by
from aidgraph.derive import statement_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim, Quantity

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    tagged: dict[str, list[Claim]] = {}
    for part in subject.claims.values():
        for iri in part.part_of:
            tagged.setdefault(iri, []).append(part)
    for iri, parts in tagged.items():
        if iri in subject.claims:
            whole = subject.claims[iri]
            yield from _overlap(subject, whole, [part for part in parts if part.id not in whole.divided_into])


def _overlap(subject: Subject, whole: Claim, parts: list[Claim]) -> Iterator[Hit]:
    for b in figures_of(whole):
        figures = _once(parts, b)
        if len(figures) < 2:
            continue
        together = total(figures)
        most = b.conventional.high
        if together.low is not None and most is not None and together.low > most and apart(b, together):
            of, who = matter(whole, b), said_by(subject, whole)
            x, y = added(figures), amount(b)
            yield Hit(
                f"{of[0]}：{who[0]}的{x[0]}合起来超过整体{y[0]}，可见互有重叠，不可相加；这并非错误。",
                f"{of[1]}: {x[1]} in {who[1]} exceed their whole {y[1]}, so they overlap and must not be added "
                "up. This is no error.",
                (whole, *parts),
            )


def _once(parts: list[Claim], whole: Quantity) -> list[Quantity]:
    """Return the figures of the parts: a part that is stated twice is coded twice and counts once."""
    return [
        quantity
        for group in statement_groups(parts)
        for quantity in {one.quantity.value: one.quantity for one in group if one.quantity is not None}.values()
        if quantity.value is not None and (quantity.measure, quantity.unit) == (whole.measure, whole.unit)
    ]


RULE = Rule(
    "overlapping-parts",
    "note",
    "重叠的部分",
    "Parts that overlap",
    "同一整体的几个部分（如民生、基层、扶贫）之和是否超过整体：是则互有重叠，不可相加。",
    "Whether parts of one whole (livelihood, grassroots, poverty …) exceed it together: then they overlap and must not "
    "be added up.",
    _find,
)
