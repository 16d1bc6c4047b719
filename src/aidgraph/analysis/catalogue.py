"""The measures by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from inspect import signature
from typing import TYPE_CHECKING

from aidgraph.analysis.change import batches, change, funds_over
from aidgraph.analysis.concentration import concentration, funds_concentration
from aidgraph.analysis.groups import communities, components, partitions
from aidgraph.analysis.overall import layers, overview
from aidgraph.analysis.position import betweenness, constraint, degree, pagerank, participation
from aidgraph.analysis.ranks import ranks
from aidgraph.analysis.robustness import funds_withdrawal, withdrawal
from aidgraph.analysis.shares import funds_shares, shares
from aidgraph.analysis.significance import significance
from aidgraph.analysis.strength import strength, totals
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from aidgraph.table import Table

__all__ = ["MEASURES", "Measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its title in both languages.

    Attributes:
        name: what the command line calls it.
        compute: the function, which takes a network.
        networks: those of `kg.network` on which it means something; every one where none is named.
        on_site: whether the site shows it.
    """

    name: str
    zh: str
    en: str
    compute: Callable[..., Table]
    networks: tuple[str, ...] = ()
    on_site: bool = False

    def run(self, net: nx.Graph, progress: Callable[[str, int, int], None] | None = None) -> Table:
        """Measure a network; one that takes long calls `progress` with (step, done, total).

        Raises:
            InputError: the network lacks what the measure needs; the message names it, and networks that have it.
        """
        given = {"progress": progress} if "progress" in signature(self.compute).parameters else {}
        try:
            return self.compute(net, **given)
        except InputError as error:
            fitting = f" Networks that fit: {', '.join(self.networks)}." if self.networks else ""
            raise InputError(f"{self.name}: {error}{fitting}") from error


_MONEY = ("funding", "support", "industry", "all")
_TIED = ("support", "funding", "industry", "mentions", "all")
_JOINED = ("industry", "organisation", "all")

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("degree", "度：联系与相邻者的数目", "Degree: links and neighbours", degree, on_site=True),
        Measure(
            "strength",
            "强度：按资金口径与状态的金额区间",
            "Strength: money as intervals",
            strength,
            _MONEY,
            on_site=True,
        ),
        Measure("ranks", "名次：按金额，哪些确定", "Ranks by money, and which are certain", ranks, _MONEY),
        Measure("totals", "总额：整个网络可加的金额", "Totals: what the network's sums come to", totals, _MONEY),
        Measure(
            "betweenness",
            "中介度：处于他者之间最短路径的比例",
            "Betweenness: share of shortest paths",
            betweenness,
            _JOINED,
            on_site=True,
        ),
        Measure(
            "pagerank", "PageRank：为位高者所连的程度", "PageRank: linked by those who rank high", pagerank, _JOINED
        ),
        Measure(
            "constraint",
            "约束度：相邻者彼此相连的程度（低者为中介）",
            "Constraint: low for brokers",
            constraint,
            _JOINED,
        ),
        Measure(
            "participation",
            "参与度：联系在各类关系中的均匀程度",
            "Participation: spread over relations",
            participation,
            _JOINED,
        ),
        Measure("components", "连通分量", "Components", components, on_site=True),
        Measure("communities", "社群（Leiden）", "Communities (Leiden)", communities, _JOINED, on_site=True),
        Measure(
            "partitions",
            "社群的稳定性与其他划分的吻合",
            "Partitions: how sure communities are, and what they match",
            partitions,
            _JOINED,
        ),
        Measure(
            "significance",
            "显著性：与度数相同的随机网络相比",
            "Significance: beside random networks of equal degrees",
            significance,
            ("industry", "funding", "mentions", "all"),
        ),
        Measure(
            "overview",
            "整体：密度、互惠性、分量、重叠、模块度",
            "Overview: density, reciprocity, modularity",
            overview,
        ),
        Measure("layers", "各类关系的重合程度", "Layers: how far relations join the same pairs", layers, _JOINED),
        Measure("shares", "份额：各自在联系中的占比", "Shares: each one's own part of the ties", shares, _TIED),
        Measure(
            "funds-shares",
            "份额：各自在资金中的占比（区间）",
            "Shares of funds, as intervals",
            funds_shares,
            _MONEY,
        ),
        Measure(
            "concentration",
            "联系的集中程度",
            "Concentration of ties",
            concentration,
            _TIED,
        ),
        Measure(
            "funds-concentration",
            "资金的集中程度（区间）",
            "Concentration of funds, as intervals",
            funds_concentration,
            _MONEY,
        ),
        Measure(
            "withdrawal",
            "退出：某一支援方退出后，据报别无直接支援方者",
            "Withdrawal: who has no other reported supporter of its own",
            withdrawal,
            ("support", "funding", "all"),
        ),
        Measure(
            "funds-withdrawal",
            "退出：某一支援方退出后各受援方失去的金额",
            "Withdrawal: what money each recipient would lose",
            funds_withdrawal,
            _MONEY,
        ),
        Measure(
            "change",
            "变化：各批之间延续、新增与不再提及的联系",
            "Change: ties from batch to batch",
            change,
            ("support", "all"),
        ),
        Measure(
            "yearly-change",
            "变化：各年之间延续、新增与不再提及的联系",
            "Change: ties from year to year",
            partial(change, by="year"),
            ("support", "all"),
        ),
        Measure(
            "batches", "各批：起止年份、陈述与联系", "Batches: years, claims and ties", batches, ("support", "all")
        ),
        Measure("funds", "各批的金额", "Funds of each batch", funds_over, _MONEY),
        Measure("yearly-funds", "各年的金额", "Funds of each year", partial(funds_over, by="year"), _MONEY),
    )
}
