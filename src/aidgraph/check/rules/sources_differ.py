"""Sources that conflict on the same matter."""

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
        if comparison.agreement == "conflicts" and first.source != second.source:
            of = matter_of(comparison.first)
            a, b = said_by(subject, first), said_by(subject, second)
            x, y = said(comparison.first), said(comparison.second)
            yield Hit(
                f"{of[0]}：{a[0]}作{x[0]}，{b[0]}作{y[0]}。",
                f"{of[1]}: {a[1]} has {x[1]}, {b[1]} has {y[1]}.",
                (first, second),
            )


RULE = Rule(
    "sources-differ",
    "note",
    "来源之间不一",
    "Sources that differ",
    "就同一事项，两个来源所述能否同时成立；不判断孰是。",
    "Whether what two sources say on the same matter can both hold. Which of them does is not judged.",
    _find,
)
