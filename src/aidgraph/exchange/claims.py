"""Claims as JSON lines and as one flat table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.table import Table, dump_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aidgraph.model import Claim, Filler, Quantity
    from aidgraph.text import Quote

__all__ = ["claims_jsonl", "claims_table"]

_ROLES = tuple(dict.fromkeys(role for roles in vocab.KINDS.values() for role in roles))
_COLUMNS = (
    "claim", "source", "kind", "status",
    *_ROLES,
    "measure", "raw", "value", "unit", "bound", "low", "high",
    "period", "edtf", "earliest", "latest",
    "level", "paragraph", "start", "end", "sha256", "explicit",
    "speaker", "part_of", "supersedes", "withdrawn", "summary_zh", "summary_en",
)  # fmt: skip


def claims_jsonl(claims: Iterable[Claim], quotes: Mapping[str, Quote] | None = None) -> str:
    """Return one JSON object a line, in the form of `Claim.to_json`; figures keep all their digits.

    With quotes by claim IRI, each object ends with `span`, the words it rests on, and `text`, their sentence.
    """
    return "".join(dump_json(claim.to_json() | _quoted(claim, quotes)) + "\n" for claim in claims)


def claims_table(claims: Iterable[Claim], quotes: Mapping[str, Quote] | None = None) -> Table:
    """Return claims as a flat table: one row a quantity, or one row for a claim that has none.

    IRIs are shortened with the project's prefixes; a counted group stands under its English label. With quotes by claim
    IRI, two more columns hold `span`, the words it rests on, and `text`, their sentence.
    """
    rows: list[tuple[Any, ...]] = []
    for claim in claims:
        before = (
            vocab.compact(claim.id),
            vocab.compact(claim.source),
            claim.kind,
            claim.status,
            *([_filler(filler) for filler in claim.roles.get(role, ())] for role in _ROLES),
        )
        after = (*_rest(claim), *_quoted(claim, quotes).values())
        rows += [(*before, *_figure(quantity), *after) for quantity in claim.quantities or (None,)]
    return Table(_COLUMNS if quotes is None else (*_COLUMNS, "span", "text"), rows)


def _filler(filler: Filler) -> str:
    return filler.en if filler.id is None else vocab.compact(filler.id)


def _figure(quantity: Quantity | None) -> tuple[Any, ...]:
    if quantity is None:
        return (None,) * 7
    q = quantity
    return q.measure, q.raw, q.value, q.unit, q.bound, q.low, q.high


def _rest(claim: Claim) -> Iterator[Any]:
    period, evidence, summary = claim.period, claim.evidence, claim.summary
    yield from (None,) * 4 if period is None else period.to_json().values()
    yield from (evidence.level, evidence.paragraph, evidence.start, evidence.end, evidence.sha256, evidence.explicit)
    yield claim.speaker and vocab.compact(claim.speaker)
    yield [vocab.compact(whole) for whole in claim.part_of]
    yield claim.supersedes and vocab.compact(claim.supersedes)
    yield claim.withdrawn
    yield from (summary["zh"], summary["en"])


def _quoted(claim: Claim, quotes: Mapping[str, Quote] | None) -> dict[str, str | None]:
    if quotes is None:
        return {}
    quote = quotes.get(claim.id)
    return {"span": None, "text": None} if quote is None else {"span": quote.span, "text": quote.sentence}
