"""The findings page: what each finding says, what it rests on, and what was looked for and not found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests import disputed, invented
from tests.site.conftest import EVIL, Page, Site

import aidgraph
from aidgraph import site, vocab
from aidgraph.check import RULES, SEVERITIES, Finding
from aidgraph.errors import DataError
from aidgraph.site.findings import Checked, findings_html
from aidgraph.site.material import anchor

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph import KnowledgeGraph


def squeezed(text: str) -> str:
    return " ".join(text.split())


def built_from(kg: KnowledgeGraph, folder: Path) -> Page:
    return Site(kg, site.build(kg, folder).parent).page("findings.html")


@pytest.fixture
def noted(tmp_path: Path) -> Page:
    """The page of a graph with two notes."""
    return built_from(aidgraph.open(disputed.write(tmp_path / "graph")), tmp_path / "site")


def cards(page: Page) -> list[str]:
    return re.findall(r'<article class="finding">(.*?)</article>', page.html, re.DOTALL)


def test_the_page_counts_by_severity(built: Site) -> None:
    findings = built.kg.check()
    page = built.page("findings.html")
    for severity in SEVERITIES:
        count = sum(finding.severity == severity for finding in findings)
        assert re.search(rf'<dd>{count}</dd><dt><a href="#{severity}s">', page.html)
    for name in ("findings.html", "index.html"):
        assert f"{len(RULES)} rules looked at {built.kg.info()['claims']} claims: no errors, " in built.page(name).text
        assert "not faults of this project" in built.page(name).text
        assert "不是本项目的差错" in built.page(name).text


def test_every_rule_says_what_it_looks_for(built: Site) -> None:
    page = built.page("findings.html")
    for rule in RULES:
        assert page.all("id").count(rule.name) == 1
        for words in (rule.zh, rule.en, rule.about_zh, rule.about_en):
            assert squeezed(words) in page.text


def test_every_finding_leads_to_its_claims_and_sources(built: Site) -> None:
    page, findings = built.page("findings.html"), built.kg.check()
    assert findings
    shown = cards(page)
    assert len(shown) == len(findings)
    for finding in findings:
        (card,) = [one for one in shown if squeezed(finding.en) in Page(f"<div>{one}</div>").text]
        assert squeezed(finding.zh) in Page(f"<div>{card}</div>").text
        for iri in finding.claims:
            assert f'href="claims.html#{anchor(iri)}"' in card
            slug = vocab.local(iri.rpartition("/")[0])
            assert f'href="index.html#source-{slug}"' in card


def test_findings_stand_by_severity_and_rule(built: Site) -> None:
    """In the order of the rules, so that what is found by one stands together."""
    order = [rule.name for severity in SEVERITIES for rule in RULES if rule.severity == severity]
    assert built.page("findings.html").html.count('<section class="rule"') == len({f.rule for f in built.kg.check()})
    shown = re.findall(r'<section class="rule" id="([^"]+)"', built.page("findings.html").html)
    assert shown == sorted(shown, key=order.index)


def test_a_card_says_who_when_what_and_where(noted: Page) -> None:
    money, begin = (Page(f"<div>{card}</div>") for card in cards(noted))
    for words in (
        "18.12亿元 确数 exact",
        "19亿元 确数 exact",
        "Invented Daily · 2001",
        "发布者不详 · 2002",
        "publisher unknown · 2002",
        f"虚构 {disputed.SECOND}",
        f"Invented {disputed.SECOND}",
        "2001年",
        "第 1 段 · 陈述 003",
        "paragraph 1 · claim 003",
        "据王甲",
        "as stated by Wang Jia",
        "编码者注：虚构的注",
        "Coder’s note: invented note",
    ):
        assert words in money.text
    for words in ("1994年起 since 1994", "1995年起 since 1995"):
        assert words in begin.text


def test_a_card_speaks_to_a_reader_without_rdf(noted: Page) -> None:
    assert cards(noted)
    for card in cards(noted):
        assert not re.search(r"\b(claim|aid|rdfs|place|source):\S", Page(f"<div>{card}</div>").text)
        assert "<code>" not in card


def test_nothing_found_is_said(tmp_path: Path) -> None:
    page = built_from(invented.open_graph(tmp_path / "graph", invented.FULL["support"]), tmp_path / "site")
    assert f"{len(RULES)} rules looked at 1 claim: no findings." in page.text
    assert f"{len(RULES)} 条规则查看了 1 条陈述：没有发现。" in page.text
    assert page.text.count("Looked for, none found") == len(SEVERITIES)
    assert "faults" not in page.text
    assert not cards(page)


def test_what_the_shapes_check_is_folded_under_their_rule(built: Site) -> None:
    html = built.page("findings.html").html
    folded = re.search(r'<div id="shapes">.*?(<details class="form">.*?</table>\s*</details>)', html, re.DOTALL)
    assert folded
    assert "FundingClaimShape" in folded[1]
    assert "No Chinese label (rdfs:label). Add one." in folded[1]


def test_a_finding_of_form_names_node_property_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg = invented.open_graph(tmp_path / "graph", invented.FULL["support"])
    finding = Finding(
        rule="outside-parent",
        severity="warning",
        zh="<b>怪</b>",
        en="<b>odd</b>",
        focus="place:west",
        path="aid:within",
        file=str(tmp_path / "a.trig"),
    )
    monkeypatch.setattr(kg, "check", lambda: [finding])
    page = built_from(kg, tmp_path / "site")
    for words in ("<b>odd</b>", "<b>怪</b>", "place:west · aid:within · a.trig", "no errors, 1 warning and no notes"):
        assert words in page.text
    assert str(tmp_path) not in page.html
    assert "faults" not in page.text


@pytest.mark.parametrize("focus", [f"claim:{invented.SOURCE}/001", f"claim:{invented.SOURCE}/001/e1"])
def test_a_finding_of_form_about_a_claim_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, focus: str
) -> None:
    kg = invented.open_graph(tmp_path / "graph", invented.FULL["support"])
    monkeypatch.setattr(kg, "check", lambda: [Finding("two-graphs", "warning", "怪", "odd", focus=focus)])
    page = built_from(kg, tmp_path / "site")
    assert f"claims.html#{invented.SOURCE}-001" in page.all("href")
    assert "Support by East Province" in page.text


def test_warnings_and_notes_stop_no_build_but_errors_do(tmp_path: Path) -> None:
    site.build(aidgraph.open(disputed.write(tmp_path / "noted")), tmp_path / "site")
    with pytest.raises(DataError, match="1 error"):
        site.build(aidgraph.open(disputed.write(tmp_path / "flawed", flawed=True)), tmp_path / "none")


def test_the_page_that_stands_alone_says_the_same(tmp_path: Path) -> None:
    kg = aidgraph.open(disputed.write(tmp_path / "graph"))
    page = built_from(kg, tmp_path / "site")
    alone = Page(findings_html(kg, Checked(kg.check(), ("7 条陈述", "7 claims"))))
    assert alone.text.partition("23 条规则")[2] != ""
    within = [re.sub(r" · (陈述|claim) \d+", "", Page(f"<div>{card}</div>").text) for card in cards(page)]
    assert [re.sub(r" · claim:\S+", "", Page(f"<div>{card}</div>").text) for card in cards(alone)] == within
    assert "<nav" not in alone.html
    assert not [href for href in alone.all("href") if ".html" in href]


def test_hostile_text_is_escaped_in_cards(hostile_site: Site) -> None:
    kg = hostile_site.kg
    claim = next(claim for claim in kg.claims() if claim.note)
    finding = Finding("sources-differ", "note", EVIL, EVIL, claims=(claim.id,), focus=vocab.compact(claim.id))
    html = findings_html(kg, Checked([finding], (EVIL, EVIL)))
    assert EVIL not in html
    assert EVIL in Page(html).text
