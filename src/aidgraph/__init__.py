"""aidgraph: a knowledge graph of paired assistance (对口支援) in which every edge leads back to who said it.

>>> import aidgraph
>>> kg = aidgraph.open()
>>> len(kg.claims()) > 100
True

Everything heavy (rdflib, NetworkX, Pyvis) loads when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = [
    "AidgraphError",
    "KnowledgeGraph",
    "LangString",
    "PartialDate",
    "Table",
    "View",
    "__version__",
    "analysis",
    "iri",
    "load",
    "open",
    "view",
]

if TYPE_CHECKING:
    from aidgraph import analysis
    from aidgraph.errors import AidgraphError
    from aidgraph.graph import KnowledgeGraph
    from aidgraph.graph import load_graph as load
    from aidgraph.graph import open_graph as open  # noqa: A004 - `aidgraph.open`, as in `gzip.open`
    from aidgraph.table import Table
    from aidgraph.values import LangString, PartialDate, iri
    from aidgraph.views import View, view

    __version__: str

_HOMES = {
    "AidgraphError": ("aidgraph.errors", "AidgraphError"),
    "KnowledgeGraph": ("aidgraph.graph", "KnowledgeGraph"),
    "LangString": ("aidgraph.values", "LangString"),
    "PartialDate": ("aidgraph.values", "PartialDate"),
    "Table": ("aidgraph.table", "Table"),
    "View": ("aidgraph.views", "View"),
    "iri": ("aidgraph.values", "iri"),
    "load": ("aidgraph.graph", "load_graph"),
    "open": ("aidgraph.graph", "open_graph"),
    "view": ("aidgraph.views", "view"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("aidgraph")
    if name == "analysis":
        return import_module("aidgraph.analysis")
    if name not in _HOMES:
        raise AttributeError(f"module 'aidgraph' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
