"""Measures of networks, beside the engines that they call and beside stock NetworkX."""

from __future__ import annotations

import os
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import networkx as nx

from aidgraph import analysis
from aidgraph.analysis.structure import ROUNDS, Structure, seeded
from benchmarks.aid import aid_network
from benchmarks.measure import alternate, measured, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aidgraph.table import Table
    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "igraph": "The same measure asked of igraph, on a graph of it that is there already. Ours brings the network to "
    "igraph at its first measure and keeps that until the network changes; a row a thing is named, sorted and rounded "
    "when rows are first read, which the rows “read” count.",
    "igraph, as a table": "The same, and what igraph gives named and sorted by hand: a tuple a node with its id, "
    "labels and type, unrounded. To make 10,000 of them takes longer than igraph's PageRank; ours has read its rows.",
    "one process": "`analysis.significance` with `workers=1`; ours has a process for each core.",
    "NetworkX": "`networkx.betweenness_centrality` of the simple graph, once, and "
    "`networkx.community.louvain_communities`.",
}
_SIZES, _QUICK_SIZES = (2_000, 10_000, 50_000), (300, 1_000)
_CORES = os.cpu_count() or 1


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare on networks of invented graphs, with igraph at a medium size and with NetworkX at a small one."""
    small, medium = networks(scale, 2)
    yield from _beside_igraph(medium, scale.runs)
    # Stock NetworkX would take some ten minutes for betweenness at the medium size.
    yield from _beside_networkx("betweenness", small, nx.betweenness_centrality, 1)
    yield from _beside_networkx("communities", medium, partial(nx.community.louvain_communities, seed=0), scale.runs)
    yield from _beside_one_process(medium)


def networks(scale: Scale, most: int | None = None) -> list[nx.MultiDiGraph]:
    """Return the first networks of growing size, brought to igraph already: what is measured is a further call."""
    nets = list(map(aid_network, (_SIZES if len(scale.views) > 1 else _QUICK_SIZES)[:most]))
    for net in nets:
        # In two ways, each once.
        analysis.pagerank(net)
        analysis.constraint(net)
    return nets


WORKS: dict[str, Callable[[Any], Table]] = {
    "betweenness": analysis.betweenness,
    "pagerank": analysis.pagerank,
    "constraint": analysis.constraint,
    "communities": analysis.communities,
    "concentration": analysis.concentration,
    "significance, 100 draws": partial(analysis.significance, workers=_CORES),
}


def _beside_igraph(net: nx.MultiDiGraph, runs: int) -> Iterator[Measurement]:
    import igraph

    n, pairs = len(net), _pairs(net)
    directed = igraph.Graph(n=n, edges=pairs, directed=True)
    plain = Structure(n, pairs).ties

    def by_leiden() -> object:
        with seeded(0):
            return plain.community_leiden("modularity", weights="weight", n_iterations=ROUNDS)

    for name, baseline in (
        ("betweenness", plain.betweenness),
        ("pagerank", directed.pagerank),
        ("constraint", lambda: plain.constraint(weights="weight")),
        ("communities", by_leiden),
    ):
        times = alternate(partial(seconds, partial(WORKS[name], net)), partial(seconds, baseline), runs)
        yield measured(f"{name}, {n:,} things", times, "igraph", 1.3)
    ours, theirs = lambda: analysis.pagerank(net).rows, partial(_by_hand, net, directed)
    times = alternate(partial(seconds, ours), partial(seconds, theirs), runs)
    yield measured(f"pagerank, read, {n:,} things", times, "igraph, as a table", None)


def _by_hand(net: nx.MultiDiGraph, graph: Any) -> list[tuple[Any, ...]]:
    rows = [
        (node, data["zh"], data["en"], data["type"], value)
        for (node, data), value in zip(net.nodes(data=True), graph.pagerank(), strict=True)
    ]
    return sorted(rows, key=itemgetter(-1), reverse=True)


def _beside_networkx(
    name: str, net: nx.MultiDiGraph, baseline: Callable[[Any], object], runs: int
) -> Iterator[Measurement]:
    simple = nx.Graph(net)
    ours = lambda: WORKS[name](net).rows  # noqa: E731 - NetworkX hands out its values, so ours are read, too
    times = alternate(partial(seconds, ours), partial(seconds, partial(baseline, simple)), runs)
    yield measured(f"{name}, {len(net):,} things", times, "NetworkX", 1 / 20)


def _beside_one_process(net: nx.MultiDiGraph) -> Iterator[Measurement]:
    if _CORES > 1:
        draws = partial(analysis.significance, net)
        times = alternate(partial(seconds, partial(draws, workers=_CORES)), partial(seconds, draws), 1)
        yield measured(f"significance in processes, 100 draws, {len(net):,} things", times, "one process", 0.75)


def _pairs(net: nx.MultiDiGraph) -> list[tuple[int, int]]:
    index = {node: i for i, node in enumerate(net)}
    return [(index[a], index[b]) for a, b in net.edges()]
