"""Turtle, TriG and N-Quads files: which graph a file belongs to, and its quads.

The nearest folder named `things`, `reference` or `schemes` names the graph that a Turtle file fills; without one it
is `things`. TriG files, as in `sources/`, and N-Quads name their graphs themselves. Links are derived from the rest
and never read back, and the ontology is that of the package.
"""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import NotFoundError, OutputError, ParseError
from aidgraph.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "FORMATS",
    "OURS",
    "find_files",
    "graph_iri",
    "is_quads_file",
    "parse_file",
    "read_quads",
    "vocabulary_files",
    "write_text",
    "write_turtle",
]

FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}
_NAMED = {"things", "reference", "schemes"}
_LINKS = "links.ttl"
OURS = {ox.NamedNode(vocab.GRAPH + "links"), ox.NamedNode(vocab.ONTOLOGY)}


def vocabulary_files() -> list[Path]:
    """Return the ontology and the schemes, which every graph needs."""
    return [data_path("ontology.ttl"), *sorted(data_path("graph", "schemes").glob("*.ttl"))]


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Return the files with data at the paths in a fixed order, folders searched to the bottom but hidden ones.

    Raises `NotFoundError` where a path does not exist or a folder holds none.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        try:
            found += _files_at(path)
        except OSError as error:
            raise NotFoundError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error
    return found


def _files_at(path: Path) -> list[Path]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if _is_data(p.relative_to(path)))
        if not inside:
            raise NotFoundError(
                f"{path}: no .ttl, .trig or .nq file in this folder. Give a folder laid out like graph/."
            )
        return inside
    if path.is_file():
        return [path] if path.name != _LINKS else []
    raise NotFoundError(f"{path}: no such file or folder. Check the path.")


def _is_data(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return (path.suffix in FORMATS or is_quads_file(path)) and path.name != _LINKS and not hidden


def is_quads_file(path: Path) -> bool:
    """Whether a file is named as N-Quads, packed or not: `.nq`, `.nq.gz`."""
    return path.name.endswith((".nq", ".nq.gz"))


def read_quads(path: Path) -> list[ox.Quad]:
    """Return the quads of one file, triples placed in the graph that the file belongs to.

    Raises `ParseError` with file and line where the file is not well-formed or not UTF-8.
    """
    home = ox.NamedNode(_home_graph(path))
    quads = (
        ox.Quad(q.subject, q.predicate, q.object, home if q.graph_name == ox.DefaultGraph() else q.graph_name)
        for q in parse_file(path, rename=True)[1]
    )
    return [quad for quad in quads if quad.graph_name == home or quad.graph_name not in OURS]


def parse_file(path: Path, *, rename: bool = False) -> tuple[str, list[ox.Quad]]:
    """Return the text of one file and its quads as they stand there; raises as `read_quads` does.

    `rename` gives blank nodes names that no other file has.
    """
    if path.suffix not in FORMATS:
        raise ParseError(
            f"{path}: not a Turtle (.ttl) or TriG (.trig) file. Convert it to one of them; what is opened or loaded "
            "may also be N-Quads (.nq, .nq.gz)."
        )
    try:
        content = path.read_bytes().removeprefix(BOM_UTF8)
        return content.decode("utf-8"), _parse(path, content, rename=rename)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ParseError(f"{path}:{line}: not UTF-8. Save the file as UTF-8.") from error
    except SyntaxError as error:
        raise ParseError(f"{path}:{error.lineno or 1}: {error.msg}. Correct the line; nothing was loaded.") from error
    except OSError as error:
        raise NotFoundError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error


def _parse(path: Path, content: bytes, *, rename: bool) -> list[ox.Quad]:
    quads = list(ox.parse(content, format=FORMATS[path.suffix], base_iri=vocab.BASE, rename_blank_nodes=rename))
    if any(isinstance(quad.graph_name, ox.BlankNode) for quad in quads):
        raise ParseError(f"{path}: a graph is named by a blank node. Give it an IRI; nothing was loaded.")
    return quads


def graph_iri(quad: ox.Quad) -> str:
    """Return the IRI of the graph of a quad; every quad here stands in a named one."""
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise TypeError(f"{quad} stands in no named graph")
    return quad.graph_name.value


def write_turtle(path: Path, triples: Iterable[ox.Triple]) -> None:
    """Write triples as Turtle with the project's prefixes, in the order given, byte for byte the same every time."""
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=vocab.PREFIXES) or b""
    lines = text.decode("utf-8").split("\n")
    body = "\n".join(line for line in lines if not line.startswith("@prefix"))
    # The serialiser declares every prefix, in an order that varies.
    used = sorted(line for line in lines if line.startswith("@prefix") and _uses(body, line.split()[1]))
    write_text(path, "\n".join([*used, "", body.strip("\n"), ""]))


def _uses(body: str, prefix: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(prefix)}", body) is not None


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file whole or not at all: into a temporary file beside it, then renamed over it.

    Raises `OutputError` where the folder cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except (OSError, UnicodeError) as error:
        with suppress(OSError):
            temporary.unlink()
        reason = error.strerror if isinstance(error, OSError) else error
        raise OutputError(f"{path}: cannot be written ({reason}). Choose another place.") from error


def _home_graph(path: Path) -> str:
    if path.name == "ontology.ttl":
        return vocab.ONTOLOGY
    folders = reversed(path.resolve().parent.parts)
    return vocab.GRAPH + next((folder for folder in folders if folder in _NAMED), "things")
