"""Draw a network, an answer or a file as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from aidgraph.cli.command import Places, command
from aidgraph.cli.networks import network, network_options, weight_option
from aidgraph.cli.show import progress_bar

__all__: list[str] = []

_LIMIT = 20_000


@command("view", "aidgraph view support -o support.html --layout bipartite")
@click.argument("what", metavar="NETWORK|QUERY|FILE")
@network_options
@weight_option
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
    **conditions: Any,
) -> None:
    """Draw a NETWORK, the answer of a QUERY or a GraphML FILE as one page that needs no network.

    A query is a CONSTRUCT, or a SELECT with the columns ?source and ?target. A file that ends in .graphml is drawn as
    it is; one that ends in .rq is a query, and so is any text with braces.
    """
    from aidgraph.views import view as draw

    net, name = network(what, graph, **conditions)
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
