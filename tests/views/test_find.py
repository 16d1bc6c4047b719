"""Finding things: the search box in a browser; what matches is tested in `js/search.test.mjs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from .pages import where
from .sample import HOSTILE, ID, hostile, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

COUNTY = f"{ID}place/county-1"
PICTURE = "document.querySelector('#canvas canvas').toDataURL()"
OPTION = "#search-list [role=option]"


def named() -> nx.MultiDiGraph:
    net = sample()
    net.nodes[COUNTY].update(aliases=["Grass County"], codes=["650001"])
    return net


def test_enter_goes_to_what_was_typed_and_opens_it(show: Callable[..., Page]) -> None:
    page = show(named(), width=1440)
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find a thing")
    assert page.evaluate("document.activeElement.id") == "search"
    assert box.get_attribute("placeholder") == "查找：名称、拼音、代码 · Find: name, pinyin, code"
    page.keyboard.type("caoyuan")
    first = page.locator(OPTION).first
    assert first.inner_text().split("\n") == ["草原县 Caoyuan County", "县 County"]
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert "found" in page.locator("#live").inner_text()
    ringed = page.evaluate(PICTURE)
    page.locator("#search").fill("nobody")
    page.wait_for_timeout(100)
    assert page.evaluate(PICTURE) != ringed
    page.locator("#search").fill("caoyuan")
    before = page.evaluate("aidgraphView.network.getScale()")
    page.keyboard.press("Enter")
    assert page.evaluate("aidgraphView.state().selected") == COUNTY
    assert page.evaluate("document.activeElement.id") == "panel"
    assert page.get_by_role("listbox").is_hidden()
    page.wait_for_timeout(500)  # the flight
    assert page.evaluate("aidgraphView.network.getScale()") > before
    x, y = where(page, COUNTY)
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert 248 < x < panel["x"]
    assert 50 < y < 800
    page.keyboard.press("Escape")  # back to where it was opened from
    assert page.evaluate("document.activeElement.id") == "search"


def test_aliases_and_codes_are_found_and_say_so(show: Callable[..., Page]) -> None:
    page = show(named())
    for query, said in (("grass", "别名 alias Grass County"), ("６５０００１", "代码 code 650001")):
        page.locator("#search").fill(query)
        assert page.locator("#search-list .match").all_inner_texts() == [said]
        assert page.locator(OPTION).count() == 1


def test_arrows_move_and_escape_closes(show: Callable[..., Page]) -> None:
    page = show(sample())
    box = page.locator("#search")
    box.fill("county")
    options = page.locator(OPTION)
    assert options.count() == 9
    page.keyboard.press("ArrowDown")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert options.nth(0).get_attribute("aria-selected") == "false"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert options.nth(8).get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert options.count() == 0
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "county"
    page.keyboard.press("Escape")
    assert box.input_value() == ""
    box.fill("nothing of this name")
    assert "Nothing found" in page.locator("#search-list").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("aidgraphView.state().selected") == ""


def test_a_click_chooses_in_one_language(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    page.locator("#search").fill("草原")
    option = page.locator(OPTION).first
    assert option.inner_text().split("\n") == ["Caoyuan County", "County", "name 草原县"]
    option.click()
    assert page.locator("#panel").is_visible()
    assert page.locator("#search").input_value() == "Caoyuan County"
    assert page.locator("#search").get_attribute("placeholder") == "Find: name, pinyin, code"


def test_hidden_things_are_found_and_shown_on_choice(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.evaluate("aidgraphView.set({off: {kind: ['County', 'Bank']}})")
    page.locator("#search").fill("草原")
    assert "被筛选隐藏 hidden by filters" in page.locator(OPTION).first.inner_text()
    assert COUNTY not in page.evaluate("aidgraphView.shown().nodes")
    page.keyboard.press("Enter")
    assert COUNTY in page.evaluate("aidgraphView.shown().nodes")
    assert page.evaluate("aidgraphView.state().off") == {"kind": ["Bank"]}


def test_one_of_ten_thousand_things_is_found(show: Callable[..., Page]) -> None:
    page = show(nx.relabel_nodes(nx.empty_graph(10_000), lambda i: f"thing number {i}"))
    page.locator("#search").fill("9")
    assert page.locator(OPTION).count() == 9
    page.locator("#search").fill("number 7777")
    page.keyboard.press("Enter")
    assert page.evaluate("aidgraphView.state().selected") == "thing number 7777"


def test_hostile_names_stay_text(show: Callable[..., Page]) -> None:
    page = show(hostile())
    for text in HOSTILE[:9]:
        page.locator("#search").fill(text)
        assert page.locator(OPTION).count() >= 1
        page.keyboard.press("Enter")
    assert page.evaluate("window.hit") is None
    assert page.locator("img, a, iframe, object, embed").count() == 0


def test_the_box_serves_on_a_phone(show: Callable[..., Page]) -> None:
    page = show(sample(), width=390, height=844)
    page.locator("#search").fill("市")
    box = page.locator("#search-list").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(OPTION).first.click()
    page.wait_for_timeout(500)  # the flight
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert 100 < where(page, page.evaluate("aidgraphView.state().selected"))[1] < panel["y"]
