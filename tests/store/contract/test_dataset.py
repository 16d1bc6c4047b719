"""What may be written through rdflib's Dataset of each home."""

from __future__ import annotations

import gc
import re
from contextlib import closing
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import RDFS, Literal, URIRef

from aidgraph import vocab
from aidgraph.errors import StoreError
from aidgraph.store import Change, RemoteStore, rdflib_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Home

THINGS = vocab.GRAPH + "things"


@pytest.fixture
def let_go() -> Iterator[None]:
    """rdflib's objects are rings that hold the quads, and so the lock of a store on disk."""
    yield
    gc.collect()


@pytest.mark.usefixtures("let_go")
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
        ):
            with pytest.raises(StoreError, match=f"^{re.escape(store.location)}: .*{said}"):
                wrong()
        assert len(graph) == len(dataset) == 1
        assert ("place", URIRef(vocab.ID + "place/")) in set(dataset.namespaces())
