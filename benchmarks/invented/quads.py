"""Things and source records as quads; claims have `aidgraph.model.rdf`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.model.terms import aid, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Source, Thing

Node = ox.NamedNode

THINGS, REFERENCE = Node(vocab.GRAPH + "things"), Node(vocab.GRAPH + "reference")
_DATASET = Node(vocab.ID + "source/invented-places")


def _term(prefix: str, local: str) -> ox.NamedNode:
    return Node(vocab.PREFIXES[prefix] + local)


_TYPE, _LABEL = _term("rdf", "type"), _term("rdfs", "label")
_TITLE, _DATE, _ORIGIN = _term("dct", "title"), _term("dct", "date"), _term("dct", "source")


def _words(subject: ox.NamedNode, predicate: ox.NamedNode, zh: str, en: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    yield ox.Quad(subject, predicate, ox.Literal(zh, language="zh-Hans"), graph)
    yield ox.Quad(subject, predicate, ox.Literal(en, language="en"), graph)


def thing_quads(thing: Thing) -> Iterator[ox.Quad]:
    """Yield what stands of a thing in the graph `things`; a place with a code has its parent in `reference`."""
    node = Node(thing.id)
    yield ox.Quad(node, _TYPE, aid(thing.type), THINGS)
    yield from _words(node, _LABEL, thing.zh, thing.en, THINGS)
    for alias in thing.aliases:
        language = "en" if alias.isascii() else "zh-Hans"
        yield ox.Quad(node, _term("skos", "altLabel"), ox.Literal(alias, language=language), THINGS)
    if thing.within and not thing.codes:
        yield ox.Quad(node, aid("within"), Node(thing.within), THINGS)


def dataset_quads() -> Iterator[ox.Quad]:
    """Yield the record of the data set that codes and points are said to be from."""
    yield ox.Quad(_DATASET, _TYPE, aid("ReferenceDataset"), REFERENCE)
    yield from _words(_DATASET, _TITLE, "虚构的地方", "Invented places", REFERENCE)
    yield ox.Quad(_DATASET, _DATE, ox.Literal("1980-12/2023-06"), REFERENCE)


def reference_quads(thing: Thing) -> Iterator[ox.Quad]:
    """Yield what stands of a thing in the graph `reference`: codes, point and parent."""
    node = Node(thing.id)
    for _, code, dates in thing.codes:
        coded = Node(f"{vocab.ID}code/gbt2260-{code}")
        yield ox.Quad(node, aid("code"), coded, REFERENCE)
        yield ox.Quad(coded, _TYPE, aid("Code"), REFERENCE)
        yield ox.Quad(coded, aid("notation"), ox.Literal(code), REFERENCE)
        yield ox.Quad(coded, aid("codeSystem"), ox.Literal("GB/T 2260"), REFERENCE)
        yield ox.Quad(coded, aid("asOf"), ox.Literal(dates), REFERENCE)
        yield ox.Quad(coded, _ORIGIN, _DATASET, REFERENCE)
    if thing.latitude is not None and thing.longitude is not None:
        point = Node(f"{vocab.ID}point/{vocab.local(thing.id)}")
        yield ox.Quad(node, _term("wgs84", "location"), point, REFERENCE)
        yield ox.Quad(point, _TYPE, _term("wgs84", "Point"), REFERENCE)
        yield ox.Quad(point, _term("wgs84", "lat"), decimal(thing.latitude), REFERENCE)
        yield ox.Quad(point, _term("wgs84", "long"), decimal(thing.longitude), REFERENCE)
        yield ox.Quad(point, _ORIGIN, _DATASET, REFERENCE)
    if thing.within and thing.codes:
        yield ox.Quad(node, aid("within"), Node(thing.within), REFERENCE)


def source_quads(source: Source) -> Iterator[ox.Quad]:
    """Yield the record of a source, in its own graph."""
    node, graph = Node(source.id), Node(vocab.source_graph(vocab.local(source.id)))
    yield ox.Quad(node, _TYPE, aid("Source"), graph)
    yield from _words(node, _TITLE, source.zh, source.en, graph)
    yield ox.Quad(node, _DATE, ox.Literal(source.date), graph)
    if source.publisher is None:
        yield ox.Quad(node, aid("publisherUnknown"), ox.Literal(True), graph)
    else:
        yield ox.Quad(node, _term("dct", "publisher"), ox.Literal(source.publisher), graph)
    if source.sha256 is not None:
        yield ox.Quad(node, aid("sha256"), ox.Literal(source.sha256), graph)
    yield ox.Quad(node, aid("coder"), ox.Literal("generator"), graph)
    yield ox.Quad(node, aid("coded"), ox.Literal("2026"), graph)
    if source.attribution is not None:
        yield ox.Quad(node, aid("attribution"), Node(f"{vocab.ID}attribution/{source.attribution}"), graph)
    if source.reprints is not None:
        yield ox.Quad(node, _term("prov", "wasQuotedFrom"), Node(source.reprints), graph)
