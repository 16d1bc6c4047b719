"""What somebody else who changes a home at the same time does to a graph that is open: one clear error or nothing."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tests.invented import FULL, SOURCE, claim, write_graph

import aidgraph
from aidgraph import vocab
from aidgraph.derive import LINKS, is_current, seal
from aidgraph.errors import EndpointError, StoreError, StoreLockedError
from aidgraph.graph import KnowledgeGraph
from aidgraph.store import Change, EmbeddedStore, RemoteStore

from .conftest import only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aidgraph.store import Store

    from .conftest import Home

REMOTE = only("oxigraph", "virtuoso")
SHARED = only("memory", "oxigraph", "virtuoso")  # on disk nobody else opens it for writing
OTHER = "2002-other"
GRAPH, THINGS = vocab.source_graph(OTHER), vocab.GRAPH + "things"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    other = claim(1, "support", {"provider": "place/south", "recipient": "place/west"}, source=OTHER)
    return write_graph(tmp_path / "graph", *FULL.values(), other)


@pytest.fixture
def filled(home: Home, folder: Path) -> Home:
    """A home with two sources and their links."""
    read, store = aidgraph.open(folder), home.open(True)
    graphs = [graph for graph in read.graphs() if graph != LINKS]
    store.apply(Change(graphs={graph: list(read.store.read(graph)) for graph in graphs}))
    KnowledgeGraph(store)
    store.close()
    return home


@pytest.fixture
def kg(filled: Home) -> Iterator[KnowledgeGraph]:
    """A graph opened for writing, all of which was read already."""
    graph = KnowledgeGraph(filled.open(True))
    assert {one.source for one in graph.claims()} == {vocab.ID + f"source/{slug}" for slug in (SOURCE, OTHER)}
    assert graph.links
    yield graph
    graph.close()


def sources_after(home: Home) -> set[str]:
    """Return what sources a home holds, after a look that its links are those of its claims."""
    store = home.open(False)
    try:
        assert is_current(store)
        found = KnowledgeGraph(store)
        here = EmbeddedStore()
        here.quads.extend(quad for quad in store.local() if quad.graph_name != ox.NamedNode(LINKS))
        expected = KnowledgeGraph(here)
        assert found.links == expected.links
        assert found.comparisons == expected.comparisons
        return {vocab.local(source.id) for source in found.sources()}
    finally:
        store.close()


def another(home: Home) -> Store | None:
    """Open a home for writing once more; None where nobody can."""
    with suppress(StoreLockedError):
        return home.open(True)
    return None


def test_refresh_derives_from_what_the_home_holds_then(filled: Home, kg: KnowledgeGraph) -> None:
    writer = another(filled) or kg.store
    writer.apply(Change(graphs={GRAPH: ()}))  # as any program may
    kg.refresh()
    assert {one.source for one in kg.claims()} == {vocab.ID + f"source/{SOURCE}"}
    kg.close()
    assert sources_after(filled) == {SOURCE}


def test_refresh_mends_links_that_somebody_removed(filled: Home, kg: KnowledgeGraph) -> None:
    (another(filled) or kg.store).apply(Change(graphs={LINKS: ()}))
    kg.refresh()
    kg.remove(OTHER)
    kg.close()
    assert sources_after(filled) == {SOURCE}


@pytest.mark.parametrize("step", ["refresh", "remove the same", "remove", "replace"])
def test_after_another_writer_nothing_is_changed(step: str, filled: Home, kg: KnowledgeGraph, folder: Path) -> None:
    def change_both() -> None:
        # On disk nobody else opens it for writing.
        KnowledgeGraph(filled.open(True)).remove(OTHER)
        match step:
            case "refresh":
                kg.refresh()
            case "replace":
                kg.replace(folder / "sources" / f"{OTHER}.trig")
            case _:
                kg.remove(OTHER if step == "remove the same" else SOURCE)

    with pytest.raises(StoreLockedError):
        change_both()
    kg.close()
    assert sources_after(filled) in [{SOURCE}, {SOURCE, OTHER}]


@pytest.mark.parametrize("step", ["refresh", "remove", "replace"])
def test_who_reads_is_told_so_before_anything_is_fetched(
    step: str, filled: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> Iterator[ox.Quad]:
        raise AssertionError

    with closing(KnowledgeGraph(filled.open(False))) as kg:
        monkeypatch.setattr(RemoteStore, "read", read)
        said = {"refresh": (), "remove": (OTHER,), "replace": (folder / "sources" / f"{OTHER}.trig",)}[step]
        with pytest.raises(StoreError, match=r"opened for reading. Open it with write=True") as refused:
            getattr(kg, step)(*said)
        assert not isinstance(refused.value, StoreLockedError)


@SHARED
def test_who_has_read_nothing_yet_and_removes_what_is_gone_is_told_why(filled: Home) -> None:
    with closing(KnowledgeGraph(filled.open(True))) as kg:
        KnowledgeGraph(filled.open(True)).remove(OTHER)
        with pytest.raises(StoreLockedError, match="somebody else has changed it"):
            kg.remove(OTHER)


@SHARED
def test_a_change_that_broke_off_elsewhere_is_not_sealed_by_another(filled: Home, kg: KnowledgeGraph) -> None:
    writer = filled.open(True)
    writer.apply(Change(removed=[seal()]))  # the stamp stays
    with pytest.raises(StoreLockedError, match="somebody else has changed it"):
        kg.remove(SOURCE)
    assert not is_current(writer)


def changing(store: RemoteStore, writer: Store, times: int) -> list[str]:
    """Let a writer change a source and its links while a store is copied: that often, when its links have been read."""
    fetched: list[str] = []

    def read(graph: str) -> Iterator[ox.Quad]:
        yield from RemoteStore.read(store, graph)
        fetched.append(graph)
        if graph == LINKS and fetched.count(LINKS) <= times:
            writer.apply(Change(graphs={GRAPH: ()}))
            KnowledgeGraph(writer).refresh()

    store.read = read  # type: ignore[method-assign]
    return fetched


def remote(home: Home) -> tuple[RemoteStore, Store]:
    store = home.open(False)
    assert isinstance(store, RemoteStore)
    return store, home.open(True)


@REMOTE
def test_a_copy_is_of_one_state(filled: Home) -> None:
    store, writer = remote(filled)
    fetched = changing(store, writer, times=1)
    reader = KnowledgeGraph(store)
    assert {vocab.local(source.id) for source in reader.sources()} == {SOURCE}
    assert reader.links == KnowledgeGraph(writer).links
    assert fetched.count(LINKS) == 2
    assert len(reader.network("all")) > 0


@REMOTE
def test_what_changes_all_the_time_is_said(filled: Home) -> None:
    store, writer = remote(filled)
    reader = KnowledgeGraph(store)
    changing(store, writer, times=100)
    with pytest.raises(StoreLockedError, match="somebody is changing it just now"):
        reader.links  # noqa: B018
    changing(store, writer, times=0)
    assert {vocab.local(source.id) for source in reader.sources()} == {SOURCE}


@REMOTE
def test_a_copy_that_is_extended_after_a_change_is_of_one_state(filled: Home) -> None:
    store, writer = remote(filled)
    old = store.local([LINKS])
    links = len(old)
    KnowledgeGraph(writer).remove(OTHER)
    assert set(store.local()) == set(writer.local())
    assert len(old) == links


@REMOTE
def test_a_copy_that_broke_off_goes_on_where_it_was(filled: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    store, writer = remote(filled)

    def fail(_: object, graph: str) -> Iterator[ox.Quad]:
        if graph == THINGS:
            raise EndpointError("the network is down.")
        return read(store, graph)

    read = RemoteStore.read
    fetched = changing(store, writer, times=0)
    monkeypatch.setattr(RemoteStore, "read", fail)
    with pytest.raises(EndpointError, match="the network is down"):
        store.local()
    monkeypatch.setattr(RemoteStore, "read", read)
    before = list(fetched)
    assert set(store.local()) == set(writer.local())
    assert LINKS in before
    assert sorted(fetched) == store.graphs()


@REMOTE
def test_after_a_change_here_only_what_it_touched_is_fetched_again(filled: Home) -> None:
    reader, store = remote(filled)
    reader.close()
    assert isinstance(store, RemoteStore)
    kg, fetched = KnowledgeGraph(store), changing(store, store, times=0)
    assert kg.claims()
    kg.remove(OTHER)
    fetched.clear()
    assert {vocab.local(source.id) for source in kg.sources()} == {SOURCE}
    assert fetched == [LINKS]
    kg.close()


@REMOTE
def test_who_holds_a_copy_over_a_change_here_keeps_what_it_was(filled: Home, folder: Path) -> None:
    with closing(KnowledgeGraph(filled.open(True))) as kg:
        dataset, network, quads = kg.dataset, kg.network("all"), kg.store.local()
        before = set(quads)
        edges, shown = len(network.edges), aidgraph.view(network).html
        kg.replace(folder / "sources" / f"{OTHER}.trig")
        kg.remove(OTHER)
        for _ in range(2):
            assert set(quads) == before
            assert len(dataset) == len({quad.triple for quad in before})
            assert (len(network.edges), aidgraph.view(network).html) == (edges, shown)
            assert {one.source for one in kg.claims()} == {vocab.ID + f"source/{SOURCE}"}  # and fetches
        assert len(kg.dataset) < len(dataset)


@REMOTE
def test_a_reader_keeps_what_was_read(filled: Home) -> None:
    store, writer = remote(filled)
    reader = KnowledgeGraph(store)
    before = reader.claims()
    KnowledgeGraph(writer).remove(OTHER)
    assert {one.source for one in before} == {source.id for source in reader.sources()}
    assert {claim for link in reader.links for claim in link.claims} <= {one.id for one in before}


@REMOTE
def test_links_that_are_being_made_are_not_taken_for_none(filled: Home) -> None:
    store, writer = remote(filled)
    reader = KnowledgeGraph(store)
    writer.apply(Change(graphs={LINKS: ()}))
    with pytest.raises(StoreLockedError, match=r"its links are not those of its claims. Open it again"):
        reader.links  # noqa: B018


def test_what_was_closed_says_so_in_all_it_does(filled: Home) -> None:
    kg = KnowledgeGraph(filled.open(False))
    assert kg.claims()
    kg.close()
    for asked in (kg.claims, kg.sources, kg.graphs, lambda: kg.query("ASK {}"), lambda: kg.dataset):
        with pytest.raises(StoreError, match=r"was closed. Open it again"):
            asked()
