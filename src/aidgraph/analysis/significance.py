"""Whether what a network shows is more than its degrees alone would give."""

from __future__ import annotations

import random
import signal
from itertools import combinations
from math import isfinite
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Any, NamedTuple

from aidgraph.analysis.concentration import herfindahl
from aidgraph.analysis.nodes import structured
from aidgraph.analysis.structure import ROUNDS, Structure, seeded
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import networkx as nx

__all__ = ["significance"]

_SEED = 20170830
_DIGITS = 6
_TRIALS = 10  # exchanges of ends for each link of a draw

Key = tuple[str, str]
"""A measure, and what it is of."""


class _Observed(NamedTuple):
    """What draws are made from: an igraph graph, one a layer, and of each set of sums who has which."""

    whole: Any
    layers: list[Any]
    sums: Mapping[Key, tuple[list[int], list[float]]]


def significance(
    net: nx.Graph,
    draws: int = 100,
    seed: int = _SEED,
    workers: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Table:
    """Compare a network with random ones in which each node has as many ties: is it more than degrees alone give?

    A draw exchanges the ends of links, ten times as often as there are links, so that degrees stay and all else is
    chance (Maslov and Sneppen 2002). `p` is empirical: the share of draws that show as much or more, the network itself
    counted among them, so never 0 (Davison and Hinkley 1997, 4.2). Directions, loops and repetitions of links are left
    out before. A row has `measure`, `of`, `observed`, `mean` and `sd` of the draws, `p`, and `draws`.

    - `modularity`: of the Leiden communities (Newman and Girvan 2004), -1/2 to 1.
    - `clustering`: the share of paths of two links that a third closes (Newman, Strogatz and Watts 2001), 0 to 1.
    - `overlap`: the mean Jaccard index of each two relations, as `analysis.layers` gives them, 0 to 1; each relation is
      drawn by itself, so that each node keeps its ties of it. Where there are two relations at least.
    - `concentration`: the Herfindahl index of the weights on the links of each node, 0 to 1; a draw deals the weights
      anew among the links, so that each node keeps their number. `of` is the side (`out`, `in`, `both`), the type of
      node, and of sums the kind of money and class of status, which are never mixed. A sum counts by its lower end.
      Only where links have weights, and some nodes of a type several of them.

    Args:
        net: a network; without links the table is empty.
        draws: how many random networks.
        seed: of the draws; the same gives the same table, whatever the number of workers.
        workers: processes to draw in. With more than one, a script needs `if __name__ == "__main__":`, as always with
            `multiprocessing`; it pays off from some thousands of links.
        progress: called with (step, done, total) after each draw; an error that it raises ends the work, and so does an
            interrupt from the keyboard.

    Raises:
        InputError: `draws` or `workers` is less than 1.
    """
    for name, number in (("draws", draws), ("workers", workers)):
        if number < 1:
            raise InputError(f"{name}={number!r}: give a number from 1.")
    given = _read(net)
    columns = ("measure", "of", "observed", "mean", "sd", "p", "draws")
    if not given.whole.ecount():
        return Table(columns, [])
    observed = _structure(given, 0) | {
        ("concentration", of): _herfindahl(*held) for (_, of), held in given.sums.items()
    }
    found = []
    for number, drawn in enumerate(_drawn(given, range(seed, seed + draws), workers), 1):
        found.append(drawn)
        if progress is not None:
            progress("drawing", number, draws)
    rows = []
    for key, value in observed.items():
        values = [one[key] for one in found]
        p = (1 + sum(one >= value for one in values)) / (1 + draws)
        rows.append((*key, *(round(number, _DIGITS) for number in (value, fmean(values), pstdev(values), p)), draws))
    return Table(columns, rows)


def _read(net: nx.Graph) -> _Observed:
    nodes, structure = structured(net)
    place = {node: i for i, node in enumerate(nodes)}
    by_relation: dict[str, set[tuple[int, int]]] = {}
    sums: dict[Key, tuple[list[int], list[float]]] = {}
    for source, target, data in net.edges(data=True):
        if source != target:
            by_relation.setdefault(str(data.get("relation", "")), set()).add((place[source], place[target]))
        weight = data.get("weight")
        # What an open end leaves unknown is no weight of 0.
        if not _is_weight(weight) or data.get("low", 0) is None:
            continue
        kind = [str(data[name]) for name in ("money", "status_class") if name in data]
        for side, node in zip(("out", "in") if net.is_directed() else ("both", "both"), (source, target), strict=True):
            of = ", ".join(filter(None, (*kind, side, str(net.nodes[node].get("type", "")))))
            holders, weights = sums.setdefault(("concentration", of), ([], []))
            holders.append(place[node])
            weights.append(float(weight))
    # Where everybody has one weight, dealing them anew changes nothing.
    dealt = {
        key: (holders, weights)
        for key, (holders, weights) in sorted(sums.items())
        if 1 < len(set(holders)) < len(holders) and any(weights)
    }
    layers = [Structure(len(nodes), sorted(pairs)).ties for _, pairs in sorted(by_relation.items())]
    return _Observed(structure.ties, layers if len(layers) > 1 else [], dealt)


def _is_weight(weight: Any) -> bool:
    return isinstance(weight, (int, float)) and not isinstance(weight, bool) and isfinite(weight) and weight >= 0


def _drawn(given: _Observed, seeds: range, workers: int) -> Iterator[dict[Key, float]]:
    if workers == 1:
        yield from (_draw(given, seed) for seed in seeds)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fork would copy the threads of stores in the middle of what they do.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_hold, initargs=(given,))
    try:
        yield from pool.map(_draw_held, seeds)
    finally:
        pool.shutdown(cancel_futures=True)


_held: list[_Observed] = []


def _hold(given: _Observed) -> None:
    """Keep in a worker what draws are made from; an interrupt is for the process that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held[:] = [given]


def _draw_held(seed: int) -> dict[Key, float]:
    return _draw(_held[0], seed)


def _draw(given: _Observed, seed: int) -> dict[Key, float]:
    """Measure one random network."""
    chance = random.Random(seed)  # noqa: S311 - draws, not secrets
    dealt = {}
    for key, (holders, weights) in given.sums.items():
        dealt[key] = _herfindahl(holders, chance.sample(weights, len(weights)))
    copies = [graph.copy() for graph in (given.whole, *given.layers)]
    with seeded(seed):
        for graph in copies:
            if graph.ecount() > 1:
                graph.rewire(n=_TRIALS * graph.ecount())
    return _structure(_Observed(copies[0], copies[1:], {}), seed) | dealt


def _structure(given: _Observed, seed: int) -> dict[Key, float]:
    with seeded(seed):
        communities = given.whole.community_leiden("modularity", n_iterations=ROUNDS)
    found = {
        ("modularity", ""): float(communities.modularity),
        ("clustering", ""): given.whole.transitivity_undirected(mode="zero"),
    }
    if given.layers:
        pairs = [{(min(pair), max(pair)) for pair in layer.get_edgelist()} for layer in given.layers]
        found["overlap", ""] = fmean(len(a & b) / len(a | b) for a, b in combinations(pairs, 2))
    return found


def _herfindahl(holders: list[int], weights: list[float]) -> float:
    totals: dict[int, float] = {}
    for holder, weight in zip(holders, weights, strict=True):
        totals[holder] = totals.get(holder, 0.0) + weight
    # Sums in another order differ in the last digits, which must not decide what is more.
    return round(herfindahl(list(totals.values())) or 0.0, 12)
