"""What links rest on: the claims that the rules find for each relation between two things, and the facts of claims.

There is one rule a file in `rules/`, named after the relation it states. A rule selects `?from ?to ?claim` and, where
groups are counted, `?fromSize ?toSize`, the figures. Claims that were withdrawn or superseded yield no link, and only
things are linked: what a source only counts has no identity. Malformed values are passed over here; the check of the
shapes reports them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from aidgraph import vocab
from aidgraph.query import select, values_clauses
from aidgraph.resources import package_path
from aidgraph.values import IRI

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from aidgraph.store import Store

__all__ = ["Facts", "Ground", "Key", "read_facts", "read_grounds"]

Key = tuple[str, str, str]
"""Relation and ends of a link."""

_CLASSES = "SELECT ?class WHERE { ?class rdfs:subClassOf* aid:Thing }"
_CLAIMS = """
SELECT ?claim ?status ?earliest ?latest ?source ?void WHERE {
  ?claim aid:status ?statusNode ; prov:hadPrimarySource ?source .
  FILTER isIRI(?claim)
  BIND (REPLACE(STR(?statusNode), "^.*#", "") AS ?status)
  OPTIONAL { ?claim aid:earliest ?earliest }
  OPTIONAL { ?claim aid:latest ?latest }
  BIND (EXISTS { ?claim aid:withdrawn true } || EXISTS { ?later aid:supersedes ?claim } AS ?void)
}
"""


class Facts(NamedTuple):
    """What a link takes over from a claim that stands."""

    status: str
    earliest: datetime | None
    latest: datetime | None
    source: str


@dataclass(slots=True)
class Ground:
    """The claims that one link rests on, and the figures of groups that they count at either end."""

    claims: set[str] = field(default_factory=set)
    from_sizes: set[str] = field(default_factory=set)
    to_sizes: set[str] = field(default_factory=set)


def read_facts(store: Store, claims: Iterable[str] | None = None) -> dict[str, Facts]:
    """Return the facts of all standing claims, or of those among `claims`, by IRI."""
    queries = [_CLAIMS]
    if claims is not None:
        queries = [_CLAIMS.replace("{", f"{{ {some}", 1) for some in values_clauses("claim", claims)]
    facts: dict[str, Facts] = {}
    for query in queries:
        for claim, status, earliest, latest, source, void in select(store, query).stream():
            if void or status not in vocab.STATUSES:
                continue
            said = Facts(status, _moment(earliest), _moment(latest), source)
            # A claim with two statuses or sources must not depend on the order of rows.
            facts[claim] = min(said, facts[claim], key=str) if claim in facts else said
    return facts


def read_grounds(store: Store, claims: Container[str]) -> dict[Key, Ground]:
    """Apply every rule, and keep what rests on these claims and links things."""
    grounds: dict[Key, Ground] = {}
    for relation, sparql in _rules():
        rows = select(store, sparql)
        sized = len(rows.columns) > 3
        for source, target, claim, *sizes in rows.stream():
            if claim not in claims or source == target or not isinstance(source, IRI) or not isinstance(target, IRI):
                continue
            ground = grounds.get((relation, source, target))
            if ground is None:
                ground = grounds[relation, source, target] = Ground()
            ground.claims.add(claim)
            if sized:
                for known, size in zip((ground.from_sizes, ground.to_sizes), sizes, strict=True):
                    if isinstance(size, IRI):
                        known.add(size)
    ends = _ends(store, {end for _, *both in grounds for end in both})
    return {key: ground for key, ground in grounds.items() if key[1] in ends and key[2] in ends}


def _ends(store: Store, nodes: set[str]) -> set[str]:
    """Return those of the nodes that are things, or that only a claim names and no file describes."""
    classes = {row[0] for row in select(store, _CLASSES).stream()}
    described: set[str] = set()
    things: set[str] = set()
    for some in values_clauses("node", sorted(nodes)):
        for node, kind in select(store, f"SELECT ?node ?type WHERE {{ {some} ?node a ?type }}").stream():
            (things if kind in classes else described).add(node)
    return nodes - described | things


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _rules() -> Iterator[tuple[str, str]]:
    for path in sorted(package_path("derive", "rules").glob("*.rq")):
        yield path.stem, path.read_text(encoding="utf-8")
