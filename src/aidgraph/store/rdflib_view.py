"""rdflib's Dataset over the quads of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

__all__ = ["rdflib_dataset"]


def rdflib_dataset(quads: ox.Store) -> Dataset:
    """Return the same quads as an rdflib Dataset whose default graph is the union of the named ones."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    dataset = Dataset(store=OxigraphStore(store=quads), default_union=True)
    for prefix, namespace in vocab.PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
