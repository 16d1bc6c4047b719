"""What an edge says of the claims behind it, in networks of ours, in files of them and in graphs of other people."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from aidgraph.network.lazy import Claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from networkx import Graph

    from aidgraph.model import Claim

__all__ = ["claims_of", "claims_on", "links_between", "named_on", "plans_alone"]


def claims_of(data: Mapping[str, Any]) -> list[str]:
    """Return the claims that an edge names, once each: a list of ids, or one text as in files, with spaces between.

    What is neither, such as a mere number of claims, names none.

    >>> claims_of({"claims": ["c2", "c1", "c2"]}), claims_of({"claims": "c2 c1"}), claims_of({"claims": 3})
    (['c2', 'c1'], ['c2', 'c1'], [])
    """
    match data.get("claims"):
        case str() as held:
            named = held.split()
        case list() | tuple() as held:
            named = [one if isinstance(one, str) else str(one) for one in held]
        case AbstractSet() as held:
            named = sorted(map(str, held))
        case _:
            return []
    return list(dict.fromkeys(named))


def named_on(data: Mapping[str, Any]) -> list[str]:
    """Return the claims that an edge names: those that it rests on, then others on money between the same ends.

    >>> named_on({"claims": ["c2"], "funding": ["c1", "c2"]})
    ['c2', 'c1']
    """
    return list(dict.fromkeys([*claims_of(data), *data.get("funding", ())]))


def claims_on(net: Graph) -> Mapping[str, Claim]:
    """Return the claims that the edges of a network name, read together, and maybe others."""
    claims: Mapping[str, Claim] = net.graph["claims"]
    if isinstance(claims, Claims):
        return claims.together(iri for *_, data in net.edges(data=True) for iri in named_on(data))
    return claims


def plans_alone(data: Mapping[str, Any]) -> bool:
    """Whether an edge says that it rests on plans alone; some files have that as a text.

    >>> plans_alone({"plans_only": True}), plans_alone({"plans_only": "true"}), plans_alone({})
    (True, True, False)
    """
    return str(data.get("plans_only")).lower() in {"true", "1"}


def links_between(net: Graph, one: Any, other: Any) -> Iterator[tuple[Any, Any, Mapping[str, Any]]]:
    """Yield the links between two nodes, either way, each with its ends in their own direction and its attributes.

    >>> import networkx as nx
    >>> list(links_between(nx.DiGraph([("a", "b")]), "b", "a"))
    [('a', 'b', {})]
    """
    for source, target in [(one, other), (other, one)] if net.is_directed() else [(one, other)]:
        held = net.get_edge_data(source, target)
        if held is not None:
            for data in held.values() if net.is_multigraph() else [held]:
                yield source, target, data
