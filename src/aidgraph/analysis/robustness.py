"""What the withdrawal of one who supports others would leave unsupported, in ties and in funds.

Of the relations of ours only those count that say who supports whom: a headquarters supports nobody by acting for a
province. Links of other people's networks count all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.analysis.nodes import WHO, in_order, who
from aidgraph.analysis.strength import SUM, filling, read, summed
from aidgraph.errors import InputError
from aidgraph.network import GIVING, KNOWN_RELATIONS, RECEIVING, SUPPORT, require_graph, told_on, totals
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from aidgraph.model import Claim

__all__ = ["funds_withdrawal", "supporting", "withdrawal"]

# By a share a firm has money of another, though no support.
_MOVING = frozenset({"investsIn"}).union(*SUPPORT)


def withdrawal(net: nx.DiGraph) -> Table:
    """Say for each node from which links lead who has no other reported supporter of its own, were it to withdraw.

    The removal of nodes of Albert, Jeong and Barabási (2000), one at a time, read as who would be left alone. `links`
    are those that would go, `recipients` the different nodes they lead to, `unsupported` those of them that no other
    node has a link to, by id, and `left` how many these are. The most first. Weights do not count, nor do loops, nor
    relations that do not say who supports whom: see `supporting`. A recipient that only one source names for a
    supporter may have others of which the sources are silent.

    What contains a recipient counts for nothing in `unsupported`: a county has no other supporter of its own though
    the prefecture that it lies in has one. `within_supported` are those of `unsupported` that lie, by the network's
    graph attribute `ancestors`, in a place which another node is reported to support; none where there is no such
    attribute. Whether such support reaches them the links do not say.

    Raises:
        InputError: as `supporting` does.
    """
    nodes, links = in_order(net), supporting(net)
    given: dict[Any, Counter[Any]] = {}
    supporters: dict[Any, set[Any]] = {}
    for source, target in links:
        given.setdefault(source, Counter())[target] += 1
        supporters.setdefault(target, set()).add(source)
    above = net.graph.get("ancestors", {})
    rows = []
    for node in (node for node in nodes if node in given):
        unsupported = [one for one in sorted(given[node], key=str) if supporters[one] == {node}]
        within = [
            one
            for one in unsupported
            if any(supporters.get(place, set()) - {node, one} for place in above.get(one, ()))
        ]
        counts = given[node].total(), len(given[node]), len(unsupported)
        rows.append((*who(net, node), *counts, unsupported, within))
    columns = (*WHO, "links", "recipients", "left", "unsupported", "within_supported")
    return Table(columns, sorted(rows, key=lambda row: (-row[6], -row[5])))


def supporting(net: nx.Graph) -> list[tuple[Any, Any]]:
    """Return who supports and who is supported, for each link that says so, without loops.

    Of the relations of ours these are `supports`, `funds` and `sendsTo`; where a network has none of them,
    `implementsIn` and `assists`. Not both at once (`aidgraph.network.SUPPORT`): the group that works in a county is no
    other supporter than the city that sends it. Links without a relation, or of one that is not ours, count.

    Raises:
        InputError: the network has no directions, or its links all are of other relations of ours, such as twinnings.
    """
    require_graph(net)
    _require_directions(net)
    found = {relation for *_, relation in _related(net)}
    meant = next((some for some in SUPPORT if some & found), frozenset[str]())
    return [(source, target) for source, target, _ in _links_of(net, meant) if source != target]


def funds_withdrawal(net: nx.MultiDiGraph) -> Table:
    """Say what money each recipient is told to have from each giver, and so would lose were that one to withdraw.

    A row is a giver, a `recipient`, a kind of `money` and a class of `status`: what is planned would be missing in
    future, what is achieved says how much hung on the giver until now; the two are never added. `low` and `high` are
    the ends, in nominal CNY and None where open, of an additive selection of the claims in which the one gives and the
    other receives, with `basis`, `additive`, `claims`, `shared` and `left_out` as in `analysis.strength`; of a figure
    for several recipients each has anything from nothing to the whole. `all_low` and `all_high` are what all claims
    tell that the recipient has of this money; `only` says whether all of these name the giver. Money that no edge
    stands for is not counted. The largest lower end first. Rows of one giver must not be added up: what it gives
    altogether is its row in `analysis.strength`.

    Raises:
        InputError: the network has no directions, does not bring its claims along, or its links all are of relations of
            ours by which nobody has money, such as `within`.
    """
    require_graph(net)
    _require_directions(net)
    claims, ancestors, years = read(net), net.graph["ancestors"], net.graph.get("years")
    between: dict[tuple[Any, Any], list[dict[str, Any]]] = {}
    for giver, recipient, data in _links_of(net, _MOVING):
        if giver != recipient:
            between.setdefault((giver, recipient), []).append(data)
    behind: dict[tuple[Any, Any], dict[str, list[Claim]]] = {}
    received: dict[Any, dict[str, dict[str, Claim]]] = {}
    for (giver, recipient), edges in between.items():
        told = filling(told_on(edges, claims), (recipient, RECEIVING))
        for key, taken in told.items():
            received.setdefault(recipient, {}).setdefault(key, {}).update((claim.id, claim) for claim in taken)
        behind[giver, recipient] = filling(told, (giver, GIVING))
    whole = {
        one: totals({key: list(taken.values()) for key, taken in told.items()}, ancestors, years, (one, RECEIVING))
        for one, told in received.items()
    }
    rows = []
    for (giver, recipient), lost in behind.items():
        for key, selected in totals(lost, ancestors, years, (giver, GIVING), (recipient, RECEIVING)).items():
            total, known = whole[recipient][key].total, {claim.id for claim in lost[key]}
            rows.append(
                (*who(net, giver), *who(net, recipient)[:3], *key.split("/"), *summed(selected), total.low, total.high,
                 received[recipient][key].keys() <= known)
            )  # fmt: skip
    columns = (
        *WHO,
        "recipient",
        "recipient_zh",
        "recipient_en",
        "money",
        "status",
        *SUM,
        "all_low",
        "all_high",
        "only",
    )
    return Table(columns, sorted(rows, key=lambda row: (-(row[9] or 0), str(row[0]), str(row[4]))))


def _links_of(net: nx.Graph, meant: frozenset[str]) -> list[tuple[Any, Any, dict[str, Any]]]:
    """Return the links of some relations of ours, and of all that are not ours."""
    kept = [
        (source, target, data)
        for source, target, data, relation in _related(net)
        if relation in meant or relation not in KNOWN_RELATIONS
    ]
    if not kept and net.number_of_edges():
        wanted, has = sorted(meant or frozenset().union(*SUPPORT)), sorted({relation for *_, relation in _related(net)})
        raise InputError(
            f"This measure needs links that say who supports whom ({', '.join(wanted)}); this network has: "
            f"{', '.join(has)}."
        )
    return kept


def _related(net: nx.Graph) -> Iterator[tuple[Any, Any, dict[str, Any], str]]:
    for source, target, data in net.edges(data=True):
        yield source, target, data, str(data.get("relation") or "").removeprefix(vocab.AID)


def _require_directions(net: nx.Graph) -> None:
    if not net.is_directed():
        raise InputError(
            "This measure needs a directed network, in which a link leads from who supports to who is supported."
        )
