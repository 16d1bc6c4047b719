"""What the withdrawal of one who supports others would leave unsupported, in ties and in funds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import WHO, in_order, who
from aidgraph.analysis.strength import SUM, named, read, summed
from aidgraph.errors import InputError
from aidgraph.network import GIVING, MUTUAL, RECEIVING, fills, in_part, sums_of, tells
from aidgraph.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from aidgraph.model import Claim

__all__ = ["funds_withdrawal", "withdrawal"]


def withdrawal(net: nx.DiGraph) -> Table:
    """Say for each node from which links lead who has no other reported supporter of its own, were it to withdraw.

    The removal of nodes of Albert, Jeong and Barabási (2000), one at a time, read as who would be left alone. `links`
    are those that would go, `recipients` the different nodes they lead to, `unsupported` those of them that no other
    node has a link to, by id, and `left` how many these are. The most first. Weights do not count, nor do loops, nor
    relations that hold both ways (`MUTUAL`): these do not say who supports whom. A recipient that only one source names
    for a supporter may have others of which the sources are silent.

    What contains a recipient counts for nothing in `unsupported`: a county has no other supporter of its own though
    the prefecture that it lies in has one. `within_supported` are those of `unsupported` that lie, by the network's
    graph attribute `ancestors`, in a place which another node is reported to support; none where there is no such
    attribute. Whether such support reaches them the links do not say.

    Raises:
        InputError: the network has no directions, or links of none but mutual relations: nobody supports anybody.
    """
    nodes = in_order(net)
    _require_directions(net)
    given: dict[Any, Counter[Any]] = {}
    supporters: dict[Any, set[Any]] = {}
    for source, target, relation in net.edges(data="relation"):
        if source != target and relation not in MUTUAL:
            given.setdefault(source, Counter())[target] += 1
            supporters.setdefault(target, set()).add(source)
    if net.number_of_edges() and all(relation in MUTUAL for *_, relation in net.edges(data="relation")):
        raise InputError(
            "This measure needs links from who supports to who is supported; those of this network all hold both ways."
        )
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


def funds_withdrawal(net: nx.MultiDiGraph) -> Table:
    """Say what money each recipient is told to have from each giver, and so would lose were that one to withdraw.

    A row is a giver, a `recipient`, a kind of `money` and a class of `status`: what is planned would be missing in
    future, what is achieved says how much hung on the giver until now; the two are never added. `low` and `high` are
    the ends, in nominal CNY and None where open, of an additive selection of the claims in which the one gives and the
    other receives, with `basis`, `additive`, `claims`, `shared` and `left_out` as in `analysis.strength`; of a figure
    for several recipients each has anything from nothing to the whole. `all_low` and `all_high` are what all claims
    tell that the recipient has of this money; `only` says whether all of these name the giver. The largest lower end
    first. Rows of one giver must not be added up: what it gives altogether is its row in `analysis.strength`.

    Raises:
        InputError: the network has no directions, or does not bring its claims along.
    """
    in_order(net)
    _require_directions(net)
    claims, ancestors, years = read(net), net.graph["ancestors"], net.graph.get("years")
    ends: dict[tuple[Any, Any], set[str]] = {}
    for giver, recipient, data in net.edges(data=True):
        if giver != recipient:
            ends.setdefault((giver, recipient), set()).update(named(data))
    behind: dict[tuple[Any, Any], list[Claim]] = {}
    received: dict[Any, dict[str, Claim]] = {}
    for (giver, recipient), iris in ends.items():
        taken = [claim for iri in sorted(iris) if fills(recipient, RECEIVING, claim := claims[iri])]
        received.setdefault(recipient, {}).update((claim.id, claim) for claim in taken)
        behind[giver, recipient] = [claim for claim in taken if fills(giver, GIVING, claim)]
    whole = {one: _sums(list(taken.values()), one, ancestors, years) for one, taken in received.items()}
    rows = []
    for (giver, recipient), lost in behind.items():
        shared = in_part(lost, years, (giver, GIVING), (recipient, RECEIVING))
        for money, status, selected in sums_of(lost, ancestors, shared):
            total = whole[recipient][money, status].total
            told = {one.id for one in received[recipient].values() if tells(one, money, status)}
            rows.append(
                (*who(net, giver), *who(net, recipient)[:3], money, status, *summed(selected), total.low, total.high,
                 told <= {one.id for one in lost})
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


def _sums(taken: list[Claim], recipient: Any, ancestors: Any, years: Any) -> dict[tuple[str, str], Any]:
    shared = in_part(taken, years, (recipient, RECEIVING))
    return {(money, status): selected for money, status, selected in sums_of(taken, ancestors, shared)}


def _require_directions(net: nx.Graph) -> None:
    if not net.is_directed():
        raise InputError(
            "This measure needs a directed network, in which a link leads from who supports to who is supported."
        )
