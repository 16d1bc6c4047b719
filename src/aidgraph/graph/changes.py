"""Change a graph source by source; its links follow."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from warnings import warn

from aidgraph import vocab
from aidgraph.derive import LINKS, derived, links_change, new_stamp, read_stamps, seal
from aidgraph.errors import AidgraphError, InputError, StaleLinksWarning, StoreError, StoreLockedError, listed
from aidgraph.store import Change, EmbeddedStore, RemoteStore, embedded
from aidgraph.store.files import find_files
from aidgraph.store.loading import load_files
from aidgraph.store.state import marked, read_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from aidgraph.store import Store
    from aidgraph.store.state import State
    from aidgraph.text.search import Progress

__all__ = [
    "make_change",
    "read_change",
    "rebuild",
    "refresh",
    "removal",
    "require_state",
    "require_whole",
    "warn_of_parts",
]

_AT_ONCE = 10_000
_SOURCES = vocab.GRAPH + "source/"


def rebuild(store: Store, progress: Progress | None = None) -> None:
    """Derive all links and comparisons of a store anew, and seal them; until then they count as not current.

    `progress` is told how many quads were derived; how many there will be nobody knows before.

    What is at an endpoint is fetched anew for that. Raises `StoreError` where a source is there in part only: links of
    that must not count as current.
    """
    require_whole(store)
    if isinstance(store, RemoteStore):
        store.forget()
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
    store.apply(Change(added=[new_stamp()], seal=seal()))
    if isinstance(store, EmbeddedStore):
        # What was loaded, removed and derived lies in layers on disk, each of which every lookup would search. A store
        # that has no room for that is whole too.
        with suppress(OSError):
            store.quads.optimize()


def require_whole(store: Store) -> None:
    """Raise `StoreError` where a change that broke off has left graphs in part."""
    parts = marked(read_state(store))
    if parts:
        raise StoreError(_half_made(store, parts))


def warn_of_parts(store: Store, stacklevel: int) -> bool:
    """Warn with `StaleLinksWarning` where `require_whole` would raise; return whether it would."""
    parts = marked(read_state(store))
    if parts:
        warn(_half_made(store, parts), StaleLinksWarning, stacklevel=stacklevel + 1)
    return bool(parts)


def _half_made(store: Store, parts: Iterable[str]) -> str:
    return (
        f"{store.location}: a change broke off, or is being made just now, and there may be only a part of "
        f"{listed(map(vocab.compact, parts))}. Unless somebody is at it, open it with write=True and replace that "
        "again, or remove it; links are derived then."
    )


def _told(quads: Iterable[ox.Quad], progress: Progress) -> Iterator[ox.Quad]:
    for number, quad in enumerate(quads):
        if number % _AT_ONCE == 0:
            progress(f"deriving links: {number:,} quads", 0, 1)
        yield quad
    progress("deriving links", 1, 1)


def require_state(store: Store, state: State) -> None:
    """Raise `StoreLockedError` where a store is not in that state any more."""
    if read_state(store) != state:
        raise _changed(store)


def refresh(store: Store, state: State) -> None:
    """Derive all links anew where nobody has set a stamp of their own since a store was in that state.

    Raises `StoreLockedError` where somebody has, and `StoreError` where the store cannot be changed; then nothing is
    changed.
    """
    store.require_writable()
    if not state.issuperset(read_stamps(store)):
        raise _changed(store)
    rebuild(store)


def _changed(store: Store) -> StoreLockedError:
    return StoreLockedError(
        f"{store.location}: somebody else has changed it since you opened it; nothing was changed. Open it again."
    )


def make_change(store: Store, change: Change, state: State) -> None:
    """Make a change of what a graph says, its links included.

    Args:
        store: Where it lives.
        change: Sources that are replaced, and other quads that are added.
        state: That for which the change is meant.

    Raises `StoreLockedError` where the store is in another state by now, and `StoreError` where it cannot be changed;
    then nothing is changed, unless the message says so. Links are not derived as long as another source is there in
    part only.
    """
    store.require_writable()
    links = None if change.added else links_change(embedded(store), change.graphs)
    require_state(store, state)
    if links is not None:
        removed, added = links
        store.apply(Change(change.graphs, [*removed, *read_stamps(store)], [*added, new_stamp()], seal()))
        return
    # Without their seal the links are known as not yet those of the new claims, whatever happens.
    store.apply(replace(change, removed=[seal()]))
    if marked(read_state(store)):
        return
    try:
        rebuild(store)
    except StoreError as error:
        raise StoreError(
            f"{store.location}: the change was made, but links were not derived; they will be when it is next opened. "
            f"{error}"
        ) from error


def read_change(paths: Collection[str | Path]) -> Change:
    """Return what files say as a change: the graph of each source whole, what else they say beside what is there."""
    if not paths:
        raise InputError("Name the files or folders that say what is to be replaced or added.")
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
    if next(iter(store.read(graph)), None) is None and graph not in marked(read_state(store)):
        raise InputError(f"{vocab.compact(source)} has no graph of its own, {graph}. Remove it from its file instead.")
    return Change(graphs={graph: []})
