"""How two things hang together: the shortest paths between them, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.network import claims_of, ground_of, links_between, plans_alone, require_graph
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from aidgraph.network.ground import Ground

__all__ = ["paths"]

#: For each ground a sentence and how many claims it rests on, in zh and en.
_FRAMES: Mapping[Ground, tuple[tuple[str, str], tuple[str, str]]] = {
    "report": (
        ("据报，{one} {label} {other}", "依据 {n} 条陈述"),
        ("Reported: {one} {label} {other}", "on {n} claim{s}"),
    ),
    "sum": (
        ("据报，{one} → {other}：{label}", "依据 {n} 条陈述"),
        ("Reported: {one} → {other}, {label}", "on {n} claim{s}"),
    ),
    "mention": (
        ("据来源的陈述，{one} {label} {other}", "{n} 条陈述"),
        ("By a source’s claims: {one} {label} {other}", "in {n} claim{s}"),
    ),
    "reference": (("据参考数据，{one} {label} {other}", ""), ("By reference data: {one} {label} {other}", "")),
    "comparison": (
        ("经比对陈述，{one} 与 {other}：{label}", "比对 {n} 条陈述"),
        ("By comparison of claims: {one} {label} {other}", "comparing {n} claim{s}"),
    ),
    "unknown": (
        ("网络中，{one} {label} {other}", "附 {n} 条陈述"),
        ("In the network: {one} {label} {other}", "naming {n} claim{s}"),
    ),
}
_SHARED = ("推得，{one} 与 {other} 有 {n} 个共同的相邻者", "Derived: {one} and {other} share {n} neighbour{s}")
#: Grounds on which something is so, maybe by plans alone; what a source speaks of or a comparison finds is no plan.
_SAID = frozenset({"report", "sum", "unknown"})
_PLANNED = ("仅据计划", "on plans alone")
#: How many of the neighbours that are shared are named.
_NAMED = 3
_COLUMNS = ("path", "step", "from", "relation", "to", "zh", "en", "claims", "paths")


def paths(net: nx.Graph, start: Any, end: Any, most: int = 3) -> Table:
    """Tell the shortest paths between two things, a row for each link of each step.

    Links are followed in either direction, and told in their own: `from` and `to` are where the link leads. `zh` and
    `en` say it as what it is: what sources report or speak of, what reference data have, what a comparison of claims
    found, what is derived (of `shared_by`), or, of other people's links, what the network has; and whether it rests on
    plans alone. `claims` are what it rests on. Parallel links of a step are a row each. `path` numbers the paths that
    are told, `paths` is how many of that length there are.

    A link is reported, summed, spoken of or compared where its claims are those that the network brings along, or, in a
    file of a network of ours, have the IRIs of claims; and where it has a relation.

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
    if start != end and (number := _number(either, start, end)):
        for path, nodes in enumerate(islice(nx.all_shortest_paths(either, start, end), most), 1):
            for step, (one, other) in enumerate(pairwise(nodes), 1):
                rows += [(path, step, *link, number) for link in _links(net, one, other)]
    return Table(_COLUMNS, rows)


def _number(either: nx.Graph, start: Any, end: Any) -> int:
    """Return how many shortest paths there are, without going along each: they may be very many."""
    import networkx as nx

    far = nx.single_source_shortest_path_length(either, start)
    ways = {start: 1}
    for node in list(far)[1:]:  # nearer ones come first
        ways[node] = sum(ways[before] for before in either[node] if far[before] < far[node])
    return ways.get(end, 0)


def _links(net: nx.Graph, one: Any, other: Any) -> list[tuple[Any, ...]]:
    """Return the links between two nodes, in their own direction each."""
    found = []
    for source, target, data in links_between(net, one, other):
        shared = data.get("shared") if data.get("relation") == "shares" else None
        told = _derived if isinstance(shared, list) else _told
        found.append((source, data.get("relation", ""), target, *told(net, source, target, data)))
    return found


def _told(net: nx.Graph, source: Any, target: Any, data: Mapping[str, Any]) -> tuple[str, str, list[str]]:
    """Return a link as a sentence in zh and en, which says whose word it is, and its claims."""
    claims = claims_of(data)
    number, plain = len(claims), "→" if net.is_directed() else "—"
    ground = _ground(net, data, claims)
    planned = _PLANNED if ground in _SAID and plans_alone(data) else ("", "")
    told = []
    for tag, (frame, note), plans in zip(("zh", "en"), _FRAMES[ground], planned, strict=True):
        one, other = (_name(net.nodes[node], tag, node) for node in (source, target))
        label = data.get(tag) or data.get("relation") or plain
        rests = note.format(n=number, s="" if number == 1 else "s") if number else ""
        told.append(_sentence(tag, frame.format(one=one, other=other, label=label), rests, plans))
    return told[0], told[1], claims


def _derived(net: nx.Graph, source: Any, target: Any, data: Mapping[str, Any]) -> tuple[str, str, list[str]]:
    """Return what two nodes share as a sentence in zh and en, and the claims on the links that they share it by."""
    middles = {node: net.graph.get("shared", {}).get(node, {}) for node in data["shared"]}
    behind = (held.get("claims", {}).get(end, ()) for held in middles.values() for end in (source, target))
    number, told = len(middles), []
    for tag, frame in zip(("zh", "en"), _SHARED, strict=True):
        one, other = (_name(net.nodes[node], tag, node) for node in (source, target))
        names = [_name(held, tag, node) for node, held in islice(middles.items(), _NAMED)]
        named = {"zh": "、", "en": ", "}[tag].join(names)
        if number > _NAMED:
            named += {"zh": "等", "en": " and others"}[tag]
        told.append(_sentence(tag, frame.format(one=one, other=other, n=number, s="" if number == 1 else "s"), named))
    return told[0], told[1], list(dict.fromkeys(chain.from_iterable(behind)))


def _ground(net: nx.Graph, data: Mapping[str, Any], claims: list[str]) -> Ground:
    """Return what a link rests on: of what is not ours, that is not known."""
    relation, brought = str(data.get("relation") or ""), net.graph.get("claims")
    if isinstance(brought, Mapping):
        ours = all(claim in brought for claim in claims)
    else:  # as in a file
        ours = bool(claims) and all(claim.startswith(vocab.PREFIXES["claim"]) for claim in claims)
    if not (ours and relation):
        return "unknown"
    summed = bool(claims) and {"money", "status_class"} <= data.keys()
    ground = ground_of(relation, cited=True, claims=bool(claims), summed=summed)
    return "unknown" if ground == "comparison" and not claims else ground


def _name(held: Mapping[str, Any], tag: str, node: Any) -> str:
    return str(held.get(tag) or node)


def _sentence(tag: str, said: str, *notes: str) -> str:
    """Return what is said as a sentence, with those notes in brackets that are not empty."""
    told = [note for note in notes if note]
    if tag == "zh":
        return f"{said}（{'，'.join(told)}）。" if told else f"{said}。"
    return f"{said} ({', '.join(told)})." if told else f"{said}."
