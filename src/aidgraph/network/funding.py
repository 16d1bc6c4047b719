"""The network of money: one edge for each kind of money and class of status between two places.

Plans, running and spent money never add up, nor do kinds of money, so each has an edge of its own.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.derive import additive_selection, origins, status_class
from aidgraph.model.summary import sum_in_words
from aidgraph.model.words import MEASURES
from aidgraph.network.behind import resting_on
from aidgraph.network.money import CLASSES, GIVING, RECEIVING, SUMS, shares
from aidgraph.network.networks import build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from networkx import MultiDiGraph

    from aidgraph.derive import Selection
    from aidgraph.model import Claim
    from aidgraph.network.networks import Parts, Projection

__all__ = ["build_funding"]


def build_funding(chosen: Projection, parts: Parts) -> MultiDiGraph:
    """Build the network of funding, from the links by which a place funds another.

    Nodes and graph are as `build` makes them, and so are edges, one for each kind of money and class of status, with:

    - `money` (a measure, such as `aid-funds`) and `status_class` (`plan`, `current`, `outcome`);
    - `low` and `high`, the logical ends of the sum in nominal CNY, None where open; `additive`, False where it is only
      a range; and `weight`, the lower end, 0 where it is open, for pictures and algorithms;
    - `claims`, all that speak of this money, of which `counted` make up the sum, those in `shared` name others too, so
      that anything up to the whole may be meant, and `left_out` has the rest by their IRI with the reason.

    An edge is keyed by the slug of its link, the money and the class. A claim that gives rates only has no sum and no
    edge.
    """
    net = build(chosen, parts)
    links = list(net.edges(keys=True, data=True))
    claims = net.graph["claims"].together(iri for *_, data in links for iri in data["claims"])
    publishers = origins(parts.sources.values()) if links else {}
    net.remove_edges_from([link[:3] for link in links])
    for source, target, link, data in links:
        said = [claims[iri] for iri in data["claims"]]
        shared = {one.id for one in said if shares(source, GIVING, one) or shares(target, RECEIVING, one)}
        for money, status in product(SUMS, CLASSES):
            behind = [one for one in said if _tells(one, money, status)]
            selected = additive_selection(behind, money, status, parts.ancestors, shared)
            if selected is not None:
                key = f"{vocab.local(link)}/{money}/{status}"
                net.add_edge(source, target, key, **data | _flow(behind, money, status, selected, publishers))
    net.remove_nodes_from([node for node, degree in list(net.degree) if not degree])
    net.graph["weight"] = {"zh": "金额下限", "en": "lower end of the sum", "unit": "CNY"}
    return net


def _tells(claim: Claim, money: str, status: str) -> bool:
    return status_class(claim.status) == status and any(one.measure == money for one in claim.quantities)


def _flow(
    behind: list[Claim], money: str, status: str, selected: Selection, publishers: Mapping[str, str | None]
) -> dict[str, Any]:
    """Return what an edge has of its own kind of money and class of status."""
    low, high = selected.total.low, selected.total.high
    (money_zh, money_en), (zh, en) = MEASURES[money], CLASSES[status]
    return resting_on(behind, publishers) | {
        "zh": f"{money_zh}·{zh}",
        "en": f"{money_en}, {en}",
        "funding": [],  # what is said of other money stands on edges of its own
        "counts": [sum_in_words(selected.total, additive=selected.additive)],
        "money": money,
        "status_class": status,
        "low": low,
        "high": high,
        "additive": selected.additive,
        "weight": float(low or 0),
        "counted": list(selected.kept),
        "shared": list(selected.shared),
        "left_out": list(selected.left_out),
    }
