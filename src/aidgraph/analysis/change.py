"""What goes on from one batch of aid to the next, as far as claims name batches."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.analysis.nodes import require_claims
from aidgraph.network import Claims
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["change"]

_BATCH = vocab.PREFIXES["batch"]


def change(net: nx.MultiDiGraph) -> Table:
    """Compare the ties of each batch that claims name with those of the next: kept, gained and lost.

    A tie is a pair of things and a relation, and belongs to the batches that its claims name; batches follow each other
    by the earliest year that their claims speak of. `continuity` is the share of the earlier ties that are kept. What
    is lost may only be untold: a batch of which one source writes has the ties of that source.

    Returns `batch`, `next`, their labels, `kept`, `gained`, `lost`, `continuity`; no rows for fewer than two batches.
    """
    require_claims(net)
    claims = net.graph["claims"]
    if isinstance(claims, Claims):
        claims = claims.together(iri for *_, data in net.edges(data=True) for iri in data["claims"])
    ties: dict[str, set[tuple[Any, Any, str]]] = {}
    names: dict[str, tuple[str, str]] = {}
    begins: dict[str, int] = {}
    for source, target, data in net.edges(data=True):
        for claim in (claims[iri] for iri in data["claims"]):
            for filler in claim.fillers:
                if filler.id is None or not filler.id.startswith(_BATCH):
                    continue
                ties.setdefault(filler.id, set()).add((source, target, data["relation"]))
                names[filler.id] = filler.zh, filler.en
                if claim.period is not None and claim.period.earliest is not None:
                    year = claim.period.earliest.year
                    begins[filler.id] = min(year, begins.get(filler.id, year))
    order = sorted(ties, key=lambda batch: (batch not in begins, begins.get(batch, 0), batch))
    rows = [
        (one, other, *names[one], *names[other], len(ties[one] & ties[other]), len(ties[other] - ties[one]),
         len(ties[one] - ties[other]), round(len(ties[one] & ties[other]) / len(ties[one]), 6))
        for one, other in pairwise(order)
    ]  # fmt: skip
    return Table(
        ("batch", "next", "batch_zh", "batch_en", "next_zh", "next_en", "kept", "gained", "lost", "continuity"), rows
    )
