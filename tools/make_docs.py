"""Write the generated pages in `docs/`; `--check` only says whether they are fresh.

`docs/queries.md` comes from the library of named queries, `docs/cli.md` from the help of the commands,
`docs/parquet.md` from the layouts of the tables.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aidgraph.cli import cli
from aidgraph.exchange.layouts import LAYOUTS, Column
from aidgraph.query import named_queries

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Written by tools/make_docs.py; change the source and run `make docs`. -->\n"

WRITTEN = """\
Most of them ask about all claims, and are written for that: a group such as
`{ SELECT ?figure ?raw WHERE { ?figure aid:raw ?raw } }` is read once, whole, and joined. A plain pattern
(`?figure aid:raw ?raw .`) is looked up for every row before it: that takes two to four times as long on disk where
nearly all figures are asked for, and is shorter and faster where you ask about few. Where there
are many rows they are sorted by one text, `?order`, made once for each: Oxigraph looks terms up anew whenever it
compares them.
"""


def queries_page() -> str:
    """Return the page of named queries."""
    parts = [
        "# Named queries\n",
        NOTE,
        "Run one with `aidgraph query --name NAME` or `kg.named_query(NAME)`.",
        "The prefixes of the project (`aid:`, `place:`, `organisation:`, `park:`, `prov:`, …) are declared for you.\n",
        WRITTEN,
    ]
    for query in named_queries():
        body = "\n".join(query.sparql.splitlines()[2:])
        parts += [f"## {query.name}\n", f"{query.en}\n", f"{query.zh}\n", f"```sparql\n{body}\n```\n"]
    return "\n".join(parts)


def commands_page() -> str:
    """Return the page of commands: the help that each prints."""
    parts = ["# The command line\n", NOTE, "Exit codes: 0 all is well, 1 faults, 2 misuse.\n"]
    for _, command in sorted(cli.commands.items()):
        context = click.Context(command, info_name=f"aidgraph {command.name}", max_content_width=100)
        parts += [f"## {command.name}\n", f"```text\n{command.get_help(context)}\n```\n"]
    return "\n".join(parts)


PARQUET = """\
`aidgraph export --parquet DIR`, or `kg.export_parquet(DIR)`, writes the graph as five tables for GraphFrames, DuckDB,
pandas, Polars and other tools (`pip install 'aidgraph[arrow]'`). The columns below and their types are the same
whatever the data; each file also describes them in its metadata, with the licence.

All is **as reported by the sources**: an edge says that at least one source reports the relation, a figure is what a
source writes. Keep `claims`, or the link's IRI, with what you count, so that it leads back to who said it.

- The folder appears whole or not at all. One that holds anything but such tables is left as it is.
- The same data give the same bytes, with the same version of pyarrow.
- Figures are decimals with 18 places and keep all their digits; one that would not fit is an error and never rounded.
  For maps, `CAST(latitude AS DOUBLE)`.
- No column says [what may be added up](codebook.md#14-what-agrees-and-what-may-be-added-up): plans and outcomes, parts
  and wholes, and several sources on one matter stand side by side.
- Edges rest on standing claims alone. Among the claims are also those that were withdrawn (`withdrawn`), and those that
  another one `supersedes`.
- `end` is a word of SQL: write `"end"`, in Spark `` `end` ``.

## With GraphFrames

Columns have the names that GraphFrames wants; what its examples call `relationship` is `relation` here. Every end of an
edge is a node. Claims and comparisons are a graph too.

```python
from graphframes import GraphFrame

vertices, edges = (spark.read.parquet(f"DIR/{name}.parquet") for name in ("nodes", "edges"))
graph = GraphFrame(vertices, edges.where("relation = 'supports' AND NOT plans_only"))
graph.inDegrees.orderBy("inDegree", ascending=False).show()

claims, comparisons = (spark.read.parquet(f"DIR/{name}.parquet") for name in ("claims", "comparisons"))
GraphFrame(claims, comparisons.where("agreement = 'conflicts'")).degrees.show()
```

## With DuckDB

```sql
SELECT a.zh, b.zh, e.publishers, e.claims
FROM 'DIR/edges.parquet' e
JOIN 'DIR/nodes.parquet' a ON a.id = e.src
JOIN 'DIR/nodes.parquet' b ON b.id = e.dst
WHERE e.relation = 'supports';

SELECT c.id, c.status, q.raw, q.value, q.bound
FROM 'DIR/claims.parquet' c, unnest(c.quantities) AS u(q)
WHERE q.measure = 'aid-funds' AND NOT c.withdrawn
  AND NOT EXISTS (FROM 'DIR/claims.parquet' later WHERE later.supersedes = c.id);

SELECT decode(value) FROM parquet_kv_metadata('DIR/edges.parquet') WHERE decode(key) = 'note';
```

## With Polars and pandas

```python
import pandas as pd
import polars as pl

figures = pl.read_parquet("DIR/claims.parquet").select("id", "quantities").explode("quantities")
figures.unnest("quantities", separator="_").filter(pl.col("quantities_unit") == "CNY")

pd.read_parquet("DIR/edges.parquet", dtype_backend="pyarrow")  # keeps lists and decimals as they are
```
"""


def parquet_page() -> str:
    """Return the page of Parquet tables: how to read them, then the columns of each."""
    parts = ["# Parquet tables\n", NOTE, PARQUET]
    for layout in LAYOUTS:
        rows = [row for column in layout.columns for row in _column_rows(column)]
        table = "\n".join(["| column | type | what it holds |", "| --- | --- | --- |", *rows])
        parts += [f"## {layout.file}\n", f"{layout.about}\n", f"{table}\n"]
    return "\n".join(parts)


def _column_rows(column: Column, within: str = "") -> list[str]:
    name = f"{within}{column.name}"
    inside = [row for field in column.fields for row in _column_rows(field, f"{name}.")]
    return [f"| `{name}` | `{column.type}` | {column.about} |", *inside]


PAGES = {"queries.md": queries_page, "cli.md": commands_page, "parquet.md": parquet_page}


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
