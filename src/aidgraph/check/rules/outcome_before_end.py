"""Outcomes of a time that had not come when they were reported."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter, said_by
from aidgraph.model.edtf import in_words, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.check.words import Words
    from aidgraph.model import Period

__all__ = ["RULE"]

_ABOUT = timedelta(days=366)


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        source = subject.sources.get(claim.source)
        if claim.status not in vocab.OUTCOMES or claim.period is None or source is None:
            continue
        beyond = _beyond(claim.period, source.date)
        if beyond is not None:
            of, who = matter(claim), said_by(subject, claim)
            when = claim.period.label, in_words(claim.period.edtf)
            yield Hit(
                f"{of[0]}：{who[0]}当作结果来说，而其时期（{when[0]}）{beyond[0]}该来源的日期之后。或为计划，或日期有误。",
                f"{of[1]}: {who[1]} speaks of it as an outcome, but its time ({when[1]}) {beyond[1]} after the date "
                "of the source. It may be a plan, or one of the dates is wrong.",
                (claim,),
            )


def _beyond(period: Period, date: str) -> Words | None:
    """Say how a period reaches beyond the date of its source, as exactly as both are written.

    An outcome of 2017 may be told in August; a date that is approximate may be a year off.
    """
    meant, told = span(period.edtf), span(date)
    if meant is None or told is None or told.latest is None:
        return None
    limit = told.latest + (_ABOUT if meant.approximate or told.approximate else timedelta())
    if meant.begin is not None and meant.begin.first > limit:
        return "始于", "begins"
    if meant.end is not None and meant.end.first > limit:
        return "止于", "ends"
    return None


RULE = Rule(
    "outcome-before-end",
    "warning",
    "尚未到来的结果",
    "Outcomes of a time to come",
    "作为结果报告的，其时期是否始于或止于来源日期之后（按日期所写的精度）；日期不详的来源不论。",
    "Whether the period of an outcome begins or ends after its source's date, as exactly as both dates are written. "
    "Undated sources are passed over.",
    _find,
)
