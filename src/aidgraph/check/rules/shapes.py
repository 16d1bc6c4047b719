"""The SHACL shapes: what a valid graph must satisfy.

pySHACL has the word on every finding, but is given only the nodes that one SPARQL query a shape could not clear: on the
whole graph it takes thirty times as long, and a second copy of everything in memory. Two validators in Rust need such a
copy too: pyrudof 0.3.35 takes ten times as long as the queries and compares some odd values otherwise, and shacl-rust
0.2.12 finds labels missing that are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.shacl import validate
from aidgraph.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.check.shacl import Result
    from aidgraph.store import EmbeddedStore

__all__ = ["RULE"]

_TYPE = ox.NamedNode(vocab.PREFIXES["rdf"] + "type")


def _find(subject: Subject) -> Iterator[Hit]:
    """Validate the union of all graphs against `shapes.ttl`."""
    yield from {_hit(subject.store, result) for result in validate(subject.store.quads, data_path("shapes.ttl"))}


def _hit(store: EmbeddedStore, result: Result) -> Hit:
    from rdflib import Literal, URIRef

    messages = {"zh": "", "en": ""}
    for message in result.messages:
        if isinstance(message, Literal):
            messages[(message.language or "en")[:2]] = str(message)
    named = isinstance(result.focus, URIRef)
    node = ox.NamedNode(str(result.focus)) if named else ox.BlankNode(str(result.focus))
    return Hit(
        messages["zh"],
        messages["en"],
        focus=str(result.focus) if named else _blank(store, node),
        path=vocab.compact(str(result.path)) if isinstance(result.path, URIRef) else "",
        file=store.file_of(node),
    )


def _blank(store: EmbeddedStore, node: ox.NamedNode | ox.BlankNode) -> str:
    """Name a blank node by its class: its own name changes from run to run."""
    classes = (quad.object for quad in store.quads.quads_for_pattern(node, _TYPE, None))
    names = sorted(vocab.compact(name.value) for name in classes if isinstance(name, ox.NamedNode))
    return f"[ a {' , '.join(names)} ]" if names else "[]"


RULE = Rule(
    "shapes",
    "error",
    "形式",
    "Form",
    "每条陈述、事物与来源的各部分是否齐全、取值是否合乎约定。",
    "Whether every claim, thing and source has the parts and values that the data contract asks for.",
    _find,
)
