"""A network of the reader's own: the answer of a query, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.network.triples import network_of_triples
from aidgraph.table import Table

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from aidgraph.graph import KnowledgeGraph

__all__ = ["own_network"]


def own_network(answer: object, kg: KnowledgeGraph | None = None) -> MultiDiGraph:
    """Return a network with an edge for each row of a SELECT query, or for each triple of a CONSTRUCT query.

    Args:
        answer: what `kg.query` gives. Rows need the columns `source` and `target`; other columns are attributes of the
            edge, of which `relation`, `zh` and `en` name it, and `weight` is drawn as its width. Rows without an end
            are left out. Of triples, those between resources are edges.
        kg: the graph, whose things and other resources give nodes `zh`, `en` and, for things, `type` with its labels.

    Raises:
        InputError: a column is missing, or the query answers with yes or no.

    >>> import aidgraph
    >>> kg = aidgraph.open()
    >>> found = kg.query("SELECT ?source ?target { ?source aid:twinnedWith ?target }")
    >>> net = own_network(found, kg)
    >>> sorted({data["type"] for _, data in net.nodes(data=True)})
    ['County', 'District', 'Prefecture', 'Province']
    """
    import networkx as nx
    import rdflib

    if isinstance(answer, rdflib.Graph):
        net = network_of_triples(answer)
        if kg is not None:
            _name(net, kg)
        return net
    if not isinstance(answer, Table):
        raise InputError(f"A network is made of rows or triples, not of {answer!r}.")
    rows = answer
    missing = [name for name in ("source", "target") if name not in rows.columns]
    if missing:
        given = ", ".join(rows.columns) or "none"
        raise InputError(
            f"A network needs the columns source and target; {' and '.join(missing)} missing among: {given}."
        )
    net = nx.MultiDiGraph(name="own", title={"zh": "自定义网络", "en": "A network of my own"})
    for number, row in enumerate(rows.stream()):
        held = dict(zip(rows.columns, row, strict=True))
        source, target = held.pop("source"), held.pop("target")
        if source is None or target is None:
            continue
        said = {name: value for name, value in held.items() if value is not None}
        net.add_edge(source, target, key=str(number), **{"relation": ""} | said)
    if kg is not None:
        _name(net, kg)
    return net


def _name(net: MultiDiGraph, kg: KnowledgeGraph) -> None:
    types = {thing.id: thing.type for thing in kg.things()}
    for node, data in net.nodes(data=True):
        if node in kg.labels:
            data["zh"], data["en"] = kg.labels[node]
        kind: Any = types.get(str(node))
        if kind is not None:
            data["type"] = kind
            data["type_zh"], data["type_en"] = kg.labels[vocab.AID + kind]
