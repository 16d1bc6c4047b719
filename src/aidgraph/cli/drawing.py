"""Draw a network, an answer or a file as a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aidgraph.cli.command import Places, command, open_places
from aidgraph.cli.show import progress_bar
from aidgraph.text import read_text

if TYPE_CHECKING:
    from aidgraph.graph import KnowledgeGraph

__all__: list[str] = []

_LIMIT = 20_000


@command("view", "aidgraph view support -o support.html --layout bipartite")
@click.argument("what", metavar="NETWORK|QUERY|FILE")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The page to write; by default NETWORK.html.")
@click.option("--layout", default="force", show_default=True, help="force, geographic or bipartite.")
@click.option("--color", default="type", show_default=True, help="A measure, or an attribute of things.")
@click.option("--size", default="links", show_default=True, help="A measure, or an attribute of things with numbers.")
@click.option("--label", default="", help="An attribute of things to name them by.")
@click.option("--title", help="The title of the page.")
@click.option("--reading", type=click.Choice(["zh", "en"]), help="The language to start in; both by default.")
@click.option("--limit", type=click.IntRange(0), default=_LIMIT, show_default=True,
              help="Show the things with most links only; 0 shows all.")  # fmt: skip
def view(
    what: str,
    out: Path | None,
    layout: str,
    color: str,
    size: str,
    label: str,
    title: str | None,
    reading: Any,
    limit: int,
    graph: Places,
) -> None:
    """Draw a NETWORK, the answer of a CONSTRUCT QUERY or a GraphML FILE as one page that needs no network.

    A file that ends in .graphml is drawn as it is; one that ends in .rq is a query, and so is any text with braces.
    """
    from aidgraph.views import view as draw

    net, name = _network(what, graph)
    with progress_bar() as progress:
        drawn = draw(
            net,
            layout=layout,
            color=color,
            size=size,
            label=label,
            title=title,
            reading=reading,
            limit=limit or None,
            progress=progress,
        )
    click.echo(drawn.save(out or Path(f"{name}.html")))


def _network(what: str, graph: Places) -> tuple[Any, str]:
    """Return what is to be drawn, and a name for its page."""
    if what.endswith(".graphml"):
        return _graphml(Path(what)), Path(what).stem
    kg = open_places(graph)
    if what.endswith(".rq"):
        return _constructed(kg, read_text(what)), Path(what).stem
    if "{" in what:
        return _constructed(kg, what), "view"
    return kg.network(what), what


def _constructed(kg: KnowledgeGraph, sparql: str) -> Any:
    from rdflib import Graph

    from aidgraph.errors import InputError

    answer = kg.query(sparql)
    if not isinstance(answer, Graph):
        raise InputError("Only the answer of a CONSTRUCT or DESCRIBE query can be drawn; this one gives a table.")
    return answer


def _graphml(path: Path) -> Any:
    from xml.etree.ElementTree import ParseError

    import networkx as nx

    from aidgraph.errors import DataError

    text = read_text(path)
    try:
        return nx.parse_graphml(text)
    except (ParseError, nx.NetworkXError, ValueError, KeyError) as error:
        raise DataError(f"{path}: no GraphML that can be read: {error}") from error
