"""Layouts to switch between, and things pinned to a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.tabs import SHOWN, until

from aidgraph.views import page as pages
from aidgraph.views.layout import Layout
from aidgraph.views.records import Records, read

from .pages import where
from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

COUNTY = f"{ID}place/county-1"
CITY = f"{ID}place/city-1"


@pytest.fixture(autouse=True)
def _two_layouts(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(net: Any, *rest: Any) -> Records:
        records = read(net, *rest)
        rows = [(200 * (i % 8), 160 * (i // 8)) for i in range(len(records.nodes))]
        return replace(
            records, layouts=[records.layouts[0], Layout("geographic", "地理", "Geographic", rows, turns=False)]
        )

    monkeypatch.setattr(pages, "read", both)


def moving(page: Page, name: str) -> set[tuple[int, int]]:
    """Return where a thing is seen over most of a second."""
    seen = set()
    for _ in range(16):
        x, y = where(page, name)
        seen.add((round(x), round(y)))
        page.wait_for_timeout(50)
    return seen


#: Where a thing lies among the others, whatever the view shows of them.
PLACE = """(id) => {
  const { x, y } = aidgraphView.where(id), box = document.getElementById("canvas").getBoundingClientRect();
  const at = aidgraphView.network.DOMtoCanvas({ x: x - box.left, y: y - box.top });
  return [at.x, at.y];
}"""


def drag(page: Page, name: str, right: float, down: float) -> None:
    x, y = where(page, name)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=30)
    page.mouse.up()


def test_another_layout_moves_things_smoothly_and_says_that_it_is_no_map(show: Callable[..., Page]) -> None:
    page = show(sample())
    note = page.locator("#schematic")
    assert note.is_hidden()
    page.get_by_role("combobox", name="Layout").select_option("geographic")
    assert len(moving(page, COUNTY)) > 4
    assert note.inner_text() == "示意，非地图 Schematic, not a map"
    assert "Layout: Geographic" in page.locator("#live").inner_text()
    assert len(page.evaluate("aidgraphView.labels()")) > 5
    # What can be clicked has moved along.
    page.mouse.click(*where(page, COUNTY))
    page.locator("#panel").wait_for(state="visible")
    assert page.evaluate("aidgraphView.state().selected") == COUNTY
    page.keyboard.press("Escape")
    before = where(page, COUNTY)
    page.goto("about:blank")
    page.go_back()
    until(page, SHOWN)
    assert page.locator("#layout").input_value() == "geographic"
    assert where(page, COUNTY) == pytest.approx(before, abs=3)


def test_with_reduced_motion_things_are_there_at_once(show: Callable[..., Page]) -> None:
    page = show(sample(), reduced_motion="reduce")
    page.locator("#layout").select_option("geographic")
    assert len(moving(page, COUNTY)) == 1


def test_a_thing_stays_where_it_was_dragged(show: Callable[..., Page]) -> None:
    page = show(sample())
    drag(page, COUNTY, 80, 40)
    assert list(page.evaluate("aidgraphView.state().pinned")) == [COUNTY]
    dropped, at = page.evaluate("aidgraphView.state().pinned")[COUNTY], page.evaluate(PLACE, COUNTY)
    page.locator("#layout").select_option("geographic")
    moving(page, CITY)
    assert page.evaluate("aidgraphView.state().pinned") == {COUNTY: dropped}
    assert page.evaluate(PLACE, COUNTY) == pytest.approx(at, abs=1)  # the view may have moved around it


def test_what_is_hidden_cannot_be_dragged(show: Callable[..., Page]) -> None:
    page = show(sample())
    at = where(page, CITY)
    page.evaluate("id => aidgraphView.set({ hidden: [id] })", CITY)
    page.wait_for_timeout(100)
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 60, at[1] + 60, steps=20)
    page.mouse.up()
    assert page.evaluate("aidgraphView.state().pinned") == {}
