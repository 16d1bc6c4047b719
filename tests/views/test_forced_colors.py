"""Views where the system forces its own colours, as Windows does for a high contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

import aidgraph

from .test_accessibility import turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

GROUND = "(selector) => getComputedStyle(document.querySelector(selector)).backgroundColor"
COLOUR = "(selector) => getComputedStyle(document.querySelector(selector)).color"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_chosen_and_focused_still_shows(show: Callable[..., Page], scheme: Literal["light", "dark"]) -> None:
    page = show(aidgraph.open().network("all"), forced_colors="active", color_scheme=scheme)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")

    turn(page, "a thing")
    before = page.evaluate(GROUND, "#pin")
    page.locator("#pin").click()
    assert page.evaluate(GROUND, "#pin") != before
    assert page.evaluate(COLOUR, "#pin") != page.evaluate(COLOUR, "#hide")
    page.mouse.move(5, 5)
    apart = page.evaluate(GROUND, "#pin")
    page.locator("#pin").hover()
    assert page.evaluate(GROUND, "#pin") == apart  # the pair of colours stays whole
    page.keyboard.press("Tab")
    focused = page.evaluate("(({ outlineStyle, outlineWidth }) => [outlineStyle, outlineWidth])"
                            "(getComputedStyle(document.activeElement))")  # fmt: skip
    assert focused == ["solid", "3px"]
    assert page.evaluate(COLOUR, "#hops-less") != page.evaluate(COLOUR, "#hops-more")  # it can go no nearer

    page.locator("#search").fill("a")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(GROUND, "#search-list [aria-selected=true]") != page.evaluate(GROUND, "#search-list")


def test_the_line_of_the_years_and_the_keys_to_the_drawing_stay(show: Callable[..., Page]) -> None:
    page = show(aidgraph.open().network("all"), forced_colors="active")
    turn(page, "measures")
    line = page.evaluate("getComputedStyle(document.querySelector('.handles'), '::before').backgroundColor")
    assert line != page.evaluate(GROUND, "body")
    dots = page.locator("#about-colour .dot").evaluate_all(
        "dots => dots.map((dot) => getComputedStyle(dot).backgroundColor)"
    )
    assert len(set(dots)) == len(dots) > 2
    assert page.evaluate("getComputedStyle(document.querySelector('.zoom')).borderTopStyle") == "solid"
