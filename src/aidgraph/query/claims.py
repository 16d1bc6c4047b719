"""Claims of a store: all, or those of a kind, of a source or about a thing, which its indexes find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import DataError
from aidgraph.model.rdf import read_claim
from aidgraph.query.many import values_clauses
from aidgraph.query.run import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aidgraph.model import Claim
    from aidgraph.store import Store

__all__ = ["CLAIM_CLASSES", "find_claims", "read_claims"]

CLAIM_CLASSES = f"VALUES ?class {{ {' '.join(f'<{iri}>' for iri in vocab.CLAIM_CLASSES)} }}"
"""A clause that binds `?class` to each class of claims."""

_ALL = f"SELECT DISTINCT ?claim WHERE {{ {CLAIM_CLASSES} ?claim a ?class . FILTER isIRI(?claim) }}"
_OF_KIND = "SELECT ?claim WHERE { ?claim a <%s> }"
_OF_SOURCE = "SELECT ?claim WHERE { ?claim prov:hadPrimarySource <%s> }"
_ABOUT = """
SELECT DISTINCT ?claim WHERE {
  { ?claim ?role <%s> } UNION { ?group aid:within <%s> ; a aid:CountedGroup . ?claim ?role ?group }
}
"""
_CLAIMS = "SELECT DISTINCT ?claim WHERE { %s ?claim a ?class . " + CLAIM_CLASSES + " }"


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


def read_claims(
    store: Store, labels: Mapping[str, tuple[str, str]], iris: Iterable[str] | None = None
) -> Iterator[Claim | DataError]:
    """Yield claims or, where one cannot be read, the error that says why.

    Args:
        store: Where they stand.
        labels: The zh and en label of things by IRI; one without is shown by its slug.
        iris: Which claims to read, in this order; by default all in the order of their IRIs.
    """
    local = store.local()
    if iris is None:
        # Sorted here: Oxigraph looks terms up anew whenever it compares them.
        iris = sorted(row[0] for row in select(store, _ALL).stream())
    for iri in iris:
        try:
            yield read_claim(local, iri, labels)
        except DataError as error:
            yield error
