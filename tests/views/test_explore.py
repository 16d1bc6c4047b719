"""Exploring: reach, only these, hide, pin, paths; by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
from tests.tabs import SHOWN, until

from .pages import where
from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

COUNTY = f"{ID}place/county-1"
CITY = f"{ID}place/city-1"
PREFECTURE = f"{ID}place/hexi"
PROVINCE = f"{ID}place/donghai"


def select(page: Page, name: str) -> None:
    assert page.evaluate("id => aidgraphView.select(id)", name)


def state(page: Page) -> Any:
    return page.evaluate("aidgraphView.state()")


def said(page: Page) -> str:
    return page.locator("#live").inner_text()


def test_the_neighbourhood_grows_and_nothing_else_is_shown_on_demand(show: Callable[..., Page]) -> None:
    page = show(sample())
    assert page.locator("#tools").is_hidden()
    select(page, COUNTY)
    more = page.get_by_role("button", name="One link more")
    more.focus()
    page.keyboard.press("Enter")
    assert state(page)["hops"] == 2
    assert "within 2 links" in said(page)
    assert more.evaluate("button => button === document.activeElement")
    page.get_by_role("button", name="Only these").click()
    some = len(page.evaluate("aidgraphView.shown().nodes"))
    assert 4 < some < 40
    assert f"{some} things shown" in said(page)
    assert page.locator("#only").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="One link less").click()
    assert len(page.evaluate("aidgraphView.shown().nodes")) < some
    # Another thing may be read without losing the view.
    select(page, CITY)
    assert state(page)["only"] == [COUNTY, 1]
    assert page.locator("#only").get_attribute("aria-pressed") == "false"
    page.keyboard.press("Escape")
    page.locator("[data-undo=only]").click()
    assert len(page.evaluate("aidgraphView.shown().nodes")) == len(sample())
    assert page.locator("#explored").is_hidden()


def test_a_reach_ends_at_five(show: Callable[..., Page]) -> None:
    page = show(sample())
    select(page, COUNTY)
    for _ in range(7):
        page.locator("#hops-more").press("Enter")
    assert state(page)["hops"] == 5
    assert page.locator("#hops-more").get_attribute("aria-disabled") == "true"


def test_hidden_things_come_back(show: Callable[..., Page]) -> None:
    page = show(sample())
    for name in (COUNTY, CITY):
        select(page, name)
        page.get_by_role("button", name="Hide").click()
    assert page.locator("#panel").is_hidden()
    assert "Hidden: 2" in page.locator("#explored").inner_text()
    assert not {COUNTY, CITY} & set(page.evaluate("aidgraphView.shown().nodes"))
    page.get_by_role("button", name="Show again").click()
    assert {COUNTY, CITY} <= set(page.evaluate("aidgraphView.shown().nodes"))
    assert "Shown again" in said(page)


def test_pins_are_set_marked_and_taken_away(show: Callable[..., Page]) -> None:
    page = show(sample())
    x, y = where(page, COUNTY)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 50, steps=20)
    page.mouse.up()
    assert "Pinned: 1" in page.locator("#explored").inner_text()
    select(page, CITY)
    page.locator("#pin").click()
    assert set(state(page)["pinned"]) == {COUNTY, CITY}
    assert page.locator("#pin").get_attribute("aria-pressed") == "true"
    page.locator("#pin").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Unpin all").click()
    page.wait_for_timeout(900)
    assert state(page)["pinned"] == {}
    assert abs(where(page, COUNTY)[0] - x) < 5


def test_a_path_is_chosen_lit_and_told(show: Callable[..., Page]) -> None:
    page = show(sample())
    select(page, CITY)
    page.get_by_role("button", name="Path from here").click()
    card = page.locator("#explored")
    assert "click or search the other end" in card.inner_text()
    page.mouse.click(*where(page, PREFECTURE))
    assert state(page)["path"] == [CITY, PREFECTURE]
    assert "Shortest path: 2 links" in said(page)
    steps = card.locator("li")
    assert steps.count() == 2
    first = steps.first.inner_text()
    assert "Lingang City → support → Caoyuan County" in first or "Caoyuan County" in first
    assert "rests on" in first
    steps.nth(1).get_by_role("button").press("Enter")
    page.locator("#panel article").first.wait_for()
    assert "lie in" in page.locator("#panel h2").inner_text()
    assert card.is_visible()
    url = page.url
    page.goto("about:blank")
    page.goto(url)
    until(page, SHOWN)
    assert page.locator("#explored li").count() == 2
    page.locator("[data-undo=path]").click()
    assert state(page)["path"] is None


def test_no_path_is_said(show: Callable[..., Page]) -> None:
    page = show(nx.Graph([("a", "b"), ("c", "d")]))
    select(page, "a")
    page.locator("#path-from").click()
    select(page, "d")
    assert "No path among what is shown" in page.locator("#explored").inner_text()
    assert "No path among what is shown" in said(page)


def test_exploring_on_a_phone(show: Callable[..., Page]) -> None:
    page = show(sample(), width=390, height=844, has_touch=True)
    select(page, COUNTY)
    page.locator("#path-from").tap()
    select(page, PROVINCE)
    assert page.locator("#explored li").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") == 390
