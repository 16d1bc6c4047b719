"""Claims about a batch whose period lies outside the batch's term."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter, said_by
from aidgraph.model.edtf import in_words
from aidgraph.query import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Period

__all__ = ["RULE"]

_TERMS = """
SELECT ?batch ?label ?edtf ?earliest ?latest WHERE {
  ?batch a aid:Batch ; aid:period ?label ; aid:edtf ?edtf .
  OPTIONAL { ?batch aid:earliest ?earliest }
  OPTIONAL { ?batch aid:latest ?latest }
}
"""
_ABOUT = timedelta(days=366)


def _find(subject: Subject) -> Iterator[Hit]:
    terms = {row.batch: row for row in select(subject.store, _TERMS)}
    for claim in subject.claims.values():
        for filler in dict.fromkeys(claim.fillers):
            term = terms.get(filler.id)
            if term is not None and claim.period is not None and _outside(claim.period, term):
                of, who = matter(claim), said_by(subject, claim)
                yield Hit(
                    f"{of[0]}：据{who[0]}，时期为{claim.period.label}，而{filler.zh}的任期为{term.label}。",
                    f"{of[1]}: by {who[1]} its period is {in_words(claim.period.edtf)}, but the term of the "
                    f"{filler.en} is {in_words(term.edtf)}.",
                    (claim,),
                )


def _outside(period: Period, term: object) -> bool:
    """Whether a period reaches beyond a term at either end, by more than a year where a date is approximate."""
    edtf, earliest, latest = (getattr(term, name) for name in ("edtf", "earliest", "latest"))
    slack = _ABOUT if "~" in f"{edtf}{period.edtf}" else timedelta()
    before = isinstance(earliest, datetime) and period.earliest is not None and period.earliest < earliest - slack
    after = isinstance(latest, datetime) and period.latest is not None and period.latest > latest + slack
    return before or after


RULE = Rule(
    "period-outside-batch",
    "warning",
    "时期与批次",
    "Periods and batches",
    "涉及某一批次的陈述，其时期是否在该批次的任期之内。",
    "Whether the period of a claim about a batch lies within the term of that batch.",
    _find,
)
