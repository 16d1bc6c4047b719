"""One source with two figures for the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter_of, said, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    for comparison in subject.comparisons:
        first, second = comparison.claims
        if comparison.agreement == "conflicts" and first.source == second.source:
            of, who = matter_of(comparison.first), said_by(subject, first)
            x, y = said(comparison.first), said(comparison.second)
            notes = [claim.note for claim in (first, second)]
            noted = [
                mark.join(f"“{note[tag].rstrip('。.')}”" for note in notes if tag in note)
                for tag, mark in (("zh", "、"), ("en", " and "))
            ]
            yield Hit(
                f"{of[0]}：{who[0]}既作{x[0]}，又作{y[0]}。{noted[0] and f'编码者注：{noted[0]}。'}",
                f"{of[1]}: {who[1]} has both {x[1]} and {y[1]}.{noted[1] and f' The coder notes: {noted[1]}.'}",
                (first, second),
            )


RULE = Rule(
    "source-contradicts-itself",
    "note",
    "同一来源前后不一",
    "A source with two figures for one matter",
    "就同一事项，一个来源的两处所述能否同时成立；两处也可能所指不同，措辞未予区分。",
    "Whether two statements of one source on the same matter can both hold; they may also mean different things "
    "that its words do not tell apart.",
    _find,
)
