"""The canonical order of quads: what a reader looks for first comes first, and nothing depends on where it stood.

- Graphs by name. In each: records (sources, data sets, schemes); then claims by number, each with its quantities,
  groups and evidence; then things by class, in the order in which the ontology defines the classes, and by IRI, but
  concepts that have an order, such as statuses, before the rest. The codes of a thing and its
  point follow the thing.
- Properties: the class, names, roles in the order of their kind, and on as listed here; others by IRI at the end.
- Values: the project's terms first, Chinese before English, claims and their parts by number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.resources import data_path
from aidgraph.store.files import read_quads

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["in_order"]

Key = tuple[object, ...]

_TYPE = vocab.PREFIXES["rdf"] + "type"
_FOLLOWERS = {vocab.AID + "code", vocab.PREFIXES["wgs84"] + "location"}
_CLAIM = re.compile(rf"{vocab.PREFIXES['claim']}([^/]+)/([0-9]+)(?:/([a-z])([0-9]+))?")
_PARTS = "qge"
_LAST = 10**6

_ROLES = "roles"
_PROPERTIES = (
    "rdf:type",
    *("skos:inScheme", "skos:broader", "skos:notation"),
    *("rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition"),
    *("dct:title", "dct:date", "dct:publisher", "aid:publisherUnknown", "prov:wasQuotedFrom"),
    *("dct:language", "dct:license", "dct:rights"),
    _ROLES,
    *("aid:status", "aid:period", "aid:edtf", "aid:earliest", "aid:latest", "aid:quantity", "aid:evidence"),
    *("aid:partOf", "aid:dividedInto", "aid:supersedes", "aid:withdrawn", "prov:wasAttributedTo"),
    *("aid:measure", "aid:raw", "aid:value", "aid:low", "aid:high", "aid:precision", "aid:unit", "aid:bound"),
    *("aid:size", "aid:code", "wgs84:location", "aid:within"),
    *("aid:notation", "aid:codeSystem", "aid:asOf", "wgs84:lat", "wgs84:long", "dct:source"),
    *("aid:level", "aid:paragraph", "oa:start", "oa:end", "aid:explicit", "aid:sha256", "aid:coder", "aid:coded"),
    *("skos:note", "rdfs:comment", "skos:closeMatch", "rdfs:seeAlso", "prov:hadPrimarySource"),
)
_RANKS = {name: rank for rank, name in enumerate(_PROPERTIES)}
_RECORDS = {"aid:Source", "aid:ReferenceDataset", "skos:ConceptScheme"}
# Concepts whose order says something: from the weakest status to the strongest, say.
_CONCEPTS = {
    vocab.AID + name: rank
    for rank, name in enumerate((*vocab.STATUSES, *vocab.MONEY, *vocab.BOUNDS, *vocab.EVIDENCE_LEVELS))
}
_LANGUAGES = ("zh", "en")


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads in canonical order, each once; subjects are IRIs."""
    distinct = set(quads)
    classes: dict[str, set[str]] = {}
    owners: dict[str, str] = {}
    for quad in distinct:
        subject = _iri(quad.subject)
        if quad.predicate.value == _TYPE:
            classes.setdefault(subject, set()).add(_iri(quad.object))
        elif quad.predicate.value in _FOLLOWERS:
            owners[_iri(quad.object)] = max(subject, owners.get(_iri(quad.object), ""))

    def node_key(iri: str) -> Key:
        owner = owners.get(iri, iri)
        return (*_node_key(owner, classes.get(owner, set())), owner != iri, _claim_key(iri))

    nodes = {iri: node_key(iri) for iri in {_iri(quad.subject) for quad in distinct}}

    def key(quad: ox.Quad) -> Key:
        subject = _iri(quad.subject)
        kinds = (vocab.CLAIM_CLASSES[iri] for iri in classes.get(subject, ()) if iri in vocab.CLAIM_CLASSES)
        return (
            "" if isinstance(quad.graph_name, ox.DefaultGraph) else _iri(quad.graph_name),
            nodes[subject],
            _property_key(quad.predicate.value, min(kinds, default="")),
            _value_key(quad.object),
        )

    return sorted(distinct, key=key)


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _node_key(iri: str, classes: set[str]) -> Key:
    """Place a node among the others of its graph: records, claims, the rest."""
    if any(vocab.compact(one) in _RECORDS for one in classes):
        return (0, 0, 0, _claim_key(iri))
    if _CLAIM.fullmatch(iri):
        return (1, 0, 0, _claim_key(iri))
    rank = min((_class_ranks().get(one, _LAST) for one in classes), default=_LAST)
    return (2, _CONCEPTS.get(iri, _LAST), rank, _claim_key(iri))


def _claim_key(iri: str) -> Key:
    """Sort claims and their parts by number, and q2 before q10; other nodes by IRI."""
    match = _CLAIM.fullmatch(iri)
    if match is None:
        return (iri, 0, 0, 0, iri)
    slug, number, part, index = match.groups()
    place = _PARTS.find(part) % (len(_PARTS) + 1) + 1 if part else 0
    return (f"{vocab.PREFIXES['claim']}{slug}/", int(number), place, int(index or 0), iri)


def _property_key(iri: str, kind: str) -> Key:
    roles = vocab.KINDS.get(kind, ())
    name = vocab.compact(iri)
    role = name.removeprefix("aid:")
    if role in roles:
        return (_RANKS[_ROLES], roles.index(role), iri)
    return (_RANKS.get(name, _LAST), 0, iri)


def _value_key(term: object) -> Key:
    if isinstance(term, ox.Literal):
        language = term.language or ""
        short = language.partition("-")[0]
        rank = _LANGUAGES.index(short) if short in _LANGUAGES else len(_LANGUAGES)
        return (1, rank, language, term.value, term.datatype.value)
    iri = _iri(term)
    return (0, not iri.startswith(vocab.AID), *_claim_key(iri))


@cache
def _class_ranks() -> dict[str, int]:
    owl_class = ox.NamedNode(vocab.PREFIXES["owl"] + "Class")
    quads = read_quads(data_path("ontology.ttl"))
    defined = [_iri(quad.subject) for quad in quads if quad.predicate.value == _TYPE and quad.object == owl_class]
    return {iri: rank for rank, iri in enumerate(defined)}
