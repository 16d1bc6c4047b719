"""Where quads live: one protocol for memory, a folder on disk and a SPARQL endpoint."""

from aidgraph.store.embedded import EmbeddedStore, load
from aidgraph.store.loading import fill
from aidgraph.store.protocol import Change, Store
from aidgraph.store.rdflib_view import rdflib_dataset

__all__ = ["Change", "EmbeddedStore", "Store", "fill", "load", "rdflib_dataset"]
