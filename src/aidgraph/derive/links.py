"""Derive links from claims: one rule a file in `rules/`, named after the relation it states.

A rule selects `?from ?to ?claim` and, where groups are counted, `?fromSize ?toSize`, the figures. Claims that were
withdrawn or superseded yield no link, and only things are linked: what a source only counts has no identity. Malformed
values are passed over here; the check of the shapes reports them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive.origins import origins
from aidgraph.query import read_sources, select
from aidgraph.resources import package_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidgraph.store import Store

__all__ = ["Link", "derive_links"]

_TYPE = ox.NamedNode(vocab.PREFIXES["rdf"] + "type")
_THINGS = "SELECT ?thing WHERE { ?class rdfs:subClassOf* aid:Thing . ?thing a ?class . FILTER isIRI(?thing) }"
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


@dataclass(frozen=True, slots=True)
class Link:
    """One relation between two things and the claims it rests on.

    `earliest` and `latest` span the periods of the claims, None where no claim bounds that end; `publishers` counts
    independent publishers, so that a link whose publishers are all unknown has none. `from_sizes` and `to_sizes`
    are the figures, by IRI, of groups that the claims count at either end.
    """

    source: str
    relation: str
    target: str
    claims: tuple[str, ...]
    status: str
    earliest: datetime | None
    latest: datetime | None
    publishers: int
    from_sizes: tuple[str, ...] = ()
    to_sizes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The IRI of the link, made of the slugs of its ends and the relation."""
        ends = (self.source, self.target)
        start, end = (iri.removeprefix(vocab.ID).replace("/", "-") for iri in ends)
        return f"{vocab.ID}link/{start}--{self.relation}--{end}"

    @property
    def plans_only(self) -> bool:
        """Whether all claims are plans; a status that is not a plan would be the stronger one."""
        return self.status in vocab.PLANS


def derive_links(store: Store) -> list[Link]:
    """Apply every rule to the claims of a store; the store is not changed.

    Returns the links in a fixed order, by relation and ends.
    """
    facts = {row.claim: row for row in select(store, _CLAIMS) if not row.void and row.status in vocab.STATUSES}
    publishers = origins(read_sources(store))
    things = {row.thing for row in select(store, _THINGS)}
    local = store.local()
    rests_on: dict[tuple[str, str, str], dict[str, Any]] = {}
    for relation, sparql in _rules():
        for row in select(store, sparql):
            source, target = row[0], row[1]
            if row.claim in facts and source != target and all(_is_end(local, end, things) for end in (source, target)):
                rests_on.setdefault((relation, source, target), {})[row.claim] = row
    links = []
    for (relation, source, target), claims in sorted(rests_on.items()):
        rows = [facts[claim] for claim in claims]
        links.append(
            Link(
                source,
                relation,
                target,
                tuple(sorted(claims)),
                max((row.status for row in rows), key=vocab.STATUSES.index),
                min((row.earliest for row in rows if isinstance(row.earliest, datetime)), default=None),
                max((row.latest for row in rows if isinstance(row.latest, datetime)), default=None),
                len({publishers.get(row.source) for row in rows} - {None}),
                _sizes(claims.values(), "fromSize"),
                _sizes(claims.values(), "toSize"),
            )
        )
    return links


def _sizes(rows: Iterable[Any], name: str) -> tuple[str, ...]:
    return tuple(sorted({size for row in rows if (size := getattr(row, name, None)) is not None}))


def _is_end(store: ox.Store, end: str, things: set[str]) -> bool:
    """Whether a link may start or end there: at a thing, or at what only a claim names and no file describes."""
    if end in things:
        return True
    try:
        node = ox.NamedNode(end)
    except ValueError:  # a blank node or a text
        return False
    return next(store.quads_for_pattern(node, _TYPE, None), None) is None


def _rules() -> Iterator[tuple[str, str]]:
    for path in sorted(package_path("derive", "rules").glob("*.rq")):
        yield path.stem, path.read_text(encoding="utf-8")
