"""One canonical text of a Turtle or TriG file, so that a diff of two versions shows only what was changed.

What is written depends on the triples alone, not on how the file put them: graphs by name, nodes and properties in the
order of `aidgraph.store.order`. Oxigraph's serialiser writes the terms: it keeps the order it is given and every
lexical form. (rdflib orders properties by name, rewrites instants and numbers, such as `2017-01-01T00:00:00Z` to
`…+00:00`, and has its long form for Turtle only.) Two things are left to us: language tags, which Oxigraph keeps in
lower case and which get the case of RFC 5646 back (`zh-Hans`), and the layout.

Comments and blank nodes have no place in this form. A file that holds them is refused, never stripped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import DataError
from aidgraph.store.files import FORMATS, find_files, is_quads_file, parse_file, write_text
from aidgraph.store.order import in_order
from aidgraph.values import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Formatting", "canonical_text", "format_files"]

# What may hold a `#` that starts no comment: texts, IRIs and escaped signs of names. The last branch is a comment.
_COMMENT = re.compile(
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'
    r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^\x00-\x20<>"{}|^`]*>'
    r"|\\."
    r"|(#[^\n\r]*)",
    re.DOTALL,
)
# Texts (with the language tag) and IRIs as Oxigraph writes them.
_TEXT_OR_IRI = re.compile(r'("(?:[^"\\\n]|\\.)*")(@[A-Za-z0-9-]+)?|<[^>\n]*>')


@dataclass(frozen=True, slots=True)
class Formatting:
    """What `format_files` found: files that were not in canonical form, those that were, and why others cannot be."""

    changed: tuple[Path, ...]
    kept: tuple[Path, ...]
    refused: tuple[str, ...]


def format_files(paths: Iterable[Path], *, write: bool) -> Formatting:
    """Bring files, and those in folders, into canonical form; without `write` only say which are not.

    Generated links (`links.ttl`) have a form of their own and are passed over. All files are read before the first is
    written: a malformed one raises `ParseError` and changes nothing. Each is written whole or not at all.
    """
    changed: dict[Path, str] = {}
    kept: list[Path] = []
    refused: list[str] = []
    named = list(paths)
    for path in find_files(named):
        if is_quads_file(path) and path not in named:
            continue  # N-Quads have no order to keep
        try:
            text = canonical_text(path)
        except DataError as error:
            refused.append(str(error))
            continue
        if path.read_bytes() == text.encode("utf-8"):
            kept.append(path)
        else:
            changed[path] = text
    if write:
        for path, text in changed.items():
            write_text(path, text)
    return Formatting(tuple(changed), tuple(kept), tuple(refused))


def canonical_text(path: Path) -> str:
    """Return the canonical text of a file, which states exactly the same quads.

    Raises `ParseError` for a malformed file, and `DataError` for one that would lose something.
    """
    text, quads = parse_file(path)
    comment = next((match for match in _COMMENT.finditer(text) if match[1]), None)
    if comment:
        line = text.count("\n", 0, comment.start()) + 1
        raise DataError(
            f"{path}:{line}: holds a comment, which formatting would lose; left alone. "
            "Say it in a skos:note or rdfs:comment, or keep the file in order by hand."
        )
    if any(not isinstance(q.subject, ox.NamedNode) or isinstance(q.object, ox.BlankNode | ox.Triple) for q in quads):
        raise DataError(
            f"{path}: holds a blank node or a quoted triple, which has no fixed place; left alone. "
            "Give the node an IRI, or keep the file in order by hand."
        )
    written = _write(in_order(quads), FORMATS[path.suffix])
    if set(ox.parse(written.encode("utf-8"), format=FORMATS[path.suffix])) != set(quads):
        raise DataError(f"{path}: cannot be formatted without loss; left alone. Keep the file in order by hand.")
    return written


def _write(quads: list[ox.Quad], rdf_format: ox.RdfFormat) -> str:
    prefixes = _prefixes(quads)
    terms = quads if rdf_format == ox.RdfFormat.TRIG else [quad.triple for quad in quads]
    text = (ox.serialize(terms, format=rdf_format, prefixes=prefixes) or b"").decode("utf-8")
    # The serialiser declares every prefix, in an order that varies.
    body = [line for line in text.split("\n") if line and not line.startswith("@prefix ")]
    words = _TEXT_OR_IRI.sub(" ", "\n".join(body)).split()
    used = sorted({word.lstrip("^").partition(":")[0] for word in words if ":" in word})
    lines = [f"@prefix {prefix}: <{prefixes[prefix]}> ." for prefix in used]
    lines += _TEXT_OR_IRI.sub(_restore_case, "\n".join(_lay_out(body))).split("\n") if body else []
    return "\n".join([*lines, ""]).lstrip("\n")


def _prefixes(quads: list[ox.Quad]) -> dict[str, str]:
    """Return the prefixes of the project, none within another: of two that fit, the serialiser takes any."""
    known = {name: iri for name, iri in vocab.PREFIXES.items() if name not in {"id", "g"}}
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    sources = {iri.removeprefix(vocab.source_graph("")) for iri in graphs if iri.startswith(vocab.source_graph(""))}
    if len(sources) == 1:
        # In the file of one source its claims are `c:001`, and those of others stand in full.
        del known["claim"]
        known["c"] = f"{vocab.PREFIXES['claim']}{sources.pop()}/"
    return known


def _lay_out(lines: list[str]) -> Iterator[str]:
    """Indent with spaces, and set nodes and graphs apart by an empty line."""
    in_graph = False
    for line in lines:
        content = line.lstrip("\t")
        depth = len(line) - len(content) - in_graph
        if content == "}":
            in_graph = False
            yield content
        elif content.endswith("{"):
            in_graph = True
            yield from ("", content)
        elif depth == 0:
            yield from ("", "  " * in_graph + content)
        else:
            yield " " * 4 + content


def _restore_case(match: re.Match[str]) -> str:
    text, tag = match[1], match[2]
    return match[0] if tag is None else f"{text}@{language_tag(tag[1:])}"
