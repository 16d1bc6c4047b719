"""The SHACL shapes: what a valid graph must satisfy."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph
    from rdflib.term import Node

    from aidgraph.store import EmbeddedStore

__all__ = ["RULE"]

_SUBCLASS = ox.NamedNode(vocab.PREFIXES["rdfs"] + "subClassOf")
_TYPE = ox.NamedNode(vocab.PREFIXES["rdf"] + "type")
_SCHEMES = ox.NamedNode(vocab.GRAPH + "schemes")


def _find(subject: Subject) -> Iterator[Hit]:
    """Validate the union of all graphs against `shapes.ttl`."""
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import RDF, SH

    shapes = _flattened(Graph().parse(data_path("shapes.ttl")))
    _, report, _ = pyshacl.validate(_union(subject.store.quads), shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    yield from {_hit(subject.store, report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}


def _flattened(shapes: Graph) -> Graph:
    """Give each property shape the target of its node shape, which says the same.

    pySHACL then takes all nodes of a class at once, where it would enter every property shape anew for every node.
    """
    from rdflib.collection import Collection
    from rdflib.namespace import RDF, SH

    for shape in list(shapes.subjects(SH.targetClass, unique=True)):
        targets = list(shapes.objects(shape, SH.targetClass))
        ignored = shapes.value(shape, SH.ignoredProperties)
        for part in list(shapes.objects(shape, SH.property)):
            shapes.add((part, RDF.type, SH.PropertyShape))
            for target in targets:
                shapes.add((part, SH.targetClass, target))
            shapes.remove((shape, SH.property, part))
            path = shapes.value(part, SH.path)
            if ignored is not None and path is not None:
                Collection(shapes, ignored).append(path)  # a closed shape admits the paths of its own properties
    return shapes


def _union(quads: ox.Store) -> Graph:
    """Copy the quads into an rdflib graph: pySHACL on an Oxigraph-backed graph pays for every single look-up.

    Of the vocabulary, the shapes need only what is a class or instance of what, which is a quarter of it.
    """
    from rdflib import Graph

    classes = quads.quads_for_pattern(None, _SUBCLASS, None, ox.NamedNode(vocab.ONTOLOGY))
    concepts = quads.quads_for_pattern(None, _TYPE, None, _SCHEMES)
    graphs = (name for name in quads.named_graphs() if name not in {ox.NamedNode(vocab.ONTOLOGY), _SCHEMES})
    content = (quad for name in graphs for quad in quads.quads_for_pattern(None, None, None, name))
    lines = (f"{quad.triple} .\n" for quad in chain(classes, concepts, content))
    return Graph().parse(data="".join(lines), format="ox-nt")


def _hit(store: EmbeddedStore, report: Graph, result: Node) -> Hit:
    from rdflib import Literal, URIRef
    from rdflib.namespace import SH

    focus = report.value(result, SH.focusNode)
    path = report.value(result, SH.resultPath)
    messages = {"zh": "", "en": ""}
    for message in report.objects(result, SH.resultMessage):
        if isinstance(message, Literal):
            messages[(message.language or "en")[:2]] = str(message)
    node = ox.NamedNode(str(focus)) if isinstance(focus, URIRef) else ox.BlankNode(str(focus))
    return Hit(
        messages["zh"],
        messages["en"],
        focus=str(focus) if isinstance(focus, URIRef) else _blank(store, node),
        path=vocab.compact(str(path)) if isinstance(path, URIRef) else "",
        file=store.file_of(node),
    )


def _blank(store: EmbeddedStore, node: ox.NamedNode | ox.BlankNode) -> str:
    """Name a blank node by its class: its own name changes from run to run."""
    classes = (quad.object for quad in store.quads.quads_for_pattern(node, _TYPE, None))
    names = sorted(vocab.compact(name.value) for name in classes if isinstance(name, ox.NamedNode))
    return f"[ a {' , '.join(names)} ]" if names else "[]"


RULE = Rule(
    "shapes",
    "error",
    "形式",
    "Form",
    "每条陈述、事物与来源的各部分是否齐全、取值是否合乎约定。",
    "Whether every claim, thing and source has the parts and values that the data contract asks for.",
    _find,
)
