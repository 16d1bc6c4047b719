"""Change a graph source by source; its links follow."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive import LINKS, derived, links_change, new_stamp, read_stamps, seal
from aidgraph.errors import AidgraphError, InputError, StoreError, StoreLockedError
from aidgraph.store import Change, EmbeddedStore, embedded
from aidgraph.store.files import find_files
from aidgraph.store.loading import load_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from aidgraph.store import Store
    from aidgraph.text.search import Progress

__all__ = ["make_change", "read_change", "rebuild", "removal"]

_AT_ONCE = 10_000
_SOURCES = vocab.GRAPH + "source/"


def rebuild(store: Store, progress: Progress | None = None) -> ox.Quad:
    """Derive all links and comparisons of a store anew, and seal them; until then they count as not current.

    `progress` is told how many quads were derived; how many there will be nobody knows before.

    Returns the stamp of what the store then is.
    """
    store.apply(Change(graphs={LINKS: ()}))
    quads = derived(embedded(store))
    if progress is not None:
        quads = _told(quads, progress)
    if isinstance(store, EmbeddedStore):
        try:
            store.quads.bulk_extend(quads)
        except AidgraphError:
            raise
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{store.location}: links could not be written ({error}).") from error
    else:
        while some := list(islice(quads, _AT_ONCE)):
            store.apply(Change(added=some))
    stamp = new_stamp()
    store.apply(Change(added=[stamp], seal=seal()))
    if isinstance(store, EmbeddedStore):
        # What was loaded, removed and derived lies in layers on disk, each of which every lookup would search. A store
        # that has no room for that is whole too.
        with suppress(OSError):
            store.quads.optimize()
    return stamp


def _told(quads: Iterable[ox.Quad], progress: Progress) -> Iterator[ox.Quad]:
    for number, quad in enumerate(quads):
        if number % _AT_ONCE == 0:
            progress(f"deriving links: {number:,} quads", 0, 1)
        yield quad
    progress("deriving links", 1, 1)


def make_change(store: Store, change: Change, stamps: list[ox.Quad]) -> ox.Quad:
    """Make a change of what a graph says, its links included.

    Args:
        store: Where it lives.
        change: Sources that are replaced, and other quads that are added.
        stamps: Those of the state that the change is meant for.

    Returns the new stamp. Raises `StoreLockedError` where the store has other stamps by now, and `StoreError` where it
    cannot be changed; then nothing is changed, unless the message says so.
    """
    if store.writable and read_stamps(store) != stamps:
        raise StoreLockedError(
            f"{store.location}: somebody else has changed it since you opened it; nothing was changed. Open it again."
        )
    links = None if change.added else links_change(embedded(store), change.graphs)
    if links is not None:
        removed, added = links
        stamp = new_stamp()
        store.apply(Change(change.graphs, [*removed, *stamps], [*added, stamp], seal()))
        return stamp
    # Without their seal the links are known as not yet those of the new claims, whatever happens.
    store.apply(replace(change, removed=[seal()]))
    try:
        return rebuild(store)
    except StoreError as error:
        raise StoreError(
            f"{store.location}: the change was made, but links were not derived; they will be when it is next opened. "
            f"{error}"
        ) from error


def read_change(paths: Collection[str | Path]) -> Change:
    """Return what files say as a change: the graph of each source whole, what else they say beside what is there."""
    said = EmbeddedStore()
    load_files(said.quads, find_files(paths))
    graphs = {graph: list(said.read(graph)) for graph in said.graphs()}
    if not graphs:
        raise InputError(f"{', '.join(map(str, paths))}: say nothing of sources, things or reference data.")
    return Change(
        graphs={graph: quads for graph, quads in graphs.items() if graph.startswith(_SOURCES)},
        added=[quad for graph, quads in graphs.items() if not graph.startswith(_SOURCES) for quad in quads],
    )


def removal(store: Store, source: str) -> Change:
    """Return the change that removes a source, by IRI, with all its claims."""
    graph = vocab.source_graph(vocab.local(source))
    if next(iter(store.read(graph)), None) is None:
        raise InputError(f"{vocab.compact(source)} has no graph of its own, {graph}. Remove it from its file instead.")
    return Change(graphs={graph: []})
