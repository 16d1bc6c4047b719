"""What may be written through rdflib's Dataset of each home."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import RDFS, Literal, URIRef

from aidgraph import vocab
from aidgraph.errors import StoreError
from aidgraph.store import Change, RemoteStore, rdflib_dataset

from .conftest import only

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Home

# rdflib 7.6 warns about its own inner use of a name that it renames.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")

THINGS = vocab.GRAPH + "things"


@pytest.mark.parametrize("write", [False, True])
def test_a_dataset_that_keeps_nothing_takes_nothing(write: bool, home: Home) -> None:
    store = home.open(True)
    place = ox.NamedNode(vocab.ID + "place/east")
    store.apply(Change(added=[ox.Quad(place, ox.NamedNode(str(RDFS.label)), ox.Literal("East"), ox.NamedNode(THINGS))]))
    store.close()
    with closing(home.open(write)) as store:
        dataset = rdflib_dataset(store)
        graph = dataset.graph(URIRef(THINGS))
        new = (URIRef(place.value), RDFS.label, Literal("E", "en-x-short"))
        insert = f"INSERT DATA {{ GRAPH <{THINGS}> {{ <urn:a> <urn:b> <urn:c> }} }}"
        if write and not isinstance(store, RemoteStore):
            graph.add(new)
            dataset.update(insert)
            assert len(graph) == len(dataset) == 3
            return
        said = "does not reach it. Use `replace` and `remove`" if isinstance(store, RemoteStore) else "with write=True"
        for wrong in (
            lambda: graph.add(new),
            lambda: graph.addN([(*new, graph)]),
            lambda: graph.remove((None, None, None)),
            lambda: dataset.update(insert),
            lambda: dataset.remove_graph(graph),
            lambda: dataset.graph(URIRef("urn:new")).add(new),
            lambda: graph.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle"),
            lambda: graph.parse(data="<urn:a> <urn:b> <urn:c> .", format="ox-ttl"),
            lambda: graph.parse(data="<urn:a> <urn:b> <urn:c> .", format="ox-ttl", transactional=False),
        ):
            with pytest.raises(StoreError, match=f"^{re.escape(store.location)}: .*{said}"):
                wrong()
        assert len(graph) == len(dataset) == 1
        assert ("place", URIRef(vocab.ID + "place/")) in set(dataset.namespaces())


@only("memory", "disk")
def test_what_oxrdflibs_parsers_read_is_written_to_the_graph_it_is_for(home: Home) -> None:
    said = "<urn:a> <urn:b> [ <urn:c> 1 ] ."
    with closing(home.open(True)) as store:
        dataset = rdflib_dataset(store)
        dataset.graph(URIRef(THINGS)).parse(data=said, format="ox-ttl")
        dataset.graph(URIRef(THINGS)).parse(data=said, format="ox-ttl", transactional=False)
        dataset.parse(data=f"<urn:g> {{ {said} }}", format="ox-trig")
        assert {graph: len(list(store.read(graph))) for graph in store.graphs()} == {THINGS: 4, "urn:g": 2}


@only("memory", "disk")
def test_a_statement_in_no_named_graph_is_refused(home: Home) -> None:
    triple = (URIRef("urn:a"), RDFS.label, Literal("A"))
    with closing(home.open(True)) as store:
        dataset = rdflib_dataset(store)
        named = dataset.graph(URIRef(THINGS))
        wrongs: list[Callable[[], object]] = [
            lambda: dataset.add(triple),
            lambda: dataset.addN([(*triple, named), (*triple, dataset.default_graph)]),
            lambda: dataset.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle"),
            lambda: dataset.parse(data="<urn:a> <urn:b> <urn:c> .", format="ox-ttl"),
            lambda: dataset.parse(
                data="<urn:g> { <urn:a> <urn:b> <urn:c> } <urn:a> <urn:b> <urn:c> .", format="ox-trig"
            ),
        ]
        for wrong in wrongs:
            with pytest.raises(StoreError, match=r"<urn:a> was to be written to no named graph.* Name it: "):
                wrong()
        assert len(dataset) == 0
        dataset.add((*triple, named))
        assert len(named) == 1


@pytest.mark.parametrize("write", [False, True])
def test_a_dataset_says_that_its_store_was_closed_and_keeps_nobody_out(write: bool, home: Home) -> None:
    store = home.open(write)
    dataset = rdflib_dataset(store)
    assert len(dataset) == 0
    store.close()
    home.open(True).close()
    if not isinstance(store, RemoteStore):  # else it is a copy
        with pytest.raises(StoreError, match=r"was closed. Open it again"):
            len(dataset)
