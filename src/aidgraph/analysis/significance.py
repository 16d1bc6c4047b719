"""Whether what a network shows is more than its degrees alone would give."""

from __future__ import annotations

from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import numbered
from aidgraph.analysis.structure import leiden, membership, seeded, weighted
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

__all__ = ["significance"]

_SEED = 20170830
_DIGITS = 6
_TRIALS = 10  # exchanges of ends for each link of a draw


def significance(
    net: nx.Graph, draws: int = 100, seed: int = _SEED, progress: Callable[[str, int, int], None] | None = None
) -> Table:
    """Compare modularity and clustering with those of random networks in which each node has as many ties.

    Each draw exchanges the ends of links, ten times as often as there are links, so that degrees stay and all else is
    chance (Maslov and Sneppen 2002). `p` is empirical: the share of draws that show as much or more, the network itself
    counted among them, so never 0. Directions, loops and repetitions of links are left out before. A row has
    `measure`, `observed`, `mean` and `sd` of the draws, `p`, and `draws`.

    - `modularity`: of the Leiden communities (Newman and Girvan 2004).
    - `clustering`: the share of paths of two links that a third closes (Newman, Strogatz and Watts 2001).

    Args:
        net: a network; without links the table is empty.
        draws: how many random networks.
        seed: of the draws; the same gives the same table.
        progress: called with (step, done, total) after each draw; an error that it raises ends the work.

    Raises:
        InputError: `draws` is less than 1.
    """
    if draws < 1:
        raise InputError(f"draws={draws!r}: give a number from 1.")
    nodes, links = numbered(net)
    graph = weighted(len(nodes), set(links))
    columns = ("measure", "observed", "mean", "sd", "p", "draws")
    if not graph.ecount():
        return Table(columns, [])
    observed = _measured(graph)
    found = []
    for draw in range(draws):
        other = graph.copy()
        with seeded(seed + draw):
            other.rewire(n=_TRIALS * graph.ecount())
        found.append(_measured(other))
        if progress is not None:
            progress("drawing", draw + 1, draws)
    rows = []
    for name, value in observed.items():
        drawn = [one[name] for one in found]
        p = (1 + sum(one >= value for one in drawn)) / (1 + draws)
        rows.append((name, *(round(number, _DIGITS) for number in (value, fmean(drawn), pstdev(drawn), p)), draws))
    return Table(columns, rows)


def _measured(graph: Any) -> dict[str, float]:
    pairs = graph.get_edgelist()
    communities = membership(graph.vcount(), leiden(graph.vcount(), pairs))
    return {
        "modularity": graph.modularity(communities),
        "clustering": graph.transitivity_undirected(mode="zero"),
    }
