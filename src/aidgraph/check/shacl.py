"""Validating a store against SHACL shapes, as pySHACL does it, at a small part of its cost.

pySHACL has the word on every result, but sees only the nodes that `aidgraph.check.suspects` could not clear, with their
triples and the classes of their values.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from aidgraph.check.suspects import suspects
from aidgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib import Graph
    from rdflib.term import Node as Term

    from aidgraph.check.suspects import Node

__all__ = ["Result", "read_report", "validate"]

_SUBCLASS = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
# How many nodes pySHACL is given at once: enough that its start does not count, few enough for any memory.
_BATCH = 2000


class Result(NamedTuple):
    """A result of validation: the node, the property and value that it is about, what was broken, and its messages."""

    focus: Term | None
    path: Term | None
    value: Term | None
    component: Term | None
    messages: frozenset[Term]


def validate(quads: ox.Store, shapes: Path) -> set[Result]:
    """Return the results that pySHACL has for the union of all graphs of `quads`, against a Turtle file of shapes.

    Blank nodes keep their names. Raises what pySHACL raises, and `InputError` for shapes that `suspects` cannot read.
    """
    read = ox.Store()
    read.load(path=str(shapes), format=ox.RdfFormat.TURTLE)
    rest = iter(suspects(quads, read))
    results: set[Result] = set()
    while nodes := set(islice(rest, _BATCH)):
        results.update(_validate(quads, nodes, shapes))
    return results


def read_report(report: Graph) -> Iterator[Result]:
    """Yield the results in a SHACL report."""
    from rdflib.namespace import RDF, SH

    for node in report.subjects(RDF.type, SH.ValidationResult):
        yield Result(
            report.value(node, SH.focusNode),
            report.value(node, SH.resultPath),
            report.value(node, SH.value),
            report.value(node, SH.sourceConstraintComponent),
            frozenset(report.objects(node, SH.resultMessage)),
        )


def _validate(quads: ox.Store, nodes: set[Node], shapes: Path) -> Iterator[Result]:
    """Give pySHACL some nodes; what it finds of others, of which it is told no more than the class, is passed over."""
    import pyshacl
    from rdflib import BNode, Graph, URIRef

    part = _part(quads, nodes)
    _, report, _ = pyshacl.validate(part, shacl_graph=Graph().parse(shapes), inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    focuses = {(URIRef if isinstance(node, ox.NamedNode) else BNode)(node.value) for node in nodes}
    return (result for result in read_report(report) if result.focus in focuses)


def _part(quads: ox.Store, nodes: set[Node]) -> Graph:
    """Copy the triples of nodes, the classes of their values and all subclasses into an rdflib graph."""
    from rdflib import Graph

    triples = {quad.triple for node in nodes for quad in quads.quads_for_pattern(node, None, None)}
    values = {triple.object for triple in triples if isinstance(triple.object, ox.NamedNode | ox.BlankNode)}
    triples.update(quad.triple for value in values for quad in quads.quads_for_pattern(value, _TYPE, None))
    triples.update(quad.triple for quad in quads.quads_for_pattern(None, _SUBCLASS, None))
    return Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="ox-nt")
