"""In whose hands weights and sums are, to be dealt anew: what a null model of concentration is made from."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple

from aidgraph.analysis.concentration import herfindahl
from aidgraph.analysis.strength import read
from aidgraph.network import told_on, totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    import networkx as nx

    from aidgraph.model import Interval

__all__ = ["Hands", "hands"]


class Hands(NamedTuple):
    """Who holds which of some weights or sums, each anywhere between its ends; what has no end or holder is left out.

    `holders` and `ends` go together, one of each a sum.
    """

    holders: list[Any]
    ends: list[tuple[float, float]]
    left_out: int

    def concentration(self, chance: Random) -> tuple[float, float]:
        """Draw all sums, and return the Herfindahl index of who holds them and of the same sums dealt anew."""
        drawn = [low if low == high else chance.uniform(low, high) for low, high in self.ends]
        return _herfindahl(self.holders, drawn), _herfindahl(self.holders, chance.sample(drawn, len(drawn)))

    def can_differ(self) -> bool:
        """Whether dealing anew changes who holds how much: not where all hold one, nor where one holds all."""
        return 1 < len(set(self.holders)) < len(self.holders) and any(high for _, high in self.ends)


def hands(net: nx.Graph) -> dict[str, Hands]:
    """Return who holds the weights of links, or the money that claims tell of, by what they are of.

    Names are the side (`out`, `in`, `both`) and the type of node, before them the kind of money and class of status.
    """
    found: dict[str, Hands] = {}
    for name, holder, ends in (*_weights(net), *_money(net)):
        held = found.get(name, Hands([], [], 0))
        if ends is None:
            held = held._replace(left_out=held.left_out + 1)
        else:
            held.holders.append(holder)
            held.ends.append(ends)
        found[name] = held
    return {name: held for name, held in sorted(found.items()) if held.can_differ()}


_Held = tuple[str, Any, tuple[float, float] | None]


def _weights(net: nx.Graph) -> Iterator[_Held]:
    """Yield the weights of links that have one, on both sides; loops have none, nor have links with sums of money."""
    sides = ("out", "in") if net.is_directed() else ("both", "both")
    for source, target, data in net.edges(data=True):
        # Sums of money on edges may hold each other.
        if "weight" not in data or {"money", "counted"} & data.keys() or source == target:
            continue
        weight = data["weight"]
        ends = (float(weight), float(weight)) if _is_known(weight) else None
        for side, node in zip(sides, (source, target), strict=True):
            yield _name(net, node, side), node, ends


def _is_known(weight: Any) -> bool:
    if not isinstance(weight, (Real, Decimal)) or isinstance(weight, bool):
        return False
    return isfinite(weight) and float(weight) >= 0


def _money(net: nx.Graph) -> Iterator[_Held]:
    """Yield what each claim of the additive selections adds to the total of the network, on both sides."""
    flows = [(ends, data) for *ends, data in net.edges(data=True) if "money" in data]
    if not flows or "claims" not in net.graph:
        return
    holders: dict[tuple[str, str], tuple[set[Any], set[Any]]] = {}
    for ends, data in flows:
        for claim in data["claims"]:
            held = holders.setdefault((f"{data['money']}/{data['status_class']}", claim), (set(), set()))
            for nodes, node in zip(held, ends, strict=True):
                nodes.add(node)
    told = told_on((data for _, data in flows), read(net))
    for key, selected in totals(told, net.graph["ancestors"], net.graph.get("years")).items():
        for claim, amount in zip(selected.kept, selected.amounts, strict=True):
            for side, nodes in zip(("out", "in"), holders[key, claim], strict=True):
                for name in sorted({_name(net, node, *key.split("/"), side) for node in nodes}):
                    yield name, min(nodes), _ends(amount) if len(nodes) == 1 else None


def _ends(amount: Interval) -> tuple[float, float] | None:
    return None if amount.low is None or amount.high is None else (float(amount.low), float(amount.high))


def _name(net: nx.Graph, node: Any, *before: str) -> str:
    return ", ".join(filter(None, (*before, str(net.nodes[node].get("type", "")))))


def _herfindahl(holders: Sequence[Any], sums: Sequence[float]) -> float:
    totals_of: dict[Any, float] = {}
    for holder, one in zip(holders, sums, strict=True):
        totals_of[holder] = totals_of.get(holder, 0.0) + one
    # Sums in another order differ in the last digits, which must not decide what is more.
    return round(herfindahl(list(totals_of.values())) or 0.0, 12)
