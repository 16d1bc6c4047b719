"""Text that would run if a page took it for more than text: opened, searched, sorted, printed and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from markupsafe import escape
from tests.tabs import until

from aidgraph.views import view

from .pages import where
from .sample import HOSTILE, hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

EVERYWHERE = """() => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  const { nodes, edges } = aidgraphView.shown();
  for (const id of [...nodes, ...edges]) {
    aidgraphView.select(id);
    for (const more of document.querySelectorAll("#panel button.more, #panel .why")) more.click();
    document.getElementById("panel").querySelector("article button")?.focus();
  }
  for (const reading of ["zh", "en", "both"]) aidgraphView.set({ reading });
  const looks = { ring: "betweenness", size: "claims" };
  for (const colour of ["communities", "components", "claims"]) aidgraphView.set({ colour, ...looks });
  aidgraphView.set({ path: [nodes[0], nodes[2]], hidden: [nodes[4]], pinned: { [nodes[1]]: [0, 0] } });
  aidgraphView.set({ only: [nodes[0], 2] });
  for (const head of document.querySelectorAll("th button, [role=columnheader] button")) head.click();
  for (const only of document.querySelectorAll(".only")) { only.click(); only.click(); }
  dispatchEvent(new Event("beforeprint"));
  dispatchEvent(new Event("afterprint"));
  aidgraphView.set({ path: null, hidden: [], pinned: {}, only: null, off: {}, selected: "" });
}"""


@pytest.mark.parametrize("policy", [True, False], ids=["with its policy", "without its policy"])
def test_no_text_runs(show: Callable[..., Page], tmp_path: Path, policy: bool) -> None:
    net = hostile()
    net.graph["weight"] = {"zh": HOSTILE[0], "en": HOSTILE[2]}
    for number, (*_, data) in enumerate(net.edges(data=True)):
        data |= {"weight": number, "counts": [(HOSTILE[0], HOSTILE[2])], "low": -number, "high": 1e300}
        data |= {"money": HOSTILE[number % 3], "status_class": HOSTILE[4], "counted": [*HOSTILE, 3]}
    page = show(net, bypass_csp=not policy)
    for name in page.evaluate("aidgraphView.shown().nodes.slice(0, 3)"):
        page.mouse.move(*where(page, name))
        page.locator("#tip").wait_for(state="visible")
    page.evaluate(EVERYWHERE)
    for text in HOSTILE[:9]:
        page.locator("#search").fill(text)
    page.locator("#search").press("Escape")
    for kind in ("svg", "graphml", "gexf"):
        page.evaluate("document.getElementById('download').open = true")
        with page.expect_download() as caught:
            page.locator(f"#download button[value={kind}]").click()
        caught.value.save_as(tmp_path / kind)
        root = ET.parse(tmp_path / kind).getroot()  # noqa: S314 - made by us
        assert not {element.tag.rpartition("}")[2] for element in root.iter()} & {"script", "img", "a", "foreignObject"}
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    page.wait_for_timeout(200)  # an image that fails to load would tell late
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.querySelectorAll('#stage a, #panel img, #panel script, main script').length") == 0


#: What the title of the hostile network is, taken for more than text: each runs in its own way.
LET_IN = {"script-src-elem": HOSTILE[0], "script-src-attr": HOSTILE[2]}


@pytest.mark.parametrize("policy", [True, False], ids=["with its policy", "without its policy"])
@pytest.mark.parametrize("directive", LET_IN)
def test_what_gets_in_all_the_same_runs_and_is_seen_unless_the_policy_stops_it(
    browser: Browser, tmp_path: Path, directive: str, policy: bool
) -> None:
    html = view(hostile()).html
    text = LET_IN[directive]
    heading, raw = f">{escape(text)}</span>", f">{text}</span>"
    assert heading in html.partition("</h1>")[0]
    file = tmp_path / "vulnerable.html"
    file.write_text(html.replace(heading, raw, 1), encoding="utf-8")
    context = browser.new_context(offline=True, bypass_csp=not policy)
    page = context.new_page()
    page.add_init_script("""
      window.stopped = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => stopped.push(effectiveDirective));
    """)
    page.goto(file.as_uri())
    until(page, "window.hit || stopped.some((one) => one.startsWith('script-src'))")
    assert page.evaluate("window.hit") == (None if policy else 1)
    assert (directive in page.evaluate("stopped")) is policy
    until(page, "window.aidgraphView")  # the page's own scripts run
    context.close()


def test_fifty_thousand_things_are_cut_to_the_leading_ones_with_a_note() -> None:
    net = nx.empty_graph(50_000)
    net.add_edges_from((0, i) for i in range(1, 30))
    html = view(net).html
    assert "The 20,000 things with most links, of 50,000; for all of them give limit=None." in html
    assert '<b>20000</b> <span class="said" lang="zh-Hans">事物' in html
    assert "<b>29</b>" in html
