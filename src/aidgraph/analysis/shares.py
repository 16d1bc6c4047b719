"""What part of all ties, and of all money, is each one's own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.concentration import tied
from aidgraph.analysis.nodes import WHO, who
from aidgraph.analysis.strength import strength
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from decimal import Decimal

    import networkx as nx

__all__ = ["Ends", "funds_shares", "share_ranges", "shares"]

Ends = tuple["Decimal | None", "Decimal | None"]
"""Between what a sum lies, None where open."""


def shares(net: nx.Graph) -> Table:
    """Say what share of the ties of a relation each node has, among those of its type that give or receive.

    What `concentration` sums up, node by node: `relation`, `side` (`out` and `in`; `both` without directions), the
    node's `ties`, its `share` of the ties of all `nodes` of its type that have one there, 0 to 1, which add up to 1.
    Parallel links count each, weights do not count; nodes without a tie have no row. By relation, side and type, the
    largest first.
    """
    rows = [
        (*who(net, node), relation, side, ties, _rounded(ties / found.total()), len(found))
        for (relation, side, _), found in tied(net).items()
        for node, ties in sorted(found.items(), key=lambda held: (-held[1], str(held[0])))
    ]
    return Table((*WHO, "relation", "side", "ties", "share", "nodes"), rows)


def funds_shares(net: nx.MultiDiGraph) -> Table:
    """Say what share of the money each node gives or receives, among those of its type, as an interval.

    A row of `analysis.strength` with its ends, and `share_low` and `share_high`: between them lies the node's share
    whatever each of the `nodes` of one type, direction, kind of money and class of status gives or receives between its
    ends. The least is its own least beside the most of all others, the most its own most beside their least. Where all
    sums are sharp, both are the share itself, and those add up to 1; ranges do not add up. `share_low` is None where
    its own lower end or the upper one of another is open, `share_high` where its own upper end is open, either where
    there may be nothing to share; the lower end of another that is open is nothing.

    What lies in another node of its type, as a phase in its park, may be part of the other's sum, and two may give by
    one claim, the one as provider and the other as who acts for it: of none of these is it sure that it adds to the
    rest. Shares are of what is told: others may have more of which no source tells.

    Raises:
        InputError: the network does not bring its claims along.
    """
    groups: dict[tuple[str, ...], list[Any]] = {}
    for row in strength(net):
        groups.setdefault((row.money, row.status, row.direction, str(row.type or "")), []).append(row)
    rows = []
    for (money, status, side, _), held in sorted(groups.items()):
        ranges = share_ranges([(row.low, row.high) for row in held], _nested(held, net.graph["ancestors"]))
        found = [
            (*row[:4], money, status, side, row.low, row.high, *map(_rounded, ends), len(held))
            for row, ends in zip(held, ranges, strict=True)
        ]
        rows += sorted(found, key=lambda row: (-(row[7] or 0), str(row[0])))
    return Table((*WHO, "money", "status", "side", "low", "high", "share_low", "share_high", "nodes"), rows)


def share_ranges(sums: Sequence[Ends], nested: Container[int] = ()) -> list[tuple[float | None, float | None]]:
    """Return between what the share of each of some sums lies, None where nothing bounds it.

    Of `nested` sums, given by number, it is not sure that they add anything to others.

    >>> share_ranges([(1, 1), (3, 3)]), share_ranges([(1, 2), (2, None)])
    ([(0.25, 0.25), (0.75, 0.75)], [(None, 0.5), (0.5, None)])
    """
    least = sum(low or 0 for number, (low, _) in enumerate(sums) if number not in nested)
    most, open_ends = sum(high or 0 for _, high in sums), sum(high is None for _, high in sums)
    found: list[tuple[float | None, float | None]] = []
    for number, (low, high) in enumerate(sums):
        others_open = open_ends - (high is None) > 0
        lowest = None if low is None or others_open else _part(low, most - (high or 0))
        highest = None if high is None else _part(high, least - (0 if number in nested else low or 0))
        found.append((lowest, highest))
    return found


def _part(own: Any, others: Any) -> float | None:
    return float(own / (own + others)) if own + others else None


def _nested(rows: Sequence[Any], ancestors: Mapping[Any, frozenset[Any]]) -> set[int]:
    """Return the numbers of rows of whose sums one may hold another's: by their places, or by a claim of several."""
    nodes = {row.id for row in rows}
    around = {row.id: (nodes & set(ancestors.get(row.id, ()))) - {row.id} for row in rows}
    inside = {node for node, above in around.items() if above}.union(*around.values())
    # Of what is for several, each may have nothing, so that their least is counted once.
    whole = [set(row.claims) - set(row.shared) for row in rows]
    counted = Counter(claim for claims in whole for claim in claims)
    return {
        number
        for number, row in enumerate(rows)
        if row.id in inside or any(counted[claim] > 1 for claim in whole[number])
    }


def _rounded(share: float | None) -> float | None:
    # Digits that count: the shares of many are small.
    return None if share is None else float(f"{share:.6g}")
