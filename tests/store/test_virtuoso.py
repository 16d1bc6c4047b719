"""What Virtuoso cuts without a word, and whom it asks for a Digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from aidgraph.errors import EndpointError
from aidgraph.query import run, select
from aidgraph.store import Change, connect

from .contract.servers import VIRTUOSO_USER, virtuoso

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system

GRAPH = "https://example.org/graph"
SAYS = "<https://example.org/says>"


def quads(count: int, graph: str = GRAPH) -> list[ox.Quad]:
    says, name = ox.NamedNode(SAYS[1:-1]), ox.NamedNode(graph)
    return [ox.Quad(ox.NamedNode(f"{graph}/{n}"), says, ox.Literal(n), name) for n in range(count)]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that hands out 1000 rows, and holds more."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), rows=1000) as url:
        store = connect(url, write=True)
        store.apply(Change(graphs={GRAPH: quads(1500), f"{GRAPH}/small": quads(10, f"{GRAPH}/small")}))
        store.close()
        yield url


def test_rows_that_it_cuts_are_an_error(url: str) -> None:
    store = connect(url)
    with pytest.raises(EndpointError, match=r"at most 1000 rows .*ResultSetMaxRows"):
        select(store, f"SELECT ?s {{ ?s {SAYS} ?o }}")
    assert len(select(store, f"SELECT ?s {{ ?s {SAYS} ?o }} LIMIT 900").rows) == 900


@pytest.mark.parametrize(
    "sparql",
    [f"CONSTRUCT {{ ?s {SAYS} ?o }} WHERE {{ ?s {SAYS} ?o }}", f"CONSTRUCT WHERE {{ ?s {SAYS} ?o }}"],
)
def test_triples_that_it_cuts_are_an_error(url: str, sparql: str) -> None:
    store = connect(url)
    with pytest.raises(EndpointError, match="at most 1000 rows"):
        run(store, sparql)
    assert len(run(store, f"{sparql} LIMIT 900")) == 900  # type: ignore[arg-type]


def test_a_graph_that_it_cuts_is_an_error(url: str) -> None:
    store = connect(url)
    with pytest.raises(EndpointError, match=r"handed out \d+ of the 1500 quads .*ResultSetMaxRows"):
        list(store.read(GRAPH))
    assert set(store.read(f"{GRAPH}/small")) == set(quads(10, f"{GRAPH}/small"))


def test_a_user_is_asked_for_a_digest(url: str) -> None:
    store = connect(f"{url}-auth", auth=VIRTUOSO_USER, write=True)
    graph = f"{GRAPH}/coded"
    store.apply(Change(graphs={graph: quads(5, graph)}))
    store.apply(Change(removed=quads(4, graph)))
    assert set(store.read(graph)) == {quads(5, graph)[4]}
    store.apply(Change(graphs={graph: ()}))
    with pytest.raises(EndpointError, match="does not allow this to these credentials"):
        connect(f"{url}-auth", auth=(VIRTUOSO_USER[0], "wrong"))
