"""Fill a new store with files: large N-Quads as a stream, smaller Turtle and TriG file by file.

The store that is filled must be new: where a file turns out to be malformed it holds a part, and is thrown away.
"""

from __future__ import annotations

import gzip
import zlib
from codecs import BOM_UTF8
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from aidgraph.errors import NotFoundError, ParseError
from aidgraph.store.files import OURS, graph_iri, is_quads_file, read_quads, vocabulary_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aidgraph.text.search import Progress

__all__ = ["fill", "load_files", "says_of"]

_STEP = 2**20


def fill(quads: ox.Store, files: Iterable[Path], progress: Progress | None = None) -> dict[str, list[Path]]:
    """Load files, and the vocabulary, into a new store, and return from which files each named graph came.

    `progress` is told of bytes. Raises `ParseError` with file and line for a malformed file.
    """
    vocabulary = vocabulary_files()
    ours = {path.resolve() for path in vocabulary}
    origin = load_files(quads, [path for path in files if path.resolve() not in ours], progress)
    quads.bulk_extend(_read(vocabulary, origin, _Count(0, None)))
    return origin


def load_files(quads: ox.Store, files: Iterable[Path], progress: Progress | None = None) -> dict[str, list[Path]]:
    """Load files alone; arguments, result and errors are those of `fill`."""
    unique = {path.resolve(): path for path in files}.values()
    origin: dict[str, list[Path]] = {}
    count = _Count(sum(path.stat().st_size for path in unique), progress)
    for path in filter(is_quads_file, unique):
        known = {name.value for name in quads.named_graphs()}
        # Which of them it fills too only its lines tell.
        named = _stream(quads, path, count, names=bool(known))
        for name in (name.value for name in quads.named_graphs()):
            if name not in known or name in named:
                origin.setdefault(name, []).append(path)
    for graph in OURS:
        quads.remove_graph(graph)
        origin.pop(graph.value, None)
    quads.bulk_extend(_read([path for path in unique if not is_quads_file(path)], origin, count))
    return origin


def _read(files: Iterable[Path], origin: dict[str, list[Path]], count: _Count) -> Iterator[ox.Quad]:
    """Yield the quads of files, and note which graphs each fills; together they make fewer files of a store on disk."""
    for path in files:
        found = read_quads(path)
        for graph in dict.fromkeys(map(graph_iri, found)):
            origin.setdefault(graph, []).append(path)
        count.add(path.stat().st_size, len(found))
        yield from found


class _Count:
    """Bytes and quads read so far, and who is told about them."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total, self.progress = total, progress
        self.done = self.quads = self.told = 0

    def add(self, size: int, quads: int) -> None:
        self.done += size
        self.quads += quads
        if self.progress is not None and (self.done - self.told >= _STEP or self.done >= self.total):
            self.told = self.done
            self.progress(f"{self.quads:,} quads", self.done, self.total)


class _Counted:
    """What Oxigraph reads from: a file whose bytes and lines are counted as they pass.

    Where it is to tell `names`, it notes what stands last between pointed brackets in each line: graphs, and what
    comments say.
    """

    def __init__(self, text: IO[bytes], packed: IO[bytes], count: _Count, *, names: bool = False) -> None:
        self._text, self._packed, self._count = text, packed, count
        self._at = 0
        self._begun = False
        self._names = names
        self._rest = b""
        self._last: set[bytes] = set()

    def read(self, size: int = -1) -> bytes:
        data = self._text.read(size)
        if not self._begun:
            data = data.removeprefix(BOM_UTF8)
            self._begun = True
        at = self._packed.tell()
        self._count.add(at - self._at, data.count(b"\n"))
        self._at = at
        if self._names:
            lines = (self._rest + data).splitlines(keepends=True)
            self._rest = lines.pop() if data and lines else b""
            self._last.update(line.rpartition(b"<")[2].partition(b">")[0] for line in lines)
        return data

    def named(self) -> set[str]:
        """Return the names that were noted."""
        return {name.decode("utf-8", "replace") for name in self._last}


def says_of(path: Path, node: ox.NamedNode) -> bool:
    """Whether a file says something of a node; raises as `fill` does."""
    if not is_quads_file(path):
        return any(quad.subject == node for quad in read_quads(path))
    with _opened(path) as (text, packed), _explained(path):
        counted = cast("IO[bytes]", _Counted(text, packed, _Count(0, None)))
        return any(quad.subject == node for quad in ox.parse(counted, format=ox.RdfFormat.N_QUADS))


def _stream(quads: ox.Store, path: Path, count: _Count, *, names: bool) -> set[str]:
    """Load a file, and return names of which those of its graphs are some, where these are wanted."""
    with _opened(path) as (text, packed), _explained(path):
        counted = _Counted(text, packed, count, names=names)
        quads.bulk_load(cast("IO[bytes]", counted), format=ox.RdfFormat.N_QUADS)
    if any(isinstance(name, ox.BlankNode) for name in quads.named_graphs()):
        raise ParseError(f"{path}: a graph is named by a blank node. Give it an IRI; nothing was loaded.")
    stray = next(quads.quads_for_pattern(None, None, None, ox.DefaultGraph()), None)
    if stray is not None:
        raise ParseError(
            f"{path}: {stray.subject} stands in no named graph. Name a graph at the end of each line; "
            "nothing was loaded."
        )
    return counted.named()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise ParseError(f"{path}:{error.lineno or 1}: {error.msg}. Correct the line; nothing was loaded.") from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ParseError(f"{path}: cannot be unpacked ({error}). Get the file again; nothing was loaded.") from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Open a file for reading; gives its text and, to know how far we are, the file as it lies there."""
    try:
        with path.open("rb", buffering=2**20) as packed:
            if path.suffix == ".gz":
                with gzip.open(packed) as text:
                    yield cast("IO[bytes]", text), packed
            else:
                yield packed, packed
    except (PermissionError, FileNotFoundError, IsADirectoryError) as error:
        raise NotFoundError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error
