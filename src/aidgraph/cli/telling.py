"""What the graph says of things, and how two of them hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aidgraph.cli.command import Places, command, open_places
from aidgraph.cli.networks import network, network_options
from aidgraph.cli.show import TABLE_FORMATS, show_blocks, show_table
from aidgraph.errors import AmbiguousNameError, NotFoundError, near
from aidgraph.vocab import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

__all__: list[str] = []

_FORMAT = click.option("--format", "fmt", type=click.Choice(TABLE_FORMATS), default="table", show_default=True)


@command("coverage", "aidgraph coverage County --format csv")
@click.argument("kind", metavar="[TYPE]", required=False)
@_FORMAT
def coverage(kind: str | None, fmt: str, graph: Places) -> None:
    """Say of each thing, or each of a TYPE, how many claims, sources and publishers name it.

    Those of which least is said come first; `silent` lists the kinds of claims that name others of its type only.
    """
    from aidgraph.analysis import coverage as measure

    kg = open_places(graph)
    show_table(measure(kg.things(kind), kg.claims(), kg.sources()), fmt)


@command("paths", "aidgraph paths all 连云港市 伊宁县")
@click.argument("what", metavar="NETWORK|QUERY|FILE")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@network_options
@click.option("--most", type=click.IntRange(1), default=3, show_default=True, help="So many paths of that length.")
@_FORMAT
def paths(what: str, start: str, end: str, most: int, fmt: str, graph: Places, **conditions: Any) -> None:
    """Tell in sentences the shortest paths of a NETWORK that join two things.

    FROM and TO are labels, aliases or IRIs. Each step says whose word it is; links are followed either way.
    """
    from aidgraph.analysis import paths as measure

    net, _ = network(what, graph, **conditions)
    table = measure(net, _node(net, start), _node(net, end), most)
    if fmt != "table":
        show_table(table, fmt)
        return
    told: dict[int, list[str]] = {}
    there = 0
    for row in table:
        told.setdefault(row.path, []).extend((f"{row.step}. {row.zh}", f"{row.step}. {row.en}"))
        there = row.paths
    show_blocks((f"路径 {number} / Path {number}", lines) for number, lines in told.items())
    if there > len(told):
        click.echo(f"{len(told)} of {there:,} paths of that length; --most tells more.", err=True)
    if not told:
        click.echo(f"Nothing in this network leads from {start} to {end}.", err=True)


def _node(net: nx.Graph, name: str) -> Any:
    """Return the node of a name: its own, a label or an alias."""
    found = [node for node, data in net.nodes(data=True) if name in _names(node, data)]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(compact(str(node)) for node in found)
        raise AmbiguousNameError(f"“{name}” stands for several things of the network: {several}. Give one of these.")
    names = [other for node, data in net.nodes(data=True) for other in _names(node, data)]
    raise NotFoundError(f"The network has no thing “{name}”.{near(name, names)}")


def _names(node: Any, data: dict[str, Any]) -> Iterator[str]:
    yield from (str(node), compact(str(node)))
    yield from (str(data[tag]) for tag in ("zh", "en") if data.get(tag))
    aliases = data.get("aliases")
    yield from aliases if isinstance(aliases, list) else ()
