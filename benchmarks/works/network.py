"""The support network as a `MultiDiGraph`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

from benchmarks import data, package
from benchmarks.measure import alternate, measured, seconds
from benchmarks.peak import alone
from benchmarks.works.network_by_hand import support_by_hand
from benchmarks.works.plain import memory_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from networkx import MultiDiGraph

    from aidgraph.graph import KnowledgeGraph
    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "loop by hand": "`benchmarks/works/network_by_hand.py`: pyoxigraph queries on the same store on disk, looped into "
    "a `MultiDiGraph` with the same nodes, edges and attributes. `Claim` and `Source` records are left out.",
    "rdflib converter": "`rdflib_to_networkx_multidigraph` on the same triples in one `rdflib.Graph` in memory, which "
    "is read before the time starts. The converter makes every triple an edge and gives nodes no attributes.",
}


def ours(claims: int) -> MultiDiGraph:
    """Open a store on disk and build the network."""
    return over(package.open_folder(data.stored(claims)))


def over(kg: KnowledgeGraph) -> MultiDiGraph:
    """Build the network."""
    return kg.network("support")


def by_hand(claims: int) -> MultiDiGraph:
    """Do the same by hand."""
    return support_by_hand(ox.Store.read_only(str(data.stored(claims))))


def same(one: MultiDiGraph, other: MultiDiGraph) -> bool:
    """Whether two networks have the same nodes and edges with the same attributes, and tell the same agreement."""
    return (
        dict(one.nodes(data=True)) == dict(other.nodes(data=True))
        and _edges(one) == _edges(other)
        and _agreement(one) == _agreement(other)
        and one.graph["ancestors"] == other.graph["ancestors"]
    )


def _edges(net: MultiDiGraph) -> dict[tuple[str, str, str], dict[str, object]]:
    return {(source, target, key): found for source, target, key, found in net.edges(keys=True, data=True)}


def _agreement(net: MultiDiGraph) -> dict[str, set[tuple[str, str]]]:
    return {claim: set(pairs) for claim, pairs in net.graph["agreement"].items()}


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare with the loop on a graph of medium size, and with rdflib's converter on a small one."""
    for size in (scale.small, scale.medium):
        data.stored(size)
    if not same(ours(scale.small), by_hand(scale.small)):
        raise AssertionError("The network and the one made by hand differ.")
    size = scale.medium
    pairs = alternate(lambda: seconds(lambda: ours(size)), lambda: seconds(lambda: by_hand(size)), scale.runs)
    yield measured(f"support network, {size:,} claims", pairs, "loop by hand", 1.3, alone("network", size)[1])
    small = scale.small
    with package.open_folder(data.stored(small)) as kg:
        graph = memory_graph(kg.store.local())
    pairs = alternate(
        lambda: seconds(lambda: ours(small)),
        lambda: seconds(lambda: rdflib_to_networkx_multidigraph(graph)),
        scale.runs,
    )
    yield measured(f"support network, {small:,} claims", pairs, "rdflib converter", 0.2)
