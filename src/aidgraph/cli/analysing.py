"""Measure a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aidgraph.cli.command import Places, command
from aidgraph.cli.networks import network, network_options, weight_option
from aidgraph.cli.show import TABLE_FORMATS, as_text, progress_bar, show_table
from aidgraph.errors import InputError, near
from aidgraph.store.files import write_text

if TYPE_CHECKING:
    from aidgraph.analysis import Measure

__all__: list[str] = []

#: Measures that do not take a network alone, which are commands of their own, as rows of the list.
_COMMANDS = {
    "coverage": (
        "Coverage: how much is said of each thing",
        "覆盖：各事物被述及的多少",
        "the graph: aidgraph coverage",
    ),
    "paths": ("Paths: how two things hang together", "路径：两个事物如何相连", "two things: aidgraph paths"),
}


@command("analyse", "aidgraph analyse support --measures degree,withdrawal")
@click.argument("what", metavar="NETWORK|QUERY|FILE", default="all")
@network_options
@weight_option
@click.option("--measures", "-m", default="overview", show_default=True, help="Names of measures, with commas between.")
@click.option("--list", "listed", is_flag=True, help="List the measures, and the networks that they are for.")
@click.option("--format", "fmt", type=click.Choice(TABLE_FORMATS), default="table", show_default=True)
@click.option(
    "--out",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file each, here: CSV, or of --format.",
)
def analyse(
    what: str, measures: str, listed: bool, fmt: str, out: Path | None, graph: Places, **conditions: Any
) -> None:
    """Measure a NETWORK of the graph, a QUERY, or a GraphML FILE.

    What is said of each thing, and how two hang together, are commands of their own: coverage and paths.

    Networks: all, support, twinning, funding, industry, organisation, places, mentions, sources.

    Several measures are tables one after the other; for a format that a program reads give one, or --out.
    """
    from aidgraph.analysis import MEASURES
    from aidgraph.table import Table

    if listed:
        rows = [(one.name, one.en, one.zh, ", ".join(one.networks) or "every") for one in MEASURES.values()]
        rows += [(name, *told) for name, told in _COMMANDS.items()]
        show_table(Table(("name", "what", "说明", "means most on"), rows), fmt)
        return
    chosen = [_measure(name.strip()) for name in measures.split(",")]
    if out is None and fmt != "table" and len(chosen) > 1:
        raise click.UsageError(f"--format {fmt} holds one table: give one measure, or --out FOLDER.")
    net, name = network(what, graph, **conditions)
    tables = []
    for measure in chosen:  # all of them before the first is shown, for one may not fit the network
        with progress_bar() as progress:
            tables.append(measure.run(net, progress))
    suffix = "csv" if fmt == "table" else fmt  # a table for a terminal is no file
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    for number, (measure, table) in enumerate(zip(chosen, tables, strict=True)):
        if out is not None:
            path = out / f"{name}-{measure.name}.{suffix}"
            write_text(path, as_text(table, suffix))
            click.echo(path)
            continue
        if fmt == "table" and len(chosen) > 1:
            click.echo(("\n" if number else "") + measure.en)
        show_table(table, fmt)


def _measure(name: str) -> Measure:
    from aidgraph.analysis import MEASURES

    if name in _COMMANDS:
        raise InputError(f"{name} is a command of its own: aidgraph {name} --help tells what it takes.")
    if name not in MEASURES:
        raise InputError(f"No measure is named “{name}”.{near(name, MEASURES)} Known: {', '.join(MEASURES)}.")
    return MEASURES[name]
