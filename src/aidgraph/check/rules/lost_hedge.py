"""A hedged figure that is repeated without its hedge."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter_of, said, said_by
from aidgraph.derive import one_matter, statement_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.derive import Statement

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    for group in statement_groups(subject.claims.values()):
        for before, after in permutations(group, 2):
            if one_matter(before, after) and _loses(before, after) and _later(subject, before, after):
                of = matter_of(before)
                a, b = said_by(subject, before.claim), said_by(subject, after.claim)
                x, y = said(before), said(after)
                yield Hit(
                    f"{of[0]}：{a[0]}作{x[0]}，其后{b[0]}作{y[0]}，限定词已失。",
                    f"{of[1]}: {a[1]} has {x[1]}, later {b[1]} has {y[1]}, without the hedge.",
                    (before.claim, after.claim),
                )


def _loses(before: Statement, after: Statement) -> bool:
    a, b = before.quantity, after.quantity
    if a is None or b is None or a.value is None:
        return False
    return a.value == b.value and a.bound not in {"exact", "range"} and b.bound == "exact"


def _later(subject: Subject, before: Statement, after: Statement) -> bool:
    """Whether one statement is known to have been published after the other, or stands after it in one source."""
    if before.claim.source == after.claim.source:
        return before.claim.id < after.claim.id
    dates = [
        source.date.strip("~?")
        for statement in (before, after)
        if (source := subject.sources.get(statement.claim.source)) and source.date != "undated"
    ]
    # 2017 is not known to be earlier than 2017-08.
    return len(dates) == 2 and dates[0] < dates[1] and not dates[1].startswith(dates[0])


RULE = Rule(
    "lost-hedge",
    "warning",
    "失去限定词",
    "Lost hedges",
    "带“近”“约”“余”等限定词的数字，后来是否以同一数值而无限定词出现。",
    "Whether a figure with a hedge (nearly, about, more than) appears later with the same value and no hedge.",
    _find,
)
