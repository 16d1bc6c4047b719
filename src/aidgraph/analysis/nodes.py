"""What measures read of a network: who its nodes are, and its links as pairs of numbers.

Any NetworkX graph will do, of which nodes may have `zh`, `en` and `type`; only sums of money need the claims that
networks of `kg.network` bring along.
"""

from __future__ import annotations

from functools import partial
from math import isnan
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from aidgraph.analysis.structure import Structure
from aidgraph.errors import InputError
from aidgraph.network import require_graph
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

__all__ = ["WHO", "Labels", "Late", "in_order", "ranked", "require_claims", "structured", "who"]

_Made = TypeVar("_Made")

#: The columns that name a node.
WHO = ("id", "zh", "en", "type")


def in_order(net: nx.Graph) -> list[Any]:
    """Return the nodes by name, whatever they are.

    Raises:
        InputError: it is no NetworkX graph.
    """
    require_graph(net)
    return sorted(net, key=lambda node: (str(node), type(node).__qualname__))


def structured(net: nx.Graph) -> tuple[list[Any], Structure]:
    """Return the nodes in order, and the links between their numbers: kept until the network changes, so read-only."""
    require_graph(net)
    return _kept(net, "aidgraph", _structured)


def _structured(net: nx.Graph) -> tuple[list[Any], Structure]:
    nodes = in_order(net)
    number = {node: i for i, node in enumerate(nodes)}
    pairs = [
        (number[source], number[target])
        for source, targets in net.adjacency()
        for target, links in targets.items()
        if net.is_directed() or number[source] <= number[target]
        for _ in (links if net.is_multigraph() else (None,))
    ]
    return nodes, Structure(len(nodes), pairs)


def _kept(net: nx.Graph, name: str, make: Callable[[nx.Graph], _Made]) -> _Made:
    """Return what is made of a network, once, where NetworkX keeps what engines make of it until it changes."""
    # A view has a cache of its own, which does not hear of changes to what it is a view of.
    cache = None if hasattr(net, "_graph") else getattr(net, "__networkx_cache__", None)
    if cache is None:
        return make(net)
    if name not in cache:
        cache[name] = make(net)
    made: _Made = cache[name]
    return made


def who(net: nx.Graph, node: Any) -> tuple[Any, ...]:
    """Return what names a node: itself, its labels and its type, empty where it has none."""
    get = net.nodes[node].get
    return node, get("zh", ""), get("en", ""), get("type", "")


Labels = dict[Any, dict[str, Any]]
"""The attributes of each node."""


class Late(Table):
    """A table that is made when its rows are first read: to name many nodes takes longer than to measure them.

    `make` gets the attributes of nodes, as they then are; nodes that the network has lost meanwhile are among them.
    """

    def __init__(self, net: nx.Graph, columns: Sequence[str], make: Callable[[Labels], list[tuple[Any, ...]]]) -> None:
        super().__init__((*WHO, *columns), ())
        labels = _kept(net, "aidgraph labels", lambda net: dict(net.nodes(data=True)))
        self._make: Callable[[], list[tuple[Any, ...]]] | None = partial(make, labels)

    @property
    def rows(self) -> Sequence[tuple[Any, ...]]:
        """All rows, as tuples in the order of the columns."""
        make = self._make
        if make is not None:
            self._rows, self._make = make(), None
        return self._rows

    def __reduce__(self) -> tuple[Any, ...]:
        """Copy and pickle rows, not what they are made from."""
        return Table, (self.columns, self.rows)


def ranked(net: nx.Graph, name: str, nodes: Sequence[Any], values: Sequence[float], *, lowest: bool = False) -> Table:
    """Return a row for each node that says who it is, and its value to six digits: what is no number is None, and last.

    The highest come first, or the lowest; those of one value keep their order.
    """
    return Late(net, [name], partial(_ranked, nodes, values, lowest))


def _ranked(nodes: Sequence[Any], values: Sequence[float], lowest: bool, labels: Labels) -> list[tuple[Any, ...]]:
    # Digits that count, not decimals: the shares of many nodes are small. Many have one value.
    rounded = {value: float(f"{value:.6g}") for value in set(values)}
    rows = [
        (node, (get := labels[node].get)("zh", ""), get("en", ""), get("type", ""), rounded[value])
        for node, value in zip(nodes, values, strict=True)
    ]
    known = [row for row in rows if not isnan(row[-1])]
    known.sort(key=itemgetter(-1), reverse=not lowest)
    return known if len(known) == len(rows) else known + [(*row[:-1], None) for row in rows if isnan(row[-1])]


def require_claims(net: nx.Graph) -> None:
    """Raise `InputError` where a graph does not bring its claims along."""
    require_graph(net)
    if "claims" not in net.graph:
        raise InputError("This measure needs a network of kg.network(…), whose edges name their claims.")
