"""A rate per head times the heads, against the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.arithmetic import apart, product
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import amount, matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim

__all__ = ["RULE"]

_SUMS = frozenset(vocab.MONEY) - {"rate", "output-value"}
_YEAR = 366  # days


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        rates = [quantity for quantity in claim.quantities if quantity.measure == "rate"]
        heads = [quantity for quantity in claim.quantities if quantity.measure == "count"]
        if len(rates) != 1 or len(heads) != 1 or not _one_year(claim):
            continue
        computed = product(rates[0], heads[0])
        for other in subject.claims.values():
            if not _same(claim, other):
                continue
            for stated in other.quantities:
                if stated.measure in _SUMS and stated.unit == rates[0].unit and apart(stated, computed):
                    of, who = matter(claim), said_by(subject, claim)
                    x, y, z = amount(rates[0]), amount(heads[0]), amount(stated)
                    yield Hit(
                        f"{of[0]}：{who[0]}作{y[0]}、{x[0]}，总数却作{z[0]}，二者不符。",
                        f"{of[1]}: {who[1]} has {y[1]} at {x[1]} each, which is not the {z[1]} it gives in all.",
                        (claim,) if other is claim else (claim, other),
                    )


def _one_year(claim: Claim) -> bool:
    """A rate is per head and year: over a longer time the sum may be a multiple."""
    period = claim.period
    if period is None or period.earliest is None or period.latest is None:
        return period is None
    return (period.latest - period.earliest).days <= _YEAR


def _same(claim: Claim, other: Claim) -> bool:
    """Whether the sum may be that of the rate: the same source, kind, roles, status and period."""
    keys = [(one.source, one.kind, one.status, one.period and one.period.edtf, _roles(one)) for one in (claim, other)]
    return keys[0] == keys[1]


def _roles(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((role, one.id or one.zh) for role, fillers in claim.roles.items() for one in fillers)


RULE = Rule(
    "per-head",
    "warning",
    "人均数",
    "Figures per head",
    "人均数乘以人数是否等于同一来源就同一事项所写的总数。",
    "Whether a rate per head times the heads is the sum that the same source gives for the same matter.",
    _find,
)
