"""What an edge takes over from the claims that it rests on, where no link of the store says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.network.money import kinds_told
from aidgraph.values import IRI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aidgraph.model import Claim

__all__ = ["resting_on", "well_told"]


def resting_on(claims: Iterable[Claim], publishers: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the attributes of an edge that rests on some claims; `publishers` is that of `derive.origins`."""
    behind = sorted(claims, key=lambda claim: claim.id)
    periods = [claim.period for claim in behind if claim.period is not None]
    status = max((claim.status for claim in behind), key=vocab.STATUSES.index)
    return {
        "claims": [IRI(claim.id) for claim in behind],
        "status": status,
        "plans_only": status in vocab.PLANS,
        "publishers": len({publishers.get(claim.source) for claim in behind} - {None}),
        "earliest": min((period.earliest for period in periods if period.earliest is not None), default=None),
        "latest": max((period.latest for period in periods if period.latest is not None), default=None),
        "explicit": any(claim.evidence.explicit for claim in behind),
    }


def well_told(claims: Collection[Claim], publishers: Mapping[str, str | None], least: int) -> set[str]:
    """Return the claims, by IRI, on a kind of money and class of status of which so many publishers tell."""
    told: dict[tuple[str, str], set[str | None]] = {}
    for claim in claims:
        for kind in kinds_told(claim):
            told.setdefault(kind, set()).add(publishers.get(claim.source))
    enough = {kind for kind, names in told.items() if len(names - {None}) >= least}
    return {claim.id for claim in claims if not least or not enough.isdisjoint(kinds_told(claim))}
