"""Write the generated pages in `docs/`; `--check` only says whether they are fresh.

`docs/queries.md` comes from the library of named queries, `docs/cli.md` from the help of the commands.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aidgraph.cli.commands import commands
from aidgraph.query import named_queries

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Written by tools/make_docs.py; change the source and run `make docs`. -->\n"


def queries_page() -> str:
    """Return the page of named queries."""
    parts = [
        "# Named queries\n",
        NOTE,
        "Run one with `aidgraph query --name NAME` or `kg.named_query(NAME)`.",
        "The prefixes of the project (`aid:`, `place:`, `organisation:`, `park:`, `prov:`, …) are declared for you.\n",
    ]
    for query in named_queries():
        body = "\n".join(query.sparql.splitlines()[2:])
        parts += [f"## {query.name}\n", f"{query.en}\n", f"{query.zh}\n", f"```sparql\n{body}\n```\n"]
    return "\n".join(parts)


def commands_page() -> str:
    """Return the page of commands: the help that each prints."""
    parts = ["# The command line\n", NOTE, "Exit codes: 0 all is well, 1 faults, 2 misuse.\n"]
    for command in sorted(commands, key=lambda command: command.name or ""):
        context = click.Context(command, info_name=f"aidgraph {command.name}", max_content_width=100)
        parts += [f"## {command.name}\n", f"```text\n{command.get_help(context)}\n```\n"]
    return "\n".join(parts)


PAGES = {"queries.md": queries_page, "cli.md": commands_page}


def main() -> int:
    """Write the pages, or compare them with what would be written."""
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if sys.argv[1:] != ["--check"]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(f"docs/{name}")
    if stale:
        print(f"{', '.join(stale)}: stale, run `make docs`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
