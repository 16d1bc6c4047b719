"""Claims, read from a store: all, or those of a source or about a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import DataError
from aidgraph.model.rdf import read_claim
from aidgraph.query.run import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aidgraph.model import Claim
    from aidgraph.store import Store

__all__ = ["read_claims"]

_CLAIM_CLASSES = " ".join(f"<{iri}>" for iri in vocab.CLAIM_CLASSES)
_CLAIMS = f"""
SELECT ?claim WHERE {{
  VALUES ?kind {{ {_CLAIM_CLASSES} }} ?claim a ?kind . FILTER isIRI(?claim)
}} ORDER BY ?claim
"""


def read_claims(store: Store, labels: Mapping[str, tuple[str, str]]) -> Iterator[Claim | DataError]:
    """Yield every claim in the order of its IRI or, where one cannot be read, the error that says why."""
    local = store.local()
    for row in select(store, _CLAIMS):
        try:
            yield read_claim(local, row[0], labels)
        except DataError as error:
            yield error
