"""A planned figure that is reported as an outcome, digit for digit."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter_of, said, said_by
from aidgraph.derive import statement_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.derive import Statement
    from aidgraph.model import Period

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    for group in statement_groups(subject.claims.values(), across_time=True):
        for plan, outcome in permutations(group, 2):
            if _quoted(plan, outcome):
                of = matter_of(plan)
                a, b = said_by(subject, plan.claim), said_by(subject, outcome.claim)
                x = said(plan)
                yield Hit(
                    f"{of[0]}：{a[0]}作计划{x[0]}，{b[0]}以同一数字作结果，或系照录计划。",
                    f"{of[1]}: {a[1]} plans {x[1]}, {b[1]} has the very same figure as achieved; it may repeat the "
                    "plan.",
                    (plan.claim, outcome.claim),
                )


def _quoted(plan: Statement, outcome: Statement) -> bool:
    a, b = plan.quantity, outcome.quantity
    return (
        a is not None
        and b is not None
        and plan.claim.status in vocab.PLANS
        and outcome.claim.status in vocab.OUTCOMES
        and a.value is not None
        # A round or small number can be met by chance; one written to three digits hardly.
        and len(a.value.normalize().as_tuple().digits) >= _DIGITS
        and (a.value, a.bound) == (b.value, b.bound)
        and _overlap(plan.claim.period, outcome.claim.period)
    )


def _overlap(a: Period | None, b: Period | None) -> bool:
    if a is None or b is None:
        return a is b
    return not (
        (a.latest is not None and b.earliest is not None and a.latest < b.earliest)
        or (b.latest is not None and a.earliest is not None and b.latest < a.earliest)
    )


_DIGITS = 3

RULE = Rule(
    "plan-as-outcome",
    "warning",
    "计划作为结果",
    "Plans quoted as outcomes",
    "结果是否与同一事项、同一时期的计划数字完全相同（至少三位数字）。",
    "Whether an outcome is, digit for digit (three at least), the figure planned for the same matter and time.",
    _find,
)
