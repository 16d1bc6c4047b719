"""What a graph holds: labels, things and sources, read with a query each, and the things of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.model import Source, Thing
from aidgraph.query.run import select
from aidgraph.values import iri

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from aidgraph.store import Store

__all__ = ["find_things", "read_ancestors", "read_labels", "read_sources", "read_things"]

# Oxigraph keeps language tags in lower case, hence langMatches.
_LABELS = """
SELECT ?thing ?zh ?en WHERE {
  %s
  { ?thing rdfs:label ?zh , ?en } UNION { ?thing skos:prefLabel ?zh , ?en }
  FILTER (langMatches(lang(?zh), "zh") && langMatches(lang(?en), "en"))
}
"""
_THINGS = """
SELECT ?thing ?type ?within WHERE {
  %s
  ?type rdfs:subClassOf* aid:Thing . ?thing a ?type . FILTER isIRI(?thing)
  OPTIONAL { ?thing aid:within ?within }
}
"""
_ALIASES = "SELECT ?thing ?alias WHERE { %s ?thing skos:altLabel ?alias }"
_CODES = """
SELECT ?thing ?system ?notation ?date WHERE {
  %s
  ?thing aid:code ?code . ?code aid:codeSystem ?system ; aid:notation ?notation ; aid:asOf ?date
} ORDER BY ?thing ?system ?date ?notation
"""
_POINTS = """
SELECT ?thing ?latitude ?longitude WHERE {
  %s
  ?thing wgs84:location ?point . ?point wgs84:lat ?latitude ; wgs84:long ?longitude
}
"""
# Tags differ in case from store to store.
_LANGUAGES = ("zh-Hans", "zh-hans", "zh", "en")
_SLUGS = ("place", "organisation", "park", "programme", "batch", "post", "official")
_NAMED = """
SELECT DISTINCT ?thing WHERE {
  { VALUES ?label { %s } ?thing rdfs:label ?label } UNION { VALUES ?thing { %s } ?thing a ?class }
}
"""
_SOURCES = """
SELECT ?source ?zh ?en ?date (MAX(?name) AS ?publisher) ?sha256 (COUNT(DISTINCT ?claim) AS ?claims) ?attribution
  (MIN(?original) AS ?reprints) (MIN(STR(?page)) AS ?url)
WHERE {
  ?source a aid:Source .
  OPTIONAL { ?source dct:title ?zh . FILTER langMatches(lang(?zh), "zh") }
  OPTIONAL { ?source dct:title ?en . FILTER langMatches(lang(?en), "en") }
  OPTIONAL { ?source dct:date ?date }
  OPTIONAL { ?source dct:publisher ?name }
  OPTIONAL { ?source aid:sha256 ?sha256 }
  OPTIONAL { ?source aid:attribution ?attribution }
  OPTIONAL { ?source prov:wasQuotedFrom ?original }
  OPTIONAL { ?source rdfs:seeAlso ?page }
  OPTIONAL { ?claim prov:hadPrimarySource ?source }
} GROUP BY ?source ?zh ?en ?date ?sha256 ?attribution ORDER BY ?source
"""


def read_labels(store: Store, only: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
    """Return the zh and en label of every thing, concept and term that has both, or of some by their IRI."""
    return {thing: (zh, en) for thing, zh, en in select(store, _LABELS % _these(only)).at_once()}


def read_things(
    store: Store, labels: Mapping[str, tuple[str, str]], only: Collection[str] | None = None
) -> dict[str, Thing]:
    """Return all things by IRI, or some of them; one without labels is shown by its slug."""
    # Names and things are sorted here: Oxigraph looks terms up anew whenever it compares them.
    these = _these(only)
    aliases: dict[str, list[str]] = {}
    for row in select(store, _ALIASES % these):
        aliases.setdefault(row.thing, []).append(row.alias)
    codes: dict[str, list[tuple[str, str, str]]] = {}
    for row in select(store, _CODES % these):
        codes.setdefault(row.thing, []).append((row.system, row.notation, row.date))
    points = {row.thing: (row.latitude, row.longitude) for row in select(store, _POINTS % these)}
    things = {}
    for row in sorted(select(store, _THINGS % these), key=lambda row: row.thing):
        zh, en = labels.get(row.thing, (vocab.local(row.thing),) * 2)
        latitude, longitude = points.get(row.thing, (None, None))
        things[row.thing] = Thing(
            id=row.thing,
            type=vocab.local(row.type),
            zh=zh,
            en=en,
            aliases=tuple(sorted(aliases.get(row.thing, ()))),
            within=row.within,
            codes=tuple(codes.get(row.thing, ())),
            latitude=latitude,
            longitude=longitude,
        )
    return things


def read_sources(store: Store) -> list[Source]:
    """Return the source records with the number of claims of each."""
    return [
        Source(
            row.source,
            row.zh or vocab.local(row.source),
            row.en or vocab.local(row.source),
            row.date or "undated",
            row.publisher,
            row.sha256,
            row.claims,
            row.attribution and vocab.local(row.attribution),
            row.reprints,
            row.url,
        )
        for row in select(store, _SOURCES)
    ]


def find_things(store: Store, name: str) -> list[str]:
    """Return the IRIs of what has a name, letter by letter: a label in either language, a slug or an IRI."""
    labels = [str(ox.Literal(name, language=language)) for language in _LANGUAGES]
    nodes = []
    for text in (name, *(f"{prefix}:{name}" for prefix in _SLUGS)):
        try:
            nodes.append(str(ox.NamedNode(iri(text))))
        except (InputError, ValueError):  # no IRI can have this name
            continue
    return [row.thing for row in select(store, _NAMED % (" ".join(labels), " ".join(nodes)))]


def read_ancestors(things: Mapping[str, Thing]) -> dict[str, frozenset[str]]:
    """Return for each thing all places that contain it, near and far."""
    ancestors: dict[str, frozenset[str]] = {}
    for node in things:
        chain: list[str] = []
        place = things[node].within
        while place is not None and place not in chain:
            chain.append(place)
            place = things[place].within if place in things else None
        ancestors[node] = frozenset(chain)
    return ancestors


def _these(only: Collection[str] | None) -> str:
    return "" if only is None else f"VALUES ?thing {{ {' '.join(f'<{thing}>' for thing in only)} }}"
