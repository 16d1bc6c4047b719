"""The money that each thing gives or receives, as intervals over claims that may be added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.analysis.nodes import WHO, require_claims, who
from aidgraph.network import GIVING, RECEIVING, claims_on, fills, told_on
from aidgraph.network import totals as totals_of
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from aidgraph.additive import Selection
    from aidgraph.model import Claim

__all__ = ["SUM", "filling", "read", "strength", "summed", "totals"]

#: The columns of a sum.
SUM = ("low", "high", "basis", "additive", "claims", "shared", "left_out")


def strength(net: nx.MultiDiGraph) -> Table:
    """Give the money that each node gives or receives, by kind of money and class of status.

    The weighted degree or strength of Barrat et al. (2004), over claims in place of weights. Only the roles that move
    money count: who coordinates a loan neither gives nor receives it.
    A total is an interval in nominal CNY over an additive selection of the claims on the node's edges (see
    `aidgraph.additive`); `low` and `high` are its logical ends, None where open. Where `additive` is False the
    total is only a range: the claims may overlap or conflict, or the figure is for several, or for other years than
    those of the network, and `shared` names it; of such a figure anything from nothing to the whole counts.
    `claims` lists what was counted, `left_out` what was not, with the reason. Money that no edge of this network stands
    for is not counted: ask the network `all` for that.

    Raises:
        InputError: the network does not bring its claims along.
    """
    claims, ancestors, years = read(net), net.graph["ancestors"], net.graph.get("years")
    behind: dict[Any, list[dict[str, Any]]] = {node: [] for node in net}
    for source, target, data in net.edges(data=True):
        for end in {source, target}:
            behind[end].append(data)
    rows = []
    for node, edges in behind.items():
        told = told_on(edges, claims)
        for direction, roles in (("out", GIVING), ("in", RECEIVING)):
            moved = filling(told, (node, roles))
            for key, selected in totals_of(moved, ancestors, years, (node, roles)).items():
                rows.append((*who(net, node), direction, *key.split("/"), *summed(selected)))
    return Table((*WHO, "direction", "money", "status", *SUM), rows)


def totals(net: nx.MultiDiGraph) -> Table:
    """Say what all claims on the edges of a network come to, by kind of money and class of status.

    A total is an interval in nominal CNY over one additive selection of all of them, with the columns of `strength`:
    never the sum of what nodes give or edges carry, of which some holds others. What several receive is counted once.
    In a network of some years, a claim whose period reaches beyond them counts with anything from nothing to the whole.

    Raises:
        InputError: the network does not bring its claims along.
    """
    claims = read(net)
    told = told_on((data for *_, data in net.edges(data=True)), claims)
    found = totals_of(told, net.graph["ancestors"], net.graph.get("years"))
    return Table(("money", "status", *SUM), [(*key.split("/"), *summed(one)) for key, one in found.items()])


def read(net: nx.MultiDiGraph) -> Mapping[str, Claim]:
    """Return the claims on the edges of a network, all read, and maybe others.

    Raises:
        InputError: the network does not bring its claims along.
    """
    require_claims(net)
    return claims_on(net)


def filling(told: Mapping[str, Collection[Claim]], *ends: tuple[Any, tuple[str, ...]]) -> dict[str, list[Claim]]:
    """Return of what `told_on` gives the claims in which each of some nodes fills one of its roles."""
    return {key: [claim for claim in found if all(fills(*end, claim) for end in ends)] for key, found in told.items()}


def summed(selected: Selection) -> tuple[Any, ...]:
    """Return what a row tells of an additive selection, claims by their short names."""
    return (
        selected.total.low,
        selected.total.high,
        selected.total.basis,
        selected.additive,
        [vocab.compact(iri) for iri in selected.kept],
        [vocab.compact(iri) for iri in selected.shared],
        [f"{vocab.compact(iri)}: {reason}" for iri, reason in selected.left_out],
    )
