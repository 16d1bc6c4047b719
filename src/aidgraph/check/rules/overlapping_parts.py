"""Parts that exceed their whole together, so that they must overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.arithmetic import figures_of, total
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import added, amount, matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim

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
        figures = [a for part in parts for a in figures_of(part, b.measure, b.unit)]
        least = total(figures).low
        if len(figures) > 1 and least is not None and b.conventional.high is not None and least > b.conventional.high:
            of, who = matter(whole, b), said_by(subject, whole)
            x, y = added(figures), amount(b)
            yield Hit(
                f"{of[0]}：{who[0]}的 {x[0]} 合起来超过整体“{y[0]}”，可见互有重叠，不可相加；这并非错误。",
                f"{of[1]}: {x[1]} in {who[1]} exceed their whole “{y[1]}”, so they overlap and must not be added "
                "up. This is no error.",
                (whole, *parts),
            )


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
