"""The reference graph in every home: the same answers, claims, networks, views and findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tests.invented import FULL, SOURCE, claim, write_graph

import aidgraph
from aidgraph import vocab
from aidgraph.derive import LINKS, is_current, seal
from aidgraph.errors import InputError, OutputError, StaleLinksWarning, StoreError, StoreLockedError
from aidgraph.exchange import claims_jsonl
from aidgraph.graph import KnowledgeGraph
from aidgraph.query import named_queries
from aidgraph.store import Change, connect

from .conftest import emptied
from .servers import oxigraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Home


@pytest.fixture(scope="module")
def here() -> KnowledgeGraph:
    return aidgraph.open()


@pytest.fixture(scope="module")
def full_home(running_home: Home, here: KnowledgeGraph) -> Home:
    """A home that holds the reference graph; its links are derived there."""
    home = emptied(running_home)
    store = home.open(True)
    graphs = [graph for graph in here.store.graphs() if graph != LINKS]
    store.apply(Change(graphs={graph: list(here.store.read(graph)) for graph in graphs}))
    KnowledgeGraph(store)
    store.close()
    return home


@pytest.fixture(scope="module")
def there(full_home: Home) -> Iterator[KnowledgeGraph]:
    store = full_home.open(False)
    yield KnowledgeGraph(store)
    store.close()


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_a_query_of_the_library_has_the_same_answer(name: str, here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    expected, found = here.named_query(name), there.named_query(name)
    assert found.columns == expected.columns
    assert Counter(found.rows) == Counter(expected.rows)


def test_the_home_holds_the_same_quads(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    assert there.store.graphs() == here.store.graphs()
    mine, theirs = here.store.local(), there.store.local()
    assert len(theirs) == len(mine)
    # Labels of blank nodes are given anew by each home, and so is the stamp of its last change.
    own = "_:", f"<{vocab.PREFIXES['dct']}identifier>"
    assert {quad for quad in theirs if not any(one in str(quad) for one in own)} == {
        quad for quad in mine if not any(one in str(quad) for one in own)
    }


def test_links_are_derived_there_and_current(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    assert is_current(there.store)
    assert there.links == here.links
    assert there.comparisons == here.comparisons


def test_claims_and_counts_are_the_same(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    assert claims_jsonl(there.claims(about="伊宁县")) == claims_jsonl(here.claims(about="伊宁县"))
    assert there.info() == here.info()
    assert there.thing("伊宁县") == here.thing("伊宁县")


def test_networks_and_views_are_the_same(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    mine, theirs = here.network("support"), there.network("support")
    assert dict(theirs.nodes(data=True)) == dict(mine.nodes(data=True))
    assert list(theirs.edges(keys=True, data=True)) == list(mine.edges(keys=True, data=True))
    assert aidgraph.view(theirs).html == aidgraph.view(mine).html


def test_findings_are_the_same_but_for_their_files(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    def said(kg: KnowledgeGraph) -> Counter[tuple[object, ...]]:
        return Counter((f.rule, f.severity, f.zh, f.en, f.claims, f.focus) for f in kg.check())

    assert said(there) == said(here)


# rdflib 7.6 warns about its own inner use of a name that it renames.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_the_dataset_has_the_prefixes_and_the_triples(there: KnowledgeGraph) -> None:
    found = there.dataset.query("SELECT ?label { place:ili rdfs:label ?label FILTER langMatches(lang(?label), 'en') }")
    assert [str(row[0]) for row in found] == ["Ili Kazakh Autonomous Prefecture"]  # type: ignore[index]


def test_stale_links_are_derived_here_and_said(tmp_path: Path, here: KnowledgeGraph) -> None:
    with oxigraph(tmp_path) as url:
        writer = connect(url, write=True)
        writer.apply(Change(graphs={graph: list(here.store.read(graph)) for graph in here.store.graphs()}))
        assert aidgraph.open(url).links == here.links
        some = list(here.store.read(LINKS))[5:]
        writer.apply(Change(graphs={LINKS: [quad for quad in some if quad != seal()]}))
        with pytest.warns(StaleLinksWarning, match=r"To derive them for good, open it with write=True") as warned:
            kg = aidgraph.open(url)
        assert warned[0].filename == __file__
        assert kg.links == here.links
        assert kg.query("ASK { ?link a aid:Link }") is True
        with pytest.raises(StoreError, match="opened for reading"):
            kg.remove(kg.sources()[0].id)
        assert not is_current(writer)
        with aidgraph.open(url, write=True) as kg:
            assert kg.links == here.links
        assert is_current(writer)
        writer.close()


def test_a_graph_is_loaded_into_an_endpoint_and_changed_there(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "graph", *FULL.values())
    new = write_graph(tmp_path / "new", FULL["support"]) / "sources" / f"{SOURCE}.trig"
    with oxigraph(tmp_path) as url:
        # What a load that was broken off has left.
        left = connect(url, write=True)
        other = ox.NamedNode(vocab.source_graph("1999-other"))
        left.apply(Change(graphs={other.value: [ox.Quad(other, seal().predicate, ox.Literal("left over"), other)]}))
        left.close()
        with aidgraph.load(url, folder) as kg, aidgraph.open(folder) as expected:
            assert kg.store.graphs() == expected.store.graphs()
            assert kg.claims() == expected.claims()
            assert kg.links == expected.links
        with pytest.raises(OutputError, match="holds a graph"):
            aidgraph.load(url, folder)
        copy = aidgraph.open(url, in_memory=True)
        with aidgraph.open(url, write=True) as kg:
            kg.replace(new)
            assert kg.claims() == [FULL["support"]]
            assert len(copy.claims()) == len(FULL)
            assert {link.relation for link in kg.links} == {"supports", "implementsIn", "actsFor"}
            kg.remove(SOURCE)
            assert not kg.claims()
            assert is_current(kg.store)


def test_who_changes_what_somebody_else_has_changed_is_told(tmp_path: Path) -> None:
    folder = write_graph(
        tmp_path / "graph", *FULL.values(), claim(1, "event", {"place": "place/west"}, source="2002-b")
    )
    with oxigraph(tmp_path) as url:
        aidgraph.load(url, folder).close()
        with aidgraph.open(url, write=True) as one, aidgraph.open(url, write=True) as other:
            assert other.claims()
            one.remove("2002-b")
            with pytest.raises(StoreLockedError, match="somebody else has changed it"):
                other.remove(SOURCE)
        with aidgraph.open(url, write=True) as kg, aidgraph.open(folder) as expected:
            expected.remove("2002-b")
            assert kg.links == expected.links
            assert kg.claims() == expected.claims()


def test_an_endpoint_without_a_whole_graph_is_refused_and_can_be_loaded(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "graph", *FULL.values())
    with oxigraph(tmp_path) as url:
        for write in (False, True):
            with pytest.raises(StoreError, match="holds no whole graph"):
                aidgraph.open(url, write=write)
        with aidgraph.load(url, folder) as kg:
            assert len(kg.claims()) == len(FULL)
            kg.close()
            with pytest.raises(StoreError, match="was closed"):
                kg.query("ASK {}")


def test_unknown_options_are_refused() -> None:
    with pytest.raises(InputError, match=r"timeot: no such option. Did you mean: timeout"):
        aidgraph.open("http://127.0.0.1:1/query", timeot=3)
    with pytest.raises(InputError, match="timeout=-1"):
        aidgraph.open("http://127.0.0.1:1/query", timeout=-1)
