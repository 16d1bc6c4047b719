"""Totals that are less than what they hold: an earlier total, or the figure of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.arithmetic import apart
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import amount, matter_of, said_by
from aidgraph.derive import one_matter, statement_groups
from aidgraph.model.edtf import Date, in_words, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from aidgraph.derive import Statement
    from aidgraph.model import Period, Quantity

__all__ = ["RULE"]

# What does not grow as time goes on.
_NO_SUMS = {"rate", "share", "start-rate", "output-value", "distance", "duration"}
# How many give or receive is no total: another year, it may be others.
_WHO = {"provider", "agent", "recipient", "sideA", "sideB"}


@dataclass(frozen=True, slots=True)
class _Figure:
    """An outcome from `begin` on: it reaches at least to `reach`, and to `last` at most."""

    statement: Statement
    quantity: Quantity
    period: Period
    begin: datetime
    reach: datetime
    last: datetime


def _find(subject: Subject) -> Iterator[Hit]:
    for group in statement_groups(subject.claims.values(), across_time=True):
        figures = [figure for statement in group if (figure := _figure(subject, statement)) is not None]
        for total, part in permutations(figures, 2):
            if one_matter(total.statement, part.statement) and _holds(total, part) and _below(total, part):
                of = matter_of(total.statement)
                a, b = (said_by(subject, one.statement.claim) for one in (part, total))
                x, y = amount(part.quantity), amount(total.quantity)
                yield Hit(
                    f"{of[0]}：{b[0]}作{y[0]}，却少于{a[0]}就其内一段时期（{part.period.label}）所作的{x[0]}。",
                    f"{of[1]}: {b[1]} has {y[1]}, which is less than {a[1]} has for a time within it "
                    f"({in_words(part.period.edtf)}): {x[1]}.",
                    (total.statement.claim, part.statement.claim),
                )


def _figure(subject: Subject, statement: Statement) -> _Figure | None:
    """Return the figure of an outcome whose time is known, None of anything else."""
    claim, quantity = statement.claim, statement.quantity
    if quantity is None or claim.period is None or claim.status not in vocab.OUTCOMES or quantity.measure in _NO_SUMS:
        return None
    if any(one.count is quantity for role in _WHO for one in claim.roles.get(role, ())):
        return None
    meant, to_date = span(claim.period.edtf), claim.status == "achieved-to-date"
    if meant is None or meant.begin is None or meant.approximate:
        return None
    end = meant.end
    if end is None and to_date:
        end = _published(subject, claim.source)
    if end is None:
        return None
    # A total to date that ends in 2015 was reached at some time in that year.
    reach = end.first + timedelta(days=1, seconds=-1) if to_date else end.last
    return _Figure(statement, quantity, claim.period, meant.begin.first, reach, end.last)


def _published(subject: Subject, source: str) -> Date | None:
    """Return the date of a source, None where it is not certain."""
    told = span(subject.sources[source].date) if source in subject.sources else None
    if told is None or told.begin is None or told.end is None or told.approximate:
        return None
    return Date(told.begin.first, told.end.last)


def _holds(total: _Figure, part: _Figure) -> bool:
    """Whether the time of one figure surely holds that of another, and more."""
    longer = total.begin < part.begin or part.last < total.last
    return longer and total.begin <= part.begin and part.last <= total.reach


def _below(total: _Figure, part: _Figure) -> bool:
    """Whether a total is surely below a part of it, whatever their bounds and rounding allow."""
    a, b = part.quantity, total.quantity
    low, high = a.conventional.low, b.conventional.high
    return low is not None and high is not None and high < low and apart(a, b.conventional) and apart(b, a.conventional)


RULE = Rule(
    "falling-total",
    "warning",
    "减少的累计数",
    "Totals that fall",
    "同一事项后来的累计数是否少于先前的累计数，多年的总数是否少于其中一年的数字（限定词与取整所容许的除外）。",
    "Whether a later total of the same matter is less than an earlier one, or a total less than the figure of a year "
    "in it, beyond what hedges and rounding allow.",
    _find,
)
