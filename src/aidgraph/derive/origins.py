"""Which publisher a source speaks for: reprints speak for their original, and an unknown publisher for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.model import Source
from aidgraph.query import select, values_clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aidgraph.store import Store

__all__ = ["independent", "origins", "read_origins", "said_by"]

_SOURCES = """
SELECT ?source (MAX(?name) AS ?publisher) (MIN(?original) AS ?reprints) WHERE {
  ?source a aid:Source .
  OPTIONAL { ?source dct:publisher ?name }
  OPTIONAL { ?source prov:wasQuotedFrom ?original }
} GROUP BY ?source
"""


def read_origins(store: Store) -> dict[str, str | None]:
    """Return the `origins` of all sources of a store."""
    return origins(said_by(store))


def said_by(store: Store, sources: Iterable[str] | None = None) -> Iterator[Source]:
    """Yield all sources of a store, or those of some IRIs, with publisher and original only."""
    queries = [_SOURCES]
    if sources is not None:
        queries = [_SOURCES.replace("{", f"{{ {some}", 1) for some in values_clauses("source", sources)]
    for query in queries:
        for iri, publisher, reprints in select(store, query).stream():
            yield Source(iri, "", "", "", publisher, reprints=reprints)


def origins(sources: Iterable[Source]) -> dict[str, str | None]:
    """Return the publisher of the original of each source by IRI, None where it is unknown.

    >>> from aidgraph.model import Source
    >>> first, copy = Source("a", "甲", "A", "2001", "报"), Source("b", "乙", "B", "2002", "网", reprints="a")
    >>> origins([first, copy])
    {'a': '报', 'b': '报'}
    """
    by_iri = {source.id: source for source in sources}

    def origin(source: Source) -> str | None:
        seen = {source.id}
        while source.reprints is not None:
            original = by_iri.get(source.reprints)
            if original is None or original.id in seen:
                return None
            source = original
            seen.add(source.id)
        return source.publisher

    return {iri: origin(source) for iri, source in by_iri.items()}


def independent(a: str, b: str, publishers: Mapping[str, str | None]) -> bool:
    """Whether two sources are known to speak for different publishers; `publishers` is what `origins` returns.

    >>> independent("a", "b", {"a": "报", "b": None}), independent("a", "c", {"a": "报", "c": "台"})
    (False, True)
    """
    known = publishers.get(a), publishers.get(b)
    return None not in known and known[0] != known[1]
