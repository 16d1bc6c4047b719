"""One sentence in each language about what a page holds, made from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.model.words import KINDS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from aidgraph.site.material import Material
    from aidgraph.site.rules import Rule

__all__ = ["analysis_reading", "claims_reading", "findings_reading", "network_reading"]

Reading = tuple[str, str]


def network_reading(net: MultiDiGraph) -> Reading:
    """Say how large a network is, which link most claims report and how many links rest on plans alone."""
    if not net.number_of_edges():
        return "没有据报的联系。", "No link is reported."
    edges = sorted(net.edges(data=True), key=lambda edge: (-len(edge[2]["claims"]), edge[0], edge[1]))
    source, target, data = edges[0]
    most = len(data["claims"])
    tied = sum(len(edge["claims"]) == most for *_, edge in edges) > 1
    ends_zh, ends_en = (f"{net.nodes[source][tag]} → {net.nodes[target][tag]}" for tag in ("zh", "en"))
    plans = sum(edge["plans_only"] for *_, edge in edges)
    zh = f"{len(net)} 个事物，{len(edges)} 条据报联系；陈述最多的联系{'之一' if tied else ''}是 {ends_zh}（{most} 条）"
    en = (
        f"{_count(len(net), 'thing')}, {_count(len(edges), 'reported link')}; "
        f"{'one of the links' if tied else 'the link'} with most claims is {ends_en} ({most})"
    )
    if plans:
        zh += f"；{plans} 条仅据计划"
        en += f"; {plans} {'rests' if plans == 1 else 'rest'} on plans alone"
    return f"{zh}。", f"{en}."


def claims_reading(material: Material) -> Reading:
    """Say how many claims there are and of which kinds most are."""
    kinds = sorted(material.info["claims_by_kind"].items(), key=lambda item: (-item[1], item[0]))
    total = material.info["claims"]
    if not total:
        return "没有陈述。", "No claims."
    zh = "、".join(f"{KINDS[kind][0]}（{count}）" for kind, count in kinds[:3])
    en = ", ".join(f"{KINDS[kind][1]} ({count})" for kind, count in kinds[:3])
    return (
        f"{total} 条陈述，{len(kinds)} 个类别；较多的是{zh}。",
        f"{_count(total, 'claim')} of {_count(len(kinds), 'kind')}, most often {en}.",
    )


def findings_reading(material: Material, rules: list[Rule]) -> Reading:
    """Say whether the checks passed, which ran and over what."""
    quads = len(material.kg.store.quads)
    over_zh = f"{len(rules)} 组规则，检查了 {quads:,} 个四元组"
    over_en = f"{_count(len(rules), 'shape')} over {_count(quads, 'quad')}"
    if not material.findings:
        return f"全部通过：{over_zh}，没有发现问题。", f"All checks passed: {over_en}, nothing found."
    found = len(material.findings)
    return f"{over_zh}，有 {found} 项发现。", f"{_count(found, 'finding')} from {over_en}."


def analysis_reading(material: Material) -> Reading:
    """Say which node has most links in the network of all relations."""
    net = material.networks["overview.html"]
    if not net.number_of_edges():
        return "没有可计量的联系。", "No links to measure."
    node, links = max(net.degree(), key=lambda item: (item[1], item[0]))
    zh, en = net.nodes[node]["zh"], net.nodes[node]["en"]
    return (
        f"{len(material.networks)} 个网络的度、强度等量度；全部联系中，据报联系最多的是{zh}（{links} 条）。",
        f"Measures of {len(material.networks)} networks; in that of all relations, {en} has most links ({links}).",
    )


def _count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _count(1, "claim"), _count(6020, "quad")
    ('1 claim', '6,020 quads')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
