"""Which publisher a source speaks for: reprints speak for their original, and an unknown publisher for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidgraph.model import Source

__all__ = ["independent", "origins"]


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
