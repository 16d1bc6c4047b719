"""The drawing by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_arrows_reach_things_brackets_links_and_enter_the_claims(show: Callable[..., Page]) -> None:
    page = show(sample())
    canvas, live, panel = page.locator("#canvas"), page.locator("#live"), page.locator("#panel")
    canvas.focus()
    page.keyboard.press("Home")
    first = live.inner_text()
    assert "links" in first
    page.keyboard.press("]")
    assert "→" in live.inner_text() or "—" in live.inner_text()
    page.keyboard.press("Enter")
    panel.wait_for(state="visible")
    assert page.evaluate("aidgraphView.state().selected") in page.evaluate("aidgraphView.shown().edges")
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "canvas"


def test_arrows_go_everywhere(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    page.locator("#canvas").focus()
    page.keyboard.press("Home")
    seen = set()
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"] * 6:
        page.keyboard.press(key)
        seen.add(page.locator("#live").inner_text())
    assert len(seen) > 8
    names = {held["en"] for _, held in sample().nodes(data=True)}
    assert all(text.split(", ")[0] in names for text in seen)


def test_zoom_and_help(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator("#canvas").focus()
    before = page.evaluate("aidgraphView.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("aidgraphView.network.getScale()") > before
    page.keyboard.press("0")
    assert abs(page.evaluate("aidgraphView.network.getScale()") - before) < 1e-6
    page.locator("#keys-open").click()
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#keys").is_hidden()
