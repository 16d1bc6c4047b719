"""What the checks found, for the page of the site and for one that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidgraph import vocab
from aidgraph.check import RULES, SEVERITIES
from aidgraph.errors import DataError
from aidgraph.model import Source
from aidgraph.model.edtf import in_words, published
from aidgraph.model.rdf import read_claim
from aidgraph.model.summary import summarise
from aidgraph.site.claim_parts import claim_parts, grade
from aidgraph.site.readings import SEVERITY_WORDS, Reading, checked_claims, findings_reading
from aidgraph.site.rules import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aidgraph.check import Finding, Rule
    from aidgraph.graph import KnowledgeGraph
    from aidgraph.model import Claim

__all__ = ["PAGE", "Checked", "findings_html", "findings_page", "site_findings"]

PAGE: Final = ("findings.html", "检查", "Findings")
"""Page, zh and en title."""

_ABOUT: Final = {
    "error": (
        "错误是形式上的：数据缺少应有的部分，或取值不合约定。有错误就不生成网站。",
        (
            "An error is one of form: a part that the data must have is missing, or a value is not allowed. No site is "
            "built while there is one."
        ),
    ),
    "warning": (
        "警告指一个数字、日期或名称与另一个对不上；可能出自来源，也可能出自编码，值得查看。",
        (
            "A warning is about a figure, date or name that does not fit another one; that may lie in a source or in "
            "how it was coded, and is worth a look."
        ),
    ),
    "note": (
        "提示说明来源彼此的关系，或哪些数字不可相加；没有什么要改正，也不判断谁对。",
        (
            "A note says how sources stand to each other, or which figures must not be added up; there is nothing to "
            "mend, and it takes no side."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """Findings with the rules that looked for them, and what was looked at, such as `356 条陈述`, `356 claims`."""

    findings: Sequence[Finding]
    over: Reading
    rules: Sequence[Rule] = RULES

    @property
    def reading(self) -> Reading:
        """One sentence about them in each language."""
        return findings_reading(self.findings, self.rules, self.over)


def findings_page(kg: KnowledgeGraph, checked: Checked) -> dict[str, Any]:
    """Return the names that the template of the page uses: severities, their rules, and what each rule found."""
    cards = _Cards(kg)
    return {
        "reading": checked.reading,
        "severities": [
            _severity(name, [rule for rule in checked.rules if rule.severity == name], checked.findings, cards)
            for name in SEVERITIES
            if any(rule.severity == name for rule in checked.rules)
        ],
        "shapes": read_rules(kg.store, kg.labels),
    }


def findings_html(kg: KnowledgeGraph, checked: Checked) -> str:
    """Return the page as one file that needs no other: it leads nowhere, and holds what each finding rests on."""
    from aidgraph.site.render import Renderer

    return Renderer(kg.info(), []).page(*PAGE, findings_page(kg, checked))


def site_findings(kg: KnowledgeGraph, findings: Sequence[Finding]) -> Checked:
    """Return what all rules found in all claims of a graph."""
    return Checked(findings, checked_claims(kg.info()["claims"]))


def _severity(name: str, rules: list[Rule], findings: Sequence[Finding], cards: _Cards) -> dict[str, Any]:
    found = [(rule, [cards.card(one) for one in findings if one.rule == rule.name]) for rule in rules]
    return {
        "name": name,
        "words": SEVERITY_WORDS[name],
        "about": _ABOUT[name],
        "count": sum(len(shown) for _, shown in found),
        "found": [(rule, shown) for rule, shown in found if shown],
        "absent": [rule for rule, shown in found if not shown],
    }


class _Cards:
    """Makes cards of findings."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._sources = {source.id: source for source in kg.sources()}

    def card(self, finding: Finding) -> dict[str, Any]:
        """Return a finding with the claims it rests on; one of form, about a claim, rests on that claim."""
        return {
            "zh": finding.zh,
            "en": finding.en,
            "basis": list(self._basis(finding)),
            # A path of this machine says nothing to a reader.
            "place": [] if finding.claims else [finding.focus, finding.path, finding.file and Path(finding.file).name],
        }

    def _basis(self, finding: Finding) -> Iterator[dict[str, Any]]:
        for iri in finding.claims or _claim_of(finding.focus):
            try:
                claim = read_claim(self._kg.store.local(), iri, self._kg.labels)
            except DataError:
                continue  # what the claim lacks is what the finding says
            yield self._shown(claim)

    def _shown(self, claim: Claim) -> dict[str, Any]:
        slug = vocab.local(claim.source)
        source = self._sources.get(claim.source, Source(claim.source, slug, slug, "undated"))
        parts = claim_parts(claim, self._kg.labels)
        matter = summarise(claim.kind, claim.roles, (), claim.status, claim.period)
        return {
            "id": vocab.compact(claim.id),
            "slug": slug,
            "anchor": parts["anchor"],
            "figures": parts["figures"],
            "period": claim.period and (claim.period.label, in_words(claim.period.edtf)),
            "sides": [self._side(claim, source, parts, matter, i) for i in (0, 1)],
        }

    def _side(
        self, claim: Claim, source: Source, parts: Mapping[str, Any], matter: Mapping[str, str], i: int
    ) -> dict[str, Any]:
        """Return what stands in one language, 0 for Chinese and 1 for English."""
        speaker, graded = parts["speaker"], grade(source, self._kg.labels)
        note = claim.note.get(("zh", "en")[i])
        return {
            "lang": ("zh-Hans", "en")[i],
            "publisher": source.publisher or ("发布者不详", "publisher unknown")[i],
            "date": published(source.date)[i],
            "grade": graded and ("归属：", "attribution: ")[i] + graded[i],
            "title": (source.zh, source.en)[i],
            "matter": matter[("zh", "en")[i]],
            "where": parts["where"][i],
            "claim": ("陈述 ", "claim ")[i] + claim.number,
            "speaker": speaker and ("据", "as stated by ")[i] + speaker[i],
            "note": note and ("编码者注：", "Coder’s note: ")[i] + note,
        }


def _claim_of(focus: str) -> tuple[str, ...]:
    """Return the claim that a node is or belongs to: claim:slug/004, claim:slug/004/q1."""
    prefix, _, path = focus.partition(":")
    parts = path.split("/")
    return (f"{vocab.PREFIXES['claim']}{parts[0]}/{parts[1]}",) if prefix == "claim" and len(parts) > 1 else ()
