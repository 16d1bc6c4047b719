"""Views under a finger: how large what can be touched is, and that nothing goes off sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import aidgraph

from .test_accessibility import STATES, settled, turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# Names and sources in the text of a claim: each on a line of its own, so 24 px are enough (WCAG 2.5.8), and 44 would
# pull the facts apart.
IN_TEXT = ".claim dd .thing, .claim .other, .claim dd a"

#: What is smaller than it should be: a box counts with its label.
SMALL = """(inText) => {
  const found = [];
  for (const each of document.querySelectorAll("button, summary, select, input, a, tr[tabindex], [role=option]")) {
    if (!each.checkVisibility({ visibilityProperty: true })) continue;
    const target = each.type === "checkbox" ? each.closest("label") : each, box = target.getBoundingClientRect();
    const wide = each.matches("tr") ? each.closest(".scroll").clientWidth : box.width;
    const [width, height] = each.matches(inText) ? [24, 24] : [44, 44];
    if (wide < width || box.height < height) {
      found.push([each.tagName, each.id || each.className, target.innerText, wide, box.height].join(" "));
    }
  }
  return found;
}"""


@pytest.mark.parametrize("reading", ["zh", "en"])
def test_a_finger_hits_what_it_means(show: Callable[..., Page], reading: str) -> None:
    page = show(
        aidgraph.open().network("all"), width=390, height=844, reading=reading, has_touch=True, is_mobile=True
    )  # fmt: skip
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    for state in STATES:
        turn(page, state)
        parts = ".legend" if state == "measures" else ".panel details" if state.startswith("a ") else ""
        if parts:
            page.evaluate("parts => document.querySelectorAll(parts).forEach((part) => { part.open = true; })", parts)
            settled(page)
        assert page.evaluate(SMALL, IN_TEXT) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") == 390, state


def test_a_wide_screen_under_a_finger_has_the_same(show: Callable[..., Page]) -> None:
    page = show(aidgraph.open().network("all"), width=1180, height=820, has_touch=True, is_mobile=True)
    for state in ("start", "filters", "a thing", "downloads", "keys", "tables"):
        turn(page, state)
        assert page.evaluate(SMALL, IN_TEXT) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") == 1180, state


def test_a_handle_of_the_years_takes_hold_around_what_is_seen_of_it(show: Callable[..., Page]) -> None:
    page = show(aidgraph.open().network("all"), width=390, height=844, has_touch=True, is_mobile=True)
    page.locator("#time").scroll_into_view_if_needed()
    for name, along in (("time-from", 0.0), ("time-to", 1.0)):
        box = page.locator(f"#{name}").bounding_box()
        assert box is not None
        x = box["x"] + 22 + along * (box["width"] - 44)
        y = box["y"] + box["height"] / 2
        for dx, dy in ((-20, 0), (20, 0), (0, -20), (0, 20)):
            at = page.evaluate("([x, y]) => document.elementFromPoint(x, y).id", [x + dx, y + dy])
            assert at == name, (dx, dy)
