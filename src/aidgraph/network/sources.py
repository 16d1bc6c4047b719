"""The network of sources: whether what two of them say on the same matter agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive import origins
from aidgraph.derive.grounds import read_facts
from aidgraph.model.words import AGREEMENT
from aidgraph.network.behind import resting_on
from aidgraph.network.lazy import Claims, Lazy
from aidgraph.network.nodes import source_attributes
from aidgraph.network.reading import read_agreement
from aidgraph.values import IRI

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from aidgraph.network.networks import Parts, Projection

__all__ = ["build_sources"]

#: The relations of the edges: properties of the ontology, which hold both ways.
_RELATIONS = {"corroborates": "corroborates", "compatible": "compatibleWith", "conflicts": "conflictsWith"}


def build_sources(chosen: Projection, parts: Parts) -> MultiDiGraph:
    """Build the network of sources of which claims were compared.

    Nodes are the IRIs of sources that stand in a comparison, with `zh` and `en`, their titles, `type` (`Source`) and
    the attributes of other networks; `claims` are all of the source's that stand. An edge joins two sources for each
    way in which claims of theirs agree, with `relation` (`corroborates`, `compatibleWith`, `conflictsWith`), the
    `claims` of both sides, `weight`, the number of pairs, and `publishers`, how many are known to have said it. It is
    directed by the order of IRIs only. An edge is keyed by the relation and the slugs of the sources.
    """
    import networkx as nx

    origin = {claim: facts.source for claim, facts in read_facts(parts.store).items()}
    if parts.only is not None:
        counting = {claim.id for claim in parts.read_claims(list(origin)) if parts.only.counts(claim)}
        origin = {claim: source for claim, source in origin.items() if claim in counting}
    agreement = read_agreement(parts.store, origin)
    pairs: dict[tuple[str, str, str], set[frozenset[str]]] = {}
    for claim, found in agreement.items():
        for word, other in found:
            if other not in origin:
                continue
            first, second = sorted((origin[claim], origin[other]))
            pairs.setdefault((first, second, word), set()).add(frozenset((claim, other)))
    compared = {end for first, second, _ in pairs for end in (first, second)}
    named: dict[str, list[IRI]] = {source: [] for source in sorted(compared)}
    for claim, iri in sorted(origin.items()):
        if iri in named:
            named[iri].append(IRI(claim))
    shown = {claim for of_source in named.values() for claim in of_source}
    net = nx.MultiDiGraph(name=chosen.name, title={"zh": chosen.zh, "en": chosen.en})
    for iri, own in named.items():
        net.add_node(IRI(iri), **source_attributes(iri, own, parts))
    held = Claims(shown, agreement, parts.read_claims)
    read = held.together(agreement)
    publishers = origins(parts.sources.values())
    for (first, second, word), matched in sorted(pairs.items()):
        number = len(matched)
        net.add_edge(
            IRI(first), IRI(second), f"{_RELATIONS[word]}/{vocab.local(first)}/{vocab.local(second)}",
            relation=_RELATIONS[word],
            **dict(zip(("zh", "en"), AGREEMENT[word], strict=True)),
            **resting_on([read[claim] for claim in sorted(frozenset().union(*matched))], publishers),
            funding=[],
            counts=[(f"{number} 对陈述", f"{number} pair{'s' if number > 1 else ''} of claims")],
            weight=number,
        )  # fmt: skip
    if parts.only is not None:
        few = [edge for *edge, told in net.edges(keys=True, data="publishers") if told < parts.only.publishers]
        net.remove_edges_from(few)
        net.remove_nodes_from([node for node, degree in list(net.degree) if not degree])
    net.graph.update(
        agreement=Lazy(lambda: {claim: agreement[claim] for claim in sorted(shown & agreement.keys())}),
        claims=held,
        sources=parts.sources,
        ancestors=parts.ancestors,
        weight={"zh": "成对的陈述", "en": "pairs of claims"},
    )
    return net
