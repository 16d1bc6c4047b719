"""The measures by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph.analysis.change import change
from aidgraph.analysis.concentration import concentration, funds_concentration
from aidgraph.analysis.groups import communities, components, partitions
from aidgraph.analysis.overall import layers, overview
from aidgraph.analysis.position import betweenness, constraint, degree, pagerank, participation
from aidgraph.analysis.robustness import withdrawal
from aidgraph.analysis.significance import significance
from aidgraph.analysis.strength import strength

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from aidgraph.table import Table

__all__ = ["MEASURES", "Measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its title in both languages; `on_site` where the site shows it."""

    name: str
    zh: str
    en: str
    compute: Callable[[nx.MultiDiGraph], Table]
    on_site: bool = False


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("degree", "度：联系与相邻者的数目", "Degree: links and neighbours", degree, on_site=True),
        Measure("strength", "强度：按资金口径与状态的金额区间", "Strength: money as intervals", strength, on_site=True),
        Measure(
            "betweenness",
            "中介度：处于他者之间最短路径的比例",
            "Betweenness: share of shortest paths",
            betweenness,
            on_site=True,
        ),
        Measure("pagerank", "PageRank：为位高者所连的程度", "PageRank: linked by those who rank high", pagerank),
        Measure("constraint", "约束度：相邻者彼此相连的程度（低者为中介）", "Constraint: low for brokers", constraint),
        Measure(
            "participation", "参与度：联系在各类关系中的均匀程度", "Participation: spread over relations", participation
        ),
        Measure("components", "连通分量", "Components", components, on_site=True),
        Measure("communities", "社群（Leiden）", "Communities (Leiden)", communities, on_site=True),
        Measure(
            "partitions",
            "社群的稳定性与其他划分的吻合",
            "Partitions: how sure communities are, and what they match",
            partitions,
        ),
        Measure(
            "significance",
            "显著性：与度数相同的随机网络相比",
            "Significance: beside random networks of equal degrees",
            significance,
        ),
        Measure(
            "overview", "整体：密度、互惠性、分量、重叠、模块度", "Overview: density, reciprocity, modularity", overview
        ),
        Measure("layers", "各类关系的重合程度", "Layers: how far relations join the same pairs", layers),
        Measure("concentration", "联系的集中程度", "Concentration of ties", concentration),
        Measure(
            "funds-concentration", "资金的集中程度（区间）", "Concentration of funds, as intervals", funds_concentration
        ),
        Measure(
            "withdrawal", "退出：某一支援方退出后无人支援者", "Withdrawal: what would be left unsupported", withdrawal
        ),
        Measure("change", "变化：各批之间延续、新增与不再提及的联系", "Change: ties from batch to batch", change),
    )
}
