"""What the claims of a network of funding come to together, and which of them this leaves out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.derive.grounds import read_facts
from aidgraph.network.money import SUMS, sums_of
from aidgraph.query import select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aidgraph.derive import Selection
    from aidgraph.model import Claim
    from aidgraph.network.networks import Parts

__all__ = ["left_out", "totals"]

_FUNDING = "SELECT ?claim WHERE { ?claim a aid:FundingClaim FILTER isIRI(?claim) }"


def totals(claims: Collection[Claim], ancestors: Mapping[str, frozenset[str]]) -> dict[str, Selection]:
    """Return the additive selection of all claims by the money and the class of status, such as `aid-funds/plan`.

    No claim is for others here: what several receive is counted once.
    """
    return {f"{money}/{status}": selected for money, status, selected in sums_of(claims, ancestors)}


def left_out(claims: Collection[Claim], parts: Parts) -> dict[str, list[str]]:
    """Return the reasons why a claim on funding counts in no total, by its IRI; `claims` are those with an edge."""
    found: dict[str, list[str]] = {}
    kept: set[str] = set()
    for selected in totals(claims, parts.ancestors).values():
        kept.update(selected.kept)
        for iri, reason in selected.left_out:
            found.setdefault(iri, []).append(reason)
    for claim in claims:
        if claim.id not in kept and claim.id not in found:
            found[claim.id] = ["gives no sum of money"]
    for claim in _without_edge({claim.id for claim in claims}, parts):
        found[claim.id] = [_missing(claim)]
    return dict(sorted(found.items()))


def _without_edge(placed: set[str], parts: Parts) -> Iterable[Claim]:
    """Read the standing claims on funding that count and that no edge rests on."""
    others = {iri for (iri,) in select(parts.store, _FUNDING).stream()} - placed
    standing = read_facts(parts.store, sorted(others)) if others else {}
    read = parts.read_claims(list(standing))
    return [claim for claim in read if parts.only is None or parts.only.counts(claim)]


def _missing(claim: Claim) -> str:
    """Say why a claim on funding has no edge."""
    for role, words in (("provider", "who gives"), ("recipient", "who receives")):
        if not any(filler.id is not None for filler in claim.roles.get(role, ())):
            return f"does not name {words}"
    if not any(one.measure in SUMS for one in claim.quantities):
        return "gives no sum of money"
    return "its link does not meet the conditions of the network"
