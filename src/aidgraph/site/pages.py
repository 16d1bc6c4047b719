"""What each page says: one function a page, from the material to the names its template uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.derive import status_class
from aidgraph.model.words import BOUNDS, KINDS, LEVELS, MEASURES, STATUSES
from aidgraph.site.cells import base_units, grid
from aidgraph.site.material import NETWORKS, anchor
from aidgraph.site.measure_tables import TERMS, parts
from aidgraph.site.readings import analysis_reading, claims_reading, findings_reading, network_reading
from aidgraph.site.rules import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim, Evidence, Quantity
    from aidgraph.site.downloads import Download
    from aidgraph.site.material import Material

__all__ = ["TITLES", "contexts"]

#: Page, zh and en title, in the order of the navigation.
TITLES = (
    ("claims.html", "陈述", "Claims"),
    ("findings.html", "检查", "Findings"),
    ("analysis.html", "量度", "Analysis"),
    ("queries.html", "查询", "Queries"),
    ("downloads.html", "下载", "Downloads"),
)


def contexts(material: Material, downloads: list[Download]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield page, zh and en title, and the names that the page's template uses."""
    rules = read_rules(material.kg.store.quads, material.labels)
    checked = findings_reading(material, rules)
    made = {
        "claims.html": _claims(material),
        "findings.html": {"findings": list(map(_finding, material.findings)), "rules": rules, "reading": checked},
        "analysis.html": _analysis(material),
        "queries.html": {"queries": [(query, grid(table, material.labels)) for query, table in material.answers]},
        "downloads.html": {"files": downloads},
    }
    readings = {
        "claims.html": claims_reading(material),
        "findings.html": checked,
        "analysis.html": analysis_reading(material),
        "queries.html": (
            f"{len(material.answers)} 个研究者会问的问题，附 SPARQL 与答案。",
            f"{len(material.answers)} questions that researchers ask, with their SPARQL and the answers.",
        ),
        "downloads.html": (
            f"{len(downloads)} 个文件：整个数据集、陈述、联系、词汇与量度。",
            f"{len(downloads)} files: the whole dataset, claims, links, vocabulary and measures.",
        ),
    }
    yield "index.html", "对口支援知识图谱", "A knowledge graph of paired assistance", _index(material, readings)
    for page, zh, en in TITLES:
        yield page, zh, en, made[page]


def _index(material: Material, readings: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {
        "counts": [
            ("claims.html", material.info["claims"], "陈述", "claims"),
            ("#sources", material.info["sources"], "来源", "sources"),
            ("overview.html", material.info["things"], "事物", "things"),
            ("overview.html", material.info["links"], "联系", "links"),
            ("", sum(len(claim.quantities) for claim in material.claims), "数字", "quantities"),
        ],
        "networks": [_card(d.page, d.zh, d.en, network_reading(material.networks[d.page])) for d in NETWORKS],
        "pages": [_card(page, zh, en, readings[page]) for page, zh, en in TITLES],
        "sources": [(vocab.local(source.id), source) for source in material.sources.values()],
    }


def _card(href: str, zh: str, en: str, reading: tuple[str, str]) -> dict[str, Any]:
    return {"href": href, "zh": zh, "en": en, "reading": reading}


def _claims(material: Material) -> dict[str, Any]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for claim in material.claims:
        groups.setdefault(claim.source, []).append(_row(claim, material))
    kinds = {claim.kind for claim in material.claims}
    statuses = {claim.status for claim in material.claims}
    return {
        "groups": [
            {"slug": vocab.local(source), "source": material.sources[source], "rows": rows}
            for source, rows in groups.items()
        ],
        "kinds": [(kind, *KINDS[kind]) for kind in vocab.KINDS if kind in kinds],
        "statuses": [(status, *STATUSES[status]) for status in vocab.STATUSES if status in statuses],
    }


def _row(claim: Claim, material: Material) -> dict[str, Any]:
    return {
        "claim": claim,
        "anchor": anchor(claim.id),
        "kind": KINDS[claim.kind],
        "status": STATUSES[claim.status],
        "phase": status_class(claim.status),
        "summary": claim.summary,
        "figures": list(map(_figure, claim.quantities)),
        "where": _where(claim.evidence),
        "speaker": claim.speaker and material.labels.get(claim.speaker, (vocab.local(claim.speaker),) * 2),
        "part_of": [(anchor(whole), vocab.local(whole)) for whole in claim.part_of],
        "supersedes": claim.supersedes and (anchor(claim.supersedes), vocab.local(claim.supersedes)),
        "note": [(tag, claim.note[short]) for short, tag in (("zh", "zh-Hans"), ("en", "en")) if short in claim.note],
    }


def _figure(quantity: Quantity) -> dict[str, Any]:
    return {
        "raw": quantity.raw,
        "bound": BOUNDS[quantity.bound],
        "measure": MEASURES.get(quantity.measure, (quantity.measure,) * 2),
        "value": base_units(quantity),
    }


def _where(evidence: Evidence) -> tuple[str, str]:
    if evidence.paragraph is None:
        return LEVELS[evidence.level]
    if evidence.paragraph == 0:
        return "标题", "headline"
    return f"第 {evidence.paragraph} 段", f"paragraph {evidence.paragraph}"


def _finding(finding: Any) -> tuple[Any, str, tuple[str, str]]:
    claim = finding.focus.startswith("claim:") and finding.focus.removeprefix("claim:").split("/")
    href = f"claims.html#{claim[0]}-{claim[1]}" if claim and len(claim) > 1 else ""
    file = finding.file and Path(finding.file).name
    severity = {"error": ("错误", "error")}.get(finding.severity, ("提示", "warning"))
    return (
        {"focus": finding.focus, "path": finding.path, "zh": finding.zh, "en": finding.en, "file": file},
        href,
        severity,
    )


def _analysis(material: Material) -> dict[str, Any]:
    return {
        "terms": TERMS,
        "sections": [
            {
                "id": drawn.page.removesuffix(".html"),
                "page": drawn.page,
                "zh": drawn.zh,
                "en": drawn.en,
                "parts": parts(material.measures[drawn.page], material.labels),
            }
            for drawn in NETWORKS
        ],
    }
