"""Claims as JSON lines and as one flat table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.table import Table, dump_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidgraph.model import Claim
    from aidgraph.text import Quote

__all__ = ["claims_jsonl", "claims_table"]

_COLUMNS = (
    "source",
    "claim",
    "kind",
    "zh",
    "en",
    "status",
    "period",
    "measure",
    "raw",
    "value",
    "unit",
    "bound",
    "low",
    "high",
    "paragraph",
    "explicit",
    "id",
)


def claims_jsonl(claims: Iterable[Claim], quotes: Mapping[str, Quote] | None = None) -> str:
    """Return one JSON object a line, in the form of the contract; figures keep all their digits.

    With quotes by claim IRI, each object ends with `span`, the words it rests on, and `text`, their sentence.
    """
    return "".join(dump_json(claim.to_json() | _quoted(claim, quotes)) + "\n" for claim in claims)


def claims_table(claims: Iterable[Claim], quotes: Mapping[str, Quote] | None = None) -> Table:
    """Return a row for each figure of each claim, and one row for a claim without figures.

    With quotes by claim IRI, two more columns hold `span`, the words it rests on, and `text`, their sentence.
    """
    rows = []
    for claim in claims:
        summary = claim.summary
        head = (vocab.local(claim.source), claim.number, claim.kind, summary["zh"], summary["en"], claim.status)
        tail = (claim.evidence.paragraph, claim.evidence.explicit, claim.id, *_quoted(claim, quotes).values())
        for q in claim.quantities or (None,):
            figure = (None,) * 7 if q is None else (q.measure, q.raw, q.value, q.unit, q.bound, q.low, q.high)
            rows.append((*head, claim.period and claim.period.edtf, *figure, *tail))
    return Table(_COLUMNS if quotes is None else (*_COLUMNS, "span", "text"), rows)


def _quoted(claim: Claim, quotes: Mapping[str, Quote] | None) -> dict[str, str | None]:
    if quotes is None:
        return {}
    quote = quotes.get(claim.id)
    return {"span": None, "text": None} if quote is None else {"span": quote.span, "text": quote.sentence}
