"""Ties to other vocabularies: their terms exist, are of the kind we take them for, and mean what a tie says."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from tests import foreign, owl

from aidgraph import vocab
from aidgraph.resources import data_path, package_path
from aidgraph.store.files import read_quads

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

AID = vocab.AID
OURS = "https://w3id.org/aidgraph/"
IATI = OURS + "id/iati/"
QUDT = "http://qudt.org/schema/qudt/"
UNIT = "http://qudt.org/vocab/unit/"
ALIGNMENTS = Graph().parse(data_path("alignments.ttl"))
UNITS = Graph().parse(data_path("graph", "schemes", "units.ttl"))
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
SUBSUMPTIONS = (RDFS.subClassOf, RDFS.subPropertyOf)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
VOCABULARY = [data_path(f"{name}.ttl") for name in ("alignments", "ontology", "shapes")]
VOCABULARY += sorted(data_path("graph", "schemes").glob("*.ttl"))


def iris(triples: list[ox.Triple]) -> set[str]:
    """Return the IRIs of others, datatypes among them."""
    found = set()
    for term in itertools.chain.from_iterable((one.subject, one.predicate, one.object) for one in triples):
        if isinstance(term, ox.NamedNode):
            found.add(term.value)
        elif isinstance(term, ox.Literal):
            found.add(term.datatype.value)
    return {iri for iri in found if not iri.startswith(OURS)}


def used() -> set[str]:
    return set().union(*(iris([quad.triple for quad in read_quads(path)]) for path in VOCABULARY))


@pytest.mark.parametrize("path", VOCABULARY, ids=lambda path: path.name)
def test_terms_of_others_exist(path: Path) -> None:
    assert foreign.unknown(iris([quad.triple for quad in read_quads(path)])) == set()


def test_properties_and_classes_that_the_graph_uses_exist() -> None:
    found = set()
    for path in owl.graph_files():
        for quad in read_quads(path):
            found.add(quad.predicate.value)
            if quad.predicate.value == str(RDF.type) and isinstance(quad.object, ox.NamedNode):
                found.add(quad.object.value)
    assert foreign.unknown({iri for iri in found if not iri.startswith(OURS)}) == set()


@pytest.mark.parametrize("path", sorted(package_path().rglob("*.rq")), ids=lambda path: path.stem)
def test_terms_of_others_in_queries_and_rules_exist(path: Path) -> None:
    text = re.sub(r"\"[^\"]*\"|#.*", "", path.read_text(encoding="utf-8"))
    names = re.findall(r"(?<![\w:-])([a-z]+):([A-Za-z]\w*)", text)
    found = {vocab.PREFIXES[prefix] + name for prefix, name in names if prefix in vocab.PREFIXES}
    assert foreign.unknown({iri for iri in found if not iri.startswith(OURS)}) == set()


@pytest.mark.parametrize(
    "planted",
    [
        "http://www.w3.org/ns/prov#wasRevisonOf",
        "http://www.w3.org/ns/org#Organisation",
        "http://www.w3.org/2004/02/skos/core#closematch",
        "http://www.w3.org/ns/oa#hasSelectr",
        "http://qudt.org/schema/qudt/hasUnits",
        "http://qudt.org/vocab/unit/CCY_RMB",
        "http://www.opengis.net/ont/geosparql#within",
        "https://schema.org/GovermentOrganization",
        "http://schema.org/Place",
        "http://www.w3.org/ns/dcat#DataSet",
        "http://rdfs.org/ns/void#LinkSet",
        "http://purl.org/dc/terms/licence",
        "http://www.w3.org/2001/XMLSchema#dateTme",
        "https://iatistandard.org/en/iati-standard/203/codelists/activity-status/",
        "https://example.org/unseen",
    ],
)
def test_misspelt_term_is_found(planted: str) -> None:
    triple = ox.Triple(ox.NamedNode(AID + "x"), ox.NamedNode(str(SKOS.closeMatch)), ox.NamedNode(planted))
    assert foreign.unknown(iris([triple])) == {planted}


def test_the_table_has_no_vocabulary_that_is_not_used() -> None:
    for namespace in (*foreign.SEEN, *map(str, foreign.CLOSED)):
        assert any(iri.startswith(namespace) for iri in used()), namespace


def kinds(graph: Graph, node: Node) -> set[Node]:
    return {kind for kind in graph.objects(node, RDF.type) if kind in KINDS}


def misdeclared(graph: Graph) -> list[str]:
    """Return the terms of others whose kind we declare and others define differently."""
    found = {(node, kind) for kind in KINDS for node in graph.subjects(RDF.type, kind)}
    return sorted(str(node) for node, kind in found if (known := kinds(foreign.FACTS, node)) if kind not in known)


def test_terms_of_others_are_declared_as_what_they_are() -> None:
    assert misdeclared(ALIGNMENTS + owl.ONTOLOGY) == []


def test_wrong_declaration_is_found() -> None:
    planted = Graph().add((URIRef(QUDT + "hasUnit"), RDF.type, OWL.DatatypeProperty))
    assert misdeclared(ALIGNMENTS + planted) == [QUDT + "hasUnit"]


def test_every_term_of_others_that_is_declared_is_used() -> None:
    declarations = {ox.NamedNode(str(kind)) for kind in KINDS}
    subjects = (one.subject for one in owl.everything() if one.object in declarations)
    declared = {subject.value for subject in subjects if isinstance(subject, ox.NamedNode)}
    # The shapes allow what data may use, such as that a source reprints another.
    using = [*owl.everything(), *(quad.triple for quad in read_quads(data_path("shapes.ttl")))]
    needed = iris([one for one in using if one.object not in declarations])
    assert {iri for iri in declared if not iri.startswith(OURS)} - needed == set()


def test_every_property_of_others_is_declared() -> None:
    """OWL 2 DL wants it of annotation properties on the header too, which the profile checker passes over."""
    graph = ALIGNMENTS + owl.ONTOLOGY
    predicates = {str(one) for one in graph.predicates()} - {str(one) for one in graph.subjects(RDF.type)}
    assert {one for one in predicates if not one.startswith((str(RDF), str(RDFS), str(OWL)))} == set()


def test_ties_are_between_terms_of_one_kind() -> None:
    properties = set(KINDS) - {OWL.Class}
    for tie in (*SUBSUMPTIONS, *MATCHES):
        for ours, theirs in ALIGNMENTS.subject_objects(tie):
            if str(theirs).startswith(IATI):
                continue  # IATI has codes alone, also for what are roles and kinds of claims here
            left, right = kinds(owl.ONTOLOGY, ours), kinds(foreign.FACTS + owl.ONTOLOGY, theirs)
            right |= kinds(ALIGNMENTS, theirs)
            assert (OWL.Class in left) == (OWL.Class in right), (ours, theirs)
            assert bool(left & properties) == bool(right & properties), (ours, theirs)


def below(node: Node, above: Node) -> bool:
    graph = owl.ONTOLOGY + ALIGNMENTS + foreign.FACTS
    return above in set(graph.transitive_objects(node, RDFS.subClassOf))


def test_domain_and_range_of_a_subproperty_fall_under_those_of_the_property_above() -> None:
    pairs = list(ALIGNMENTS.subject_objects(RDFS.subPropertyOf))
    assert pairs
    for ours, theirs in pairs:
        for end in (RDFS.domain, RDFS.range):
            (mine,), (other,) = owl.ONTOLOGY.objects(ours, end), foreign.FACTS.objects(theirs, end)
            assert below(mine, other), (ours, end)


def test_a_pair_has_one_tie() -> None:
    # Also what SKOS asks for: an exact match is in no hierarchy, and not merely related.
    pairs = [pair for tie in (*SUBSUMPTIONS, *MATCHES) for pair in ALIGNMENTS.subject_objects(tie)]
    assert len(pairs) == len(set(pairs))


def test_exact_matches_join_no_two_terms_of_one_side() -> None:
    ends = list(ALIGNMENTS.subject_objects(SKOS.exactMatch))
    assert len(ends) == len({ours for ours, _ in ends}) == len({theirs for _, theirs in ends})


def codes() -> list[URIRef]:
    return sorted(
        node
        for node in ALIGNMENTS.subjects(RDF.type, SKOS.Concept)
        if isinstance(node, URIRef) and str(node).startswith(IATI)
    )


def test_codes_of_iati_are_those_that_it_publishes() -> None:
    found: dict[str, dict[str, str]] = {}
    for node in codes():
        (scheme,), (code,) = ALIGNMENTS.objects(node, SKOS.inScheme), ALIGNMENTS.objects(node, SKOS.notation)
        (label,), (name,) = ALIGNMENTS.objects(node, SKOS.prefLabel), ALIGNMENTS.objects(scheme, SKOS.prefLabel)
        assert str(node) == f"{scheme}-{code}"
        found.setdefault(str(name), {})[str(code)] = str(label)
    assert found == foreign.CODELISTS


def test_codelists_of_iati_lead_to_their_pages() -> None:
    for scheme in ALIGNMENTS.subjects(RDF.type, SKOS.ConceptScheme):
        (name,), (page,) = ALIGNMENTS.objects(scheme, SKOS.prefLabel), ALIGNMENTS.objects(scheme, RDFS.seeAlso)
        assert str(page) == foreign.CODELIST_PAGE.format(str(name).replace(" ", "").lower())


def test_every_code_of_iati_is_aligned() -> None:
    assert {theirs for tie in MATCHES for theirs in ALIGNMENTS.objects(None, tie) if str(theirs).startswith(IATI)} == {
        *codes()
    }


def english(unit: Node) -> str:
    (text,) = (one for one in UNITS.objects(unit, SKOS.definition) if isinstance(one, Literal) and one.language == "en")
    return str(text)


def test_codes_of_units_are_those_of_ucum_iso_4217_or_counting() -> None:
    units = {str(code): english(unit) for unit, code in UNITS.subject_objects(SKOS.notation)}
    for code, text in units.items():
        assert ("UCUM" in text) == (code in foreign.UCUM), code
        assert ("ISO 4217" in text) == (code in foreign.ISO_4217), code
        assert ("count" in text) == (code not in foreign.UCUM | foreign.ISO_4217), code
    assert set(units) > foreign.UCUM | foreign.ISO_4217


def test_units_name_units_of_qudt_and_are_tied_to_them() -> None:
    for unit, code in UNITS.subject_objects(SKOS.notation):
        (name,) = re.findall(r"QUDT: unit:(\w+)\.", english(unit))
        theirs = URIRef(UNIT + name)
        assert foreign.unknown({str(theirs)}) == set()
        ties = {other for tie in MATCHES for other in ALIGNMENTS.objects(unit, tie)}
        assert ties == (set() if name == "NUM" else {theirs})
        if name not in {"NUM", "FRACTION"}:  # counting, and the one code that differs
            of_code = {foreign.FACTS.value(theirs, URIRef(QUDT + word)) for word in ("ucumCode", "currencyCode")}
            assert code in of_code
