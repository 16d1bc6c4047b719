"""Changes that are made in steps, as by servers without transactions: what one that breaks off leaves, wherever."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.invented import FULL, SOURCE, claim, write_graph

import aidgraph
from aidgraph import vocab
from aidgraph.derive import is_current
from aidgraph.errors import EndpointError, StaleLinksWarning, StoreError
from aidgraph.graph import KnowledgeGraph
from aidgraph.store import Change, RemoteStore, connect

from .servers import oxigraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

OTHER = "2002-other"
GRAPH = vocab.source_graph(SOURCE)
OLD = [*FULL.values(), claim(1, "support", {"provider": "place/south", "recipient": "place/west"}, source=OTHER)]
NEW = [claim(number, "support", {"provider": "place/east", "recipient": "place/west"}) for number in range(1, 6)]
# So few quads at once that the new source takes several steps.
MOST = 40


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("steps")) as url:
        yield url


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write_graph(tmp_path / "new", *NEW)


@pytest.fixture
def before(tmp_path: Path, server: str) -> KnowledgeGraph:
    """What the server holds, links included."""
    kg = aidgraph.open(write_graph(tmp_path / "graph", *OLD))
    writer = connect(server, write=True)
    writer.apply(Change(graphs=dict.fromkeys(writer.graphs(), ())))
    writer.apply(Change(graphs={graph: list(kg.store.read(graph)) for graph in kg.graphs()}))
    writer.close()
    return kg


def options(server: str) -> dict[str, Any]:
    return {"server": "other", "update": server.replace("/query", "/update")}


def open_in_steps(server: str, *, write: bool = True) -> KnowledgeGraph:
    kg = aidgraph.open(f"{server}?union-default-graph", write=write, **options(server))
    if isinstance(kg.store, RemoteStore):
        kg.store._server = replace(kg.store._server, most_quads=MOST)
    return kg


def break_off(kg: KnowledgeGraph, step: int) -> list[str]:
    """Let no update of a graph arrive any more from the given one on; returns all that are sent."""
    sent: list[str] = []
    send = kg.store._client.send  # type: ignore[attr-defined]

    def sometimes(method: str, url: str, **request: Any) -> Any:
        if url.endswith("/update"):
            sent.append(request["fields"]["update"])
            if len(sent) >= step:
                raise EndpointError("the network is down.")
        return send(method, url, **request)

    kg.store._client.send = sometimes  # type: ignore[attr-defined]
    return sent


def content(store: Any, graph: str = GRAPH) -> set[ox.Quad]:
    return set(store.read(graph))


# 1 takes the seal away, 2 marks the source, 3 empties it, 4 to 6 fill it; links and, last, the seal follow.
@pytest.mark.parametrize("step", [1, 2, 3, 4, 6, 8, 10, 12])
@pytest.mark.parametrize("with_things", [False, True])
def test_a_part_of_a_source_is_never_taken_for_the_source(
    with_things: bool, step: int, server: str, new: Path, before: KnowledgeGraph
) -> None:
    files = [new / "sources" / f"{SOURCE}.trig", *([new / "things"] if with_things else [])]
    wholes = [content(before.store), content(aidgraph.open(new).store)]
    with open_in_steps(server) as kg:
        sent = break_off(kg, step)
        with pytest.raises(StoreError, match=r"the network is down"):
            kg.replace(*files)
        assert len(sent) == step
    whole = content(connect(server)) in wholes
    assert whole or not is_current(connect(server))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            open_in_steps(server, write=False).close()
        except StoreError as error:
            said = str(error)
        else:
            said = ""
            assert whole
        assert [one.category for one in caught] == [StaleLinksWarning] * (not said and step > 1)
    if said:
        assert "there may be only a part of" in said
        assert f"g:source/{SOURCE}" in said
        assert "open it with write=True and replace that again, or remove it" in said
        with pytest.warns(StaleLinksWarning, match="only a part of") as warned:
            writer = open_in_steps(server)
        assert warned[0].filename == __file__
        assert not is_current(writer.store)
        with pytest.raises(StoreError, match="only a part of"):
            writer.refresh()
        with pytest.warns(StaleLinksWarning, match="only a part of"):
            writer.remove(OTHER)
        assert not is_current(writer.store)
    else:
        writer = open_in_steps(server)
        assert is_current(writer.store)
        writer.remove(OTHER)
    writer.replace(*files)
    before.remove(OTHER)
    before.replace(*files)
    with open_in_steps(server, write=False) as kg:
        assert kg.links == writer.links == before.links
        assert kg.claims() == before.claims()
        assert kg.graphs() == before.graphs()
    writer.close()


def test_a_source_that_is_there_in_part_is_replaced_in_one_request_too(
    server: str, new: Path, before: KnowledgeGraph
) -> None:
    file = new / "sources" / f"{SOURCE}.trig"
    with open_in_steps(server) as kg:
        break_off(kg, 6)
        with pytest.raises(StoreError, match="the network is down"):
            kg.replace(file)
    store = connect(server, write=True)
    with pytest.warns(StaleLinksWarning, match="only a part of"):
        kg = KnowledgeGraph(store)
    kg.replace(file)
    before.replace(file)
    assert is_current(store)
    assert kg.links == before.links
    kg.close()


@pytest.mark.parametrize("step", [4, 5])
@pytest.mark.parametrize("name", [SOURCE, f"source:{SOURCE}", vocab.ID + f"source/{SOURCE}"])
def test_a_source_that_is_there_in_part_can_be_removed(
    name: str, step: int, server: str, new: Path, before: KnowledgeGraph
) -> None:
    with open_in_steps(server) as kg:
        break_off(kg, step)  # with step 4 there is nothing of it, not even its record
        with pytest.raises(StoreError, match="the network is down"):
            kg.replace(new / "sources" / f"{SOURCE}.trig")
    with pytest.warns(StaleLinksWarning, match="only a part of"):
        kg = open_in_steps(server)
    kg.remove(name)
    before.remove(SOURCE)
    assert is_current(kg.store)
    assert kg.links == before.links
    assert kg.graphs() == before.graphs()
    kg.close()
