"""Triples that stand in more than one graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.store.files import graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    store = subject.store
    home: dict[object, str] = {}
    for quad in store.quads:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            continue  # as another program may have written it
        graph = graph_iri(quad)
        other = home.setdefault(quad.triple, graph)
        if other != graph:
            first, second = sorted(map(vocab.compact, (graph, other)))
            focus = vocab.compact(getattr(quad.subject, "value", "[]"))
            yield Hit(
                f"{focus} 的同一条三元组见于 {first} 与 {second} 两个图，合并查询时会计两次。请删去一处。",
                f"The same triple of {focus} stands in {first} and in {second}; a query over both counts it twice. "
                "Remove one of them.",
                focus=getattr(quad.subject, "value", "[]"),
                path=vocab.compact(quad.predicate.value),
                file=next(iter(store.files.get(graph, ())), None),
            )


RULE = Rule(
    "two-graphs",
    "error",
    "重复的三元组",
    "Triples in two graphs",
    "每条三元组是否只在一个图中，这样各图合并也不会重复计算。",
    "Whether every triple stands in one graph alone, so that a union of graphs counts nothing twice.",
    _find,
)
