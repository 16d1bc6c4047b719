"""The network of mentions: which sources speak of which things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.derive import origins
from aidgraph.derive.grounds import read_facts
from aidgraph.errors import InputError
from aidgraph.network.behind import resting_on
from aidgraph.network.nodes import Nodes, bring_claims, source_attributes
from aidgraph.network.reading import Reader
from aidgraph.values import IRI

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from aidgraph.model import Claim
    from aidgraph.network.networks import Parts, Projection

__all__ = ["build_mentions"]


def build_mentions(chosen: Projection, parts: Parts) -> MultiDiGraph:
    """Build the network of sources and the things that their claims name, in a role or as what contains a group.

    Nodes are sources and things with the attributes of other networks. An edge leads from a source to a thing, with the
    relation `mentions`, the `claims` in which it does so, and `weight`, how many these are; it is keyed by `mentions`.

    Raises `InputError` where edges of several publishers are asked for: each is of one source.
    """
    import networkx as nx

    if parts.only is not None and parts.only.publishers > 1:
        raise InputError(
            f"publishers={parts.only.publishers}: an edge of the network “mentions” is what one source speaks of, so "
            "that none has several publishers. Leave it out, or filter by `sources`."
        )
    nodes = Nodes(Reader(parts.store, ()), parts.labels)
    said: dict[tuple[str, str], list[Claim]] = {}
    for claim in parts.read_claims(list(read_facts(parts.store))):
        if parts.only is None or parts.only.counts(claim):
            named = {str(filler.id or filler.within) for filler in claim.fillers}
            for iri in named & nodes.types.keys():
                said.setdefault((claim.source, iri), []).append(claim)
    publishers = origins(parts.sources.values())
    edges = {ends: resting_on(claims, publishers) for ends, claims in said.items()}
    least = 0 if parts.only is None else parts.only.publishers
    edges = {ends: resting for ends, resting in sorted(edges.items()) if resting["publishers"] >= least}
    own: dict[str, set[str]] = {}
    for ends, resting in edges.items():
        for end in ends:
            own.setdefault(end, set()).update(resting["claims"])
    net = nx.MultiDiGraph(name=chosen.name, title={"zh": chosen.zh, "en": chosen.en})
    sources = {source for source, _ in edges}
    for iri, claims in sorted(own.items()):
        held = [IRI(claim) for claim in sorted(claims)]
        net.add_node(
            IRI(iri), **(source_attributes(iri, held, parts) if iri in sources else nodes.attributes(iri, held))
        )
    for (source, thing), resting in edges.items():
        number = len(resting["claims"])
        net.add_edge(
            IRI(source), IRI(thing), "mentions",
            relation="mentions", zh="述及", en="speaks of", **resting, funding=[],
            counts=[(f"{number} 条陈述", f"{number} claim{'s' if number > 1 else ''}")], weight=number,
        )  # fmt: skip
    shown = set().union(*own.values())
    bring_claims(net, shown, parts)
    net.graph["weight"] = {"zh": "陈述", "en": "claims"}
    return net
