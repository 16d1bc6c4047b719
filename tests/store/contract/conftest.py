"""Homes of a graph that all have to do the same. To add one, write how it is opened and name it in `HOMES`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from aidgraph.store import Change, EmbeddedStore, connect
from aidgraph.store.disk import create, open_disk

from .servers import oxigraph, virtuoso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aidgraph.store import Store

    Open = Callable[[bool], Store]


@contextmanager
def memory(folder: Path) -> Iterator[Open]:
    quads = ox.Store()
    yield lambda write: EmbeddedStore(quads, writable=write)


@contextmanager
def disk(folder: Path) -> Iterator[Open]:
    path = folder / "store"
    create(path, lambda _: None)
    yield lambda write: open_disk(path, write=write)


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[Open]:
    with oxigraph(folder) as url:
        yield lambda write: connect(url, write=write)


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[Open]:
    with virtuoso(folder, rows=100_000) as url:
        yield lambda write: connect(url, write=write)


# How a home is opened: given a folder to itself, a context that gives what opens it for reading or for writing.
HOMES = {
    "memory": memory,
    "disk": disk,
    "oxigraph": oxigraph_server,
    "virtuoso": virtuoso_server,
}
# What `make test` cannot have.
_SYSTEM = {"virtuoso"}


def _named(*names: str) -> list[Any]:
    return [pytest.param(name, marks=[pytest.mark.system] if name in _SYSTEM else []) for name in names]


def only(*names: str) -> pytest.MarkDecorator:
    """Mark a test as one of some homes alone."""
    return pytest.mark.parametrize("running_home", _named(*names), indirect=True)


@dataclass(frozen=True)
class Home:
    """A home that holds nothing at the beginning of a test."""

    name: str
    open: Open


@pytest.fixture(scope="session", params=_named(*HOMES))
def running_home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with HOMES[request.param](tmp_path_factory.mktemp("home")) as open_store:
        yield Home(request.param, open_store)


def emptied(home: Home) -> Home:
    store = home.open(True)
    store.apply(Change(graphs=dict.fromkeys(store.graphs(), ())))
    assert store.graphs() == []
    store.close()
    return home


@pytest.fixture
def home(running_home: Home) -> Home:
    return emptied(running_home)


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    store = home.open(True)
    yield store
    store.close()
