"""Run SPARQL on a store, with values bound to its variables."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import AidgraphError, InputError, QueryError, near
from aidgraph.query.results import Results
from aidgraph.query.terms import to_term
from aidgraph.store import Solutions
from aidgraph.store.sparql import calls_service, declared_prefixes, masked, variables_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph

    from aidgraph.store import Store

__all__ = ["run", "select"]

_PREFIXED = re.compile(r"(?<![?$@:%\w.-])([^\W\d_][\w.-]*):")


def run(store: Store, sparql: str, bindings: Mapping[str, object] | None = None) -> Results | bool | Graph:
    """Run a query over all named graphs together, or those it names with FROM, with the project's prefixes declared.

    Args:
        store: The store to ask.
        sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query.
        bindings: Values of variables, by name without `?`, which become RDF terms (`aidgraph.query.terms`) and are
            never read as SPARQL. Text is bound as text; `aidgraph.iri("place:ili")` makes an IRI. A variable can
            be bound where the query hands it out: among those that SELECT or DESCRIBE names, or in the pattern of ASK
            and CONSTRUCT. Terms match as terms: a label wants its language (`aidgraph.LangString`), and the figures of
            claims are `Decimal`, which an int does not match.

    Returns `Results` for SELECT, a bool for ASK, an `rdflib.Graph` for CONSTRUCT and DESCRIBE. Raises `QueryError` for
    a query that cannot be parsed or run, for SERVICE, which would send requests to other machines, and for an answer
    that rdflib's graphs cannot hold (triples about triples, texts with a direction); `InputError` for a variable that
    the query does not have or hand out, and for a value without an RDF term.

    >>> from aidgraph.store import EmbeddedStore
    >>> from aidgraph.values import LangString
    >>> found = run(EmbeddedStore(), "SELECT ?name (LANG(?name) AS ?in) {}", {"name": LangString("伊宁县", "zh-Hans")})
    >>> found.rows, found.rows[0][0].lang
    ([('伊宁县', 'zh-hans')], 'zh-Hans')
    """
    bare = masked(sparql)
    if calls_service(sparql):
        raise QueryError("SERVICE is not supported: a query here never contacts another machine. Remove that clause.")
    terms = _substitutions(bindings or {}, bare)

    def ask() -> Any:
        with _explained(sparql, bare):
            return store.query(sparql, terms)

    # What SELECT gives can be asked for again, so the first answer goes with it.
    results = ask()
    match results:
        case bool() | ox.QueryBoolean():
            return bool(results)
        case Solutions():
            return Results(results, ask)
        case _:
            with _explained(sparql, bare):
                return _graph(results)


def select(store: Store, sparql: str, bindings: Mapping[str, object] | None = None) -> Results:
    """Run a SELECT query; any other form is a `QueryError`. Arguments and errors are those of `run`."""
    results = run(store, sparql, bindings)
    if not isinstance(results, Results):
        raise QueryError("A SELECT query is needed here, not ASK, CONSTRUCT or DESCRIBE.")
    return results


def _substitutions(bindings: Mapping[str, object], bare: str) -> dict[ox.Variable, Any]:
    known = variables_in(bare)
    unknown = [name for name in bindings if name not in known]
    if unknown:
        raise InputError(
            f"The query has no variable ?{unknown[0]}.{near(unknown[0], known)} Bind by the name without “?”."
        )
    return {ox.Variable(name): to_term(value) for name, value in bindings.items()}


@contextmanager
def _explained(sparql: str, bare: str) -> Iterator[None]:
    try:
        yield
    except AidgraphError:
        raise
    except SyntaxError as error:
        raise QueryError(_explain(str(error), sparql, bare)) from error
    except (OSError, RuntimeError, ValueError) as error:
        hidden = re.search(r"not contains? variable (\?\S+)", str(error))
        if hidden is None:
            raise QueryError(f"The query could not be run: {error}.") from error
        raise InputError(
            f"{hidden[1]} cannot be bound, because the query does not hand it out. Add it to what SELECT names (and to "
            "GROUP BY where there is one), or use it in a pattern of ASK or CONSTRUCT."
        ) from error


def _explain(message: str, sparql: str, bare: str) -> str:
    declared = declared_prefixes(bare) | set(vocab.PREFIXES)
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


def _graph(triples: Iterable[ox.Triple]) -> Graph:
    from rdflib import Graph
    from rdflib.exceptions import ParserError

    graph = Graph()
    for prefix, namespace in vocab.PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    try:
        return graph.parse(data=data, format="nt")
    except ParserError as error:
        raise QueryError(
            f"The answer holds what rdflib's graphs cannot ({error}), as triples of triples and texts with a direction "
            "are. Ask for it with SELECT."
        ) from error
