"""The shapes over a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check import Subject
from aidgraph.check.rules import shapes as rule
from aidgraph.resources import data_path
from aidgraph.store import EmbeddedStore
from benchmarks import data, package
from benchmarks.measure import alternate, measured, seconds
from benchmarks.peak import alone
from benchmarks.works.plain import memory_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox
    from rdflib import Graph

    from aidgraph.graph import KnowledgeGraph
    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "plain pySHACL": "`pyshacl.validate` with `shapes.ttl` as it stands on the same triples in one `rdflib.Graph` in "
    "memory, which is read before the time starts. Measured once.",
}


def ours(claims: int) -> int:
    """Open a store on disk and apply the shapes; return how many findings there are."""
    with package.open_folder(data.stored(claims)) as kg:
        return over(kg)


def over(kg: KnowledgeGraph) -> int:
    """Apply the shapes to a graph."""
    return apply(kg.store.local())


def apply(store: ox.Store) -> int:
    """Apply the shapes as the package does."""
    subject = Subject(
        store=EmbeddedStore(store), claims={}, recorded={}, things={}, sources={}, ancestors={}, comparisons=[]
    )
    return sum(1 for _ in rule.RULE.find(subject))


def plain(graph: Graph) -> bool:
    """Apply them as pySHACL does; return whether the graph conforms."""
    import pyshacl
    from rdflib import Graph as New

    conforms, _, _ = pyshacl.validate(graph, shacl_graph=New().parse(data_path("shapes.ttl")), inference="none")
    return bool(conforms)


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare the two on a small graph."""
    store = package.open_memory(data.linked(scale.small)).store.local()
    graph = memory_graph(store)
    verdicts: list[bool] = []
    pairs = alternate(
        lambda: seconds(lambda: verdicts.append(apply(store) == 0)),
        lambda: seconds(lambda: verdicts.append(plain(graph))),
        1,
    )
    if len(set(verdicts)) > 1:
        raise AssertionError("pySHACL and the package disagree on whether the graph conforms.")
    yield measured(f"shapes, {scale.small:,} claims", pairs, "plain pySHACL", 1.0, alone("shapes", scale.small)[1])
