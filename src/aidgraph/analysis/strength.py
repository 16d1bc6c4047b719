"""The money that each thing gives or receives, as intervals over claims that may be added up."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.analysis.nodes import WHO, require_claims, who
from aidgraph.derive import additive_selection, status_class
from aidgraph.network import CLASSES, GIVING, RECEIVING, SUMS, Claims, fills, shares
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["strength"]


def strength(net: nx.MultiDiGraph) -> Table:
    """Give the money that each node gives or receives, by kind of money and class of status.

    Only the roles that move money count: who coordinates a loan neither gives nor receives it.
    A total is an interval in nominal CNY over an additive selection of the claims on the node's edges (see
    `aidgraph.derive.additive`); `low` and `high` are its logical ends, None where open. Where `additive` is False the
    total is only a range: the claims may overlap or conflict, or the figure is for several and `shared` names it; of
    such a figure the node has anything from nothing to the whole. `claims` lists what was counted, `left_out` what was
    not, with the reason. Money that no edge of this network stands for is not counted: ask the network `all` for that.
    """
    require_claims(net)
    claims, ancestors = net.graph["claims"], net.graph["ancestors"]
    if isinstance(claims, Claims):
        claims = claims.together(
            iri for *_, data in net.edges(data=True) for iri in (*data["claims"], *data["funding"])
        )
    rows = []
    for node in net:
        edges = (*net.out_edges(node, data=True), *net.in_edges(node, data=True))
        behind = {iri for _, _, data in edges for iri in (*data["claims"], *data["funding"])}
        for direction, roles in (("out", GIVING), ("in", RECEIVING)):
            moved = [claim for iri in behind if fills(node, roles, claim := claims[iri])]
            shared = {claim.id for claim in moved if shares(node, roles, claim)}
            told = {(one.measure, status_class(claim.status)) for claim in moved for one in claim.quantities}
            for measure, status in product(SUMS, CLASSES):
                if (measure, status) in told:
                    chosen = additive_selection(moved, measure, status, ancestors, shared)
                    if chosen is not None:
                        rows.append(
                            (
                                *who(net, node),
                                direction,
                                measure,
                                status,
                                chosen.total.low,
                                chosen.total.high,
                                chosen.total.basis,
                                chosen.additive,
                                [vocab.compact(iri) for iri in chosen.kept],
                                [vocab.compact(iri) for iri in chosen.shared],
                                [f"{vocab.compact(iri)}: {reason}" for iri, reason in chosen.left_out],
                            )
                        )
    columns = (
        *WHO,
        "direction",
        "money",
        "status",
        "low",
        "high",
        "basis",
        "additive",
        "claims",
        "shared",
        "left_out",
    )
    return Table(columns, rows)
