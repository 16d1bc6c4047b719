"""What the nodes of a network say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.network.lazy import Claims, Lazy
from aidgraph.network.reading import read_agreement
from aidgraph.values import IRI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from networkx import MultiDiGraph

    from aidgraph.network.networks import Parts
    from aidgraph.network.reading import Reader

__all__ = ["Nodes", "bring_claims", "source_attributes"]


class Nodes:
    """The things of a store as nodes.

    Attributes:
        types: the local name of each thing's class, and what contains it.
    """

    def __init__(self, reader: Reader, labels: Mapping[str, tuple[str, str]]) -> None:
        self.types = reader.types()
        self._found_by, self._points = reader.found_by(), reader.points()
        self._labels = labels

    def attributes(self, iri: str, claims: Iterable[str]) -> dict[str, Any]:
        """Return the attributes of a thing that some claims name; what no file describes is shown by its slug."""
        kind, within = self.types.get(iri, ("Thing", None))
        zh, en = (iri in self.types and self._labels.get(iri)) or (vocab.local(iri),) * 2
        type_zh, type_en = self._labels[vocab.AID + kind]
        latitude, longitude = self._points.get(iri, (None, None))
        return {
            "zh": zh,
            "en": en,
            "type": kind,
            "type_zh": type_zh,
            "type_en": type_en,
            "within": within and IRI(within),
            "aliases": self._found_by["aliases"].get(iri, []),
            "codes": self._found_by["codes"].get(iri, []),
            "latitude": latitude,
            "longitude": longitude,
            "claims": sorted(claims),
        }


def source_attributes(iri: str, claims: list[IRI], parts: Parts) -> dict[str, Any]:
    """Return the attributes of a source as a node: its titles, its publisher as another name, and its claims."""
    source = parts.sources.get(iri)
    zh, en = (source.zh, source.en) if source else (vocab.local(iri),) * 2
    type_zh, type_en = parts.labels[vocab.AID + "Source"]
    return {
        "zh": zh,
        "en": en,
        "type": "Source",
        "type_zh": type_zh,
        "type_en": type_en,
        "within": None,
        "aliases": [source.publisher] if source and source.publisher else [],
        "codes": [],
        "latitude": None,
        "longitude": None,
        "claims": claims,
    }


def bring_claims(net: MultiDiGraph, named: Collection[str], parts: Parts) -> None:
    """Give a network the claims that its nodes name, and what goes with them, all read when asked for."""
    agreement = Lazy(lambda: read_agreement(parts.store, named))
    net.graph.update(
        agreement=agreement,
        claims=Claims(named, agreement, parts.read_claims),
        sources=parts.sources,
        ancestors=parts.ancestors,
    )
