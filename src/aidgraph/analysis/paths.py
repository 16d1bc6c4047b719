"""How two things hang together: the shortest paths between them, in sentences."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.network import claims_of, ground_of, links_between, require_graph
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from aidgraph.network.ground import Ground

__all__ = ["paths"]

_FRAMES: Mapping[Ground, tuple[str, str]] = {
    "report": (
        "据报，{one} {label} {other}（依据 {n} 条陈述）。",
        "Reported: {one} {label} {other} (on {n} claim{s}).",
    ),
    "sum": (
        "据报，{one} → {other}：{label}（依据 {n} 条陈述）。",
        "Reported: {one} → {other}, {label} (on {n} claim{s}).",
    ),
    "mention": (
        "据来源的陈述，{one} {label} {other}（{n} 条陈述）。",
        "By a source’s claims: {one} {label} {other} (in {n} claim{s}).",
    ),
    "reference": ("据参考数据，{one} {label} {other}。", "By reference data: {one} {label} {other}."),
    "comparison": (
        "经比对陈述，{one} 与 {other}：{label}（比对 {n} 条陈述）。",
        "By comparison of claims: {one} {label} {other} (comparing {n} claim{s}).",
    ),
    "unknown": ("网络中，{one} {label} {other}。", "In the network: {one} {label} {other}."),
}
_SHARED = ("推得，{one} 与 {other} 有 {n} 个共同的相邻者。", "Derived: {one} and {other} share {n} neighbour{s}.")
_COLUMNS = ("path", "step", "from", "relation", "to", "zh", "en", "claims")


def paths(net: nx.Graph, start: Any, end: Any, most: int = 3) -> Table:
    """Tell the shortest paths between two things, a row for each link of each step.

    Links are followed in either direction, and told in their own: `from` and `to` are where the link leads. `zh` and
    `en` say it as what it is: what sources report or speak of, what reference data have, what a comparison of claims
    found, what is derived (of `shared_by`), or, of other people's links, what the network has. `claims` are what it
    rests on. Parallel links of a step are a row each.

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
    return [
        (source, data.get("relation", ""), target, *_told(net, source, target, data), claims_of(data))
        for source, target, data in links_between(net, one, other)
    ]


def _told(net: nx.Graph, source: Any, target: Any, data: Mapping[str, Any]) -> tuple[str, str]:
    """Return a link as a sentence in zh and en, which says whose word it is."""
    number, relation = len(claims_of(data)), str(data.get("relation", ""))
    claims = number > 0
    summed = claims and {"money", "status_class"} <= data.keys()
    frames = _FRAMES[ground_of(relation, cited=claims or "claims" in net.graph, claims=claims, summed=summed)]
    if relation == "shares" and isinstance(shared := data.get("shared"), list):
        frames, number = _SHARED, len(shared)
    plain = "→" if net.is_directed() else "—"
    told = []
    for tag, frame in zip(("zh", "en"), frames, strict=True):
        one, other = (net.nodes[node].get(tag) or str(node) for node in (source, target))
        label = data.get(tag) or relation or plain
        told.append(frame.format(one=one, other=other, label=label, n=number, s="" if number == 1 else "s"))
    return told[0], told[1]
