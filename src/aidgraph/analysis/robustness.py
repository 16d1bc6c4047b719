"""What the withdrawal of one who supports others would leave unsupported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.analysis.nodes import WHO, in_order, who
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["withdrawal"]


def withdrawal(net: nx.DiGraph) -> Table:
    """Say for each node from which links lead what would be left without any other, were it to withdraw.

    `links` are those that would go, `recipients` the different nodes they lead to, `unsupported` those of them that no
    other node has a link to, by id, and `left` how many these are. The most first. Loops do not count. A recipient that
    only one source names for a supporter may have others of which the sources are silent.

    Raises:
        InputError: the network has no directions, so that nobody supports anybody.
    """
    nodes = in_order(net)
    if not net.is_directed():
        raise InputError("withdrawal needs a directed network: a link leads from who supports to who is supported.")
    rows = []
    for node in nodes:
        recipients = sorted((other for other in net.successors(node) if other != node), key=str)
        if recipients:
            unsupported = [other for other in recipients if not set(net.predecessors(other)) - {node, other}]
            links = sum(net.number_of_edges(node, other) for other in recipients)
            rows.append((*who(net, node), links, len(recipients), len(unsupported), unsupported))
    return Table((*WHO, "links", "recipients", "left", "unsupported"), sorted(rows, key=lambda row: (-row[6], -row[5])))
