"""Triples as a network: resources are nodes, what points to one is an edge, a literal says something of its node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Graph

__all__ = ["network_of_triples"]


def network_of_triples(graph: Graph, relations: Mapping[str, tuple[str, str]] | None = None) -> Any:
    """Return a `MultiDiGraph` of the triples that a CONSTRUCT query gave, with zh and en names of relations by IRI.

    Labels (`rdfs:label`, `skos:prefLabel`) name nodes in zh and en, `rdf:type` types them; of a thing with several of
    either the first by name counts. Every other literal is an attribute, under the local name of its property.

    >>> from rdflib import Graph
    >>> text = '''@prefix : <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    ... :a :aids :b ; rdfs:label "甲"@zh-Hans , "A"@en .'''
    >>> net = network_of_triples(Graph().parse(data=text, format="turtle"))
    >>> [(a, b, held["relation"]) for a, b, held in net.edges(data=True)]
    [('http://example.org/a', 'http://example.org/b', 'aids')]
    >>> net.nodes["http://example.org/a"]["zh"]
    '甲'
    """
    import networkx as nx
    from rdflib import RDF, RDFS, SKOS, Literal

    net = nx.MultiDiGraph()
    labels = {RDFS.label, SKOS.prefLabel}
    for subject, predicate, value in sorted(graph):
        name = str(subject)
        if predicate == RDF.type and not isinstance(value, Literal):
            net.add_node(name)
            net.nodes[name].setdefault("type", vocab.local(str(value)))
        elif not isinstance(value, Literal):
            relation = vocab.local(str(predicate))
            key = f"{name} {relation} {value}"
            net.add_edge(name, str(value), key=key, relation=relation)
            said = (relations or {}).get(str(predicate), ())
            net.edges[name, str(value), key].update(zip(("zh", "en"), said, strict=False))
        else:
            net.add_node(name)
            held = net.nodes[name]
            language = (value.language or "").lower()
            if predicate in labels and language.startswith("zh"):
                held.setdefault("zh", str(value))
            elif predicate in labels:
                held.setdefault("en", str(value))
            else:
                held.setdefault(vocab.local(str(predicate)), value.toPython())
    for name, held in net.nodes(data=True):
        if not (held.get("zh") or held.get("en")):
            held["en"] = vocab.local(name) if "//" in name else name
    return net
