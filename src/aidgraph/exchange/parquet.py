"""The graph as a folder of Parquet tables, for GraphFrames, DuckDB, pandas, Polars and whatever else reads them.

`aidgraph.exchange.layouts` says which columns there are.
"""

from __future__ import annotations

import json
from itertools import islice
from operator import length_hint
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.columns import need
from aidgraph.errors import DataError
from aidgraph.exchange.layouts import CLAIMS, COMPARISONS, EDGES, LAYOUTS, NODES, SOURCES
from aidgraph.model import Thing
from aidgraph.store.folder import ready, replaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import pyarrow as pa

    from aidgraph.derive import Comparison, Link
    from aidgraph.exchange.layouts import Column, Layout
    from aidgraph.model import Claim, Source
    from aidgraph.text.search import Progress

__all__ = ["write_parquet"]

# Rows of one row group, which are held at once.
_ROWS = 10_000
# What Arrow raises for a value that it cannot hold as it is.
_UNFIT = (ArithmeticError, TypeError, ValueError)
_GENERATOR = "generator"
_NOTE = "As reported by the sources, not asserted by this project. 据来源所述，非本项目断言。"
_LICENCE = (
    "The reference graph and the vocabulary of aidgraph: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. "
    "Another graph: as its makers say."
)


def write_parquet(
    folder: str | Path,
    *,
    things: Iterable[Thing],
    links: Collection[Link],
    claims: Iterable[Claim],
    sources: Iterable[Source],
    comparisons: Iterable[Comparison],
    progress: Progress | None = None,
) -> list[Path]:
    """Write a graph as `nodes`, `edges`, `claims`, `sources` and `comparisons.parquet`, and return their paths.

    Columns and types are the same whatever the data; each file describes them in its metadata. Claims, sources and
    comparisons are read once, a row group at a time. Every end of a link is a node: what only claims name is one of
    type `Thing`, shown by its slug. The same data give the same bytes. Needs the extra `arrow`.

    Args:
        folder: The folder to write. It appears whole or not at all; an existing one is replaced if it is empty or holds
            nothing but such files.
        things: The nodes.
        links: The edges.
        claims: The claims.
        sources: The source records.
        comparisons: Pairs of statements on one matter.
        progress: Called with (table, rows done, rows in all as far as known).

    Raises:
        MissingExtraError: pyarrow is not installed.
        OutputError: The folder cannot be written, or holds something else.
        DataError: A value that its column cannot hold as it is, such as a figure of more than 38 digits.
    """
    need("pyarrow", "arrow")
    target = ready(Path(folder), "the Parquet tables", _is_ours)
    tables: tuple[tuple[Layout, Iterable[Any]], ...] = (
        (NODES, _nodes(things, links)),
        (EDGES, links),
        (CLAIMS, claims),
        (SOURCES, sources),
        (COMPARISONS, comparisons),
    )
    with replaced(target) as new:
        for layout, items in tables:
            _write(new / layout.file, layout, items, progress)
    return [target / layout.file for layout in LAYOUTS]


def _is_ours(folder: Path) -> bool:
    """Whether a folder holds nothing but tables that were written here."""
    import pyarrow as pa
    from pyarrow import parquet

    names = {layout.file for layout in LAYOUTS}
    for path in folder.iterdir():
        if path.name not in names or not path.is_file():
            return False
        try:
            metadata = parquet.read_metadata(path).metadata or {}
        except pa.ArrowInvalid:  # not a Parquet file
            return False
        if not metadata.get(_GENERATOR.encode(), b"").startswith(b"aidgraph "):
            return False
    return True


def _nodes(things: Iterable[Thing], links: Iterable[Link]) -> list[Thing]:
    nodes = list(things)
    ends = {end for link in links for end in (link.source, link.target)}
    undescribed = sorted(ends - {thing.id for thing in nodes})
    return [*nodes, *(Thing(iri, "Thing", vocab.local(iri), vocab.local(iri)) for iri in undescribed)]


def _write(path: Path, layout: Layout, items: Iterable[Any], progress: Progress | None) -> None:
    from pyarrow import parquet

    done, total = 0, length_hint(items)
    rest = iter(items)
    schema = _schema(layout)
    with parquet.ParquetWriter(path, schema) as writer:
        while some := list(islice(rest, _ROWS)):
            writer.write_batch(_batch(some, layout, schema))
            done += len(some)
            if progress is not None:
                progress(layout.name, done, max(done, total))


def _schema(layout: Layout) -> pa.Schema:
    import pyarrow as pa

    from aidgraph import __version__

    fields = [pa.field(one.name, _type(one), metadata={"description": one.about}) for one in layout.columns]
    # Readers other than Arrow show the metadata of the file, but not those of its columns.
    described = {column.name: column.about for column in layout.columns}
    described |= {f"{column.name}.{field.name}": field.about for column in layout.columns for field in column.fields}
    return pa.schema(
        fields,
        {
            "title": f"aidgraph: {layout.name}",
            "description": layout.about,
            "note": _NOTE,
            "license": _LICENCE,
            _GENERATOR: f"aidgraph {__version__}",
            "columns": json.dumps(described, ensure_ascii=False),
        },
    )


def _type(column: Column) -> pa.DataType:
    import pyarrow as pa

    match column.type:
        case "string":
            return pa.string()
        case "bool":
            return pa.bool_()
        case "int64":
            return pa.int64()
        case "decimal128(38, 18)":
            return pa.decimal128(38, 18)
        case "timestamp[us, UTC]":
            return pa.timestamp("us", "UTC")
        case "list<string>":
            return pa.list_(pa.string())
        case "list<struct>":
            return pa.list_(pa.struct([pa.field(field.name, _type(field)) for field in column.fields]))


def _batch(items: Sequence[Any], layout: Layout, schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    arrays = []
    for column, field in zip(layout.columns, schema, strict=True):
        cells = [_cell(column, item) for item in items]
        try:
            arrays.append(pa.array(cells, field.type))
        except _UNFIT:
            for item, cell in zip(items, cells, strict=True):
                _refuse_unfit(item, cell, field)
            raise
    return pa.record_batch(arrays, schema=schema)


def _cell(column: Column, item: Any) -> Any:
    value = column.value(item)
    if not column.fields:
        return value
    return [tuple(field.value(part) for field in column.fields) for part in value]


def _refuse_unfit(item: Any, cell: object, field: pa.Field) -> None:
    """Raise an error that names the item if its value does not fit into a column."""
    import pyarrow as pa

    try:
        pa.array([cell], field.type)
    except _UNFIT as error:
        raise DataError(
            f"{vocab.compact(item.id)}: {field.name} cannot be written ({error}). Correct it: a decimal has up to 20 "
            f"digits before its point and 18 after it, and text must be valid Unicode."
        ) from error
