"""Where quads live: one protocol for memory, a folder on disk and a SPARQL endpoint."""

from aidgraph.store.embedded import EmbeddedStore, embedded, load
from aidgraph.store.loading import fill
from aidgraph.store.protocol import Change, Solutions, Store
from aidgraph.store.rdflib_view import rdflib_dataset
from aidgraph.store.remote import RemoteStore, connect

__all__ = [
    "Change",
    "EmbeddedStore",
    "RemoteStore",
    "Solutions",
    "Store",
    "connect",
    "embedded",
    "fill",
    "load",
    "rdflib_dataset",
]
