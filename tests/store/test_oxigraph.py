"""What Oxigraph's server does under limits, beside what all homes do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from aidgraph.errors import EndpointError
from aidgraph.query import run, select
from aidgraph.store import Change, connect

from .contract.servers import oxigraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aidgraph.store import RemoteStore

GRAPH = "https://example.org/g"
# 400 million rows.
PRODUCT = "{ ?a ?p ?x . ?b ?q ?y }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteStore]:
    """A server that stops queries after a second."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph"), "--timeout-s", "1") as url:
        store = connect(url, write=True)
        says = ox.NamedNode("https://example.org/says")
        quads = [
            ox.Quad(ox.NamedNode(f"https://example.org/{number}"), says, ox.Literal(number), ox.NamedNode(GRAPH))
            for number in range(20_000)
        ]
        store.apply(Change(graphs={GRAPH: quads}))
        yield store
        store.close()


@pytest.mark.parametrize("sparql", [f"SELECT ?a ?b {PRODUCT}", f"SELECT (COUNT(*) AS ?n) {PRODUCT}"])
def test_a_query_that_runs_out_of_time_is_an_error(store: RemoteStore, sparql: str) -> None:
    with pytest.raises(EndpointError, match=r"has been cancelled”\. Ask again, or for less"):
        for _ in select(store, sparql).stream():
            pass


def test_triples_that_run_out_of_time_are_an_error(store: RemoteStore) -> None:
    with pytest.raises(EndpointError, match="has been cancelled"):
        run(store, f"CONSTRUCT {{ ?a ?p ?b }} WHERE {PRODUCT}")


def test_ask_that_runs_out_of_time_is_an_error(store: RemoteStore) -> None:
    with pytest.raises(EndpointError, match=str(store.location)):
        run(store, f"ASK {{ {PRODUCT} FILTER (?x + ?y < 0) }}")


def test_a_server_for_reading_refuses_changes(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        connect(url).close()
    with oxigraph(tmp_path, command="serve-read-only") as url:
        store = connect(url, write=True)
        with pytest.raises(EndpointError, match=r"/update: does not allow this to anybody .*“The server is read-only”"):
            store.apply(Change(graphs={GRAPH: ()}))
        assert store.graphs() == []
        store.close()
