"""What each page says: one function a page, from the material to the names its template uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.model.words import KINDS, STATUSES
from aidgraph.network import caption
from aidgraph.site import findings
from aidgraph.site.cells import grid
from aidgraph.site.claim_parts import claim_parts, grade, related
from aidgraph.site.material import anchor
from aidgraph.site.measure_tables import TERMS, parts
from aidgraph.site.readings import analysis_reading, claims_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim
    from aidgraph.site.claim_parts import Related
    from aidgraph.site.downloads import Download
    from aidgraph.site.material import Material

__all__ = ["TITLES", "contexts"]

#: Page, zh and en title, in the order of the navigation.
TITLES = (
    ("claims.html", "陈述", "Claims"),
    findings.PAGE,
    ("analysis.html", "量度", "Analysis"),
    ("queries.html", "查询", "Queries"),
    ("downloads.html", "下载", "Downloads"),
)


def contexts(material: Material, downloads: list[Download]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield page, zh and en title, and the names that the page's template uses."""
    checked = findings.site_findings(material.kg, material.findings)
    made = {
        "claims.html": _claims(material),
        "findings.html": findings.findings_page(material.kg, checked),
        "analysis.html": _analysis(material),
        "queries.html": {"queries": [(query, grid(table, material.labels)) for query, table in material.answers]},
        "downloads.html": {"files": downloads},
    }
    readings = {
        "claims.html": claims_reading(material),
        "findings.html": checked.reading,
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
        "networks": [_card(d.page, d.zh, d.en, caption(material.networks[d.page]) or ("", "")) for d in material.drawn],
        "pages": [_card(page, zh, en, readings[page]) for page, zh, en in TITLES],
        "sources": [(vocab.local(source.id), source) for source in material.sources.values()],
    }


def _card(href: str, zh: str, en: str, reading: tuple[str, str]) -> dict[str, Any]:
    return {"href": href, "zh": zh, "en": en, "reading": reading}


def _claims(material: Material) -> dict[str, Any]:
    groups: dict[str, list[dict[str, Any]]] = {}
    agreeing = related(material.kg.comparisons, material.sources)
    for claim in material.claims:
        groups.setdefault(claim.source, []).append(_row(claim, material, agreeing.get(claim.id, [])))
    kinds = {claim.kind for claim in material.claims}
    statuses = {claim.status for claim in material.claims}
    return {
        "groups": [
            {
                "slug": vocab.local(iri),
                "source": (source := material.sources[iri]),
                "grade": grade(source, material.labels),
                "rows": rows,
            }
            for iri, rows in groups.items()
        ],
        "kinds": [(kind, *KINDS[kind]) for kind in vocab.KINDS if kind in kinds],
        "statuses": [(status, *STATUSES[status]) for status in vocab.STATUSES if status in statuses],
    }


def _row(claim: Claim, material: Material, agreeing: Related) -> dict[str, Any]:
    return {
        **claim_parts(claim, material.labels),
        "part_of": [(anchor(whole), vocab.local(whole)) for whole in claim.part_of],
        "supersedes": claim.supersedes and (anchor(claim.supersedes), vocab.local(claim.supersedes)),
        "agreeing": agreeing,
    }


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
            for drawn in material.drawn
            if drawn.page in material.measures
        ],
    }
