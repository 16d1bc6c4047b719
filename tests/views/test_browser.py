"""The page in a browser, from disk, with the network off."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output
from tests.tabs import SHOWN, until

from aidgraph.views import view

from .pages import where
from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.tabs import Tabs

LINK = f"{ID}link/001"
PLANNED = f"{ID}link/002"
COUNTY = f"{ID}place/county-1"

#: How many colours the canvas shows.
INK = """(() => {
  const colours = new Set(), canvas = document.querySelector("#canvas canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  for (const pixel of pixels) colours.add(pixel);
  return colours.size;
})()"""


def test_hover_names_a_thing_in_both_languages(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.mouse.move(*where(page, COUNTY))
    tip = page.locator("#tip")
    tip.wait_for(state="visible")
    assert "草原县" in tip.inner_text()
    assert "Caoyuan County" in tip.inner_text()
    page.mouse.move(300, 100)
    tip.wait_for(state="hidden")


def test_hover_on_a_link_says_what_it_rests_on(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.mouse.move(*where(page, LINK))
    tip = page.locator("#tip")
    tip.wait_for(state="visible")
    text = tip.inner_text()
    assert "东海省 → 支援 → 河西自治州" in text
    assert "Donghai Province → support → Hexi Autonomous Prefecture" in text
    assert "rests on 6 claims" in text


def test_parallel_and_opposite_links_lie_apart(show: Callable[..., Page]) -> None:
    page = show(sample())
    for name, relation in ((LINK, "support"), (PLANNED, "fund")):
        page.mouse.move(*where(page, name))
        until(page, "text => !tip.hidden && tip.textContent.includes(text)", arg=f"Donghai Province → {relation} →")
    (ax, ay), (bx, by) = where(page, LINK), where(page, PLANNED)
    assert abs(ax - bx) + abs(ay - by) > 12


def test_click_shows_claims_with_their_evidence(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.mouse.click(*where(page, LINK))
    panel = page.get_by_role("dialog")
    panel.wait_for(state="visible")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert panel.locator("article").count() == 6
    text = panel.locator("article").first.inner_text()
    for expected in (
        "据报，东海省支援河西自治州。", "Donghai Province is reported to support Hexi Autonomous Prefecture.",
        "1.5亿元", "至少", "at least", "援助资金", "aid funds", "进行中", "under way", "2017年",
        "示例来源乙", "Sample source B", "发布者不详", "publisher unknown", "第 2 段", "paragraph 2",
        "明示", "explicit", f"{ID}claim/sample-2/001",
    ):  # fmt: skip
        assert expected in text
    assert "示例日报 Sample Daily" in panel.inner_text()
    assert "隐含 implied" in panel.inner_text()
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")


def test_a_claim_says_which_others_agree_and_which_differ(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.mouse.move(*where(page, LINK))
    until(page, "!tip.hidden && tip.textContent.includes('sources differ')")
    page.mouse.click(*where(page, LINK))
    panel = page.get_by_role("dialog")
    panel.wait_for(state="visible")
    first, second, _, fourth = (panel.locator("article").nth(number) for number in range(4))
    marks = [mark.inner_text() for mark in first.locator(".agreement li").all()]
    assert [" ".join(mark.split()) for mark in marks] == [
        "印证 corroborates Example Gazette (2016-05): 2017年 · 002",
        "相左 conflicts with 示例日报 Sample Daily (2017-08-30): 3.5亿元 · 003",
    ]
    assert "《示例来源乙》" in second.locator(".agreement li").inner_text(), "an unknown publisher is named by title"
    assert fourth.locator(".agreement").count() == 0


def test_click_on_a_thing_and_close_by_button(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.mouse.click(*where(page, COUNTY))
    panel = page.locator("#panel")
    panel.wait_for(state="visible")
    assert panel.locator("h2").inner_text().split("\n")[0] == "草原县"
    assert panel.locator("article").count() == len(sample().nodes[COUNTY]["claims"])
    page.locator("#panel-close").click()
    panel.wait_for(state="hidden")


def test_the_keyboard_reaches_every_link(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator(".tables summary").first.click()
    row = page.locator("tr[data-edge]").nth(3)
    row.focus()
    page.keyboard.press("Enter")
    page.locator("#panel article").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("#panel").wait_for(state="hidden")
    assert row.evaluate("row => row === document.activeElement")


def test_labels_are_drawn_in_both_languages(show: Callable[..., Page]) -> None:
    page = show(sample())
    labels = page.evaluate("aidgraphView.labels()")
    assert len(labels) > 24
    assert ["云泽市", "Yunze City"] in [label["lines"] for label in labels]
    boxes = [label["box"] for label in labels]
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert page.evaluate(INK) > 100


@pytest.mark.parametrize("reading", ["zh", "en"])
def test_the_page_starts_in_its_reading(show: Callable[..., Page], reading: str) -> None:
    page = show(sample(), reading=reading)
    page.mouse.move(*where(page, COUNTY))
    page.locator("#tip").wait_for(state="visible")
    text = page.locator("#tip").inner_text()
    assert ("草原县" in text) == (reading == "zh")
    assert ("Caoyuan County" in text) == (reading == "en")
    assert all(len(label["lines"]) == 1 for label in page.evaluate("aidgraphView.labels()"))


def test_a_phone(show: Callable[..., Page]) -> None:
    page = show(sample(), width=390, height=844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.touchscreen.tap(*where(page, f"{ID}place/hexi"))
    panel = page.locator("#panel")
    panel.wait_for(state="visible")
    box = panel.bounding_box()
    assert box is not None
    assert box["width"] == 390
    assert box["y"] > 250
    page.wait_for_timeout(400)  # the view moves the thing out from behind the panel
    assert 0 < where(page, f"{ID}place/hexi")[1] < box["y"]


def test_dragging_a_thing_takes_its_links_along(show: Callable[..., Page]) -> None:
    page = show(sample())
    x, y = where(page, COUNTY)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 60, steps=30)  # a drag begins some pixels after the press
    page.mouse.up()
    now = where(page, COUNTY)
    assert abs(now[0] - x - 90) < 15
    assert abs(now[1] - y - 60) < 15
    assert page.locator("#panel").is_hidden()


def test_a_large_network_pans(show: Callable[..., Page]) -> None:
    page = show(nx.relabel_nodes(nx.random_labeled_tree(900, seed=1), str))
    hub = page.evaluate("aidgraphView.labels()[0].id")
    x, y = where(page, hub)
    page.mouse.move(262, 100)  # an empty corner
    page.mouse.down()
    page.mouse.move(362, 160, steps=25)
    during = page.evaluate(f"() => new Promise(done => requestAnimationFrame(() => done({INK})))")
    page.mouse.up()
    now = where(page, hub)
    assert 80 < now[0] - x < 110
    assert 45 < now[1] - y < 70
    assert during > 20
    assert page.evaluate(INK) > 20


@pytest.mark.parametrize(
    "net",
    [nx.Graph(), nx.empty_graph(1), nx.karate_club_graph(), nx.MultiDiGraph([(1, 1), (1, 1), (1, 2), (2, 1)])],
    ids=["empty", "one", "karate", "loops"],
)
def test_other_peoples_graphs(show: Callable[..., Page], net: nx.Graph) -> None:
    page = show(net)
    assert page.evaluate("window.aidgraphView !== undefined") == (len(net) > 0)
    for node in net:
        assert page.evaluate("id => aidgraphView.select(id)", str(node))


def test_a_notebooks_frame_runs_the_page(tabs: Tabs, tmp_path: Path) -> None:
    net = sample()
    for year, (*_, data) in enumerate(net.edges(data=True), 1980):
        data["earliest"] = date(year, 1, 1)
    shown = view(net, height="480px")
    output = new_output("display_data", {"text/html": shown._repr_html_()})  # type: ignore[no-untyped-call]
    notebook = new_notebook(cells=[new_code_cell("view(net)", outputs=[output])])  # type: ignore[no-untyped-call]
    # What nbconvert's pages load besides is its own affair.
    urls = ("require_js_url", "mathjax_url", "mermaid_js_url")
    exporter = HTMLExporter(**dict.fromkeys(urls, "data:text/javascript,"))  # type: ignore[no-untyped-call]
    host = tmp_path / "host.html"
    host.write_text(exporter.from_notebook_node(notebook)[0], encoding="utf-8")
    page = tabs.lend(1100, 900)
    page.goto(host.as_uri())
    frame = page.frames[1]
    until(frame, SHOWN)
    assert frame.evaluate("id => aidgraphView.select(id)", COUNTY)
    assert frame.locator("#panel").is_visible()
    assert frame.locator("#time").is_visible()
    # The frame shows all down to the years without being scrolled.
    assert frame.evaluate("document.getElementById('time').getBoundingClientRect().bottom <= innerHeight")


def test_a_browser_too_old_to_unpack_the_page_is_told_so(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(offline=True)
    page.add_init_script("delete window.DecompressionStream")
    page.goto(view(sample(), reading="en").save(tmp_path / "view.html").as_uri())
    assert page.get_by_text("This page needs a browser of May 2023 or later.").is_visible()
    page.close()


def test_no_more_labels_are_measured_than_the_first_picture_needs(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(offline=True)
    page.add_init_script("""
      window.measured = new Set();
      const { measureText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.measureText = function (text) {
        measured.add(text);
        return measureText.call(this, text);
      };
    """)
    net = nx.relabel_nodes(nx.random_labeled_tree(900, seed=1), lambda i: f"thing {i}")
    page.goto(view(net).save(tmp_path / "view.html").as_uri())
    until(page, SHOWN)
    assert 0 < page.evaluate("[...measured].filter((text) => text.startsWith('thing')).length") < 300
    page.close()


def test_the_whole_interface_turns_to_a_language(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator("#reading").select_option("en")
    left = page.locator("body").inner_text()
    assert re.findall("[\u4e00-\u9fff]+", left.replace("中文", "")) == ["示例日报"]  # a publisher has one name
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#zoom-fit").get_attribute("aria-label") == "Show all"
    page.locator("#reading").select_option("zh")
    assert "Legend" not in page.locator("body").inner_text()
    assert ["草原县"] in [label["lines"] for label in page.evaluate("aidgraphView.labels()")]


def test_the_address_restores_the_state(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator("input[data-facet=kind]").first.uncheck()
    page.locator("#zoom-in").click()
    page.evaluate("id => aidgraphView.select(id)", COUNTY)
    page.wait_for_timeout(600)  # the address follows when the view is at rest
    state, shown = page.evaluate("[aidgraphView.state(), aidgraphView.shown()]")
    url = page.url
    page.goto("about:blank")
    page.goto(url)
    until(page, SHOWN)
    assert page.evaluate("[aidgraphView.state(), aidgraphView.shown()]") == [state, shown]
    assert page.locator("#panel").is_visible()


def test_what_an_address_names_and_the_network_lacks_is_left_out_and_told_once(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    state, shown = page.evaluate("[aidgraphView.state(), aidgraphView.shown()]")
    gone = "hidden=%5B%22gone%22%5D&publishers=-2&off=%7B%22kind%22%3A%5B%22Village%22%5D%7D"
    note = page.locator("#lost")
    page.goto(f"{page.url}#{gone}")  # the page stays, its address changes
    note.wait_for(state="visible")
    assert note.inner_text() == "2 things of the address are not in this network and were left out."
    assert page.evaluate("[aidgraphView.state(), aidgraphView.shown()]") == [state, shown]
    assert page.locator("#explored").is_hidden()
    page.reload()
    until(page, "window.aidgraphView")
    assert note.is_hidden()
    page.evaluate("location.hash = 'reading=%22zh%22&selected=%22gone%22'")
    note.wait_for(state="visible")
    assert note.inner_text() == page.locator("#live").inner_text() == "地址中有 1 项不在此网络中，已略去。"
    page.evaluate("location.hash = 'publishers=-2'")
    note.wait_for(state="hidden")


def test_a_phone_folds_the_caption_and_a_button_unfolds_it(show: Callable[..., Page]) -> None:
    long = {"zh": "很长的说明。" * 20, "en": "A long caption. " * 20}
    page = show(sample(), width=390, height=844, has_touch=True, caption=long)
    caption, more = page.locator("#caption"), page.locator("#caption-more")

    def height() -> float:
        box = caption.bounding_box()
        assert box is not None
        return box["height"]

    assert height() < 45
    for reading in ("zh", "en", "both"):
        page.evaluate("reading => aidgraphView.set({ reading })", reading)
        assert height() < 45
        assert more.is_visible()
    box = more.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    assert height() > 200
    more.click()
    assert height() < 45
    page.set_viewport_size({"width": 1280, "height": 900})
    more.wait_for(state="hidden")
    page.set_viewport_size({"width": 390, "height": 844})
    more.wait_for(state="visible")
    page.emulate_media(media="print")
    assert height() > 100
    assert more.is_hidden()


def test_the_tables_hold_every_row(show: Callable[..., Page]) -> None:
    net = nx.relabel_nodes(nx.random_labeled_tree(900, seed=1), str)
    page = show(net)
    page.locator("#edge-table summary").click()
    page.locator("#edge-table tbody tr").nth(898).wait_for(state="attached")
    assert page.locator("#edge-table tbody tr").count() == 899


def test_labels_run_as_their_script_does(show: Callable[..., Page]) -> None:
    net = nx.DiGraph()
    net.add_edge("a", "b")
    net.add_node("a", zh="伊犁", en="ئىلى قازاق (2017)")
    page = show(net)
    drawn = page.evaluate("""() => {
      const drawn = {}, { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
        drawn[text] = [this.direction, this.textAlign];
        return fillText.call(this, text, ...at);
      };
      aidgraphView.network.redraw();
      return drawn;
    }""")
    assert drawn["伊犁"] == ["ltr", "left"]
    assert drawn["ئىلى قازاق (2017)"] == ["rtl", "left"]


def test_a_long_label_is_cut_between_letters(show: Callable[..., Page]) -> None:
    net = nx.DiGraph()
    net.add_edge("a", "b")
    net.add_node("a", zh="👩‍🌾" * 40, en="e\u0301" * 90)
    lines = next(held["lines"] for held in show(net).evaluate("aidgraphView.labels()") if held["id"] == "a")
    assert set(lines[0].removesuffix("…").split("👩‍🌾")) == {""}
    assert lines[1].endswith("e\u0301…")


def test_a_link_is_named_where_it_is_open_or_under_the_pointer(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    assert page.evaluate("aidgraphView.linkLabels()") == []
    name = f"{ID}link/002"
    page.mouse.move(*where(page, name))
    until(page, "aidgraphView.linkLabels().length === 1")
    page.mouse.move(5, 5)
    until(page, "aidgraphView.linkLabels().length === 0")
    page.evaluate("id => aidgraphView.select(id)", name)
    until(page, "aidgraphView.linkLabels().length === 1")
    label = page.evaluate("aidgraphView.linkLabels()[0]")
    assert label["id"] == name
    assert label["lines"][0].startswith("fund ")
    assert "yuan" in label["lines"][0]
    left, top, right, bottom = label["box"]
    for x0, y0, x1, y1 in (held["box"] for held in page.evaluate("aidgraphView.labels()")):
        assert x0 >= right or x1 <= left or y0 >= bottom or y1 <= top
    page.evaluate("aidgraphView.set({selected: ''})")
    until(page, "aidgraphView.linkLabels().length === 0")
