"""Validating a store against SHACL shapes, as pySHACL does it, at a small part of its cost.

pySHACL has the word on every result, but sees only the nodes that `aidgraph.check.suspects` could not clear, with their
triples and the classes of their values.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from aidgraph.check.suspects import suspects
from aidgraph.vocab import PREFIXES, local

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

    Blank nodes keep their names. Where pySHACL gives up, because it cannot compare two values (a blank node, texts that
    are no instants, NaN), the result is what SHACL says of such values: they break the constraint.

    Raises `InputError` for shapes that `suspects` cannot read.
    """
    read = ox.Store()
    read.load(path=str(shapes), format=ox.RdfFormat.TURTLE)
    rest = iter(suspects(quads, read))
    results: set[Result] = set()
    while nodes := set(islice(rest, _BATCH)):
        results |= _validate(quads, nodes, _read(shapes))
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


def _validate(quads: ox.Store, nodes: set[Node], shapes: Graph) -> set[Result]:
    """Give pySHACL some nodes; if it gives up, ever fewer, and the last one with one comparison at a time."""
    from pyshacl.errors import ReportableRuntimeError

    gives_up = (ReportableRuntimeError, TypeError, ArithmeticError)
    part, focuses = _part(quads, nodes), {_term(node) for node in nodes}
    with suppress(*gives_up):
        return _run(part, focuses, shapes)
    if len(nodes) > 1:
        some = set(islice(nodes, len(nodes) // 2))
        return _validate(quads, some, shapes) | _validate(quads, nodes - some, shapes)
    comparisons, rest = _apart(shapes)
    results = _run(part, focuses, rest)
    for shape, name, other in comparisons:
        rest.add((shape, name, other))
        try:
            results |= _run(part, focuses, rest)
        except gives_up:
            results.update(_incomparable(part, focuses, shapes, shape, name))
        rest.remove((shape, name, other))
    return results


def _run(part: Graph, focuses: set[Term], shapes: Graph) -> set[Result]:
    """Return what pySHACL finds of some nodes; of others it is told no more than the class, so they are passed over."""
    import pyshacl

    _, report, _ = pyshacl.validate(part, shacl_graph=shapes, inference="none", inplace=True)
    if isinstance(report, Exception):
        raise report
    return {result for result in read_report(report) if result.focus in focuses}


def _apart(shapes: Graph) -> tuple[list[tuple[Term, Term, Term]], Graph]:
    """Return the comparisons of values in shapes, and the shapes without them."""
    from rdflib import Graph
    from rdflib.namespace import SH

    names = {SH.lessThan, SH.lessThanOrEquals, SH.minInclusive, SH.maxInclusive}
    comparisons = [triple for triple in shapes if triple[1] in names]
    rest = Graph()
    rest += (triple for triple in shapes if triple not in comparisons)
    return comparisons, rest


def _incomparable(part: Graph, focuses: set[Term], shapes: Graph, shape: Term, name: Term) -> Iterator[Result]:
    """Yield the results for values of which SHACL says that they break a comparison, since they cannot be compared."""
    from rdflib import URIRef
    from rdflib.namespace import SH

    path = shapes.value(shape, SH.path)
    constraint = local(str(name))
    component = URIRef(f"{PREFIXES['sh']}{constraint[0].upper()}{constraint[1:]}ConstraintComponent")
    messages = frozenset(shapes.objects(shape, SH.message))
    for focus in focuses:
        for value in part.objects(focus, path):
            yield Result(focus, path, value, component, messages)


def _term(node: Node) -> Term:
    from rdflib import BNode, URIRef

    return URIRef(node.value) if isinstance(node, ox.NamedNode) else BNode(node.value)


def _read(shapes: Path) -> Graph:
    from rdflib import Graph

    return Graph().parse(shapes)


def _part(quads: ox.Store, nodes: set[Node]) -> Graph:
    """Copy the triples of nodes, the classes of their values and all subclasses into an rdflib graph.

    They keep their order: of terms that rdflib takes for one (`true` and "TRUE"^^xsd:boolean) it keeps the first.
    """
    from rdflib import Graph

    own = [quad.triple for node in nodes for quad in quads.quads_for_pattern(node, None, None)]
    values = dict.fromkeys(one.object for one in own if isinstance(one.object, ox.NamedNode | ox.BlankNode))
    types = [quad.triple for value in values for quad in quads.quads_for_pattern(value, _TYPE, None)]
    subclasses = [quad.triple for quad in quads.quads_for_pattern(None, _SUBCLASS, None)]
    lines = (f"{triple} .\n" for triple in (*own, *types, *subclasses))
    return Graph().parse(data="".join(lines), format="ox-nt")
