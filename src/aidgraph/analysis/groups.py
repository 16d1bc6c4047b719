"""Which things belong together: components and communities."""

from __future__ import annotations

from functools import partial
from math import isnan
from typing import TYPE_CHECKING, Any

from aidgraph.analysis.nodes import Late, structured
from aidgraph.analysis.structure import Groups, Structure, membership
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

    from aidgraph.analysis.nodes import Labels

__all__ = ["communities", "components", "partitions"]

_COMPARED = ("with", "nodes", "adjusted_rand", "low", "high")


def components(net: nx.Graph) -> Table:
    """Number the connected components, the largest first; each node with its `component` and the `size` of it.

    Weakly connected ones (Wasserman and Faust 1994, 4.2.3): links count in either direction, weights do not.
    """
    return _groups(net, "component", Structure.connected)


def communities(net: nx.Graph) -> Table:
    """Number the communities of the Leiden algorithm (Traag, Waltman and van Eck 2019), seeded, the largest first.

    Each node with its `community` and the `size` of it. Links count in either direction; parallel links weigh as their
    number, other weights do not count. `partitions` says how sure the communities are.
    """
    return _groups(net, "community", Structure.leiden)


def partitions(
    net: nx.Graph, runs: int = 20, seed: int = 0, progress: Callable[[str, int, int], None] | None = None
) -> Table:
    """Say how sure the communities are, and what they have to do with other ways to part the nodes: a row for each.

    `adjusted_rand` is the index of Hubert and Arabie (1985): 1 where two partitions are the same, about 0 where they
    have no more in common than chance gives. The row `seeds` compares the communities with those of other seeds
    (`low` and `high` over all of them); `type` compares them with the types of nodes, `within` with the places that
    directly contain them, `supporter` with who is told to support them (who supports and is not supported stands with
    its recipients), `components` with what is connected at all. Only nodes that both partitions place count.

    Args:
        net: a network.
        runs: how many other seeds to try.
        seed: of the communities.
        progress: called with (step, done, total) after each run; an error that it raises ends the work.

    Raises:
        InputError: `runs` is less than 1.
    """
    import igraph

    if runs < 1:
        raise InputError(f"runs={runs!r}: give a number from 1.")
    nodes, structure = structured(net)
    count = len(nodes)
    if count < 2:
        return Table(_COMPARED, [])

    def alike(one: Sequence[int], other: Sequence[int]) -> float:
        value = float(igraph.compare_communities(list(one), list(other), method="adjusted_rand"))
        # No number comes only of two partitions that are the same: all together, or each node alone.
        return 1.0 if isnan(value) else round(value, 6)

    own = membership(count, structure.leiden(seed))
    others = []
    for run in range(1, runs + 1):
        others.append(alike(own, membership(count, structure.leiden(seed + run))))
        if progress is not None:
            progress("finding communities", run, runs)
    rows: list[tuple[Any, ...]] = [("seeds", count, round(sum(others) / runs, 6), min(others), max(others))]
    named = {"components": membership(count, structure.connected())} | {
        name: _coded([str(net.nodes[node].get(name) or "") for node in nodes]) for name in ("type", "within")
    }
    named["supporter"] = _coded(_supporters(net, nodes))
    for name, coded in named.items():
        placed = [i for i, code in enumerate(coded) if code is not None]
        if len(placed) > 1:
            value = alike([own[i] for i in placed], [code for code in coded if code is not None])
            rows.append((name, len(placed), value, value, value))
    return Table(_COMPARED, rows)


def _supporters(net: nx.Graph, nodes: Sequence[Any]) -> list[Any]:
    """Return the set of those who support each node, or of itself where it is not supported but supports others."""
    by: dict[Any, set[Any]] = {}
    giving = set()
    for source, target, data in net.edges(data=True):
        if data.get("relation") == "supports" and source != target:
            by.setdefault(target, set()).add(source)
            giving.add(source)
    return [frozenset(by.get(node, {node} if node in giving else ())) for node in nodes]


def _coded(values: Sequence[Any]) -> list[int | None]:
    """Number the values, None where there is none."""
    codes = {value: code for code, value in enumerate(dict.fromkeys(value for value in values if value))}
    return [codes.get(value) for value in values]


def _groups(net: nx.Graph, word: str, find: Callable[[Structure], Groups]) -> Table:
    nodes, structure = structured(net)
    return Late(net, [word, "size"], partial(_rows, nodes, find(structure)))


def _rows(nodes: Sequence[Any], groups: Groups, labels: Labels) -> list[tuple[Any, ...]]:
    rows = []
    for rank, group in enumerate(groups, 1):
        for i in group:
            get = labels[nodes[i]].get
            rows.append((nodes[i], get("zh", ""), get("en", ""), get("type", ""), rank, len(group)))
    return rows
