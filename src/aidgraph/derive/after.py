"""What a store will say once some graphs of sources are replaced, as far as it is asked for.

A claim *leans on* the nodes that fill its roles, on its parts, on what contains its figure and on what corrects it:
what follows from a claim depends on what is said of these.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive.origins import origins, said_by
from aidgraph.derive.seal import LINKS
from aidgraph.query import quads_with, select
from aidgraph.store import EmbeddedStore
from aidgraph.store.files import graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aidgraph.model import Source
    from aidgraph.store import Store

    Triple = tuple[str, str, str]

__all__ = ["After"]

_ROLES = {role for roles in vocab.KINDS.values() for role in roles}
_LEANS = {vocab.AID + name for name in (*_ROLES, "quantity", "evidence", "partOf", "within", "size")}
# Of these the object leans on the subject.
_HOLDS = {vocab.AID + name for name in ("supersedes", "dividedInto")}
_SOURCE, _QUOTED = (vocab.PREFIXES["prov"] + name for name in ("hadPrimarySource", "wasQuotedFrom"))
_LINKS = ox.NamedNode(LINKS)
_KNOWN = (vocab.ID + "claim/", vocab.ID + "source/")
_CLASSES = "SELECT ?lower ?upper WHERE { ?lower rdfs:subClassOf ?upper FILTER (isIRI(?lower) && isIRI(?upper)) }"
_SUBCLASS, _ONTOLOGY = ox.NamedNode(vocab.PREFIXES["rdfs"] + "subClassOf"), ox.NamedNode(vocab.ONTOLOGY)


class After:
    """A store, less its links, before and after graphs are replaced; nothing is changed in it.

    Attributes:
        store: The store before.
        part: A store in memory with what will be said of all that was loaded.
    """

    def __init__(self, store: Store, replaced: Mapping[str, Sequence[ox.Quad]]) -> None:
        self.store = store
        self.part = EmbeddedStore()
        self.part.quads.extend(
            ox.Quad(ox.NamedNode(lower), _SUBCLASS, ox.NamedNode(upper), _ONTOLOGY)
            for lower, upper in select(store, _CLASSES).stream()
        )
        self._replaced = replaced
        self._loaded: set[str] = set()
        new = [quad for quads in replaced.values() for quad in quads]
        subjects = {quad.subject for graph in replaced for quad in store.read(graph)} | {quad.subject for quad in new}
        self._subjects = {str(getattr(node, "value", node)) for node in subjects}
        self._said: dict[str, list[ox.Quad]] = {}
        self._naming: dict[str, list[ox.Quad]] = {}
        for quad in new:
            for nodes, node in ((self._said, quad.subject), (self._naming, quad.object)):
                if isinstance(node, ox.NamedNode):
                    nodes.setdefault(node.value, []).append(quad)

    @property
    def only_sources(self) -> bool:
        """Whether only records and claims of sources are replaced, in graphs of sources."""
        graphs = all(graph.startswith(vocab.source_graph("")) for graph in self._replaced)
        return graphs and all(node.startswith(_KNOWN) for node in self._subjects)

    def touched(self) -> set[str]:
        """Return all nodes from which something else may follow after than before, and some more."""
        touched: set[str] = set()
        ahead = self._subjects
        while ahead:
            touched |= ahead
            leaning = {subject for subject, predicate, _ in self._who_names(ahead) if predicate in _LEANS}
            held = {value for _, predicate, value in self._what_is_said(ahead) if predicate in _HOLDS}
            ahead = (leaning | held) - touched
        republished = self._republished()
        return touched | {claim for claim, _, _ in self._who_names(republished, _SOURCE)}

    def load(self, nodes: Iterable[str]) -> None:
        """Add to `part` what will be said of nodes and of all that they lean on."""
        ahead = set(nodes) - self._loaded
        while ahead:
            self._loaded |= ahead
            quads = list(self._quads(ahead))
            self.part.quads.extend(quads)
            found = {
                quad.object.value
                for quad in quads
                if quad.predicate.value in _LEANS and isinstance(quad.object, ox.NamedNode)
            }
            # Not all that names them: half of the claims may name one place.
            found |= {holder for one in _HOLDS for holder, _, _ in self._who_names(ahead, one)}
            ahead = found - self._loaded

    def publishers(self, sources: Iterable[str]) -> dict[str, str | None]:
        """Return what `origins` will say of sources."""
        return origins(self._records(sources, after=True))

    def _republished(self) -> set[str]:
        """Return the sources that will speak for another publisher than they do."""
        copies: set[str] = set()
        ahead = {node for node in self._subjects if node.startswith(_KNOWN[1])}
        while ahead:
            copies |= ahead
            ahead = {copy for copy, _, _ in self._who_names(ahead, _QUOTED)} - copies
        before, after = (origins(self._records(copies, after=later)) for later in (False, True))
        return {source for source in copies if before.get(source) != after.get(source)}

    def _records(self, sources: Iterable[str], *, after: bool) -> list[Source]:
        """Return sources with all that they are quoted from, near and far."""
        found: dict[str, Source] = {}
        seen: set[str] = set()
        ahead = set(sources)
        while ahead:
            seen |= ahead
            changed = ahead & self._subjects if after else set[str]()
            self.load(changed)
            records = [*said_by(self.store, ahead - changed), *said_by(self.part, changed)]
            found |= {record.id: record for record in records}
            ahead = {record.reprints for record in records if record.reprints is not None} - seen
        return list(found.values())

    def _quads(self, nodes: set[str]) -> Iterator[ox.Quad]:
        """Yield what will be said of nodes."""
        away = {LINKS, *self._replaced}
        for quad in quads_with(self.store, "subject", nodes):
            if graph_iri(quad) not in away:
                yield quad
        yield from _found(self._said, nodes)

    def _what_is_said(self, nodes: set[str]) -> Iterator[Triple]:
        """Yield what is said of nodes before or after, as far as it names others."""
        return _triples(chain(quads_with(self.store, "subject", nodes), _found(self._said, nodes)))

    def _who_names(self, nodes: set[str], predicate: str | None = None) -> Iterator[Triple]:
        """Yield what names nodes before or after, all or by one predicate."""
        new = (quad for quad in _found(self._naming, nodes) if predicate in {None, quad.predicate.value})
        return _triples(chain(quads_with(self.store, "object", nodes, predicate=predicate), new))


def _found(quads: Mapping[str, list[ox.Quad]], nodes: set[str]) -> Iterator[ox.Quad]:
    return (quad for node in nodes for quad in quads.get(node, ()))


def _triples(quads: Iterable[ox.Quad]) -> Iterator[Triple]:
    for subject, predicate, value, graph in quads:
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode) and graph != _LINKS:
            yield subject.value, predicate.value, value.value
