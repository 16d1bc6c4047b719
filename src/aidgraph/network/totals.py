"""What the claims of a network of funding come to together, and which of them this leaves out, and why."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from aidgraph.additive import additive_selection
from aidgraph.derive.grounds import read_facts
from aidgraph.network.edges import named_on
from aidgraph.network.money import CLASSES, SUMS, in_part, kinds_told
from aidgraph.query import select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aidgraph.additive import Selection
    from aidgraph.model import Claim
    from aidgraph.network.money import Years
    from aidgraph.network.networks import Parts

__all__ = ["left_out", "told_on", "totals"]

_FUNDING = "SELECT ?claim WHERE { ?claim a aid:FundingClaim FILTER isIRI(?claim) }"


def told_on(edges: Iterable[Mapping[str, Any]], claims: Mapping[str, Claim]) -> dict[str, list[Claim]]:
    """Return the claims that edges name, by the money and the class of status that they tell of (`aid-funds/plan`).

    An edge of `funding` stands for one of these alone.
    """
    told: dict[str, dict[str, Claim]] = {}
    for data in edges:
        for iri in named_on(data):
            for money, status in kinds_told(claims[iri]):
                if data.get("money", money) == money and data.get("status_class", status) == status:
                    told.setdefault(f"{money}/{status}", {})[iri] = claims[iri]
    return {key: [found[iri] for iri in sorted(found)] for key, found in told.items()}


def totals(
    told: Mapping[str, Collection[Claim]],
    ancestors: Mapping[str, frozenset[str]],
    years: Years | None,
    *ends: tuple[str, tuple[str, ...]],
) -> dict[str, Selection]:
    """Return the additive selection of all claims by the money and the class of status.

    What several receive is counted once, or in part where `ends` ask for who gives or receives (see `in_part`); of a
    claim that tells of other `years`, too, anything up to the whole.
    """
    found = {}
    for money, status in product(SUMS, CLASSES):
        claims = told.get(f"{money}/{status}", ())
        selected = additive_selection(claims, money, status, ancestors, in_part(claims, years, *ends))
        if selected is not None:
            found[f"{money}/{status}"] = selected
    return found


def left_out(placed: Iterable[Claim], selections: Mapping[str, Selection], parts: Parts) -> dict[str, list[str]]:
    """Return the reasons why a claim on funding counts in no total, by its IRI; `placed` are those with an edge."""
    found: dict[str, list[str]] = {}
    kept: set[str] = set()
    for selected in selections.values():
        kept.update(selected.kept)
        for iri, reason in selected.left_out:
            found.setdefault(iri, []).append(reason)
    on_edges = {claim.id for claim in placed}
    for claim in _without_edge(on_edges, parts):
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
    if not kinds_told(claim):
        return "gives no sum of money"
    return "its link does not meet the conditions of the network"
