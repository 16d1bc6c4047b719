"""Where quads live: an embedded store over Oxigraph."""

from aidgraph.store.embedded import EmbeddedStore, load

__all__ = ["EmbeddedStore", "load"]
