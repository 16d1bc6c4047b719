"""The embedded store: Oxigraph in this process, in memory or on disk."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, cast

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import StoreError
from aidgraph.store.bindings import put_values
from aidgraph.store.files import find_files
from aidgraph.store.loading import fill, says_of
from aidgraph.store.protocol import opened_for_reading
from aidgraph.store.sparql import form_of, names_its_graphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from aidgraph.store.protocol import Answer, Change, Store, Term
    from aidgraph.text.search import Progress

__all__ = ["EmbeddedStore", "embedded", "load"]


@dataclass(eq=False)
class EmbeddedStore:
    """Quads in an Oxigraph store; `aidgraph.store.Store` says what the methods do.

    `files` tells from which files each named graph came. `release` is called when the store is closed; only one on disk
    has it. `owner` is the process that opened it.
    """

    quads: ox.Store = field(default_factory=ox.Store)
    files: dict[str, list[Path]] = field(default_factory=dict)
    location: str = "the store in memory"
    writable: bool = True
    release: Callable[[], None] | None = None
    owner: int = field(default_factory=os.getpid)
    faithful: ClassVar[bool] = True

    def __getattr__(self, name: str) -> Any:
        if name == "quads":
            raise StoreError(f"{self.location}: was closed. Open it again.")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def query(self, sparql: str, terms: Mapping[ox.Variable, Term] | None = None) -> Answer:
        """Run a query; SELECT with each pass over its rows."""
        hasattr(self, "quads")  # a closed store says so at once
        form, columns = form_of(sparql, terms or {})
        text, left = put_values(sparql, terms or {})
        if form is ox.QuerySolutions:
            return _Rows(columns, lambda: cast("ox.QuerySolutions", self._run(text, left)))
        return self._run(text, left)

    def _run(self, sparql: str, terms: Mapping[ox.Variable, Term]) -> Answer:
        return self.quads.query(
            sparql,
            prefixes=vocab.PREFIXES,
            use_default_graph_as_union=not names_its_graphs(sparql),
            substitutions=dict(terms) or None,
        )

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs that are not empty."""
        names = (name for name in self.quads.named_graphs() if isinstance(name, ox.NamedNode))
        # A graph that was emptied quad by quad is still named.
        return sorted(
            name.value for name in names if next(self.quads.quads_for_pattern(None, None, None, name), None) is not None
        )

    def read(self, graph: str) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph."""
        yield from self.quads.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def local(self, graphs: Iterable[str] | None = None) -> ox.Store:  # noqa: ARG002 - all are here
        """Return the quads themselves."""
        return self.quads

    def require_writable(self) -> None:
        """Raise `StoreError` for a store that was opened for reading, or on disk by the process we were forked from."""
        if not self.writable:
            raise opened_for_reading(self.location)
        if self._is_forked():
            raise StoreError(
                f"{self.location}: was opened by the process that this one was forked from, and what is written here "
                "would be lost. Change it there, or close it there and open it here."
            )

    def _is_forked(self) -> bool:
        """Whether this is a copy, which a fork made, of what another process has open on disk."""
        return self.release is not None and os.getpid() != self.owner

    def apply(self, change: Change) -> None:
        """Make a change in one transaction."""
        self.require_writable()
        try:
            if change.removed or any(next(self.read(graph), None) for graph in change.graphs):
                # Oxigraph runs one update, however many operations it has, as one transaction.
                self.quads.update(update_text(change))
            else:
                self.quads.extend(added_by(change))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self.location}: nothing was changed ({error}).") from error
        for graph in change.graphs:
            self.files.pop(graph, None)

    def file_of(self, node: ox.NamedNode | ox.BlankNode) -> Path | None:
        """Return the file that describes a node, None where no file does (derived links) or the node is unknown.

        Files of the same graph are read again: this is asked only of what a check reports.
        """
        names = {quad.graph_name for quad in self.quads.quads_for_pattern(node, None, None)}
        graphs = sorted(name.value for name in names if isinstance(name, ox.NamedNode))
        files = [file for graph in graphs for file in self.files.get(graph, ())]
        if len(files) <= 1 or isinstance(node, ox.BlankNode):
            return files[0] if len(files) == 1 else None
        return next((file for file in files if says_of(file, node)), None)

    def close(self) -> None:
        """Let go of the quads; Oxigraph closes its files when nothing reads from them any more."""
        if self.writable and self.release is not None and "quads" in vars(self) and not self._is_forked():
            # Oxigraph's threads, which a fork does not take along, do this: there it would wait for ever.
            # Else whoever opens the store next has to read its log first, as after this on a full disk.
            with suppress(OSError):
                self.quads.flush()
        vars(self).pop("quads", None)
        if self.release is not None:
            self.release()
            self.release = None


@dataclass(frozen=True)
class _Rows:
    """Rows that are found when they are read.

    Found rows hold a store open, and may end in no other thread than the one that found them.
    """

    variables: list[ox.Variable]
    find: Callable[[], ox.QuerySolutions]

    def __iter__(self) -> Iterator[Iterable[Term | None]]:
        return iter(self.find())

    def serialize(self, *, format: ox.QueryResultsFormat) -> bytes | None:  # noqa: A002 - as in pyoxigraph
        """Return all rows in a format of results."""
        return self.find().serialize(format=format)


def embedded(store: Store) -> EmbeddedStore:
    """Return a store itself or, where it is remote, a copy of what it holds, which is only to be read."""
    return store if isinstance(store, EmbeddedStore) else EmbeddedStore(store.local(), writable=False)


def update_text(change: Change) -> str:
    """Return a change as one SPARQL update; the terms are written by Oxigraph."""
    operations = [f"DROP SILENT GRAPH <{graph}>" for graph in change.graphs]
    if change.removed:
        operations.append(f"DELETE DATA {{ {_data(change.removed)} }}")
    added = added_by(change)
    if added:
        operations.append(f"INSERT DATA {{ {_data(added)} }}")
    return " ;\n".join(operations)


def added_by(change: Change) -> list[ox.Quad]:
    """Return all quads that a change adds."""
    seal = () if change.seal is None else (change.seal,)
    return [*(quad for quads in change.graphs.values() for quad in quads), *change.added, *seal]


def _data(quads: Iterable[ox.Quad]) -> str:
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(f"{quad.triple} .")
    return "\n".join(f"GRAPH {graph} {{ {' '.join(lines)} }}" for graph, lines in by_graph.items())


def load(paths: Iterable[str | Path], progress: Progress | None = None) -> EmbeddedStore:
    """Load files and folders, and the vocabulary, into a new store in memory; `progress` is told of bytes.

    A malformed file raises `ParseError`, and then there is no store.
    """
    quads = ox.Store()
    return EmbeddedStore(quads, fill(quads, find_files(paths), progress))
