"""Find what is asked for by the indexes of a store: the claims of a source or about a thing, the things of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.model.rdf import read_claim
from aidgraph.query.many import values_clauses
from aidgraph.query.run import select
from aidgraph.values import iri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aidgraph.model import Claim
    from aidgraph.store import Store

__all__ = ["find_claims", "find_things", "read_some_claims"]

_CLASSES = " ".join(f"<{claim_class}>" for claim_class in vocab.CLAIM_CLASSES)
_OF_KIND = "SELECT ?claim WHERE { ?claim a <%s> }"
_OF_SOURCE = "SELECT ?claim WHERE { ?claim prov:hadPrimarySource <%s> }"
_ABOUT = """
SELECT DISTINCT ?claim WHERE {
  { ?claim ?role <%s> } UNION { ?group aid:within <%s> ; a aid:CountedGroup . ?claim ?role ?group }
}
"""
_CLAIMS = "SELECT DISTINCT ?claim WHERE { %s ?claim a ?class . VALUES ?class { " + _CLASSES + " } }"
# Each branch has the claims of its own: given from outside, it would first be answered for all.
_GRAPHS = (
    "SELECT DISTINCT ?graph WHERE { { %s GRAPH ?graph { ?claim a ?class } } UNION "
    "{ %s ?claim aid:part|aid:whole ?named . GRAPH ?graph { ?named a ?class } } }"
)
# Tags differ in case from store to store.
_LANGUAGES = ("zh-Hans", "zh-hans", "zh", "en")
_SLUGS = ("place", "organisation", "park", "programme", "batch", "post", "official")
_NAMED = """
SELECT DISTINCT ?thing WHERE {
  { VALUES ?label { %s } ?thing rdfs:label ?label } UNION { VALUES ?thing { %s } ?thing a ?class }
}
"""


def find_claims(
    store: Store, *, thing: str | None = None, source: str | None = None, kind: str | None = None
) -> list[str]:
    """Return the IRIs of the claims of a kind and a source that name a thing, in order; one of the three is given.

    A thing is also named by a claim that counts a group within it, or, against its kind, in the role of another kind.
    """
    asked = []
    if kind is not None:
        asked.append(_OF_KIND % vocab.claim_class(kind))
    if source is not None:
        asked.append(_OF_SOURCE % source)
    if thing is not None:
        asked.append(_ABOUT % (thing, thing))
    found = sorted(set[str].intersection(*({row[0] for row in select(store, sparql).rows} for sparql in asked)))
    if kind is not None:
        return found
    return sorted(claim for some in values_clauses("claim", found) for (claim,) in select(store, _CLAIMS % some).rows)


def read_some_claims(store: Store, claims: Sequence[str], labels: Mapping[str, tuple[str, str]]) -> Iterator[Claim]:
    """Yield claims by their IRIs; `DataError` for one that cannot be read."""
    # A store on this machine has all graphs and never asks which.
    local = store.local(_graphs(store, claims))
    for claim in claims:
        yield read_claim(local, claim, labels)


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


def _graphs(store: Store, claims: Sequence[str]) -> Iterator[str]:
    """Yield the named graphs that hold claims, and those that hold claims which these name."""
    for some in values_clauses("claim", claims):
        yield from (row.graph for row in select(store, _GRAPHS % (some, some)))
