"""Run SPARQL on a store and give the results as native Python values."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import QueryError, near
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Graph

__all__ = ["run", "select"]

_NATIVE: dict[str, Callable[[str], Any]] = {
    "boolean": lambda text: text in {"true", "1"},
    "decimal": Decimal,
    "integer": int,
    "double": float,
    "float": float,
    "dateTime": datetime.fromisoformat,
}
# Strings, IRIs, escapes in names, and comments, in which the word SERVICE means nothing. Each must end just where
# SPARQL ends it: text taken in excess would be hidden from the search for SERVICE.
_LITERAL = re.compile(
    r"""
      \"{3} (?: \\. | [^\\] )*? \"{3} | '{3} (?: \\. | [^\\] )*? '{3}
    | " (?: \\. | [^"\\\n\r] )* "     | ' (?: \\. | [^'\\\n\r] )* '
    | < (?: \\u[0-9A-F]{4} | \\U[0-9A-F]{8} | [^<>"{}|^`\\\x00-\x20] )* >
    | \\.
    | \# [^\n\r]*
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# The keyword, not a variable or the local part of a name.
_SERVICE = re.compile(r"(?<![?$:])\bSERVICE\b", re.IGNORECASE)
_PREFIXED = re.compile(r"\b([A-Za-z][\w-]*):[\w-]*")


def run(store: ox.Store, sparql: str) -> Table | bool | Graph:
    """Run a query over all named graphs together, with the project's prefixes declared.

    Returns a `Table` for SELECT, a bool for ASK, an `rdflib.Graph` for CONSTRUCT and DESCRIBE. Raises `QueryError` for
    a query that cannot be parsed or run, and for SERVICE, which would send requests to other machines.
    """
    bare = _LITERAL.sub(" ", sparql)
    if _SERVICE.search(bare):
        raise QueryError("SERVICE is not supported: a query here never contacts another machine. Remove that clause.")
    try:
        results = store.query(sparql, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
        match results:
            case ox.QueryBoolean():
                return bool(results)
            case ox.QueryTriples():
                return _graph(results)
            case _:
                columns = tuple(variable.value for variable in results.variables)
                return Table(columns, [tuple(map(_native, solution)) for solution in results])
    except SyntaxError as error:
        raise QueryError(_explain(str(error), sparql, bare)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query could not be run: {error}.") from error


def select(store: ox.Store, sparql: str) -> Table:
    """Run a SELECT query; any other form is a `QueryError`."""
    table = run(store, sparql)
    if not isinstance(table, Table):
        raise QueryError("A SELECT query is needed here, not ASK, CONSTRUCT or DESCRIBE.")
    return table


def _explain(message: str, sparql: str, bare: str) -> str:
    declared = set(re.findall(r"PREFIX\s+([\w-]*):", bare, re.IGNORECASE)) | set(vocab.PREFIXES)
    unknown = [prefix for prefix in _PREFIXED.findall(bare) if prefix not in declared]
    if unknown:
        known = near(unknown[0], vocab.PREFIXES) or f" Known: {', '.join(vocab.PREFIXES)}."
        return f"Unknown prefix “{unknown[0]}:” in the query. Declare it with PREFIX.{known}"
    place = re.match(r"error at (\d+):(\d+)", message)
    if place is None:
        return f"The query is not valid SPARQL: {message}. See `aidgraph queries` for examples that run."
    line, column = map(int, place.groups())
    # The list of all that the parser would have taken here fills a screen.
    rest = sparql.splitlines()[line - 1][column - 1 :].strip()[:40] if line <= len(sparql.splitlines()) else ""
    near_by = f", at “{rest}”" if rest else ", at its end"
    return (
        f"The query is not valid SPARQL: line {line}, column {column}{near_by}. "
        "See `aidgraph queries` for examples that run."
    )


def _native(term: Any) -> Any:
    """Return the Python value of a term; a literal whose text does not fit its datatype stays text."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        convert = _NATIVE.get(vocab.local(term.datatype.value))
        if convert is not None:
            try:
                return convert(term.value)
            except (ArithmeticError, ValueError):
                return term.value
        return term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _graph(triples: ox.QueryTriples) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for prefix, namespace in vocab.PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    serialised = triples.serialize(format=ox.RdfFormat.N_TRIPLES)
    return graph.parse(data=serialised, format="nt")
