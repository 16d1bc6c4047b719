"""How two things hang together: the shortest paths between them, in sentences."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.network import require_graph
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["paths"]

_COLUMNS = ("path", "step", "from", "relation", "to", "zh", "en", "claims")


def paths(net: nx.Graph, start: Any, end: Any, most: int = 3) -> Table:
    """Tell the shortest paths between two things, a row for each link of each step.

    Links are followed in either direction, and told in their own: `from` and `to` are where the link leads. `zh` and
    `en` say it as what sources report, `claims` are what it rests on. Parallel links of a step are a row each.

    Args:
        net: a network.
        start: a node of it.
        end: another.
        most: how many paths of that length to tell.

    Returns:
        Without a row where nothing leads from one to the other, or where they are the same.

    Raises:
        NotFoundError: one of them is no node of the network.
        InputError: `most` is less than 1.
    """
    import networkx as nx

    require_graph(net)
    if most < 1:
        raise InputError(f"most={most!r}: give a number from 1.")
    for node in (start, end):
        if node not in net:
            raise NotFoundError(f"The network has no node “{node}”.{near(str(node), [str(one) for one in net])}")
    either = nx.Graph(net.to_undirected(as_view=True) if net.is_directed() else net)
    rows = []
    if start != end and nx.has_path(either, start, end):
        for number, path in enumerate(islice(nx.all_shortest_paths(either, start, end), most), 1):
            for step, (one, other) in enumerate(pairwise(path), 1):
                rows += [(number, step, *link) for link in _links(net, one, other)]
    return Table(_COLUMNS, rows)


def _links(net: nx.Graph, one: Any, other: Any) -> list[tuple[Any, ...]]:
    """Return the links between two nodes, in their own direction each."""
    ways = [(one, other), (other, one)] if net.is_directed() else [(one, other)]
    found = []
    for source, target in ways:
        held = net.get_edge_data(source, target)
        if held is None:
            continue
        for data in held.values() if net.is_multigraph() else [held]:
            names = [[net.nodes[node].get(tag) or str(node) for node in (source, target)] for tag in ("zh", "en")]
            (zh_from, zh_to), (en_from, en_to) = names
            claims = data.get("claims", ())
            zh, en = data.get("zh") or data.get("relation", ""), data.get("en") or data.get("relation", "")
            found.append(
                (
                    source,
                    data.get("relation", ""),
                    target,
                    f"据报，{zh_from} {zh} {zh_to}（依据 {len(claims)} 条陈述）。",
                    f"Reported: {en_from} {en} {en_to} (on {len(claims)} {'claim' if len(claims) == 1 else 'claims'}).",
                    list(claims),
                )
            )
    return found
