"""The rows of a SELECT query, read from the store as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from threading import local
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph.errors import AidgraphError, QueryError
from aidgraph.query.terms import to_value
from aidgraph.query.tsv import Values, read_rows, read_tsv
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa

    from aidgraph.store import Solutions

    Row = tuple[Any, ...]

__all__ = ["Results"]

# So many rows are read at least where a look would else have the store do its work twice.
_AHEAD = 1000


class Results(Table):
    """A table whose rows come from the store one by one; `aidgraph.query.terms` says which values they have.

    Iterating, `csv_chunks` and `json_chunks` hold no more than they need, however many rows there are. Each such pass
    asks the store anew, unless all rows are known; `rows`, `len` and what builds on them read all and keep them.
    `at_once`, `to_arrow` and the frames made from it have Oxigraph write all rows and read from that, which is faster
    than taking rows.
    """

    def __init__(self, first: Solutions, ask: Callable[[], Solutions]) -> None:
        super().__init__([variable.value for variable in first.variables], ())
        anew = not isinstance(first, Iterator)
        # What begins anew with each pass need not be asked for again.
        self._ask: Callable[[], Solutions] = (lambda: first) if anew else ask
        # What has begun serves the first pass of this thread.
        self._pending: Solutions | None = None if anew else first
        # Oxigraph ends the process when another thread takes the rows of this one.
        self._thread = _this_thread()
        self._head: list[Row] = []
        self._all: Sequence[Row] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, as tuples in the order of the columns; read once and kept."""
        if self._all is None:
            self._all = list(self.stream())
        return self._all

    def stream(self) -> Iterator[Row]:
        """Yield the rows as plain tuples, without keeping them."""
        if self._all is not None:
            yield from self._all
            return
        head, solutions = self._take()
        yield from chain(head, _read(solutions))

    def __bool__(self) -> bool:
        return bool(self._first(1)[0])

    def at_once(self, values: Values | None = None) -> Iterator[Row]:
        """Yield the rows as plain tuples, written by Oxigraph all at once: faster than `stream`, with more memory.

        Results that name the same nodes are read faster with the same `values`, which then holds all of both.
        """
        rows = None
        if self._all is None and self.columns:
            head, solutions = self._take()
            rows = read_rows(_write(self._ask() if head else solutions), len(self.columns), values or Values())
        return self.stream() if rows is None else rows

    def to_arrow(self) -> pa.Table:
        """Return a `pyarrow.Table`; needs the extra `arrow`. `aidgraph.columns` says which types columns have."""
        if self._all is not None or not self.columns:
            return super().to_arrow()
        head, solutions = self._take()
        data = _write(self._ask() if head else solutions)
        table = read_tsv(data, self.columns)
        return super().to_arrow() if table is None else table

    def _take(self) -> tuple[list[Row], Solutions]:
        """Hand out what a pass begins with: rows read already, and what gives those after them."""
        if self._pending is None or self._thread is not _this_thread():
            return [], self._ask()
        taken = self._head, self._pending
        self._head, self._pending = [], None
        return taken

    def _first(self, count: int) -> tuple[Sequence[Row], int | None]:
        if self._all is None:
            head, solutions = self._take()
            kept = isinstance(solutions, Iterator)
            most = count if kept else max(count, _AHEAD)
            head.extend(islice(_read(solutions), max(0, most - len(head))))
            if len(head) >= most:
                if kept and self._thread is _this_thread():
                    self._head, self._pending = head, solutions
                return head[:count], None
            self._all = head
        return self._all[:count], len(self._all)


_threads = local()


def _this_thread() -> object:
    """Return an object that is this thread's alone; its number may come to another one when it has ended."""
    if not hasattr(_threads, "token"):
        _threads.token = object()
    token: object = _threads.token
    return token


def _read(solutions: Solutions) -> Iterator[Row]:
    thread = _this_thread()
    try:
        rest = iter(solutions)
        while True:
            if _this_thread() is not thread:
                raise QueryError("Rows are read in the thread that began to; another one asks the query anew.")
            solution = next(rest, None)
            if solution is None:
                return
            yield tuple(map(to_value, solution))
    except AidgraphError:
        raise
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        raise QueryError(f"The query could not be run: {error}.") from error


def _write(solutions: Solutions) -> bytes:
    try:
        return solutions.serialize(format=ox.QueryResultsFormat.TSV) or b""
    except AidgraphError:
        raise
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        raise QueryError(f"The query could not be run: {error}.") from error
