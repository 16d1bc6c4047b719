"""What the pages show, read from the graph once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aidgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """A network, the page that shows it, and what the page is called."""

    page: str
    name: str
    by: By
    zh: str
    en: str


NETWORKS = (
    Drawn("overview.html", "all", "locality", "全部联系", "All relations"),
    Drawn("support.html", "support", "locality", "对口支援：按地方", "Support, by locality"),
    Drawn("support-by-group.html", "support", "group", "对口支援：按工作组", "Support, by working group"),
    Drawn("twinning.html", "twinning", "locality", "结对", "Twinning"),
    Drawn("parks-and-firms.html", "industry", "locality", "园区与企业", "Parks and firms"),
)


@dataclass(frozen=True)
class Material:
    """The contents of a graph in the form that pages and downloads take them.

    `networks` and `measures` are keyed by page name; a measure's tables are keyed by its name.
    """

    kg: KnowledgeGraph
    info: Mapping[str, Any]
    claims: list[Claim]
    sources: Mapping[str, Source]
    labels: Mapping[str, tuple[str, str]]
    findings: list[Finding]
    networks: Mapping[str, MultiDiGraph]
    measures: Mapping[str, Mapping[str, Table]]
    answers: list[tuple[NamedQuery, Table]]


def gather(kg: KnowledgeGraph, findings: list[Finding]) -> Material:
    """Read claims, networks, measures and the answers to all named queries."""
    from aidgraph.analysis import MEASURES
    from aidgraph.query import named_queries

    networks = {drawn.page: kg.network(drawn.name, by=drawn.by) for drawn in NETWORKS}
    return Material(
        kg=kg,
        info=kg.info(),
        claims=kg.claims(),
        sources={source.id: source for source in kg.sources()},
        labels=kg.labels,
        findings=findings,
        networks=networks,
        measures={
            page: {name: measure.compute(net) for name, measure in MEASURES.items()} for page, net in networks.items()
        },
        answers=[(query, kg.named_query(query.name)) for query in named_queries()],
    )


def anchor(claim: str) -> str:
    """Return the anchor of a claim's row: the slug of its source and its number.

    >>> anchor("https://w3id.org/aidgraph/id/claim/undated-sample/014")
    'undated-sample-014'
    """
    return claim.removeprefix(vocab.PREFIXES["claim"]).replace("/", "-")
