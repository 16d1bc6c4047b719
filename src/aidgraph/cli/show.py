"""How commands show tables and progress."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

import click

from aidgraph.values import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console

    from aidgraph.table import Table

__all__ = ["TABLE_FORMATS", "as_text", "progress_bar", "show_blocks", "show_table", "working"]

# A label must not move the cursor of the terminal that shows it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MOST_ROWS = 10_000
TABLE_FORMATS = ("table", "csv", "tsv", "json")


def show_table(table: Table, fmt: str) -> None:
    """Write a table to stdout as `table`, `csv`, `tsv` or `json`."""
    if fmt == "table":
        _show_rich(table)
        return
    # In parts: a query may give more rows than fit into memory.
    for chunk in _chunks(table, fmt):
        click.echo(chunk, nl=False)


def as_text(table: Table, fmt: str) -> str:
    """Return a table as the text of a file: `csv`, `tsv` or `json`."""
    return "".join(_chunks(table, fmt))


def _chunks(table: Table, fmt: str) -> Iterator[str]:
    if fmt == "json":
        yield from table.json_chunks()
        yield "\n"
    else:
        yield from table.csv_chunks("," if fmt == "csv" else "\t")


def show_blocks(blocks: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Write headings with lines below them to stdout: sentences read badly in the columns of a table."""
    for number, (heading, lines) in enumerate(blocks):
        click.echo(("\n" if number else "") + _CONTROL.sub("\ufffd", heading))
        for line in lines:
            click.echo("    " + _CONTROL.sub("\ufffd", line))


def _show_rich(table: Table) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(*table.columns, box=SIMPLE_HEAD, pad_edge=False)
    rows = list(islice(table.stream(), _MOST_ROWS + 1))
    if len(rows) > _MOST_ROWS:
        # To fit columns, all rows have to be held.
        click.echo(f"The first {_MOST_ROWS:,} rows of more; --format csv, tsv or json gives all.", err=True)
    for row in rows[:_MOST_ROWS]:
        # Text, not str: square brackets in a label are no markup.
        shown.add_row(*(Text(_CONTROL.sub("\ufffd", text(value)), overflow="fold") for value in row))
    # In a pipe there is no terminal to fit: give every cell its full width.
    Console(width=None if sys.stdout.isatty() else 10_000).print(shown, crop=False)


def _stderr() -> Console:
    from rich.console import Console

    return Console(stderr=True)


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show a spinner on stderr while something runs; in a pipe, show nothing."""
    if not sys.stderr.isatty():
        yield
        return
    with _stderr().status(words):
        yield


@contextmanager
def progress_bar(*, size: str = "") -> Iterator[Callable[[str, int, int], None]]:
    """Show a progress bar on stderr and yield the callback `(step, done, total)` that moves it.

    `size` is `bytes` where that is what is counted.
    """
    from rich.progress import DownloadColumn, Progress

    columns = (*Progress.get_default_columns(), *([DownloadColumn()] if size == "bytes" else []))
    with Progress(*columns, console=_stderr(), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=None)

        def move(step: str, done: int, total: int) -> None:
            progress.update(task, description=step, completed=done, total=total)

        yield move
