"""Open a graph where it lives, and load one into a new home."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import warn

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive import LINKS, is_current
from aidgraph.errors import EndpointError, InputError, OutputError, StaleLinksWarning, StoreError, near
from aidgraph.graph.changes import rebuild, require_whole
from aidgraph.graph.knowledge import KnowledgeGraph
from aidgraph.query import run
from aidgraph.resources import data_path, is_address
from aidgraph.store import Change, EmbeddedStore, connect, fill, load
from aidgraph.store.files import find_files
from aidgraph.store.http import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidgraph.store import Store
    from aidgraph.text.search import Progress

__all__ = ["load_graph", "open_graph"]


def open_graph(
    *places: str | Path,
    write: bool = False,
    in_memory: bool = False,
    progress: Progress | None = None,
    **options: Any,
) -> KnowledgeGraph:
    """Open a graph: the reference graph, files and folders of your own, a store on disk, or a SPARQL endpoint.

    Files and folders are loaded into memory: Turtle, TriG and N-Quads (`.nq`, `.nq.gz`). A folder is laid out like
    `graph/`: `things/*.ttl`, `reference/*.ttl`, `sources/*.trig`; its links are derived anew. A store on disk, which
    `aidgraph.load` makes, is opened as it is; its links are derived anew only where other rules made them. Any number
    may have it open for reading, or one for writing. A text that begins with `http://` or `https://` is the address of
    an endpoint.

    Args:
        places: Files and folders, one store on disk, one endpoint, or nothing for the reference graph.
        write: Whether a store may be changed, by `replace` and `remove`. A graph in memory always may.
        in_memory: Whether to copy a store into memory and work on that: queries of a store on disk are then several
            times faster, and nothing that others do to it is seen. Files are read into memory anyway.
        progress: Called with (step, bytes read, bytes in all) while files are loaded; the step names the quads so far.
        options: For an endpoint, those of `aidgraph.store.connect`, such as `auth=("me", "secret")`.

    Raises `NotFoundError` for a missing path, `ParseError`, naming file and line, for a malformed file,
    `StoreLockedError` for a store that somebody else writes, `EndpointError` for an endpoint that does not answer as
    it should, and `StoreError` for a store that cannot be opened. Warns with `StaleLinksWarning` where a store that
    cannot be changed has no links of these rules; all work is then done on a copy in memory.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> kg.thing("伊宁县").en
    'Yining County'
    """
    from aidgraph.store.disk import is_disk_store

    _check_places(places)
    stores = [place for place in places if is_address(place) or is_disk_store(Path(place))]
    if stores and len(places) > 1:
        raise InputError(f"{stores[0]}: a store is opened alone. Add files to it with `replace`.")
    if write and in_memory:
        raise InputError("write, in_memory: what is changed in a copy does not reach the store. Choose one.")
    if stores and is_address(stores[0]):
        kg = _open_endpoint(str(stores[0]), write=write, **options)
        return _copy_of(kg) if in_memory else kg
    if options:
        raise InputError(f"{', '.join(options)}: only for an endpoint.")
    if stores:
        kg = _open_disk(Path(stores[0]), write=write)
        return _copy_of(kg) if in_memory else kg
    if write:
        raise InputError(f"{', '.join(map(str, places))}: no store, and files are never written back. Load them first.")
    return KnowledgeGraph(load(places or [data_path("graph")], progress))


def _check_places(places: Iterable[str | Path]) -> None:
    for place in places:
        if not isinstance(place, str | Path) or place == "":
            raise InputError(f"{place!r}: is no place of a graph. Give a path as text or Path, or an address as text.")
        if isinstance(place, str) and re.match(r"\w+://", place) and not is_address(place):
            raise InputError(f"{shown(place)}: only addresses with http:// or https:// are read. Get the files first.")


def _open_endpoint(url: str, *, write: bool, **options: Any) -> KnowledgeGraph:
    store = connect(url, write=write, **_known(options))
    try:
        current = is_current(store)
        if not current:
            _require_graph(store)
            if not write:
                require_whole(store)
        if write or current:
            return KnowledgeGraph(store)
        copy = _copied(store.local(), store.location)
    except BaseException:
        store.close()
        raise
    store.close()
    return KnowledgeGraph(copy)


def _open_disk(path: Path, *, write: bool) -> KnowledgeGraph:
    from aidgraph.store.disk import open_disk

    store = open_disk(path, write=write)
    try:
        if not is_current(store):
            _require_graph(store)
            if not write:
                store.close()
                store = _mended(path) or _copied(_in_memory(path), str(path))
        return KnowledgeGraph(store)
    except BaseException:
        store.close()
        raise


def _mended(path: Path) -> EmbeddedStore | None:
    """Derive the links of a store on disk anew; None where it cannot be written."""
    from aidgraph.store.disk import open_disk

    try:
        store = open_disk(path, write=True)
        try:
            rebuild(store)
        finally:
            store.close()
        return open_disk(path)
    except StoreError:
        return None


def _in_memory(path: Path) -> ox.Store:
    from aidgraph.store.disk import open_disk

    return _taken(open_disk(path))


def _taken(store: Store) -> ox.Store:
    """Copy the quads of a store into memory, and let go of it."""
    quads = ox.Store()
    quads.bulk_extend(store.local())
    store.close()
    return quads


def _copy_of(kg: KnowledgeGraph) -> KnowledgeGraph:
    """Copy a graph into memory, its links with it, and let go of its store."""
    return KnowledgeGraph(EmbeddedStore(_taken(kg.store), location=f"a copy of {kg.store.location}"))


def _copied(quads: ox.Store, location: str) -> EmbeddedStore:
    """Derive the links of a copy anew, and say so."""
    warn(
        f"{location}: its links are missing or were made by other rules, so the graph was copied into memory and its "
        "links derived there; queries run there too. To derive them for good, open it with write=True.",
        StaleLinksWarning,
        stacklevel=4,
    )
    copy = EmbeddedStore(quads, location=f"a copy of {location}")
    rebuild(copy)
    return replace(copy, writable=False)


def _require_graph(store: Store) -> None:
    """Refuse a store without the vocabulary, which every load puts there."""
    if run(store, f"ASK {{ GRAPH <{vocab.ONTOLOGY}> {{ ?s ?p ?o }} }}") is False:
        raise StoreError(f"{store.location}: holds no whole graph. `aidgraph load` makes one.")


def _known(options: dict[str, Any]) -> dict[str, Any]:
    known = [name for name in signature(connect).parameters if name not in {"url", "write"}]
    for name in options:
        if name not in known:
            raise InputError(f"{name}: no such option.{near(name, known)} Known: {', '.join(known)}.")
    return options


def load_graph(
    target: str | Path, *paths: str | Path, progress: Progress | None = None, **options: Any
) -> KnowledgeGraph:
    """Load files and folders, by default the reference graph, into a new store, and open it for reading.

    A store on disk appears at `target` whole, with its links, or not at all. An endpoint gets graph after graph,
    the vocabulary last; until this is there it does not count as holding a graph, so that a load that was broken off
    may be repeated. Arguments and errors are otherwise those of `aidgraph.open`; `OutputError` where `target` holds
    something already or the disk is full.
    """
    _check_places([target, *paths])
    if is_address(target):
        _load_endpoint(str(target), load(paths or [data_path("graph")], progress), progress, **options)
        return open_graph(target, **options)
    if options:
        raise InputError(f"{', '.join(options)}: only for an endpoint.")
    from aidgraph.store.disk import create

    files = find_files(paths or [data_path("graph")])

    def fill_and_derive(quads: ox.Store) -> None:
        fill(quads, files, progress)
        rebuild(EmbeddedStore(quads, location=str(target)), progress)

    create(Path(target), fill_and_derive)
    return open_graph(target)


def _load_endpoint(url: str, here: EmbeddedStore, progress: Progress | None, **options: Any) -> None:
    rebuild(here, progress)
    with closing(connect(url, write=True, **_known(options))) as there:
        held = there.graphs()
        if vocab.ONTOLOGY in held:
            raise OutputError(
                f"{there.location}: holds a graph. Use `replace` for its sources, or remove it there first."
            )
        wanted = here.graphs()
        left_over = [graph for graph in held if graph.startswith(vocab.GRAPH) and graph not in wanted]
        # The vocabulary last: without it nobody takes what is there for a whole graph.
        last = [LINKS, vocab.ONTOLOGY]
        try:
            there.apply(Change(graphs=dict.fromkeys(left_over, ())))
            for graph in [*(graph for graph in wanted if graph not in last), *last]:
                there.apply(Change(graphs={graph: list(here.read(graph))}))
        except EndpointError as error:
            raise EndpointError(
                f"{error} That was a part of a load of {len(wanted)} graphs, which broke off: load all again."
            ) from error
