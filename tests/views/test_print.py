"""Views on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from pypdf import PdfReader

from .sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

FILTERED = {"off": {"kind": ["County"], "relation": ["partOf"]}, "publishers": 1}


def printed(page: Page, **state: Any) -> None:
    page.evaluate("state => aidgraphView.set(state)", state)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def test_paper_has_the_drawing_and_the_words_but_no_controls(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    page.evaluate("aidgraphView.select(aidgraphView.shown().nodes[0])")
    page.evaluate("document.getElementById('node-table').open = true")
    printed(page, **FILTERED, pinned={"nothing": [0, 0]})
    for part in ("h1", ".counts", ".sheet svg", "#legend .lines", "#shown", "#node-table tbody tr", "footer"):
        assert page.locator(part).first.is_visible(), part
    for part in ("#panel", "#search", ".toolbar", ".zoom", ".canvas", "#filters", "#explored", "#edge-table", "#reset"):
        assert page.locator(part).first.is_hidden(), part
    assert page.locator(".legend input:visible, select:visible").count() == 0
    assert page.locator(".legend li", has=page.locator("[value=County]")).is_hidden()


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("en", ["Filtered: Type: without County; Relation: without belong to; at least 1 independent publisher"]),
        ("zh", ["筛选：类型不含县；关系不含隶属；独立发布者至少 1 家"]),
    ],
)
def test_paper_says_what_is_filtered(show: Callable[..., Page], reading: str, said: list[str]) -> None:
    page = show(sample(), reading=reading)
    printed(page)
    assert page.locator(".sheet .limit").count() == 0
    printed(page, **FILTERED)
    assert page.locator(".sheet .limit").all_inner_texts() == said
    one = page.evaluate("aidgraphView.shown().nodes[0]")
    kinds = page.evaluate("[...document.querySelectorAll('input[data-facet=kind]')].map((box) => box.value)")
    printed(page, off={"kind": kinds}, publishers=0)
    (text,) = page.locator(".sheet .limit").all_inner_texts()
    assert text in {"Filtered: Type: none shown", "筛选：不显示任何类型"}
    printed(page, off={}, publishers=0, years=[2016, 2017], undated=False, only=[one, 2])
    (text,) = page.locator(".sheet .limit").all_inner_texts()
    assert re.search("2016[–—]2017", text)
    assert re.search("2 (links|步)", text)


def test_paper_has_all_that_is_shown_whatever_the_zoom_and_the_focus(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    printed(page)
    count, labels = "document.querySelectorAll('.sheet path title').length", page.locator(".sheet text").count()
    assert page.evaluate(count) == len(sample())
    assert labels > 10
    printed(page, camera=[900, 900, 4], selected=page.evaluate("aidgraphView.shown().nodes[0]"))
    assert page.evaluate(count) == len(sample())
    assert page.locator(".sheet text").count() == labels
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(".sheet").is_hidden()
    assert page.evaluate("aidgraphView.state().camera[2]") == 4
    printed(page, **FILTERED)
    shown = page.evaluate("aidgraphView.shown().nodes.length")
    assert page.evaluate(count) == shown < len(sample())


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sheet_is_light_and_holds_the_drawing(
    show: Callable[..., Page], tmp_path: Path, scheme: Literal["light", "dark"], landscape: bool
) -> None:
    page = show(sample(), color_scheme=scheme, reading="en", width=390, height=844)  # the legend is closed at first
    page.pdf(path=tmp_path / "view.pdf", format="A4", landscape=landscape)
    texts = [sheet.extract_text() for sheet in PdfReader(tmp_path / "view.pdf").pages]
    assert len(texts) <= 2
    whole = re.sub(r"\s+", " ", " ".join(texts))
    for said in ("A sample: aid of Donghai Province", "rests on plans only", "Donghai Province", "Sample source A"):
        assert said in whole, said
    assert page.locator("#legend").get_attribute("open") is None
    page.evaluate("dispatchEvent(new Event('afterprint'))")  # of a print that was never begun
    assert page.locator("#legend").get_attribute("open") is None
    printed(page)
    printed(page)
    assert page.locator(".sheet > *").count() == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#legend").get_attribute("open") is None
    assert not page.locator("#canvas").get_attribute("style")
    printed(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    box = page.locator(".sheet svg").bounding_box()
    assert box is not None
    assert box["width"] <= 390
    assert box["height"] <= 150 * 96 / 25.4 + 1
