"""Open a graph where it lives, and load one into a new home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aidgraph.derive import is_current
from aidgraph.errors import InputError
from aidgraph.graph.knowledge import KnowledgeGraph
from aidgraph.resources import data_path
from aidgraph.store import EmbeddedStore, fill, load
from aidgraph.store.files import find_files

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aidgraph.store.loading import Progress

__all__ = ["load_graph", "open_graph"]


def open_graph(*places: str | Path, write: bool = False, progress: Progress | None = None) -> KnowledgeGraph:
    """Open a graph: the reference graph, files and folders of your own, or a store on disk.

    Files and folders are loaded into memory: Turtle, TriG and N-Quads (`.nq`, `.nq.gz`). A folder is laid out like
    `graph/`: `things/*.ttl`, `reference/*.ttl`, `sources/*.trig`; its links are derived anew. A store on disk, which
    `aidgraph.load` makes, is opened as it is; its links are derived anew only where other rules made them. Any number
    may have it open for reading, or one for writing.

    Args:
        places: Files and folders, one store on disk, or nothing for the reference graph.
        write: Whether a store may be changed, by `replace` and `remove`. A graph in memory always may.
        progress: Called with (quads so far in words, bytes read, bytes in all) while files are loaded.

    Raises `NotFoundError` for a missing path, `ParseError`, naming file and line, for a malformed file,
    `StoreLockedError` for a store that somebody else writes, and `StoreError` for one that cannot be opened.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> kg.thing("伊宁县").en
    'Yining County'
    """
    from aidgraph.store.disk import is_disk_store

    stores = [place for place in places if is_disk_store(Path(place))]
    if write and not stores:
        raise InputError(
            "write=True is for a store: files are read into memory and never written back. Load them first."
        )
    if not stores:
        return KnowledgeGraph(load(places or [data_path("graph")], progress))
    if len(places) > 1:
        raise InputError(f"{stores[0]}: a store on disk is opened alone. Add files to it with `replace`.")
    return _open_disk(Path(stores[0]), write=write)


def _open_disk(path: Path, *, write: bool) -> KnowledgeGraph:
    from aidgraph.store.disk import open_disk

    store = open_disk(path, write=write)
    try:
        if not (write or is_current(store)):
            store.close()
            store = open_disk(path, write=True)
            KnowledgeGraph(store).close()  # derives the links
            store = open_disk(path)
        return KnowledgeGraph(store)
    except BaseException:
        store.close()
        raise


def load_graph(target: str | Path, *paths: str | Path, progress: Progress | None = None) -> KnowledgeGraph:
    """Load files and folders, by default the reference graph, into a new store on disk, and open it for reading.

    The store appears at `target` whole, with its links, or not at all. Arguments and errors are otherwise those of
    `aidgraph.open`; `OutputError` where `target` exists or the disk is full.
    """
    from aidgraph.store.disk import create

    files = find_files(paths or [data_path("graph")])

    def fill_and_derive(quads: ox.Store) -> None:
        fill(quads, files, progress)
        KnowledgeGraph(EmbeddedStore(quads, location=str(target)))

    create(Path(target), fill_and_derive)
    return open_graph(target)
