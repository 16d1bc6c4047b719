"""What the checks look for, read from the shapes themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.query import select
from aidgraph.resources import data_path
from aidgraph.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidgraph.store import Store

__all__ = ["Rule", "read_rules"]

# Also constraints that hang on a property or a query of the shape carry messages.
_MESSAGES = """
SELECT ?shape ?class ?zh ?en WHERE {
  ?shape a sh:NodeShape ; sh:targetClass ?class ; (sh:property|sh:sparql)? ?part .
  ?part sh:message ?zh, ?en .
  FILTER langMatches(lang(?zh), "zh") FILTER langMatches(lang(?en), "en")
} ORDER BY ?shape ?en
"""
_TARGETS = """
SELECT ?class (COUNT(DISTINCT ?node) AS ?nodes) WHERE { ?node a ?type . ?type rdfs:subClassOf* ?class } GROUP BY ?class
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape: the class it watches over, how many nodes of it there are, and what it would say."""

    shape: str
    zh: str
    en: str
    nodes: int
    messages: tuple[tuple[str, str], ...]


def read_rules(store: Store, labels: Mapping[str, tuple[str, str]]) -> list[Rule]:
    """Return the shapes by name, with the number of nodes of `store` that each applies to."""
    shapes = EmbeddedStore()
    shapes.quads.load(path=str(data_path("shapes.ttl")), format=ox.RdfFormat.TURTLE)
    nodes: dict[str, int] = dict(select(store, _TARGETS).rows)
    messages: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in select(shapes, _MESSAGES):
        messages.setdefault((row.shape, row[1]), []).append((row.zh, row.en))
    rules = []
    for (shape, target), said in messages.items():
        zh, en = labels.get(target, ("", vocab.compact(target)))
        rules.append(Rule(vocab.local(shape), zh, en, nodes.get(target, 0), tuple(dict.fromkeys(said))))
    return rules
