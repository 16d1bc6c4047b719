"""The heaviest named queries, to a DataFrame."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

import pandas as pd  # noqa: TC002 - here, since importing it is not what is measured

from aidgraph import vocab
from aidgraph.query import named_queries
from benchmarks import data, package
from benchmarks.measure import Measurement, alternate, measured, seconds
from benchmarks.peak import alone
from benchmarks.works.plain import memory_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox
    from rdflib import Graph

    from aidgraph.graph import KnowledgeGraph
    from aidgraph.query import NamedQuery
    from benchmarks.scale import Scale

HEAVIEST = 8
BASELINES = {
    "loop": "The same query on the same store in memory through `pyoxigraph.Store.query`, looped into Python lists: "
    "`[[term and term.value for term in row] for row in …]`. The eight heaviest are those that take longest to a "
    "DataFrame in the same run. In brackets: the part of the loop's time in which Oxigraph finds the rows, no value of "
    "which is read; it is the same on both sides. What is judged is the eight together, run after each other.",
    "rdflib query": "The same query on the same triples in one `rdflib.Graph` in memory, all rows taken, once. A query "
    "that rdflib has not answered after a time limit is given up: the limit then stands for its time (“given up”), "
    "and the ratio shown is the most it can be.",
}


class _TooLongError(Exception):
    """rdflib took longer than it may."""


def frame(kg: KnowledgeGraph, query: NamedQuery) -> pd.DataFrame:
    """Answer a query as the package does."""
    return kg.named_query(query.name).to_pandas()


def loop(store: ox.Store, query: NamedQuery) -> list[list[Any]]:
    """Answer it as one does by hand."""
    solutions: Any = store.query(query.sparql, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
    return [[term and term.value for term in row] for row in solutions]


def rows_alone(store: ox.Store, query: NamedQuery) -> int:
    """Have Oxigraph find all rows, and read none."""
    solutions: Any = store.query(query.sparql, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
    return sum(1 for _ in solutions)


def heaviest(kg: KnowledgeGraph) -> list[NamedQuery]:
    """Return the queries that take longest, the heaviest first."""
    # The first frame pays for what the package imports.
    frame(kg, named_queries()[0])
    return sorted(named_queries(), key=lambda query: seconds(partial(frame, kg, query)), reverse=True)[:HEAVIEST]


def ours(claims: int) -> None:
    """Open a store on disk and answer every named query, one after the other."""
    with package.open_folder(data.stored(claims)) as kg:
        over(kg)


def over(kg: KnowledgeGraph) -> None:
    """Answer every named query."""
    for query in named_queries():
        frame(kg, query)


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare with the loop on a graph of medium size, and with rdflib on a small one."""
    chosen: list[NamedQuery] = []
    # Each graph is let go before the next is opened.
    yield from _beside_loop(scale, chosen)
    time, peak = alone("queries", scale.medium)
    yield Measurement(f"all named queries on disk, {scale.medium:,} claims", time, peak=peak)
    yield from _beside_rdflib(scale, chosen)


def _beside_loop(scale: Scale, chosen: list[NamedQuery]) -> Iterator[Measurement]:
    kg = package.open_memory(data.linked(scale.medium))
    store = kg.store.local()
    chosen += heaviest(kg)
    # Where both sides do little but wait for Oxigraph, few runs tell no difference of a hundredth.
    runs = 3 * scale.runs
    together = [(0.0, 0.0)] * runs
    for query in chosen:
        data.progress(f"loop: {query.name}")
        if len(frame(kg, query)) != len(loop(store, query)):
            raise AssertionError(f"{query.name}: the DataFrame and the loop differ in rows")
        pairs = alternate(
            partial(seconds, partial(frame, kg, query)), partial(seconds, partial(loop, store, query)), runs
        )
        together = [(a + ours, b + theirs) for (a, b), (ours, theirs) in zip(together, pairs, strict=True)]
        engine = seconds(partial(rows_alone, store, query)) / median(theirs for _, theirs in pairs)
        yield measured(
            f"{query.name}, {scale.medium:,} claims", pairs, "loop", None, note=f"Oxigraph alone {engine:.2f}"
        )
    yield measured(f"the eight heaviest queries together, {scale.medium:,} claims", together, "loop", 1.0)


def _beside_rdflib(scale: Scale, chosen: list[NamedQuery]) -> Iterator[Measurement]:
    kg = package.open_memory(data.linked(scale.small))
    data.progress("reading the small graph into rdflib")
    graph = memory_graph(kg.store.local())
    for query in chosen:
        data.progress(f"rdflib: {query.name}")
        note = ""
        try:
            with _limit(scale.patience):
                rows: list[Any] = []
                theirs = seconds(lambda rows=rows, query=query: rows.extend(_rows(graph, query)))  # type: ignore[misc]
            if len(rows) != len(frame(kg, query)):
                raise AssertionError(f"{query.name}: rdflib finds {len(rows)} rows, not {len(frame(kg, query))}")
        except _TooLongError:
            theirs, note = scale.patience, "given up"
        pairs = [(seconds(partial(frame, kg, query)), theirs) for _ in range(scale.runs)]
        yield measured(f"{query.name}, {scale.small:,} claims", pairs, "rdflib query", 0.05, note=note)


def _rows(graph: Graph, query: NamedQuery) -> list[Any]:
    return list(graph.query(query.sparql, initNs=vocab.PREFIXES))


@contextmanager
def _limit(most: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
