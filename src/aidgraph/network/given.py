"""What is given as a network."""

from __future__ import annotations

from aidgraph.errors import InputError

__all__ = ["require_graph"]


def require_graph(net: object) -> None:
    """Raise `InputError` where something is no NetworkX graph.

    >>> require_graph(None)
    Traceback (most recent call last):
    aidgraph.errors.InputError: This needs a NetworkX graph, such as kg.network(…) gives, not NoneType.
    """
    import networkx as nx

    if not isinstance(net, nx.Graph):
        raise InputError(f"This needs a NetworkX graph, such as kg.network(…) gives, not {type(net).__name__}.")
