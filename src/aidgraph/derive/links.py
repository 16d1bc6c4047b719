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
from aidgraph.model.terms import aid, instant
from aidgraph.query import select
from aidgraph.resources import package_path
from aidgraph.store.files import write_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Link", "derive_links", "link_quads", "write_links"]

_GRAPH = vocab.GRAPH + "links"
_TYPE = ox.NamedNode(vocab.PREFIXES["rdf"] + "type")
_THINGS = "SELECT ?thing WHERE { ?class rdfs:subClassOf* aid:Thing . ?thing a ?class . FILTER isIRI(?thing) }"
_CLAIMS = """
SELECT ?claim ?status ?earliest ?latest (MAX(?name) AS ?publisher) ?void WHERE {
  ?claim aid:status ?statusNode ; prov:hadPrimarySource ?source .
  FILTER isIRI(?claim)
  BIND (REPLACE(STR(?statusNode), "^.*#", "") AS ?status)
  OPTIONAL { ?claim aid:earliest ?earliest }
  OPTIONAL { ?claim aid:latest ?latest }
  OPTIONAL { ?source dct:publisher ?name }
  BIND (EXISTS { ?claim aid:withdrawn true } || EXISTS { ?later aid:supersedes ?claim } AS ?void)
} GROUP BY ?claim ?status ?earliest ?latest ?void
"""


@dataclass(frozen=True, slots=True)
class Link:
    """One relation between two things and the claims it rests on.

    `earliest` and `latest` span the periods of the claims, None where no claim bounds that end; `publishers` counts
    different known publishers, so that a link whose publishers are all unknown has none. `from_sizes` and `to_sizes`
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


def derive_links(store: ox.Store) -> list[Link]:
    """Apply every rule to the claims of a store; the store is not changed.

    Returns the links in a fixed order, by relation and ends.
    """
    facts = {row.claim: row for row in select(store, _CLAIMS) if not row.void and row.status in vocab.STATUSES}
    things = {row.thing for row in select(store, _THINGS)}
    rests_on: dict[tuple[str, str, str], dict[str, Any]] = {}
    for relation, sparql in _rules():
        for row in select(store, sparql):
            source, target = row[0], row[1]
            if row.claim in facts and source != target and all(_is_end(store, end, things) for end in (source, target)):
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
                len({row.publisher for row in rows} - {None}),
                _sizes(claims.values(), "fromSize"),
                _sizes(claims.values(), "toSize"),
            )
        )
    return links


def link_quads(links: list[Link]) -> Iterator[ox.Quad]:
    """Yield the quads of links in the graph `links`: the plain triple, and the node that names the claims."""
    graph = ox.NamedNode(_GRAPH)
    for link in links:
        for subject, predicate, value in _triples(link):
            yield ox.Quad(subject, predicate, value, graph)


def write_links(links: list[Link], path: Path) -> None:
    """Write links as Turtle, the file `graph/links.ttl`."""
    write_turtle(path, (quad.triple for quad in link_quads(links)))


def _triples(link: Link) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    node, source, target = map(ox.NamedNode, (link.id, link.source, link.target))
    relation = aid(link.relation)
    yield source, relation, target
    yield node, _TYPE, aid("Link")
    yield node, aid("from"), source
    yield node, aid("relation"), relation
    yield node, aid("to"), target
    for claim in link.claims:
        yield node, aid("restsOn"), ox.NamedNode(claim)
    for name, moment in (("earliest", link.earliest), ("latest", link.latest)):
        if moment is not None:
            yield node, aid(name), instant(moment)
    yield node, aid("strongestStatus"), aid(link.status)
    yield node, aid("plansOnly"), ox.Literal(link.plans_only)
    yield node, aid("publishers"), ox.Literal(link.publishers)
    for name, sizes in (("fromSize", link.from_sizes), ("toSize", link.to_sizes)):
        for size in sizes:
            yield node, aid(name), ox.NamedNode(size)


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
