"""Claims, read from a store: all, or those of a source or about a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import DataError
from aidgraph.model.rdf import read_claim
from aidgraph.query.run import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aidgraph.model import Claim
    from aidgraph.store import Store

__all__ = ["read_claims"]

_CLAIM_CLASSES = " ".join(f"<{iri}>" for iri in vocab.CLAIM_CLASSES)
_CLAIMS = f"""
SELECT DISTINCT ?claim WHERE {{
  VALUES ?kind {{ {_CLAIM_CLASSES} }} ?claim a ?kind . FILTER isIRI(?claim)
}} ORDER BY ?claim
"""


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
    for iri in (row[0] for row in select(store, _CLAIMS).stream()) if iris is None else iris:
        try:
            yield read_claim(local, iri, labels)
        except DataError as error:
            yield error
