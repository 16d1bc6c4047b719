"""The parts of a claim as pages show them: in its row, and where a finding rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.derive import status_class
from aidgraph.model.words import AGREEMENT, BOUNDS, KINDS, LEVELS, MEASURES, STATUSES
from aidgraph.site.cells import base_units
from aidgraph.site.material import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidgraph.derive import Comparison
    from aidgraph.model import Claim, Evidence, Quantity, Source

__all__ = ["claim_parts", "grade", "related"]

Words = tuple[str, str]
Related = list[tuple[Words, list[tuple[str, str, "Source"]]]]


def claim_parts(claim: Claim, labels: Mapping[str, Words]) -> dict[str, Any]:
    """Return the parts of a claim in words."""
    return {
        "claim": claim,
        "anchor": anchor(claim.id),
        "kind": KINDS[claim.kind],
        "status": STATUSES[claim.status],
        "phase": status_class(claim.status),
        "summary": claim.summary,
        "figures": list(map(_figure, claim.quantities)),
        "where": _where(claim.evidence),
        "speaker": claim.speaker and labels.get(claim.speaker, (vocab.local(claim.speaker),) * 2),
        "note": [(tag, claim.note[short]) for short, tag in (("zh", "zh-Hans"), ("en", "en")) if short in claim.note],
    }


def related(comparisons: Iterable[Comparison], sources: Mapping[str, Source]) -> dict[str, Related]:
    """Return for each compared claim the others by how they agree: the anchor, number and source of each."""
    found: dict[str, dict[str, dict[str, Claim]]] = {}
    for comparison in comparisons:
        first, second = comparison.claims
        for one, other in ((first, second), (second, first)):
            # Two claims may be compared on several figures.
            found.setdefault(one.id, {}).setdefault(comparison.agreement, {})[other.id] = other
    return {
        iri: [
            (words, [(anchor(other.id), other.number, sources[other.source]) for _, other in sorted(others.items())])
            for agreement, words in AGREEMENT.items()
            if (others := agreeing.get(agreement))
        ]
        for iri, agreeing in found.items()
    }


def grade(source: Source, labels: Mapping[str, Words]) -> Words | None:
    """Return how well a text is established to be its publisher's, None where it is not graded."""
    if source.attribution is None:
        return None
    return labels.get(f"{vocab.PREFIXES['attribution']}{source.attribution}", (source.attribution,) * 2)


def _figure(quantity: Quantity) -> dict[str, Any]:
    return {
        "raw": quantity.raw,
        "bound": BOUNDS[quantity.bound],
        "measure": MEASURES.get(quantity.measure, (quantity.measure,) * 2),
        "value": base_units(quantity),
    }


def _where(evidence: Evidence) -> Words:
    if evidence.paragraph is None:
        return LEVELS[evidence.level]
    if evidence.paragraph == 0:
        return "标题", "headline"
    return f"第 {evidence.paragraph} 段", f"paragraph {evidence.paragraph}"
