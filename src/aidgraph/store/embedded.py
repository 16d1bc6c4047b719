"""The embedded store: Oxigraph in memory, with rdflib's Dataset over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.store.files import find_files, graph_iri, read_quads, vocabulary_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rdflib import Dataset

__all__ = ["EmbeddedStore", "load"]


@dataclass(eq=False)
class EmbeddedStore:
    """Quads in memory. `files` tells from which files each named graph came."""

    quads: ox.Store = field(default_factory=ox.Store)
    files: dict[str, list[Path]] = field(default_factory=dict)

    def file_of(self, node: ox.NamedNode | ox.BlankNode) -> Path | None:
        """Return the file that describes a node, None where no file does (derived links) or the node is unknown.

        Files of the same graph are read again: this is asked only of what a check reports.
        """
        graphs = {graph_iri(quad) for quad in self.quads.quads_for_pattern(node, None, None)}
        files = [file for graph in sorted(graphs) for file in self.files.get(graph, ())]
        if len(files) <= 1 or isinstance(node, ox.BlankNode):
            return files[0] if len(files) == 1 else None
        return next((file for file in files if any(quad.subject == node for quad in read_quads(file))), None)

    @cached_property
    def dataset(self) -> Dataset:
        """The same quads as an rdflib Dataset whose default graph is the union of the named ones."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self.quads), default_union=True)
        for prefix, namespace in vocab.PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)
        return dataset


def load(paths: Iterable[str | Path]) -> EmbeddedStore:
    """Load files and folders, and the vocabulary, into a new store.

    All files are parsed before the first quad is stored: a malformed one raises `ParseError` and loads nothing.
    """
    store = EmbeddedStore()
    files = {path.resolve(): path for path in [*vocabulary_files(), *find_files(paths)]}
    parsed = [(path, read_quads(path)) for path in files.values()]
    for path, quads in parsed:
        for graph in dict.fromkeys(graph_iri(quad) for quad in quads):
            store.files.setdefault(graph, []).append(path)
        store.quads.extend(quads)
    return store
