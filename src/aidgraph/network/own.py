"""A network of the reader's own: the answer of a query, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.network.triples import network_of_triples
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import MultiDiGraph

    from aidgraph.model import Thing

__all__ = ["own_network"]


def own_network(
    answer: object, labels: Mapping[str, tuple[str, str]] | None = None, things: Iterable[Thing] = ()
) -> MultiDiGraph:
    """Return a network with an edge for each row of a SELECT query, or for each triple of a CONSTRUCT query.

    Args:
        answer: what `kg.query` gives. Rows need the columns `source` and `target`; other columns are attributes of the
            edge, of which `relation`, `zh` and `en` name it, and `weight` is drawn as its width. A `relation` of the
            vocabulary goes by its local name, as in other networks. Rows without an end are left out. Of triples, those
            between resources are edges.
        labels: zh and en names of resources by IRI, for nodes among them, and for relations that no column names.
        things: things, which give nodes among them a `type` with its labels.

    Raises:
        InputError: a column is missing, or the query answers with yes or no.

    >>> from aidgraph.table import Table
    >>> own_network(Table(("source", "target", "weight"), [("a", "b", 3)])).edges(data="weight")
    OutMultiEdgeDataView([('a', 'b', 3)])
    """
    import networkx as nx
    import rdflib

    labels = labels or {}
    if isinstance(answer, rdflib.Graph):
        net = network_of_triples(answer, labels)
        _name(net, labels, things)
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
        said = {"relation": ""} | {name: value for name, value in held.items() if value is not None}
        relation = said["relation"] = str(said["relation"]).removeprefix(vocab.AID)
        if not {"zh", "en"} & said.keys():
            said.update(zip(("zh", "en"), labels.get(vocab.AID + relation, ()), strict=False))
        # Columns may be named like the arguments of add_edge.
        net.add_edges_from([(source, target, str(number), said)])
    _name(net, labels, things)
    return net


def _name(net: MultiDiGraph, labels: Mapping[str, tuple[str, str]], things: Iterable[Thing]) -> None:
    types = {thing.id: thing.type for thing in things}
    for node, data in net.nodes(data=True):
        if node in labels:
            data["zh"], data["en"] = labels[node]
        if node in types:
            data["type"] = types[node]
            data["type_zh"], data["type_en"] = labels.get(vocab.AID + types[node], (types[node],) * 2)
