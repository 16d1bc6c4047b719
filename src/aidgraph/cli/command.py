"""How commands are made, and how they open the graph that they work on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

import click

from aidgraph.cli.show import working
from aidgraph.resources import is_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidgraph.graph import KnowledgeGraph

__all__ = ["Place", "Places", "command", "commands", "count", "open_places", "options"]

Places = tuple[Path | str, ...]

commands: list[click.Command] = []


class Place(click.Path):
    """A path, or the address of an endpoint, which stays text."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what the option stands for."""
        return value if isinstance(value, str) and is_address(value) else super().convert(value, param, ctx)


def command(name: str, example: str, *, graph: bool = True) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command with an example under its help and, if it works on one graph, the option that names it."""

    def make(function: Callable[..., None]) -> click.Command:
        option = click.option(
            "--graph",
            "-g",
            multiple=True,
            type=Place(),
            metavar="PLACE",
            help="File or folder to work on instead of the reference graph, may be repeated; or a store: its folder, "
            "or the address (URL) of a SPARQL endpoint.",
        )
        made = click.command(name, epilog=f"\b\nExample: {example}")(option(function) if graph else function)
        commands.append(made)
        return made

    return make


def count(number: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def open_places(graph: Places) -> KnowledgeGraph:
    """Open what `--graph` names, until the command ends; what is said of its links goes to stderr."""
    from aidgraph.errors import StaleLinksWarning
    from aidgraph.graph import open_graph

    with working("Opening the graph …"), catch_warnings(record=True) as warned:
        simplefilter("always", StaleLinksWarning)
        kg = open_graph(*graph, **options(*graph))
    for warning in warned:
        click.echo(f"aidgraph: {warning.message}", err=True)
    click.get_current_context().call_on_close(kg.close)
    return kg


def options(*places: Path | str) -> dict[str, Any]:
    """Return what is needed to open these places beside their names."""
    if not any(map(is_address, places)):
        return {}
    return {"auth": _credentials(), "server": os.environ.get("AIDGRAPH_SERVER")}


def _credentials() -> tuple[str, str] | str | None:
    """Return what the environment says who we are to an endpoint: other users of the machine see a command line."""
    token = os.environ.get("AIDGRAPH_TOKEN")
    user, password = os.environ.get("AIDGRAPH_USER"), os.environ.get("AIDGRAPH_PASSWORD")
    if token:
        return token
    return (user, password or "") if user else None
