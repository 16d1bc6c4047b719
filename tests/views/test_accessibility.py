"""What axe-core says of views, in all their states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from tests.accessible import findings

import aidgraph

from .sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

#: What a reader opens, each from the page as it starts.
STATES = {
    "start": "",
    "filters": "for (const part of document.querySelectorAll('.legend, .legend details')) part.open = true",
    "a thing": "aidgraphView.select(things[0])",
    "a link": "aidgraphView.select(links[0])",
    "a path": "aidgraphView.set({ path: [things[0], things[4]], hidden: [things[6]], "
    "pinned: { [things[1]]: [0, 0] } })",
    "downloads": "document.getElementById('download').open = true",
    "keys": "document.getElementById('keys').showModal()",
    "a search": "const box = document.getElementById('search'); box.value = 'a'; box.dispatchEvent(new Event('input'))",
    "measures": "document.getElementById('legend').open = true; "
    "aidgraphView.set({ colour: 'communities', size: 'claims', ring: 'betweenness' })",
    "tables": "for (const part of document.querySelectorAll('.tables details')) part.open = true",
}

#: What shows when they are open.
PARTS = [".facet ul", "#panel", "#explored", "#download div", "#keys", "#search-list", "#about-colour > *", "tbody tr"]

CLEAR = """() => {
  aidgraphView.set({ selected: "", path: null, hidden: [], pinned: {}, colour: "", size: "", ring: "" });
  for (const part of document.querySelectorAll("details")) part.open = false;
  document.getElementById("keys").close();
  const box = document.getElementById("search");
  box.value = "";
  box.dispatchEvent(new Event("input"));
}"""


def turn(page: Page, state: str) -> None:
    page.evaluate(CLEAR)
    act = STATES[state]
    page.evaluate(f"() => {{ const {{ nodes: things, edges: links }} = aidgraphView.shown(); {act}; }}")
    settled(page)


def settled(page: Page) -> None:
    """Wait until what was opened has been told so, as tables are, which make their rows then."""
    page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")


def opened(page: Page) -> set[str]:
    return {part for part in PARTS if page.locator(part).first.is_visible()}


@pytest.mark.parametrize(
    ("reading", "width", "scheme"),
    [("both", 1440, "light"), ("zh", 390, "dark"), ("en", 1440, "dark"), ("en", 390, "light")],
)
def test_every_state_is_accessible(show: Callable[..., Page], reading: str, width: int, scheme: str) -> None:
    page = show(sample(), width=width, height=900, color_scheme=scheme, reading=None if reading == "both" else reading)
    seen = set()
    for state in STATES:
        turn(page, state)
        seen.update(opened(page))
        assert findings(page) == [], state
    assert seen == set(PARTS)


def test_the_whole_graph_is_accessible_in_every_language(show: Callable[..., Page]) -> None:
    page = show(aidgraph.open().network("all"), width=1440, height=900)
    looks: list[tuple[int, Literal["light", "dark"]]] = [(1440, "light"), (390, "dark")]
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for reading in ("both", "zh", "en"):
            page.evaluate("reading => aidgraphView.set({ reading })", reading)
            turn(page, "a thing")
            page.evaluate("for (const part of document.querySelectorAll('details:not(.menu)')) part.open = true")
            settled(page)
            assert findings(page) == [], (width, reading)


def test_a_pressed_button_can_be_read_under_the_pointer(show: Callable[..., Page]) -> None:
    page = show(sample())
    turn(page, "a thing")
    page.locator("#pin").click()
    assert page.locator("#pin[aria-pressed=true]:hover").count() == 1
    assert findings(page) == []
