"""What the pages show, read from the graph once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.network import between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from networkx import MultiDiGraph

    from aidgraph.check import Finding
    from aidgraph.graph import KnowledgeGraph
    from aidgraph.model import Claim, Source
    from aidgraph.network import By
    from aidgraph.query import NamedQuery
    from aidgraph.table import Table

__all__ = ["NETWORKS", "Drawn", "Material", "anchor", "gather"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network, the page that shows it, and what the page is called.

    Attributes:
        between: slugs of the places from and to which its links lead; all where there is none.
        measured: whether the page of measures has it; a part of a network it never has.
    """

    page: str
    name: str
    by: By
    zh: str
    en: str
    between: tuple[str, str] | None = None
    measured: bool = True


NETWORKS = (
    Drawn("overview.html", "all", "locality", "全部联系", "All relations"),
    Drawn("support.html", "support", "locality", "对口支援：按地方", "Support, by locality"),
    Drawn("support-jiangsu-ili.html", "support", "locality", "江苏支援伊犁", "Jiangsu to Ili", ("jiangsu", "ili")),
    Drawn("support-by-group.html", "support", "group", "对口支援：按工作组", "Support, by working group"),
    Drawn("twinning.html", "twinning", "locality", "结对", "Twinning"),
    Drawn("funding.html", "funding", "locality", "资金流向", "Funding flows", measured=False),
    Drawn("parks-and-firms.html", "industry", "locality", "园区与企业", "Parks and firms"),
    Drawn("organisation.html", "organisation", "locality", "援疆机构", "Organisation of aid", measured=False),
    Drawn("sources.html", "sources", "locality", "来源与分歧", "Sources and conflicts", measured=False),
)


@dataclass(frozen=True)
class Material:
    """The contents of a graph in the form that pages and downloads take them.

    `networks` and `measures` are keyed by page name; a measure's tables are keyed by its name. `drawn` are the networks
    that have a page, in the order of the navigation.
    """

    kg: KnowledgeGraph
    info: Mapping[str, Any]
    claims: list[Claim]
    sources: Mapping[str, Source]
    labels: Mapping[str, tuple[str, str]]
    findings: list[Finding]
    drawn: Sequence[Drawn]
    networks: Mapping[str, MultiDiGraph]
    measures: Mapping[str, Mapping[str, Table]]
    answers: list[tuple[NamedQuery, Table]]


def gather(kg: KnowledgeGraph, findings: list[Finding]) -> Material:
    """Read claims, networks, measures and the answers to all named queries."""
    from aidgraph.analysis import MEASURES
    from aidgraph.query import named_queries

    networks = {one.page: _network(kg, one) for one in NETWORKS}
    # What another graph has nothing of is no page of its site.
    drawn = [one for one in NETWORKS if one.between is None or len(networks[one.page])]
    return Material(
        kg=kg,
        info=kg.info(),
        claims=kg.claims(),
        sources={source.id: source for source in kg.sources()},
        labels=kg.labels,
        findings=findings,
        drawn=drawn,
        networks=networks,
        measures={
            one.page: {
                name: measure.compute(networks[one.page]) for name, measure in MEASURES.items() if measure.on_site
            }
            for one in drawn
            if one.measured and one.between is None
        },
        answers=[(query, kg.named_query(query.name)) for query in named_queries()],
    )


def _network(kg: KnowledgeGraph, drawn: Drawn) -> MultiDiGraph:
    net = kg.network(drawn.name, by=drawn.by)
    if drawn.between is None:
        return net
    return between(net, *(vocab.PREFIXES["place"] + slug for slug in drawn.between))


def anchor(claim: str) -> str:
    """Return the anchor of a claim's row: the slug of its source and its number.

    >>> anchor("https://w3id.org/aidgraph/id/claim/undated-sample/014")
    'undated-sample-014'
    """
    return claim.removeprefix(vocab.PREFIXES["claim"]).replace("/", "-")
