"""Measures as colour, size and ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
from tests.tabs import SHOWN, until

from aidgraph.views.measures import structure
from aidgraph.views.records import read

from .pages import where
from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PREFECTURE = f"{ID}place/hexi"

#: The colour at a thing's centre.
COLOUR = """id => {
  const canvas = document.querySelector("#canvas canvas"), box = canvas.getBoundingClientRect();
  const { x, y } = aidgraphView.where(id), ratio = canvas.width / box.width;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  return [...copy.getImageData((x - box.left) * ratio, (y - box.top) * ratio, 1, 1).data].slice(0, 3);
}"""


def test_measures_tell_the_things_of_a_network_apart() -> None:
    found = {measure.code: measure for measure in structure(5, [(0, 1), (1, 2), (1, 1), (3, 4)])}
    assert found["betweenness"].values == [0, pytest.approx(1 / 6, abs=1e-6), 0, 0, 0]
    assert found["components"].values == [0, 0, 0, 1, 1]
    assert found["components"].categories == [("分量 1", "component 1"), ("分量 2", "component 2")]


def test_what_would_say_nothing_is_left_out() -> None:
    assert structure(3, []) == []
    assert structure(2, [(0, 1)]) == []
    assert structure(6000, [(0, 1)]) == [], "of large networks"


def test_other_peoples_graphs_are_measured_too() -> None:
    codes = [measure.code for measure in read(nx.karate_club_graph()).measures]
    assert codes == ["betweenness", "communities"]


@pytest.mark.parametrize("channel", ["colour", "ring"])
def test_categories_are_counted_over_what_is_shown(show: Callable[..., Page], channel: str) -> None:
    page = show(sample(), reading="en")
    page.evaluate("channel => aidgraphView.set({[channel]: 'components'})", channel)
    counts = page.locator(f"#about-{channel} .count")
    before = counts.first.inner_text()
    shown, whole = before.split(" / ")
    assert shown == whole
    page.evaluate("id => aidgraphView.set({hidden: [id]})", PREFECTURE)
    assert counts.first.inner_text() == f"{int(whole) - 1} / {whole}"


def test_a_measure_colours_sizes_and_rings(show: Callable[..., Page]) -> None:
    page = show(sample())
    before = page.evaluate(COLOUR, PREFECTURE)
    page.get_by_role("combobox", name="Colour").select_option("betweenness")
    assert page.evaluate(COLOUR, PREFECTURE) != before
    assert page.locator("#about-colour .bar span").count() == 9
    assert page.locator("#about-colour .ticks span").count() == 3
    assert "Colour: Betweenness" in page.locator("#live").inner_text()
    page.get_by_role("combobox", name="Size").select_option("claims")
    assert "Radius by square root" in page.locator("#about-size").inner_text()
    page.get_by_role("combobox", name="Ring").select_option("communities")
    assert 1 < page.locator("#about-ring li").count() <= 7
    assert page.evaluate("id => aidgraphView.select(id)", PREFECTURE)
    measured = page.locator("#measured").inner_text()
    assert "Betweenness" in measured
    assert "community" in measured
    colour = page.evaluate(COLOUR, PREFECTURE)
    page.goto("about:blank")
    page.go_back()
    until(page, SHOWN)
    assert page.locator("#by-size").input_value() == "claims"
    assert page.evaluate(COLOUR, PREFECTURE) == colour


def test_colours_follow_the_theme(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator("#by-colour").select_option("betweenness")
    light = page.evaluate(COLOUR, PREFECTURE)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert page.evaluate(COLOUR, PREFECTURE) != light


def test_an_unknown_measure_is_none(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.evaluate("aidgraphView.set({ colour: 'nothing', size: 'components', ring: '' })")
    assert page.locator("#by-colour").input_value() == ""
    page.mouse.click(*where(page, PREFECTURE))
    page.locator("#panel").wait_for(state="visible")
    assert page.locator("#measured").is_hidden()
