"""Open a graph where it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError
from aidgraph.graph.knowledge import KnowledgeGraph
from aidgraph.resources import data_path
from aidgraph.store import connect, load

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_graph"]


def open_graph(*paths: str | Path, **options: Any) -> KnowledgeGraph:
    """Open the reference graph, files and folders of your own, or a SPARQL endpoint.

    A folder is laid out like `graph/`: `things/*.ttl`, `reference/*.ttl`, `sources/*.trig`. The vocabulary is always
    loaded, links are always derived anew. Raises `NotFoundError` for a missing path and `ParseError`, naming file and
    line, for a malformed file; then nothing is opened.

    A text that begins with `http://` or `https://` is the address of an endpoint, for which `options` are those of
    `aidgraph.store.connect`, such as `auth=("me", "secret")` and `write=True`; errors are those of that.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> kg.thing("伊宁县").en
    'Yining County'
    """
    endpoints = [path for path in paths if isinstance(path, str) and path.startswith(("http://", "https://"))]
    if endpoints and len(paths) > 1:
        raise InputError("An endpoint is opened alone. Leave out the other paths, or load them into it.")
    if endpoints:
        return KnowledgeGraph(connect(endpoints[0], **options))
    if options:
        raise InputError(f"{', '.join(options)}: only for an endpoint.")
    return KnowledgeGraph(load(paths or [data_path("graph")]))
