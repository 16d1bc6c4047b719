"""The network of places: what lies in what, as reference data have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.network.nodes import Nodes, bring_claims
from aidgraph.network.reading import Reader
from aidgraph.values import IRI

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from aidgraph.network.networks import Parts, Projection

__all__ = ["build_places"]


def build_places(chosen: Projection, parts: Parts) -> MultiDiGraph:
    """Build the network of things and the places that directly contain them.

    Nodes are as in other networks. An edge leads from a thing to what contains it, with the relation `within`; it
    rests on reference data, so `claims` is empty, and there are no publishers, years or status.

    Raises:
        InputError: conditions on claims are given, which say nothing here.
    """
    import networkx as nx

    if parts.only is not None:
        raise InputError("The network “places” rests on reference data; conditions on claims are for other networks.")
    reader = Reader(parts.store, ())
    nodes = Nodes(reader, parts.labels)
    held = {iri: within for iri, (_, within) in nodes.types.items() if within is not None}
    ends = sorted({*held, *held.values()})
    naming = reader.naming(ends)
    net = nx.MultiDiGraph(name=chosen.name, title={"zh": chosen.zh, "en": chosen.en})
    for iri in ends:
        net.add_node(IRI(iri), **nodes.attributes(iri, naming.claims[iri]))
    zh, en = parts.labels[vocab.AID + "within"]
    for iri, within in sorted(held.items()):
        net.add_edge(
            IRI(iri), IRI(within), "within", relation="within", zh=zh, en=en, claims=[], funding=[], status="",
            plans_only=False, publishers=None, earliest=None, latest=None, explicit=None, counts=[],
        )  # fmt: skip
    named = set().union(*naming.claims.values())
    bring_claims(net, named, parts)
    return net
