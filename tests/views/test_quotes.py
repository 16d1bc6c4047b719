"""Words of a source in a view: only where the user supplied the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.data import coding
from tests.tabs import SHOWN, until

import aidgraph
from aidgraph.text import Quote

from .sample import HOSTILE, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from networkx import MultiDiGraph
    from tests.tabs import Tabs

    from aidgraph import KnowledgeGraph

CLAIM = "https://w3id.org/aidgraph/id/claim/2030-01-02-invented/001"
SENTENCE = "甲省对口支援乙州。"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open(coding.FOLDER)


@pytest.fixture(scope="module")
def net(kg: KnowledgeGraph) -> MultiDiGraph:
    return kg.network("support")


def test_the_panel_shows_the_sentence_with_the_span_marked(
    kg: KnowledgeGraph, net: MultiDiGraph, tabs: Tabs, tmp_path: Path
) -> None:
    path = aidgraph.view(net, quotes=kg.quotes(coding.TEXT)).save(tmp_path / "view.html")
    page = tabs.lend(1280, 720)
    page.goto(path.as_uri())
    until(page, SHOWN)
    (edge,) = (key for _, _, key, held in net.edges(keys=True, data=True) if CLAIM in held["claims"])
    assert page.evaluate("id => aidgraphView.select(id)", edge)
    article = page.locator("#panel article", has_text=CLAIM)
    assert article.locator("blockquote").inner_text() == SENTENCE
    assert article.locator("blockquote mark").inner_text() == SENTENCE.removesuffix("。")
    assert "outside this licence" in page.locator("footer").inner_text()


def test_without_quotes_nothing_of_the_text_is_in_the_page(net: MultiDiGraph) -> None:
    html = aidgraph.view(net).html
    assert SENTENCE not in html
    assert '"quote"' not in html
    assert "outside this licence" not in html
    assert aidgraph.view(net, quotes={}).html == html


def test_quotes_of_claims_that_a_network_does_not_hold_stay_out(net: MultiDiGraph) -> None:
    page = aidgraph.view(net, quotes={"https://example.org/other": Quote("", "别处的话", "。")})
    assert "别处的话" not in page.html


def test_the_network_is_not_changed(kg: KnowledgeGraph) -> None:
    net = kg.network("support")
    aidgraph.view(net, quotes=kg.quotes(coding.TEXT))
    assert SENTENCE not in str(net.graph)


def test_hostile_quotes_run_nothing(tabs: Tabs, tmp_path: Path) -> None:
    quotes = {text: Quote(text, text, text) for text in HOSTILE}
    page = tabs.lend(1280, 720)
    page.goto(aidgraph.view(hostile(), quotes=quotes).save(tmp_path / "view.html").as_uri())
    until(page, SHOWN)
    for name in page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.id"):
        assert page.evaluate("id => aidgraphView.select(id)", name)
        assert page.locator("#panel blockquote").count() == len(HOSTILE)
        page.keyboard.press("Escape")
    assert page.evaluate("window.hit") is None
    assert page.locator("img, a, iframe, object, embed").count() == 0
