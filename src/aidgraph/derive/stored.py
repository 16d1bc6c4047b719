"""Links and comparisons read back from the graph `links`: the inverse of `aidgraph.derive.quads`."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.derive.agreement import Comparison
from aidgraph.derive.links import Link
from aidgraph.derive.quads import RELATIONS
from aidgraph.derive.seal import LINKS
from aidgraph.derive.statements import Statement
from aidgraph.errors import DataError
from aidgraph.query import select, values_clauses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from aidgraph.model import Claim
    from aidgraph.store import Store

__all__ = ["read_comparisons", "read_links"]

_LINKS = """
  ?node aid:from ?source ; aid:relation ?relation ; aid:to ?target ; aid:strongestStatus ?status .
  ?node aid:publishers ?publishers .
  OPTIONAL { ?node aid:earliest ?earliest } OPTIONAL { ?node aid:latest ?latest }
"""
# Agreement is written both ways; the smaller IRI comes first.
_COMPARISONS = """
  ?node aid:relation ?relation ; aid:basis ?basis ; aid:compares ?first , ?second .
  ?first ?relation ?second . FILTER (STR(?first) < STR(?second))
"""
_AGREEMENTS = {relation: agreement for agreement, relation in RELATIONS.items()}


def read_links(store: Store, nodes: Iterable[str] | None = None) -> list[Link]:
    """Return the links that stand in a store, all or those of some IRIs, in the order of `derive_links`."""
    some = _some("Link", nodes)
    claims, from_sizes, to_sizes = (_values(store, some, name) for name in ("restsOn", "fromSize", "toSize"))
    links = [
        Link(
            row.source,
            vocab.local(row.relation),
            row.target,
            _of(claims, row.node),
            vocab.local(row.status),
            row.earliest,
            row.latest,
            row.publishers,
            from_sizes.get(row.node, ()),
            to_sizes.get(row.node, ()),
        )
        for row in _rows(store, some, _LINKS, "?source ?relation ?target ?status ?earliest ?latest ?publishers")
    ]
    return sorted(links, key=lambda link: (link.relation, link.source, link.target))


def read_comparisons(store: Store, claims: Mapping[str, Claim], nodes: Iterable[str] | None = None) -> list[Comparison]:
    """Return the comparisons that stand in a store, all or those of some IRIs, in the order of `compare_claims`.

    `claims` are the claims of the store by IRI; only those that are compared are looked up.
    """
    some = _some("Comparison", nodes)
    figures = _values(store, some, "comparesFigure")
    found = []
    for row in _rows(store, some, _COMPARISONS, "?relation ?basis ?first ?second"):
        agreement = _AGREEMENTS[vocab.local(row.relation)]
        sides = (_statements(claims[iri], figures.get(row.node, ())) for iri in (row.first, row.second))
        pairs = (Comparison(a, b, agreement, row.basis) for a, b in product(*sides))
        found += [comparison for comparison in pairs if comparison.id == row.node]
    return sorted(found, key=lambda comparison: comparison.id)


def _of(claims: Mapping[str, tuple[str, ...]], node: str) -> tuple[str, ...]:
    if node not in claims:
        raise DataError(f"{vocab.compact(node)} rests on no claim: its graph was changed by other means. Load it anew.")
    return claims[node]


def _statements(claim: Claim, figures: Collection[str]) -> list[Statement]:
    if not claim.quantities:
        return [Statement(claim)]
    return [Statement(claim, quantity) for quantity in claim.quantities if quantity.id in figures]


def _some(kind: str, nodes: Iterable[str] | None) -> list[str]:
    """Return patterns that say which nodes are meant, one for each query."""
    return [f"?node a aid:{kind} ."] if nodes is None else list(values_clauses("node", nodes))


def _values(store: Store, some: list[str], name: str) -> dict[str, tuple[str, ...]]:
    """Return what a property holds of each node, in order."""
    found: dict[str, list[str]] = {}
    for row in _rows(store, some, f"?node aid:{name} ?value", "?value"):
        found.setdefault(row.node, []).append(row.value)
    return {node: tuple(sorted(values)) for node, values in found.items()}


def _rows(store: Store, some: list[str], pattern: str, variables: str) -> Iterator[Any]:
    for nodes in some:
        yield from select(store, f"SELECT ?node {variables} WHERE {{ GRAPH <{LINKS}> {{ {nodes} {pattern} }} }}")
