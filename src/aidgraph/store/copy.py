"""A copy here of what an endpoint holds, all of one state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph.errors import EndpointError, StoreLockedError
from aidgraph.store.files import graph_iri
from aidgraph.store.state import read_state, state_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidgraph.store.protocol import Change, Store
    from aidgraph.store.state import State

__all__ = ["Copy"]

_TRIES = 3


class Copy:
    """Graphs of a store, fetched when they are first asked for.

    After a change it goes on with other quads: who holds the old ones keeps what they were. Of a change that it was
    told of, what that did not touch is taken along; after any other all is fetched again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.drop()

    def drop(self) -> None:
        """Forget all."""
        self._quads = ox.Store()
        self._held: set[str] = set()
        self._all_held = False
        self._is_changed = False
        self._state: State = frozenset()

    def quads(self, graphs: Iterable[str] | None) -> ox.Store:
        """Return a store that holds at least these graphs, by default all.

        Raises `StoreLockedError` where somebody changes them as often as they are fetched.
        """
        wanted = None if graphs is None else list(graphs)
        if self._is_changed:
            self._go_on()
        if self._all_held or (wanted is not None and self._held.issuperset(wanted)):
            return self._quads
        for _ in range(_TRIES):
            if self._fetch(wanted):
                return self._quads
            self.drop()
        raise StoreLockedError(
            f"{self._store.location}: somebody is changing it just now, so that what it holds could not be read as of "
            "one moment. Try again when they have finished."
        )

    def _fetch(self, wanted: list[str] | None) -> bool:
        """Fetch what is not there yet; return whether the store was in one state all the time."""
        before = read_state(self._store)
        if self._held and before != self._state:
            return False
        self._state = before
        try:
            for graph in self._store.graphs() if wanted is None else wanted:
                if graph not in self._held:
                    self._quads.extend(list(self._store.read(graph)))
                    self._held.add(graph)
        except EndpointError:
            if read_state(self._store) == before:
                raise
            return False
        self._all_held = wanted is None
        return read_state(self._store) == before

    def _go_on(self) -> None:
        """Take what is still current along into other quads."""
        quads = ox.Store()
        for graph in self._held:
            quads.bulk_extend(self._quads.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        self._quads = quads
        self._is_changed = False

    def follow(self, change: Change) -> None:
        """Forget the graphs that a change touches, which is about to be made."""
        single = [*change.removed, *change.added, *filter(None, [change.seal])]
        self._held -= {*change.graphs, *map(graph_iri, single)}
        self._is_changed = True
        self._all_held = False
        self._state = state_after(self._state, change)
