"""What a drawing's layout, colours, sizes and labels follow, and how many things it shows."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError, near
from aidgraph.views.measures import Measure
from aidgraph.views.widths import number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BUILT_IN", "LIMIT", "Style", "leading", "measure_of", "values_of"]

#: Measures that every page has, beside those of `aidgraph.views.measures`.
BUILT_IN = ("links", "claims", "betweenness", "communities", "components")
#: Things that a page shows unless it is told otherwise: more make it slow to open and say little at once.
LIMIT = 20_000


@dataclass(frozen=True)
class Style:
    """How a network is drawn.

    Attributes:
        layout: a name of `aidgraph.views.layout.LAYOUTS`.
        color: "type", a built-in measure, or an attribute of nodes: text makes types of it, numbers a scale.
        size: "links", another built-in measure, or an attribute of nodes with numbers.
        label: an attribute of nodes to name them by; "" takes `zh` and `en`.
    """

    layout: str = "force"
    color: str = "type"
    size: str = "links"
    label: str = ""


def leading(net: Any, limit: int | None) -> Any:
    """Return the network, or the part between its `limit` nodes with most links when it has more."""
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise InputError(f"limit is how many things to show, 1 or more, or None for all, not {limit!r}")
    if limit is None or len(net) <= limit:
        return net
    kept = sorted(net, key=lambda node: (-net.degree(node), str(node)))[:limit]
    return net.subgraph(kept)


def values_of(net: Any, keys: Sequence[Any], name: str, argument: str) -> list[Any]:
    """Return an attribute of each node, None where it has none.

    Raises:
        InputError: no node has the attribute.
    """
    values = [net.nodes[key].get(name) for key in keys]
    if keys and all(value is None for value in values):
        known = sorted({str(attribute) for key in keys for attribute in net.nodes[key]})
        raise InputError(
            f"{argument}={name!r}: no node has an attribute of this name.{near(name, known)} "
            f"Attributes: {', '.join(known) or 'none'}; measures: {', '.join(BUILT_IN)}."
        )
    return values


def measure_of(net: Any, keys: Sequence[Any], name: str, argument: str) -> Measure | None:
    """Return the numbers of an attribute as a measure; None when it holds something else.

    Raises:
        InputError: no node has the attribute.
    """
    values = values_of(net, keys, name, argument)
    if not all(value is None or (isinstance(value, Real) and not isinstance(value, bool)) for value in values):
        return None
    return Measure(name, name, name, [number(value) for value in values])
