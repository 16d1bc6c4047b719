"""rdflib's Dataset over the quads of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import StoreError
from aidgraph.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from typing import NoReturn

    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    from aidgraph.store.protocol import Store

__all__ = ["rdflib_dataset"]

_WRITES = ("add", "addN", "remove", "update", "remove_graph")


def rdflib_dataset(store: Store) -> Dataset:
    """Return the quads of a store as an rdflib Dataset whose default graph is the union of the named ones.

    That of an endpoint is a copy. Writing to it, or to that of a store opened for reading, raises `StoreError`.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    view = OxigraphStore(store=store.local())
    if not isinstance(store, EmbeddedStore):
        _refuse_writes(view, f"{store.location}: what is written to a copy of it does not reach it. {_INSTEAD}")
    elif not store.writable:
        _refuse_writes(view, f"{store.location}: opened for reading. Open it with write=True.")
    dataset = Dataset(store=view, default_union=True)
    for prefix, namespace in vocab.PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset


_INSTEAD = "Use `replace` and `remove`, or its own SPARQL updates and then `refresh`."


def _refuse_writes(view: OxigraphStore, message: str) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise StoreError(message)

    for name in _WRITES:
        setattr(view, name, refuse)
    # `Dataset.graph` calls this for a graph that is only read.
    vars(view)["add_graph"] = lambda _: None
