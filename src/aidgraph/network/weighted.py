"""A network with money on its edges: what the claims on each come to, of one kind of money and class of status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.additive import additive_selection
from aidgraph.derive import origins
from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.model.words import MEASURES
from aidgraph.network.edges import claims_on, named_on
from aidgraph.network.given import require_graph
from aidgraph.network.money import CLASSES, GIVING, RECEIVING, SUMS, fills, in_part, on_edge, tells
from aidgraph.network.networks import MUTUAL

if TYPE_CHECKING:
    from networkx import Graph

    from aidgraph.model import Claim

__all__ = ["weighted_by"]

_NO_EDGE = "no edge from who gives to who receives meets the conditions of the network"


def weighted_by(net: Graph, money: str, status: str) -> Graph:
    """Return a copy of a network in which each edge has the sum of one kind of money and one class of status.

    Counted are the claims that an edge names (`claims`, `funding`), as far as its source gives in them and its target
    receives; where links have no direction, either way. Edges get `low` and `high`, the logical ends in nominal CNY,
    None where open; `weight`, the lower end, 0 where it is open; `additive`, `counted`, `shared` and `left_out` as in
    the network of funding. An edge of which no such sum is told has neither end: unknown is not nothing. What an edge
    says else is still of the link, not of the sum. Sums of edges must not be added up: what all counted claims come to
    is under `totals` of the graph (`aid-funds/plan`), and under `left_out` why a claim on this money that an edge names
    is not in it, by IRI.

    Args:
        net: A network that brings its claims along, such as `kg.network("support")`; it is not changed.
        money: A kind of money that adds up, such as `aid-funds`.
        status: `plan`, `current` or `outcome`, which never add up together.

    Raises:
        NotFoundError: The kind of money or the class of status is unknown.
        InputError: It is no NetworkX graph, brings no claims along, or has weights already.

    >>> import aidgraph
    >>> net = weighted_by(aidgraph.open().network("support"), "aid-funds", "plan")
    >>> sum(data["low"] is not None for *_, data in net.edges(data=True))
    9
    """
    for name, given, known in (("kind of money", money, SUMS), ("class of status", status, CLASSES)):
        if given not in known:
            raise NotFoundError(f"No {name} is named “{given}”.{near(given, known)} Known: {', '.join(known)}.")
    require_graph(net)
    if not {"claims", "ancestors"} <= net.graph.keys():
        raise InputError("This needs a network of kg.network(…), whose edges name their claims.")
    if any("weight" in data for *_, data in net.edges(data=True)):
        raise InputError("The edges of this network have weights already.")
    found = net.copy()
    ancestors, years = net.graph["ancestors"], net.graph.get("years")
    edges = [(*ends, data, named_on(data)) for *ends, data in found.edges(data=True)]
    claims = claims_on(net)
    told = {
        iri: claims[iri] for iri in {iri for *_, named in edges for iri in named} if tells(claims[iri], money, status)
    }
    publishers, least = origins(net.graph.get("sources", {}).values()), net.graph.get("publishers", 0)
    placed: dict[str, Claim] = {}
    for source, target, data, named in edges:
        both = not found.is_directed() or data.get("relation") in MUTUAL
        ways = [(source, target), (target, source)] if both else [(source, target)]
        behind = [told[iri] for iri in named if iri in told and _flows(told[iri], ways)]
        # Several publishers may stand behind the link of whom one alone tells of this money.
        if len({publishers.get(claim.source) for claim in behind} - {None}) < least:
            behind = []
        placed.update((claim.id, claim) for claim in behind)
        shared = in_part(behind, years, *(end for way in ways for end in zip(way, (GIVING, RECEIVING), strict=True)))
        selected = additive_selection(behind, money, status, ancestors, shared)
        data.update(on_edge(selected))
    total = additive_selection(placed.values(), money, status, ancestors, in_part(placed.values(), years))
    left_out = {iri: [_NO_EDGE] for iri in told.keys() - placed.keys()}
    for iri, reason in total.left_out if total is not None else ():
        left_out.setdefault(iri, []).append(reason)
    (money_zh, money_en), (zh, en) = MEASURES[money], CLASSES[status]
    found.graph.update(
        totals={} if total is None else {f"{money}/{status}": total},
        left_out=dict(sorted(left_out.items())),
        weight={"zh": f"{money_zh}·{zh}（下限）", "en": f"{money_en}, {en} (lower end)", "unit": "CNY"},
    )
    return found


def _flows(claim: Claim, ways: list[tuple[str, str]]) -> bool:
    """Whether the money that a claim speaks of goes from one thing to another, in one of some ways."""
    return any(fills(giver, GIVING, claim) and fills(receiver, RECEIVING, claim) for giver, receiver in ways)
