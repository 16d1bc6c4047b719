"""Places drawn as one with what lies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
from tests.tabs import SHOWN, until

from aidgraph.views.records import read

from .pages import where
from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PREFECTURE = f"{ID}place/hexi"
PROVINCE = f"{ID}place/donghai"


def nested() -> nx.MultiDiGraph:
    """Return the sample with counties in their prefecture and cities in their province."""
    net = sample()
    for _, data in net.nodes(data=True):
        data["within"] = {"County": PREFECTURE, "PrefectureCity": PROVINCE}.get(data["type"])
    return net


def test_the_parent_is_the_smallest_place_of_the_network() -> None:
    net = nx.DiGraph([("village", "country"), ("county", "country"), ("lonely", "village")])
    net.nodes["village"]["within"] = "township that the network lacks"
    net.nodes["lonely"]["within"] = "lonely"
    net.graph["ancestors"] = {
        "village": {"township that the network lacks", "county", "country"}, "county": {"country"},
    }  # fmt: skip
    nodes = read(net).nodes
    names = {node["id"]: node["parent"] is not None and nodes[node["parent"]]["id"] for node in nodes}
    assert names == {"village": "county", "county": "country", "country": False, "lonely": False}


def test_a_place_and_what_lies_in_it_are_drawn_as_one(show: Callable[..., Page]) -> None:
    page = show(nested())
    shown = page.evaluate("aidgraphView.shown()")
    for place in (PREFECTURE, PROVINCE):
        assert page.evaluate("id => aidgraphView.select(id)", place)
        page.get_by_role("button", name="As one with the 7 in it").click()
    assert "drawn as one with the 7 things" in page.locator("#live").inner_text()
    now = page.evaluate("aidgraphView.shown()")
    assert len(now["nodes"]) == len(shown["nodes"]) - 14
    assert f"{len(now['nodes'])} of {len(shown['nodes'])} things" in page.locator("#shown").inner_text()
    assert ["东海省（含 7）", "Donghai Province (with 7)"] in [
        one["lines"] for one in page.evaluate("aidgraphView.labels()")
    ]
    # What was merged can be read one by one, and says its own ends.
    page.keyboard.press("Escape")
    merged = next(name for name in now["edges"] if name.endswith("/004"))
    page.mouse.move(*where(page, merged))
    page.locator("#tip").wait_for(state="visible")
    assert "drawn as one with" in page.locator("#tip").inner_text()
    page.mouse.click(*where(page, merged))
    rows = page.locator("#bundle li")
    rows.first.wait_for(state="visible")
    assert rows.count() == 7
    rows.nth(2).get_by_role("button").click()
    page.locator("#bundle [aria-current=true]").wait_for()
    assert "Xueshan County" in page.locator("#panel h2").inner_text()
    # The table lists every link that is drawn, alone or with others.
    page.locator("#edge-table summary").click()
    page.locator("#edge-table tbody tr").nth(len(now["edges"]) - 1).wait_for(state="attached")
    assert page.locator("#edge-table tbody tr").count() == len(now["edges"])
    page.keyboard.press("Escape")
    url = page.url
    page.goto("about:blank")
    page.goto(url)
    until(page, SHOWN)
    assert page.evaluate("aidgraphView.shown()") == now
    page.get_by_role("button", name="Expand all").click()
    assert page.evaluate("aidgraphView.shown()") == shown


def test_the_legend_says_what_the_width_of_links_drawn_as_one_means(show: Callable[..., Page]) -> None:
    page = show(nested(), reading="en")
    row = page.locator("#bundled")
    assert row.is_hidden()
    page.evaluate("ids => aidgraphView.set({collapsed: ids})", sorted([PREFECTURE, PROVINCE]))
    assert row.inner_text().strip() == "links drawn as one: 2 to 4, 5 or more"
    assert row.locator("path").count() == 2
    net = nested()
    for number, (*_, data) in enumerate(net.edges(data=True)):
        data["weight"] = number
    weighed = show(net, reading="en")
    weighed.evaluate("ids => aidgraphView.set({collapsed: ids})", sorted([PREFECTURE, PROVINCE]))
    assert weighed.locator("#bundled").inner_text().strip() == "links drawn as one: as wide as the widest of them"
    weighed.evaluate("aidgraphView.set({collapsed: []})")
    assert weighed.locator("#bundled").is_hidden()


def test_sums_of_different_kinds_stay_apart_when_places_are_grouped(show: Callable[..., Page]) -> None:
    net = nx.MultiDiGraph()
    for name in ("a", "b", "place"):
        net.add_node(name, within="place" if name != "place" else None)
    for end, (money, status) in [
        ("a", ("aid-funds", "plan")),
        ("b", ("aid-funds", "outcome")),
        ("a", ("loan", "plan")),
    ]:
        net.add_edge(
            "giver", end, key=f"{end}/{money}/{status}", relation="funds", zh="资助", en="funds",
            money=money, status_class=status, low=5, high=5, weight=5,
        )  # fmt: skip
    net.add_edge("giver", "b", key="b/aid-funds/plan", relation="funds", zh="资助", en="funds",
                 money="aid-funds", status_class="plan", low=7, high=7, weight=7)  # fmt: skip
    page = show(net, reading="en")
    page.evaluate("aidgraphView.set({collapsed: ['place']})")
    assert page.evaluate("aidgraphView.select('a/aid-funds/plan')")
    page.locator("#bundle li").first.wait_for(state="visible")
    assert page.locator("#bundle li").count() == 2
    assert page.evaluate("aidgraphView.select('a/loan/plan')")
    assert page.locator("#bundle").is_hidden()


def test_all_places_are_grouped_at_once(show: Callable[..., Page]) -> None:
    page = show(nested(), width=390, height=844)
    button = page.get_by_role("button", name="Group by place")
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate("aidgraphView.state().collapsed") == sorted([PREFECTURE, PROVINCE])
    county = f"{ID}place/county-1"
    assert page.evaluate("id => aidgraphView.select(id)", county)
    assert "Drawn as part of Hexi Autonomous Prefecture" in page.locator("#folded").inner_text()
    page.wait_for_timeout(400)  # the view moves
    assert where(page, county) == where(page, PREFECTURE)
    page.keyboard.press("Escape")
    button.press("Enter")
    assert page.evaluate("aidgraphView.state().collapsed") == []


def test_a_network_without_places_offers_nothing(show: Callable[..., Page]) -> None:
    page = show(nx.path_graph(3))
    assert page.locator("#group").count() == 0
    assert page.evaluate("aidgraphView.select('0')")
    assert page.locator("#collapse").is_hidden()
