"""What every home of a graph can do: memory, a folder on disk, a SPARQL endpoint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from aidgraph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyoxigraph as ox

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    # What ASK, SELECT, and CONSTRUCT or DESCRIBE give.
    Answer: TypeAlias = "bool | ox.QueryBoolean | Solutions | Iterable[ox.Triple]"

__all__ = ["Change", "Solutions", "Store", "opened_for_reading"]


@runtime_checkable
class Solutions(Protocol):
    """The rows of a SELECT query: pyoxigraph's `QuerySolutions`, or what an endpoint sends."""

    @property
    def variables(self) -> list[ox.Variable]:
        """The columns."""

    def __iter__(self) -> Iterator[Iterable[Term | None]]: ...

    def serialize(self, *, format: ox.QueryResultsFormat) -> bytes | None:  # noqa: A002 - as in pyoxigraph
        """Return all rows in a format of results."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction does: `graphs` are replaced whole (by nothing: removed), then single quads go and come.

    `seal` is the quad that says of the store that all of this was done. A store that cannot change everything at once
    takes it away first and puts it back last, so that a change that was broken off is seen.
    """

    graphs: Mapping[str, Sequence[ox.Quad]] = field(default_factory=dict)
    removed: Sequence[ox.Quad] = ()
    added: Sequence[ox.Quad] = ()
    seal: ox.Quad | None = None


class Store(Protocol):
    """A home of quads, each in a named graph.

    Queries see the union of the named graphs as their default graph, or the graphs that they name with FROM, and need
    not declare the project's prefixes.
    Errors are `aidgraph.errors.StoreError` and its kin.

    Attributes:
        location: Where it is, as messages say it.
        writable: Whether `apply` may be called.
    """

    location: str
    writable: bool

    @property
    def faithful(self) -> bool:
        """Whether it answers each query of the library as SPARQL 1.1 says."""

    def query(self, sparql: str, terms: Mapping[ox.Variable, Term] | None = None) -> Answer:
        """Run a query with terms bound to variables; errors of the query are those that pyoxigraph raises."""

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs that are not empty, in order."""

    def read(self, graph: str) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, none where there is no such graph."""

    def local(self, graphs: Iterable[str] | None = None) -> ox.Store:
        """Return an Oxigraph store on this machine that holds at least these graphs, by default all.

        An embedded store is that itself; a remote one keeps a copy of what was asked for, which is only to be read.
        """

    def require_writable(self) -> None:
        """Raise `StoreError` where nothing may be changed here."""

    def apply(self, change: Change) -> None:
        """Make a change: all of it or, where a store cannot do that, in the order that `Change` says."""

    def file_of(self, node: ox.NamedNode | ox.BlankNode) -> Path | None:
        """Return the file that describes a node, None where none is known."""

    def close(self) -> None:
        """Let go of files and connections; the store cannot be used after that."""


def opened_for_reading(location: str) -> StoreError:
    """Return the error that `require_writable` raises for a store that was opened for reading."""
    return StoreError(f"{location}: opened for reading. Open it with write=True.")
