"""Ask about many nodes at a time."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidgraph.store import Store

__all__ = ["quads_with", "values_clauses", "written"]

# Enough that a query is worth its while, few enough for its text.
_MOST = 1000


def written(iri: str) -> str | None:
    """Return an IRI as a query has it, None for what is none: a text or a blank node where a thing was due."""
    try:
        return str(ox.NamedNode(iri))
    except ValueError:
        return None


def values_clauses(variable: str, iris: Iterable[str]) -> Iterator[str]:
    """Yield clauses that bind a variable to IRIs, some at a time: for as many queries. What is no IRI is left out.

    >>> list(values_clauses("claim", ["https://example.org/1", "https://example.org/2"]))
    ['VALUES ?claim { <https://example.org/1> <https://example.org/2> }']
    """
    left = filter(None, map(written, iris))
    while some := list(islice(left, _MOST)):
        yield f"VALUES ?{variable} {{ {' '.join(some)} }}"


def quads_with(
    store: Store,
    end: Literal["subject", "object"],
    iris: Iterable[str],
    *,
    predicate: str | None = None,
    graph: str | None = None,
) -> Iterator[ox.Quad]:
    """Yield the quads that have one of these IRIs as subject or as object; all, or those of a predicate or graph."""
    terms = {"predicate": predicate, "graph": graph}
    bound = {name: f"?{name}" if iri is None else f"<{iri}>" for name, iri in terms.items()}
    names = " ".join(term if term.startswith("?") else f"({term} AS ?{name})" for name, term in bound.items())
    pattern = f"GRAPH {bound['graph']} {{ ?subject {bound['predicate']} ?object }}"
    for some in values_clauses(end, iris):
        rows: Any = store.query(f"SELECT ?subject ?object {names} WHERE {{ {some} {pattern} }}")
        for subject, value, *rest in rows:
            yield ox.Quad(subject, rest[0], value, rest[1])
