"""What was derived, as quads of the graph `links` and as the file `graph/links.ttl`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive.seal import LINKS
from aidgraph.model.terms import aid, instant
from aidgraph.store.files import write_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aidgraph.derive.agreement import Agreement, Comparison
    from aidgraph.derive.links import Link

__all__ = ["RELATIONS", "derived_quads", "write_derived"]

_GRAPH = ox.NamedNode(LINKS)
_TYPE = ox.NamedNode(vocab.PREFIXES["rdf"] + "type")
RELATIONS: dict[Agreement, str] = {
    "corroborates": "corroborates",
    "compatible": "compatibleWith",
    "conflicts": "conflictsWith",
}
"""How the ontology calls what claims are to each other."""

# Some twenty terms, over and over.
_aid = cache(aid)

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def derived_quads(links: Iterable[Link], comparisons: Iterable[Comparison]) -> Iterator[ox.Quad]:
    """Yield the plain triples of links and comparisons, each with the node that names the claims it rests on."""
    for link in links:
        yield from (ox.Quad(*triple, _GRAPH) for triple in _link(link))
    for comparison in comparisons:
        yield from (ox.Quad(*triple, _GRAPH) for triple in _comparison(comparison))


def write_derived(links: Iterable[Link], comparisons: Iterable[Comparison], path: Path) -> None:
    """Write links and comparisons as Turtle, the file `graph/links.ttl`."""
    write_turtle(path, (quad.triple for quad in derived_quads(links, comparisons)))


def _link(link: Link) -> Iterator[Triple]:
    node, source, target = map(ox.NamedNode, (link.id, link.source, link.target))
    relation = _aid(link.relation)
    yield source, relation, target
    yield node, _TYPE, _aid("Link")
    yield node, _aid("from"), source
    yield node, _aid("relation"), relation
    yield node, _aid("to"), target
    rests_on = _aid("restsOn")
    for claim in link.claims:
        yield node, rests_on, ox.NamedNode(claim)
    for name, moment in (("earliest", link.earliest), ("latest", link.latest)):
        if moment is not None:
            yield node, _aid(name), instant(moment)
    yield node, _aid("strongestStatus"), _aid(link.status)
    yield node, _aid("plansOnly"), ox.Literal(link.plans_only)
    yield node, _aid("publishers"), ox.Literal(link.publishers)
    for name, sizes in (("fromSize", link.from_sizes), ("toSize", link.to_sizes)):
        for size in sizes:
            yield node, _aid(name), ox.NamedNode(size)


def _comparison(comparison: Comparison) -> Iterator[Triple]:
    relation = _aid(RELATIONS[comparison.agreement])
    first, second = (ox.NamedNode(claim.id) for claim in comparison.claims)
    # Agreement holds both ways; a query that looks from one claim must not miss the other.
    yield first, relation, second
    yield second, relation, first
    node = ox.NamedNode(comparison.id)
    yield node, _TYPE, _aid("Comparison")
    yield node, _aid("relation"), relation
    yield node, _aid("compares"), first
    yield node, _aid("compares"), second
    for statement in (comparison.first, comparison.second):
        if statement.quantity is not None and statement.quantity.id is not None:
            yield node, _aid("comparesFigure"), ox.NamedNode(statement.quantity.id)
    yield node, _aid("basis"), ox.Literal(comparison.basis)
