"""Ontology, alignments and graph lie in OWL 2 DL; tests/system/test_reasoning.py reasons over them."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from pyowl2_profiles import detect_profiles
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from tests import owl

from aidgraph import vocab
from aidgraph.resources import data_path

AID = vocab.AID
TEXT = data_path("alignments.ttl").read_text(encoding="utf-8")
ALIGNMENTS = Graph().parse(data=TEXT)
TIES = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
)


def violations(triples: list[ox.Triple]) -> dict[str, int]:
    store = ox.Store()
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    found: dict[str, int] = detect_profiles(store)["dl"]["violations_by_axiom_type"]
    return found


def test_ontology_lies_in_owl_2_dl() -> None:
    assert violations(owl.own("ontology.ttl")) == {}


def test_ontology_alignments_and_graph_lie_in_owl_2_dl() -> None:
    assert violations(owl.everything()) == {}


@pytest.mark.parametrize(
    "planted",
    [
        "aid:supports a owl:DatatypeProperty .",
        "<https://example.org/c> <https://example.org/undeclared> aid:Place .",
        "rdf:subject a owl:ObjectProperty .",
    ],
)
def test_planted_violation_is_found(planted: str) -> None:
    assert violations([*owl.everything(), *owl.turtle(planted)])


def test_datatypes_are_those_of_owl_2() -> None:
    assert owl.foreign_datatypes(owl.everything()) == set()


@pytest.mark.parametrize("planted", ["aid:Place a rdfs:Datatype .", "aid:Place dct:date '2017'^^xsd:gYear ."])
def test_foreign_datatype_is_found(planted: str) -> None:
    assert owl.foreign_datatypes([*owl.everything(), *owl.turtle(planted)])


def test_what_a_chain_infers_is_used_as_owl_2_dl_allows() -> None:
    graph = owl.ONTOLOGY + ALIGNMENTS
    assert owl.non_simple(graph) >= {AID + "supports", AID + "linkRelation"}
    assert owl.misused(graph) == set()


@pytest.mark.parametrize("kind", ["AsymmetricProperty", "FunctionalProperty", "IrreflexiveProperty"])
def test_misuse_of_what_a_chain_infers_is_found(kind: str) -> None:
    graph = owl.ONTOLOGY + Graph().add((URIRef(AID + "supports"), RDF.type, OWL[kind]))
    assert owl.misused(graph) == {AID + "supports"}


def test_every_relation_has_a_chain_or_a_note_that_says_why_not() -> None:
    unchained = [relation for relation in owl.LINK_RELATIONS if relation not in owl.CHAINED]
    assert [vocab.local(relation) for relation in unchained] == ["locatedIn", "runs"]
    assert all((URIRef(relation), SKOS.scopeNote, None) in owl.ONTOLOGY for relation in unchained)


def test_nothing_is_imported() -> None:
    assert not [*(owl.ONTOLOGY + ALIGNMENTS).triples((None, OWL.imports, None))]


def test_every_alignment_is_justified_in_a_comment_above_it() -> None:
    statements = re.findall(r"^(.*)\n(\S+ (?:rdfs:sub|owl:equivalent|skos:\w+Match )\S* ?\S+ \.)$", TEXT, re.MULTILINE)
    assert len(statements) == len([one for tie in TIES for one in ALIGNMENTS.triples((None, tie, None))])
    assert [statement for above, statement in statements if not re.match(r"# \w.{10,}\.$", above)] == []


def test_alignments_start_from_terms_that_are_defined() -> None:
    schemes = [path.read_text(encoding="utf-8") for path in data_path("graph", "schemes").glob("*.ttl")]
    concepts = Graph().parse(data="\n".join(schemes), format="turtle")
    subjects = {subject for tie in TIES for subject in ALIGNMENTS.subjects(tie)}
    assert [one for one in subjects if (one, RDF.type, None) not in owl.ONTOLOGY + concepts] == []


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://www.w3.org/ns/oa#",
        "http://qudt.org/schema/qudt/",
        "http://qudt.org/vocab/unit/",
        "http://www.opengis.net/ont/geosparql#",
        "https://schema.org/",
        "http://www.w3.org/ns/dcat#",
        "http://rdfs.org/ns/void#",
        "https://w3id.org/aidgraph/id/iati/",
    ],
)
def test_vocabulary_is_aligned(namespace: str) -> None:
    objects = [str(o) for tie in TIES for o in ALIGNMENTS.objects(None, tie)]
    assert any(o.startswith(namespace) for o in objects)


def test_what_sources_report_never_becomes_a_fact_of_another_vocabulary() -> None:
    roles = set(map(str, owl.ONTOLOGY.subjects(RDFS.subPropertyOf, URIRef(AID + "role"))))
    for tie in (RDFS.subPropertyOf, OWL.equivalentProperty):
        assert not {str(subject) for subject in ALIGNMENTS.subjects(tie)} & {*roles, *owl.LINK_RELATIONS}
