"""What an endpoint answers, read as it comes: rows, a truth, triples. Whatever does not come whole is an error."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph.errors import EndpointError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aidgraph.store.http import Body
    from aidgraph.store.protocol import Term

__all__ = ["ACCEPT_RESULTS", "ACCEPT_TRIPLES", "Rows", "read_triples", "read_truth", "refuse_part"]

ACCEPT_RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.8"
_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_TRIPLES = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
# What pyoxigraph raises for an answer that is malformed, and we for one that does not come.
_BROKEN = (SyntaxError, ValueError, EndpointError)
# With what XML allows to come after it.
_LAST_TAG = re.compile(rb"</([^\s<>:/]+:)?sparql\s*>(\s|<!--((?!-->).)*-->|<\?((?!\?>).)*\?>)*\Z", re.DOTALL)


class Rows:
    """The rows of a SELECT query, read as they are asked for, with the columns in the order that Oxigraph gives them.

    Columns of variables that are `bound` have the bound term where they have any.

    Attributes:
        variables: The columns.
    """

    def __init__(
        self,
        body: Body,
        variables: Sequence[ox.Variable],
        location: str,
        bound: Mapping[ox.Variable, Term] | None = None,
    ) -> None:
        self.variables = list(variables)
        self._bound = {name: term for name, term in (bound or {}).items() if name in self.variables}
        self._body = body
        self._location = location
        # None after an error. What is thrown may hold us until another thread clears it away, and there Oxigraph's
        # rows must not end.
        self._solutions: ox.QuerySolutions | None = None
        found = _results(body, location)
        if isinstance(found, ox.QueryBoolean) or set(found.variables) != set(variables):
            del found
            body.close()
            raise EndpointError(f"{location}: answers with other columns than the query has. Is it a SPARQL endpoint?")
        self._solutions = found
        self._as_read = found.variables == self.variables and not self._bound

    def __iter__(self) -> Iterator[Sequence[Term | None]]:
        return self

    def __next__(self) -> Sequence[Term | None]:
        try:
            row = next(self._open(), None)
            if row is None:
                _require_end(self._body)
                raise StopIteration
        except _BROKEN as error:
            raise self._broken(error) from error
        return row if self._as_read else [self._cell(variable, row[variable]) for variable in self.variables]

    def serialize(self, *, format: ox.QueryResultsFormat) -> bytes | None:  # noqa: A002 - as in pyoxigraph
        """Return all rows in a format of results."""
        if self._as_read:
            try:
                text = self._open().serialize(format=format)
                _require_end(self._body)
            except _BROKEN as error:
                raise self._broken(error) from error
            return text
        lines = ["\t".join("" if term is None else str(term) for term in row) for row in self]
        return "\n".join(["\t".join(map(str, self.variables)), *lines, ""]).encode()

    def _cell(self, variable: ox.Variable, term: Term | None) -> Term | None:
        return None if term is None else self._bound.get(variable, term)

    def _open(self) -> ox.QuerySolutions:
        if self._solutions is None:
            raise EndpointError(f"{self._location}: its answer broke off before. Run the query again.")
        return self._solutions

    def _broken(self, error: Exception) -> EndpointError:
        self._solutions = None
        return _failure(self._body, self._location, error)


def read_truth(body: Body, location: str) -> bool:
    """Return what ASK found."""
    body.limit()
    with _whole(body, location):
        truth = _truth(_results(body, location))
        if truth is None:
            raise EndpointError(f"{location}: answers ASK with rows. Is it a SPARQL endpoint?")
        body.skip()
        _require_end(body)
        return truth


def _truth(found: ox.QuerySolutions | ox.QueryBoolean) -> bool | None:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    # Virtuoso 7.2 answers ASK with a row or none.
    if [variable.value for variable in found.variables] == ["__ASK_RETVAL"]:
        return len(list(found)) == 1
    return None


def read_triples(body: Body, location: str) -> Iterator[ox.Triple]:
    """Yield triples as they come."""
    form = _form(body, _TRIPLES, location)
    if not body.has_end:
        body.close()
        raise EndpointError(
            f"{location}: does not say how long its answer is, so triples could be cut off unseen. Ask it over "
            "HTTP/1.1, without what stands between."
        )
    return _triples(body, form, location)


def _triples(body: Body, form: ox.RdfFormat, location: str) -> Iterator[ox.Triple]:
    with _whole(body, location):
        for quad in ox.parse(body, format=form):  # type: ignore[arg-type]  # it only reads
            yield quad.triple


def refuse_part(body: Body, location: str) -> None:
    """Raise `EndpointError` where the head of an answer says that it is a part (Virtuoso)."""
    limit = body.headers.get("X-SPARQL-MaxRows")
    if limit is not None:
        body.close()
        raise EndpointError(
            f"{location}: hands out at most {limit} rows and cut this answer off there. Ask for less, with LIMIT and "
            "OFFSET, or have it hand out more (Virtuoso: ResultSetMaxRows)."
        )
    if body.headers.get("X-SQL-State", "").startswith("S1TAT"):
        body.close()
        raise EndpointError(f"{location}: the time it allows was up, so this is a part of the answer. Ask for less.")


def _results(body: Body, location: str) -> ox.QuerySolutions | ox.QueryBoolean:
    form = _form(body, _RESULTS, location)
    with _whole(body, location):
        return ox.parse_query_results(body, form)  # type: ignore[arg-type]  # it only reads


def _require_end(body: Body) -> None:
    """Raise `SyntaxError` where XML ends before its last tag, which Oxigraph does not miss after a row."""
    if _RESULTS[body.content_type] == ox.QueryResultsFormat.XML and not body.ends_in(_LAST_TAG):
        raise SyntaxError


def _form(body: Body, forms: Mapping[str, Any], location: str) -> Any:
    if body.content_type in forms:
        return forms[body.content_type]
    kind = body.content_type or "no type"
    words = body.words()
    raise EndpointError(
        f"{location}: answers with {kind} where {next(iter(forms))} was due"
        f"{f' (“{words}”)' if words else ''}. Is this the address of its SPARQL endpoint?"
    )


@contextmanager
def _whole(body: Body, location: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise _failure(body, location, error) from error


def _failure(body: Body, location: str, error: Exception) -> EndpointError:
    """Close what cannot be read to its end, and return the error that says so."""
    tail = body.tail()
    body.close()
    if isinstance(error, EndpointError):
        return error
    return EndpointError(
        f"{location}: its answer breaks off or is not well-formed. It ends in “{tail}”. Ask again, or for less; its "
        "log says more."
    )
