"""Asking why: what the pointer and the panel say of a link or a thing, where it leads, and what can be copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from tests.tabs import SHOWN, Watched, until

import aidgraph
from aidgraph.query import Results
from aidgraph.views import view
from aidgraph.views.records import read

from .pages import where
from .sample import ID, claim_iri, hostile, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from networkx import MultiDiGraph
    from playwright.sync_api import Browser, Frame, Page

    from aidgraph import KnowledgeGraph

LINK = f"{ID}link/001"
PLANNED = f"{ID}link/002"
COUNTY = f"{ID}place/county-1"
PREFECTURE = f"{ID}place/hexi"

#: What is copied is kept, and the clipboard left alone.
STUB = "() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; }"
NONE = "() => Object.defineProperty(navigator, 'clipboard', {value: undefined})"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


@pytest.fixture(scope="module")
def net(kg: KnowledgeGraph) -> MultiDiGraph:
    return kg.network("all")


def select(page: Page | Frame, name: str) -> None:
    assert page.evaluate("id => aidgraphView.select(id)", name)


def test_hovering_a_link_tells_in_a_line_what_it_rests_on(show: Callable[..., Page]) -> None:
    net = sample()
    for _, _, key, held in net.edges(keys=True, data=True):
        if key == LINK:
            held["publishers"] = 2
    page = show(net, reading="en")
    page.mouse.move(*where(page, LINK))
    page.locator("#tip").wait_for(state="visible")
    note = page.locator("#tip .note").inner_text()
    assert note == "reported; rests on 6 claims · 2 independent publishers · under way · sources differ"
    page.mouse.move(*where(page, PLANNED))
    page.locator("#tip", has_text="fund").wait_for()
    assert page.locator("#tip .note").inner_text().endswith("1 independent publisher · planned · plans only")


def test_a_claim_tells_figure_period_grade_and_where(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    select(page, LINK)
    claims = page.locator("#panel article")
    third = claims.filter(has_text=claim_iri(3))
    assert third.locator(".figures").inner_text().split("\n") == [
        "3.5亿元",
        "≈ 450,000,000 yuan",
        "about",
        "aid funds",
    ]
    for term, detail in (("Attribution", "high"), ("Where", "paragraph 4 · explicit"), ("Date", "2017-08-30")):
        assert third.locator("dt", has_text=term).locator("+ dd").inner_text() == detail
    second = claims.filter(has_text=claim_iri(2))
    assert second.locator("dt", has_text="Period").locator("+ dd").inner_text() == "2017"


def test_second_hand_is_told_apart(show: Callable[..., Page], net: MultiDiGraph) -> None:
    page = show(net, reading="en")
    select(page, f"{ID}link/place-jiangsu--supports--place-ili")
    relayed = page.locator("#panel article", has=page.locator(".relayed"))
    first = relayed.first.inner_text()
    assert "second-hand" in first
    assert "since 2010" in first
    assert "as relayed at second hand" in first
    assert 0 < relayed.count() < page.locator("#panel article").count()


def test_sources_lead_to_their_text_and_nothing_hostile_does(show: Callable[..., Page]) -> None:
    page = show(sample())
    select(page, LINK)
    link = page.locator("#panel a").first
    assert link.get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert link.get_attribute("rel") == "noopener noreferrer"
    page = show(hostile())
    for name in page.evaluate("aidgraphView.shown().nodes"):
        select(page, name)
        assert page.locator("#panel article").count() > 0
        for button in page.locator("#panel .thing").all()[:2]:
            button.click()
        page.evaluate("for (const details of document.querySelectorAll('#panel details')) details.open = true")
    assert page.locator("a").count() == 0
    assert page.evaluate("window.hit") is None


def test_agreement_leads_to_the_other_claim(show: Callable[..., Page]) -> None:
    net = sample()
    elsewhere = net.edges[f"{ID}org/bank-a", f"{ID}org/bank-b", next(iter(net[f"{ID}org/bank-a"][f"{ID}org/bank-b"]))]
    (other,) = elsewhere["claims"]
    net.graph["agreement"][claim_iri(1)].append(("compatible", other))
    page = show(net)
    select(page, LINK)
    marks = page.locator("#panel article").first.locator(".agreement button")
    assert marks.count() == 3
    marks.nth(1).click()  # on this panel
    focused = "document.activeElement.textContent"
    assert claim_iri(3) in page.evaluate(focused)
    assert page.evaluate("aidgraphView.state().selected") == LINK
    marks.nth(2).click()  # behind another link
    assert page.locator("#panel-title").inner_text().startswith("云泽银行")
    assert other in page.evaluate(focused)


def test_things_of_a_claim_and_neighbours_are_gone_to(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    select(page, COUNTY)
    groups = page.locator("#panel .neighbours h3").all_inner_texts()
    assert sorted(groups) == ["— twin with", "← support", "→ lie in"]
    page.locator("#panel .neighbours button", has_text="Hexi").click()
    assert page.evaluate("aidgraphView.state().selected") == PREFECTURE
    page.locator("#panel article .thing", has_text="Donghai Province").first.click()
    assert page.evaluate("aidgraphView.state().selected") == f"{ID}place/donghai"
    if page.locator("#panel .neighbours[open]").count() == 0:
        page.locator("#panel .neighbours summary").click()
    page.locator("#panel .neighbours li", has_text="Hexi").get_by_role("button", name="6 claims").click()
    assert page.evaluate("aidgraphView.state().selected") == LINK
    page.locator("#panel .ends button").first.click()
    assert page.evaluate("aidgraphView.state().selected") == f"{ID}place/donghai"


def test_many_neighbours_come_in_parts(show: Callable[..., Page]) -> None:
    page = show(nx.relabel_nodes(nx.star_graph(40), str))
    select(page, "0")
    assert page.locator("#panel .neighbours .thing").count() == 12
    page.locator("#panel .neighbours .more").click()
    assert page.locator("#panel .neighbours .thing").count() == 40
    assert page.evaluate("document.activeElement.className") == "thing"


def test_a_thing_tells_its_codes_and_aliases(show: Callable[..., Page]) -> None:
    net = sample()
    net.nodes[COUNTY].update(aliases=["Grass County"], codes=["650001", "650002"])
    page = show(net, reading="en")
    select(page, COUNTY)
    facts = page.locator("#panel-body > .facts").all_inner_texts()
    assert facts[1:3] == ["Also Grass County", "Code 650001 · 650002"]


def test_a_citation_is_copied_in_the_language_of_the_reading(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    page.evaluate(STUB)
    select(page, LINK)
    claim = page.locator("#panel article", has_text=claim_iri(3))
    claim.get_by_role("button", name="Copy citation").click()
    page.locator("#reading").select_option("zh")
    claim.get_by_role("button", name="复制引注").click()
    en, zh = page.evaluate("copied")
    assert en == (
        "“Sample source A”, 示例日报 Sample Daily, 2017-08-30, paragraph 4, https://example.org/a?b=1&c=2. "
        f"Claim {claim_iri(3)} . Accessed via aidgraph {aidgraph.__version__}."
    )
    assert zh == (
        "《示例来源甲》，示例日报 Sample Daily，2017-08-30，第 4 段，https://example.org/a?b=1&c=2。"
        f"陈述 {claim_iri(3)} 。经 aidgraph {aidgraph.__version__} 取得。"
    )
    assert page.locator("#live").inner_text() == "已复制引注"


def test_the_copied_queries_find_the_same_claims(
    show: Callable[..., Page], kg: KnowledgeGraph, net: MultiDiGraph
) -> None:
    page = show(net)
    page.evaluate(STUB)
    expected = {node: held["claims"] for node, held in list(net.nodes(data=True))[::9]}
    expected |= {key: held["claims"] for _, _, key, held in list(net.edges(keys=True, data=True))[::9]}
    assert len(expected) > 40
    for name, claims in expected.items():
        select(page, name)
        page.locator("#panel-body > div > .copy").click()
        results = kg.query(page.evaluate("copied.at(-1)"))
        assert isinstance(results, Results)
        found = [row.claim for row in results]
        assert found == sorted(claims), name


def test_without_a_clipboard_the_text_stands_selected(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    page.evaluate(NONE)
    select(page, LINK)
    page.get_by_role("button", name="Copy SPARQL for this").click()
    area = page.locator("#panel textarea")
    area.wait_for()
    text = area.input_value()
    assert f"<{LINK}> aid:restsOn ?claim" in text
    assert page.evaluate("getSelection().toString()").strip() == text.strip()
    assert "press Ctrl+C" in page.locator("#live").inner_text()


def test_a_notebooks_frame_copies_too(browser: Browser, tmp_path: Path) -> None:
    host = tmp_path / "host.html"
    host.write_text(f"<!doctype html><meta charset=utf-8>{view(sample())._repr_html_()}", encoding="utf-8")
    page = browser.new_page(offline=True)
    watched = Watched(page)
    page.goto(host.as_uri())
    frame = page.frames[1]
    until(frame, SHOWN)
    select(frame, LINK)
    frame.locator("#panel article .copy").first.click()
    frame.locator("#panel textarea").wait_for()
    assert "Sample source B" in frame.locator("#panel textarea").input_value()
    page.close()
    assert [text for text in watched.complaints if "clipboard" not in text.lower()] == []


def test_hostile_text_is_copied_as_text(show: Callable[..., Page]) -> None:
    page = show(hostile())
    page.evaluate(STUB)
    for name in page.evaluate("aidgraphView.shown().nodes"):
        select(page, name)
        assert page.locator("#panel-body > div > .copy").count() == 0  # no IRI, no query
        page.locator("#panel article .copy").first.click()
    page.evaluate(NONE)
    page.locator("#panel article .copy").first.click()
    page.locator("#panel textarea").wait_for()
    assert page.evaluate("copied[0]").startswith("《</script>")
    assert page.evaluate("window.hit") is None


def test_the_panel_leaves_the_head_and_the_zoom_free(show: Callable[..., Page]) -> None:
    page = show(sample(), width=1440)
    page.locator("#reading").focus()
    select(page, COUNTY)
    panel, zoom, head = (page.locator(name).bounding_box() for name in ("#panel", ".zoom", "body > header"))
    assert panel is not None
    assert zoom is not None
    assert head is not None
    assert zoom["x"] + zoom["width"] < panel["x"]
    assert panel["y"] >= head["y"] + head["height"] - 1
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "panel-close"
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "reading"


def test_an_english_panel_shows_no_chinese_but_what_sources_wrote(show: Callable[..., Page], net: MultiDiGraph) -> None:
    publishers = {source["publisher"] for source in read(net).sources if source["publisher"]}
    page = show(net, reading="en")
    for name in (f"{ID}place/nilka-county", f"{ID}place/ili", f"{ID}link/place-jiangsu--supports--place-ili"):
        select(page, name)
        texts = page.evaluate("""() => [...document.querySelectorAll("#panel *")]
          .filter((element) => !element.children.length && element.checkVisibility() && !element.closest("b"))
          .map((element) => element.textContent)""")
        left = [text for text in texts if re.search("[\u4e00-\u9fff]", text)]
        assert [text for text in left if not any(publisher in text for publisher in publishers)] == []


@pytest.mark.parametrize("net", [nx.karate_club_graph(), nx.MultiDiGraph([(1, 1), (1, 1), (1, 2), (1, 2), (2, 1)])])
def test_each_link_of_other_peoples_graphs_opens(show: Callable[..., Page], net: nx.Graph) -> None:
    page = show(net)
    links = page.evaluate("aidgraphView.shown().edges")
    assert len(set(links)) == net.number_of_edges()
    for link in links[:20]:
        select(page, link)
        assert page.evaluate("aidgraphView.state().selected") == link
    page.locator("#panel .ends button").first.click()
    assert page.locator("#panel .neighbours .why").count() > 0
    page.locator("#panel .neighbours .why").first.click()
    assert page.evaluate("aidgraphView.state().selected") in links
    assert page.locator("#panel .copy").count() == 0


def test_a_comparison_is_no_report_on_hover_and_in_the_panel(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("sources")
    page = show(net)
    for relation in ("conflictsWith", "corroborates"):
        start, end, key, data = next(
            edge for edge in net.edges(keys=True, data=True) if edge[3]["relation"] == relation
        )
        assert start != end or relation == "conflictsWith"
        page.keyboard.press("Escape")
        page.mouse.move(*where(page, key))
        page.locator("#tip").wait_for(state="visible")
        page.evaluate("id => aidgraphView.select(id)", key)
        facts = page.locator("#panel .facts").first.inner_text()
        for told in (page.locator("#tip").text_content() or "", facts):
            assert f"found by comparing {len(data['claims'])} claims" in told
            assert f"由本项目比对 {len(data['claims'])} 条陈述得出" in told
            assert "reported" not in told
            assert "sources differ" not in told
    # Each link has one line, and the lines of the legend add up.
    counts = [int(text.split("/")[1]) for text in page.locator("[data-line]").all_inner_texts()]
    assert sum(counts) == net.number_of_edges()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_sum_stands_whole_on_its_link(show: Callable[..., Page], width: int) -> None:
    net = aidgraph.open().network("funding")
    key = "place-jiangsu--funds--place-ili/aid-funds/outcome"
    said = next(data for *_, found, data in net.edges(keys=True, data=True) if found == key)["counts"][0][1]
    ends = said.removeprefix("sum: ").removesuffix(" (known as a range only)")
    page = show(net, reading="en", width=width)
    page.evaluate("id => aidgraphView.select(id)", key)
    page.wait_for_timeout(400)
    label = next(one for one in page.evaluate("aidgraphView.linkLabels()") if one["id"] == key)
    assert label["lines"] == ["aid funds, achieved", ends]
    # Boxes are about the middle of the world, which the network says where it lies.
    middle = page.evaluate("aidgraphView.network.canvasToDOM({x: 0, y: 0}).x")
    left, _, right, _ = label["box"]
    assert 0 <= left + middle < right + middle <= page.evaluate("document.getElementById('canvas').clientWidth")


def test_a_sum_says_how_many_of_its_claims_make_it_up(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("funding")
    page = show(net, reading="en")
    for *_, key, data in net.edges(keys=True, data=True):
        all_of, some = len(data["claims"]), len(data["counted"])
        if all_of == some:
            continue
        page.evaluate("id => aidgraphView.select(id)", key)
        facts = page.locator("#panel .facts").first.inner_text()
        said = (
            f"sum of the {some} of {all_of} claims" if data["additive"] else f"a range from {some} of {all_of} claims"
        )
        assert said in facts
        assert page.locator("#panel .claim .tag", has_text="not in the sum").count() == all_of - some


def test_a_link_of_reference_data_says_so_and_counts_no_claims(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("places")
    page = show(net, reading="en")
    assert "claims behind" not in page.locator("header .counts").inner_text()
    county = aidgraph.open().thing("伊宁县").id
    page.evaluate("id => aidgraphView.select(id)", county)
    neighbours = page.locator("#panel .neighbours")
    if neighbours.get_attribute("open") is None:
        neighbours.locator("summary").click()
    assert neighbours.locator(".why").first.inner_text() == "link"
    assert "0 claims" not in neighbours.inner_text()
    neighbours.locator(".why").first.click()
    assert page.locator("#panel .facts").first.inner_text() == "by reference data"
