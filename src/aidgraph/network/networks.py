"""Project links to NetworkX: typed nodes and edges, the claims behind each on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from aidgraph import vocab
from aidgraph.derive import standing
from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.model import Thing
from aidgraph.model.summary import figure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from networkx import MultiDiGraph

    from aidgraph.derive import Comparison, Link
    from aidgraph.model import Claim, Source

__all__ = ["NETWORKS", "By", "Projection", "build", "projection"]

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


_INDUSTRY = frozenset({"builds", "tenantOf", "assists", "investsIn", "coordinatesWith", "locatedIn", "componentOf"})
_INDUSTRY_TYPES = frozenset({"IndustrialPark", "Enterprise", "Bank"})

NETWORKS: dict[str, Projection] = {
    "support": Projection("support", "对口支援", "Support", frozenset({"supports"})),
    "twinning": Projection("twinning", "结对", "Twinning", frozenset({"twinnedWith"})),
    "industry": Projection("industry", "园区与企业", "Parks and firms", _INDUSTRY, _INDUSTRY_TYPES),
    "all": Projection("all", "全部联系", "All relations", frozenset()),
}
_BY_GROUP = Projection("support", "援疆工作组", "Support by group", frozenset({"implementsIn"}))


def projection(name: str, by: By = "locality") -> Projection:
    """Return the projection of a name; `by` chooses between localities and groups in the support network.

    Raises `NotFoundError` for an unknown name and `InputError` for an unknown `by`.
    """
    if name not in NETWORKS:
        raise NotFoundError(f"No network is named “{name}”.{near(name, NETWORKS)} Known: {', '.join(NETWORKS)}.")
    if by not in {"locality", "group"}:
        raise InputError(f"by={by!r}: give “locality” (who sends) or “group” (who works there).")
    if by == "locality":
        return NETWORKS[name]
    if name != "support":
        raise InputError(f"by=“group” is for the network “support”; “{name}” has one form only. Leave `by` out.")
    return _BY_GROUP


def build(
    chosen: Projection,
    links: Iterable[Link],
    comparisons: Iterable[Comparison],
    things: Mapping[str, Thing],
    claims: Iterable[Claim],
    sources: Iterable[Source],
    words: Mapping[str, tuple[str, str]],
    ancestors: Mapping[str, frozenset[str]],
) -> MultiDiGraph:
    """Build a network from links.

    Nodes are IRIs with `zh`, `en`, `type`, `type_zh`, `type_en`, `within` and `claims`, the IRIs of all claims that
    name the thing. Edges are keyed by the link's IRI, with `relation`, its labels `zh` and `en`, the `claims` that it
    rests on, the `funding` claims between the same ends, `status`, `plans_only`, `publishers`, `earliest` and
    `latest`, `explicit` (whether a claim says it in so many words) and `counts`, what twinnings count on either side in
    zh and en. The graph holds `name`, `title`, the `Claim` objects under `claims` and the `Source` records under
    `sources`, both by IRI, under `ancestors` the places that contain each thing, and under `agreement` for each claim
    that others speak to the pairs of agreement (`corroborates`, `compatible`, `conflicts`) and the other claim's IRI.
    """
    import networkx as nx

    held = {claim.id: claim for claim in standing(claims)}
    naming = _naming(held.values())
    kept = [link for link in links if _included(chosen, link, things)]
    net = nx.MultiDiGraph(name=chosen.name, title={"zh": chosen.zh, "en": chosen.en})
    for iri in sorted({end for link in kept for end in (link.source, link.target)}):
        thing = things.get(iri) or _undescribed(iri)
        type_zh, type_en = words[vocab.AID + thing.type]
        net.add_node(
            iri,
            zh=thing.zh,
            en=thing.en,
            type=thing.type,
            type_zh=type_zh,
            type_en=type_en,
            within=thing.within,
            claims=sorted(naming.get(iri, ())),
        )
    for link in kept:
        zh, en = words[vocab.AID + link.relation]
        net.add_edge(
            link.source,
            link.target,
            key=link.id,
            relation=link.relation,
            zh=zh,
            en=en,
            claims=list(link.claims),
            funding=_funding(link, naming, held),
            status=link.status,
            plans_only=link.plans_only,
            publishers=link.publishers,
            explicit=any(held[iri].evidence.explicit for iri in link.claims),
            counts=[counts for iri in link.claims if (counts := _counts(held[iri]))],
            earliest=link.earliest,
            latest=link.latest,
        )
    used = {claim for _, shown in net.nodes(data="claims") for claim in shown}
    agreement = _agreement(comparisons, used)
    used |= {other for found in agreement.values() for _, other in found}
    net.graph["agreement"] = agreement
    net.graph["claims"] = {iri: claim for iri, claim in held.items() if iri in used}
    net.graph["sources"] = {source.id: source for source in sources}
    net.graph["ancestors"] = ancestors
    return net


def _included(chosen: Projection, link: Link, things: Mapping[str, Thing]) -> bool:
    if chosen.relations and link.relation not in chosen.relations:
        return False
    ends = {things[iri].type for iri in (link.source, link.target) if iri in things}
    return not chosen.types or not chosen.types.isdisjoint(ends)


def _agreement(comparisons: Iterable[Comparison], claims: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for comparison in comparisons:
        a, b = (claim.id for claim in comparison.claims)
        for one, other in ((a, b), (b, a)):
            if one in claims and (pair := (comparison.agreement, other)) not in found.setdefault(one, []):
                found[one].append(pair)
    return found


def _undescribed(iri: str) -> Thing:
    """Return a stand-in for a thing that no file describes, shown by its slug."""
    return Thing(id=iri, type="Thing", zh=vocab.local(iri), en=vocab.local(iri))


def _naming(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Return for each thing the claims that name it in a role, or that count a group within it."""
    naming: dict[str, set[str]] = {}
    for claim in claims:
        for filler in claim.fillers:
            iri = filler.id or filler.within
            if iri is not None:
                naming.setdefault(iri, set()).add(claim.id)
    return naming


def _counts(claim: Claim) -> tuple[str, str] | None:
    """Return what a twinning counts on its sides, such as 212 villages — 145 villages, or None."""
    sides = [filler for role in ("sideA", "sideB") for filler in claim.roles.get(role, ()) if filler.count]
    if not sides:
        return None
    zh = " — ".join(f"{filler.zh}{filler.count.raw}" for filler in sides if filler.count)
    return zh, " — ".join(figure(filler.count)[1] for filler in sides if filler.count)


def _funding(link: Link, naming: Mapping[str, set[str]], claims: Mapping[str, Claim]) -> list[str]:
    """Return the funding claims between the ends of a link, the start as provider or agent."""
    shared = naming.get(link.source, set()) & naming.get(link.target, set())

    def ids(claim: Claim, role: str) -> set[str | None]:
        return {filler.id for filler in claim.roles.get(role, ())}

    return sorted(
        iri
        for iri in shared
        if (claim := claims[iri]).kind == "funding"
        and link.source in ids(claim, "provider") | ids(claim, "agent")
        and link.target in ids(claim, "recipient")
    )
