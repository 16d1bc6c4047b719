"""Project links to NetworkX: typed nodes and edges, the claims behind each on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from aidgraph import vocab
from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.model.summary import figure
from aidgraph.network.lazy import Claims, Lazy
from aidgraph.network.narrow import narrow
from aidgraph.network.nodes import Nodes
from aidgraph.network.reading import Reader, read_agreement
from aidgraph.values import IRI

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from networkx import MultiDiGraph

    from aidgraph.model import Claim, Source
    from aidgraph.network.narrow import Only
    from aidgraph.network.reading import Edge
    from aidgraph.store import Store

__all__ = ["KNOWN_RELATIONS", "MUTUAL", "NETWORKS", "SUPPORT", "By", "Parts", "Projection", "build", "projection"]

By = Literal["locality", "group"]


@dataclass(frozen=True, slots=True)
class Projection:
    """Which links make up a network: all (no `relations`), or those of some relations between things of some types.

    `types` keeps links that touch at least one thing of these types; empty keeps all.
    """

    name: str
    zh: str
    en: str
    relations: frozenset[str]
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parts:
    """Where a network is read from: a store, and what is known of it already or read when asked for."""

    store: Store
    labels: Mapping[str, tuple[str, str]]
    read_claims: Callable[[Collection[str]], Iterable[Claim]]
    sources: Mapping[str, Source]
    ancestors: Mapping[str, frozenset[str]]
    only: Only | None = None
    """Which claims count; all where there is no condition."""


_INDUSTRY = frozenset({"builds", "tenantOf", "assists", "investsIn", "coordinatesWith", "locatedIn", "componentOf"})
_INDUSTRY_TYPES = frozenset({"IndustrialPark", "Enterprise", "Bank"})
_ORGANISATION = frozenset({"actsFor", "componentOf", "holds", "implementsIn", "postAt"})
_ORGANISATION_TYPES = frozenset(
    {"FrontHeadquarters", "WorkingGroup", "GovernmentBody", "PartyCommittee", "Post", "Official"}
)

NETWORKS: dict[str, Projection] = {
    "support": Projection("support", "对口支援", "Support", frozenset({"supports"})),
    "twinning": Projection("twinning", "结对", "Twinning", frozenset({"twinnedWith"})),
    "funding": Projection("funding", "资金流向", "Funding flows", frozenset({"funds"})),
    "industry": Projection("industry", "园区与企业", "Parks and firms", _INDUSTRY, _INDUSTRY_TYPES),
    "organisation": Projection("organisation", "援疆机构", "Organisation of aid", _ORGANISATION, _ORGANISATION_TYPES),
    # Not made of links: of what contains what, of what sources name, of comparisons.
    "places": Projection("places", "地方层级", "Places", frozenset()),
    "mentions": Projection("mentions", "来源述及", "Mentions", frozenset()),
    "sources": Projection("sources", "来源与分歧", "Sources and conflicts", frozenset()),
    "all": Projection("all", "全部联系", "All relations", frozenset()),
}
#: Relations that hold both ways: an arrow would say too much.
MUTUAL = frozenset({"twinnedWith", "corroborates", "compatibleWith", "conflictsWith"})
#: Relations that say who supports whom: of who sends, or of who works there, never both, for one acts for the other.
SUPPORT = (frozenset({"supports", "funds", "sendsTo"}), frozenset({"implementsIn", "assists"}))
#: All relations that networks of ours have.
KNOWN_RELATIONS = vocab.RELATIONS | MUTUAL | {"within", "mentions"}
_BY_GROUP = Projection("support", "援疆工作组", "Support by group", frozenset({"implementsIn"}))


def projection(name: str, by: By = "locality") -> Projection:
    """Return the projection of a name; `by` chooses between localities and groups in the support network.

    Raises `NotFoundError` for an unknown name and `InputError` for an unknown `by`.
    """
    if name not in NETWORKS:
        raise NotFoundError(f"No network is named “{name}”.{near(name, NETWORKS)} Known: {', '.join(NETWORKS)}.")
    if by not in ("locality", "group"):
        raise InputError(f"by={by!r}: give “locality” (who sends) or “group” (who works there).")
    if by == "locality":
        return NETWORKS[name]
    if name != "support":
        raise InputError(f"by=“group” is for the network “support”; “{name}” has one form only. Leave `by` out.")
    return _BY_GROUP


def build(chosen: Projection, parts: Parts) -> MultiDiGraph:
    """Build a network from the links of a store.

    Nodes are IRIs with `zh`, `en`, `type`, `type_zh`, `type_en`, `within`, `aliases`, `codes`, `latitude` and
    `longitude` (in degrees, or None) and `claims`, the IRIs of all claims that name the thing. Edges are keyed by the
    link's IRI, with `relation`, its labels `zh` and `en`, the `claims` that it rests on, the
    `funding` claims between the same ends, `status`, `plans_only`, `publishers`, `earliest` and `latest`, `explicit`
    (whether a claim says it in so many words) and `counts`, what twinnings count on either side in zh and en. The graph
    holds `name`, `title`, the `Claim` objects under `claims` and the `Source` records under `sources`, both by IRI,
    under `ancestors` the places that contain each thing, and under `agreement` for each claim that others speak to the
    pairs of agreement (`corroborates`, `compatible`, `conflicts`) and the other claim's IRI.

    Claims and agreement are read from the store, as it then is, when they are asked for; a copy of the network shares
    them, and a pickled one holds them all. A claim that cannot be read is a `DataError` then, not before.
    """
    import networkx as nx

    store, labels = parts.store, parts.labels
    reader = Reader(store, chosen.relations)
    nodes = Nodes(reader, labels)
    edges = [edge for edge in reader.edges() if _included(chosen, edge, nodes.types)]
    ends = {end: IRI(end) for edge in edges for end in (edge.source, edge.target)}
    naming = reader.naming(ends)
    agreement = Lazy(lambda: read_agreement(store, named))
    named = set().union(*naming.claims.values())
    claims = Claims(named, agreement, parts.read_claims)
    counts = _counts(reader, edges, claims)
    net = nx.MultiDiGraph(name=chosen.name, title={"zh": chosen.zh, "en": chosen.en})
    for iri, node in sorted(ends.items()):
        net.add_node(node, **nodes.attributes(iri, naming.claims[iri]))
    for edge in edges:
        zh, en = labels[vocab.AID + edge.relation]
        net.add_edge(
            ends[edge.source],
            ends[edge.target],
            key=edge.id,
            relation=edge.relation,
            zh=zh,
            en=en,
            claims=[IRI(iri) for iri in edge.claims],
            funding=sorted(naming.funding.get((edge.source, edge.target), ())),
            status=edge.status,
            plans_only=edge.plans_only,
            publishers=edge.publishers,
            explicit=edge.explicit,
            counts=[counts[iri] for iri in edge.claims if iri in counts],
            earliest=edge.earliest,
            latest=edge.latest,
        )
    net.graph.update(agreement=agreement, claims=claims, sources=parts.sources, ancestors=parts.ancestors)
    if parts.only is not None:
        narrow(net, parts.only, parts.sources, counts)
    return net


def _included(chosen: Projection, edge: Edge, types: Mapping[str, tuple[str, str | None]]) -> bool:
    ends = {types[iri][0] for iri in (edge.source, edge.target) if iri in types}
    return not chosen.types or not chosen.types.isdisjoint(ends)


def _counts(reader: Reader, edges: Iterable[Edge], claims: Claims) -> dict[str, tuple[str, str]]:
    """Return what each twinning counts on its sides, such as 212 villages — 145 villages, by claim."""
    counted = reader.counted().intersection(iri for edge in edges for iri in edge.claims)
    read = claims.together(counted)
    return {iri: _sides(read[iri]) for iri in counted}


def _sides(claim: Claim) -> tuple[str, str]:
    sides = [(filler, filler.count) for role in ("sideA", "sideB") for filler in claim.roles.get(role, ())]
    zh = " — ".join(f"{filler.zh}{count.raw}" for filler, count in sides if count)
    return zh, " — ".join(figure(count)[1] for _, count in sides if count)
