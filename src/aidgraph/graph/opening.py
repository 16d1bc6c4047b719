"""Open a graph where it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.graph.knowledge import KnowledgeGraph
from aidgraph.resources import data_path
from aidgraph.store import load

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_graph"]


def open_graph(*paths: str | Path) -> KnowledgeGraph:
    """Open the reference graph, or files and folders of your own.

    A folder is laid out like `graph/`: `things/*.ttl`, `reference/*.ttl`, `sources/*.trig`. The vocabulary is always
    loaded, links are always derived anew. Raises `NotFoundError` for a missing path and `ParseError`, naming file and
    line, for a malformed file; then nothing is opened.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> kg.thing("伊宁县").en
    'Yining County'
    """
    return KnowledgeGraph(load(paths or [data_path("graph")]))
