"""The command line: thin commands over the library. Data go to stdout, words to stderr."""

from __future__ import annotations

import io
import signal
import sys

import click

import aidgraph.cli.analysing
import aidgraph.cli.drawing
import aidgraph.cli.graphs
import aidgraph.cli.stores
import aidgraph.cli.telling  # noqa: F401 - they make commands
from aidgraph.cli.command import commands
from aidgraph.errors import AidgraphError, DataError

__all__ = ["main"]


@click.group(
    commands=commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 all is well, 1 faults, 2 misuse. Example: aidgraph site build/site",
)
@click.version_option(package_name="aidgraph")
def cli() -> None:
    """A knowledge graph of paired assistance (对口支援): every figure leads back to who said it.

    Without --graph, commands work on the reference graph that comes with the package.
    """


def main() -> None:
    """Run the command line; an error on purpose is one message on stderr.

    It ends with exit code 1 where a claim is at fault and 2 where what was asked cannot be done, as with a file that
    is missing or malformed.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has enough (`| head`) ends us without a word
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # labels are Chinese, whatever the locale
    try:
        cli.main(prog_name="aidgraph", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except AidgraphError as error:
        click.echo(f"aidgraph: {error}", err=True)
        sys.exit(1 if isinstance(error, DataError) else 2)
