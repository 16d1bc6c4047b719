"""How unevenly ties and funds are spread: over few hands, or over many.

The indices take any numbers from 0, decimals too; of others, which have no shares, they raise `InputError`.
"""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from math import isfinite, log
from numbers import Integral
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.strength import strength
from aidgraph.errors import InputError
from aidgraph.network import require_graph
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import networkx as nx

__all__ = ["concentration", "funds_concentration", "gini", "herfindahl", "middle", "theil", "tied", "top"]

Number = float | Decimal

_DIGITS = 6
_DRAWS = 1000
_SEED = 20170830


def herfindahl(values: Sequence[Number]) -> float | None:
    """Return the sum of squared shares (Hirschman 1945, Herfindahl 1950): from 1/n, all alike, to 1, all in one hand.

    None where there is nothing to share.

    >>> herfindahl([1, 1, 1, 1]), herfindahl([5]), herfindahl([])
    (0.25, 1.0, None)
    """
    shares = _shares(values)
    return sum(share**2 for share in shares) if shares else None


def gini(values: Sequence[Number]) -> float | None:
    """Return half the mean difference between two shares relative to the mean (Gini 1912): 0, all alike, to 1 - 1/n.

    >>> gini([1, 1, 1, 1]), gini([0, 0, 0, 1]), gini([0, 0])
    (0.0, 0.75, None)
    """
    held = _held(values)
    total, n = sum(held), len(held)
    if not total:
        return None
    return sum((2 * rank - n - 1) * value for rank, value in enumerate(sorted(held), 1)) / (n * total)


def theil(values: Sequence[Number]) -> float | None:
    """Return the mean of x/m · ln(x/m), with the mean m (Theil 1967): 0, all alike, to ln n, all in one hand.

    >>> theil([2, 2]), round(theil([0, 1]), 4), theil([])
    (0.0, 0.6931, None)
    """
    shares = _shares(values)
    return sum(share * log(share * len(shares)) for share in shares if share) if shares else None


def top(values: Sequence[Number], k: int) -> float | None:
    """Return the share of the `k` largest; `k` is a whole number from 0.

    >>> top([6, 3, 1], 1), top([6, 3, 1], 9), top([], 1)
    (0.6, 1.0, None)
    """
    if not isinstance(k, Integral) or k < 0:
        raise InputError(f"k={k!r}: give a whole number from 0.")
    held = _held(values)
    total = sum(held)
    return sum(sorted(held, reverse=True)[:k]) / total if total else None


def _held(values: Sequence[Number]) -> list[float]:
    """Return values as floats, or raise where they cannot be parts of one sum."""
    try:
        held = [float(value) for value in values]
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(f"Shares are of numbers: {error}.") from error
    if held and (min(held) < 0 or not isfinite(sum(held))):
        wrong = next((value for value in held if value < 0 or not isfinite(value)), sum(held))
        raise InputError(f"Shares are of finite numbers from 0, not of {wrong}.")
    return held


def _shares(values: Sequence[Number]) -> list[float]:
    """Return what part of all each is, nothing where there is nothing to share."""
    held = _held(values)
    total = sum(held)
    return [value / total for value in held] if total else []


_INDICES: Mapping[str, Callable[[Sequence[Number]], float | None]] = {
    "herfindahl": herfindahl,
    "gini": gini,
    "theil": theil,
    "top_1": lambda values: top(values, 1),
    "top_3": lambda values: top(values, 3),
}


def concentration(net: nx.Graph) -> Table:
    """Say how ties are spread over those who give and those who receive, for each relation and type of node.

    A row has `relation`, `side` (`out` and `in`; `both` without directions), `type`, `nodes`, those with a tie there,
    `ties`, and the Herfindahl–Hirschman, Gini and Theil indices and the shares of the largest and the three largest,
    with the ranges of `herfindahl`, `gini`, `theil` and `top`. Parallel links count each, weights do not count.
    Nodes of different types may contain each other, as a province its prefectures, so each type stands alone. Nodes
    without a tie do not count: the sources say nothing of them, which is not that they have none.
    """
    rows = [(*key, len(found), found.total(), *_rounded(list(found.values()))) for key, found in tied(net).items()]
    return Table(("relation", "side", "type", "nodes", "ties", *_INDICES), rows)


