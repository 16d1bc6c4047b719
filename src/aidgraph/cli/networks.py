"""The network that a command works on: one of the graph, of some claims only, of a query, or of a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aidgraph.cli.command import Places, open_places
from aidgraph.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["network", "network_options", "weight_option"]

_OPTIONS = (
    click.option("--by", type=click.Choice(["locality", "group"]), default="locality", show_default=True,
                 help="Who supports: who sends, or who works there."),
    click.option("--source", "-s", "sources", multiple=True, help="Only what this source says; may be repeated."),
    click.option("--status", multiple=True, help="Only claims of this status, or plan, current or outcome."),
    click.option("--kind", "kinds", multiple=True, help="Only claims of this kind."),
    click.option("--years", metavar="FIRST-LAST", help="Only claims of these years, such as 2011-2015."),
    click.option("--explicit/--implied", default=None, help="Only what is said in so many words, or only the rest."),
    click.option("--evidence", multiple=True, help="Only claims of this level: span, document or secondhand."),
    click.option("--publishers", type=click.IntRange(0), default=0, help="Only what so many independent ones report."),
)  # fmt: skip
weight_option = click.option(
    "--weight",
    metavar="MONEY/CLASS",
    help="Weigh edges by a kind of money of a class of status, such as aid-funds/plan.",
)


def network_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose claims, as keywords of `network`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def network(
    what: str, graph: Places, *, by: Any, years: str | None, weight: str | None = None, **conditions: Any
) -> tuple[Any, str]:
    """Return the network that is named, and a name for files of it.

    A file that ends in .graphml is taken as it is; one that ends in .rq is a query, and so is any text with braces.
    """
    unsaid = {"explicit": None, "publishers": 0}
    chosen = {name: value for name, value in conditions.items() if value != unsaid.get(name, ())}
    if years is not None:
        chosen["years"] = _years(years)
    if by != "locality":
        chosen["by"] = by
    query = what.endswith(".rq") or "{" in what
    if (chosen or weight is not None) and (query or what.endswith(".graphml")):
        raise click.UsageError(
            "Options that choose claims or weights are for the networks of the graph, not for queries and files."
        )
    if what.endswith(".graphml"):
        return _graphml(Path(what)), Path(what).stem
    kg = open_places(graph)
    if query:
        text = read_text(Path(what)) if what.endswith(".rq") else what
        return kg.own_network(text), Path(what).stem if what.endswith(".rq") else "own"
    if weight is None:
        return kg.network(what, **chosen), what
    from aidgraph.network import weighted_by

    money, status = _weight(weight)
    return weighted_by(kg.network(what, **chosen), money, status), f"{what}-{money}-{status}"


def _weight(given: str) -> tuple[str, str]:
    money, slash, status = given.partition("/")
    if not slash:
        raise click.UsageError(f"--weight {given}: give a kind of money and a class of status, such as aid-funds/plan.")
    return money, status


def _years(given: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{4})(?:[-–/](\d{4}))?", given)
    if found is None:
        raise click.UsageError(f"--years {given}: give a year or two, such as 2011-2015.")
    return int(found[1]), int(found[2] or found[1])


def _graphml(path: Path) -> Any:
    from xml.etree.ElementTree import ParseError

    import networkx as nx

    from aidgraph.errors import DataError

    text = read_text(path)
    try:
        return nx.parse_graphml(text)
    except (ParseError, nx.NetworkXError, ValueError, KeyError) as error:
        raise DataError(f"{path}: no GraphML that can be read: {error}") from error
