"""The embedded store and rdflib's view of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import RDF, RDFS
from tests.invented import FULL, THINGS, iri, open_graph

from aidgraph import vocab
from aidgraph.derive import read_stamps

if TYPE_CHECKING:
    from pathlib import Path


# rdflib 7.6 warns about its own inner use of a name that it renames.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_dataset_is_rdflibs_with_a_union_default_graph(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, *FULL.values())
    assert isinstance(kg.dataset, Dataset)
    assert kg.dataset.default_union
    place = URIRef(iri("place/east"))
    assert Literal("东省", "zh-hans") in set(kg.dataset.objects(place, RDFS.label))
    assert kg.dataset.value(URIRef(FULL["event"].id), RDF.type) == URIRef(vocab.claim_class("event"))


def test_dataset_has_the_triples_of_the_store(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, *FULL.values())
    assert len(kg.dataset) == len(kg.store.local()) > 500
    assert len({quad[:3] for quad in kg.dataset.quads()}) == len(kg.store.local())
    counted = {str(graph.identifier): len(graph) for graph in kg.dataset.graphs() if len(graph)}
    assert sum(counted.values()) == len(kg.store.local())
    assert set(counted) == {
        vocab.ONTOLOGY,
        *(vocab.GRAPH + name for name in ("things", "schemes", "links")),
        vocab.source_graph("2001-invented"),
    }


def test_dataset_is_made_once_and_lives_with_the_store(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, FULL["event"])
    assert kg.dataset is kg.dataset
    before = len(kg.store.local())
    kg.dataset.graph(URIRef(vocab.GRAPH + "things")).add((URIRef(iri("place/new")), RDF.type, RDFS.Resource))
    assert len(kg.store.local()) == before + 1


def test_what_was_written_through_the_dataset_is_seen_after_a_refresh(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, FULL["support"])
    links, stamp = len(kg.links), read_stamps(kg.store)
    assert links
    graph = kg.dataset.graph(URIRef(vocab.source_graph(vocab.local(FULL["support"].source))))
    graph.add((URIRef(FULL["support"].id), URIRef(vocab.AID + "withdrawn"), Literal(True)))
    assert len(kg.links) == links
    kg.refresh()
    assert len(kg.links) < links
    assert kg.claims()[0].withdrawn
    assert read_stamps(kg.store) != stamp
    kg.remove(kg.sources()[0].id)
    assert kg.claims() == []


def test_what_stands_in_no_named_graph_ends_no_check(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, FULL["event"])
    before, event = kg.check(), ox.NamedNode(FULL["event"].id)
    # As other programs may write.
    kg.store.local().add(ox.Quad(event, ox.NamedNode("urn:p"), ox.Literal("o"), ox.DefaultGraph()))
    assert (file := kg.store.file_of(event)) is not None
    assert file.suffix == ".trig"
    assert len(kg.check()) >= len(before)


def test_prefixes_are_bound(tmp_path: Path) -> None:
    bound = {prefix: str(namespace) for prefix, namespace in open_graph(tmp_path, FULL["event"]).dataset.namespaces()}
    assert vocab.PREFIXES.items() <= bound.items()


def test_dataset_answers_sparql_over_all_graphs(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, *FULL.values())
    rows = kg.dataset.query("SELECT ?thing { ?thing rdfs:label ?label ; a ?type . ?type rdfs:subClassOf* aid:Thing }")
    assert len({row[0] for row in rows}) == len(THINGS)  # type: ignore[index]
