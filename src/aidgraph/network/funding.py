"""The network of money: one edge for each kind of money and class of status between two places.

Plans, running and spent money never add up, nor do kinds of money, so each has an edge of its own.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.derive import origins
from aidgraph.model.summary import sum_in_words
from aidgraph.model.words import MEASURES
from aidgraph.network.behind import resting_on
from aidgraph.network.lazy import Lazy
from aidgraph.network.money import CLASSES, GIVING, RECEIVING, in_part, on_edge, sums_of, tells
from aidgraph.network.networks import build
from aidgraph.network.totals import left_out, told_on, totals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from networkx import MultiDiGraph

    from aidgraph.additive import Selection
    from aidgraph.model import Claim
    from aidgraph.network.networks import Parts, Projection

__all__ = ["build_funding"]


def build_funding(chosen: Projection, parts: Parts) -> MultiDiGraph:
    """Build the network of funding, from the links by which a place funds another.

    Nodes and graph are as `build` makes them, and so are edges, one for each kind of money and class of status, with:

    - `money` (a measure, such as `aid-funds`) and `status_class` (`plan`, `current`, `outcome`);
    - `low` and `high`, the logical ends of the sum in nominal CNY, None where open; `additive`, False where it is only
      a range; and `weight`, the lower end, 0 where it is open, for pictures and algorithms;
    - `claims`, all that speak of this money, of which `counted` make up the sum, those in `shared` name others too, or
      tell of other years than those asked for, so that anything up to the whole may be meant, and `left_out` has the
      rest by their IRI with the reason.

    An edge is keyed by the slug of its link, the money and the class. A claim that gives rates only has no sum and no
    edge.

    Sums of edges must not be added up: what a province gives a prefecture may hold what its city gives a county there,
    and a figure for several recipients stands on an edge to each. What all claims on edges come to is under `totals` of
    the graph, an additive selection for each money and class (`aid-funds/plan`); under `left_out` are the reasons why a
    claim on funding counts in none, by IRI. Both are worked out when they are asked for.
    """
    net = build(chosen, parts)
    links = list(net.edges(keys=True, data=True))
    claims = net.graph["claims"].together(iri for *_, data in links for iri in data["claims"])
    publishers = origins(parts.sources.values()) if links else {}
    years, least = (None, 0) if parts.only is None else (parts.only.years, parts.only.publishers)
    net.remove_edges_from([link[:3] for link in links])
    for source, target, link, data in links:
        said = [claims[iri] for iri in data["claims"]]
        shared = in_part(said, years, (source, GIVING), (target, RECEIVING))
        for money, status, selected in sums_of(said, parts.ancestors, shared):
            behind = [one for one in said if tells(one, money, status)]
            flow = _flow(behind, money, status, selected, publishers)
            # Several publishers may stand behind the link of whom one alone tells of this money.
            if flow["publishers"] >= least:
                net.add_edge(source, target, f"{vocab.local(link)}/{money}/{status}", **data | flow)
    net.remove_nodes_from([node for node, degree in list(net.degree) if not degree])
    told = told_on((data for *_, data in net.edges(data=True)), claims)
    selections = Lazy(lambda: totals(told, parts.ancestors, years))
    net.graph["totals"] = selections
    net.graph["left_out"] = Lazy(lambda: left_out(chain.from_iterable(told.values()), selections, parts))
    net.graph["weight"] = {"zh": "金额下限", "en": "lower end of the sum", "unit": "CNY"}
    return net


def _flow(
    behind: list[Claim], money: str, status: str, selected: Selection, publishers: Mapping[str, str | None]
) -> dict[str, Any]:
    """Return what an edge has of its own kind of money and class of status."""
    (money_zh, money_en), (zh, en) = MEASURES[money], CLASSES[status]
    return (
        resting_on(behind, publishers)
        | on_edge(selected)
        | {
            "zh": f"{money_zh}·{zh}",
            "en": f"{money_en}, {en}",
            "funding": [],  # what is said of other money stands on edges of its own
            "counts": [sum_in_words(selected.total, additive=selected.additive)],
            "money": money,
            "status_class": status,
        }
    )