def tied(net: nx.Graph) -> dict[tuple[str, str, str], Counter[Any]]:
    """Return how many ties each node has by relation, side and type of node, as `concentration` counts them.

    Raises:
        InputError: it is no NetworkX graph.
    """
    require_graph(net)
    counts: dict[tuple[str, str, str], Counter[Any]] = {}
    for source, target, data in net.edges(data=True):
        relation = str(data.get("relation", ""))
        sides = (("out", source), ("in", target)) if net.is_directed() else (("both", source), ("both", target))
        for side, node in sides:
            counts.setdefault((relation, side, str(net.nodes[node].get("type") or "")), Counter())[node] += 1
    return dict(sorted(counts.items()))


def _rounded(values: Sequence[float]) -> list[float | None]:
    found = (index(values) for index in _INDICES.values())
    return [None if value is None else round(value, _DIGITS) for value in found]


def funds_concentration(
    net: nx.MultiDiGraph,
    draws: int = _DRAWS,
    seed: int = _SEED,
    progress: Callable[[str, int, int], None] | None = None,
) -> Table:
    """Say how money is spread over those who give and receive, by kind of money, class of status and type of node.

    Sums are intervals, so an index is one, too: `_low` and `_high` hold the middle 95 % of it over seeded draws of all
    sums, each anywhere between its ends with equal chance; where all sums are sharp, both are the index itself, and
    `draws` is 0. A sum with an open end can be of any size: it is left out and counted in `open`. Sums are drawn
    independently: where one figure is for several recipients, each has anything from nothing to the whole, and what is
    drawn for all of them may add up to more than the figure.

    Args:
        net: a network of `kg.network`, which brings its claims along.
        draws: how many.
        seed: of the draws; the same gives the same table.
        progress: called with (step, done, total) after each kind of money, class, side and type; an error that it
            raises ends the work.

    Raises:
        InputError: `draws` is less than 1, or the network does not bring its claims along.
    """
    if draws < 1:
        raise InputError(f"draws={draws!r}: give a number from 1.")
    groups: dict[tuple[str, str, str, str], list[tuple[float, float] | None]] = {}
    for row in strength(net):
        ends = None if row.low is None or row.high is None else (float(row.low), float(row.high))
        groups.setdefault((row.money, row.status, row.direction, str(row.type or "")), []).append(ends)
    rows = []
    for done, (key, sums) in enumerate(sorted(groups.items()), 1):
        closed = [ends for ends in sums if ends is not None]
        sharp = all(low == high for low, high in closed)
        drawn = [[low for low, _ in closed]]
        if not sharp:
            random_source = random.Random(seed)  # noqa: S311 - draws, not secrets
            drawn = [[random_source.uniform(low, high) for low, high in closed] for _ in range(draws)]
        found: list[float | None] = []
        for index in _INDICES.values():
            values = sorted(value for one in drawn if (value := index(one)) is not None)
            found += [round(value, _DIGITS) for value in middle(values)] if values else [None, None]
        rows.append((*key, len(sums), len(sums) - len(closed), 0 if sharp else draws, *found))
        if progress is not None:
            progress("drawing", done, len(groups))
    columns = (f"{name}_{end}" for name in _INDICES for end in ("low", "high"))
    return Table(("money", "status", "side", "type", "nodes", "open", "draws", *columns), rows)


def middle(values: Sequence[float]) -> tuple[float, float]:
    """Return what the middle 95 % of sorted values lie between."""
    cut = int(0.025 * len(values))
    return values[cut], values[-1 - cut]
