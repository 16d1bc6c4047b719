"""Views in a browser: where things lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def where(page: Page, name: str) -> tuple[float, float]:
    at = page.evaluate("id => aidgraphView.where(id)", name)
    return at["x"], at["y"]
