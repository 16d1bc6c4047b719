"""A heat map of who supports whom."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING, Any

from aidgraph.columns import need
from aidgraph.errors import InputError
from aidgraph.network import claims_of, require_graph
from aidgraph.plot.drawing import RULE, drawing, name_of, note_part, require_most, whole, width_of

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure

    from aidgraph.plot.drawing import Reading

__all__ = ["heat_map"]


def heat_map(net: nx.MultiDiGraph, *, most: int = 12, reading: Reading = "en") -> Figure:
    """Draw who supports whom: a row for each source of links, a column for each target, dark where many claims say so.

    A row that is shown is whole: it has a column for each of its targets, from left to right in the order of the rows.
    Of a pair each claim counts once. Where links name no claims, or some do not, or give a mere number, links are
    counted instead, and the picture says so. It also says how many of all pairs it shows.

    Args:
        net: a network, such as `kg.network("support")`.
        most: how many rows at most: those with links to most targets, and of these those of which most claims tell.
        reading: the language of names.

    Raises:
        InputError: it is no NetworkX graph or has no directions, `most` is no number from 0, or there is no font for
            Chinese.
    """
    require_graph(net)
    require_most(most)
    if not net.is_directed():
        raise InputError("A heat map needs a directed network: from who supports to who is supported.")
    edges = [(source, target, claims_of(data)) for source, target, data in net.edges(data=True)]
    claimed = all(claims for *_, claims in edges)
    told: dict[Any, dict[Any, set[Any]]] = {}
    for number, (source, target, claims) in enumerate(edges):
        told.setdefault(source, {}).setdefault(target, set()).update(claims if claimed else (number,))
    rows = sorted(told, key=lambda node: (-len(told[node]), -sum(map(len, told[node].values())), str(node)))[:most]
    columns = list(dict.fromkeys(target for row in rows for target in _fullest_first(told[row])))
    # What is no pair is no number, and so stays white.
    grid = [[len(told[row][column]) if column in told[row] else nan for column in columns] for row in rows]
    names, below = ([name_of(net.nodes[node], reading, node) for node in nodes] for nodes in (rows, columns))
    width = 1.5 + 0.21 * max(len(columns), 10) + width_of(names)
    with drawing(width, 1 + 0.26 * max(len(rows), 5) + width_of(below), reading) as (figure, axes):
        if rows:
            image = axes.imshow(grid, cmap=_blues(), vmin=0, aspect="auto", zorder=1)
            counted = ("陈述条数", "claims") if claimed else ("联系条数", "links")
            label = dict(zip(("zh", "en"), counted, strict=True))[reading]
            figure.colorbar(image, ax=axes, label=label, shrink=0.8, ticks=whole())
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks(range(len(below)), below)
        axes.tick_params(axis="x", rotation=90)
        axes.grid(visible=True, color=RULE, linewidth=0.5)
        pairs = sum(len(told[row]) for row in rows)
        note_part(axes, pairs, sum(map(len, told.values())), ("对", "pairs"), reading)
    return figure


def _fullest_first(targets: dict[Any, set[Any]]) -> list[Any]:
    return sorted(targets, key=lambda node: (-len(targets[node]), str(node)))


def _blues() -> Any:
    """Return Matplotlib's blues without the palest, which one could take for white."""
    colours = need("matplotlib.colors", "plot")
    shades = need("matplotlib", "plot").colormaps["Blues"]
    return colours.ListedColormap([shades(number) for number in range(40, 256)])
