"""HermiT reasons over ontology, alignments and graph. Needs Java, which Debian has as default-jre-headless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import owlready2
import pyoxigraph as ox
import pytest
from tests import foreign, owl

from aidgraph import vocab
from aidgraph.resources import data_path

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system

AID = vocab.AID
CLAIM = "<https://w3id.org/aidgraph/id/claim/planted/001>"


def reason(triples: list[ox.Triple], folder: Path, *, relations: bool = False) -> owlready2.World:
    """Return a world with what HermiT infers; an inconsistent one raises."""
    path = folder / "all.nt"
    path.write_bytes(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    world = owlready2.World()
    with world.get_ontology(path.as_uri()).load():
        owlready2.sync_reasoner_hermit(world, infer_property_values=relations, debug=0)
    return world


def stated(triples: list[ox.Triple], relation: str) -> set[tuple[str, str]]:
    return {
        (triple.subject.value, triple.object.value)
        for triple in triples
        if triple.predicate.value == relation
        if isinstance(triple.subject, ox.NamedNode)
        if isinstance(triple.object, ox.NamedNode)
    }


def inferred(world: owlready2.World, relation: str) -> set[tuple[str, str]]:
    """Return the pairs of a relation; a rule links nothing to itself, which OWL cannot say of what a chain infers."""
    rows = world.sparql(f"SELECT ?from ?to {{ ?from <{relation}> ?to }}")
    return {(source.iri, target.iri) for source, target in rows if source != target}


def without_links() -> tuple[list[ox.Triple], list[ox.Triple]]:
    """Return everything but the links, and the links. Withdrawn claims yield none, which OWL cannot say."""
    links = [quad.triple for quad in ox.parse(path=data_path("graph", "links.ttl"))]
    rest = set(owl.everything()) - set(links)
    withdrawn = ox.NamedNode(AID + "withdrawn")
    void: set[object] = {one.subject for one in rest if one.predicate == withdrawn and one.object == ox.Literal(True)}
    void |= {one.object for one in rest if one.predicate.value == AID + "supersedes"}
    return [one for one in rest if one.subject not in void], links


def test_ontology_alignments_and_graph_are_consistent(tmp_path: Path) -> None:
    world = reason(owl.everything(), tmp_path)
    assert list(world.inconsistent_classes()) == []


@pytest.mark.parametrize(
    "planted",
    [
        "place:jiangsu a aid:Organisation .",
        f"{CLAIM} a aid:SupportClaim , aid:FundingClaim .",
        f"{CLAIM} a aid:SupportClaim ; aid:investor place:jiangsu .",
        f"{CLAIM} a aid:SupportClaim ; aid:provider post:x ; aid:recipient place:ili . post:x a aid:Post .",
        f"{CLAIM} aid:publisherUnknown 'perhaps' ; a aid:Source .",
    ],
    ids=["place is a body", "claim of two kinds", "role of another kind", "chain starts at a post", "not a boolean"],
)
def test_planted_contradiction_is_found(planted: str, tmp_path: Path) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason([*owl.everything(), *owl.turtle(planted)], tmp_path)


def with_others() -> list[ox.Triple]:
    """Return all of ours beside what other vocabularies say of the terms that ours are tied to."""
    facts = foreign.FACTS.serialize(format="nt")
    return [*owl.everything(), *(quad.triple for quad in ox.parse(facts, format=ox.RdfFormat.N_TRIPLES))]


def test_ours_is_consistent_beside_what_other_vocabularies_say(tmp_path: Path) -> None:
    world = reason(with_others(), tmp_path)
    assert list(world.inconsistent_classes()) == []


@pytest.mark.parametrize(
    "planted",
    [
        "aid:Claim rdfs:subClassOf prov:Activity .",
        "aid:agent rdfs:subPropertyOf prov:wasAssociatedWith .",
        "aid:Place rdfs:subClassOf <http://www.opengis.net/ont/geosparql#Geometry> .",
        "aid:Organisation rdfs:subClassOf <http://www.w3.org/ns/org#Site> .",
        "aid:statuses a aid:Status .",
        "<https://w3id.org/aidgraph/id/claim/x/e1> oa:start -1 .",
    ],
    ids=[
        "claim as activity",
        "role of an activity",
        "place as geometry",
        "body as site",
        "scheme as concept",
        "position",
    ],
)
def test_planted_tie_that_others_contradict_is_found(planted: str, tmp_path: Path) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason([*with_others(), *owl.turtle(planted)], tmp_path)


def test_chains_entail_the_links_that_rules_derive_and_no_others(tmp_path: Path) -> None:
    rest, links = without_links()
    relations = {relation: stated(links, relation) for relation in owl.CHAINED}
    assert all(relations.values())
    world = reason(rest, tmp_path, relations=True)
    assert {relation: inferred(world, relation) for relation in owl.CHAINED} == relations


def test_a_chain_speaks_of_its_own_kind_and_of_things(tmp_path: Path) -> None:
    planted = owl.turtle(
        f"{CLAIM} a aid:FundingClaim ; aid:provider place:a ; aid:recipient place:b , {CLAIM[:-1]}/g1> ."
        f"{CLAIM[:-1]}/g1> a aid:CountedGroup ; aid:within place:c . place:a a aid:County . place:b a aid:County ."
        "place:c a aid:County ."
    )
    world = reason([*owl.own("ontology.ttl"), *planted], tmp_path, relations=True)
    pair = (vocab.ID + "place/a", vocab.ID + "place/b")
    found = {relation: inferred(world, relation) for relation in owl.CHAINED}
    assert {relation: pairs for relation, pairs in found.items() if pairs} == {AID + "funds": {pair}}
