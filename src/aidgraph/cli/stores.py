"""The commands that make stores and change them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aidgraph.cli.command import Place, command, count, options
from aidgraph.cli.show import progress_bar, working

if TYPE_CHECKING:
    from aidgraph.graph import KnowledgeGraph

__all__ = ["load", "remove", "replace"]


@command("load", "aidgraph load build/store graph", graph=False)
@click.argument("store", type=Place())
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def load(store: Path | str, paths: tuple[Path, ...]) -> None:
    """Load PATHS, files and folders, into a new store; without PATHS the reference graph.

    STORE is a folder, which must not exist and appears whole, with its links, or not at all; or the address of an
    empty SPARQL endpoint. Other commands open it with `-g STORE`, without reading any file again.
    """
    from aidgraph.graph import load_graph

    with progress_bar(size="bytes") as progress, load_graph(store, *paths, progress=progress, **options(store)) as kg:
        _say_held(kg)


@command("replace", "aidgraph replace store graph/sources/2017-08-30-jiangsu-ninth-batch.trig", graph=False)
@click.argument("store", type=Place())
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def replace(store: Path | str, files: tuple[Path, ...]) -> None:
    """Put the sources in FILES into STORE, in place of what it holds of them.

    The graph of each source is replaced whole; things and reference data in FILES are added. If anything is wrong with
    FILES, STORE stays as it is.
    """
    from aidgraph.graph import open_graph

    with working("Replacing …"), open_graph(store, write=True, **options(store)) as kg:
        kg.replace(*files)
        _say_held(kg)


@command("remove", "aidgraph remove store 2017-08-30-jiangsu-ninth-batch", graph=False)
@click.argument("store", type=Place())
@click.argument("source")
def remove(store: Path | str, source: str) -> None:
    """Remove SOURCE, by its slug, and all its claims from STORE."""
    from aidgraph.graph import open_graph

    with working("Removing …"), open_graph(store, write=True, **options(store)) as kg:
        kg.remove(source)
        _say_held(kg)


def _say_held(kg: KnowledgeGraph) -> None:
    held = kg.info()
    counts = [count(held[name], name.removesuffix("s")) for name in ("claims", "sources", "links")]
    click.echo(f"{kg.store.location}: holds {', '.join(counts)}.", err=True)
