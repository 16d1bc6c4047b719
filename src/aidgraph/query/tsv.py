"""Results that Oxigraph wrote as SPARQL TSV, read into typed columns.

Oxigraph writes rows much faster than Python can take them one by one, and TSV keeps datatypes and languages. Each
distinct cell of a column is read once: all together where they are IRIs, texts or plain numbers, else one by one. The
values and types are those that the rows give.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.columns import arrow_array, need
from aidgraph.query.terms import literal_value
from aidgraph.values import IRI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

__all__ = ["Values", "read_rows", "read_tsv"]

_XSD = vocab.PREFIXES["xsd"]
_CELL = re.compile(
    r"""
      <(?P<iri>[^<>]*)>
    | "(?P<text>(?:[^"\\]|\\.)*)" (?: @(?P<language>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?:--(?:ltr|rtl))?
                                    | \^\^<(?P<datatype>[^<>]*)> )?
    | (?P<blank>_:.*)
    | (?P<boolean>true|false)
    | (?P<double>[+-]?[0-9.]+[Ee][+-]?[0-9]+)
    | (?P<decimal>[+-]?[0-9]*\.[0-9]+)
    | (?P<integer>[+-]?[0-9]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", '\\"': '"', "\\\\": "\\"}
# Columns of one kind, for RE2. As many digits as int64 and, with the same number of decimal places, decimal128 hold.
_TEXTS = r'^"[^"\\]*"$'
_TEXTS_IN_LANGUAGES = r'^"[^"\\]*"(@[A-Za-z0-9-]+)?$'
_INTEGERS = r"^-?[0-9]{1,18}$"
# Oxigraph writes a decimal without a fraction in quotes.
_DECIMALS = rf'^(-?[0-9]{{1,18}}(\.[0-9]{{1,18}})?|"-?[0-9]{{1,18}}(\.[0-9]{{1,18}})?"\^\^<{_XSD}decimal>)$'
_DECIMAL = r"(?P<number>-?[0-9]+(?:\.(?P<fraction>[0-9]+))?)"
_BLOCK = 4 * 2**20


def read_tsv(data: bytes, columns: Sequence[str]) -> pa.Table | None:
    """Return results in TSV as an Arrow table, or None where they hold what only rows can show: a quoted triple.

    Needs the extra `arrow`.
    """
    pa = need("pyarrow", "arrow")
    try:
        try:
            cells = _cells(data, columns, _BLOCK)
        except pa.ArrowInvalid:  # a row longer than a block
            cells = _cells(data, columns, len(data))
        return pa.Table.from_arrays([_column(column) for column in cells.columns], names=list(columns))
    except _OnlyInRowsError:
        return None


class Values(dict[str, Any]):
    """The value of each distinct cell, read once.

    With `plain`, IRIs are plain text, which the garbage collector need not follow: of many, that is much faster.
    """

    def __init__(self, *, plain: bool = False) -> None:
        super().__init__({"": None})
        self._node: Callable[[str], str] = str if plain else IRI

    def __missing__(self, cell: str) -> Any:
        value = self[cell] = self._node(cell[1:-1]) if cell[0] == "<" else _value(cell)
        return value


def read_rows(data: bytes, width: int, values: Values) -> Iterator[tuple[Any, ...]] | None:
    """Return the rows of results in TSV, or None where they may hold what only rows can show: a quoted triple."""
    body = data.decode().partition("\n")[2]
    if "<<" in body:
        return None
    # Tabs and line ends within a cell are escaped.
    cells = body.removesuffix("\n").replace("\n", "\t").split("\t") if body else []
    # Column by column, which is faster than by rows.
    return zip(*(list(map(values.__getitem__, cells[column::width])) for column in range(width)), strict=True)


class _OnlyInRowsError(Exception):
    """A cell that is neither an IRI, a literal nor a blank node."""


def _cells(data: bytes, columns: Sequence[str], block: int) -> pa.Table:
    """Return the cells as they are written, each column with its distinct ones and where they stand."""
    import pyarrow as pa
    from pyarrow import csv

    return csv.read_csv(
        pa.BufferReader(data),
        csv.ReadOptions(column_names=list(columns), skip_rows=1, block_size=block),
        csv.ParseOptions(delimiter="\t", quote_char=False, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.dictionary(pa.int32(), pa.string())),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


def _column(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    import pyarrow as pa

    if cells.null_count == len(cells):
        return pa.chunked_array([pa.nulls(len(cells))])
    cells = cells.unify_dictionaries()
    values = _values(cells.chunk(0).dictionary)
    return pa.chunked_array([values.take(chunk.indices) for chunk in cells.chunks])


def _values(cells: pa.Array) -> pa.Array:
    """Return the typed values of distinct cells."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def all_match(pattern: str) -> bool:
        return pc.all(pc.match_substring_regex(cells, pattern)).as_py() is True

    # Only an IRI begins with one such bracket, a quoted triple with two.
    iris = pc.and_not(pc.starts_with(cells, "<"), pc.starts_with(cells, "<<"))
    if pc.all(iris).as_py() is True or all_match(_TEXTS):
        return pc.utf8_slice_codeunits(cells, 1, -1)
    if all_match(_TEXTS_IN_LANGUAGES):
        return pc.struct_field(pc.extract_regex(cells, r'^"(?P<text>[^"\\]*)"'), "text")
    if all_match(_INTEGERS):
        return pc.cast(cells, pa.int64())
    if all_match(_DECIMALS):
        parts = pc.extract_regex(cells, _DECIMAL)
        places = pc.max(pc.utf8_length(pc.struct_field(parts, "fraction"))).as_py()
        return pc.cast(pc.struct_field(parts, "number"), pa.decimal128(38, places))
    return arrow_array([_value(cell) for cell in cells.to_pylist()])


def _value(cell: str) -> Any:
    match = _CELL.fullmatch(cell)
    if match is None:
        raise _OnlyInRowsError
    kind, found = match.lastgroup, match[match.lastgroup or 0]
    match kind:
        case "iri":
            return IRI(found)
        case "blank":
            return found
        case "text" | "language" | "datatype":
            text = re.sub(r"\\.", lambda escape: _ESCAPES[escape[0]], match["text"], flags=re.DOTALL)
            return literal_value(text, match["datatype"] or f"{_XSD}string", match["language"])
        case _:
            return literal_value(found, f"{_XSD}{kind}")
