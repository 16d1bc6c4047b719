"""Whether what a network shows is more than its degrees alone would give."""

from __future__ import annotations

import random
import signal
from itertools import combinations
from statistics import fmean, median, pstdev
from typing import TYPE_CHECKING, Any, NamedTuple

from aidgraph.analysis.concentration import middle
from aidgraph.analysis.hands import hands
from aidgraph.analysis.nodes import structured
from aidgraph.analysis.structure import ROUNDS, Structure, seeded
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import networkx as nx

    from aidgraph.analysis.hands import Hands

__all__ = ["significance"]

_SEED = 20170830
_DIGITS = 6
_TRIALS = 10  # exchanges of ends for each link of a draw


class _Observed(NamedTuple):
    """What draws are made from: an igraph graph, one a layer, and in whose hands weights or sums are."""

    whole: Any
    layers: list[Any]
    hands: Mapping[str, Hands]


class _Drawn(NamedTuple):
    """What a draw shows, and for each concentration what the network itself shows and the draw."""

    structure: dict[str, float]
    concentration: dict[str, tuple[float, float]]


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
    counted among them, so never 0 (Davison and Hinkley 1997, 4.2). Loops are left out before, and but for concentration
    directions and repetitions of links too. A row has `measure`, `of`, `observed` with its ends `low` and `high`,
    `mean` and `sd` of the draws, `p`, `draws`, and how many weights or sums are `left_out`, being unknown.

    - `modularity`: of the Leiden communities (Newman and Girvan 2004), -1/2 to 1.
    - `clustering`: the share of paths of two links that a third closes (Newman, Strogatz and Watts 2001), 0 to 1.
    - `overlap`: the mean Jaccard index of each two relations, as `analysis.layers` gives them, 0 to 1; each relation is
      drawn by itself, so that each node keeps its ties of it. Where there are two relations at least.
    - `concentration`: the Herfindahl index of what nodes of a type have on a side (`out`, `in`, `both`), 0 to 1. A draw
      deals the weights of links anew, so that each node keeps their number. Money counts claim by claim: what each adds
      to the total of the network (`analysis.totals`), by kind of money and class of status, for sums of edges may hold
      each other. A sum known as a range is drawn for each draw, anywhere in it with equal chance, for the network and
      the draw alike; `observed` is then the median, `low` and `high` are the middle 95 %. Sums with an open end, or of
      several nodes, are left out, and so are weights that are no number from 0. Only where some nodes have several
      weights or sums.

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
        if not isinstance(number, int) or number < 1:
            raise InputError(f"{name}={number!r}: give a whole number from 1.")
    given = _read(net)
    columns = ("measure", "of", "observed", "low", "high", "mean", "sd", "p", "draws", "left_out")
    if not given.whole.ecount():
        return Table(columns, [])
    shown = _structure(given, 0)
    found = []
    for number, drawn in enumerate(_drawn(given, _seeds(seed, draws), workers), 1):
        found.append(drawn)
        if progress is not None:
            progress("drawing", number, draws)
    rows = []
    for measure, value in shown.items():
        rows.append((measure, "", *_beside_chance([(value, one.structure[measure]) for one in found]), draws, 0))
    for name, held in given.hands.items():
        pairs = [one.concentration[name] for one in found]
        rows.append(("concentration", name, *_beside_chance(pairs), draws, held.left_out))
    return Table(columns, rows)


def _beside_chance(pairs: list[tuple[float, float]]) -> list[float]:
    """Return what is observed with its ends, mean and deviation of the draws, and p; a pair is the two of one draw."""
    observed, drawn = sorted(value for value, _ in pairs), [value for _, value in pairs]
    p = (1 + sum(by_chance >= value for value, by_chance in pairs)) / (1 + len(pairs))
    numbers = (median(observed), *middle(observed), fmean(drawn), pstdev(drawn), p)
    return [round(number, _DIGITS) for number in numbers]


def _read(net: nx.Graph) -> _Observed:
    nodes, structure = structured(net)
    place = {node: i for i, node in enumerate(nodes)}
    by_relation: dict[str, set[tuple[int, int]]] = {}
    for source, target, data in net.edges(data=True):
        if source != target:
            by_relation.setdefault(str(data.get("relation", "")), set()).add((place[source], place[target]))
    layers = [Structure(len(nodes), sorted(pairs)).ties for _, pairs in sorted(by_relation.items())]
    return _Observed(structure.ties, layers if len(layers) > 1 else [], hands(net))


def _seeds(seed: int, draws: int) -> list[int]:
    """Return a seed for each draw; two tables of neighbouring seeds have no draw in common."""
    chance = random.Random(seed)  # noqa: S311 - draws, not secrets
    return [chance.getrandbits(64) for _ in range(draws)]


def _drawn(given: _Observed, seeds: Sequence[int], workers: int) -> Iterator[_Drawn]:
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


def _draw_held(seed: int) -> _Drawn:
    return _draw(_held[0], seed)


def _draw(given: _Observed, seed: int) -> _Drawn:
    """Measure one random network."""
    chance = random.Random(seed)  # noqa: S311 - draws, not secrets
    concentration = {name: held.concentration(chance) for name, held in given.hands.items()}
    copies = [graph.copy() for graph in (given.whole, *given.layers)]
    with seeded(seed):
        for graph in copies:
            if graph.ecount() > 1:
                graph.rewire(n=_TRIALS * graph.ecount())
    return _Drawn(_structure(_Observed(copies[0], copies[1:], {}), seed), concentration)


def _structure(given: _Observed, seed: int) -> dict[str, float]:
    with seeded(seed):
        communities = given.whole.community_leiden("modularity", n_iterations=ROUNDS)
    found = {
        "modularity": float(communities.modularity),
        "clustering": given.whole.transitivity_undirected(mode="zero"),
    }
    if given.layers:
        pairs = [{(min(pair), max(pair)) for pair in layer.get_edgelist()} for layer in given.layers]
        found["overlap"] = fmean(len(a & b) / len(a | b) for a, b in combinations(pairs, 2))
    # Two ways to one value differ in the last digits, which must not decide what is more.
    return {name: round(value, 12) for name, value in found.items()}
