"""Ontology, alignments and graph as one ontology, the way an OWL tool reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from aidgraph import vocab
from aidgraph.resources import data_path
from aidgraph.store.files import find_files, read_quads

if TYPE_CHECKING:
    from pathlib import Path

_ALIGNMENTS = ox.NamedNode("https://w3id.org/aidgraph/alignments")
ONTOLOGY = Graph().parse(data_path("ontology.ttl"))
LINK_RELATIONS = sorted(map(str, ONTOLOGY.subjects(RDFS.subPropertyOf, URIRef(vocab.AID + "linkRelation"))))
# Those of OWL 2's map that the project uses. The profile checker lets others pass, partial dates among them.
_DATATYPES = {*map(str, (XSD.string, XSD.boolean, XSD.integer, XSD.decimal, XSD.dateTime, RDF.langString))}
CHAINED = sorted({str(relation) for relation in ONTOLOGY.subjects(OWL.propertyChainAxiom)})


def own(name: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=data_path(name))]


def everything() -> list[ox.Triple]:
    """Return all triples under one header: an ontology has one, whatever it is made of."""
    alignments = [triple for triple in own("alignments.ttl") if triple.subject != _ALIGNMENTS]
    graph = (quad.triple for path in graph_files() for quad in read_quads(path))
    return [*own("ontology.ttl"), *alignments, *graph]


def turtle(text: str) -> list[ox.Triple]:
    """Read planted triples, with the prefixes of the project."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in vocab.PREFIXES.items())
    return [quad.triple for quad in ox.parse(prefixes + text, format=ox.RdfFormat.TURTLE)]


def graph_files() -> list[Path]:
    return [data_path("graph", "links.ttl"), *find_files([data_path("graph")])]


def foreign_datatypes(triples: list[ox.Triple]) -> set[str]:
    """Return the datatypes of literals, and the declared ones, that lie outside OWL 2's map."""
    used = {triple.object.datatype.value for triple in triples if isinstance(triple.object, ox.Literal)}
    declared = {str(t.subject) for t in triples if t.object == ox.NamedNode(str(RDFS.Datatype))}
    return (used | declared) - _DATATYPES


def non_simple(graph: Graph) -> set[str]:
    """Return the properties that a chain or transitivity infers, and those above them."""
    inferred = {*graph.subjects(OWL.propertyChainAxiom), *graph.subjects(RDF.type, OWL.TransitiveProperty)}
    return {str(above) for one in inferred for above in graph.transitive_objects(one, RDFS.subPropertyOf)}


def misused(graph: Graph) -> set[str]:
    """Return the properties that must be simple in OWL 2 DL and are not."""
    kinds = (OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty)
    found = {str(one) for kind in kinds for one in graph.subjects(RDF.type, kind)}
    found |= {str(one) for pair in graph.subject_objects(OWL.propertyDisjointWith) for one in pair}
    for restriction in graph.subjects(RDF.type, OWL.Restriction):
        if not {*graph.predicates(restriction)} & {OWL.someValuesFrom, OWL.allValuesFrom, OWL.hasValue}:
            found |= set(map(str, graph.objects(restriction, OWL.onProperty)))
    return found & non_simple(graph)
