"""Measures of networks, beside the engines that they call and beside stock NetworkX."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx

from aidgraph import analysis
from aidgraph.analysis.structure import ROUNDS, Structure, seeded
from benchmarks.aid import aid_network
from benchmarks.data import progress
from benchmarks.measure import Measurement, alternate, exponent, measured, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.scale import Scale

BASELINES = {
    "igraph": "The same measure asked of igraph, on a graph of it that is there already. Ours brings the network to "
    "igraph at its first measure, keeps that until the network changes, and names, sorts and rounds a row a thing.",
    "one process": "`analysis.significance` with `workers=1`; ours has a process for each core.",
    "NetworkX": "`networkx.betweenness_centrality` of the simple graph, and `networkx.community.louvain_communities`.",
}
_SMALL, _MEDIUM, _LARGE = 2_000, 10_000, 50_000
_CORES = os.cpu_count() or 1


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare on networks of invented graphs, with igraph at a medium size and with NetworkX at a small one."""
    small, medium, *larger = map(aid_network, (_SMALL, _MEDIUM, _LARGE) if len(scale.views) > 1 else (300, 1_000))
    nets = (small, medium, *larger)
    for net in nets:
        # Each brings the network to igraph in its own way, once; what is measured is what every further call takes.
        analysis.pagerank(net)
        analysis.constraint(net)
    yield from _beside_igraph(medium, scale.runs)
    yield from _beside_networkx(small)
    yield from _beside_one_process(medium)
    for name, work in _WORKS.items():
        times = []
        for net in nets:
            progress(f"{name}, {len(net):,} things …")
            times.append((len(net), seconds(partial(work, net))))
        for n, time in times:
            yield Measurement(f"{name}, {n:,} things", time)
        # Betweenness grows with things times links whatever computes it.
        target = None if name == "betweenness" else 1.1
        yield Measurement(f"{name}, growth", times[-1][1], "itself", figure=exponent(times), target=target)


_WORKS: dict[str, Callable[[Any], object]] = {
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
        times = alternate(partial(seconds, partial(_WORKS[name], net)), partial(seconds, baseline), runs)
        yield measured(f"{name}, {n:,} things", times, "igraph", 1.3)


def _beside_networkx(net: nx.MultiDiGraph) -> Iterator[Measurement]:
    n, simple = len(net), nx.Graph(net)
    for name, ours, baseline in (
        ("betweenness", lambda: analysis.betweenness(net), lambda: nx.betweenness_centrality(simple)),
        ("communities", lambda: analysis.communities(net), lambda: nx.community.louvain_communities(simple, seed=0)),
    ):
        times = alternate(partial(seconds, ours), partial(seconds, baseline), 1)
        yield measured(f"{name}, {n:,} things", times, "NetworkX", 1 / 20)


def _beside_one_process(net: nx.MultiDiGraph) -> Iterator[Measurement]:
    if _CORES > 1:
        draws = partial(analysis.significance, net)
        times = alternate(partial(seconds, partial(draws, workers=_CORES)), partial(seconds, draws), 1)
        yield measured(f"significance in processes, 100 draws, {len(net):,} things", times, "one process", 0.75)


def _pairs(net: nx.MultiDiGraph) -> list[tuple[int, int]]:
    index = {node: i for i, node in enumerate(net)}
    return [(index[a], index[b]) for a, b in net.edges()]
