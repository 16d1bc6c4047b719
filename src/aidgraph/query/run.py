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
# Comments, strings and IRIs, in which the word SERVICE means nothing.
_LITERAL = re.compile(
    r'"""(?:.|\n)*?"""|\'\'\'(?:.|\n)*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|<[^<>\s]*>|#.*'
)
_PREFIXED = re.compile(r"\b([A-Za-z][\w-]*):[\w-]*")


def run(store: ox.Store, sparql: str) -> Table | bool | Graph:
    """Run a query over all named graphs together, with the project's prefixes declared.

    Returns a `Table` for SELECT, a bool for ASK, an `rdflib.Graph` for CONSTRUCT and DESCRIBE. Raises `QueryError` for
    a query that cannot be parsed or run, and for SERVICE, which would send requests to other machines.
    """
    bare = _LITERAL.sub(" ", sparql)
    if re.search(r"\bSERVICE\b", bare, re.IGNORECASE):
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
        raise QueryError(_explain(str(error), bare)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query could not be run: {error}.") from error


def select(store: ox.Store, sparql: str) -> Table:
    """Run a SELECT query; any other form is a `QueryError`."""
    table = run(store, sparql)
    if not isinstance(table, Table):
        raise QueryError("A SELECT query is needed here, not ASK, CONSTRUCT or DESCRIBE.")
    return table


def _explain(message: str, bare: str) -> str:
    declared = set(re.findall(r"PREFIX\s+([\w-]*):", bare, re.IGNORECASE)) | set(vocab.PREFIXES)
    unknown = [prefix for prefix in _PREFIXED.findall(bare) if prefix not in declared]
    if unknown:
        known = near(unknown[0], vocab.PREFIXES) or f" Known: {', '.join(vocab.PREFIXES)}."
        return f"Unknown prefix “{unknown[0]}:” in the query. Declare it with PREFIX.{known}"
    return f"The query is not valid SPARQL: {message}. See `aidgraph queries` for examples that run."


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
