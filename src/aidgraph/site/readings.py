"""One sentence in each language about what a page holds, made from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check import SEVERITIES
from aidgraph.model.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidgraph.check import Finding, Rule
    from aidgraph.site.material import Material

__all__ = [
    "SEVERITY_WORDS",
    "Reading",
    "analysis_reading",
    "checked_claims",
    "checked_files",
    "claims_reading",
    "findings_reading",
    "tally",
]

Reading = tuple[str, str]
SEVERITY_WORDS = {"error": ("错误", "error"), "warning": ("警告", "warning"), "note": ("提示", "note")}


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


def checked_claims(number: int) -> Reading:
    """Return a number of claims, for `findings_reading`."""
    return f"{number:,} 条陈述", _count(number, "claim")


def checked_files(number: int) -> Reading:
    """Return a number of files, for `findings_reading`."""
    return f"{number:,} 个文件", _count(number, "file")


def findings_reading(findings: Sequence[Finding], rules: Sequence[Rule], over: Reading) -> Reading:
    """Say how many findings of each severity the rules made over what, and what a note is."""
    severities = [one for one in SEVERITIES if any(rule.severity == one for rule in rules)]
    found = tally(findings, severities)
    zh = f"{len(rules)} 条规则查看了 {over[0]}：{found[0]}。"
    en = f"{_count(len(rules), 'rule')} looked at {over[1]}: {found[1]}."
    if any(finding.severity == "note" for finding in findings):
        zh += "提示说明来源彼此的关系，不是本项目的差错。"
        en += " Notes say how sources stand to each other; they are not faults of this project."
    return zh, en


def tally(findings: Sequence[Finding], severities: Sequence[str] = SEVERITIES) -> Reading:
    """Count findings by severity, within a sentence.

    >>> tally([])
    ('没有发现', 'no findings')
    >>> from aidgraph.check import Finding
    >>> tally([Finding("a-rule", "warning", "异", "odd"), Finding("a-rule", "note", "异", "odd")])
    ('没有错误，1 项警告，1 项提示', 'no errors, 1 warning and 1 note')
    """
    if not findings:
        return "没有发现", "no findings"
    counts = [([finding.severity for finding in findings].count(one), SEVERITY_WORDS[one]) for one in severities]
    zh, en = [], []
    for count, words in counts:
        zh.append(f"{count:,} 项{words[0]}" if count else f"没有{words[0]}")
        en.append(_count(count, words[1]) if count else f"no {words[1]}s")
    return "，".join(zh), f"{', '.join(en[:-1])} and {en[-1]}" if en[:-1] else en[-1]


def analysis_reading(material: Material) -> Reading:
    """Say which node has most links in the network of all relations."""
    net = material.networks["overview.html"]
    if not net.number_of_edges():
        return "没有可计量的联系。", "No links to measure."
    node, links = max(net.degree(), key=lambda item: (item[1], item[0]))
    zh, en = net.nodes[node]["zh"], net.nodes[node]["en"]
    return (
        f"{len(material.measures)} 个网络的度、强度等量度；全部联系中，据报联系最多的是{zh}（{links} 条）。",
        f"Measures of {len(material.measures)} networks; in that of all relations, {en} has most links ({links}).",
    )


def _count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _count(1, "claim"), _count(6020, "quad")
    ('1 claim', '6,020 quads')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
